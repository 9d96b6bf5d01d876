"""What becomes of finished files: a build writes them at once, a preview and the tests hold them."""

from __future__ import annotations

from typing import Protocol, TypeVar

from decan.site.page import File, OutputPath


class Finished(Protocol):
    """A finished file, or what stands for it."""

    @property
    def output(self) -> OutputPath:
        """Where it lies in the site."""

    @property
    def digest(self) -> str:
        """Of its bytes."""


F = TypeVar("F", bound=Finished)
F_co = TypeVar("F_co", covariant=True, bound=Finished)


class Keeper(Protocol[F_co]):
    """Takes each finished file, perhaps in another process, and gives what stands for it in the result."""

    @property
    def is_keyed(self) -> bool:
        """Whether files are known by keys."""

    def known(self, output: OutputPath, key: str) -> F_co | None:
        """A page that need not be rendered, because it was before, from the same."""

    def all_known(self, key: str) -> tuple[F_co, ...]:
        """All files of one key, which need not be made for the same reason; empty where one of them is not there."""

    def keep(self, file: File, key: str = "") -> F_co:
        """Take a file with its key: a digest of what it is made from."""


class InMemory:
    """Keeps files as they are."""

    is_keyed = False

    def known(self, _: OutputPath, __: str) -> File | None:
        """None is."""
        return None

    def all_known(self, _: str) -> tuple[File, ...]:
        """None are."""
        return ()

    def keep(self, file: File, _: str = "") -> File:
        """The file."""
        return file

"""The arguments of a shortcode: ``src="a b.png" width=300 "first" second``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_ARGUMENT: Final = re.compile(
    r"""(?:(?P<name>[\w-]+)\s*[=:]\s*)?(?:"(?P<double>(?:\\.|[^"\\])*)"|'(?P<single>[^']*)'|`(?P<raw>[^`]*)`|(?P<bare>[^\s"'`,]+))"""
)
_MARKUP: Final = re.compile(r"<[^<>]*>")
_BLANKS: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Arguments:
    """What stands between a shortcode's name and its end."""

    positional: tuple[str, ...]
    named: dict[str, str]

    def get(self, *names: str, position: int = -1) -> str:
        """The first argument of these names that is there, else the one at that position, else an empty text."""
        for name in names:
            if self.named.get(name):
                return self.named[name]
        return self.positional[position] if 0 <= position < len(self.positional) else ""


def read_arguments(text: str) -> Arguments:
    r"""Read arguments; quotation marks and backslashes before them are taken off.

    >>> read_arguments(r'"x.md" title="A \"b\""')
    Arguments(positional=('x.md',), named={'title': 'A "b"'})
    """
    positional: list[str] = []
    named: dict[str, str] = {}
    for found in _ARGUMENT.finditer(text):
        double = found["double"]
        value = (
            double.replace('\\"', '"').replace("\\\\", "\\")
            if double is not None
            else next(filter(None, found.group("single", "raw", "bare")), "")
        )
        if found["name"]:
            named[found["name"].lower()] = value
        else:
            positional.append(value)
    return Arguments(tuple(positional), named)


def words(text: str) -> str:
    """The words of a caption: without HTML, on one line."""
    return _BLANKS.sub(" ", _MARKUP.sub("", text)).strip()

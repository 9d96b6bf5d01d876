"""Why nothing, or not everything, was written: a value, for the command to show."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Failure:
    """``message`` is one sentence that names the file or folder, ``hint`` says what to do. Nothing old is lost when it is returned."""

    message: str
    hint: str = ""


def reason(error: OSError) -> str:
    """The system's words for an error, without Python's: ``No space left on device``."""
    return error.strerror or type(error).__name__

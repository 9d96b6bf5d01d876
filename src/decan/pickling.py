"""Plain values as bytes and back: between processes, and in the cache.

Bytes of the cache may have been damaged, or put there by somebody else. So nothing is made of them but our own plain values: a pickle that
asks for anything else is refused (the way of https://docs.python.org/3/library/pickle.html#restricting-globals).
"""

from __future__ import annotations

import io
import pickle
import sys
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from operator import attrgetter
from typing import Any

_ROOMS = ("decan.model.", "decan.diagnostics")
_DAYS = {"date": date, "datetime": datetime, "time": time}


class _Fields(dict[type, Callable[[Any], Any]]):
    """How values travel: a dataclass by its fields, in order. The way of its own takes twice as long, at both ends."""

    def __missing__(self, kind: type) -> Callable[[Any], Any]:
        if not is_dataclass(kind) or not all(item.init and not item.kw_only for item in fields(kind)) or len(fields(kind)) < 2:
            raise KeyError(kind)
        values = attrgetter(*(item.name for item in fields(kind)))
        self[kind] = reduced = lambda value: (kind, values(value))
        return reduced


def packed(value: object) -> memoryview:
    """A value as bytes."""
    sent = io.BytesIO()
    pickler = pickle.Pickler(sent, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = _Fields()
    pickler.dump(value)
    return sent.getbuffer()


class _Plain(pickle.Unpickler):
    """Makes our own plain values and nothing else."""

    def find_class(self, module: str, name: str) -> type:
        """A dataclass or an enumeration of ours, or a day."""
        found = _DAYS.get(name) if module == "datetime" else None
        if module.startswith(_ROOMS):
            found = getattr(sys.modules.get(module), name, None)
        if not isinstance(found, type) or not (is_dataclass(found) or issubclass(found, (Enum, date, time))):
            raise pickle.UnpicklingError(f"{module}.{name} is no plain value")
        return found


def unpacked(data: bytes) -> Any:  # noqa: ANN401
    """The value in bytes that nobody vouches for. Raises ValueError for anything but plain values."""
    try:
        return _Plain(io.BytesIO(data)).load()
    except (MemoryError, RecursionError):
        raise
    except Exception as error:
        raise ValueError(str(error)) from error

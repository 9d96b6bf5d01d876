"""What is said when Decan itself is at fault."""

from __future__ import annotations

import sys
import tempfile
import traceback
from pathlib import Path

from decan import __version__
from decan.diagnostics import printable


def tell(error: Exception) -> None:
    """One sentence on stderr, and the traceback in a file, to go with a report."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(place.filename).name}:{place.lineno}"
    details = "".join(traceback.format_exception(error))
    print(f"decan: internal error: {type(error).__name__} at {where}: {printable(str(error))}", file=sys.stderr)
    try:
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", prefix="decan-error-", suffix=".txt", delete=False, errors="replace"
        ) as file:
            file.write(f"decan {__version__}, Python {sys.version}\n{details}")
    except OSError:
        return
    print(f"  hint: this is a mistake in Decan, not in your journal; please report it with {file.name}", file=sys.stderr)

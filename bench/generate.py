"""Write a made-up learning journal: ``python bench/generate.py --entries 5000 --shape days --out DIR``.

The same seed gives the same bytes, and a longer journal has the shorter one's entries, byte for byte, and newer ones.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from benching.entries import LAST_ENTRY
from benching.shapes import NAMES, write


def main(arguments: Sequence[str] | None = None) -> int:
    """Write what the arguments ask for; the exit status."""
    parser = argparse.ArgumentParser(prog="generate.py", description="Write a made-up learning journal.")
    parser.add_argument("--entries", type=int, required=True, metavar="N", help=f"how many, at most {LAST_ENTRY}")
    parser.add_argument(
        "--shape", choices=NAMES, default="days", help="a file a day, a file a month, or as a peer reads it (default: days)"
    )
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="where to; made if missing")
    parser.add_argument("--seed", default="1", help="any text (default: 1)")
    asked = parser.parse_args(arguments)
    if not 0 < asked.entries <= LAST_ENTRY:
        parser.error(f"--entries is from 1 to {LAST_ENTRY}")
    number, size = write(asked.shape, asked.entries, asked.out, asked.seed)
    print(f"{asked.out}: {asked.entries} entries in {number} files, {size / 1e6:.1f} MB, shape {asked.shape}, seed {asked.seed}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

"""``python -m decan``."""

import sys

from decan.cli import main

if __name__ == "__main__":
    sys.exit(main())

"""``python -m decan``."""

from decan.cli import command

if __name__ == "__main__":
    command()

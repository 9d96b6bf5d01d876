"""Names of files that editors and systems put beside the real ones for a moment. Nobody wants to know."""

from __future__ import annotations

import re

_TEMPORARY = re.compile(
    r"""
      .*~                        # backups of vim, Emacs, Kate, gedit
    | \.\#.*                     # Emacs: who has it open
    | \#.*\#                     # Emacs: saved by itself
    | \..*\.sw[a-z]              # vim: swap files
    | 4913                       # vim: whether the folder can be written
    | .*\.tmp                    # written first, then renamed
    | .*\.kate-swp
    | \.goutputstream-.*         # gedit and what else is built on GLib
    | .*___jb_(?:tmp|old)___     # JetBrains
    | \.~lock\..*\#              # LibreOffice
    | ~\$.*                      # Microsoft Office
    | \.nfs[0-9a-f]+             # deleted while open
    | \.fuse_hidden.*
    | \.DS_Store | Thumbs\.db | desktop\.ini
    """,
    re.VERBOSE,
)


def temporary(name: str) -> bool:
    """Whether a file's name (without folders) says that it is not there to stay."""
    return _TEMPORARY.fullmatch(name) is not None

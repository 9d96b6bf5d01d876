"""Scripts of others that Decan carries, byte for byte as their makers publish them: a build loads nothing, nor does a page of the site.

>>> [(script.name, script.version, script.licence) for script in SCRIPTS]
[('temml.min.js', '0.13.5', 'MIT'), ('mermaid.tiny.js', '11.17.2', 'MIT'), ('idiomorph.min.js', '0.8.0', '0BSD')]

Temml turns TeX into MathML while the site is built and never becomes a part of it. Mermaid is copied into a site that has a diagram. Of
Mermaid it is the edition without mind maps, architecture diagrams and formulas: 2.6 MB, 0.7 MB compressed, in one file that a classic
script tag loads from ``file://`` too; the whole one is 1.6 MB compressed, in modules that only a server can deliver. Idiomorph changes a
page in place while it is previewed; no site has it.

To take a newer one: ``npm pack <package>@<version>``, copy the file and the licence, and write its version and SHA-256 here. A test
compares them.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

_HERE: Final = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Script:
    """A script of somebody else's."""

    name: str
    """Of the file, here and in its package below ``dist/``."""
    package: str
    """On npm."""
    version: str
    licence: str
    """By its SPDX name; the text lies beside the script."""
    digest: str
    """SHA-256 of the file, hex."""

    def read(self) -> bytes:
        """The script, as it was published."""
        return (_HERE / self.name).read_bytes()

    @property
    def licence_file(self) -> Path:
        """The text of the licence."""
        return _HERE / f"{self.name.partition('.')[0]}.LICENSE"


TEMML: Final = Script("temml.min.js", "temml", "0.13.5", "MIT", "1ab19148afe0dbc836b7a74f344071b3f3a70a7a8259ae4049e76894fcdf8d95")
MERMAID: Final = Script(
    "mermaid.tiny.js", "@mermaid-js/tiny", "11.17.2", "MIT", "7a644017d37f93c8359790884e6b67fb1f747c78eb20475952404bd87190a3f8"
)
IDIOMORPH: Final = Script(
    "idiomorph.min.js", "idiomorph", "0.8.0", "0BSD", "4cbd535caf7663a51eda9bce6595371c384fc430d54b8d414e29a61167f19f96"
)
SCRIPTS: Final = (TEMML, MERMAID, IDIOMORPH)

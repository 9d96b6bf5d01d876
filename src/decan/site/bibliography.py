r"""The listed resources for reference managers: BibTeX and CSL-JSON.

Sources: the BibLaTeX manual (types and fields), https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html (CSL-JSON). A resource
without a title is left out, since nothing could be cited by it.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Sequence
from urllib.parse import quote

from decan.model.journal import Journal, Resource
from decan.site.page import File
from decan.site.slugs import output_of
from decan.site.urls import BIBTEX, CSL

_BIBTEX = {"paper": "article", "book": "book", "code": "software", "tool": "software"}
_CSL = {
    "paper": "article-journal",
    "book": "book",
    "code": "software",
    "tool": "software",
    "video": "motion_picture",
    "lecture": "speech",
    "article": "webpage",
}
_SPECIAL = {"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
_SPECIAL.update({sign: "\\" + sign for sign in "#$%&_"})
_YEAR = re.compile(r"^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


def bibliography(journal: Journal) -> tuple[File, File]:
    """``resources.bib`` and ``resources.csl.json``."""
    shown = [resource for resource in journal.resources if resource.listed and resource.title and resource.incomplete != "title"]
    keys = _keys(shown)
    bib = "\n".join(_bibtex(key, resource) for key, resource in zip(keys, shown, strict=True))
    csl = json.dumps([_csl(key, resource) for key, resource in zip(keys, shown, strict=True)], ensure_ascii=False, indent=1) + "\n"
    return File(output_of(BIBTEX), bib.encode("utf-8", "replace")), File(output_of(CSL), csl.encode("utf-8", "replace"))


def _keys(resources: Sequence[Resource]) -> list[str]:
    """A citation key each, in ASCII, once only: the id without what a key cannot hold, else a number."""
    taken: set[str] = set()
    keys = []
    for number, resource in enumerate(resources, 1):
        plain = unicodedata.normalize("NFKD", resource.id).encode("ascii", "ignore").decode()
        key = re.sub(r"[^A-Za-z0-9_-]+", "-", plain).strip("-") or f"resource-{number}"
        while key in taken:
            key = f"{key}-{number}"
        taken.add(key)
        keys.append(key)
    return keys


def _escaped(text: str) -> str:
    return "".join(_SPECIAL.get(sign, sign) for sign in " ".join(text.split()))


def _identity(resource: Resource, scheme: str) -> str:
    """What stands behind ``arxiv:`` or ``doi:`` in the identity, else empty."""
    return resource.identity.removeprefix(f"{scheme}:") if resource.identity.startswith(f"{scheme}:") else ""


def _bibtex(key: str, resource: Resource) -> str:
    arxiv = _identity(resource, "arxiv")
    kind = "misc" if arxiv else _BIBTEX.get(resource.kind, "online" if resource.url else "misc")
    year = _YEAR.match(resource.published)
    fields = {
        "title": "{" + _escaped(resource.title) + "}",
        "author": " and ".join("{" + _escaped(name) + "}" if "," not in name else _escaped(name) for name in resource.authors),
        "year": year[1] if year else "",
        "doi": _escaped(_identity(resource, "doi")),
        "eprint": _escaped(arxiv),
        "archiveprefix": "arXiv" if arxiv else "",
        "url": quote(resource.url, safe=":/?#[]@!$&'()*+,;=%~-._") if resource.url else "",
        "urldate": resource.last.isoformat() if resource.last and resource.url else "",
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@{kind}{{{key},\n{lines}}}\n"


def _csl(key: str, resource: Resource) -> dict[str, object]:
    issued = _YEAR.match(resource.published)
    day = resource.last
    arxiv = _identity(resource, "arxiv")
    value: dict[str, object] = {
        "id": key,
        "type": "article" if arxiv else _CSL.get(resource.kind, "webpage" if resource.url else "document"),
        "title": resource.title,
        "author": [{"literal": name} for name in resource.authors],
        "issued": {"date-parts": [[int(part) for part in issued.groups() if part]]} if issued else None,
        "DOI": _identity(resource, "doi"),
        "number": f"arXiv:{arxiv}" if arxiv else "",
        "URL": resource.url,
        "accessed": {"date-parts": [[day.year, day.month, day.day]]} if day and resource.url else None,
    }
    return {name: part for name, part in value.items() if part}

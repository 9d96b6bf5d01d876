r"""The listed resources for reference managers: BibTeX and CSL-JSON.

Sources: the BibLaTeX manual (types and fields), https://docs.citationstyles.org/en/stable/specification.html (types and variables of
CSL). Both lists are sorted by key. A resource without a title is left out, since nothing could be cited by it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date as Day
from urllib.parse import quote

from decan.journal.slugs import hashed
from decan.model.journal import Journal, Resource
from decan.site.page import File
from decan.site.people import Name, people
from decan.site.plain import json_bytes, printable
from decan.site.slugs import output_of
from decan.site.urls import BIBTEX, CSL

_TYPES = {
    "paper": ("article", "article-journal"),
    "book": ("book", "book"),
    "code": ("software", "software"),
    "tool": ("software", "software"),
    "video": ("", "motion_picture"),
    "lecture": ("", "speech"),
}
"""A kind → its type in BibTeX and in CSL; empty where the format has none for it."""
_SPECIAL = {
    "\\": r"{\textbackslash}",
    "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}",
    **{sign: "\\" + sign for sign in "#$%&_"},
}
_EVEN = str.maketrans({**_SPECIAL, "{": r"\{", "}": r"\}"})
_ODD = str.maketrans({**_SPECIAL, "{": r"{\textbraceleft}", "}": r"{\textbraceright}"})
"""BibTeX counts escaped braces, too, when it looks for the end of a field, so those without a partner need another form."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?!\d)")
_YEAR = re.compile(r"(?<!\d)(1[4-9]\d\d|20\d\d)(?!\d)")


def bibliography(journal: Journal) -> tuple[File, File]:
    """``resources.bib`` and ``resources.csl.json``."""
    shown = [resource for resource in journal.resources if resource.listed and resource.title and resource.incomplete != "title"]
    items = sorted(zip(_keys(shown), shown, strict=True), key=lambda item: item[0])
    bib = "\n".join(_bibtex(key, resource) for key, resource in items)
    return File(output_of(BIBTEX), bib.encode()), File(output_of(CSL), json_bytes(_csl(key, resource) for key, resource in items))


def _keys(resources: Sequence[Resource]) -> list[str]:
    """A citation key each, in ASCII, once only in any case: the id; where that has other letters, what is left of it and a short hash."""
    taken: set[str] = set()
    keys = []
    for resource in resources:
        plain = re.sub(r"[^A-Za-z0-9_-]+", "-", resource.id).strip("-")
        key = plain if plain == resource.id else f"{plain or 'resource'}-{hashed(resource.id)}"
        while key.lower() in taken:
            key = f"{key}-{hashed(key)}"
        taken.add(key.lower())
        keys.append(key)
    return keys


def _identity(resource: Resource, scheme: str) -> str:
    """What stands behind ``arxiv:`` or ``doi:`` in the identity, else empty."""
    return resource.identity.removeprefix(f"{scheme}:") if resource.identity.startswith(f"{scheme}:") else ""


def _doi(resource: Resource) -> str:
    given = re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", dict(resource.details).get("doi", ""), flags=re.IGNORECASE)
    return _identity(resource, "doi") or given


def _date(published: str) -> tuple[int, ...]:
    """Year, month and day as far as they are said and possible; the first year in other words."""
    found = _ISO.match(published)
    if found is None:
        year = _YEAR.search(published)
        return (int(year[1]),) if year else ()
    parts = tuple(int(part) for part in found.groups() if part)
    try:
        Day(*(*parts, 1, 1)[:3])
    except ValueError:
        return parts[:1] if parts[0] else ()
    return parts


# ---- BibTeX


def _escaped(text: str) -> str:
    return " ".join(printable(text).split()).translate(_EVEN if _is_balanced(text) else _ODD)


def _is_balanced(text: str) -> bool:
    """Whether each brace has its partner."""
    depth = 0
    for sign in text if "{" in text or "}" in text else "":
        depth += (sign == "{") - (sign == "}")
        if depth < 0:
            return False
    return depth == 0


def _verbatim(text: str) -> str:
    """An address or a number, which BibTeX does not read as TeX: without what would end the field."""
    return re.sub(r"[{}\\\s]", "", printable(text))


def _names(names: Iterable[Name]) -> str:
    return " and ".join(map(_bibtex_name, names))


def _bibtex_name(name: Name) -> str:
    if name.literal:
        return "others" if name.others else "{" + _escaped(name.literal) + "}"
    family = " ".join(filter(None, (name.particle, name.family)))
    return ", ".join(_escaped(part) for part in (family, name.suffix, name.given) if part)


def _types(resource: Resource) -> tuple[str, str]:
    """What it is in BibTeX and in CSL."""
    details = dict(resource.details)
    if resource.kind == "paper" and "journal" not in details:
        if "booktitle" in details:
            return "inproceedings", "paper-conference"
        if _identity(resource, "arxiv"):
            return "misc", "article"
    bibtex, csl = _TYPES.get(resource.kind, ("", ""))
    other = ("online", "webpage") if resource.url else ("misc", "document")
    return bibtex or other[0], csl or other[1]


def _bibtex(key: str, resource: Resource) -> str:
    details = dict(resource.details)
    arxiv = _identity(resource, "arxiv")
    issued = _date(resource.published)
    said = {name: _braced(_escaped(details.get(name, ""))) for name in ("publisher", "edition", "volume", "number", "pages", "isbn")}
    fields = {
        "title": "{{" + _escaped(resource.title) + "}}",
        "author": _braced(_names(people(resource.authors))),
        "editor": _braced(_names(people((details.get("editor", ""),)))),
        "journal": _braced(_escaped(details.get("journal", ""))),
        "booktitle": _braced(_escaped(details.get("booktitle", ""))),
        **said,
        "year": _braced(f"{issued[0]:04d}" if issued else ""),
        "month": _MONTHS[issued[1] - 1] if len(issued) > 1 else "",
        "day": _braced(str(issued[2]) if len(issued) > 2 else ""),
        "doi": _braced(_verbatim(_doi(resource))),
        "eprint": _braced(_verbatim(arxiv)),
        "archiveprefix": _braced("arXiv" if arxiv else ""),
        "url": _braced(quote(printable(resource.url), safe=":/?#[]@!$&'()*+,;=%~-._")),
        "urldate": _braced(resource.last.isoformat() if resource.last and resource.url else ""),
    }
    lines = "".join(f"  {name} = {value},\n" for name, value in fields.items() if value)
    return f"@{_types(resource)[0]}{{{key},\n{lines}}}\n"


def _braced(value: str) -> str:
    return f"{{{value}}}" if value else ""


# ---- CSL-JSON


def _csl_name(name: Name) -> dict[str, str]:
    parts = {"family": name.family, "given": name.given, "non-dropping-particle": name.particle, "suffix": name.suffix}
    return {"literal": name.literal} if name.literal else {part: text for part, text in parts.items() if text}


def _csl(key: str, resource: Resource) -> dict[str, object]:
    details = dict(resource.details)
    issued = _date(resource.published)
    day = resource.last
    arxiv = _identity(resource, "arxiv")
    number = details.get("number", "")
    value: dict[str, object] = {
        "id": key,
        "type": _types(resource)[1],
        "title": resource.title,
        "author": [_csl_name(name) for name in people(resource.authors)],
        "editor": [_csl_name(name) for name in people((details.get("editor", ""),))],
        "container-title": details.get("journal") or details.get("booktitle"),
        "publisher": details.get("publisher") or ("arXiv" if arxiv else ""),
        "edition": details.get("edition"),
        "volume": details.get("volume"),
        "issue": number if "journal" in details else "",
        "page": details.get("pages", "").replace("--", "-"),
        "issued": {"date-parts": [list(issued)]} if issued else None,
        "ISBN": details.get("isbn"),
        "DOI": _doi(resource),
        "number": f"arXiv:{arxiv}" if arxiv else number if "journal" not in details else "",
        "URL": resource.url,
        "accessed": {"date-parts": [[day.year, day.month, day.day]]} if day and resource.url else None,
    }
    return {name: part for name, part in value.items() if part}

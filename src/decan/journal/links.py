"""Every link of the journal to what it leads to, and what is wrong with those that lead nowhere.

A link is looked up as a file (`names`), then as a day (``[[2022-07-24]]``), a topic, a label under which a resource was linked, and a page
that every site has (``/tags/``). Its anchor must be a heading, or an id, of the text that it leads to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote

from decan.config import Config
from decan.diagnostics import Diagnostic, Severity
from decan.journal.anchors import Anchors
from decan.journal.candidates import Candidates
from decan.journal.kinds import is_external, stem_of
from decan.journal.names import WIKI, Names
from decan.journal.pieces import Piece, finding
from decan.journal.resources.labels import label_key
from decan.journal.spellings import topic_key
from decan.journal.when import date_in_title
from decan.model.document import Document, Link, LinkForm
from decan.model.journal import Target

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]+:")
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|avif|bmp|ico|tiff?)$", re.IGNORECASE)
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,5}$")
_MARKDOWN = re.compile(r"\.(?:md|markdown|mdx|html?)$", re.IGNORECASE)
_GENERATED = {
    "": "/",
    **dict.fromkeys(("tags", "topics", "categories", "category", "tag"), "/topics/"),
    **dict.fromkeys(("posts", "blog", "archive", "archives", "journal", "post", "all-posts"), "/journal/"),
    **dict.fromkeys(("feed.xml", "atom.xml", "index.xml", "rss.xml", "feed", "rss"), "/feed.xml"),
    **{"resources": "/resources/", "roadmaps": "/roadmaps/", "search": "/search/", "notes": "/notes/"},
}
_TOPIC_PATH = re.compile(r"/?(?:tags?|topics?|categor(?:y|ies))/([^/]+)/?$", re.IGNORECASE)

Resolved = Mapping[str, Mapping[int, Target]]
"""By document's path, by the link's index: what it leads to."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where everything is: what the resolver knows besides the names of files."""

    names: Names
    pieces: Mapping[str, tuple[Piece, ...]]
    """By document's path: its own pieces, the one that stands for the whole document first."""
    days: frozenset[str]
    """ISO days that have an entry."""
    topics: Mapping[str, str]
    """Topic's folded name → its id."""
    about: Mapping[str, Target]
    """Note's id → the topic or resource whose page shows it."""
    labels: Mapping[str, str]
    """Folded label of a resource → its id."""
    hidden: frozenset[str]
    """Documents that are not published."""
    config: Config


@dataclass(slots=True)
class _Findings:
    """What a run of the resolver has found so far."""

    diagnostics: list[Diagnostic] = field(default_factory=list)
    candidates: dict[str, Candidates] = field(default_factory=dict)
    """Of wiki names, documents and other files, made when the first is needed."""
    anchors: dict[str, Anchors] = field(default_factory=dict)
    """By document's path, made when the first is needed."""

    def tell(self, code: str, severity: Severity, message: str, document: Document, link: Link, hint: str) -> None:
        """Keep a finding about a link."""
        self.diagnostics.append(finding(code, severity, message, document.path, link.line, link.column, hint))


def resolve(
    documents: Sequence[Document], shown: Mapping[str, Sequence[int]], places: Places, *, hints: bool = True
) -> tuple[Resolved, tuple[Diagnostic, ...]]:
    """The target of each link that is shown. ``shown`` holds, by document, the indexes of links that stand in a published text.

    Without ``hints`` no nearest names are looked for.
    """
    findings = _Findings() if hints else _Findings(candidates=dict.fromkeys(("wiki", "document", "file"), Candidates(())))
    resolved: dict[str, dict[int, Target]] = {}
    for document in documents:
        targets: dict[int, Target] = {}
        for index in shown.get(document.path, ()):
            link = document.links[index]
            if link.target or link.anchor:
                targets[index] = _target(link, document, places, findings)
        resolved[document.path] = targets
    return resolved, tuple(findings.diagnostics)


def _target(link: Link, document: Document, places: Places, findings: _Findings) -> Target:
    """What one link leads to; ``missing`` with a diagnostic when nothing is found."""
    local = _within_site(link.target, places.config)
    if local is None:
        if is_external(link.target) or link.target.startswith("//") or (_SCHEME.match(link.target) and link.form not in WIKI):
            return Target("external", link.target)
    else:
        path, _, anchor = local.partition("#")
        link = Link(path, link.label, link.form, link.role, link.line, link.column, anchor=link.anchor or anchor)
    if not link.target:
        return _anchored(link, document.path, document, places, findings)
    found = places.names.find(link, document.path)
    if found is not None:
        if found.case and link.form not in WIKI:
            hint = f"write it as the file is called: {found.path}"
            message = f"“{link.target}” differs from the file's name in case"
            findings.tell("link.case", Severity.INFO, message, document, link, hint)
        if found.others and link.form is not LinkForm.IMAGE:
            _report_ambiguous(link, document, found.path, found.others, findings)
        if found.path not in places.pieces:
            return _file(link, document, found.path, places, findings)
        return _anchored(link, found.path, document, places, findings)
    return _named(link, places) or _missing(link, document, places, findings)


def _within_site(target: str, config: Config) -> str | None:
    """The path of a link that names the site itself by its full URL; None for another site or no URL at all."""
    if not config.url or not is_external(target):
        return None
    bare = target.split("//", 1)[1].removeprefix("www.")
    site = config.url.split("//", 1)[-1].removeprefix("www.").rstrip("/")
    if bare.casefold() == site.casefold():
        return "/"
    return "/" + bare[len(site) + 1 :] if bare.casefold().startswith(site.casefold() + "/") else None


def _file(link: Link, document: Document, path: str, places: Places, findings: _Findings) -> Target:
    """A file that is no document of the site: an asset, or a document that is not published or empty."""
    if path not in places.hidden and not path.lower().endswith((".md", ".markdown")):
        return Target("asset", path)
    dated = date_in_title(link.target.rpartition("/")[2])
    if dated and dated[0].isoformat() in places.days:
        return Target("day", dated[0].isoformat())
    why = "a draft, or a day to come, which is not published" if path in places.hidden else "a file without text, which has no page"
    hint = "it is shown as plain text until then"
    findings.tell("link.unpublished", Severity.INFO, f"“{link.target}” is {why}", document, link, hint)
    return Target("missing", link.target)


def _anchored(link: Link, path: str, document: Document, places: Places, findings: _Findings) -> Target:
    """The piece of a document that holds the anchor; without one, what stands for the whole document."""
    pieces = places.pieces.get(path, ())
    if not pieces:
        return Target("missing", link.target or "#" + link.anchor)
    if not link.anchor:
        return shown_at(pieces[0], "", places)
    if path not in findings.anchors:
        findings.anchors[path] = Anchors.of(pieces)
    anchors = findings.anchors[path]
    found = anchors.find(link.anchor)
    if found is not None:
        return shown_at(*found, places)
    if link.anchor.lower() != "top" and not link.anchor.startswith((":~:", "^")):
        where = "this file" if path == document.path else path
        near = anchors.near.nearest(link.anchor)
        hint = f"did you mean {_either('#' + name for name in near)}?" if near else "name a heading of that file, or leave the anchor out"
        findings.tell("link.anchor", Severity.WARNING, f"{where} has no heading or id “{link.anchor}”", document, link, hint)
    return shown_at(pieces[0], "", places)


def shown_at(piece: Piece, anchor: str, places: Places) -> Target:
    """A piece as a target: a note about a topic or a resource is shown on that one's page."""
    home = places.about.get(piece.home.id, piece.home) if piece.home.kind == "note" else piece.home
    return Target(home.kind, home.id, anchor)


def _named(link: Link, places: Places) -> Target | None:
    """A day, a topic, a resource's label, or a page that every site has."""
    target = unquote(link.target)
    dated = date_in_title(_MARKDOWN.sub("", target.rpartition("/")[2]))
    if dated and dated[2] and dated[0].isoformat() in places.days:
        return Target("day", dated[0].isoformat())
    if link.form in WIKI:
        key = label_key(target)
        topic = places.topics.get(topic_key(target))
        if topic:
            return Target("topic", topic)
        return Target("resource", places.labels[key]) if key in places.labels else None
    matched = _TOPIC_PATH.match(target)
    if matched:
        topic = places.topics.get(topic_key(matched[1].replace("-", " ")))
        return Target("topic", topic) if topic else None
    page = _GENERATED.get(target.strip("/").casefold()) if target.startswith("/") or target in {"./", "."} else None
    return Target("page", page) if page else None


def _missing(link: Link, document: Document, places: Places, findings: _Findings) -> Target:
    """Nothing has that name: say so, with the nearest names there are."""
    wanted = unquote(link.target)
    picture = bool(_PICTURE.search(wanted)) or link.form is LinkForm.IMAGE
    asset = picture or (bool(_ENDING.search(wanted)) and not _MARKDOWN.search(wanted) and link.form not in WIKI)
    kind = "file" if asset else "wiki" if link.form in WIKI else "document"
    near = () if date_in_title(wanted) else _candidates(kind, places, findings).nearest(wanted.strip("/"))
    unwritten = link.form in WIKI and not asset and not near
    if picture:
        what, otherwise = f"picture “{link.target}” not found", "put the file beside the document, or correct the path"
    elif asset:
        what, otherwise = f"file “{link.target}” not found", "put the file into the content folder, or correct the path"
    elif unwritten:
        what, otherwise = f"“{link.target}” has no page yet", "write a note of that name, or leave it: it is shown as plain text"
    else:
        what, otherwise = f"“{link.target}” leads to nothing here", "correct the path, or take the link away"
    if wanted.startswith("www."):
        otherwise = "write “https://” in front of the address"
    hint = f"did you mean {_either(near)}?" if near else otherwise
    severity = Severity.INFO if unwritten else Severity.WARNING
    code = "link.asset-missing" if asset else "link.missing"
    findings.tell(code, severity, what, document, link, hint)
    return Target("missing", link.target)


def _candidates(kind: str, places: Places, findings: _Findings) -> Candidates:
    """The names that a link of this kind could have meant: ``wiki``, ``document`` or ``file``."""
    if kind not in findings.candidates:
        paths = [path for path in places.names.files.values() if (path in places.pieces) is (kind != "file")]
        shown = (stem_of(path) for path in paths) if kind == "wiki" else (*paths, *(path.rpartition("/")[2] for path in paths))
        findings.candidates[kind] = Candidates((*shown, *(places.names.shown_titles if kind == "wiki" else ())))
    return findings.candidates[kind]


def _report_ambiguous(link: Link, document: Document, chosen: str, others: Sequence[str], findings: _Findings) -> None:
    more = f" and {len(others) - 2} more" if len(others) > 2 else ""
    message = f"“{link.target}” may mean {chosen}, {', '.join(others[:2])}{more}; the first is taken"
    hint = "write the folder too, so that only one file has that name"
    findings.tell("link.ambiguous", Severity.INFO, message, document, link, hint)


def _either(names: Iterable[str]) -> str:
    quoted = [f"“{name}”" for name in names]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} or {quoted[-1]}"

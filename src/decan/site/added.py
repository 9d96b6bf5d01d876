"""Pages and files that extensions add to the site: each by its path, where nothing of the journal's own lies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from decan.config import Named
from decan.diagnostics import Diagnostic, Severity
from decan.extensions import load
from decan.site.claims import FIXED, Claim, Ledger
from decan.site.page import Context, File, OutputPath, Page, Url
from decan.site.slugs import output_of, safe_segment

if TYPE_CHECKING:
    from decan.site.view import View

_OURS = frozenset({"assets", "cards", "search"})
"""Folders that are Decan's alone."""
_FEEDS = ("feed.xml", "feed.json")
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Added:
    """What extensions have made of a journal, and what they have got wrong."""

    pages: tuple[Page, ...] = ()
    files: tuple[File, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    menu: tuple[tuple[str, str, Url], ...] = ()
    """(key, title, URL) of the pages that want to be named in the menu."""


def added(view: View, own: Mapping[OutputPath, Page]) -> Added:
    """All that the extensions of the settings make; ``own`` are the pages that the site has without them. Never raises."""
    makers = [one for one in view.config.extensions if load(one.name).pages]
    if not makers:
        return Added()
    ledger = _ledger(view, own.values())
    made: list[Page | File] = []
    menu: list[tuple[str, str, Url]] = []
    found: list[Diagnostic] = []
    for extension in makers:
        try:
            for item in _items(extension, view):
                one = _made(item, extension, view)
                problem = _refusal(one, ledger)
                if problem:
                    found.append(_finding(extension, "extension.path", f"{extension.name} makes {item[0]!r}, {problem}"))
                    continue
                _take(ledger, Url(f"/{one.output}"))
                made.append(one)
                if isinstance(one, Page) and item[2].get("menu"):
                    menu.append((one.url, str(item[2]["menu"]), one.url))
        except Exception as error:  # noqa: BLE001 (code of others)
            found.append(_finding(extension, "extension.failed", f"{extension.name} failed: {load(extension.name).told(error)}"))
    pages = tuple(one for one in made if isinstance(one, Page))
    return Added(pages, tuple(one for one in made if isinstance(one, File)), tuple(found), tuple(menu))


def _items(extension: Named, view: View) -> Iterator[tuple[Any, ...]]:
    """What an extension gives, each a tuple whose first value is a path."""
    make = load(extension.name).pages
    for item in make(view.journal, view.config, view.urls) if make else ():
        if not (isinstance(item, tuple) and len(item) in {2, 3} and isinstance(item[0], str)):
            raise TypeError(f"neither (path, bytes) nor (path, template, context): {item!r:.80}")
        yield item


def _made(item: tuple[Any, ...], extension: Named, view: View) -> Page | File:
    """The page or file that an extension means."""
    if len(item) == 2:
        path, data = item
        if not isinstance(data, (str, bytes)):
            raise TypeError(f"{path} should be a text or bytes, not {type(data).__name__}")
        return File(OutputPath(path), data.encode() if isinstance(data, str) else data)
    path, template, context = item
    if not isinstance(template, str) or not isinstance(context, Mapping):
        raise TypeError(f"{path} should have the name of a template and a mapping")
    url = Url("/" + path.removesuffix("index.html"))
    return Page(url, output_of(url), template, view, partial(_shown, context), extension=extension)


def _shown(context: Context, view: View, url: Url) -> Context:
    """What an extension shows, in the frame that all pages have."""
    title, description = str(context.get("title", "")), str(context.get("description", ""))
    return {**view.frame(url, title, url, description=description), **context}


def _refusal(made: Page | File, ledger: Ledger) -> str:
    """Why a file cannot lie where an extension wants it; empty where it can."""
    path = made.output
    parts = path.split("/")
    if any(part in {"", ".", ".."} or safe_segment(part) != part for part in parts) or len(parts) > _DEEPEST:
        return "which is no path in the site"
    if any(part.startswith(".") and part != ".well-known" for part in parts):
        return "which is hidden"
    if isinstance(made, Page) and not path.endswith(".html"):
        return "which is no page: its path should end with / or .html"
    if parts[0].lower() in _OURS or parts[-1].lower() in _FEEDS or ledger.holder(Url(f"/{path}")) is not None:
        return "where something of the journal lies"
    return ""


def _ledger(view: View, own: Iterable[Page]) -> Ledger:
    """All that has a place already."""
    ledger = Ledger()
    urls = view.urls
    for url in (*(page.url for page in own), *urls.places.values(), *(old for old, _ in urls.redirects)):
        _take(ledger, Url(url.partition("#")[0]))
    return ledger


def _take(ledger: Ledger, url: Url) -> None:
    if ledger.holder(url) is None:
        ledger.take(url, Claim(("", url), url, FIXED, ""))


def _finding(extension: Named, code: str, message: str) -> Diagnostic:
    hint = "it is left out; tell whoever makes the extension, or take its name out of extensions:"
    return Diagnostic(code, Severity.ERROR, message, extension.span, "", hint)

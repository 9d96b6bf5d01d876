"""Roadmaps: the tree of topics and resources, each line with its state in the journal, and what comes next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from decan.model.journal import Roadmap, RoadmapNode, Target
from decan.site.page import Context, Page, Url
from decan.site.urls import ROADMAPS
from decan.site.view import MARKS, TONES, Value, View

_PROSE = 60
"""Words that a roadmap's file has beside its lines and its first paragraph, from which on it is shown as written, too."""


def pages(view: View) -> tuple[Page, ...]:
    """The list and one page a roadmap."""
    found = [view.page(ROADMAPS, "roadmaps.html", _index)]
    for roadmap in view.journal.roadmaps:
        url = view.urls.of(Target("roadmap", roadmap.id))
        if url is not None and "#" not in url:
            found.append(view.page(url, "roadmap.html", _context, roadmap.id))
    return tuple(found)


def _index(view: View, _: Url) -> Context:
    return {
        **view.frame(
            ROADMAPS, view.words("Roadmaps"), "roadmaps", description=view.words.listed(one.title for one in view.journal.roadmaps)
        ),
        "heading": view.words("Roadmaps"),
        "roadmaps": tuple({**_row(view, roadmap, ROADMAPS), "home": _home(view, roadmap, ROADMAPS)} for roadmap in view.journal.roadmaps),
    }


def rows(view: View, roadmaps: Iterable[Roadmap], base: Url) -> tuple[Value, ...]:
    """Roadmaps as links, with how far they are walked."""
    return tuple(_row(view, roadmap, base) for roadmap in roadmaps)


def _row(view: View, roadmap: Roadmap, base: Url) -> Value:
    step = _next(roadmap)
    return {
        **view.link("roadmap", roadmap.id, roadmap.title, base),
        "progress": view.words.listed(progress(view, roadmap.nodes)),
        "next": {"title": step.text, "href": _href(view, step, base)} if step else None,
    }


def _home(view: View, roadmap: Roadmap, base: Url) -> Value | None:
    """The note or entry that it is a part of, at its heading; None where it has a file of its own."""
    if roadmap.entry in view.entry:
        title = view.origin(Target("entry", roadmap.entry))
        return {"title": title, "href": view.href(Target("entry", roadmap.entry, roadmap.anchor), base)}
    note = view.note.get(roadmap.note)
    if note is None or note.kind == "roadmap":
        return None
    return {"title": note.title, "href": view.href(Target("note", note.id, roadmap.anchor), base)}


def _leaves(nodes: Iterable[RoadmapNode]) -> Iterator[RoadmapNode]:
    """The lowest lines with a state: what is to be worked through, not the headings above it."""
    for node in nodes:
        below = tuple(_leaves(node.children))
        if below:
            yield from below
        elif node.state:
            yield node


def progress(view: View, nodes: Iterable[RoadmapNode]) -> tuple[str, ...]:
    """``4 of 12 done``, ``3 under way``; empty where the journal knows nothing of them."""
    states = [node.state for node in _leaves(nodes)]
    if not states:
        return ()
    doing = states.count("under way")
    done = view.words("%(n)s of %(all)s done", n=states.count("done"), all=len(states))
    return (done, *([view.words("%(n)s under way", n=doing)] if doing else []))


def _next(roadmap: Roadmap) -> RoadmapNode | None:
    """What comes next over all: the first branch's that is under way, else the first's that is ahead."""
    marked = [node for node in _all(roadmap.nodes) if node.next]
    return next((node for state in ("under way", "ahead") for node in marked if node.state == state), None)


def _all(nodes: Iterable[RoadmapNode]) -> Iterator[RoadmapNode]:
    for node in nodes:
        yield node
        yield from _all(node.children)


def _context(view: View, url: Url, key: str) -> Context:
    roadmap = view.roadmap[key]
    note = view.note.get(roadmap.note)
    own = note if note is not None and note.kind == "roadmap" else None
    step = _next(roadmap)
    about = Target("roadmap", roadmap.id)
    path: tuple[Value, ...] = ({"title": view.words("Roadmaps"), "href": view.to(ROADMAPS, url)},)
    lede = own.excerpt if own is not None and roadmap.nodes and own.excerpt not in {node.text for node in roadmap.nodes} else ""
    said = lede or view.words.listed((roadmap.title, *progress(view, roadmap.nodes)))
    return {
        **view.frame(url, roadmap.title, "roadmaps", path, description=said, about=about),
        "heading": roadmap.title,
        "lede": lede,
        "facts": progress(view, roadmap.nodes),
        "whole": _home(view, roadmap, url),
        "next": {"title": step.text, "href": _href(view, step, url), "state": step.state} if step else None,
        "branches": _branches(view, roadmap, url),
        "text": view.body(own.text, url, owner=Target("note", own.id))
        if own is not None and _says_more(roadmap, own.text.body.text)
        else None,
        "back": view.back(Target("note", roadmap.note), url) if own is not None else (),
    }


def _says_more(roadmap: Roadmap, text: str) -> bool:
    """Whether a roadmap's file holds more than its tree shows."""
    shown = sum(len(node.text.split()) for node in _all(roadmap.nodes))
    return len(text.split()) - shown >= _PROSE or (not roadmap.nodes and bool(text))


def _branches(view: View, roadmap: Roadmap, base: Url) -> tuple[Value, ...]:
    """The branches, each with a heading; the lines that stand alone between two of them are together without one."""
    found: list[dict[str, object]] = []
    for node in roadmap.nodes:
        value = _node(view, node, base)
        if node.children:
            found.append({**value, "nodes": value["children"]})
        elif found and not found[-1]["text"]:
            found[-1]["nodes"] = (*_nodes(found[-1]), value)
        else:
            found.append({"text": "", "nodes": (value,)})
    return tuple(found)


def _nodes(branch: Value) -> tuple[object, ...]:
    nodes = branch["nodes"]
    return nodes if isinstance(nodes, tuple) else ()


def _node(view: View, node: RoadmapNode, base: Url) -> Value:
    last = view.entry.get(node.evidence) if not node.children else None
    return {
        "href": _href(view, node, base),
        "text": node.text,
        "state": node.state,
        "mark": MARKS.get(node.state, "half") if node.state else "",
        "tone": TONES.get(node.state, ""),
        "progress": view.words("%(n)s of %(all)s", n=node.done, all=node.total) if node.children and node.total else "",
        "next": node.next,
        "last": view.link("entry", last.id, view.dates.short(last.date), base) if last else None,
        "children": tuple(_node(view, child, base) for child in node.children),
    }


def _href(view: View, node: RoadmapNode, base: Url) -> str:
    """What a line leads to: its page in the journal, else the thing itself."""
    if node.target is None:
        return ""
    resource = view.resource.get(node.target.id) if node.target.kind == "resource" else None
    return view.href(node.target, base) or (resource.url if resource else "")

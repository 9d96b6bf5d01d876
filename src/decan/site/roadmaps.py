"""Roadmaps: the tree of topics and resources, each line with its state in the journal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from decan.model.journal import Roadmap, RoadmapNode, Target
from decan.site.page import Page, Url
from decan.site.urls import ROADMAPS
from decan.site.view import MARKS, TONES, Value, View

_DONE = {"done", "finished"}
_DOING = {"under way", "in progress", "active"}


def pages(view: View) -> tuple[Page, ...]:
    """The list and one page a roadmap."""
    items = tuple(
        {**view.link("roadmap", roadmap.id, roadmap.title, ROADMAPS), "progress": progress(roadmap.nodes)}
        for roadmap in view.journal.roadmaps
    )
    context = {**view.frame(ROADMAPS, "Roadmaps", "roadmaps"), "heading": "Roadmaps", "roadmaps": items}
    found = [view.page(ROADMAPS, "roadmaps.html", context)]
    for roadmap in view.journal.roadmaps:
        url = view.urls.of(Target("roadmap", roadmap.id))
        if url is not None and "#" not in url:
            found.append(_page(view, roadmap, url))
    return tuple(found)


def _leaves(nodes: Iterable[RoadmapNode]) -> Iterator[RoadmapNode]:
    """The lines that nothing stands under: what is to be worked through, not the headings above it."""
    for node in nodes:
        if node.children:
            yield from _leaves(node.children)
        else:
            yield node


def _all(nodes: Iterable[RoadmapNode]) -> Iterator[RoadmapNode]:
    for node in nodes:
        yield node
        yield from _all(node.children)


def progress(nodes: Iterable[RoadmapNode]) -> str:
    """``4 of 12 done, 3 under way``, of the lowest lines that have a state; empty when none is begun."""
    states = [node.state for node in _leaves(nodes) if node.state]
    done = sum(state in _DONE for state in states)
    doing = sum(state in _DOING for state in states)
    if done:
        return f"{done} of {len(states)} done" + (f", {doing} under way" if doing else "")
    return f"{doing} of {len(states)} under way" if doing else ""


def _page(view: View, roadmap: Roadmap, url: Url) -> Page:
    note = view.note.get(roadmap.note)
    path: tuple[Value, ...] = ({"title": "Roadmaps", "href": view.to(ROADMAPS, url)},)
    context = {
        **view.frame(url, roadmap.title, "roadmaps", path, description=note.excerpt if note else ""),
        "heading": roadmap.title,
        "lede": note.excerpt if note and roadmap.nodes else "",
        "progress": progress(roadmap.nodes),
        "stated": any(node.state for node in _all(roadmap.nodes)),
        "tree": tuple(_node(view, node, url) for node in roadmap.nodes),
        "text": view.body(note.text, url, owner=Target("note", note.id)) if note and not roadmap.nodes else None,
        "back": view.back(Target("note", roadmap.note), url),
    }
    return view.page(url, "roadmap.html", context)


def _node(view: View, node: RoadmapNode, url: Url) -> Value:
    return {
        "href": view.href(node.target, url) if node.target else "",
        "text": node.text,
        "state": node.state,
        "mark": MARKS.get(node.state, "half") if node.state else "",
        "tone": TONES.get(node.state, ""),
        "progress": progress(node.children),
        "children": tuple(_node(view, child, url) for child in node.children),
    }

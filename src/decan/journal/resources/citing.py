"""Who cites what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from decan.journal.pieces import Piece, Pieces
from decan.journal.resources.collecting import Collected
from decan.journal.resources.mentions import Mention, by_order, holders, links_of, named_mentions
from decan.model.journal import Target


@dataclass(frozen=True, slots=True)
class CitedBy:
    """Who cites what."""

    by_home: Mapping[tuple[str, str], tuple[str, ...]]
    """(kind, id) of an entry, note, unit or period → resource ids, in order of appearance."""
    by_link: Mapping[tuple[str, int], str]
    """(document's path, link's index) → resource id."""
    by_goal: Mapping[tuple[str, int], tuple[str, ...]]
    """(document's path, line) of a goal → ids of the resources that it names without a link."""


def cited_by(pieces: Pieces, fronts: Mapping[str, Piece], collected: Collected, targets: Mapping[str, Mapping[int, Target]]) -> CitedBy:
    """The resources that each piece cites, by URL, by label, or by the name of their own file."""
    by_link: dict[tuple[str, int], str] = {}
    named: dict[tuple[str, str], list[Mention]] = {}
    goals: dict[tuple[str, int], tuple[str, ...]] = {}
    for key, mentions in collected.mentions.items():
        id_ = collected.ids[key]
        for mention in mentions:
            if mention.index >= 0:
                by_link[mention.piece.path, mention.index] = id_
            elif mention.in_goals:
                place = (mention.piece.path, mention.link.line)
                goals[place] = (*goals.get(place, ()), id_)
            else:
                named.setdefault((mention.piece.home.kind, mention.piece.home.id), []).append(mention)
    for path, resolved in targets.items():
        by_link.update({(path, index): target.id for index, target in resolved.items() if target.kind == "resource"})
    found: dict[tuple[str, str], dict[str, None]] = {}
    for piece in pieces:
        home = (piece.home.kind, piece.home.id)
        own = found.setdefault(home, {})
        path = piece.path
        links = links_of(piece, front_matter=fronts.get(path) is piece)
        own.update(dict.fromkeys([by_link[place] for index in links if (place := (path, index)) in by_link]))
        if home in named:
            own.update(dict.fromkeys(collected.ids[mention.key] for mention in sorted(named[home], key=by_order)))
    return CitedBy({home: tuple(ids) for home, ids in found.items()}, by_link, goals)


def wiki_of(
    pieces: Pieces, fronts: Mapping[str, Piece], targets: Mapping[str, Mapping[int, Target]], collected: Collected
) -> list[Mention]:
    """Mentions by wiki name, or by a link to the resource's own file."""
    keys = {id_: key for key, id_ in collected.ids.items()}
    return named_mentions(holders(pieces, fronts), targets, keys)

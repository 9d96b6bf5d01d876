"""Goals of a unit, as written under ``Goals``.

- Lecture: watch weeks 5-6 of [[NYU]](https://…)     category and goal on one line
- Papers:                                            a category with its goals below
    - [[Graves '12]](https://…)
- Maths:                                             a category without a goal: kept, and reported
- [ ] tidy the desk                                  a goal without a category
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from decan.model.document import GoalItem
from decan.reading.blocks import Block
from decan.reading.roles import GOALS, named, split_category
from decan.reading.tokens import ParsedSource


def goals_of(blocks: Sequence[Block], source: ParsedSource) -> tuple[GoalItem, ...]:
    """The goals among these blocks of a section, in order."""
    leads = [block for block in blocks if block.role is GOALS and block.lead]
    if not leads:
        return ()
    parents = {item for block in leads for item in block.items[:-1]}
    slots = _slots_by_item(blocks, source)
    found: list[GoalItem] = []
    for block in leads:
        if len(block.items) == 1:
            found.extend(_top_level(block, nested=block.item in parents, slots=slots, source=source))
        elif len(block.items) == 2 and _is_category(blocks, block.items[0]):
            found.append(_goal(block, block.category or _category_text(blocks, block.items[0]), block.text, slots, source))
    return tuple(found)


def goal_ranges(blocks: Sequence[Block], source: ParsedSource) -> list[tuple[int, int]]:
    """The token ranges of the goals and of the line that names them: a unit's page shows goals in its own way, and only once."""
    found: list[tuple[int, int]] = []
    for block in blocks:
        if block.items or block.quoted:
            continue
        if named(block.text.rstrip(":：")) is GOALS:
            found.append((block.index - 1, block.index + 2))
    lists = {block.items[0] for block in blocks if block.items and block.role is GOALS}
    for item in sorted(lists):
        start, stop = _list_around(source, item)
        if (start, stop) not in found and all(block.role is GOALS for block in blocks if start < block.index < stop):
            found.append((start, stop))
    return found


def _list_around(source: ParsedSource, item: int) -> tuple[int, int]:
    """The tokens of the top-level list that an item stands in."""
    level = source.tokens[item].level - 1
    start, stop = item, item
    while start > 0 and source.tokens[start].level != level:
        start -= 1
    while stop + 1 < len(source.tokens) and source.tokens[stop].level != level:
        stop += 1
    return start, stop + 1


def _top_level(block: Block, *, nested: bool, slots: Mapping[int, tuple[int, ...]], source: ParsedSource) -> list[GoalItem]:
    parted = split_category(block.text)
    if parted is None:
        return [] if nested and _looks_like_category(block.text) else [_goal(block, block.category, block.text, slots, source)]
    category, rest = parted
    if rest:
        return [_goal(block, category, rest, slots, source)]
    return [] if nested else [_goal(block, category, "", slots, source)]


def _looks_like_category(text: str) -> bool:
    """Whether an item with a list below it is a label (``Papers``), not a goal with details."""
    return bool(text) and len(text.split()) <= 4 and "](" not in text


def _is_category(blocks: Sequence[Block], item: int) -> bool:
    """Whether the top-level item only names the category of the items below it."""
    text = _category_text(blocks, item)
    parted = split_category(text)
    return not parted[1] if parted else _looks_like_category(text)


def _category_text(blocks: Iterable[Block], item: int) -> str:
    return next(
        (block.text.rstrip(":： ") + ("" if split_category(block.text) is None else ":") for block in blocks if block.item == item), ""
    )


def _slots_by_item(blocks: Iterable[Block], source: ParsedSource) -> dict[int, tuple[int, ...]]:
    """Links of each list item, with those of the items nested in it."""
    slots: dict[int, tuple[int, ...]] = {}
    for block in blocks:
        for item in block.items:
            slots[item] = slots.get(item, ()) + source.slots(block.index)
    return slots


def _goal(block: Block, category: str, text: str, slots: Mapping[int, tuple[int, ...]], source: ParsedSource) -> GoalItem:
    line, column = source.place(block.index)
    return GoalItem(
        category=category.rstrip(":： "),
        text=" ".join(text.split()),
        line=line,
        column=column,
        ticked=source.ticked(block.item),
        links=slots.get(block.item, ()),
        html=_without_category(source.html(block.index), block.text, text),
    )


def _without_category(html: str, whole: str, text: str) -> str:
    """The inline HTML without the ``Category:`` in front, which may stand in bold."""
    if text == whole:
        return html.strip()
    if not text:
        return ""
    rest = re.sub(
        r"^\s*(?:<(?:strong|em|b|i)>)?[^<>:：]{1,60}(?:</(?:strong|em|b|i)>)?\s*[:：]\s*(?:</(?:strong|em|b|i)>)?\s*", "", html, count=1
    )
    return rest.strip()

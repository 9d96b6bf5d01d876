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

from decan.model.document import GoalItem, Role
from decan.reading.blocks import Block
from decan.reading.roles import split_category
from decan.reading.tokens import ParsedSource

_BLANKS = re.compile(r"\s+")


def goals_of(blocks: Sequence[Block], source: ParsedSource) -> tuple[GoalItem, ...]:
    """The goals among these blocks of a section, in order."""
    leads = [block for block in blocks if block.role is Role.GOALS and block.lead]
    parents = {item for block in leads for item in block.items[:-1]}
    slots = _slots_by_item(blocks, source)
    found: list[GoalItem] = []
    for block in leads:
        if len(block.items) == 1:
            found.extend(_top_level(block, nested=block.item in parents, slots=slots, source=source))
        elif len(block.items) == 2 and _is_category(blocks, block.items[0]):
            found.append(_goal(block, block.category or _category_text(blocks, block.items[0]), block.text, slots, source))
    return tuple(found)


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
        text=_BLANKS.sub(" ", text).strip(),
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

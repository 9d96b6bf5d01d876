"""Inputs: pieces put together by a rough grammar, then mutated. All of it is a function of the `Random` that is handed in."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from tests.safety.fuzz import seeds


def some(chance: Random, pieces: Sequence[str], most: int, joint: str = "\n\n") -> str:
    """A few pieces, one after the other."""
    return joint.join(chance.choice(pieces) for _ in range(chance.randint(1, most)))


def date(chance: Random) -> str:
    """A date, mostly as people write it."""
    if chance.random() < 0.6:
        return chance.choice(seeds.DATES)
    parts = [str(chance.choice((chance.randint(0, 40), chance.randint(1, 12), chance.randint(1900, 2100)))) for _ in range(3)]
    return chance.choice("-/._ ").join(parts)


def line_of_dates(chance: Random) -> str:
    """Dates, ranges and words in one line."""
    found = "".join(f"{date(chance)}{chance.choice(seeds.JOINTS)}" for _ in range(chance.choice((1, 1, 2, 2, 3))))
    if chance.random() < 0.5:
        found = found.rstrip(" -–—&,(:|/_.")
    return f"{found} words" if chance.random() < 0.2 else found


def yaml(chance: Random, keys: Sequence[str], values: Sequence[str], depth: int = 0) -> str:
    """Lines of keys with values, lists and mappings below them."""
    lines = []
    for _ in range(chance.randint(1, 5 if depth == 0 else 3)):
        key, indent = chance.choice(keys), "  " * depth
        kind = chance.random()
        value = chance.choice(values) if chance.random() < 0.7 else date(chance)
        if kind < 0.7 or depth > 3:
            lines.append(f"{indent}{key}: {value}")
        elif kind < 0.85:
            lines.extend((f"{indent}{key}:", *(f"{indent}- {chance.choice(values)}" for _ in range(chance.randint(0, 3)))))
        else:
            lines.extend((f"{indent}{key}:", yaml(chance, keys, values, depth + 1)))
    return "\n".join(lines)


def head(chance: Random) -> str:
    """Front matter in one of its notations."""
    if chance.random() < 0.4:
        return chance.choice(seeds.HEADS)
    keys = [chance.choice(seeds.KEYS) for _ in range(chance.randint(1, 5))]
    values = [chance.choice(seeds.VALUES) if chance.random() < 0.7 else date(chance) for _ in keys]
    kind = chance.random()
    if kind < 0.6:
        return f"---\n{yaml(chance, seeds.KEYS, seeds.VALUES)}\n---\n"
    if kind < 0.75:
        return "+++\n" + "".join(f"{key} = {value}\n" for key, value in zip(keys, values, strict=True)) + "+++\n"
    if kind < 0.9:
        return "{" + ",\n".join(f'"{key}": "{value}"' for key, value in zip(keys, values, strict=True)) + "}\n"
    return "".join(f"{key}: {value}\n" for key, value in zip(keys, values, strict=True)) + "\n"


def body(chance: Random, most: int = 6) -> str:
    """Markdown: blocks, some of them inside lists and quotations, lines of dates between them."""
    blocks = []
    for _ in range(chance.randint(1, most)):
        block = chance.choice(seeds.BLOCKS)
        kind = chance.random()
        if kind < 0.1:
            block = f"{'#' * chance.randint(1, 6)} {line_of_dates(chance)}"
        elif kind < 0.2:
            block = "\n".join(f"{chance.choice(('> ', '- ', '  ', '    ', '1. '))}{line}" for line in block.split("\n"))
        elif kind < 0.3:
            block = f"{block} {chance.choice(seeds.BLOCKS)}"
        blocks.append(block)
    return chance.choice(("\n\n", "\n\n", "\n")).join(blocks) + "\n"


def mutated(chance: Random, text: str, pieces: Sequence[str], most: int = 4) -> str:
    """The text with a few things broken; one in four stays whole."""
    if chance.random() < 0.25:
        return text
    for _ in range(chance.randint(1, most)):
        text = _broken(chance, text, pieces)
    return _long(chance, text, pieces) if chance.random() < 0.003 else text


def _long(chance: Random, text: str, pieces: Sequence[str]) -> str:
    """The text with a sign, a piece or two of them over and over again, to some 20,000 characters: what takes long to read."""
    kind = chance.randrange(3)
    again = chance.choice(seeds.RUNS) if kind == 0 else chance.choice(pieces) if kind == 1 else f"{chance.choice(seeds.ODD)} "
    again += chance.choice(("", "", "\n", chance.choice(seeds.RUNS), chance.choice(seeds.ODD)))
    place = chance.randint(0, len(text))
    return text[:place] + again * (20_000 // len(again)) + text[place:]


def _broken(chance: Random, text: str, pieces: Sequence[str]) -> str:
    """One mutation."""
    first = chance.randint(0, len(text))
    last = min(len(text), first + chance.choice((0, 1, 1, 2, 5, 20)))
    cut, before, after = text[first:last], text[:first], text[last:]
    kind = chance.randrange(10)
    if kind == 0:
        return before + after
    if kind == 1:
        return before + cut * chance.choice((2, 3, 40)) + after
    if kind == 2:
        other = chance.choice(pieces)
        start = chance.randint(0, len(other))
        return before + other[start : start + chance.choice((1, 4, 30))] + after
    if kind == 3 and len(after) > 1:
        return before + after[0] + cut + after[1:]
    if kind == 4:
        return before + chance.choice(seeds.RUNS) * chance.choice((2, 3, 8, 60, 400)) + after
    if kind == 5:
        return text.replace("\n", chance.choice(("\r\n", "\r", "\n\n", "\n ", "\n\t", " \n")))
    if kind == 6:
        lines = text.split("\n")
        chance.shuffle(lines)
        return "\n".join(lines)
    if kind == 7:
        return before + chance.choice(pieces) + after
    return before + chance.choice(seeds.ODD) + after


def damaged(chance: Random, text: str) -> bytes:
    """The bytes of a text, a few of them wrong now and then."""
    kind = chance.random()
    data = text.encode("utf-16" if kind < 0.01 else "cp1252" if kind < 0.02 else "utf-8", "replace")
    if kind > 0.95 and data:
        place = chance.randrange(len(data))
        return data[:place] + bytes((chance.randrange(256),)) + data[place + chance.randint(0, 1) :]
    return data

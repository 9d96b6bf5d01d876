"""A slice of tokens as a rendered `Body`: HTML, plain text, words, excerpt, headings, language, direction."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from markdown_it.token import Token

from decan.model.document import Body, Heading, as_utf8
from decan.reading.blocks import Block
from decan.reading.markdown import render
from decan.reading.tokens import ParsedSource

EXCERPT = 240
"""Characters after which an excerpt is cut, at a word."""

_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af"
_WORD = rf"[{_CJK}]|[^\W_{_CJK}]+(?:['’][^\W_{_CJK}]+)*"
_WESTERN_WORD = re.compile(r"\w+(?:['’]\w+)*")
_SHAPE = bytes(97 if chr(byte).isalnum() and byte < 128 else 32 for byte in range(256))
"""A letter for all letters and digits of ASCII, a blank for all else."""
_ASCII = bytes(range(128))
_APOSTROPHE = re.compile("'(?<=[A-Za-z0-9]')(?=[A-Za-z0-9])")
"""One inside a word."""
_FEW = 16
"""Characters beyond ASCII that are replaced one by one."""
_RIGHT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff"
_RTL = f"[{_RIGHT}]"
_LETTER = re.compile(r"[^\W\d_]")
_KANA = "[\u3041-\u30ff]"
_HAN = "[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"
_HANGUL = "[\uac00-\ud7af]"
_BLANKS = re.compile(r"\s+")
_CODE = frozenset({"fence", "code_block"})
_MORE = re.compile(r"<!--\s*more\s*-->", re.IGNORECASE)


@lru_cache(maxsize=8)
def _compiled(pattern: str) -> re.Pattern[str]:
    """A pattern of a script, when a text in it comes first: to compile them all takes ten milliseconds."""
    return re.compile(pattern)


def count_words(text: str) -> int:
    """Words of a text; each Chinese, Japanese or Korean character counts as one.

    >>> count_words("It's 学习 time")
    4
    """
    others = _not_ascii(text)
    if not _western(text):
        return len(_compiled(_WORD).findall(text))
    if len(others) > _FEW:
        return len(_WESTERN_WORD.findall(text.replace("_", " ")))
    for character in others:
        text = text.replace(character, "'" if character == "’" else "a" if character.isalnum() else " ")
    # Where only letters and digits make words, one begins wherever one of them stands behind another character.
    return (b" " + text.encode().translate(_SHAPE)).count(b" a") - (len(_APOSTROPHE.findall(text)) if "'" in text else 0)


@lru_cache(maxsize=4)
def _not_ascii(text: str) -> frozenset[str]:
    """The characters of a text that are not of ASCII, which are few in most texts."""
    if text.isascii():
        return frozenset()
    return frozenset(text.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass"))


def _western(text: str) -> bool:
    """Whether all letters are of scripts that part words by blanks and run from left to right: then few questions are left."""
    return not any(map(_is_eastern, _not_ascii(text)))


@lru_cache(maxsize=8192)
def _is_eastern(character: str) -> bool:
    """Whether it is of a script that is written from right to left, or without blanks between words."""
    ranges = _RIGHT + _CJK
    return any(first <= character <= last for first, last in zip(ranges[::3], ranges[2::3], strict=True))


def direction_of(text: str) -> str:
    """``rtl`` where most letters are right-to-left, else ``ltr``; empty without a letter."""
    if _western(text):
        return "ltr" if _LETTER.search(text) else ""
    rtl = len(_compiled(_RTL).findall(text))
    letters = len(_LETTER.findall(text)) if rtl else 1
    if rtl and rtl * 2 > letters:
        return "rtl"
    return "ltr" if _LETTER.search(text) else ""


def language_of(text: str) -> str:
    """``ko`` or ``ja`` where most letters are of a script that only this language has; empty for all others, which nobody can tell apart.

    >>> [language_of(text) for text in ("오늘은 책을 읽었다", "今日は本を読んだ", "今天我读了一本书")]
    ['ko', 'ja', '']
    """
    if _western(text):
        return ""
    hangul, kana = len(_compiled(_HANGUL).findall(text)), len(_compiled(_KANA).findall(text))
    if not hangul and not kana:
        return ""
    letters = len(_LETTER.findall(text))
    if hangul * 2 > letters:
        return "ko"
    return "ja" if (kana + len(_compiled(_HAN).findall(text))) * 2 > letters and kana * 10 > letters else ""


def shorten(text: str, limit: int = EXCERPT) -> str:
    """The text cut at a word at about ``limit`` characters, with an ellipsis where it was cut; apart from a sentence that ends there.

    >>> shorten("One two three. Four five.", 16), shorten("One two three. Four five.", 10)
    ('One two three. …', 'One two…')
    """
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    cut = text[:limit]
    blank = cut.rfind(" ")
    kept = cut[: blank if blank > limit // 2 else limit].rstrip(" ,;:–—-")
    return f"{kept} …" if kept.endswith((".", "!", "?", "…")) else f"{kept}…"


def body_of(source: ParsedSource, start: int, stop: int, blocks: Sequence[Block], skip: Iterable[tuple[int, int]] = ()) -> Body:
    """Render ``tokens[start:stop]`` without the ranges in ``skip`` (metadata lines, the title)."""
    pieces = list(_pieces(start, stop, skip))
    shown = blocks if pieces == [(start, stop)] else [block for block in blocks if any(a <= block.index < b for a, b in pieces)]
    html = "".join([render(source.parsed, first, last) for first, last in pieces])
    text = "\n".join([block.text for block in shown if block.text])
    return Body(
        utf8=as_utf8(html),
        text=text,
        lines=_lines(source, shown),
        words=count_words(text),
        excerpt=_excerpt(source, shown, pieces),
        headings=_headings(source, shown),
        links=_slots(source, shown, html),
        code="<pre" in html and any(token.type in _CODE for first, last in pieces for token in source.tokens[first:last]),
        maths="<math" in html or 'class="tex"' in html,
        mermaid='class="mermaid"' in html,
        language=language_of(text),
        direction=direction_of(text),
    )


def _lines(source: ParsedSource, blocks: Iterable[Block]) -> tuple[int, ...]:
    """The source lines of these blocks' texts: each line break in them is one in the source."""
    found: list[int] = []
    for block in blocks:
        text = block.text
        if text:
            first = source.line(block.index)
            found.append(first)
            if "\n" in text:
                found.extend(range(first + 1, first + text.count("\n") + 1))
    return tuple(found)


def _pieces(start: int, stop: int, skip: Iterable[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    for first, last in sorted(skip):
        if start <= first < stop:
            if start < first:
                yield start, first
            start = max(start, last)
    if start < stop:
        yield start, stop


_SLOT = re.compile("\x02[lse](\\d+)\x03")


def _slots(source: ParsedSource, blocks: Sequence[Block], html: str) -> tuple[int, ...]:
    """Links of the body: those of its blocks, and those that only its HTML shows (footnotes, raw HTML)."""
    found = {slot: None for block in blocks for slot in source.slots(block.index)}
    found.update({int(slot): None for slot in _SLOT.findall(html)} if "\x02" in html else {})
    return tuple(sorted(found))


def _excerpt(source: ParsedSource, blocks: Sequence[Block], pieces: Sequence[tuple[int, int]]) -> str:
    more = _mark_of_more(source.tokens, pieces) if source.parsed.comments else -1
    if more >= 0:
        before = " ".join(block.text for block in blocks if block.index < more and not block.level)
        if before.strip():
            return shorten(before)
    paragraphs = (block.text for block in blocks if block.container == "paragraph" and not block.quoted and block.text)
    first = next((text for text in paragraphs if not text.rstrip().endswith((":", "："))), "")
    return shorten(first or next((block.text for block in blocks if block.text and not block.level), ""))


def _mark_of_more(tokens: Sequence[Token], pieces: Sequence[tuple[int, int]]) -> int:
    """The token with ``<!--more-->`` in it, -1 without."""
    comments = (i for first, last in pieces for i in range(first, last) if "<!--" in tokens[i].content)
    return next((i for i in comments if tokens[i].type in {"html_block", "inline"} and _MORE.search(tokens[i].content)), -1)


def _headings(source: ParsedSource, blocks: Sequence[Block]) -> tuple[Heading, ...]:
    found = []
    for block in blocks:
        if block.level:
            opener = source.tokens[block.index - 1]
            found.append(
                Heading(
                    block.level, _BLANKS.sub(" ", block.text), heading_id(str(opener.attrGet("id") or "")), source.place(block.index)[0]
                )
            )
    return tuple(found)


def heading_id(value: str) -> str:
    """The id of a heading without the slot that stands before it."""
    return value.replace("\x02i\x03", "")

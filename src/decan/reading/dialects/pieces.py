"""Markdown that shortcodes are rewritten to. What goes over several lines keeps their number."""

from __future__ import annotations

import re
from html import escape
from typing import Final

_PLAIN: Final = re.compile(r"[^\s()<>]+$")
_SPECIAL: Final = re.compile(r"([\[\]\\*_`])")
_RUNS: Final = re.compile(r"`{3,}")


def address(path: str) -> str:
    """A link destination, in angle brackets where it needs them."""
    return path if _PLAIN.match(path) else f"<{path.replace('<', '%3C').replace('>', '%3E')}>"


def label(text: str) -> str:
    """A text as the label of a link or picture."""
    return _SPECIAL.sub(r"\\\1", text)


def link(text: str, path: str) -> str:
    """A link."""
    return f"[{label(text)}]({address(path)})"


def picture(path: str, alt: str = "", title: str = "", *, leads_to: str = "", width: str = "", height: str = "") -> str:
    """A picture, with a caption as its title, perhaps inside a link."""
    caption = ' "{}"'.format(title.replace('"', "”")) if title else ""
    sizes = " ".join(f"{name}={value}" for name, value in (("width", width), ("height", height)) if value.removesuffix("px").isdigit())
    image = f"![{label(alt or title)}]({address(path)}{caption})" + (f"{{{sizes}}}" if sizes else "")
    return f"[{image}]({address(leads_to)})" if leads_to else image


def fence(inner: str, info: str, indent: str) -> str:
    """Code in a fence if its first and last line are free for the fence's own, else in HTML; on one line as a code span."""
    if "\n" not in inner:
        ticks = "``" if "`" in inner else "`"
        return f"{ticks}{inner.strip()}{ticks}" if inner.strip() else ""
    first, *rest = inner.split("\n")
    last = rest.pop()
    if first.strip() or last.strip():
        return f"<pre><code>{escape(inner, quote=False)}</code></pre>"
    mark = "`" * max([3, *(len(run[0]) + 1 for run in _RUNS.finditer(inner))])
    return "\n".join([f"{mark}{info}", *(line or indent for line in rest), f"{'' if last else indent}{last}{mark}"])


def callout(inner: str, kind: str, title: str, indent: str) -> str:
    """A callout: its head where the shortcode begins, then the lines between, each marked as quotation."""
    head = f"> [!{kind}]"
    first, *rest = inner.split("\n")
    title = ": ".join(part for part in (title.strip(), first.strip()) if part)
    lines = [f"{head} {title}".rstrip()]
    lines.extend(f"{indent}> {line.removeprefix(indent)}".rstrip() for line in rest[:-1])
    if rest:
        last = rest[-1].strip()
        lines.append(f"{indent}> {last}" if last else "")
    return "\n".join(lines)


def quotation(inner: str, indent: str, source: str = "") -> str:
    """A block quotation of the lines between."""
    first, *rest = inner.split("\n")
    lines = [f"> {first.strip()}".rstrip()]
    lines.extend(f"{indent}> {line.removeprefix(indent)}".rstrip() for line in rest[:-1])
    if rest:
        last = " ".join(part for part in (rest[-1].strip(), f"— {source}" if source else "") if part)
        lines.append(f"{indent}> {last}" if last else "")
    return "\n".join(lines)

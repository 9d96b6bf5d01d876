"""Documents of two megabytes, of one thing each, or of two that could be multiplied: as much as is read of one file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

MOST = 2_000_000
"""Bytes of a document that is read."""
DAY = "# 2021-03-02\n\n"


def filled(line: str, head: str = DAY) -> str:
    """As many of a line as go into one document, each with its number, a day and a year."""
    lines = [head]
    room = MOST - len(head.encode())
    for i in range(MOST):
        text = line.format(i=i, day=date(1900, 1, 1) + timedelta(i % 60_000), year=1900 + i % 300)
        room -= len(text.encode())
        if room < 0:
            break
        lines.append(text)
    return "".join(lines)


def tags(number: int) -> str:
    """Front matter with so many topics."""
    return f"---\ntitle: A\ndate: 2021-03-02\ntags: [{','.join(f't{i}' for i in range(number))}]\n---\n"


BLOCKS = (
    *("- x\n", "- a\n  - b\n    - c\n", "x\n", "x\n\n", "a  \n", "> x\n\n", "> > > x\n\n", "a\n: b\n\n", "> [!note]\n> x\n\n"),
    *("## h{i}\n", "## h\n", "```\nx\n```\n", "key{i}:: v\n", "- studied {i} hours\n", "I want to learn thing {i}.\n\n"),
)
SIGNS = (
    *("*a* *b* *c*\n", "**a** b\n\n", "~~a~~ ==b==\n", "`a` `b` `c`\n", "<b>a</b> <i>b</i>\n", "&amp; &amp; &amp;\n"),
    *("a^[b] a^[b]\n", "a[^{i}]\n\n[^{i}]: b\n\n", "$a$ $a$ $a$\n", "$a_{{{i}}}$ $b_{{{i}}}$\n", "â€™\n", "donâ€™t donâ€™t donâ€™t\n"),
)
FOUND = (
    *("#tag{i}\n", "#tag{i} #t{i}\n\n", "With @person{i}.\n", "- arXiv:2001.{i:05}\n", "![a{i}](x{i}.png)\n\n", "[[n{i}]]\n"),
    *("[l{i}](https://e.example/{i})\n", "[l](https://e.example/)\n", "[a{i}](no{i}.md)\n\n", "[a{i}](no such{i}.md)\n"),
    *("- [ ] do {i}\n", "- [ ] do {i}\n- [x] do {i}\n", "- [ ] [x{i}](y{i}.md)\n", "TODO: do {i}\n"),
)
DAYS = (
    *("# {day}\n\nx\n\n", "# {day}\n\n", "{day}\n", "# 2021-03-02\n\n", "2021-03-02\n\nx\n\n", "## Day {i}\n"),
    *("## {day} to 2021-03-02\n\nx\n\n", "## January - March {year}\n\nx\n\n", "## Start of unit {i}\n\nx\n\n"),
    *("# Unit {i}\n\nGoals:\n- Read: x{i}\n\n", "# {day}\n\n#a{i} #b{i} #c{year}\n\n"),
    "# {day}\n\n- [a](https://e.example/{year})\n- [ ] do {i} #c{year}\n\n",
)
LARGE: dict[str, Callable[[], str]] = {
    **{f"block-{number}": partial(filled, line) for number, line in enumerate(BLOCKS)},
    **{f"sign-{number}": partial(filled, line) for number, line in enumerate(SIGNS)},
    **{f"found-{number}": partial(filled, line) for number, line in enumerate(FOUND)},
    **{f"days-{number}": partial(filled, line, "") for number, line in enumerate(DAYS)},
    "rows": partial(filled, "|x|y|\n", DAY + "|a|b|\n|-|-|\n"),
    "log": partial(filled, "|{day}|x|\n", "# Log\n\n|Date|What|\n|-|-|\n"),
    "resources": partial(filled, "- [T{i}](https://e.example/{i})\n", DAY + "Links:\n\n"),
    "titles": partial(filled, "- A title of a book {i} by Somebody\n", DAY + "Links:\n\n"),
    "goals": partial(filled, "- Read: x{i}\n", DAY + "Goals:\n\n"),
    "steps": partial(filled, "- [ ] step {i}\n", "---\nkind: roadmap\n---\n# R\n\n"),
    "tag-list": partial(filled, "- [[t{i}]]\n", DAY + "## Tags\n\n"),
    "tag-line": partial(filled, "t{i}, ", "tags:: "),
    "tag-terms": partial(filled, "t{i}, ", DAY + "Tags\n: "),
    "tagged-days": partial(filled, "# {day}\n\nx\n\n", tags(2_000)),
    "tagged-links": partial(filled, "- [T{i}](https://e.example/{i})\n", tags(2_000)),
    "tagged-tasks": partial(filled, "- [ ] do {i}\n", tags(2_000)),
    "closes": partial(filled, "- x (closes: y {i})\n", DAY + "".join(f"- [ ] do {i}\n" for i in range(8_000))),
    "references": partial(filled, "[r{i}]\n", DAY + "".join(f"[r{i}]: https://e.example/{i}\n" for i in range(30_000)) + "\n"),
}

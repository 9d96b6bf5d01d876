"""The dialects of other tools, rewritten to plain markdown before markdown is parsed.

    {{< figure src="a.png" caption="Cells" >}}      ![Cells](a.png "Cells")
    [it]({{< relref "20230408-x#part" >}})          [it](20230408-x#part)
    {% highlight go %} … {% endhighlight %}         a fence
    %% a note to myself %%                          nothing

No line is added or taken away, so a line keeps its number. Code is never touched. Each tool has a file of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from decan.diagnostics import Diagnostic
from decan.reading.dialects import admonitions, kramdown, logseq, obsidian, org_mode, pelican, templates


def prepare(lines: Sequence[str], path: str) -> tuple[tuple[str, ...], tuple[Diagnostic, ...]]:
    """Rewrite all lines of a file (front matter blanked) and return as many, with the diagnostics of what is not known."""
    text = written = "\n".join(lines)
    diagnostics: tuple[Diagnostic, ...] = ()
    if "{" in text and ("{{" in text or "{%" in text):
        text, diagnostics = templates.rewrite(text, path)
    for rewrite in (kramdown.rewrite, obsidian.rewrite, logseq.rewrite, org_mode.rewrite, pelican.rewrite, admonitions.rewrite):
        text = rewrite(text)
    return tuple(lines if text is written else text.split("\n")), diagnostics


__all__ = ["prepare"]

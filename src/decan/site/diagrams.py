"""What draws diagrams: Mermaid, copied into a site that has one, and into no other."""

from __future__ import annotations

from decan.model.journal import Journal
from decan.site.page import File, OutputPath
from decan.vendor import MERMAID


def drawing(journal: Journal) -> tuple[File, ...]:
    """Mermaid and its licence, beside the script of the theme that loads it; nothing for a journal without a diagram."""
    texts = (
        *(entry.text for entry in journal.entries),
        *(note.text for note in journal.notes),
        *(unit.text for unit in journal.units),
        *(text for period in journal.periods for text in period.texts),
    )
    if not any(text.body.mermaid for text in texts):
        return ()
    return (
        File(OutputPath(f"assets/{MERMAID.name}"), MERMAID.read()),
        File(OutputPath(f"assets/{MERMAID.licence_file.name}"), MERMAID.licence_file.read_bytes()),
    )

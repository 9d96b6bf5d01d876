"""The library: everything learnt from, each thing once, with its citations.

collect     finds the mentions, by link and by name, and names the resources, so that links can lead to them
cited_by    says what each entry, note, unit and period cites, when all links are resolved
library     builds the resources: kind, state, citations with passes and parts, the places of a course
"""

from __future__ import annotations

from decan.journal.resources.citing import CitedBy, cited_by, wiki_of
from decan.journal.resources.collecting import Collected, collect
from decan.journal.resources.library import library

__all__ = ["CitedBy", "Collected", "cited_by", "collect", "library", "wiki_of"]

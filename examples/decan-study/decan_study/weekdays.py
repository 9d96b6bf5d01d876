"""On which days of the week was studied: a page, and the same as a table of data."""

from __future__ import annotations

from calendar import day_name
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decan import Journal
    from decan.config import Config
    from decan.site.urls import UrlMap

_PAGE = "weekdays/"
_A_MINUTE = 200
"""Words that one reads in a minute."""


def weekdays(journal: Journal, config: Config, urls: UrlMap) -> Iterator[tuple[str, str] | tuple[str, str, Mapping[str, object]]]:
    """The entry point: gives (path, template, context) of a page, and (path, text or bytes) of a file."""
    rows = []
    for number, name in enumerate(day_name):
        entries = [entry for entry in journal.entries if entry.date.weekday() == number]
        rows.append(
            {
                "day": name,
                "count": len(entries),
                "minutes": sum(entry.text.body.words for entry in entries) // _A_MINUTE,
                "last": {"title": entries[-1].date.isoformat(), "href": urls.at("entry", entries[-1].id, f"/{_PAGE}")} if entries else None,
            }
        )
    title, description = "Days of the week", f"When {config.author or 'the author'} writes"
    yield _PAGE, "weekdays.html", {"title": title, "menu": "Weekdays", "description": description, "rows": rows}
    yield "weekdays.csv", "day,entries\n" + "".join(f"{row['day']},{row['count']}\n" for row in rows)

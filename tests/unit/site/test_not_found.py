"""``404.html``."""

import pytest

from decan.config import Config
from decan.model.journal import Period
from decan.site.not_found import pages


def addresses(context):
    """Every address that the page has of its own."""
    lists = (context["nav"], context["pages"], context["ways"])
    single = (context[key] for key in ("root", "home", "atom", "json_feed", "export", "bibtex"))
    return [*single, *(item["href"] for items in lists for item in items)]


@pytest.mark.parametrize(
    ("url", "root"),
    [
        ("", "/"),
        ("https://me.example", "/"),
        ("https://me.example/", "/"),
        ("https://me.example/journal/", "/journal/"),
        ("https://me.example/a/b", "/a/b/"),
    ],
)
def test_addresses_begin_at_the_root(view, entry, note, resource, topic, url, root):
    """A server shows the page for any address, so relative ones would lead astray."""
    journal = view(
        Config(url=url), entries=[entry("a")], notes=[note("about", kind="page")], topics=[topic("t")], resources=[resource("r")]
    )
    (page,) = pages(journal)
    assert [] == [href for href in addresses(page.context) if not href.startswith(root) or "//" in href]


def test_it_leads_to_the_last_year(view, entry):
    """And says how much of it was written."""
    days = [entry("a", "2021-05-01"), entry("b", "2022-02-01"), entry("c", "2022-02-02")]
    years = [Period(str(year), str(year), "year", *(days[0].date.replace(year, month, 1) for month in (1, 12))) for year in (2021, 2022)]
    (page,) = pages(view(entries=days, periods=years))
    assert {"title": "The days of 2022", "href": "/2022/index.html", "words": "2 days written"} in page.context["ways"]


def test_an_empty_site_still_leads_home(view):
    """There is always a beginning."""
    (page,) = pages(view())
    assert {"title": "The beginning", "href": "/", "words": ""} == page.context["ways"][0]

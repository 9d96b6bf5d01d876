"""The resources for reference managers, read back by the parsers of others."""

import json
import re
from datetime import date as Day
from importlib.resources import files

import pytest
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from pybtex.database import parse_string
from pylatexenc.latex2text import LatexNodes2Text

from decan.building import Options, load
from decan.layout import Layout, locate
from decan.model.journal import Journal
from decan.site.bibliography import bibliography
from decan.site.library import pages

DAY = Day(2022, 2, 1)


def exported(*resources):
    """BibTeX and CSL-JSON as text and values."""
    bib, csl = bibliography(Journal(resources=resources))
    return bib.data.decode(), json.loads(csl.data)


def references(items):
    """CSL-JSON as another program's bibliography, a line for each."""
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    shown = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
    for item in items:
        shown.register(Citation([CitationItem(item["id"])]))
    return [str(line) for line in shown.bibliography()]


@pytest.fixture
def paper(resource):
    """A paper with all that its file can say."""
    details = (
        ("doi", "https://doi.org/10.1000/a_b"),
        ("editor", "Erika Mustermann and Bo Ek"),
        ("isbn", "0306406152"),
        ("journal", "Logs & Tides"),
        ("number", "7"),
        ("pages", "558--565"),
        ("publisher", "ACM"),
        ("volume", "21"),
    )
    return resource("p", title="On {Clocks}", authors=("Ada Lovelace", "and others"), published="1978-07-01", last=DAY, details=details)


def test_bibtex(paper, resource):
    """Each field under its name; unlisted resources and those without a title are left out."""
    bib, _ = exported(paper, resource("hidden", listed=False), resource("no-title", incomplete="title"))
    assert bib == (
        "@article{p,\n"
        "  title = {{On \\{Clocks\\}}},\n"
        "  author = {Lovelace, Ada and others},\n"
        "  editor = {Mustermann, Erika and Ek, Bo},\n"
        "  journal = {Logs \\& Tides},\n"
        "  publisher = {ACM},\n"
        "  volume = {21},\n"
        "  number = {7},\n"
        "  pages = {558--565},\n"
        "  isbn = {0306406152},\n"
        "  year = {1978},\n"
        "  month = jul,\n"
        "  day = {1},\n"
        "  doi = {10.1000/a_b},\n"
        "  url = {https://x.example/p},\n"
        "  urldate = {2022-02-01},\n"
        "}\n"
    )


def test_csl(paper):
    """The same as CSL-JSON."""
    _, items = exported(paper)
    assert items == [
        {
            "id": "p",
            "type": "article-journal",
            "title": "On {Clocks}",
            "author": [{"family": "Lovelace", "given": "Ada"}, {"literal": "others"}],
            "editor": [{"family": "Mustermann", "given": "Erika"}, {"family": "Ek", "given": "Bo"}],
            "container-title": "Logs & Tides",
            "publisher": "ACM",
            "volume": "21",
            "issue": "7",
            "page": "558-565",
            "issued": {"date-parts": [[1978, 7, 1]]},
            "ISBN": "0306406152",
            "DOI": "10.1000/a_b",
            "URL": "https://x.example/p",
            "accessed": {"date-parts": [[2022, 2, 1]]},
        }
    ]


def test_pybtex_reads_it(paper):
    """A BibTeX parser finds the entry, its month, its persons and their parts."""
    bib, _ = exported(paper)
    entry = parse_string(bib, "bibtex").entries["p"]
    assert ("article", "July", "1978") == (entry.type, entry.fields["month"], entry.fields["year"])
    assert [["Lovelace"], ["others"]] == [person.last_names for person in entry.persons["author"]]
    assert ["Erika", "Bo"] == [person.first_names[0] for person in entry.persons["editor"]]


def test_citeproc_reads_it(paper):
    """A CSL processor makes a reference of it."""
    (line,) = references(exported(paper)[1])
    assert line.startswith("Lovelace, A. and others (1978) “On {Clocks}”, Logs & Tides")


TITLES = [
    "50% of {TeX} & more, #1 a_b for $5 ~ 6",
    r"back\slash \LaTeX{} {\LaTeX}",
    'He said "no" and it\'s fine',
    "日本語の本",
    "كتاب عن المدّ والجزر",
    "🎉 party",
    "@article{evil, title = {x}}",
    "%comment",
    r"a \\ b",
    "x" * 3000,
    "<b>bold</b> & <i>",
]


@pytest.mark.parametrize("title", TITLES)
def test_hostile_titles(title, resource):
    """Signs that TeX reads come back as they were written."""
    bib, items = exported(resource("a", title=title), resource("b"))
    parsed = parse_string(bib, "bibtex")
    assert ["a", "b"] == list(parsed.entries)
    assert title == LatexNodes2Text(keep_braced_groups=False).latex_to_text(parsed.entries["a"].fields["title"])
    assert title == items[0]["title"]
    assert 2 == len(references(items))


@pytest.mark.parametrize("title", ["a } b { c", "{{{", "}", "\\}", "a {", "} and {"])
def test_braces_without_a_partner(title, resource):
    """They cannot end a field or an entry, neither in a title nor in a name."""
    bib, items = exported(resource("a", title=title, authors=(f"{title} Lovelace",)), resource("b"))
    parsed = parse_string(bib, "bibtex")
    assert ["a", "b"] == list(parsed.entries)
    assert bib.count("{") == bib.count("}")
    shown = parsed.entries["a"].fields["title"][1:-1].replace(r"{\textbackslash}", "\\")
    assert title == shown.replace(r"{\textbraceleft}", "{").replace(r"{\textbraceright}", "}")
    assert title == items[0]["title"]


def test_control_characters(resource):
    """They are left out, line ends are blanks, and half a letter is replaced."""
    bib, items = exported(resource("a", title="bell\x07 nul\x00 \x85next\nline\tand \x9ftab \ud800"))
    assert "  title = {{bell nul next line and tab \ufffd}},\n" in bib
    assert "bell nul  next line and tab \ufffd" == items[0]["title"]
    assert [] == [sign for sign in bib if sign != "\n" and not sign.isprintable()]


def test_addresses(resource):
    """An address cannot end its field, and keeps what is encoded in it."""
    bib, items = exported(resource("a", url="https://x.example/a{b}?q=1&p=%20#f_~\\é"))
    assert "  url = {https://x.example/a%7Bb%7D?q=1&p=%20#f_~%5C%C3%A9},\n" in bib
    assert "https://x.example/a{b}?q=1&p=%20#f_~\\é" == items[0]["URL"]


@pytest.mark.parametrize(
    ("kind", "values", "bibtex", "csl"),
    [
        ("paper", {}, "article", "article-journal"),
        ("paper", {"identity": "arxiv:1211.3711"}, "misc", "article"),
        ("paper", {"identity": "arxiv:1211.3711", "details": (("journal", "J"),)}, "article", "article-journal"),
        ("paper", {"details": (("booktitle", "Proceedings"),)}, "inproceedings", "paper-conference"),
        ("book", {}, "book", "book"),
        ("code", {}, "software", "software"),
        ("tool", {}, "software", "software"),
        ("video", {}, "online", "motion_picture"),
        ("lecture", {}, "online", "speech"),
        ("course", {}, "online", "webpage"),
        ("article", {}, "online", "webpage"),
        ("docs", {}, "online", "webpage"),
        ("link", {"url": ""}, "misc", "document"),
    ],
)
def test_types(kind, values, bibtex, csl, resource):
    """Each kind of resource has a type that reference managers know."""
    bib, items = exported(resource("a", kind=kind, **values))
    official = (files("citeproc") / "data/schema/schemas/styles/csl-types.rnc").read_text(encoding="utf-8")
    assert (bibtex, csl) == (bib[1 : bib.index("{")], items[0]["type"])
    assert f'"{csl}"' in official


def test_arxiv(resource):
    """A paper's number there is its eprint."""
    bib, items = exported(resource("a", identity="arxiv:1211.3711"))
    assert "  eprint = {1211.3711},\n  archiveprefix = {arXiv},\n" in bib
    assert ("arXiv", "arXiv:1211.3711") == (items[0]["publisher"], items[0]["number"])


@pytest.mark.parametrize(
    ("published", "bibtex", "csl"),
    [
        ("2012", ["year = {2012}"], [2012]),
        ("2012-02", ["year = {2012}", "month = feb"], [2012, 2]),
        ("2012-2-3", ["year = {2012}", "month = feb", "day = {3}"], [2012, 2, 3]),
        ("2012-11-14T10:00", ["year = {2012}", "month = nov", "day = {14}"], [2012, 11, 14]),
        ("2012-13-01", ["year = {2012}"], [2012]),
        ("2012-02-30", ["year = {2012}"], [2012]),
        ("June 2014", ["year = {2014}"], [2014]),
        ("second edition, 1998", ["year = {1998}"], [1998]),
        ("0000", [], None),
        ("soon", [], None),
        ("", [], None),
    ],
)
def test_dates(published, bibtex, csl, resource):
    """As much of a date as there is and can be."""
    bib, items = exported(resource("a", published=published))
    assert bibtex == re.findall(r"(?:year|month|day) = [^,]+", bib)
    assert csl == (items[0]["issued"]["date-parts"][0] if "issued" in items[0] else None)


def test_keys(resource):
    """Keys are ASCII, differ in any case, do not depend on other resources, and sort both lists."""
    ids = ("b", "A", "a", "日本", "café", "cafe")
    bib, items = exported(*map(resource, ids))
    keys = re.findall(r"^@\w+\{(.+),$", bib, re.MULTILINE)
    assert keys == sorted(keys) == [item["id"] for item in items]
    assert len(ids) == len({key.lower() for key in keys})
    assert all(re.fullmatch(r"[A-Za-z0-9_-]+", key) for key in keys)
    (alone,) = re.findall(r"\{(.+),$", exported(resource("日本"))[0], re.MULTILINE)[:1]
    assert alone in keys


def test_the_same_bytes_in_any_order(paper, resource):
    """Both files end in a line end and are the same for the same resources."""
    one, other = (paper, resource("z"), resource("日本")), (resource("日本"), resource("z"), paper)
    found = bibliography(Journal(resources=one))
    assert found == bibliography(Journal(resources=other))
    assert [True, True] == [file.data.endswith(b"}\n") or file.data.endswith(b"]\n") for file in found]


def test_nothing_to_cite():
    """Without resources there are two empty lists."""
    assert [b"", b"[]\n"] == [file.data for file in bibliography(Journal())]


def test_the_sample_journal():
    """Others read every resource of a whole journal."""
    layout = locate(files("decan").joinpath("../..").resolve())
    assert isinstance(layout, Layout)
    bib, items = exported(*load(layout, Options()).journal.resources)
    assert len(parse_string(bib, "bibtex").entries) == len(items) == len(references(items)) > 40


def test_the_library_links_both(view, resource, shown):
    """They are one step away from what they hold."""
    found = shown(pages(view(resources=[resource("a")])), "/resources/")
    assert [("BibTeX", "../resources.bib"), ("CSL-JSON", "../resources.csl.json")] == [
        (item["title"], item["href"]) for item in found["exports"]
    ]

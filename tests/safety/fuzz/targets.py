"""The five targets: each makes an input of a `Random`, and runs it with all that must hold."""

from __future__ import annotations

import json
import signal
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date as Day
from functools import cache
from pathlib import Path
from random import Random
from xml.etree import ElementTree

from decan.building import Loaded, site_of
from decan.config import Config
from decan.diagnostics import show
from decan.journal import assembled
from decan.layout import Layout
from decan.reading.dates import (
    Known,
    date_of_field,
    date_of_folders,
    date_of_name,
    impossible_field,
    impossible_name,
    period_of_text,
    read_opening,
    resolve,
)
from decan.reading.document import read_document
from decan.reading.sources import SourceText, decode
from decan.settings import FILE, load_config
from decan.theme import Theme
from tests.safety.fuzz import checks, growing, seeds

SLOW = 1.0
"""Seconds of the processor that an input may take."""
HANG = 20.0
"""Seconds after which it is given up."""
Files = dict[str, bytes]


@dataclass(frozen=True)
class Finding:
    """What went wrong with the input of a number."""

    number: int
    files: Files
    wrong: str


def _journal(chance: Random) -> Files:
    """Two to five documents that name one another."""
    names = chance.sample(NAMES, chance.randint(2, 5))
    files = {}
    for name in names:
        head = growing.head(chance) if chance.random() < 0.5 else ""
        links = [_link(chance, chance.choice(NAMES)) for _ in range(chance.randint(1, 4))]
        body = growing.body(chance, 3) + chance.choice((" ", "\n", "\n- ")).join(links)
        files[name] = growing.damaged(chance, growing.mutated(chance, head + body, seeds.BLOCKS, 2))
    return files


NAMES = (
    "2021-03.md", "2021-03-01.md", "2021-03-01-clocks.md", "clocks.md", "notes/clocks.md", "notes/Trees of day.md",
    "topics/trees.md", "units/1.md", "roadmaps/way.md", "about.md", "index.md", "x/index.md", "resources/a.md",
    "reviews/2021-Q1.md", "a#b?c.md", "ünï.md", "日本.md", "now.md", "%41.md",
)  # fmt: skip


def _link(chance: Random, name: str) -> str:
    stem = name.rpartition("/")[2].removesuffix(".md")
    anchor = chance.choice(("", "", "#", "#part", "#2021-03-01", "#^block-id", "#a#b", "#\0"))
    target = chance.choice(
        (name, stem, stem.upper(), f"../{name}", f"/{name}", f"./{stem}", "", f"{stem}/", "missing", f"https://a.example/{stem}")
    )
    form = chance.choice(
        ("[[{}{}]]", "[[{}{}|label]]", "![[{}{}]]", "[x]({}{})", "[x](<{}{}>)", "![p]({}{})", '<a href="{}{}">h</a>', "[r]\n\n[r]: {}{}")
    )
    return form.format(target, anchor)


def _dates(chance: Random) -> Files:
    lines = [growing.line_of_dates(chance) for _ in range(chance.choice((1, 1, 2, 4)))]
    return {"dates": growing.mutated(chance, "\n".join(lines), seeds.DATES, 2).encode("utf-8", "replace")}


def _front(chance: Random) -> Files:
    text = growing.mutated(chance, growing.head(chance), (*seeds.HEADS, *seeds.VALUES, *seeds.DATES))
    return {chance.choice(NAMES): growing.damaged(chance, text + chance.choice(("", "Text.\n", "# A\n\n## 2021-03-01\n")))}


def _markdown(chance: Random) -> Files:
    return {chance.choice(NAMES): growing.damaged(chance, growing.mutated(chance, growing.body(chance), seeds.BLOCKS))}


def _settings(chance: Random) -> Files:
    kind = chance.random()
    text = growing.some(chance, seeds.SETTINGS, 4, "") if kind < 0.5 else growing.yaml(chance, seeds.SETTING_KEYS, seeds.SETTING_VALUES)
    if kind > 0.8:
        text = chance.choice(seeds.SETTINGS).rstrip("\n").partition(":")[0] + ": " + chance.choice(seeds.SETTING_VALUES) + "\n"
    return {FILE: growing.damaged(chance, growing.mutated(chance, text, (*seeds.SETTINGS, *seeds.SETTING_VALUES), 2))}


def _config(chance: Random) -> Config:
    """Settings that documents are read with."""
    return Config(
        html=chance.choice(("keep", "escape")),
        date_order=chance.choice(("", "", "dmy", "mdy")),
        follow_up_phrases=chance.random() < 0.5,
        drafts=True,
        future=True,
        today=Day(2022, 3, 1),
        url=chance.choice(("", "https://a.example/j/")),
        unit_anchor=chance.choice(("", "month", "week")),
    )


def read_whole(files: Files, chance: Random, _: Path) -> Iterator[str]:
    """Front matter and markdown: one document, with all that must hold of it."""
    ((path, data),) = files.items()
    config = _config(chance)
    source = decode(path, data)
    document = read_document(source, config)
    yield from checks.spans(document.diagnostics, {path: source.lines}, excerpts=True)
    yield from checks.places(document, source.lines)
    yield from checks.bodies(document)
    yield from checks.kept(document)
    if config.html == "escape":
        yield from checks.tags(document)
    for one in document.diagnostics:
        show(one)
    kind = chance.randrange(4)
    if kind == 0:
        yield from (f"read twice: {wrong}" for wrong in checks.differences(document, read_document(source, config)))
    if kind == 1:
        yield from moved(source, config)


def moved(source: SourceText, config: Config) -> Iterator[str]:
    """Blank lines below the front matter move all that comes after them, and change nothing else.

    One blank line is there already: line 1 also stands for a title, or an introduction, that is written nowhere. Not so by design where
    front matter is broken: it then ends at the first blank line. What bytes say of the file as a whole is not read here.
    """
    above = read_document(source, config).front.end_line
    one, three = (replace(source, lines=(*source.lines[:above], *[""] * count, *source.lines[above:]), diagnostics=()) for count in (1, 3))
    document, other = read_document(one, config), read_document(three, config)
    if document.front.end_line == above:
        yield from (f"moved: {wrong}" for wrong in checks.differences(checks.lower(document, 2, above + 1), checks.lower(other, 0, 0)))


def read_dates(files: Files, chance: Random, folder: Path) -> Iterator[str]:
    """All that reads dates, on lines, names, folders and fields; now and then a document of them."""
    lines = files["dates"].decode().split("\n")[:200]
    openings = []
    for line in lines:
        for bare in (False, True):
            opening = read_opening(line, bare=bare)
            if opening is None:
                continue
            openings += [opening] if not bare else []
            if not 1 <= opening.column <= opening.column + opening.length <= len(line) + 1:
                yield f"{opening.column} + {opening.length} in {line!r}"
        name, field, period = date_of_name(line), date_of_field(line, order=chance.choice(("", "dmy", "mdy"))), period_of_text(line)
        folders = date_of_folders(tuple(chance.choices(seeds.FOLDERS, k=chance.randint(0, 3))), line)
        impossible_name(line)
        impossible_field(line)
        ranges = [(found.start, found.end) for found in (name, field, folders) if found] + ([period] if period else [])
        yield from (f"{start} to {end}" for start, end in ranges if not start <= end)
    known = Known(chance.choice(("", "dmy", "mdy")), chance.choice(((), (2021,), (1, 9999))))
    resolved, problems = resolve(openings, known)
    yield from (f"{day.start} to {day.end}" for day in resolved if day.start and (day.end is None or day.end < day.start))
    yield from (f"problem of {problem.index}" for problem in problems if not 0 <= problem.index < len(openings))
    if chance.random() < 0.1:
        file = lines[0].replace("/", "_").replace("\0", "")[:100]
        text = "".join(f"{chance.choice(('## ', '', '- ', '# '))}{line}\n\ntext\n\n" for line in lines)
        yield from read_whole({f"{chance.choice(seeds.FOLDERS)}/{file}.md": text.encode()}, chance, folder)


@cache
def theme_of(language: str) -> Theme:
    """The built-in theme."""
    return Theme(Path("/nonexistent"), Config(language=language))


def read_journal(files: Files, chance: Random, folder: Path) -> Iterator[str]:
    """Links through the whole journal; a site of it now and then."""
    config = _config(chance)
    sources = {path: decode(path, data) for path, data in files.items()}
    documents = [read_document(source, config) for source in sources.values()]
    assets = ("a.png", "notes/p q.png") if chance.random() < 0.3 else ()
    made = assembled(documents, assets, config)
    lines = {path: source.lines for path, source in sources.items()}
    yield from checks.spans(made.journal.diagnostics, lines, excerpts=False)
    if chance.random() < 0.1 and assembled(documents[::-1], assets, config).journal != made.journal:
        yield "another order of files makes another journal"
    if chance.random() < 0.04:
        found = Loaded(config, made.journal, len(files), made.journal.diagnostics, made.until)
        yield from whole_site(found, theme_of("en"), folder)


def whole_site(loaded: Loaded, theme: Theme, folder: Path) -> Iterator[str]:
    """All files of a site can be made; feeds are XML and data is JSON."""
    site = site_of(loaded, theme, Layout(folder, folder, folder / "site"))
    for file in site.everything():
        if file.output.endswith(".xml"):
            ElementTree.fromstring(file.data)
        elif file.output.endswith(".json"):
            json.loads(file.data)
        elif file.output.endswith(".html") and loaded.config.html == "escape":
            wrong = checks.balanced(file.data.decode())
            if wrong:
                yield f"{file.output}: {wrong}"
    for one in site.diagnostics:
        show(one)


SMALL = {
    "2021-03.md": b"# Unit 1: 2021-03-01 to 2021-03-10\n\nGoals:\n- Papers: [c](https://example.org/c)\n\n"
    b"## 2021-03-01\nDB, postgres. [[trees]]\n",
    "trees.md": b"---\ntags: [Databases, DB]\ncreated: 2021-03-02\n---\n- [ ] draw <b>it</b>, need to revisit\n",
}


def read_settings(files: Files, chance: Random, folder: Path) -> Iterator[str]:
    """The settings, and now and then a small journal with them."""
    (folder / FILE).write_bytes(files[FILE])
    config, found = load_config(folder)
    text = files[FILE].decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    yield from checks.spans(found, {FILE: text.split("\n")}, excerpts=True)
    for one in found:
        show(one)
    hash(config)
    kind = chance.random()
    if kind < 0.2:
        documents = [read_document(decode(path, data), config) for path, data in SMALL.items()]
        made = assembled(documents, (), config)
        if kind < 0.01:
            yield from whole_site(Loaded(config, made.journal, 2, made.journal.diagnostics), theme_of(config.language), folder)


TARGETS: dict[str, tuple[Callable[[Random], Files], Callable[[Files, Random, Path], Iterator[str]]]] = {
    "front matter": (_front, read_whole),
    "dates": (_dates, read_dates),
    "markdown": (_markdown, read_whole),
    "links": (_journal, read_journal),
    "settings": (_settings, read_settings),
}


class HangError(BaseException):
    """Raised in an input that does not end."""


def _stop(*_: object) -> None:
    raise HangError


def attempt(target: str, files: Files, chance: Random, folder: Path) -> str:
    """What is wrong with an input; empty for nothing."""
    has_timer = hasattr(signal, "setitimer")
    if has_timer:
        signal.signal(signal.SIGALRM, _stop)
        signal.setitimer(signal.ITIMER_REAL, HANG)
    began = time.process_time()
    try:
        wrong = "; ".join(list(TARGETS[target][1](files, chance, folder))[:3])
    except HangError:
        wrong = "does not end"
    except Exception as error:  # noqa: BLE001 (whatever it is, it is a finding)
        trace, place = error.__traceback__, ""
        while trace is not None:
            place, trace = f"{trace.tb_frame.f_code.co_filename.rpartition('/')[2]}:{trace.tb_lineno}", trace.tb_next
        wrong = f"{type(error).__name__} in {place}: {error}"
    finally:
        if has_timer:
            signal.setitimer(signal.ITIMER_REAL, 0)
    took = time.process_time() - began
    return wrong or (f"took {took:.1f} s" if took > SLOW else "")


def fuzz(target: str, seed: str, count: int, folder: Path) -> Iterator[Finding]:
    """Run so many inputs. Each is a function of target, seed and its number alone."""
    for number in range(count):
        chance = Random(f"{target} {seed} {number}")
        files = TARGETS[target][0](chance)
        state = chance.getstate()
        wrong = attempt(target, files, chance, folder)
        if wrong.startswith("took"):  # once more: another program may have had the caches, and modules may have been imported
            chance.setstate(state)
            wrong = attempt(target, files, chance, folder)
        if wrong:
            yield Finding(number, files, wrong)

"""Search in a real browser: from ``file://``, as a reader with a USB stick has it, and over HTTP below a path."""

from __future__ import annotations

import functools
import random
import re
import threading
import unicodedata
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route
from tests.site.support import Built, build

from decan.site.search.words import words

WORDS = {
    "latin": """
        tide tides gauge gauges Gauge harbour café Cafés naïve résumé Straße STRASSE Ærø Łódź index reindex indexes C C++ C# g++ F# read_me
        read_only foo.bar.baz don't it's state-of-the-art 3.14 3,140 2024 v1.2.3 x² ½ ﬁlter coöperate ΟΔΟΣ οδος Ёлка ёлки йод
        https://example.org/a/b?c=d#e user@example.org @name a I an on in of the and to log logs logging write-ahead ahead 🌊 🌊🌊 ✓ 👩‍🚀
        كتاب كِتَاب الكتاب أحمد احمد ספר סֵפֶר שלום हिन्दी नमस्ते ข้อมูล ข้อ 한국어 한국 조선 データ データベース か゛ が Ｗｉｄｅ wide ﬀ
    """,
    "han": """
        学习 学 习惯 数据 数据库 库存 时间 间隔 的 了 和 在 我们 今天 明天 天气 读 读书 书 笔记 记录 日志 写 写入 前 先 潮汐 潮
        港口 口 港 水位 位置 算法 法 图 图像 模型 大模型 型号 网络 网 神经 神经网络 经验 函数 数 变量 量 测试 测量
        Python python3 C++ SQL 第3章 3 １０ 2024年 年 ＡＩ 《读书》 “引用” 々 〇
    """,
}
LATIN, HAN = (text.split() for text in WORDS.values())
STOPS = [" ", " ", " ", " ", ", ", ". ", " (", ") ", " — ", "/", "\n"]
HAN_STOPS = ["", "", "", "", "，", "。", "、", " ", "\n"]


def journal(vocabulary: list[str], stops: list[str], seed: int) -> dict[str, str]:
    """Entries in made-up sentences: path → text. Each is called by its number."""
    draw = random.Random(seed)
    found = {}
    for number in range(120):
        text = "".join(draw.choice(vocabulary) + draw.choice(stops) for _ in range(draw.randint(20, 90)))
        lines = "\n\n".join(f"So {line}" for line in text.split("\n") if line.strip())
        found[f"20{number // 12:02}-{number % 12 + 1:02}-01.md"] = f"---\ntitle: Number {number}\n---\n{lines}\n"
    return found


JOURNALS = {"latin": journal(LATIN, STOPS, 1), "han": journal(HAN, HAN_STOPS, 2)}


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Built]:
    """The sites of both journals."""
    return {name: build(tmp_path_factory.mktemp(name), files) for name, files in JOURNALS.items()}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serves all sites of the tests, each below its folder."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(tmp_path_factory.getbasetemp()))) as made:
        threading.Thread(target=made.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{made.server_port}"
        made.shutdown()


@pytest.fixture(params=["file", "http"])
def address(request: pytest.FixtureRequest, server: str, tmp_path_factory: pytest.TempPathFactory) -> object:
    """A site → the address of its search, from the disk or from the server."""

    def of(built: Built) -> str:
        path = built.site / "search" / "index.html"
        return path.as_uri() if request.param == "file" else f"{server}/{path.relative_to(tmp_path_factory.getbasetemp()).as_posix()}"

    return of


# ---- what a plain scan finds

HAN_LETTER = "[\u3005-\u3007\u3400-\u9fff]"
UNSPACED = "\u0e00-\u0eff\u3005-\u30ff\u3400-\u9fff\uac00-\ud7ff\u2600-\u27bf\U0001f300-\U0001faff"


def plain(text: str) -> str:
    """Small letters without marks; one blank for what stands between words, and where the script changes."""
    folded = unicodedata.normalize("NFKD", text.lower()).replace("ß", "ss").replace("ς", "σ")
    kept = [c for c in folded if not (unicodedata.combining(c) and ord(c) < 0x700) and c not in "\u200d\ufe0f"]
    letters = unicodedata.normalize("NFC", "".join(kept))
    spaced = "".join(
        c if c in "+#" or unicodedata.category(c)[0] in "LMN" or re.match("[\u2600-\u27bf\U0001f300-\U0001faff]", c) else " "
        for c in letters
    )
    signs = re.sub(r"(?<=\w)(\+\+|#)(?!\w)|[+#]", lambda found: found[1] or " ", spaced)
    apart = re.sub(f"(?<=[{UNSPACED}])(?=[^ {UNSPACED}])|(?<=[^ {UNSPACED}])(?=[{UNSPACED}])", " ", signs)
    return " ".join(apart.split())


def scan(texts: dict[str, str], query: str, *, phrase: bool) -> list[str]:
    """Titles of the entries that hold the word (or its beginning) or the phrase."""
    wanted = plain(query)
    begin = "" if re.match(f"[{UNSPACED}]", wanted) else r"(?<!\S)"
    last = wanted.rpartition(" ")[2]
    whole = (phrase or len(last) == 1) and not re.match(f"[{UNSPACED}]", last)
    expression = re.compile(begin + re.escape(wanted) + (r"(?!\S)" if whole else ""))
    return sorted(title for title, text in texts.items() if expression.search(text))


def drawn(files: dict[str, str], seed: int) -> tuple[list[str], list[str]]:
    """A hundred words (many cut short) and twenty-five phrases from the texts."""
    draw = random.Random(seed)
    bodies = [text.split("---\n")[2] for text in files.values()]
    found: list[str] = []
    while len(found) < 100:
        word = draw.choice(re.findall(r"[^\s“”《》]+", draw.choice(bodies)))
        han = re.findall(f"{HAN_LETTER}+", word)
        if han:
            run = draw.choice(han)
            start = draw.randrange(len(run))
            word = run[start : start + draw.randint(1, 5)]
        elif draw.random() < 0.5:
            word = word[: draw.randint(1, len(word))]
        if plain(word):
            found.append(word)
    phrases: list[str] = []
    while len(phrases) < 25:
        line = draw.choice([line for line in draw.choice(bodies).split("\n") if len(line) > 20])
        parts = re.findall(r"[\w+#']+|\W+", line)
        start = draw.randrange(len(parts))
        phrase = "".join(parts[start : start + draw.randint(2, 7)]).strip()
        if re.search(HAN_LETTER, phrase):
            phrase = phrase[draw.randrange(3) :][: draw.randint(3, 12)]
        if len(plain(phrase)) > 2:
            phrases.append(phrase)
    return found, phrases


FIND = """
async (queries) => {
  const all = [];
  for (const query of queries) {
    const { found } = await decanSearch.find(query);
    const rows = await Promise.all(found.filter(({ kind }) => kind === "entry").map(({ number }) => decanSearch.row(number)));
    all.push(rows.map(({ title }) => title).sort());
  }
  return all;
}
"""


@pytest.mark.parametrize("name", list(JOURNALS))
def test_search_finds_what_a_plain_scan_finds(sites: dict[str, Built], address, page: Page, name: str) -> None:
    """The same entries for each of a hundred words and twenty-five phrases, in many scripts and in Chinese."""
    found, phrases = drawn(JOURNALS[name], seed=3)
    texts = {text.split("\n")[1].removeprefix("title: "): plain(text.split("title: ")[1]) for text in JOURNALS[name].values()}
    queries = [*((word, False) for word in found), *((phrase, True) for phrase in phrases)]
    asked = [f'"{query}"' if phrase else query for query, phrase in queries]
    page.goto(address(sites[name]))
    said = page.evaluate(FIND, asked)
    expected = [scan(texts, query, phrase=phrase) for query, phrase in queries]
    assert [] == [(query, sorted(set(one) ^ set(other))) for query, one, other in zip(asked, expected, said, strict=True) if one != other]
    assert sum(1 for titles in expected if titles) > 100


STRANGE = [
    "a\u0301 \u0301b", "İstanbul ıI", "soft\u00adhyphen می‌خواهم", "ὈΔΥΣΣΕΎΣ", "각 각", "x++y C#minor c#, c# c+++ #c", "ﬃ ㍿ ㌔ Ⅻ ⑫",
    "🏴‍☠️🇪🇺1️⃣", "ไทย၁မြန်မာខ្មែរ", "a_b-c.d/e\\f", "𝒳𝒴 𠀀𠀁", "مُحَمَّدـــ ٢٠٢٤", "", " - ", "ａ\u3000ｂ，ｃ", "e\u0323\u0302 ệ", "ﷺ", "〆々〇ー゛",
]  # fmt: skip


def test_the_browser_makes_the_words_that_the_index_has(sites: dict[str, Built], address, page: Page) -> None:
    """Case, marks, wide forms, joiners, signs and scripts are read alike by the two programs."""
    texts = [*LATIN, *(text for text in HAN if "“" not in text), " ".join(LATIN), *STRANGE]
    page.goto(address(sites["latin"]))
    script = 'async (texts) => Promise.all(texts.map(async (text) => (await decanSearch.find(`"${text}"`)).clauses[0]?.words ?? []))'
    assert [words(text) for text in texts] == page.evaluate(script, texts)


# ---- the page

SMALL = {
    "2022-02-01.md": "---\ntitle: Clocks <b>and</b> needles\ntags: [time, café]\n---\nA clock on the wall.\n",
    "2022-02-02.md": "---\ntags: [time]\n---\nA clock, a clock, and a clock & <i>one</i> more.\n",
    "2023-03-03.md": "---\ntags: [café]\n---\nOne clock, and much later a needle.\n",
    "notes/springs.md": "What drives a clock.\n",
    "long.md": "---\ntitle: Long\ndate: 2021-01-01\n---\n"
    + "Words and words. " * 4000 + "The zenith.\n" + "More words. " * 5000 + "The nadir.\n",
    **{f"2019-{number // 28 + 1:02}-{number % 28 + 1:02}.md": f"Grain number{number} of sand.\n" for number in range(45)},
}  # fmt: skip
MISSING = "A part of the index could not be loaded, so something may be missing: reload the page to try again"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site of a small journal with a long text, a note and many like days."""
    return build(tmp_path_factory.mktemp("small"), SMALL)


def ask(page: Page, built: Built, query: str, *, results: bool = True) -> None:
    """Open the search with a query and wait until it is answered."""
    page.goto(f"{(built.site / 'search' / 'index.html').as_uri()}?{query}")
    page.wait_for_selector("#d-results h3" if results else "#d-status:not(:empty)")


def titles(page: Page) -> list[str]:
    """What is found, as shown."""
    return page.locator("#d-results h3 a").all_inner_texts()


def test_titles_come_first_then_what_has_it_often_then_what_is_new(small: Built, page: Page) -> None:
    """Within each kind."""
    ask(page, small, "q=clock")
    assert ["Clocks <b>and</b> needles", "Wednesday, 2 February 2022", "Friday, 3 March 2023", "Springs"] == titles(page)


def test_results_follow_what_is_typed(small: Built, page: Page) -> None:
    """And the address follows them."""
    ask(page, small, "q=sand")
    page.locator("#d-q").fill("")
    page.keyboard.type("needle", delay=20)
    page.wait_for_url("**?q=needle")
    page.wait_for_function("document.querySelectorAll('#d-results h3').length === 2")
    assert (["Clocks <b>and</b> needles", "Friday, 3 March 2023"], "2 results") == (titles(page), page.inner_text("#d-status"))
    page.locator("#d-q").fill("nowhere")
    page.wait_for_function("document.querySelectorAll('#d-results h3').length === 0")
    assert "Nothing has all of these words" == page.inner_text("#d-status")


def test_no_answer_overtakes_a_later_one(
    sites: dict[str, Built], server: str, page: Page, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A piece that comes late changes nothing that was asked after it."""
    held: list[Route] = []

    def late(route: Route) -> None:
        held.append(route)

    folder = sites["latin"].site.relative_to(tmp_path_factory.getbasetemp()).as_posix()
    page.goto(f"{server}/{folder}/search/index.html?q=harbour")
    page.wait_for_selector("#d-results h3")
    expected = page.evaluate(FIND, ["gauges"])[0]
    page.route("**/search/e*/p*.js*", late)
    page.locator("#d-q").fill('"write ahead"')
    page.wait_for_timeout(300)
    page.locator("#d-q").fill("gauges")
    page.wait_for_function("document.querySelector('#d-results mark')?.textContent.toLowerCase() === 'gauges'")
    status = page.inner_text("#d-status")
    assert held
    for route in held:
        route.continue_()
    page.wait_for_timeout(300)
    assert (f"{len(expected)} results", status) == (page.inner_text("#d-status"), page.inner_text("#d-status"))


def test_filters_are_kept_in_the_address_and_count_what_they_leave(small: Built, page: Page) -> None:
    """Kind, topic and year together with the words."""
    ask(page, small, "q=clock")
    page.get_by_role("radio", name="Entries").check(force=True)
    page.wait_for_function("document.querySelectorAll('#d-results h3').length === 3")
    topics, years = (page.locator(f"select[name={name}] option").all_inner_texts() for name in ("topic", "year"))
    assert (["any topic", "café (2)", "time (2)"], ["any year", "2023 (1)", "2022 (2)"]) == (topics, years)
    page.locator("select[name=topic]").select_option("café")
    page.wait_for_function("document.querySelectorAll('#d-results h3').length === 2")
    page.wait_for_url("**?q=clock&kind=entry&topic=caf%C3%A9")
    page.reload()
    page.wait_for_selector("#d-results h3")
    assert (["Clocks <b>and</b> needles", "Friday, 3 March 2023"], "2 results") == (titles(page), page.inner_text("#d-status"))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("q=clock&topic=caf%C3%A9&year=2023", ["Friday, 3 March 2023"]),
        ("q=clock&kind=note", ["Springs"]),
        ("q=clock&kind=entry&year=2022", ["Clocks <b>and</b> needles", "Wednesday, 2 February 2022"]),
    ],
)
def test_a_link_to_a_filtered_search_shows_it_filtered(small: Built, page: Page, query: str, expected: list[str]) -> None:
    """Whatever it names."""
    ask(page, small, query)
    assert expected == titles(page)


def test_filters_that_leave_nothing_say_so(small: Built, page: Page) -> None:
    """And can be taken back, since they are still shown."""
    ask(page, small, "q=clock&kind=entry&year=1999", results=False)
    assert "Nothing of this kind, topic and year has all of these words" == page.inner_text("#d-status")
    page.locator("select[name=year]").select_option("")
    page.wait_for_selector("#d-results h3")
    assert 3 == len(titles(page))


def test_keys_go_through_the_results_and_back(small: Built, page: Page) -> None:
    """Down and up, Escape leads to the field, and so does a slash."""
    ask(page, small, "q=clock")
    went = []
    for key in ("ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp", "ArrowDown", "ArrowDown", "Escape"):
        page.keyboard.press(key)
        went.append(
            page.evaluate(
                "[...document.querySelectorAll('#d-results h3 a'), document.getElementById('d-q')].indexOf(document.activeElement)"
            )
        )
    assert [0, 1, 0, 4, 0, 1, 4] == went


@pytest.mark.parametrize("word", ["zenith", "nadir"])
def test_an_excerpt_is_found_however_long_the_text_is(small: Built, page: Page, word: str) -> None:
    """The rest of a long text is loaded until the word is there."""
    ask(page, small, f"q={word}")
    assert [word] == page.locator("#d-results mark").all_inner_texts()


def test_many_results_come_in_parts(small: Built, page: Page) -> None:
    """The rest is shown on request, and the first of it has the focus."""
    ask(page, small, "q=grain")
    before = len(titles(page))
    page.get_by_role("button", name="Show 25 more").click()
    page.wait_for_function("document.querySelectorAll('#d-results h3').length > 20")
    place = page.evaluate("[...document.querySelectorAll('#d-results h3 a')].indexOf(document.activeElement)")
    assert (20, 45, 0, 20) == (before, len(titles(page)), page.locator("#d-results .more").count(), place)


def test_what_an_author_wrote_is_text(small: Built, page: Page) -> None:
    """Signs of HTML in titles and texts are shown as they are."""
    ask(page, small, "q=clock")
    assert 0 == page.locator("#d-results b, #d-results i").count()


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        ("index.js*", (0, "The index could not be loaded: reload the page to try again")),
        ("o0/w*.js*", (3, f"3 results. {MISSING}")),
        ("e0/t*.js*", (1, f"4 results. {MISSING}")),
    ],
)
def test_a_missing_piece_is_told(small: Built, page: Page, pieces: str, expected: tuple[int, str]) -> None:
    """What can be found is shown all the same."""
    page.route(f"**/search/{pieces}", lambda route: route.abort())
    ask(page, small, "q=clock", results=expected[0] > 0)
    assert expected == (len(titles(page)), page.inner_text("#d-status"))


def test_a_query_loads_little(small: Built, page: Page) -> None:
    """A word needs no places, a phrase only its own; and only the texts that are shown are loaded."""
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url.partition("/search/")[2].partition("?")[0]))
    ask(page, small, "q=clock&kind=entry")
    first = sorted({name[:4] for name in loaded if re.match(r"[eo]\d/", name)})
    loaded.clear()
    page.locator("#d-q").fill('"much later"')
    page.wait_for_function("document.querySelectorAll('#d-results h3').length === 1")
    assert (["e0/t", "e0/w", "o0/w"], True) == (first, any(name.startswith("e0/p") for name in loaded))


def test_a_page_of_no_entries_can_be_searched(tmp_path: Path, page: Page) -> None:
    """It finds nothing."""
    ask(page, build(tmp_path, {"empty.txt": ""}), "q=clock", results=False)
    assert "Nothing has all of these words" == page.inner_text("#d-status")


def test_the_library_keeps_its_filter_in_the_address(tmp_path: Path, page: Page) -> None:
    """A link to a filtered library shows it filtered."""
    built = build(
        tmp_path, {"a.md": "---\ndate: 2022-02-01\n---\n- [A](https://arxiv.org/abs/1211.3711)\n- [B](https://youtu.be/abcdefghijk)\n"}
    )
    page.goto(f"{(built.site / 'resources' / 'index.html').as_uri()}?kind=paper")
    assert ["A"] == page.locator(".library tbody tr:visible th").all_inner_texts()

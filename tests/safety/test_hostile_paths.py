"""Nothing leads out of the content or the output, and nothing that Decan did not write is ever overwritten or removed."""

from __future__ import annotations

import os
import shutil
import socket
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from decan.cli import main
from tests.safety.hostile import limited, snapshot
from tests.site.support import write

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="makes pipes, links and devices")

GOOD = {"content/good.md": "# 2021-03-01\n\nA good thought.\n", "decan.yaml": "title: T\n"}
LONG = "/".join("x" * 220 for _ in range(20))
ADDRESSES = [
    "../../out",
    "/../../out",
    "/a/../../out",
    "%2e%2e/%2e%2e/out",
    "/%2e%2e%2fout",
    "..\\..\\out",
    "C:\\out",
    "C:/out",
    "//host/out",
    "/etc/out",
    "file:///etc/out",
    ".decan-record",
    "/.decan-record",
    "%2edecan-record",
    ".decan-partial/x",
    ".DECAN-PARTIAL/x",
    "/.git/x",
    "a\0b",
    "/a//../b",
    "/feed.xml/x/",
    "/index.html/x/",
    "/assets/decan.css",
    "/x" * 300,
    f"/{LONG}/",
    "/CON/",
    "/\u202e/",
    "~/out",
    "$HOME/out",
    "/ .. /out",
]


def quoted(text: str) -> str:
    """For YAML."""
    return '"' + text.replace("\\", "\\\\").replace("\0", "\\0") + '"'


@pytest.mark.parametrize("key", ["url", "slug", "permalink", "aliases"])
def test_addresses_that_lead_out(tmp_path: Path, key: str) -> None:
    """Whatever they say, all that is written lies in the output, and Decan's record is its own."""
    home = tmp_path / "deep" / "er"
    pages = {
        f"content/p{number}.md": f"---\ntitle: P{number}\ndate: 2021-03-02\n{key}: {quoted(address)}\n---\nText of {number}.\n"
        for number, address in enumerate(ADDRESSES)
    }
    write(home, {**GOOD, **pages})
    ran = limited("build", home)
    assert ran.well, ran.said
    assert ran.status in {0, 1}, ran.said
    assert ["deep"] == [path.name for path in tmp_path.iterdir()]
    assert {".decan", "content", "decan.yaml", "site"} == {path.name for path in home.iterdir()}
    assert [".decan-record"] == [path.name for path in (home / "site").iterdir() if path.name.startswith(".")]


def test_links_that_lead_out(tmp_path: Path) -> None:
    """To files, folders, devices, pipes, themselves: none is followed, and none is waited for."""
    write(tmp_path, {"out/secret.md": "A secret.", "out/secret.png": b"secret", **GOOD})
    content = tmp_path / "content"
    targets = ["/etc", "/etc/passwd", "/dev/zero", "../out", "../out/secret.md", "..", ".", "loop", "../site", "nowhere", "../.decan"]
    for number, target in enumerate(targets):
        (content / f"l{number}.md").symlink_to(target)
        (content / f"l{number}.png").symlink_to(target)
    (content / "loop").symlink_to("loop")
    os.mkfifo(content / "pipe.md")
    os.mkfifo(content / "pipe.png")
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(str(content / "s.md"))
    write(content, {"show.md": "".join(f"![x](l{n}.png) ![[l{n}]]\n" for n in range(len(targets))) + "![p](pipe.png)\n"})
    for _ in range(2):
        ran = limited("build", tmp_path)
        assert (True, True) == (ran.well, ran.status in {0, 1}), ran.said
    assert [] == [
        path for path in (tmp_path / "site").rglob("*") if path.is_file() and b"secret" in path.read_bytes() and path.suffix == ".png"
    ]
    assert not any("A secret." in path.read_text("utf-8") for path in (tmp_path / "site").rglob("*.html"))


@pytest.mark.parametrize("name", ["decan.yaml", ".decan/build", ".decan/stamps", "site/.decan-record", "site/index.html", "site/feed.xml"])
@pytest.mark.parametrize("kind", ["pipe", "zero", "folder"])
def test_what_is_no_file(tmp_path: Path, name: str, kind: str) -> None:
    """A pipe, a device or a folder where a file is looked for is neither waited for nor read without end, and stays."""
    write(tmp_path, GOOD)
    assert 0 == main(["build", str(tmp_path)])
    place = tmp_path / name
    place.unlink(missing_ok=True)
    place.parent.mkdir(exist_ok=True)
    if kind == "folder":
        write(place, {"mine.txt": "mine"})
    else:
        os.mkfifo(place) if kind == "pipe" else place.symlink_to("/dev/zero")
    before = place.lstat().st_mode
    ran = limited("build", tmp_path)
    assert ran.well, ran.said
    if not name.startswith(".decan/"):
        assert (2, before) == (ran.status, place.lstat().st_mode), ran.said


REFUSED = {
    "content": "content",
    "parent of content": "deep",
    "journal": "deep/j",
    "home": "home",
    "above home": ".",
    "root": "/",
    "templates": "deep/j/templates",
    "cache": "deep/j/.decan",
    "static": "deep/j/static",
    "link to content": "link",
    "file": "file.txt",
    "foreign": "foreign",
    "foreign partial": "partial",
    "record of somebody": "record",
    "linked record": "linked",
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused_outputs(tmp_path: Path, name: str) -> None:
    """Exit status 2, the folder named, and nothing touched."""
    journal = write(tmp_path / "deep/j", {**GOOD, "static/a.txt": "a", "templates/x.txt": "x"})
    write(tmp_path, {"home/mine.txt": "mine", "file.txt": "mine", "foreign/index.html": "mine", "partial/.decan-partial": "mine"})
    write(tmp_path, {"record/.decan-record": "mine", "linked/x.txt": "x", "good-record": '{"decan-record": 1, "files": {}}'})
    (tmp_path / "linked/.decan-record").symlink_to("../good-record")
    (tmp_path / "link").symlink_to("deep/j/content")
    output = journal / "content" if name == "content" else Path("/") if name == "root" else tmp_path / REFUSED[name]
    before = snapshot(tmp_path)
    ran = limited("build", journal, "--output", output, home=tmp_path / "home")
    left = {path: what for path, what in snapshot(tmp_path).items() if not path.startswith("deep/j/.decan")}
    assert (2, True, True) == (ran.status, ran.well, str(output) in ran.said), ran.said
    assert before == left


def foreign(folder: Path, name: str, kind: str) -> None:
    """Something of somebody else's, unless there is something by that name."""
    place = folder / name
    if os.path.lexists(place) or any(os.path.lexists(above) and not above.is_dir() for above in place.parents):
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    if kind in {"file", "locked"}:
        place.write_bytes(b"mine")
        place.chmod(0o600 if kind == "file" else 0o400)
    elif kind == "pipe":
        os.mkfifo(place)
    else:
        place.symlink_to({"broken": "nowhere", "loop": place.name, "to file": "/etc/passwd", "to folder": "/etc"}[kind])


@pytest.mark.parametrize("linked", [".decan", ".decan/documents"])
def test_a_cache_that_is_a_link(tmp_path: Path, linked: str) -> None:
    """Nothing is written where it leads, nothing taken or removed from there, and the site is built; a linked cache is told."""
    journal = write(tmp_path / "j", GOOD)
    away = write(tmp_path / "away", {"build": "mine", "pages": "mine", "stamps": "mine", "1-0": "mine", "4-1": "mine"})
    (journal / linked).parent.mkdir(exist_ok=True)
    (journal / linked).symlink_to(away)
    before = snapshot(away)
    for _ in range(2):
        ran = limited("build", journal)
        assert (0, linked == ".decan") == (ran.status, "file.cache-link" in ran.said), ran.said
    assert (before, True) == (snapshot(away), (journal / linked).is_symlink())


@pytest.mark.parametrize("way", ["content", "link"], ids=["by its name", "by a link"])
def test_a_site_within_the_content(tmp_path: Path, way: str) -> None:
    """It is no content: a second build finds the same, whatever way leads to the content."""
    write(tmp_path, {**GOOD, "content/b.md": "# B\n", "content/p.png": "x"})
    (tmp_path / "link").symlink_to("content")
    output = tmp_path / "content/site"
    sites = []
    for _ in range(2):
        ran = limited("build", tmp_path, "--content", tmp_path / way, "--output", output)
        assert 0 == ran.status, ran.said
        sites.append(snapshot(output))
    assert (sites[0], False) == (sites[1], any(name.startswith("site") for name in sites[1]))


def test_empty_folders_of_others(tmp_path: Path) -> None:
    """They stay, also where a page of ours was; what goes is the folder that was emptied by taking away our own file."""
    write(tmp_path, {**GOOD, "content/gone.md": "# Gone\n", "content/left.md": "# Left\n"})
    site = tmp_path / "site"
    assert 0 == limited("build", tmp_path).status
    assert (True, True) == ((site / "notes/gone/index.html").exists(), (site / "notes/left/index.html").exists())
    (site / "notes/left/index.html").unlink()
    (site / "notes/left/index.html").mkdir()
    (site / "notes/mine").mkdir()
    for name in ("gone", "left"):
        (tmp_path / f"content/{name}.md").unlink()
    assert 0 == limited("build", tmp_path).status
    assert ["index.html", "left", "left/index.html", "mine"] == sorted(
        path.relative_to(site / "notes").as_posix() for path in (site / "notes").rglob("*")
    )


NAMES = st.sampled_from(
    [
        "mine.txt",
        "index.html",
        "2021/03/01/index.html",
        "2021/mine",
        "2021",
        "assets",
        "topics/t/x",
        ".decan-partial/mine",
        ".decan-partial/1-1.new.x",
        ".hidden",
        "a\nb",
        "-rf",
        "\u202e",
        "é",
        "2021/03/02/index.html",
        "notes",
        "feed.xml",
        "x" * 255,
    ]
)
KINDS = st.sampled_from(["file", "locked", "broken", "loop", "to file", "to folder", "pipe"])


@settings(max_examples=int(os.environ.get("DECAN_FOREIGN", "6")), deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.lists(st.tuples(NAMES, KINDS), max_size=4), min_size=2, max_size=4))
def test_what_is_not_ours_stays(rounds: list[list[tuple[str, str]]]) -> None:
    """Through several builds of changing content, whether they are refused or not: bytes, links and modes as before."""
    folder = Path(tempfile.mkdtemp())
    output = folder / "site"
    output.mkdir()
    mine: dict[str, tuple[object, ...]] = {}
    try:
        for number, round_ in enumerate(rounds):
            known = snapshot(output)
            for name, kind in round_:
                foreign(output, name, kind)
            now = snapshot(output)
            mine.update({name: what for name, what in now.items() if name not in known and not (output / name).is_dir()})
            mine.update({name: what for name, what in now.items() if name not in known and (output / name).is_symlink()})
            shutil.rmtree(folder / "content", ignore_errors=True)
            write(
                folder, {**GOOD, f"content/e{number}.md": f"# 2021-03-0{number + 1}\n\nText #t{number}\n", f"content/n{number}.md": "# N\n"}
            )
            assert main(["build", str(folder), "--jobs=1", *(["--clean"] if number == 2 else [])]) in {0, 1, 2}
            after = snapshot(output)
            assert mine == {name: after.get(name) for name in mine}
    finally:
        shutil.rmtree(folder)

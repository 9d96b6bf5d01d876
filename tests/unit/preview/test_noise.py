"""Names that are not there to stay."""

import pytest

from decan.preview.watching.noise import temporary

BESIDE = ["a.md~", ".#a.md", "#a.md#", ".a.md.swp", ".a.md.swx", "4913", "a.md.tmp", "a.md.kate-swp", "a.md___jb_tmp___"]
OTHERS = [".goutputstream-4XKQ1Z", ".~lock.a.odt#", "~$a.docx", ".nfs0000000001a2", ".DS_Store"]


@pytest.mark.parametrize("name", [*BESIDE, *OTHERS])
def test_temporary(name):
    """What editors and systems write beside a file is noise."""
    assert temporary(name)


@pytest.mark.parametrize("name", ["a.md", "C#.md", "4913.md", "2024", "~home.md", ".obsidian", "tmp", "a.tmp.md", "#1.md", "swp"])
def test_there_to_stay(name):
    """What an author may have called a file is not."""
    assert not temporary(name)

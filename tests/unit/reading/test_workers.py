"""Many files, one or several processes."""

from decan.config import Config
from decan.reading.sources import scan
from decan.reading.workers import read_documents


def test_any_number_of_processes_reads_the_same(tmp_path):
    """The documents and their order do not depend on who has read them."""
    for number in range(40):
        (tmp_path / f"2022-01-{1 + number % 28:02}-n{number}.md").write_text(f"# Title {number}\n\n- [x](https://x.example/{number})\n")
    config = Config()
    files, _ = scan(tmp_path, config)
    alone = read_documents(files, config, 1)
    assert [document.path for document in alone] == [file.path for file in files]
    assert read_documents(files, config, 3) == alone


def test_nothing_to_read():
    """No file, no document."""
    assert read_documents([], Config(), 4) == ()

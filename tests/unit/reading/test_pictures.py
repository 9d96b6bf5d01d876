"""Sizes of pictures."""

import pytest
from PIL import Image

from decan.reading.pictures import read_sizes


def picture(path, size=(3, 5), **values):
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", size).save(path, **values)


def test_sizes_by_path(tmp_path):
    """Pictures of any format have their size; what is none, is broken or has gone is left out."""
    picture(tmp_path / "a/one.png")
    picture(tmp_path / "two.JPG", (7, 2))
    (tmp_path / "broken.png").write_bytes(b"\x89PNG\r\n")
    (tmp_path / "text.txt").write_text("x")
    names = ["a/one.png", "two.JPG", "broken.png", "text.txt", "gone.gif"]
    assert read_sizes(tmp_path.joinpath, names) == {"a/one.png": (3, 5), "two.JPG": (7, 2)}


def test_a_turned_photograph_has_the_size_that_is_seen(tmp_path):
    """A camera's note that it was held upright is heeded, as browsers do."""
    turned = Image.Exif()
    turned[0x0112] = 6
    picture(tmp_path / "p.jpg", (8, 4), exif=turned)
    assert read_sizes(tmp_path.joinpath, ["p.jpg"]) == {"p.jpg": (4, 8)}


@pytest.mark.parametrize(
    ("root", "size"),
    [
        ('<svg width="30" height="20.4px">', (30, 20)),
        ("<svg xmlns='x' viewBox='0 0 16 9'>", (16, 9)),
        ('<svg width="100%" viewBox="0,0,4,3">', (4, 3)),
        ('<svg width="0" height="5">', None),
        ("<svg>", None),
        ("<p>", None),
    ],
)
def test_vector_pictures(tmp_path, root, size):
    """An SVG says its size by its sides or by its view box."""
    (tmp_path / "p.svg").write_text(f"<?xml version='1.0'?>\n{root}</svg>")
    assert read_sizes(tmp_path.joinpath, ["p.svg"]).get("p.svg") == size

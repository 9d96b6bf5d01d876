"""Names that are almost right are told with what was probably meant."""

import pytest
from reading_builder import read

PAPER = "[Okri '19 Storage engines](https://arxiv.org/abs/1901.00001)"


def told(*lines):
    """(code, line, hint) of findings about resources, but for those without a title."""
    found = read({"2023-05.md": "".join(f"## 2023-05-{day:02d}\n\n- {line}\n\n" for day, line in enumerate(lines, 1))})
    return [(one.code, one.span.line, one.hint) for one in found.diagnostics if one.code.startswith("resource.")]


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Okri '19 Storage engine", [("resource.near-label", 7, "write “Okri '19 Storage engines” if it is meant")]),
        ("Okri '19 Storage engines", []),
        ("Okri '18 Storage engines", []),
        ("something else", []),
        ("x", []),
    ],
)
def test_a_label_that_was_never_linked(label, expected):
    """In brackets, and almost like one that was; another number is another thing."""
    assert expected == told(PAPER, f"again [{label}]")


def test_a_label_of_two_things():
    """What reads like a citation leads to one thing."""
    found = told(
        "[CMU 4L](https://v.example/four)", "[CMU 04L](https://v.example/five)", "[notes](https://a.example) [notes](https://b.example)"
    )
    assert [("resource.label-twice", 7, "correct the address, or give one of the two another label")] == found


def test_a_title_without_an_address():
    """The hint names a title that was linked."""
    found = read({"2023-05-01.md": f"# A day\n\n{PAPER}\n\n## Links\n\n- Okri '19 Storage engnes\n- Another one\n"})
    hints = [one.hint for one in found.diagnostics if one.code == "resource.no-url"]
    rest = "write it as [title](URL), or give it a file in resources/"
    assert [f"write “Okri '19 Storage engines” if that is meant; else {rest}", rest] == hints

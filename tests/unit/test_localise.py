"""What stands between a template's tags is looked up while it is compiled."""

import pytest
from jinja2 import DictLoader, Environment

from decan.localise import Localised, texts_of


def render(source: str, **values: object) -> str:
    """A template with every text in capitals."""
    environment = Environment(loader=DictLoader({"a": source}), extensions=[Localised], autoescape=True)
    environment.globals["_"] = lambda text: "؛ " if text == ", " else text.upper()
    return environment.get_template("a").render(values)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<h2>Goals</h2>", "<h2>GOALS</h2>"),
        ("<p>One,\n  two.</p>", "<p>ONE, TWO.</p>"),
        ('<nav aria-label="Contents" class="contents">x</nav>', '<nav aria-label="CONTENTS" class="contents">x</nav>'),
        ('<a href="{{ href }}" title="Next one">next</a>', '<a href="/a" title="NEXT ONE">NEXT</a>'),
        ('<a{% if href %} href="{{ href }}"{% endif %}>next</a>', '<a href="/a">NEXT</a>'),
        ("<p>by {{ name }}, here</p>", "<p>BY Noor؛ HERE</p>"),
        ("<b>{{ name }}</b>", "<b>Noor</b>"),
        ("<p>– 1 of</p>", "<p>– 1 OF</p>"),
        ("<p>a, –</p>", "<p>a, –</p>"),
        ("<p>{{ name }}, {{ name }}</p>", "<p>Noor؛ Noor</p>"),
        ("<p>{{ name }}{% if name %}, of{% endif %}</p>", "<p>Noor؛ OF</p>"),
        ("<style>main { color: red }</style><p>red</p>", "<style>main { color: red }</style><p>RED</p>"),
        ("<script>let here = 1 < 2;</script>after", "<script>let here = 1 < 2;</script>AFTER"),
        ("<svg><text>star</text></svg>sky", "<svg><text>star</text></svg>SKY"),
        ("before<br>after", "BEFORE<br>AFTER"),
        ("{# a note #}<p>x y</p>", "<p>x y</p>"),
    ],
)
def test_texts_and_labels(source: str, expected: str) -> None:
    """And nothing else: no values, no addresses, no styles."""
    assert expected == render(source, href="/a", name="Noor")


def test_a_template_that_extends_another() -> None:
    """Each is looked up by itself."""
    environment = Environment(
        loader=DictLoader(
            {"base": "<p>above</p>{% block a %}{% endblock %}", "a": '{% extends "base" %}{% block a %}<p>below</p>{% endblock %}'}
        ),
        extensions=[Localised],
    )
    environment.globals["_"] = str.upper
    assert "<p>ABOVE</p><p>BELOW</p>" == environment.get_template("a").render()


def test_texts_for_a_catalogue() -> None:
    """In the order of the template, with single blanks."""
    assert ["Goals", "what became\nof them".replace("\n", " "), "Contents"] == texts_of(
        Environment(), '<h2>Goals</h2><p>what became\n of them</p>{{ x }}<nav aria-label="Contents"></nav>'
    )

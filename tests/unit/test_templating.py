"""Jinja as themes use it."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import DictLoader, UndefinedError
from jinja2.runtime import Context
from markupsafe import Markup

from decan.site.page import Shared
from decan.templating import Templates
from decan.words import Words


def made(template: str, **values: object) -> str:
    environment = Templates(DictLoader({"page.html": template}), Words("en", []), Path("/nowhere"))
    return environment.get_template("page.html").render(values)


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{{ item.title }}", "R&amp;D"),
        ("{{ item.title }}{{ item.title }}", "R&amp;DR&amp;D"),
        ("{{ item.title|html }}", "R&D"),
        ("{{ item.html }}{{ item.number }}", "<b>7</b>7"),
        ("{{ item.inner.title }}", "&lt;in&gt;"),
        ("{{ item.keys is defined }}", "True"),
        ("{{ item.nothing is defined }}", "False"),
        ("{{ long }}", "&lt;" * 200),
    ],
)
@pytest.mark.parametrize("kind", [dict, Shared])
def test_values_are_looked_up_and_escaped(template, expected, kind):
    """Keys go before attributes, texts are escaped, and markup and numbers are shown as they are."""
    item = kind({"title": "R&D", "html": Markup("<b>7</b>"), "number": 7, "inner": {"title": "<in>"}})
    assert expected == made(template, item=item, long="<" * 200)


def test_markup_and_a_text_of_the_same_letters_are_told_apart():
    """A text is escaped, also when markup of the same letters was shown before."""
    assert "<b>&lt;b&gt;<b>" == made("{{ one }}{{ other }}{{ one }}", one=Markup("<b>"), other="<b>")


def test_an_unknown_key_is_an_error():
    """Nothing is shown for a name that a template gets wrong."""
    with pytest.raises(UndefinedError, match="nothing"):
        made("{{ item.nothing }}", item={"title": "R&D"})


@pytest.fixture
def uncollected() -> Iterator[None]:
    """No cycles are collected, as in a build."""
    gc.disable()
    yield
    gc.enable()


def test_a_context_is_let_go(uncollected, monkeypatch):
    """A context lives no longer than its page, though the template's macro shows something of it."""
    seen = []
    real = Context.__init__

    def noted(context, *values, **named):
        real(context, *values, **named)
        seen.append(weakref.ref(context))

    monkeypatch.setattr(Context, "__init__", noted)
    text = made("{% macro name() %}{{ title }}{% endmacro %}{{ name() }}", title="Tide")
    assert ("Tide", [None]) == (text, [reference() for reference in seen])

"""What `decan init` writes: a small journal that builds at once and shows one of each, and a workflow that publishes it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date as Day
from datetime import timedelta

WORKFLOW = ".github/workflows/publish.yml"
_UNIT = 10
"""Days, as the settings say unless they say otherwise."""

_SETTINGS = """\
# The settings of this journal. Each has a default; docs/reference/settings.md in Decan's repository has them all.
title: {title}
# author: Your name
# description: What you learn, in a sentence
# url: https://you.example/journal/   # where the site will live; feeds and cards for shared links need it

units:
  length: 10   # days
"""

_ENTRY = """\
---
title: The first entry
tags: [Learning]
---

An entry is a file with a day, in its name or in `date:`. Write what you did, what you understood and what you did not.

I read [How to Read a Paper](http://ccr.sigcomm.org/online/files/p83-keshavA.pdf), first pass. What is cited is listed under *Resources*,
and when it is cited again, as *How to Read a Paper, second pass*, Decan knows it.

- [ ] read it again, with a paper beside it

Topics such as #Learning come from `tags:` and from the text. [[Why I keep a journal]] links to another file by its title.
"""

_UNIT_TEXT = """\
# Unit 1: {start} to {end}

## Goals

- Papers:
  - [ ] [How to Read a Paper](http://ccr.sigcomm.org/online/files/p83-keshavA.pdf)
- Writing:
  - [ ] 5 entries
"""

_RESOURCE = """\
---
title: How to Read a Paper
url: http://ccr.sigcomm.org/online/files/p83-keshavA.pdf
kind: paper
authors: [S. Keshav]
year: 2007
---

Three passes: the first to know what it is about, the second to know what it says, the third to know how it is done.
"""

_NOTE = """\
# Why I keep a journal

A note has no day. Put here what stays true for longer than an evening.
"""

_WORKFLOW = """\
# Publishes the site on GitHub Pages whenever the main branch changes. Choose Settings → Pages → Source: GitHub Actions once.
name: Publish
on:
  push:
    branches: [main]
  workflow_dispatch:
permissions:
  contents: read
  pages: write
  id-token: write
concurrency:
  group: pages
env:
  # What pip installs: {origin}.
  DECAN: "{requirement}"
jobs:
  publish:
    runs-on: ubuntu-latest
    environment:
      name: github-pages
      url: ${{{{ steps.deploy.outputs.page_url }}}}
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
      - uses: actions/configure-pages@v5
        id: pages
      - run: pip install "${{DECAN:?says nothing yet. Write in .github/workflows/publish.yml what pip installs}}"
      - run: decan build --base-url "${{{{ steps.pages.outputs.base_url }}}}/"
      - uses: actions/upload-pages-artifact@v3
        with:
          path: site
      - uses: actions/deploy-pages@v4
        id: deploy
"""

_KNOWN = "the Decan with which this journal was begun"
_UNKNOWN = "a version (decan==1.2.3), a commit (decan @ git+https://…@…), or a wheel that lies in this repository (./decan-….whl)"

_IGNORE = """\
/site/
/.decan/
"""


def starter(title: str, today: Day, requirement: str) -> Mapping[str, str]:
    """The files of a new journal, by path. ``requirement`` is what pip installs where the site is published; empty where nobody knows."""
    quoted = '"' + title.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return {
        "decan.yaml": _SETTINGS.format(title=quoted),
        f"content/journal/{today}-the-first-entry.md": _ENTRY,
        "content/units/unit-1.md": _UNIT_TEXT.format(start=today, end=today + timedelta(_UNIT - 1)),
        "content/resources/how-to-read-a-paper.md": _RESOURCE,
        "content/notes/why-i-keep-a-journal.md": _NOTE,
        WORKFLOW: _WORKFLOW.format(requirement=requirement, origin=_KNOWN if requirement else _UNKNOWN),
        ".gitignore": _IGNORE,
    }

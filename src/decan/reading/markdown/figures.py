"""Paragraphs that are no text: a picture with a caption, embedded notes. They lose the ``<p>`` around them."""

from __future__ import annotations

from markdown_it.token import Token


def shape(tokens: list[Token]) -> None:
    """After inline parsing: mark pictures with a title that stand alone as figures, and make embeds of embedded notes that do."""
    for index, token in enumerate(tokens):
        if token.type != "inline" or not token.children or tokens[index - 1].type != "paragraph_open":
            continue
        children = token.children
        first = children[0]
        if first.type == "image" and len(children) == 1 and first.attrs.get("title"):
            first.meta["figure"] = True
        elif first.meta.get("embed") and _only_embeds(children):
            token.children = [_embed(child) for child in children if child.type == "link_open"]
        else:
            continue
        tokens[index - 1].hidden = tokens[index + 1].hidden = True


def _only_embeds(children: list[Token]) -> bool:
    inside = False
    for child in children:
        if child.type == "link_open":
            inside = bool(child.meta.get("embed"))
            if not inside:
                return False
        elif child.type == "link_close":
            inside = False
        elif not inside and child.type not in {"softbreak", "hardbreak"} and child.content.strip():
            return False
    return True


def _embed(opening: Token) -> Token:
    return Token("embed", "div", 0, meta=dict(opening.meta), markup="wiki")

"""Drawn cards: the picture that stands beside a link to a page where somebody shares it.

`card` says what is on one, `deck` which page has which, `draw` draws it. Only `draw` and what it calls need Pillow.
"""

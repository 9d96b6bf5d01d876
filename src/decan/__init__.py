"""Decan: a static site generator for personal learning journals."""

__version__ = "0.1.0"

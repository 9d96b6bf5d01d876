"""Markdown to tokens, links and HTML with slots."""

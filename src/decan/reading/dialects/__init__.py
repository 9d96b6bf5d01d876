"""The dialects of other tools, rewritten to plain markdown, line by line."""

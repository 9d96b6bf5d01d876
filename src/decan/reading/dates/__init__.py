"""Dates and ranges of days as people write them."""

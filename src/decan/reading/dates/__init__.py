"""Dates and ranges of days as people write them.

    read_opening("Day 1 (09-09-18) : Naive Bayes", bare=False)   what a line opens, not yet dated
    resolve(openings, Known(...))                                all openings of a document, dated together
    date_of_name("2022-02-01-clocks")                            what a file's name says

Together, because only together they say whether 03/04 is in March or in April, and in which year.
"""

from decan.reading.dates.evidence import Known
from decan.reading.dates.names import (
    FieldDate,
    NameDate,
    date_of_field,
    date_of_folders,
    date_of_name,
    impossible_field,
    impossible_name,
    is_open_name,
    period_of_text,
)
from decan.reading.dates.openings import Opening, read_day_of_month, read_opening
from decan.reading.dates.resolving import Problem, Resolved, resolve

__all__ = [
    "FieldDate",
    "Known",
    "NameDate",
    "Opening",
    "Problem",
    "Resolved",
    "date_of_field",
    "date_of_folders",
    "date_of_name",
    "impossible_field",
    "impossible_name",
    "is_open_name",
    "period_of_text",
    "read_day_of_month",
    "read_opening",
    "resolve",
]

"""The year of a date as reports carry it ("2012", "2012-08", "2013/2017"), and its column in a table."""

from __future__ import annotations

_DIGITS = 4


def year_of(date: str | None) -> int | None:
    """Return the year of an ISO 8601 *date*; that of an interval is its last.

    >>> year_of("2013/2017-05"), year_of(None)
    (2017, None)
    """
    last = (date or "").rpartition("/")[2][:_DIGITS]
    return int(last) if len(last) == _DIGITS and last.isdecimal() else None


def column_of(time: str | None) -> str:
    """Return under what a figure of *time* stands in a table over years: a year's end under its year.

    >>> column_of("2023-12"), column_of("2023-06"), column_of(None)
    ('2023', '2023-06', '')
    """
    return (time or "").removesuffix("-12")

"""Dates as other programs write them: which of day and month comes first is read off a row that can be only one of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import date, timedelta
from typing import Literal

from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.problems import BadUse, Code
from mentor_tui.domain.text import clean, parse_date

Order = Literal["dmy", "mdy"]

_NUMBERS = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d\d)", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})([/.-])(\d{1,2})\2(\d{1,2})(?:[T ]\d\d:\d\d(?::\d\d)?)?", re.ASCII)
_NAMED = re.compile(r"(\d{1,2})[. -]+([a-z]{3,9})\.?[ ,-]+(\d{4}|\d\d)", re.ASCII | re.IGNORECASE)
_NAMED_FIRST = re.compile(r"([a-z]{3,9})\.? +(\d{1,2})(?:st|nd|rd|th)?,? +(\d{4})", re.ASCII | re.IGNORECASE)
_SERIAL = re.compile(r"\d{5}(?:\.0+)?", re.ASCII)
_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip

_FIRST_OF_SERIALS = date(1899, 12, 30)
"""Day 0 of a spreadsheet, which takes 1900 for a leap year."""


class DayOrder(NamedTuple):
    """Which of day and month comes first in the dates of a file.

    Attributes:
        order: None where nothing in the file decides it.
        row: the row that decides, 0 where somebody said it, or none does.
        text: the date in that row.
        against: the first row that can only be read the other way round; 0 where there is none.
        asked: whether there is a date that is another day if it is read the other way round.

    """

    order: Order | None = None
    row: int = 0
    text: str = ""
    against: int = 0
    asked: bool = False


def order_of(dates: Iterable[tuple[int, str]], said: Order | None = None) -> DayOrder:
    """How the dates of a file are to be read.

    Args:
        dates: the row and the text of each.
        said: the order that somebody named; it is not looked for then.

    """
    only: dict[Order, tuple[int, str]] = {}
    asked = False
    for row, text in dates:
        found = _NUMBERS.fullmatch(clean(text))
        if found is None or found[2] == ".":
            continue
        first, second = int(found[1]), int(found[3])
        asked = asked or first != second
        if first > 12 >= second:
            only.setdefault("dmy", (row, clean(text)))
        elif second > 12 >= first:
            only.setdefault("mdy", (row, clean(text)))
    if said is not None:
        return DayOrder(said, asked=asked)
    if len(only) == 1:
        order, (row, text) = next(iter(only.items()))
        return DayOrder(order, row, text, asked=asked)
    if only:
        (row, text), (against, _text) = sorted(only.values())
        return DayOrder(None, row, text, against, asked)
    return DayOrder(asked=asked)


def read_day(text: str, order: DayOrder) -> date:
    """A day as spreadsheets write it: ISO, with the day or the month first, with the month's name, or as their number of it.

    Raises:
        BadUse: it is none, or it is two, and nothing says which.

    """
    plain = clean(text)
    year = month = day = 0
    if found := _YEAR_FIRST.fullmatch(plain):
        year, month, day = int(found[1]), int(found[3]), int(found[4])
    elif found := _NUMBERS.fullmatch(plain):
        first, second, year = int(found[1]), int(found[3]), _year(found[4])
        # With dots the day comes first everywhere; and two that are alike are the same either way.
        reading = "dmy" if found[2] == "." or first == second else order.order
        if reading is None:
            raise BadUse(Code.AMBIGUOUS_DATE, date=plain, other=order.row, against=order.against)
        day, month = (first, second) if reading == "dmy" else (second, first)
    elif found := _NAMED.fullmatch(plain):
        year, month, day = _year(found[3]), _month(found[2]), int(found[1])
    elif found := _NAMED_FIRST.fullmatch(plain):
        year, month, day = int(found[3]), _month(found[1]), int(found[2])
    elif _SERIAL.fullmatch(plain):
        return parse_date((_FIRST_OF_SERIALS + timedelta(int(float(plain)))).isoformat())
    with suppress(ValueError):
        return parse_date(date(year, month, day).isoformat())
    raise BadUse(Code.BAD_DATE, date=plain)


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def _month(text: str) -> int:
    """The number of a month by its English name or the beginning of it, 0 where it is none."""
    return next((at for at, name in enumerate(_MONTHS, 1) if name.startswith(text.lower())), 0)

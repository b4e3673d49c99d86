"""What is typed into forms, as days and numbers."""

from __future__ import annotations

from datetime import date, timedelta

from mentor_tui.domain.problems import BadUse, Code
from mentor_tui.domain.text import decimal, parse_date


def day(text: str) -> date | None:
    """A day, None where nothing was typed.

    Raises:
        BadUse: it is none.

    """
    return parse_date(text) if text else None


def example(today: date, days: int) -> str:
    """A day ahead, as it is to be typed."""
    return (today + timedelta(days=days)).isoformat()


def whole(what: str, text: str, known: str) -> int:
    """A whole number; ``known`` says which there are.

    Raises:
        BadUse: it is none.

    """
    try:
        return int(text)
    except ValueError:
        raise BadUse(Code.BAD_VALUE, what=what, value=text, known=[known]) from None


def hours(text: str) -> float:
    """Hours a week.

    Raises:
        BadUse: it is no number.

    """
    return number("hours", text, "0, 0.5, 1 … 40")


def number(what: str, text: str, known: str) -> float:
    """A number, with a point, a comma or ½; ``known`` says which there are.

    Raises:
        BadUse: it is none.

    """
    try:
        return decimal(text)
    except ValueError:
        raise BadUse(Code.BAD_VALUE, what=what, value=text, known=[known]) from None

"""A day of another year is said with its year, wherever days are said."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from mentor_tui.domain.calendar import Span
from mentor_tui.domain.record import Event
from mentor_tui.services import present
from mentor_tui.services.abouts import Mentees
from mentor_tui.services.calls import Call
from mentor_tui.services.overview import Digest
from mentor_tui.wording import calls, events, plain

NEXT, THIS = "2027-01-08", "2026-12-28"


@pytest.fixture(autouse=True)
def late_in_the_year() -> None:
    present.tell(lambda: date(2026, 11, 28))


@pytest.mark.parametrize(("day", "year"), [(NEXT, " 2027"), (THIS, "")])
def test_whatever_says_a_day_says_its_year_where_it_is_another(day: str, year: str) -> None:
    at = date.fromisoformat(day)
    month = f"{at.day} {'January' if year else 'December'}{year}"
    assert plain.day_month(at) == month
    assert plain.weekday_day(at).endswith(month)
    assert plain.day_of_stamp(day) == plain.day_of_stamp(f"{day}T09:00:00Z") == month
    short = f"{at.day} {'Jan' if year else 'Dec'}{year}"
    assert plain.away(day) == f"away until {short}"
    assert plain.programme(Digest("ana", state="coming", start=day)) == f"starts on {short}"
    assert plain.day_span(Span(at, at)) == month
    now = datetime(2026, 11, 28, 9, tzinfo=UTC)
    assert plain.moment(day, now) == short
    call = Call("mentor away", "maya", "", day, about=Mentees(("ana",)))
    assert calls.need(call, {"maya": "Maya"}, {})[0] == f"Maya is away until {short}"
    left = Event(1, "op", "2026-11-28T09:00:00Z", "tom", "edited", "person:maya", {"left": day})
    assert events.line(left, {"tom": "Tom"}, {}) == f"Tom noted the last day: {month}"


def test_without_a_present_no_year_is_said_and_a_day_that_is_given_counts_before_it() -> None:
    assert plain.day_month(date(2027, 1, 8), date(2027, 2, 1)) == "8 January"
    present.tell(None)
    assert plain.day_month(date(2027, 1, 8)) == "8 January"


def test_days_are_made_in_one_place() -> None:
    """Nobody else puts a day and a month together, so nobody can forget the year."""
    root = Path(plain.__file__).resolve().parents[1]
    files = [path for room in ("cli", "tui", "wording") for path in (root / room).rglob("*.py")]
    assert not [path for path in files if re.search(r"%[Bb]\b", path.read_text())]

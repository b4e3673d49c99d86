"""The end of a pairing: from which day, with whom, and what the fact holds."""

from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentor_tui.domain.calendar import OwnCalendar, Span
from mentor_tui.domain.closings import closing_with, is_asked, open_from
from mentor_tui.domain.folds import fold
from mentor_tui.domain.people import Pairing
from mentor_tui.domain.record import Event, Fact
from mentor_tui.domain.standing import Standing

DAY = date(2026, 3, 2)
CLOSES = date(2026, 6, 1)
PAST = {"mentor": "maya", "since": "2026-02-02", "until": "2026-05-04", "reason": "finished", "by": "tom"}


def said(by: str, before: Fact | None = None, number: int = 1) -> Fact | None:
    return fold(before, Event(number, f"op-{number}", f"2026-06-0{number}T10:00:00Z", by, "answered", "closing:maya"))


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 20)), max_size=3), st.integers(0, 40), st.integers(0, 120))
def test_it_opens_on_the_day_with_which_twenty_working_days_have_gone_by(
    leaves: list[tuple[int, int]], talk: int, later: int
) -> None:
    away = tuple(Span(DAY + timedelta(first), DAY + timedelta(first + long)) for first, long in leaves)
    calendar, held = OwnCalendar(DAY, away=away), DAY + timedelta(talk)
    hire = SimpleNamespace(calendar=calendar, basics_on=held, no_basics=False, today=held + timedelta(later))
    opens, gone_by = Standing.closes_on.fget(hire), Standing.days_after_basics.func(hire)  # type: ignore[attr-defined]
    assert (hire.today >= opens) == (gone_by >= 20)


def test_each_answers_once_and_both_make_it_held() -> None:
    first = said("ana")
    assert closing_with({"closing:maya": first or {}}, "maya").held == ""
    both = said("maya", first, 2)
    one = closing_with({"closing:maya": both or {}}, "maya")
    assert (one.held, one.of("hire") is not None, one.of("mentor") is not None) == ("2026-06-02T10:00:00Z", True, True)
    for again in ("ana", "maya"):
        with pytest.raises(ValueError, match="has answered before"):
            said(again, both, 3)


@pytest.mark.parametrize(
    ("since", "past", "found"),
    [
        ("2026-02-02", (), {"max": CLOSES}),
        ("2026-07-01", (), {}),
        ("2026-05-04", (PAST,), {"maya": date(2026, 5, 4), "max": CLOSES}),
        ("2026-05-04", ({**PAST, "reason": "moved"},), {"max": CLOSES}),
        ("2026-05-04", ({**PAST, "reason": "asked"},), {"max": CLOSES}),
    ],
    ids=["from the start", "after the basics", "ended as finished", "moved", "asked for another"],
)
def test_with_whom(since: str, past: tuple[Fact, ...], found: dict[str, date]) -> None:
    today = date(2026, 7, 6)
    assert open_from(Pairing("ana", "max", since, past=past), CLOSES, today) == found


def test_before_the_talk_nothing_is_to_be_closed_and_nobody_is_asked_for_ever() -> None:
    assert open_from(Pairing("ana", "max", "2026-02-02"), None, DAY) == open_from(None, CLOSES, DAY) == {}
    asked = [is_asked(CLOSES, CLOSES + timedelta(days)) for days in (-1, 0, 41, 42)]
    assert asked == [False, True, True, False]

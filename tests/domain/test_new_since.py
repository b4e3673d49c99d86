"""What came into a curriculum under way: it is told, and due no earlier than ten working days after it came."""

from __future__ import annotations

from datetime import date

import pytest

from mentor_tui.domain.pace import pace
from mentor_tui.domain.standing import Standing
from tests.domain.helpers import catalogue, flat, item, record, standing, tick

CAME = date(2026, 3, 20)
"""Day 15 of whoever began on ``START``."""


def through(today: date, came: dict[str, str] | None = None, *, done: bool = False) -> Standing:
    course = flat(*(item(f"i{n}", minutes=60, by_day=n) for n in range(1, 21)), item("more", minutes=120, by_day=2))
    made = record()
    for n in range(1, 15):
        tick(made, f"i{n}")
    if done:
        tick(made, "more")
    known = catalogue(course, came={} if came is None else {"course": came})
    return standing(made, known, today)


def test_ten_working_days_from_the_day_it_came() -> None:
    seen = through(CAME, {"more": CAME.isoformat()})
    assert seen.by_id["more"].new
    assert seen.due_on(seen.by_id["more"].item) == date(2026, 4, 3)
    assert pace(seen).state == "on plan"
    last, after = (
        through(date(2026, 4, 3), {"more": CAME.isoformat()}),
        through(date(2026, 4, 6), {"more": CAME.isoformat()}),
    )
    assert (last.by_id["more"].new, after.by_id["more"].new) == (True, False)
    assert "more" not in [late.item.id for late in pace(last).late]
    assert "more" in [late.item.id for late in pace(after).late]


def test_what_is_not_known_is_not_said() -> None:
    seen = through(CAME)
    assert not any(one.new for one in seen.items)
    assert pace(seen).state == "past"


def test_what_was_there_when_they_began_is_as_planned() -> None:
    for day in ("2026-03-02", "2026-02-01"):
        seen = through(CAME, {"more": day})
        assert not seen.by_id["more"].new
        assert pace(seen).state == "past"


def test_what_is_done_is_not_new_and_counts() -> None:
    seen = through(CAME, {"more": CAME.isoformat()}, done=True)
    assert not seen.by_id["more"].new
    assert (pace(seen).state, pace(seen).days) == ("in hand", 1)


@pytest.mark.parametrize("name", ["i20"])
def test_nothing_is_due_sooner_for_it(name: str) -> None:
    seen = through(CAME, {name: "2026-03-03"})
    assert seen.due_day_of(seen.by_id[name].item) == 20

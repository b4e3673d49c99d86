"""What a journey says on a day on which somebody does not work."""

from __future__ import annotations

from datetime import date

import pytest

from mentor_tui.domain.calendar import Holiday, Workplace
from mentor_tui.domain.catalogue import WorkCalendar
from mentor_tui.domain.today import FreeDay, free_day
from mentor_tui.services import documents, journeys, people, present
from mentor_tui.services.calls import Call
from mentor_tui.wording import calls, free_days

from .conftest import Crew, catalogue, written

SATURDAY, MONDAY, TUESDAY = date(2026, 3, 7), date(2026, 3, 9), date(2026, 3, 10)
DAYS = (Holiday("Founders’ Day", on=MONDAY), Holiday("Desk Day", on=SATURDAY))
PLACE = Workplace("here", "Here", "UTC", DAYS)


@pytest.fixture
def crew() -> Crew:
    made = Crew(catalogue(calendar=WorkCalendar(places={"here": PLACE})))
    people.found_team(made.context(""), "Tom", login="tom", person="tom")
    made.add("Ana")
    made.add("Bea", place="here")
    return made


def page(crew: Crew, person: str, day: date) -> journeys.JourneyPage:
    crew.go_to(day)
    return journeys.page(crew(person))


def test_a_weekend_names_the_next_day_of_theirs(crew: Crew) -> None:
    ana, bea = page(crew, "ana", SATURDAY), page(crew, "bea", SATURDAY)
    assert ana.free == FreeDay("week", "", None, MONDAY)
    assert bea.free == FreeDay("week", "", None, TUESDAY)
    assert free_days.said(ana, ana.free).startswith("A day off. On Monday: ")
    assert free_days.said(bea, bea.free).startswith("A day off. On Tuesday: ")
    assert free_days.counted(ana) == "a day off"


def test_a_holiday_is_told_by_its_name(crew: Crew) -> None:
    bea = page(crew, "bea", MONDAY)
    assert bea.free == FreeDay("holiday", "Founders’ Day", None, TUESDAY)
    assert free_days.said(bea, bea.free).startswith("A day off: Founders’ Day. On Tuesday: ")
    assert page(crew, "ana", MONDAY).free is None


def test_it_fits_into_one_line_of_a_small_terminal(crew: Crew, monkeypatch: pytest.MonkeyPatch) -> None:
    bea = page(crew, "bea", MONDAY)
    assert bea.free is not None
    assert ", about " in free_days.said(bea, bea.free)
    long = bea.free._replace(title="Restoration of Independence Day")
    monkeypatch.setattr(free_days, "on", lambda *_: "On Wednesday")
    assert free_days.said(bea, long) == "A day off: Restoration of Independence Day. On Wednesday: 3 things."


def test_leave_is_told_to_its_end_and_what_comes_after_it(crew: Crew) -> None:
    people.set_leave(crew("tom"), "ana", date(2026, 3, 9), date(2026, 3, 20))
    ana = page(crew, "ana", MONDAY)
    assert ana.free == FreeDay("leave", "", date(2026, 3, 20), date(2026, 3, 23))
    assert free_days.said(ana, ana.free).startswith("A day off: away until 20 March. On 23 March: ")
    doc = documents.status(crew("ana"))
    assert doc["free_day"] == {"why": "leave", "title": None, "back": "2026-03-23"}
    assert documents.status(crew("tom"), "bea")["free_day"]["title"] == "Founders’ Day"
    crew.go_to(TUESDAY)
    assert documents.status(crew("bea"))["free_day"] is None


def test_of_a_leave_without_an_end_nobody_says_what_comes_after_it(crew: Crew) -> None:
    with crew.store.edit("people/ana") as record:
        written(crew("tom"), record, "leave", "leave", "profile:", terms={"leave": [[MONDAY.isoformat(), None]]})
    ana = page(crew, "ana", TUESDAY)
    assert ana.free == FreeDay("leave", "", None, None)
    assert free_days.said(ana, ana.free) == "A day off."


def test_who_is_not_on_their_way_has_no_free_days(crew: Crew) -> None:
    people.pause(crew("tom"), "ana", TUESDAY, None)
    assert page(crew, "ana", date(2026, 3, 14)).free is None
    made = crew.add("Cy", start="2026-04-06")
    assert page(crew, made, SATURDAY).free is None
    crew.go_to(SATURDAY)
    assert free_day(crew("tom").standing(crew("tom").journey("tom"))) is None


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (date(2026, 3, 6), "today"),
        (SATURDAY, "since Fri"),
        (MONDAY, "since Fri"),
    ],
)
def test_what_was_sent_on_friday_is_of_today_on_friday_alone(today: date, said: str) -> None:
    present.tell(lambda: today)
    weekdays = {SATURDAY: 0, MONDAY: 1}.get(today, 0)
    assert calls.when(Call("waiting", "ana", "read", "2026-03-06T15:00:00Z", weekdays)) == said

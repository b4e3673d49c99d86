"""From when on a mentor is asked after a hire who came into the program under way: not from a day on which it was not there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from mentor_tui.domain.debts import debts
from mentor_tui.services import backfill, items, notes, people, programmes
from mentor_tui.services.attention import attention
from mentor_tui.services.overview import overview
from mentor_tui.services.pages import mentees_page
from mentor_tui.services.table_columns import FileRow
from mentor_tui.services.team_page import team_page
from tests.services.conftest import START, Crew

CAME, NEXT, LATER = date(2026, 4, 20), date(2026, 4, 22), date(2026, 4, 29)
"""A Monday, day 36 of whoever began on 2 March; the Wednesday, and the one after."""


def came(team: Crew, start: date = START, **more: str) -> str:
    team.go_to(CAME)
    return team.add("Dora", mentor="max", start=start.isoformat(), **more)


def enrolled_later(team: Crew) -> str:
    known = {"name": "Dora", "roles": "hire", "zone": "UTC", "start": START.isoformat(), "mentor": "max"}
    who = people.add_person(team("tom"), known).person
    team.go_to(CAME)
    people.edit_person(team("tom"), who, {"curriculum": "course"})
    return who


def caught_up(team: Crew) -> str:
    who = came(team)
    team.go_to(NEXT)
    backfill.catch_up(team("tom"), who, "first")
    return who


def with_what_they_did(team: Crew) -> str:
    """What is brought in of somebody who is at work in the program already starts nothing anew."""
    who = came(team)
    items.tick(team(who), "read")
    notes.note(team(who), who, "all fine")
    team.go_to(NEXT)
    rows = [FileRow(2, {"person": who, "item": "plans", "on": "2026-03-09"})]
    backfill.bring_in(team("tom"), rows)
    return who


def before_days_were_noted(team: Crew) -> str:
    """A record of before enrolling said the day: the history tells it."""
    who = came(team)
    team.go_to(CAME)
    with team.store.edit(f"people/{who}") as record:
        fact = dict(record.facts["programme:"])
        fact.pop("noted")
        record.facts["programme:"] = fact
    return who


def another_curriculum(team: Crew) -> str:
    who = team.add("Dora", mentor="max")
    course = team.catalogue.curricula["course"]
    team.catalogue = team.catalogue._replace(
        curricula={"course": course, "more": course._replace(id="more", title="More")}, digest="two"
    )
    team.go_to(CAME)
    programmes.begin_programme(team("tom"), who, "more", CAME)
    return who


CASES: list[tuple[Callable[[Crew], str], date]] = [
    (lambda team: came(team, CAME), CAME),
    (came, CAME),
    (enrolled_later, CAME),
    (caught_up, NEXT),
    (with_what_they_did, CAME),
    (before_days_were_noted, CAME),
    (another_curriculum, CAME),
]
NAMES = ["began that day", "added", "enrolled", "caught up", "at work", "old record", "another curriculum"]


@pytest.mark.parametrize(("way", "since"), CASES, ids=NAMES)
def test_the_clocks_start_on_the_day_on_which_somebody_came_in(
    team: Crew, way: Callable[[Crew], str], since: date
) -> None:
    who = way(team)

    def told() -> dict[str, int]:
        found = {call.kind: call.days for call in attention(team("max")) if call.person == who}
        assert {call.kind: call.days for call in mentees_page(team("max")).queue if call.person == who} == found
        return {kind: days for kind, days in found.items() if kind in ("quiet", "no session")}

    assert told() == {}, "not on the day itself"
    team.go_to(LATER)
    # A Wednesday: what passed in between are a Thursday to a Tuesday, and a Monday and a Tuesday before.
    days = {CAME: 7, NEXT: 5}[since]
    silent = days - 1 if way is with_what_they_did else days
    assert told() == {"quiet": silent, "no session": days}
    entry = overview(team("tom")).of(who)
    assert (entry.quiet, entry.unsessioned) == (silent, days)
    assert next(row for person, row in team_page(team("tom")).rows if person.id == who) == entry


def test_what_we_owe_is_not_late_before_the_day_on_which_they_came(team: Crew) -> None:
    who = came(team)

    def owes() -> list[tuple[str, date, bool]]:
        found = debts(team("tom").standing(team("tom").journey(who)))
        return [(debt.on, debt.due, debt.late) for debt in found if debt.kind == "item"]

    assert sorted(owes()) == [("seat", CAME, False), ("welcome", CAME, False)]
    calls = [call for call in attention(team("max")) if call.kind == "owed" and call.person == who]
    assert [(call.on, call.since, call.days) for call in calls] == [("welcome", CAME.isoformat(), 0)]
    team.go_to(NEXT)
    assert {late for _on, _due, late in owes()} == {True}


def test_what_is_due_before_the_first_day_keeps_its_day_for_whoever_is_enrolled_in_time(team: Crew) -> None:
    who = team.add("Dora", mentor="max", start="2026-03-16")
    team.go_to(date(2026, 3, 16))
    found = debts(team("tom").standing(team("tom").journey(who)))
    assert [(debt.on, debt.due.isoformat()) for debt in found if debt.on == "seat"] == [("seat", "2026-03-13")]

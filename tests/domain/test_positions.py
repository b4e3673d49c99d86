"""Positions over time, what decisions leave behind, and which position somebody aims at."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentor_tui.domain.decisions import Decision, decision_thing
from mentor_tui.domain.floors import floors
from mentor_tui.domain.goals import STAY, aim_of, with_aim
from mentor_tui.domain.growth_content import Position
from mentor_tui.domain.history import append
from mentor_tui.domain.journey import Journey
from mentor_tui.domain.journey_folds import PROFILE, PROGRAMME
from mentor_tui.domain.positions import DECIDED, POSITION, SET, HeldPosition, held_on, positions_of
from mentor_tui.domain.programmes import enrolling
from mentor_tui.domain.record import Record

POSITIONS = {name: Position(name, name.title(), "", {}, (), None) for name in ("rep", "senior")}
FORMER = {"agent": "rep"}


class Held:
    """A record in which positions are noted and decided."""

    def __init__(self) -> None:
        self.record = Record("people/ana")

    def told(self, kind: str, **terms: Any) -> None:
        number = str(self.record.last_seq)
        at = f"2026-05-04T09:00:{self.record.last_seq:02}Z"
        append(self.record, op=number, at=at, by="tom", kind=kind, thing=POSITION, terms=terms)

    @property
    def now(self) -> list[tuple[str, date | None, str]]:
        return [(*one,) for one in positions_of(self.record.facts)]


def test_a_position_holds_from_its_first_day_and_the_latest_counts() -> None:
    held = (HeldPosition("rep", date(2026, 1, 5)), HeldPosition("senior", date(2026, 5, 4), "2026-05-04-1"))
    days = (date(2026, 1, 4), date(2026, 1, 5), date(2026, 5, 3), date(2026, 5, 4))
    assert [held_on(held, "trainee", day).position for day in days] == ["trainee", "rep", "rep", "senior"]


def test_what_is_noted_takes_the_place_of_what_was_noted_wrong_and_of_no_decision() -> None:
    held, day = Held(), "2026-05-04"
    held.told(DECIDED, position="senior", since=day, decision="2026-05-04-1")
    held.told(SET, position="rep", since="2026-01-05")
    held.told(SET, position="trainee", since="2026-01-05")
    decided = ("senior", date(2026, 5, 4), "2026-05-04-1")
    assert held.now == [("trainee", date(2026, 1, 5), ""), decided]
    held.told(SET, position="lead", since=day)
    assert decided in held.now
    held.told(DECIDED, position="rep", since="2026-06-01", decision="2026-06-01-1")
    held.told(SET, drops="2026-05-04-1")
    assert [one[0] for one in held.now] == ["trainee", "lead", "rep"]


def test_somebody_sits_with_a_product_team_from_the_first_day_to_the_last_while_it_stands() -> None:
    first, last = date(2026, 5, 4), date(2026, 5, 29)
    one = Decision("ana", "2026-05-04-1", "embed", "rep", "", first, "tom", "", area="billing", until=last)
    days = (date(2026, 5, 3), first, last, date(2026, 5, 30))
    assert [one.embedded_on(day) for day in days] == [False, True, True, False]
    assert one._replace(until=None).embedded_on(date(2027, 1, 1))
    assert not one._replace(withdrawn="2026-05-05T09:00:00Z").embedded_on(last)
    assert not one._replace(kind="move").embedded_on(last)


@pytest.mark.parametrize("turned", [False, True])
def test_a_level_never_falls_below_the_highest_that_a_decision_rests_on(*, turned: bool) -> None:
    proofs = [{"tools": {"level": 3}}, {"tools": {"level": 2}, "scope": {"level": 1}}]
    facts = {f"decision:{n}": {"proofs": doc} for n, doc in enumerate(reversed(proofs) if turned else proofs)}
    withdrawn = {"decision:9": {"proofs": {"tools": {"level": 4}}, "withdrawn": "2026-05-05T09:00:00Z"}}
    assert floors({**facts, **withdrawn, "profile:": {}}) == {"tools": 3, "scope": 1}


def test_an_aim_is_the_first_position_or_to_stay() -> None:
    assert aim_of(("content", "agent", "senior"), POSITIONS, FORMER) == "rep"
    assert aim_of((STAY, "senior"), POSITIONS, FORMER) == STAY
    assert aim_of(("content",), POSITIONS, FORMER) == ""


def test_another_aim_takes_the_place_of_every_one_before_and_leaves_other_words() -> None:
    words = ("content", STAY, "agent", "senior", "billing")
    assert with_aim(words, "senior", POSITIONS, FORMER) == ("senior", "content", "billing")
    assert with_aim(words, "", POSITIONS, FORMER) == ("content", "billing")
    assert with_aim(("content",), STAY, POSITIONS, FORMER) == (STAY, "content")


DAYS = [date(2026, 3, 2) + timedelta(days=n) for n in range(0, 60, 6)]


def story(before: str, start: str) -> Held:
    made = Held()
    terms = {"start": start, "position": before}
    append(made.record, op="in", at="2026-03-01T09:00:00Z", by="tom", kind="joined", thing=PROFILE, terms=terms)
    return made


def decide(made: Held, number: str, to: str, since: date, on: date) -> None:
    at, terms = f"{on}T09:00:00Z", {"kind": "move", "before": "", "to": to, "on": since.isoformat()}
    append(
        made.record, op=number, at=at, by="tom", kind="decided", thing=decision_thing(number), terms=terms, why="Fits."
    )
    made.told(DECIDED, position=to, since=since.isoformat(), decision=number)


def enrol(made: Held, day: date) -> str:
    noted = Journey(made.record).profile_on(day).position
    terms = {"curriculum": "course", **enrolling(noted, day)}
    append(made.record, op="on", at=f"{day}T09:00:00Z", by="tom", kind="enrolled", thing=PROGRAMME, terms=terms)
    return noted


def began_as(made: Held, today: date) -> str:
    journey = Journey(made.record)
    return journey.began_as(journey.programme_on(today))


@given(
    before=st.sampled_from(["", "rep", "guide"]),
    first=st.sampled_from(["rep", "guide"]),
    start=st.integers(-90, 60),
    decided=st.none() | st.tuples(st.sampled_from(["rep", "senior"]), st.integers(-20, 5)),
    acts=st.lists(
        st.tuples(st.booleans(), st.sampled_from(["rep", "guide", "senior"]), st.integers(-40, 20)), max_size=5
    ),
)
def test_a_correction_says_what_was_so_on_that_day_and_a_decision_changes_nothing_of_it(
    before: str, first: str, start: int, decided: tuple[str, int] | None, acts: list[tuple[bool, str, int]]
) -> None:
    """Somebody enrols, and then their position is corrected and decided in any order, as the rules let leads do it."""
    today = date(2026, 4, 6)
    made = story(before, (today + timedelta(days=start)).isoformat())
    if not before:
        made.told(SET, before="", position=first, since=(today - timedelta(days=25)).isoformat())
    if decided:
        decide(made, "d-0", decided[0], today + timedelta(days=decided[1]), today)
    truth = enrol(made, today)
    rests = decided is not None and decided[1] <= 0
    for n, (decides, position, days) in enumerate(acts, 1):
        today += timedelta(days=3)
        now = held_on(positions_of(made.record.facts), before, today)
        if decides:
            decide(made, f"d-{n}", position, today + timedelta(days=days), today)
        elif not now.decision:
            assert not rests
            since = now.since.isoformat() if now.since else ""
            made.told(SET, before=now.position, position=position, since=since)
            truth = position
        assert began_as(made, today) == truth


def test_a_decision_that_was_in_force_that_day_stays_also_where_it_is_withdrawn() -> None:
    made, day = story("", "2024-01-08"), date(2026, 5, 4)
    made.told(SET, before="", position="rep", since="2025-01-07")
    decide(made, "d-1", "senior", date(2026, 3, 2), date(2026, 3, 2))
    assert enrol(made, day) == began_as(made, day) == "senior"
    decide(made, "d-2", "lead", date(2026, 5, 5), day + timedelta(days=1))
    assert began_as(made, day + timedelta(days=2)) == "senior"
    made.told(SET, drops="d-1")
    assert began_as(made, day + timedelta(days=2)) == "senior"

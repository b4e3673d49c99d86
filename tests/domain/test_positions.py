"""Positions over time, what decisions leave behind, and which position somebody aims at."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from mentor_tui.domain.decisions import Decision
from mentor_tui.domain.floors import floors
from mentor_tui.domain.goals import STAY, aim_of, with_aim
from mentor_tui.domain.growth_content import Position
from mentor_tui.domain.history import append
from mentor_tui.domain.positions import DECIDED, POSITION, SET, HeldPosition, held_on, positions_of
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

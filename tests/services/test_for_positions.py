"""What a curriculum has for some positions only: a correction of the position moves it, a decision does not."""

from __future__ import annotations

from typing import Any

import pytest

from mentor_tui.domain.rules.decisions import Wording
from mentor_tui.services import decisions, items, people, undo
from mentor_tui.services.documents import status
from tests.services.conftest import START, Crew


@pytest.fixture
def team(team: Crew) -> Crew:
    """Replies are for representatives, refunds for engineers; everything else is for everybody."""
    team.edit("reply", positions=("rep",))
    team.edit("refund", positions=("engineer",), times=1)
    return team


def join(team: Crew, how: str) -> str:
    """Somebody new who is noted as a representative."""
    if how == "added with it":
        return team.add("Dora", mentor="maya", position="rep")
    known = {"name": "Dora", "roles": "hire", "zone": "UTC", "start": START.isoformat(), "mentor": "maya"}
    if how == "enrolled later":
        who = people.add_person(team("tom"), {**known, "position": "rep"}).person
        people.edit_person(team("tom"), who, {"curriculum": "course"})
    else:
        who = people.add_person(team("tom"), known).person
        people.edit_person(team("tom"), who, {"position": "rep", "curriculum": "course"})
    return who


def theirs(team: Crew, who: str) -> dict[str, Any]:
    return {row["id"]: row for row in status(team("maya"), who)["items"]}


def correct(team: Crew, who: str, position: str = "engineer") -> None:
    people.edit_person(team("tom"), who, {"position": position}, correct=True, why="noted wrong")


@pytest.mark.parametrize("how", ["added with it", "enrolled later", "noted on that day"])
def test_a_correction_moves_what_is_for_the_position(team: Crew, how: str) -> None:
    who = join(team, how)
    assert theirs(team, who).keys() & {"reply", "refund"} == {"reply"}
    correct(team, who)
    assert theirs(team, who).keys() & {"reply", "refund"} == {"refund"}
    undo.undo(team("tom"))
    assert theirs(team, who).keys() & {"reply", "refund"} == {"reply"}


def test_what_was_done_stays_done_and_what_waits_is_not_lost(team: Crew) -> None:
    team.edit("reply", sign_off="mentor", evidence="none")
    team.edit("drill", positions=("rep",), sign_off="none", sign_off_each=False, times=1)
    who = join(team, "added with it")
    items.tick(team(who), "drill")
    items.tick(team(who), "reply")
    correct(team, who)
    now = theirs(team, who)
    assert (now["drill"]["state"], now["reply"]["state"], now["refund"]["state"]) == ("done", "waiting", "locked")
    items.sign_off(team("maya"), who, "reply")
    assert theirs(team, who)["reply"]["state"] == "done"


def test_a_promotion_moves_nothing(team: Crew) -> None:
    who = join(team, "noted on that day")
    there = Wording("move", "engineer", why="Wants it.", asked=("maya",))
    decisions.decide(team("tom"), who, there)
    assert theirs(team, who).keys() & {"reply", "refund"} == {"reply"}

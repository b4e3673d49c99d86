"""Somebody who was added by mistake is taken off the team again; whoever has a history stays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from mentor_tui.domain.problems import BadUse, Code, NotYours, Refused
from mentor_tui.services import (
    exclusions,
    items,
    journeys,
    mentor_requests,
    notes,
    pairing,
    people,
    removing,
    side_tasks,
    undo,
)
from mentor_tui.services.team_page import team_page
from mentor_tui.wording.acts import sentence
from tests.services.conftest import TODAY, Crew, Refusal, written


@pytest.fixture
def team(team: Crew) -> Crew:
    team.add("Typo Twice", mentor="maya", login="typo", email="typo@example.com")
    return team


def test_nothing_is_left_of_them_but_their_record(team: Crew) -> None:
    people.edit_person(team("lea"), "typo-twice", {"place": "lisbon", "name": "Typo Two"})
    people.set_leave(team("lea"), "typo-twice", TODAY, TODAY)
    removing_it = removing.remove_person(team("tom"), "typo@example.com", op="once")
    assert sentence(removing_it, {}) == "Typo Two is off the team again, and the id “typo-twice” is free."
    assert removing.remove_person(team("tom"), "typo-twice", op="once").events == ()
    now = team("tom").team()
    assert "typo-twice" not in now.people
    assert (now.pairing("typo-twice"), now.mentees("maya"), now.room("typo-twice")) == (None, ("ana", "budi"), 3)
    assert removing.records_off_the_team(team("tom")) == ("people/typo-twice",)
    page = team_page(team("tom"))
    assert not [call for call in page.needs if call.person == "typo-twice"]
    with pytest.raises(Refused) as problem:
        undo.undo(team("tom"))
    assert problem.value.code == Code.NOT_UNDOABLE
    journeys.page(team("tom"), "ana")
    with pytest.raises(BadUse):
        journeys.page(team("tom"), "typo-twice")
    assert team.add("Typo Twice", login="typo", email="typo@example.com", mentor="maya") == "typo-twice"
    assert removing.records_off_the_team(team("tom")) == ()


ACTS: dict[str, Callable[[Crew], Any]] = {
    "a tick": lambda team: items.tick(team("typo-twice"), "read"),
    "a tick for them": lambda team: items.tick(team("tom"), "read", person="typo-twice", why="on paper"),
    "a note of theirs": lambda team: notes.note(team("typo-twice"), "typo-twice", "hello"),
    "a note on them": lambda team: notes.note(team("maya"), "typo-twice", "hello"),
    "a restricted note": lambda team: notes.note(team("maya"), "typo-twice", "hello", restricted=True),
    "a wish of theirs": lambda team: people.set_wishes(team("typo-twice"), "typo-twice", ["max"]),
    "a request for another mentor": lambda team: mentor_requests.ask_for_another(team("typo-twice")),
    "another mentor": lambda team: pairing.reassign(
        team("tom"), "typo-twice", "lea", why="moves", since=TODAY + timedelta(days=3)
    ),
    "a stand-in": lambda team: pairing.cover(team("tom"), "typo-twice", "max"),
    "kept apart": lambda team: exclusions.keep_apart(team("tom"), "typo-twice", "max", why="family"),
}


@pytest.mark.parametrize("name", ACTS)
def test_whoever_has_a_history_stays(team: Crew, refused: Refusal, name: str) -> None:
    people.edit_person(team("tom"), "lea", {"roles": "lead,mentor"})
    ACTS[name](team)
    if name == "another mentor":
        team.go_to(date(2026, 3, 9))
    with refused(Refused, Code.HAS_A_HISTORY):
        removing.remove_person(team("tom"), "typo-twice")


@pytest.mark.parametrize("who", ["maya", "max", "lea"])
def test_so_does_whoever_acted_on_others_or_mentors_them(team: Crew, refused: Refusal, who: str) -> None:
    if who == "max":
        side_tasks.open_lock(team("tom"), "budi", "refund", why="ready")
        pairing.reassign(team("tom"), "budi", "max", why="moves", since=TODAY + timedelta(days=3))
    if who == "lea":
        people.edit_person(team("lea"), "ana", {"place": "lisbon"})
    with refused(Refused, Code.HAS_A_HISTORY):
        removing.remove_person(team("tom"), who)


@pytest.mark.parametrize("how", ["wished for", "stands in", "was a mentor"])
def test_so_does_whoever_others_are_bound_up_with(team: Crew, refused: Refusal, how: str) -> None:
    team.add("Dora", "mentor")
    match how:
        case "wished for":
            mentor_requests.ask_for_another(team("ana"), wish="dora")
        case "stands in":
            pairing.cover(team("tom"), "ana", "dora")
        case _:
            pairing.reassign(team("tom"), "cleo", "dora", why="")
            team.go_to(TODAY + timedelta(days=3))
            pairing.reassign(team("tom"), "cleo", "max", why="moves")
    with refused(Refused, Code.HAS_A_HISTORY):
        removing.remove_person(team("tom"), "dora")


def test_it_is_for_leads_of_all_teams_and_never_oneself(team: Crew, refused: Refusal) -> None:
    people.edit_person(team("tom"), "lea", {"leads": "billing", "team": "billing"})
    people.edit_person(team("tom"), "typo-twice", {"team": "billing"})
    with refused(NotYours, Code.BEYOND_YOUR_TEAMS):
        removing.remove_person(team("lea"), "typo-twice")
    for who in ("maya", "typo-twice", "otto"):
        with refused(NotYours, Code.NOT_YOURS):
            removing.remove_person(team(who), "typo-twice")
    with refused(NotYours, Code.NOT_YOURS):
        removing.remove_person(team("tom"), "tom")


def test_the_first_position_is_noted_and_another_only_as_a_correction(team: Crew, refused: Refusal) -> None:
    def edit(position: str, **more: Any) -> None:
        people.edit_person(team("tom"), "ana", {"position": position}, **more)

    def today() -> str:
        return team("tom").standing(team("tom").journey("ana")).profile.position

    edit("support-rep")
    for given in ({}, {"why": "asked for it"}):
        with refused(Refused, Code.ASKS_A_DECISION):
            edit("support-engineer", **given)
    with refused(Refused, Code.ASKS_A_REASON):
        edit("support-engineer", correct=True)
    with refused(Refused, Code.ASKS_A_DECISION):  # nothing of the roster either
        people.edit_person(team("tom"), "ana", {"position": "support-engineer", "team": "billing"})
    edit("support-engineer", correct=True, why="noted wrong")
    edit("support-engineer")
    noted = [event for event in team.store.history("people/ana") if event.thing == "position:"]
    assert [(event.kind, event.terms["before"], event.terms["position"], event.why) for event in noted] == [
        ("set", "", "support-rep", ""),
        ("set", "support-rep", "support-engineer", "noted wrong"),
    ]
    assert all(event.terms["since"] == TODAY.isoformat() for event in noted)
    assert today() == "support-engineer"
    undo.undo(team("tom"))
    assert today() == "support-rep"


def test_a_change_of_position_that_an_earlier_version_wrote_still_counts(team: Crew) -> None:
    with team.store.edit("people/ana") as record:
        terms = {"before": "", "position": "support-rep", "on": TODAY.isoformat()}
        written(team("tom"), record, "earlier", "moved", "profile:", terms=terms, why="told")
    assert team("tom").standing(team("tom").journey("ana")).profile.position == "support-rep"
    people.edit_person(team("tom"), "ana", {"position": "support-engineer"}, correct=True, why="noted wrong")
    standing = team("tom").standing(team("tom").journey("ana"))
    assert standing.profile.position == "support-engineer"

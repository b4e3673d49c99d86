"""Who mentors whom: one mentor for each hire, room, stand-ins, and two leads at once."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from mentor_tui.domain.people import Cover
from mentor_tui.domain.problems import BadUse, Code, NotYours, Refused
from mentor_tui.domain.record import TEAM
from mentor_tui.services import capacities, items, notes, pages, pairing, people, undo
from mentor_tui.services.answers import of
from mentor_tui.services.matching.ranking import choice
from mentor_tui.services.results import Paired
from mentor_tui.services.team_page import team_page
from tests.services.conftest import TODAY, Crew, Refusal


def mentor(team: Crew, hire: str) -> str | None:
    return team("tom").team().mentor(hire)


def test_a_first_mentor_needs_no_reason_and_another_one_does(team: Crew, refused: Refusal) -> None:
    first = pairing.reassign(team("tom"), "cleo", "maya", why="")
    assert (first.verb, of(Paired, first.result).load, of(Paired, first.result).room) == ("paired", 3, 3)
    with refused(Refused, Code.ASKS_A_REASON):
        pairing.reassign(team("tom"), "cleo", "max", why=" ")
    done = pairing.reassign(team("tom"), "cleo", "max", why="German", reason="asked")
    assert (done.verb, of(Paired, done.result).old, mentor(team, "cleo")) == ("reassigned", "Maya", "max")
    past = team("tom").team().pairing("cleo").past[-1]  # type: ignore[union-attr]
    assert (past["mentor"], past["reason"], past["by"]) == ("maya", "asked", "tom")


@pytest.mark.parametrize("who", ["ana", "maya", "otto", "olga"])
def test_only_a_lead_pairs(team: Crew, refused: Refusal, who: str) -> None:
    with refused(NotYours, Code.NOT_YOURS) as problem:
        pairing.reassign(team(who), "ana", "max", why="w")
    assert problem.value.status == 4
    with refused(NotYours, Code.NOT_YOURS):
        pairing.unpair(team(who), "ana", why="w")
    with refused(NotYours, Code.NOT_YOURS):
        pairing.cover(team(who), "ana", "max")


@pytest.mark.parametrize(
    ("hire", "other", "code"),
    [
        ("ana", "maya", Code.SAME_MENTOR),
        ("ana", "olga", Code.NOT_A_MENTOR),
        ("maya", "max", Code.NOT_A_HIRE),
        ("ana", "ana", Code.OWN_MENTOR),
    ],
)
def test_what_makes_no_pair(team: Crew, refused: Refusal, hire: str, other: str, code: Code) -> None:
    with refused(Refused, code):
        pairing.reassign(team("tom"), hire, other, why="w")


def test_nobody_is_their_own_mentor_whatever_roles_they_hold(team: Crew, refused: Refusal) -> None:
    people.edit_person(team("tom"), "ana", {"roles": "hire,mentor"})
    with refused(Refused, Code.OWN_MENTOR):
        pairing.reassign(team("tom"), "ana", "ana", why="w")
    with refused(Refused, Code.OWN_MENTOR):
        pairing.cover(team("tom"), "ana", "ana")
    with refused(Refused, Code.OWN_MENTOR):
        pairing.reassign(team("tom"), "ana", "max", why="w", stand_in="ana")


def test_a_full_mentor_takes_nobody_and_those_with_room_are_named(team: Crew, refused: Refusal) -> None:
    pairing.reassign(team("tom"), "cleo", "max", why="")
    team.add("Dora")
    with refused(Refused, Code.NO_ROOM) as problem:
        pairing.reassign(team("tom"), "dora", "max", why="w")
    assert problem.value.facts["others"] == ["Maya"]
    # Ana has Maya already.
    with refused(Refused, Code.NO_ROOM) as problem:
        pairing.reassign(team("tom"), "ana", "max", why="w")
    facts = problem.value.facts
    assert (facts["load"], facts["room"], facts["others"]) == (1, 1, [])


@pytest.mark.parametrize("finished", [True, False])
def test_who_is_through_takes_up_no_room(team: Crew, finished: bool) -> None:
    pairing.reassign(team("tom"), "cleo", "max", why="")
    people.end(team("tom"), "cleo", finished=finished, why="w")
    done = pairing.reassign(team("tom"), "ana", "max", why="w")
    assert (of(Paired, done.result).load, of(Paired, done.result).room) == (1, 1)
    loads = {load.person.id: load.mentees for load in team_page(team("tom")).mentors}
    assert loads == {"maya": ("budi",), "max": ("ana",)}


def test_who_is_paused_or_still_coming_does(team: Crew, refused: Refusal) -> None:
    pairing.reassign(team("tom"), "cleo", "max", why="")
    people.pause(team("tom"), "cleo", TODAY, None)
    with refused(Refused, Code.NO_ROOM):
        pairing.reassign(team("tom"), "ana", "max", why="w")
    found = {row.person.id: row for row in choice(team("tom"), "ana").candidates}
    assert (found["maya"].now, found["max"].possible) == (True, False)
    assert "capacity" in found["max"].barred


def test_a_mentor_who_leaves_takes_nobody(team: Crew, refused: Refusal) -> None:
    people.set_last_day(team("tom"), "max", date(2026, 5, 30))
    with refused(Refused, Code.MENTOR_LEAVES):
        pairing.reassign(team("tom"), "ana", "max", why="w")


def test_two_leads_at_once_the_second_is_told(team: Crew, refused: Refusal, monkeypatch: pytest.MonkeyPatch) -> None:
    lea = team("lea")
    look = lea.team
    first = iter([True])

    def slow() -> Any:
        seen = look()
        if next(first, False):  # while Lea reads the roster, Tom is faster
            pairing.reassign(team("tom"), "ana", "max", why="German")
        return seen

    monkeypatch.setattr(lea, "team", slow)
    with pytest.raises(Refused) as problem:
        pairing.reassign(lea, "ana", "max", why="hours")
    assert (problem.value.code, problem.value.facts["by"]) == (Code.CHANGED_SINCE, "tom")
    assert mentor(team, "ana") == "max"
    assert [event.by for event in team.store.history(TEAM) if event.kind == "reassigned"] == ["tom"]


def test_what_the_lead_had_before_them_counts(team: Crew, refused: Refusal) -> None:
    seen = choice(team("lea"), "ana").version
    pairing.reassign(team("tom"), "ana", "max", why="w")
    with refused(Refused, Code.CHANGED_SINCE):
        pairing.reassign(team("lea"), "ana", "maya", why="w", expected_version=seen)
    # Another hire's pairing is another thing.
    assert pairing.reassign(team("lea"), "cleo", "maya", why="", expected_version=0).events


def test_waiting_sign_offs_move_over(team: Crew, refused: Refusal) -> None:
    items.tick(team("ana"), "drill")
    pairing.reassign(team("tom"), "ana", "max", why="w")
    with refused(NotYours, Code.NOT_YOURS):
        items.sign_off(team("maya"), "ana", "drill")
    assert [call.kind for call in pages.mentees_page(team("max")).queue] == ["waiting"]
    assert items.sign_off(team("max"), "ana", "drill").events


def test_ending_a_pairing(team: Crew, refused: Refusal) -> None:
    with refused(Refused, Code.ASKS_A_REASON):
        pairing.unpair(team("tom"), "ana", why="")
    with refused(BadUse, Code.BAD_VALUE):
        pairing.unpair(team("tom"), "ana", why="w", reason="whim")  # type: ignore[arg-type]
    with refused(BadUse, Code.BAD_VALUE):
        pairing.reassign(team("tom"), "ana", "max", why="w", reason="whim")  # type: ignore[arg-type]
    pairing.cover(team("tom"), "ana", "max")
    pairing.unpair(team("tom"), "ana", why="done", reason="finished")
    assert mentor(team, "ana") is None
    with refused(NotYours, Code.NOT_YOURS):
        items.say(team("max"), "ana", "read", "still here")  # the stand-in goes with the pairing
    with refused(Refused, Code.NO_PAIRING):
        pairing.unpair(team("tom"), "ana", why="again")


def test_a_stand_in_is_a_mentor_until_the_last_day(team: Crew, refused: Refusal) -> None:
    items.tick(team("ana"), "drill")
    with refused(NotYours, Code.NOT_YOURS):
        items.sign_off(team("max"), "ana", "drill")
    pairing.cover(team("tom"), "ana", "max", until=TODAY + timedelta(days=2))
    page = pages.mentees_page(team("max"))
    assert (page.covering, [call.kind for call in page.queue]) == (frozenset({"ana"}), ["waiting"])
    team.go_to(TODAY + timedelta(days=2))
    assert items.say(team("max"), "ana", "drill", "I am here").events
    team.go_to(TODAY + timedelta(days=3))
    with refused(NotYours, Code.NOT_YOURS):
        items.sign_off(team("max"), "ana", "drill")
    assert pages.mentees_page(team("max")).queue == ()


@pytest.mark.parametrize(
    ("other", "code"), [("maya", Code.SAME_MENTOR), ("ana", Code.OWN_MENTOR), ("olga", Code.NOT_A_MENTOR)]
)
def test_who_cannot_stand_in(team: Crew, refused: Refusal, other: str, code: Code) -> None:
    with refused(Refused, code):
        pairing.cover(team("tom"), "ana", other)
    with refused(Refused, Code.NO_PAIRING):
        pairing.cover(team("tom"), "cleo", "max")
    with refused(BadUse, Code.DATE_ORDER):
        pairing.cover(team("tom"), "ana", "max", until=TODAY - timedelta(days=1))


def test_a_new_stand_in_has_no_end_of_the_old_one(team: Crew) -> None:
    pairing.cover(team("tom"), "ana", "tom", until=TODAY)
    pairing.reassign(team("tom"), "ana", "max", why="w", stand_in="lea")
    found = team("tom").team().pairing("ana")
    assert found is not None
    assert (found.stand_in, found.covers) == ("lea", (Cover("lea"),))


def test_room_is_the_mentors_or_a_leads_to_set(team: Crew, refused: Refusal) -> None:
    capacities.set_room(team("maya"), "maya", 1)
    assert mentor(team, "ana") == mentor(team, "budi") == "maya"
    with refused(Refused, Code.NO_ROOM):
        pairing.reassign(team("tom"), "cleo", "maya", why="")
    capacities.set_room(team("tom"), "maya", 5)
    with refused(NotYours, Code.NOT_YOURS):
        capacities.set_room(team("max"), "maya", 0)
    with refused(Refused, Code.NOT_A_MENTOR):
        capacities.set_room(team("tom"), "olga", 2)
    for heads in (-1, 51):
        with refused(BadUse, Code.BAD_VALUE):
            capacities.set_room(team("tom"), "maya", heads)


def test_the_same_operation_twice_changes_nothing(team: Crew) -> None:
    for call in (
        lambda: pairing.reassign(team("tom"), "cleo", "max", why="w", op="a"),
        lambda: pairing.cover(team("tom"), "cleo", "maya", op="b"),
        lambda: capacities.set_room(team("tom"), "max", 2, op="c"),
        lambda: pairing.unpair(team("tom"), "cleo", why="w", op="d"),
        lambda: notes.session(team("maya"), "ana", "w", op="e"),
        lambda: undo.undo(team("maya"), op="f"),
    ):
        assert call().events
        before = team.records()
        assert call().events == ()
        assert team.records() == before

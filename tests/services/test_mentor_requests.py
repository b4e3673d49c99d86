"""Asking for another mentor, keeping two people apart, saying how much one takes on: who knows of it, and what it does."""

from __future__ import annotations

from typing import Any

import pytest

from mentor_tui.domain.history import act, replay
from mentor_tui.domain.problems import BadUse, Code, NotYours, Refused
from mentor_tui.domain.record import TEAM
from mentor_tui.services import (
    capacities,
    documents,
    exclusions,
    journeys,
    mentor_requests,
    notes,
    pairing,
    people,
    roster,
    undo,
)
from mentor_tui.services.abouts import CarriedLoad, Wish
from mentor_tui.services.answers import of
from mentor_tui.services.attention import attention
from mentor_tui.services.mentors import kept_apart
from mentor_tui.services.results import Apart, CapacitySet
from tests.services.conftest import Crew, Refusal

WHY = "SECRET reason"


def ask(team: Crew, who: str = "ana", **more: Any) -> Any:
    return mentor_requests.ask_for_another(team(who), **{"person": "ana", "why": WHY, **more})


def known(team: Crew, who: str) -> list[tuple[str, str, str | None, str]]:
    """What somebody knows of wishes: hire, who asked, whom they would like, why."""
    return [(one.ask.hire, one.ask.by, one.ask.wish, one.reason) for one in mentor_requests.asks_of(team(who))]


def calls(team: Crew, who: str, *kinds: str) -> list[Any]:
    return [call for call in attention(team(who)) if call.kind in kinds]


def test_a_hire_asks_and_leads_alone_hear_why(team: Crew) -> None:
    done = ask(team, wish="Max")
    assert (done.record, done.person, done.on) == (TEAM, "ana", "max")
    assert known(team, "tom") == known(team, "lea") == [("ana", "ana", "max", WHY)]
    assert known(team, "ana") == [("ana", "ana", "max", "")]
    call = calls(team, "tom", "asks mentor")[0]
    assert (call.person, call.on, call.about) == ("ana", "ana", Wish("ana", "max"))
    assert WHY not in repr(team.store.read(TEAM))


@pytest.mark.parametrize("who", ["maya", "max", "otto", "budi", "olga"])
def test_nobody_else_is_shown_that_it_exists(team: Crew, who: str) -> None:
    notes.note(team("tom"), "ana", "for the mentors", restricted=True)
    before = _shown(team, who)
    ask(team, wish="max")
    mentor_requests.settle_ask(team("tom"), "ana", why="they talked")
    ask(team)
    assert _shown(team, who) == before
    assert known(team, who) == []
    with pytest.raises(Refused) as problem:
        undo.undo(team(who))
    assert problem.value.code == Code.NOTHING_TO_UNDO


def _shown(team: Crew, who: str) -> str:
    """Everything that somebody can read about Ana, and their own queue."""
    context = team(who)
    found: list[Any] = [
        roster.roster(context),
        roster.statuses(context),
        [documents.call_doc(call) for call in attention(context)],
    ]
    for read in (journeys.log, documents.status, pairing.history_of):
        try:
            found.append(read(context, "ana"))
        except NotYours as problem:
            found.append(problem.code)
    if who == "maya":
        page = journeys.page(context, "ana")
        found += [page.restricted, page.news]
    return repr(found)


def test_who_asked_sees_that_they_did_and_that_it_was_settled_but_no_word_of_the_leads(team: Crew) -> None:
    ask(team)
    mentor_requests.settle_ask(team("tom"), "ana", why="SECRET word")
    mine = [event for event in journeys.log(team("ana"))[1] if event.thing == "ask:ana/ana"]
    assert [(event.kind, event.text) for event in mine] == [("asked", ""), ("settled", "")]
    told = [event for event in journeys.log(team("lea"), "ana")[1] if event.thing == "ask:ana/ana"]
    assert [(event.kind, event.text) for event in told] == [("asked", ""), ("settled", "SECRET word")]
    assert known(team, "ana") == known(team, "tom") == []


def test_a_mentor_asks_likewise_and_neither_hears_of_the_other(team: Crew, refused: Refusal) -> None:
    ask(team)
    ask(team, "maya", why="SECRET of Maya", wish="max")
    assert known(team, "ana") == [("ana", "ana", None, "")]
    assert known(team, "maya") == [("ana", "maya", "max", "")]
    assert known(team, "tom") == [("ana", "ana", None, WHY), ("ana", "maya", "max", "SECRET of Maya")]
    assert [(call.on, of(Wish, call.about).wish) for call in calls(team, "tom", "asks mentor")] == [
        ("ana", None),
        ("maya", "max"),
    ]
    # Each takes back their own, whatever the other did.
    assert act(undo.undo(team("ana")).events[0]) == "asked"
    assert known(team, "tom") == [("ana", "maya", "max", "SECRET of Maya")]
    assert undo.undo(team("maya")).record == TEAM
    assert known(team, "tom") == []
    assert undo.redo(team("ana")).person == "ana"
    assert known(team, "tom") == [("ana", "ana", None, WHY)]
    assert "SECRET" not in repr([documents.event_doc(event) for event in journeys.log(team("maya"), "ana")[1]])


def test_a_reason_belongs_to_the_wish_that_it_was_said_with(team: Crew) -> None:
    ask(team)
    undo.undo(team("ana"))
    ask(team, why="")
    assert known(team, "tom") == [("ana", "ana", None, "")]
    ask(team, why="another", wish="max")
    assert known(team, "tom") == [("ana", "ana", "max", "another")]


@pytest.mark.parametrize("who", ["tom", "max", "otto", "budi"])
def test_only_the_hire_and_their_mentor_ask(team: Crew, refused: Refusal, who: str) -> None:
    with refused(NotYours, Code.NOT_YOURS):
        ask(team, who)


def test_what_cannot_be_asked(team: Crew, refused: Refusal) -> None:
    for wish, code in (("maya", Code.SAME_MENTOR), ("ana", Code.OWN_MENTOR), ("olga", Code.NOT_A_MENTOR)):
        with refused(Refused, code):
            ask(team, wish=wish)
    with refused(BadUse, Code.UNKNOWN_PERSON):
        ask(team, wish="nobody")
    with refused(Refused, Code.NOT_A_HIRE):
        mentor_requests.ask_for_another(team("olga"))
    with refused(BadUse, Code.TEXT_TOO_LONG):
        ask(team, why="x" * 5000)


def test_where_a_reason_cannot_be_kept_the_wish_works_without(team: Crew, refused: Refusal) -> None:
    team.restricted = False
    with refused(Refused, Code.REASON_NOT_KEPT):
        ask(team)
    ask(team, why="  ")
    assert known(team, "tom") == [("ana", "ana", None, "")]
    assert "restricted/ana" not in team.records()


@pytest.mark.parametrize("end", ["reassign", "unpair"])
def test_another_mentor_settles_it_in_the_same_commit_and_undo_brings_it_back(team: Crew, end: str) -> None:
    ask(team)
    ask(team, "maya", why="")
    asked = known(team, "tom")
    if end == "reassign":
        done = pairing.reassign(team("tom"), "ana", "max", why="they asked", reason="asked")
    else:
        done = pairing.unpair(team("tom"), "ana", why="they asked", reason="asked")
    assert [event.kind for event in done.events][1:] == ["settled", "settled"]
    assert len({event.op for event in done.events}) == 1
    assert known(team, "tom") == calls(team, "tom", "asks mentor") == []
    undo.undo(team("tom"))
    assert known(team, "tom") == asked
    for name, record in team.records().items():
        assert replay(name, team.store.history(name)).facts == record.facts


def test_a_wish_is_settled_with_a_word(team: Crew, refused: Refusal) -> None:
    with refused(Refused, Code.NOTHING_ASKED):
        mentor_requests.settle_ask(team("tom"), "ana", why="w")
    ask(team)
    with refused(Refused, Code.ASKS_A_REASON):
        mentor_requests.settle_ask(team("tom"), "ana", why=" ")
    for who in ("ana", "maya"):
        with refused(NotYours, Code.NOT_YOURS):
            mentor_requests.settle_ask(team(who), "ana", why="w")
    assert mentor_requests.settle_ask(team("tom"), "ana", why="they talked", op="x").events
    assert not mentor_requests.settle_ask(team("tom"), "ana", why="they talked", op="x").events


def test_asking_twice_with_one_operation_asks_once(team: Crew) -> None:
    ask(team, op="x")
    kept = team.records()
    assert not ask(team, op="x").events
    assert team.records() == kept


def test_a_lead_of_another_team_hears_nothing(team: Crew) -> None:
    people.edit_person(team("tom"), "lea", {"leads": "other"})
    ask(team)
    assert known(team, "lea") == calls(team, "lea", "asks mentor") == []


# -- kept apart


def test_two_people_are_kept_apart_until_they_are_allowed_again(team: Crew, refused: Refusal) -> None:
    done = exclusions.keep_apart(team("tom"), "ana", "max", why="a family")
    assert (done.record, done.result) == ("restricted/ana", Apart(paired=False))
    assert kept_apart(team("tom"), ("ana", "budi", "cleo")).pairs == {("ana", "max")}
    assert "max" not in repr(journeys.log(team("ana"))[1])
    with refused(Refused, Code.KEPT_APART):
        pairing.reassign(team("tom"), "ana", "max", why="w")
    with refused(Refused, Code.KEPT_APART):
        pairing.cover(team("tom"), "ana", "max")
    with refused(Refused, Code.ALREADY_APART):
        exclusions.keep_apart(team("lea"), "ana", "max", why="again")
    exclusions.allow_again(team("lea"), "ana", "max")
    with refused(Refused, Code.NOT_APART):
        exclusions.allow_again(team("lea"), "ana", "max")
    assert not kept_apart(team("tom"), ("ana",)).pairs
    assert pairing.reassign(team("tom"), "ana", "max", why="w").events


def test_a_pair_of_today_stays_and_the_lead_is_told(team: Crew) -> None:
    assert exclusions.keep_apart(team("tom"), "ana", "maya", why="w").result == Apart(paired=True)
    assert team("tom").team().mentor("ana") == "maya"
    assert act(undo.undo(team("tom")).events[0]) == "kept-apart"
    assert not kept_apart(team("tom"), ("ana",)).pairs
    assert undo.redo(team("tom")).record == "restricted/ana"


@pytest.mark.parametrize("who", ["ana", "maya", "otto"])
def test_only_leads_keep_apart(team: Crew, refused: Refusal, who: str) -> None:
    with refused(NotYours, Code.NOT_YOURS):
        exclusions.keep_apart(team(who), "ana", "max", why="w")
    exclusions.keep_apart(team("tom"), "ana", "max", why="w")
    with refused(NotYours, Code.NOT_YOURS):
        exclusions.allow_again(team(who), "ana", "max")


def test_what_cannot_be_kept_apart(team: Crew, refused: Refusal) -> None:
    with refused(Refused, Code.ASKS_A_REASON):
        exclusions.keep_apart(team("tom"), "ana", "max", why=" ")
    with refused(Refused, Code.OWN_MENTOR):
        exclusions.keep_apart(team("tom"), "ana", "ana", why="w")
    exclusions.keep_apart(team("tom"), "ana", "max", why="w", op="x")
    kept = team.records()
    assert not exclusions.keep_apart(team("tom"), "ana", "max", why="w", op="x").events
    assert team.records() == kept
    team.restricted = False
    with refused(Refused, Code.RESTRICTED_OFF):
        exclusions.keep_apart(team("tom"), "budi", "max", why="w")
    assert not kept_apart(team("tom"), ("ana",)).pairs


# -- how much a mentor takes on


def test_a_mentor_sets_their_own_capacity_and_less_than_today_asks_for_a_look(team: Crew) -> None:
    done = capacities.set_capacity(team("maya"), "maya", heads=1, hours=3.5)
    assert of(CapacitySet, done.result).carried == CarriedLoad(2, 1, 4.0, 3.5, 8.0)
    assert of(CapacitySet, done.result).carried.over
    call = calls(team, "tom", "over capacity")[0]
    assert (call.person, call.about) == ("maya", CarriedLoad(2, 1, 4.0, 3.5, 8.0))
    assert team("tom").team().mentees("maya") == ("ana", "budi")
    capacities.set_capacity(team("maya"), "maya", heads=2)
    assert len(calls(team, "tom", "over capacity")) == 1  # the hours still do not do
    assert not of(CapacitySet, capacities.set_capacity(team("tom"), "maya", hours=4).result).carried.over
    assert calls(team, "tom", "over capacity") == []
    capacities.set_capacity(team("maya"), "maya", hours=0)
    assert len(calls(team, "tom", "over capacity")) == 1
    assert team("tom").team().hours("maya") == 0
    capacities.set_capacity(team("maya"), "maya", hours="default")
    assert (team("tom").team().hours("maya"), team("tom").team().room("maya")) == (None, 2)
    undo.undo(team("maya"))
    assert team("tom").team().hours("maya") == 0


def test_whoever_is_to_come_counts_for_the_look_too(team: Crew) -> None:
    pairing.reassign(team("tom"), "ana", "max", why="w", since=team("tom").today().replace(day=20))
    capacities.set_room(team("max"), "max", 0)
    assert calls(team, "tom", "over capacity")[0].person == "max"
    assert calls(team, "max", "over capacity") == []


@pytest.mark.parametrize(
    "given",
    [
        {"heads": 1000},
        {"heads": -1},
        {"heads": 1.5},
        {"heads": True},
        {"hours": 1000},
        {"hours": -1},
        {"hours": float("nan")},
        {"hours": float("inf")},
        {"hours": 2.25},
        {"hours": "many"},
        {"hours": True},
        {"heads": 2, "hours": 41},
    ],
)
def test_figures_that_are_no_capacity(team: Crew, refused: Refusal, given: dict[str, Any]) -> None:
    with refused(BadUse, Code.BAD_VALUE):
        capacities.set_capacity(team("tom"), "maya", **given)


def test_whose_capacity_it_is(team: Crew, refused: Refusal) -> None:
    with refused(BadUse, Code.EMPTY_TEXT):
        capacities.set_capacity(team("tom"), "maya")
    with refused(NotYours, Code.NOT_YOURS):
        capacities.set_capacity(team("max"), "maya", hours=2)
    with refused(Refused, Code.NOT_A_MENTOR):
        capacities.set_capacity(team("tom"), "olga", hours=2)

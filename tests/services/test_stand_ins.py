"""Standing in by agreement: asked, agreed for all of somebody's mentees in one commit, or declined and told."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from mentor_tui.domain.problems import Code, Problem
from mentor_tui.domain.record import TEAM
from mentor_tui.services import exclusions, pairing, people, stand_ins, undo
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.attention import attention
from mentor_tui.services.calls import GROUP_OF
from mentor_tui.services.results import StandsIn
from mentor_tui.store.memory import MemoryStore
from mentor_tui.wording import calls as calls_in_words
from tests.tui import story

FIRST, LAST = date(2025, 5, 19), date(2025, 5, 23)


@pytest.fixture
def store() -> MemoryStore:
    made = story.fresh_store()
    lead = story.context(made, "tomas")
    people.add_person(
        lead, {"id": "ines", "name": "Ines Duarte", "roles": "mentor", "start": "2022-01-10", "zone": "Europe/Lisbon"}
    )
    return made


def refused(call: object) -> Code:
    with pytest.raises(Problem) as problem:
        call()  # type: ignore[operator]
    return problem.value.code


def calls(store: MemoryStore, who: str) -> list[tuple[str, str]]:
    found = attention(story.context(store, who))
    return [(call.kind, call.person) for call in found if call.kind in ("stand in?", "declined")]


def covers(store: MemoryStore, day: date) -> dict[str, str | None]:
    team = story.context(store, "tomas").team()
    pairs = {hire: team.pairing(hire) for hire in ("ana", "budi", "chiara")}
    found = {hire: pair.cover_on(day) for hire, pair in pairs.items() if pair is not None}
    return {hire: cover.stand_in if cover is not None else None for hire, cover in found.items()}


def test_a_yes_is_one_commit_for_all_of_their_mentees_and_for_these_days_alone(store: MemoryStore) -> None:
    before = covers(store, LAST + timedelta(days=1))
    stand_ins.ask(story.context(store, "maya"), "ines", FIRST, LAST, why="A week off.")
    assert covers(store, FIRST) == before, "asking changes nothing yet"
    assert calls(store, "ines") == [("stand in?", "maya")]
    version = store.read(TEAM).version  # type: ignore[union-attr]
    done = stand_ins.agree(story.context(store, "ines"), "maya")
    assert store.read(TEAM).version == version + 1  # type: ignore[union-attr]
    assert done.result == StandsIn(("Ana", "Budi", "Chiara"), 0, FIRST, LAST)
    assert covers(store, FIRST) == covers(store, LAST) == dict.fromkeys(("ana", "budi", "chiara"), "ines")
    assert covers(store, LAST + timedelta(days=1)) == {**before, "ana": None}, "a stand-in of before ends with it"
    assert calls(store, "ines") == []
    undo.undo(story.context(store, "ines"))
    assert covers(store, FIRST) == before
    assert calls(store, "ines") == [("stand in?", "maya")]


def test_a_no_is_told_to_whoever_asked_and_another_is_asked(store: MemoryStore) -> None:
    maya = story.context(store, "maya")
    stand_ins.ask(maya, "ines", FIRST, LAST)
    stand_ins.decline(story.context(store, "ines"), "maya", why="I am away too.")
    assert (calls(store, "ines"), calls(store, "maya")) == ([], [("declined", "ines")])
    assert refused(lambda: stand_ins.agree(story.context(store, "ines"), "maya")) is Code.NOT_ASKED_TO_STAND_IN
    stand_ins.ask(maya, "ines", FIRST + timedelta(days=1), LAST)
    assert (calls(store, "ines"), calls(store, "maya")) == ([("stand in?", "maya")], [])


def test_who_may_ask_and_who_may_answer(store: MemoryStore) -> None:
    for other in ("ana", "joana", "noah"):
        context = story.context(store, other)
        code = refused(lambda context=context: stand_ins.ask(context, "ines", FIRST, LAST, mentor="maya"))
        assert code is Code.NOT_YOURS
    stand_ins.ask(story.context(store, "tomas"), "ines", FIRST, LAST, mentor="maya")
    for other in ("maya", "tomas", "joana"):
        context = story.context(store, other)
        assert refused(lambda context=context: stand_ins.agree(context, "maya")) is Code.NOT_ASKED_TO_STAND_IN
    stand_ins.agree(story.context(store, "ines"), "maya")


def test_bad_input_is_one_sentence_and_nothing_is_written(store: MemoryStore) -> None:
    maya = story.context(store, "maya")
    version = store.read(TEAM).version  # type: ignore[union-attr]
    assert refused(lambda: stand_ins.ask(maya, "ines", LAST, FIRST)) is Code.DATE_ORDER
    assert refused(lambda: stand_ins.ask(maya, "ines", date(2025, 5, 1), date(2025, 5, 2))) is Code.DATE_ORDER
    assert refused(lambda: stand_ins.ask(maya, "maya", FIRST, LAST)) is Code.SAME_MENTOR
    assert refused(lambda: stand_ins.ask(maya, "noah", FIRST, LAST)) is Code.NOT_A_MENTOR
    assert refused(lambda: stand_ins.ask(story.context(store, "ines"), "maya", FIRST, LAST)) is Code.NOBODY_TO_COVER
    assert store.read(TEAM).version == version  # type: ignore[union-attr]
    people.set_leave(story.context(store, "ines"), None, LAST, LAST)
    assert refused(lambda: stand_ins.ask(maya, "ines", FIRST, LAST)) is Code.ASKED_IS_AWAY
    people.set_last_day(story.context(store, "tomas"), "ines", FIRST)
    assert refused(lambda: stand_ins.ask(maya, "ines", FIRST, LAST)) is Code.ASKED_IS_AWAY


def test_whom_they_cannot_stand_in_for_needs_somebody_else(store: MemoryStore) -> None:
    exclusions.keep_apart(story.context(store, "tomas"), "ana", "ines", why="family")
    stand_ins.ask(story.context(store, "maya"), "ines", FIRST, LAST)
    done = stand_ins.agree(story.context(store, "ines"), "maya")
    assert done.result == StandsIn(("Budi", "Chiara"), 1, FIRST, LAST)
    assert covers(store, FIRST)["ana"] != "ines"


def test_who_left_meanwhile_and_hires_who_moved_are_not_among_them(store: MemoryStore) -> None:
    stand_ins.ask(story.context(store, "maya"), "ines", FIRST, LAST)
    pairing.reassign(story.context(store, "tomas"), "chiara", "joana", why="Load.")
    done = stand_ins.agree(story.context(store, "ines"), "maya")
    assert isinstance(done.result, StandsIn)
    assert set(done.result.names) == {"Ana", "Budi"}


def test_whoever_is_there_and_mentors_fewest_is_proposed_first(store: MemoryStore) -> None:
    people.set_leave(story.context(store, "ines"), None, FIRST, FIRST)
    found = stand_ins.candidates(story.context(store, "maya"), FIRST, LAST)
    names = [one.person.id for one in found]
    assert "maya" not in names
    assert names[-1] == "ines"
    assert [one.away for one in found] == sorted(one.away for one in found)
    there = [one.mentees for one in found if not one.away]
    assert there == sorted(there)


def said(store: MemoryStore, who: str, kind: str, day: date) -> list[str]:
    context = on(store, who, day)
    names = context.team().names
    return [calls_in_words.need(call, names, {})[1] for call in attention(context) if call.kind == kind]


def on(store: MemoryStore, who: str, day: date) -> ActorContext:
    return ActorContext(store, story.catalogue, who, clock=lambda: story.NOW, fixed_today=day, restricted=True)


def waiting(store: MemoryStore, who: str, day: date) -> set[tuple[str, str]]:
    return {(call.person, call.on) for call in attention(on(store, who, day)) if call.kind == "waiting"}


def test_leads_see_who_is_asked_and_are_called_once_the_leave_begins_without_a_yes(store: MemoryStore) -> None:
    people.set_leave(story.context(store, "maya"), None, FIRST, LAST)
    before = FIRST - timedelta(days=1)
    assert said(store, "tomas", "leave ahead", before) == ["2 mentees have no stand-in mentor"]
    stand_ins.ask(story.context(store, "maya"), "ines", FIRST, LAST)
    ahead = "2 mentees have no stand-in mentor; Ines has not answered yet"
    assert said(store, "tomas", "leave ahead", before) == [ahead]
    mine = "away from 19 May to 23 May; nobody stands in for Budi and Chiara yet, Ines has not answered"
    assert said(store, "maya", "your leave", before) == [mine]
    assert said(store, "tomas", "mentor away", FIRST) == ["2 mentees need a stand-in; Ines has not answered yet"]
    assert GROUP_OF["mentor away"] == "waits"
    mine_to_sign = {("chiara", "prove-who-asks"), ("budi", "sort-thirty")}
    assert not mine_to_sign & waiting(store, "ines", FIRST)
    stand_ins.agree(on(store, "ines", FIRST), "maya")
    assert said(store, "tomas", "mentor away", FIRST) == []
    for who in ("maya", "ines"):
        assert mine_to_sign <= waiting(store, who, FIRST), "both see what waits, from the first hour on"
    assert not mine_to_sign & waiting(store, "ines", LAST + timedelta(days=1))


def test_who_said_no_is_not_waited_for(store: MemoryStore) -> None:
    people.set_leave(story.context(store, "maya"), None, FIRST, LAST)
    stand_ins.ask(story.context(store, "maya"), "ines", FIRST, LAST)
    stand_ins.decline(story.context(store, "ines"), "maya", why="I am away too.")
    assert said(store, "tomas", "mentor away", FIRST) == ["2 mentees need a stand-in"]

"""Somebody is forgotten: nothing calls them anything any more, and everything else is as it was."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentor_tui.domain import acts
from mentor_tui.domain.forgetting import NAMES_NOBODY, NAMES_PEOPLE, WORDS_GONE, Erasure
from mentor_tui.domain.history import replay
from mentor_tui.domain.problems import BadUse, Code, NotYours, Problem, Refused, Trouble
from mentor_tui.domain.record import BOARD, PEOPLE, PLANS, RESTRICTED, TEAM, Event, Past, Record, kind_of
from mentor_tui.services import (
    areas,
    exclusions,
    forgetting,
    items,
    mentor_requests,
    notes,
    pairing,
    people,
    questions,
    undo,
)
from mentor_tui.services.journeys import log
from mentor_tui.store.findings import Forgotten
from mentor_tui.store.forgetting import Prepare
from mentor_tui.store.memory import MemoryStore
from mentor_tui.store.memory_upkeep import MemoryUpkeep
from tests.services.conftest import FEW, TODAY, Crew, Refusal, small_team
from tests.services.test_areas import with_areas

FAMILIES = (BOARD, PEOPLE, RESTRICTED, PLANS)


def everything(store: MemoryStore) -> Iterator[tuple[str, bytes]]:
    yield from store.export()


def records(store: MemoryStore) -> dict[str, Record]:
    ids = (TEAM, *(record for family in FAMILIES for record in store.ids(family)))
    return {record: found for record in ids if (found := store.read(record)) is not None}


def forget(team: Crew, person: str, who: str = "tom") -> str:
    return forgetting.forget(team(who), MemoryUpkeep(team.store), person).becomes


@pytest.fixture
def team(team: Crew) -> Crew:
    """Budi has written and been written about wherever there is a place for it, and is nobody's any more."""
    items.tick(team("budi"), "read")
    items.tick(team("budi"), "reply", evidence="https://budi.example.com/1")
    items.tick(team("ana"), "read")
    notes.note(team("maya"), "budi", "Budi is quick; Santoso is his other name")
    notes.note(team("maya"), "ana", "sits beside BUDI, not beside budi-two")
    notes.note(team("maya"), "budi", "only for us", restricted=True)
    questions.ask(team("budi"), "Where is it?")
    questions.answer(team("maya"), "budi", "Over there, Budi.")
    mentor_requests.ask_for_another(team("budi"), why="we do not fit", wish="max")
    exclusions.keep_apart(team("tom"), "budi", "max", why="family")
    people.set_wishes(team("ana"), "ana", ["budi"])
    return team


def test_nothing_holds_their_id_or_their_name(team: Crew) -> None:
    team.store.set_mark("ana", {"people/budi": 3, "seen": {"budi": 1}, "of": ["note/budi", "ana"]})
    team.store.set_mark("budi", {"team": 3})
    team.store.cache("overview", {"budi": 1})
    team.store.keep_text("abc", "Ask Budi, or Budi’s mentor.")
    assert forget(team, "budi") == "gone-1"
    for name, data in everything(team.store):
        for held in (name, data.decode()):
            assert not re.search(r"(?i)(?<![\w-])(budi|santoso)(?![\w-])", held), (name, held[:300])
    assert team.store.cached("overview") is None
    assert team.store.mark("budi") == team.store.mark("gone-1") == {}
    assert team.store.mark("ana") == {"people/gone-1": 3, "seen": {"gone-1": 1}, "of": ["note/gone-1", "ana"]}
    assert team.store.text("abc") == "Ask gone-1, or gone-1’s mentor."


def test_what_they_wrote_and_what_was_written_of_them_is_gone_and_still_counts(team: Crew) -> None:
    before = records(team.store)["people/budi"]
    forget(team, "budi")
    after = records(team.store)["people/gone-1"]
    assert [(e.event.seq, e.event.at, e.event.kind) for e in after.tail] == [
        (e.event.seq, e.event.at, e.event.kind) for e in before.tail
    ]
    assert {past.event.text for past in after.tail} == {"", WORDS_GONE}
    assert after.facts["notes:"]["count"] == before.facts["notes:"]["count"] == 1
    assert after.facts["item:course/reply"]["entries"][0]["text"] == WORDS_GONE
    assert team.store.read("people/budi") is None
    assert records(team.store)["restricted/gone-1"].facts["notes:"]["count"] == 1


def test_texts_of_others_stay_without_their_name(team: Crew) -> None:
    forget(team, "budi")
    note = records(team.store)["people/ana"].facts["notes:"]["last"][0]
    assert note["text"] == "sits beside gone-1, not beside budi-two"
    assert people_wishes(team) == ["gone-1"]


def people_wishes(team: Crew) -> Any:
    return records(team.store)["people/ana"].facts["profile:"]["wishes"]


def test_a_line_is_left_and_they_are_on_no_team_any_more(team: Crew) -> None:
    forget(team, "budi")
    now = team("tom").team()
    them = now.person("gone-1")
    assert them is not None
    assert (them.name, them.roles, them.login, them.email) == ("gone-1", (), "", "")
    assert them.gone(TODAY)
    last = now.record.tail[-1].event
    assert (last.kind, last.thing, last.by) == ("forgotten", "person:gone-1", "tom")
    log(team("tom"), "gone-1")
    with pytest.raises(BadUse):
        log(team("tom"), "budi")


def test_it_cannot_be_taken_back(team: Crew) -> None:
    forget(team, "budi")
    with pytest.raises(Refused) as problem:
        undo.undo(team("tom"))
    assert problem.value.code is Code.NOT_UNDOABLE


def test_the_next_one_gets_the_next_number(team: Crew) -> None:
    forget(team, "budi")
    team.add("Cleo Two")
    assert forget(team, "cleo-two") == "gone-2"
    with pytest.raises(BadUse):
        forgetting.to_forget(team("tom"), "gone-1")


@pytest.mark.parametrize("who", ["maya", "ana", "budi", "lea"])
def test_it_is_for_leads_of_all_teams(team: Crew, refused: Refusal, who: str) -> None:
    if who == "lea":
        people.edit_person(team("tom"), "lea", {"leads": "billing", "team": "billing"})
        people.edit_person(team("tom"), "budi", {"team": "billing"})
    with refused(NotYours, Code.BEYOND_YOUR_TEAMS if who == "lea" else Code.NOT_YOURS):
        forget(team, "budi", who)


def test_the_right_is_asked_again_once_nobody_else_can_write(team: Crew) -> None:
    class Meanwhile(MemoryUpkeep):
        def forget(self, prepare: Prepare) -> Forgotten:
            people.edit_person(team("lea"), "tom", {"roles": ""})
            return super().forget(prepare)

    before = team.store.ids(PEOPLE)
    with pytest.raises(NotYours):
        forgetting.forget(team("tom"), Meanwhile(team.store), "budi")
    assert team.store.ids(PEOPLE) == before


def test_never_oneself(team: Crew, refused: Refusal) -> None:
    with refused(NotYours, Code.NOT_YOURS):
        forget(team, "tom")


def test_whoever_still_mentors_stays(team: Crew, refused: Refusal) -> None:
    with refused(Refused, Code.STILL_BOUND):
        forget(team, "maya")


def test_whoever_stands_in_stays(team: Crew, refused: Refusal) -> None:
    pairing.cover(team("tom"), "ana", "max", until=TODAY + timedelta(days=6))
    with refused(Refused, Code.STILL_BOUND):
        forget(team, "max")


def test_whoever_owns_an_area_stays(team: Crew, refused: Refusal) -> None:
    team.catalogue = with_areas()
    areas.own(team("tom"), "replies", "max")
    with refused(Refused, Code.STILL_BOUND):
        forget(team, "max")


def test_a_mentor_of_earlier_is_forgotten_and_the_pair_stays(team: Crew) -> None:
    team.go_to(TODAY + timedelta(days=1))
    pairing.reassign(team("tom"), "ana", "max", why="moves")
    people.edit_person(team("tom"), "lea", {"roles": "lead,mentor"})
    pairing.reassign(team("tom"), "budi", "lea", why="moves")
    before = records(team.store)
    forget(team, "maya")
    after = records(team.store)
    assert after["people/ana"].facts.keys() == before["people/ana"].facts.keys()
    assert after[TEAM].facts["pairing:ana"]["past"][0]["mentor"] == "gone-1"
    assert after["people/ana"].facts["notes:"]["last"][0]["by"] == "gone-1"


def test_a_name_that_others_have_too_says_nothing_of_who_is_meant() -> None:
    gone = Erasure(
        "ana-two", "gone-1", ["Ana Two", "ana@example.com"], {"ana": ["Ana Ferreira"], "two-tone": ["Bo Li"]}
    )
    said = gone.words("Ana told Ana Two (ANA-TWO, ana@example.com), and TWO of us; two-tone and Ana Ferreira.")
    assert said == "Ana told gone-1 (gone-1, gone-1), and gone-1 of us; two-tone and Ana Ferreira."


def test_a_name_that_is_an_everyday_word_too() -> None:
    gone = Erasure("will-may", "gone-1", ["Will May"], {})
    assert (
        gone.words("Will will ask May in May; WILL said so, will may")
        == "gone-1 will ask gone-1 in gone-1; gone-1 said so, gone-1"
    )
    assert Erasure("gil-ansa", "gone-1", ["Gil Ansa"], {}).words("ask gil") == "ask gone-1"


def test_an_id_of_something_else_is_not_taken_for_theirs() -> None:
    gone = Erasure("course", "gone-1", ["Course Person"], {})
    event = Event(1, "op", "2026-03-02T10:00:00Z", "course", "signed", "item:course/course", {"curriculum": "course"})
    made = gone.event("people/ana", event)
    assert (made.by, made.thing, made.terms) == ("gone-1", "item:course/course", {"curriculum": "course"})


def test_every_kind_of_thing_says_whether_its_name_holds_people() -> None:
    assert {kind for kind, _ in acts.ACTS} == NAMES_PEOPLE.keys() | NAMES_NOBODY
    assert not NAMES_PEOPLE.keys() & NAMES_NOBODY


WORDS = st.text("abcdeèé xyz", min_size=1, max_size=12).filter(str.strip)
NAMED = st.sampled_from(["gil", "Gil Ansa", "GIL ANSA", "gil@example.com", "Ansa", "hugo", "Hugo Vang", "nobody"])


@st.composite
def stories(draw: st.DrawFn) -> list[tuple[str, Callable[[Crew], object]]]:
    """What people did to each other, and wrote."""
    told = []
    for _ in range(draw(st.integers(1, 12))):
        text = f"{draw(WORDS)} {draw(NAMED)}, {draw(WORDS)}"
        told.append(
            draw(
                st.sampled_from(
                    [
                        ("note on gil", lambda team, t=text: notes.note(team("maya"), "gil", t)),
                        ("note by gil", lambda team, t=text: notes.note(team("gil"), "gil", t)),
                        ("note on ana", lambda team, t=text: notes.note(team("maya"), "ana", t)),
                        ("closed note", lambda team, t=text: notes.note(team("maya"), "gil", t, restricted=True)),
                        (
                            "closed note on ana",
                            lambda team, t=text: notes.note(team("maya"), "ana", t, restricted=True),
                        ),
                        ("ticks", lambda team, t=text: items.tick(team("gil"), "read")),
                        ("unticks", lambda team, t=text: items.untick(team("gil"), "read")),
                        ("undoes", lambda team, t=text: undo.undo(team("gil"))),
                        ("ana ticks", lambda team, t=text: items.tick(team("ana"), "read")),
                        ("ana asks", lambda team, t=text: questions.ask(team("ana"), t)),
                        ("gil asks", lambda team, t=text: questions.ask(team("gil"), t)),
                        ("wishes", lambda team, t=text: people.set_wishes(team("ana"), "ana", ["gil"])),
                        ("apart", lambda team, t=text: exclusions.keep_apart(team("tom"), "gil", "max", why=t)),
                        ("moves", lambda team, t=text: pairing.reassign(team("tom"), "gil", "max", why=t)),
                        (
                            "renamed",
                            lambda team, t=text: people.edit_person(team("tom"), "gil", {"name": "Gilda Osei"}),
                        ),
                        ("asks for another", lambda team, t=text: mentor_requests.ask_for_another(team("gil"), why=t)),
                    ]
                )
            )
        )
    return told


def masked(value: Any, gone: Erasure) -> Any:
    """Facts of others with what this person is called replaced, wherever it stands."""
    return json.loads(json.dumps(gone.anything(value)))


@settings(parent=FEW)
@given(told=stories())
def test_after_it_every_record_replays_to_the_same_counts_and_dates(told: Any) -> None:
    team = small_team()
    fields = {
        "roles": "hire",
        "mentor": "maya",
        "email": "gil@example.com",
        "start": "2026-03-02",
        "curriculum": "course",
    }
    people.add_person(team("tom"), {"name": "Gil Ansa", "id": "gil", **fields})
    team.add("Hugo Vang")
    for _, act in told:
        try:
            act(team)
        except Problem:
            continue
    before = records(team.store)
    histories = {record: [*team.store.history(record)] for record in before}
    assert forget(team, "gil") == "gone-1"
    called = ["Gil Ansa", "Gilda Osei", "gil@example.com"]
    gone = Erasure("gil", "gone-1", called, {"hugo-vang": ["Hugo Vang"]})
    for name, data in everything(team.store):
        for held in (name, data.decode()):
            assert not re.search(r"(?i)(?<![\w-])(gil|ansa|gilda|osei)(?![\w-])", held), (name, held)
    after = records(team.store)
    assert after.keys() == {gone.record_id(record) for record in before}
    for record, was in before.items():
        now = after[gone.record_id(record)]
        events = [*team.store.history(now.id)]
        kept = events[:-1] if record == TEAM else events
        assert [(e.seq, e.at, e.kind, e.op) for e in kept] == [(e.seq, e.at, e.kind, e.op) for e in histories[record]]
        assert [bool(e.text) for e in kept] == [bool(e.text) for e in histories[record]]
        # It replays from its first event to what is stored.
        assert replay(now.id, events).facts == now.facts
        others = {
            key: fact
            for key, fact in was.facts.items()
            if gone.key(key) == key and gone.record_id(record) == record and kind_of(key) != "profile"
        }
        assert {key: masked(fact, gone) for key, fact in others.items()} == {
            key: json.loads(json.dumps(now.facts[key])) for key in others
        }
        assert len(was.facts) == len(now.facts)
        assert {key: fact["seq"] for key, fact in was.facts.items() if gone.key(key) == key} == {
            key: now.facts[key]["seq"] for key in was.facts if gone.key(key) == key
        }


def test_what_a_newer_program_folds_stays_as_it_is_stored(team: Crew) -> None:
    team.from_tomorrow("people/ana", "item:course/read", by="budi", terms={"with": "budi"})
    forget(team, "budi")
    now = records(team.store)["people/ana"]
    assert now.facts["item:course/read"]["state"] == "done"
    assert (now.tail[-1].event.by, now.tail[-1].event.terms) == ("gone-1", {"with": "gone-1"})


def test_nothing_is_changed_where_a_history_cannot_be_followed(team: Crew, refused: Refusal) -> None:
    with team.store.edit("people/cleo") as record:
        event = Event(record.last_seq + 1, "x", "2026-03-04T12:00:00Z", "budi", "signed", "item:course/read")
        record.tail.append(Past(event, None))
        record.pending.append(event)
    with refused(Trouble, Code.DAMAGED):
        forget(team, "budi")

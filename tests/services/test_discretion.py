"""Who may know of what: nobody of an act that this version does not know, others than leads of no reason."""

from __future__ import annotations

from typing import Any

import pytest

from mentor_tui.domain import acts
from mentor_tui.domain.problems import Code, Refused
from mentor_tui.services import documents, items, journeys, pairing, people, undo
from tests.services.conftest import TOMORROW, Crew, Refusal, written

EVERYBODY = ["ana", "maya", "tom", "otto"]
"""The hire, their mentor, a lead, an observer."""

UNKNOWN = [
    ("people/ana", "profile:", {}),
    ("people/ana", "item:course/read", {}),
    ("people/ana", "notes:", {}),
    ("people/ana", "oath:1", {}),
    ("people/ana", "nothing", {}),
    ("team", "person:ana", {}),
    ("team", "pairing:ana", {"terms": {"mentor": "max", "reason": "SECRET reason"}}),
    ("team", "buddy:ana", {"kind": "paired", "terms": {"mentor": "maya", "reason": "SECRET reason"}}),
    ("team", "ask:ana/ana", {}),
    ("team", "telling:ana", {}),
]
"""Record, thing, and what else was written there by a newer version."""

REWOUND = [
    ("people/ana", "notes:", {"kind": "undone", "terms": {"of": 1, "kind": TOMORROW}}),
    ("people/ana", "notes:", {"kind": "redone", "terms": {"of": 1}}),
]


@pytest.mark.parametrize(("record", "thing", "more"), [*UNKNOWN, *REWOUND])
def test_what_a_newer_version_wrote_is_shown_to_nobody(
    team: Crew, record: str, thing: str, more: dict[str, Any]
) -> None:
    before = {who: journeys.log(team(who), "ana") for who in EVERYBODY}
    team.from_tomorrow(record, thing, "maya", **more)
    for who in EVERYBODY:
        assert journeys.log(team(who), "ana") == before[who]
        if who != "otto":
            page = journeys.page(team(who), "ana")
            assert not [entry for entry in page.news if entry.sort]
            assert "SECRET" not in repr((documents.status(team(who), "ana"), page.standing.items))


def test_what_a_newer_version_said_in_a_thread_is_shown_to_nobody(team: Crew) -> None:
    """Its facts may carry the same number: a new event on an old thing changes nothing of what old ones made."""
    items.say(team("ana"), "ana", "read", "Where is it?")
    key, post = "item:course/read", {"seq": 9, "at": "2026-03-04T12:00:00Z", "by": "maya"}
    with team.store.edit("people/ana") as record:
        fact = record.facts[key]
        newer = {**post, "kind": TOMORROW, "text": "SECRET text"}
        record.facts[key] = {**fact, "posts": [*fact["posts"], newer]}
        written(team("maya"), record, "op", "said", key, text="There it is.")
    shown = journeys.page(team("ana")).standing.by_id["read"].fact.posts
    assert [one.text for one in shown] == ["Where is it?", "There it is."]


@pytest.mark.parametrize(("record", "thing", "more"), UNKNOWN)
def test_what_a_newer_version_did_is_not_undone_nor_anything_older(
    team: Crew, refused: Refusal, record: str, thing: str, more: dict[str, Any]
) -> None:
    items.tick(team("ana"), "read")
    people.extend(team("tom"), "ana", 5, why="ill")
    pairing.cover(team("tom"), "ana", "max")
    team.from_tomorrow(record, thing, "tom", **more)
    with refused(Refused, Code.NEWER_ACT):
        undo.undo(team("tom"))


def test_what_a_newer_version_took_back_is_not_done_again(team: Crew, refused: Refusal) -> None:
    people.extend(team("tom"), "ana", 5, why="ill")
    undo.undo(team("tom"))
    team.from_tomorrow("people/ana", "goal:", "tom", kind="undone", terms={"of": 4, "kind": TOMORROW, "op": "x"})
    with refused(Refused, Code.NEWER_ACT):
        undo.redo(team("tom"))


def test_a_command_is_not_undone_of_which_a_part_is_not_known(team: Crew, refused: Refusal) -> None:
    people.extend(team("tom"), "ana", 5, why="ill", op="both")
    team.from_tomorrow("people/ana", "goal:", "tom", op="both")
    with team.store.edit("people/ana") as record:
        written(team("tom"), record, "both", "enrolled", "programme:", terms={"cohort": "2026-04"})
    with refused(Refused, Code.NEWER_ACT):
        undo.undo(team("tom"))


@pytest.mark.parametrize("who", ["ana", "maya", "otto"])
def test_of_a_change_of_mentor_others_than_leads_know_what_is_open(team: Crew, who: str) -> None:
    terms = {"mentor": "max", "since": "2026-03-04", "reason": "of-tomorrow", "score": 3.0, "heard": "SECRET"}
    told = {"terms": terms, "text": "SECRET text", "kind": "reassigned"}
    team.from_tomorrow("team", "pairing:ana", "tom", **told)
    last = journeys.log(team(who), "ana")[1][-1]
    assert (last.kind, last.terms) == ("reassigned", {"mentor": "max", "since": "2026-03-04"})
    assert (last.text, last.why) == ("", "")
    assert journeys.log(team("tom"), "ana")[1][-1].terms == terms


def test_whoever_may_see_the_journey_reads_its_words_and_an_observer_does_not(team: Crew) -> None:
    items.say(team("maya"), "ana", "read", "Look at this")
    for who, words in (("ana", "Look at this"), ("maya", "Look at this"), ("otto", "")):
        said = next(event for event in journeys.log(team(who), "ana")[1] if event.kind == "said")
        assert said.text == words


def test_what_is_kept_apart_is_in_no_history(team: Crew) -> None:
    with team.store.edit("people/ana") as record:
        written(team("tom"), record, "op", "kept-apart", "apart:max", text="SECRET")
    assert acts.ACTS["apart", "kept-apart"].known == "apart"
    assert "SECRET" not in repr([journeys.log(team(who), "ana") for who in EVERYBODY])

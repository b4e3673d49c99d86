"""What goes from one mentor to the next, who sees it, and a word that is left with it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from mentor_tui.domain.problems import BadUse, Code, NotYours
from mentor_tui.domain.rules.handover import SEEN_FOR
from mentor_tui.services import documents, handover, items, journeys, notes, pairing
from mentor_tui.wording.handover import lines
from tests.services.conftest import TODAY, Crew, Refusal


def day(number: int) -> date:
    return TODAY + timedelta(days=number)


def busy(team: Crew) -> None:
    """Ana in the middle of things, about to move from Maya to Max."""
    items.tick(team("ana"), "read")
    items.tick(team("ana"), "plans")
    items.tick(team("ana"), "refund")
    items.tick(team("ana"), "drill")
    items.tick(team("ana"), "lead-check")
    items.send_back(team("tom"), "ana", "lead-check", text="more", why="Maya is away")
    notes.session(team("maya"), "ana", "We looked at refunds.")
    notes.note(team("maya"), "ana", "Likes to try first.")
    notes.note(team("maya"), "ana", "Tired on Mondays.", restricted=True)


def move(team: Crew, ahead: int = 7, **more: object) -> None:
    more = {"why": "German", "overlap": 3, "telling": "Tom tells Ana on Monday", "word": "Let her try first.", **more}
    pairing.reassign(team("tom"), "ana", "max", since=day(ahead), **more)  # type: ignore[arg-type]


def test_the_next_mentor_gets_all_that_is_going_on(team: Crew) -> None:
    busy(team)
    move(team)
    found = handover.handover(team("tom"), "Ana")
    assert found.change == handover.HandoverChange("maya", "max", TODAY, day(7), day(9))
    assert [(now.item.id, now.fact.count, now.item.times) for now in found.going] == [("refund", 1, 2), ("reply", 0, 1)]
    assert [(now.item.id, now.fact.at[:10]) for now in found.waiting] == [("drill", TODAY.isoformat())]
    assert [(now.item.id, now.fact.goes) for now in found.returned] == [("lead-check", 1)]
    assert {debt.item.item.id for debt in found.owed} == {"seat"}
    assert [post.text for post in found.sessions] == ["We looked at refunds."]
    assert [post.text for post in found.notes] == ["Likes to try first."]
    assert [post.text for post in found.restricted or ()] == ["Tired on Mondays."]
    assert [(post.text, post.by) for post in found.words] == [("Let her try first.", "tom")]
    assert (found.phase, found.standing.day, found.telling) == ("First", 3, "Tom tells Ana on Monday")
    assert [(pair.mentor, pair.shared) for pair in found.before] == [("maya", day(9)), ("max", None)]


def test_what_the_hire_asked_and_nobody_answered_goes_with_them(team: Crew) -> None:
    items.say(team("ana"), None, "refund", "Which account?")
    items.say(team("ana"), None, "drill", "I liked this one.")
    notes.note(team("ana"), "ana", "May I begin at ten?")
    move(team)
    found = handover.handover(team("tom"), "ana")
    said = [line.strip() for line in lines(found)]
    since = said.index("Waiting for an answer") + 1
    assert said[since : since + 2] == [
        "“Refund”, since 4 March: “Which account?”",
        "a note, since 4 March: “May I begin at ten?”",
    ]
    asked = documents.handover_doc(found)["asked"]
    assert [(line["on"], line["text"]) for line in asked] == [
        ("refund", "Which account?"),
        (None, "May I begin at ten?"),
    ]
    items.say(team("maya"), "ana", "refund", "The second.")
    notes.note(team("maya"), "ana", "You may.")
    assert not handover.handover(team("tom"), "ana").asked


def test_who_sees_it_and_from_when(team: Crew, refused: Refusal) -> None:
    busy(team)
    with refused(NotYours, Code.NOT_YOURS):
        handover.handover(team("max"), "ana")
    move(team)
    for who in ("ana", "budi", "otto", "olga"):
        with refused(NotYours, Code.NOT_YOURS):
            handover.handover(team(who), "ana")
    agreed = handover.handover(team("max"), "ana")
    assert (agreed.restricted, agreed.telling) == (None, "")  # the mentor's notes are for mentors, which Max is not yet
    assert handover.handover(team("maya"), "ana").restricted
    team.go_to(day(7))
    assert handover.handover(team("max"), "ana").restricted
    team.go_to(day(10))  # the overlap is over
    assert handover.handover(team("maya"), "ana").restricted is None
    team.go_to(day(7) + SEEN_FOR)
    assert handover.handover(team("maya"), "ana").change.new == "max"
    team.go_to(day(8) + SEEN_FOR)
    with refused(NotYours, Code.NOT_YOURS):
        handover.handover(team("maya"), "ana")
    assert handover.handover(team("max"), "ana").change.old == "maya"


def test_what_leads_alone_know_is_in_nobody_elses(team: Crew) -> None:
    move(team, reason="asked", why="SECRET")
    for who in ("maya", "max"):
        found = handover.handover(team(who), "ana")
        assert "SECRET" not in repr(found)
        assert [pair.reason for pair in found.before] == ["", ""]
    assert [pair.reason for pair in handover.handover(team("tom"), "ana").before] == ["asked", ""]


def test_where_restricted_notes_are_not_offered_there_are_none(team: Crew) -> None:
    busy(team)
    move(team)
    team.restricted = False
    assert handover.handover(team("tom"), "ana").restricted is None


def test_a_word_from_the_one_who_hands_over_which_the_hire_may_read(team: Crew, refused: Refusal) -> None:
    move(team, word="")
    for who in ("ana", "max", "otto"):
        with refused(NotYours, Code.NOT_YOURS):
            handover.say_handover(team(who), "ana", "a word")
    with refused(BadUse, Code.EMPTY_TEXT):
        handover.say_handover(team("maya"), "ana", " ")
    done = handover.say_handover(team("maya"), "ana", "She asks good questions.", op="x")
    assert (done.verb, done.record) == ("handed", "people/ana")
    assert not handover.say_handover(team("maya"), "ana", "She asks good questions.", op="x").events
    team.go_to(day(12))  # no longer her mentor, and not yet forgotten
    handover.say_handover(team("maya"), "ana", "And she is quick.")
    assert [post.text for post in handover.handover(team("max"), "ana").words] == [
        "She asks good questions.",
        "And she is quick.",
    ]
    shown = [event.text for event in journeys.log(team("ana"))[1] if event.kind == "handed"]
    assert shown == ["She asks good questions.", "And she is quick."]


def test_words_are_for_the_change_that_they_were_left_for(team: Crew) -> None:
    move(team, 0, word="old word", overlap=0, telling="old telling")
    team.go_to(day(30))
    pairing.reassign(team("tom"), "ana", "maya", why="back", since=day(40), word="new word")
    found = handover.handover(team("tom"), "ana")
    assert [post.text for post in found.words] == ["old word", "new word"]
    assert found.telling == ""  # what was told of the other change is no news of this one
    team.go_to(day(45))
    pairing.reassign(team("tom"), "ana", "max", why="again", since=day(50))
    assert [post.text for post in handover.handover(team("tom"), "ana").words] == []


@pytest.mark.parametrize("hire", ["cleo", "budi"])
def test_a_hire_without_a_change_has_a_handover_too(team: Crew, hire: str) -> None:
    found = handover.handover(team("tom"), hire)
    assert (found.change.old, found.words) == (None, ())
    assert lines(found)[0].startswith(found.hire.name)
    assert documents.handover_doc(found)["from"] is None


def test_it_reads_as_plain_lines_and_as_json(team: Crew) -> None:
    busy(team)
    move(team)
    found = handover.handover(team("tom"), "ana")
    text = "\n".join(lines(found))
    assert text.splitlines()[0] == "Ana moves from Maya to Max on 11 March. Both are mentors until 13 March."
    assert "Day 3, First." in text
    for part in ("Who tells whom: Tom tells Ana on Monday", "Let her try first.", "“Drill” (1 of 2), since 4 March"):
        assert part in text
    assert "“Lead-Check”, back 1 time" in text
    assert "Maya, from 4 March until 13 March: moved" in text
    doc = documents.handover_doc(found)
    assert (doc["from"], doc["to"], doc["since"], doc["overlap"]) == ("maya", "max", "2026-03-11", "2026-03-13")
    assert doc["waiting"][0] | {"at": ""} == {
        "id": "drill",
        "title": "Drill",
        "short": "Drill",
        "state": "waiting",
        "count": 1,
        "times": 2,
        "at": "",
    }
    team.go_to(day(8))
    assert lines(handover.handover(team("max"), "ana"))[0].startswith("Ana moved from Maya to Max on 11 March.")

"""A change of mentor in time: agreed ahead, shared for some days, taken back; who is whose mentor on which day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from mentor_tui.domain.history import replay
from mentor_tui.domain.people import END_REASONS, AgreedChange
from mentor_tui.domain.policy import MatchingPolicy
from mentor_tui.domain.problems import BadUse, Code, NotYours, Refused
from mentor_tui.domain.record import TEAM
from mentor_tui.services import (
    capacities,
    exclusions,
    items,
    journeys,
    live,
    notes,
    pages,
    pairing,
    people,
    roster,
    side_tasks,
    undo,
)
from mentor_tui.services.abouts import Mentees
from mentor_tui.services.answers import of
from mentor_tui.services.attention import attention
from mentor_tui.services.matching.ranking import choice
from mentor_tui.services.mentors import mentoring_hours, read_mentors
from mentor_tui.services.results import Paired
from mentor_tui.services.team_page import team_page
from tests.services.conftest import TODAY, Crew, Refusal


def day(number: int) -> date:
    return TODAY + timedelta(days=number)


def move(team: Crew, to: str = "max", **more: Any) -> Any:
    return pairing.reassign(team("tom"), "ana", to, **{"why": "German", **more})


def mentors(team: Crew, hire: str = "ana") -> list[str]:
    """Who may sign for a hire today."""
    return [who for who in ("maya", "max") if "mentor" in team(who).relations(team(who).team(), hire)]


def test_until_the_day_comes_the_old_mentor_is_the_mentor_in_everything(team: Crew, refused: Refusal) -> None:
    done = move(team, since=day(7), overlap=3)
    assert (of(Paired, done.result).since, of(Paired, done.result).shared, of(Paired, done.result).old) == (
        day(7),
        day(9),
        "Maya",
    )
    items.tick(team("ana"), "drill")
    assert mentors(team) == ["maya"]
    with refused(NotYours, Code.NOT_YOURS):
        items.sign_off(team("max"), "ana", "drill")
    assert [call.kind for call in pages.mentees_page(team("maya")).queue] == ["waiting"]
    assert pages.mentees_page(team("max")).queue == ()
    rows = {row["person"]: row for row in roster.roster(team("tom"))}
    assert (rows["ana"]["mentor"], rows["max"]["mentees"]) == ("maya", [])
    assert journeys.page(team("ana")).mentor.id == "maya"  # type: ignore[union-attr]
    assert {row["person"]: row["mentor"] for row in roster.statuses(team("tom"))}["ana"] == "maya"


def test_from_that_day_on_both_are_and_then_the_new_one_alone(team: Crew, refused: Refusal) -> None:
    move(team, since=day(7), overlap=3)
    items.tick(team("ana"), "drill")
    for ahead, expected in ((6, ["maya"]), (7, ["maya", "max"]), (9, ["maya", "max"]), (10, ["max"])):
        team.go_to(day(ahead))
        assert mentors(team) == expected
        waits = [call.kind for call in pages.mentees_page(team("maya")).queue if call.person == "ana"]
        assert ("waiting" in waits) == ("maya" in expected)
        assert journeys.page(team("ana")).mentor.id == ("maya" if ahead < 7 else "max")  # type: ignore[union-attr]
        assert team("tom").team().mentor("ana") == ("maya" if ahead < 7 else "max")
    team.go_to(day(8))
    assert items.sign_off(team("maya"), "ana", "drill").events
    team.go_to(day(10))
    with refused(NotYours, Code.NOT_YOURS):
        items.sign_off(team("maya"), "ana", "drill")


def test_who_is_agreed_to_come_takes_up_room_and_hours_once(team: Crew, refused: Refusal) -> None:
    capacities.set_room(team("tom"), "max", 1)
    move(team, since=day(7), overlap=3)
    assert team("tom").team().coming_to("max") == ("ana",)
    with refused(Refused, Code.NO_ROOM):
        pairing.reassign(team("tom"), "cleo", "max", why="")
    loads = {load.person.id: load for load in team_page(team("tom")).mentors}
    assert (loads["max"].mentees, loads["maya"].mentees) == (("ana",), ("ana", "budi"))
    assert (loads["max"].hours, mentoring_hours(team("max"), team("max").team(), "max")) == (2.0, 2.0)
    assert pages.mentees_page(team("max")).hours == 2.0
    team.go_to(day(8))  # with both of them for these days, and once with each
    assert {load.person.id: load.mentees for load in team_page(team("tom")).mentors} == {
        "max": ("ana",),
        "maya": ("ana", "budi"),
    }
    team.go_to(day(10))
    assert {load.person.id: load.mentees for load in team_page(team("tom")).mentors} == {
        "max": ("ana",),
        "maya": ("budi",),
    }


def test_one_who_is_there_already_counts_once_when_they_come_back(team: Crew) -> None:
    capacities.set_room(team("tom"), "maya", 2)
    move(team, overlap=5)
    done = move(team, "maya", why="back")
    assert (of(Paired, done.result).load, of(Paired, done.result).room) == (2, 2)
    found = {one.person.id: one for one in choice(team("tom"), "ana").candidates}
    assert (found["maya"].now, found["max"].barred) == (True, ())


@pytest.mark.parametrize(
    ("since", "code"),
    [(day(-1), Code.PAST_DATE), (day(367), Code.TOO_FAR_AHEAD), (date(9999, 12, 31), Code.TOO_FAR_AHEAD)],
)
def test_days_that_nothing_can_be_agreed_for(team: Crew, refused: Refusal, since: date, code: Code) -> None:
    with refused(BadUse, code):
        move(team, since=since, word="a word", telling="Tom, on Monday")


@pytest.mark.parametrize("overlap", [-1, 91, 1000, True, float("nan"), 1.5, "3"])
def test_days_of_overlap_are_a_number_of_days(team: Crew, refused: Refusal, overlap: Any) -> None:
    with refused(BadUse, Code.BAD_VALUE):
        move(team, overlap=overlap)


def test_where_nobody_hands_over_there_is_nothing_to_share(team: Crew, refused: Refusal) -> None:
    with refused(Refused, Code.NO_OVERLAP):
        pairing.reassign(team("tom"), "cleo", "max", why="", overlap=2)
    pairing.reassign(team("tom"), "cleo", "max", why="", since=day(9))
    with refused(Refused, Code.NO_OVERLAP):
        pairing.reassign(team("tom"), "cleo", "maya", why="sooner", since=day(2), overlap=2)
    assert pairing.reassign(team("tom"), "cleo", "maya", why="sooner", since=day(2)).verb == "reassigned"


def test_a_change_that_is_agreed_is_replaced_moved_or_taken_back(team: Crew, refused: Refusal) -> None:
    move(team, since=day(7), overlap=2)
    with refused(Refused, Code.SAME_MENTOR):
        move(team, since=day(8))
    assert of(Paired, move(team, since=day(3)).result).old == "Maya"
    found = team("tom").team().pairing("ana")
    assert found is not None
    assert found.ahead(TODAY) == (AgreedChange("max", day(3)),)
    done = move(team, "maya", why="they stay")
    assert (of(Paired, done.result).stays, of(Paired, done.result).old) == (True, "Maya")
    found = team("tom").team().pairing("ana")
    assert found is not None
    assert (found.since, found.ahead(TODAY), team("tom").team().coming_to("max")) == (TODAY.isoformat(), (), ())
    with refused(Refused, Code.SAME_MENTOR):
        move(team, "maya")


def test_ending_a_pairing_ends_what_was_agreed_for_later(team: Crew) -> None:
    move(team, since=day(7))
    done = pairing.unpair(team("tom"), "ana", why="done", reason="finished")
    assert done.on == "maya"
    found = team("tom").team()
    assert (found.mentor("ana"), found.coming_to("max"), found.mentees("maya")) == (None, (), ("budi",))
    pairing.reassign(team("tom"), "cleo", "max", why="", since=day(5))
    assert pairing.unpair(team("tom"), "cleo", why="other plans").on == "max"


def test_a_stand_in_covers_until_they_are_the_mentor(team: Crew) -> None:
    pairing.cover(team("tom"), "ana", "max")
    move(team, since=day(3))
    for ahead in (0, 2, 3, 30):
        team.go_to(day(ahead))
        assert "max" in mentors(team)
        assert (journeys.page(team("ana")).stand_in is not None) == (ahead < 3)
    assert live.roles(team("max")) == ("mentor",)


def test_undo_and_redo_of_a_change_ahead(team: Crew, refused: Refusal) -> None:
    before = team("tom").team().pairing("ana")
    move(team, since=day(7), overlap=3, telling="Tom tells Ana on Monday", word="She is good with angry customers.")
    assert undo.undo(team("tom")).record == TEAM
    after = team("tom").team().pairing("ana")
    assert before is not None
    assert after == before._replace(seq=after.seq)  # type: ignore[union-attr]
    assert not team("ana").journey("ana").words, "what came with it goes with it"
    undo.redo(team("tom"))
    assert team("tom").team().coming_to("max") == ("ana",)
    team.go_to(day(8))
    assert mentors(team) == ["maya", "max"]
    assert undo.undo(team("tom")).events[0].thing == "telling:ana"
    assert mentors(team) == ["maya"]
    assert not team("ana").journey("ana").words
    for name, record in team.records().items():
        assert replay(name, team.store.history(name)).facts == record.facts


def test_of_a_change_and_its_word_in_one_second_the_change_is_taken_back_first(
    team: Crew, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(30):  # her own record is the longer one
        notes.note(team("tom"), "ana", f"note {number}")
    now = team("tom").now()
    monkeypatch.setattr(Crew, "_tick", lambda self: now)
    move(team, word="a word")
    assert undo.undo(team("tom")).record == TEAM
    assert undo.redo(team("tom")).record == TEAM


def test_undo_brings_back_no_pair_that_is_barred_by_now(team: Crew, refused: Refusal) -> None:
    move(team)
    undo.undo(team("tom"))
    exclusions.keep_apart(team("lea"), "ana", "max", why="they asked me")
    with refused(Refused, Code.KEPT_APART):
        undo.redo(team("tom"), record=TEAM)
    people.edit_person(team("lea"), "max", {"roles": ""})
    exclusions.allow_again(team("lea"), "ana", "max")
    with refused(Refused, Code.NOT_A_MENTOR):
        undo.redo(team("tom"), record=TEAM)


def test_a_refusal_leaves_no_word_behind(team: Crew, refused: Refusal) -> None:
    for to, code in (("olga", Code.NOT_A_MENTOR), ("maya", Code.SAME_MENTOR)):
        with refused(Refused, code):
            move(team, to, word="a word", telling="Tom, on Monday")
    with refused(NotYours, Code.NOT_YOURS):
        pairing.reassign(team("maya"), "ana", "max", why="w", word="a word")
    with refused(BadUse, Code.TEXT_TOO_LONG):
        move(team, word="x" * 5000)


def test_the_same_operation_twice_changes_nothing(team: Crew) -> None:
    first = move(team, since=day(2), word="a word", telling="Tom", op="x")
    kept = team.records()
    again = move(team, since=day(2), word="a word", telling="Tom", op="x")
    assert (len(first.events), again.events, team.records()) == (2, (), kept)


# -- typed reasons


@pytest.mark.parametrize("reason", ["asked", "not again"])
def test_a_pair_that_ended_for_good_is_not_made_again(team: Crew, refused: Refusal, reason: Any) -> None:
    move(team, reason=reason)
    with refused(Refused, Code.ENDED_FOR_GOOD) as problem:
        move(team, "maya", why="again")
    assert problem.value.facts["mentor"] == "Maya"
    with refused(Refused, Code.ENDED_FOR_GOOD):
        pairing.cover(team("tom"), "ana", "maya")
    pairing.unpair(team("tom"), "ana", why="w")
    with refused(Refused, Code.ENDED_FOR_GOOD):
        move(team, "maya", why="again", since=day(30))
    assert pairing.reassign(team("tom"), "budi", "max", why="w", reason="moved").events  # it is about the two


def test_it_is_about_whoever_mentors_and_not_about_one_who_was_only_agreed(team: Crew, refused: Refusal) -> None:
    people.edit_person(team("tom"), "lea", {"roles": "lead,mentor"})
    move(team, since=day(20))
    move(team, "lea", reason="asked", since=day(5))
    told = [(pair.mentor, pair.reason) for pair in pairing.history_of(team("tom"), "ana")]
    assert told == [("maya", "asked"), ("lea", "")]
    with refused(Refused, Code.ENDED_FOR_GOOD):
        move(team, "maya", since=day(9))
    assert move(team, "max", since=day(9)).events
    pairing.unpair(team("tom"), "ana", why="w", reason="not again")
    assert move(team, "max", since=day(9)).events


def test_such_a_change_that_is_still_ahead_can_be_taken_back(team: Crew, refused: Refusal) -> None:
    move(team, reason="asked", since=day(7))
    with refused(Refused, Code.ENDED_FOR_GOOD):
        move(team, "maya", why="back", since=day(7))
    assert of(Paired, move(team, "maya", why="she changed her mind").result).stays
    assert pairing.history_of(team("tom"), "ana") == (pairing.PastPair("maya", TODAY),)


def test_the_history_of_pairings_with_the_reasons_that_one_may_know(team: Crew, refused: Refusal) -> None:
    team.go_to(day(2))
    move(team, reason="away", overlap=2, why="Maya is away")
    team.go_to(day(5))
    pairing.reassign(team("tom"), "ana", "maya", why="WHY", reason="asked", since=day(9))
    first = pairing.PastPair("maya", TODAY, day(2), "away", day(3))
    open_, hidden = pairing.PastPair("max", day(2), day(9), "asked"), pairing.PastPair("max", day(2), day(9), "")
    last = pairing.PastPair("maya", day(9))
    assert pairing.history_of(team("tom"), "ana") == (first, open_, last)
    # Were only firm reasons left out, their absence would tell.
    for who in ("ana", "max", "otto"):
        assert pairing.history_of(team(who), "ana") == (first._replace(reason=""), hidden, last)
    with refused(NotYours, Code.NOT_YOURS):
        pairing.history_of(team("budi"), "ana")
    assert pairing.history_of(team("tom"), "cleo") == ()


@pytest.mark.parametrize("reason", ["asked", "not again"])
def test_nobody_but_leads_reads_why_such_a_pairing_ended(team: Crew, reason: Any) -> None:
    move(team, reason=reason, why="SECRET", telling="SECRET telling")
    pairing.unpair(team("tom"), "ana", why="SECRET end", reason=reason)
    for person, viewers in (("ana", ("ana", "otto")), ("max", ("max",))):
        for who in viewers:
            shown = journeys.log(team(who), person)[1]
            assert "SECRET" not in repr(shown)
            assert reason not in repr([event.terms for event in shown])
            assert "telling" not in {event.kind for event in shown}
            assert "reassigned" in {event.kind for event in shown}
    seen = journeys.log(team("tom"), "ana")[1]
    assert [event.text for event in seen if "SECRET" in event.text] == ["SECRET", "SECRET telling", "SECRET end"]


@pytest.mark.parametrize("reason", END_REASONS)
def test_no_reason_but_that_it_was_finished_is_told_to_others(team: Crew, reason: Any) -> None:
    move(team, reason=reason, since=day(3))
    team.go_to(day(3))
    for who in ("ana", "max", "otto", "tom"):
        shown = journeys.log(team(who), "ana")[1][-1]
        told = reason if who == "tom" or reason == "finished" else ""
        assert shown.terms.get("reason", "") == told
        assert [pair.reason for pair in pairing.history_of(team(who), "ana")] == [told, ""]


def test_words_that_go_with_a_pair_are_for_both_unless_it_ended_for_good(team: Crew) -> None:
    move(team, reason="away", why="Maya is away")
    assert journeys.log(team("ana"), "ana")[1][-1].text == "Maya is away"


@pytest.mark.parametrize("who", ["ana", "max", "tom"])
def test_a_page_carries_no_more_of_a_pairing_than_its_reader_may_know(team: Crew, who: str) -> None:
    move(team, reason="asked", why="SECRET", since=day(3))
    team.go_to(day(4))
    found = journeys.page(team(who), "ana").pairing
    assert found is not None
    told = ("asked", "SECRET") if who == "tom" else ("", "")
    assert (found.past[-1]["reason"], found.why) == told
    assert (found.mentor, found.past[-1]["mentor"], found.past[-1]["until"]) == ("max", "maya", day(3).isoformat())


# -- who is a mentor


def test_whoever_is_confirmed_on_the_mentoring_track_is_a_mentor_too(team: Crew, refused: Refusal) -> None:
    with refused(Refused, Code.NOT_A_MENTOR):
        move(team, "cleo")
    items.tick(team("tom"), "talk", person="cleo", on=TODAY, why="before")
    side_tasks.take(team("cleo"), "watch")
    team.catalogue = team.catalogue._replace(matching=MatchingPolicy(confirmed_on=("watch",)))
    context = team("tom")
    assert [person.id for person in read_mentors(context, context.team()).all()] == ["maya", "max", "cleo"]
    assert read_mentors(context, context.team()).is_mentor(context.team().people["cleo"])
    assert not read_mentors(context, context.team()).is_mentor(context.team().people["olga"])
    assert move(team, "cleo").events
    assert "cleo" in {load.person.id for load in team_page(team("tom")).mentors}
    assert capacities.set_room(team("cleo"), "cleo", 1).events
    assert "mentor" in live.roles(team("cleo"))
    assert "cleo" in {one.person.id for one in choice(team("tom"), "budi").candidates}
    people.add_person(team("tom"), {"name": "Dora", "start": "2026-03-02", "mentor": "max"})
    with refused(Refused, Code.NO_ROOM):
        people.add_person(team("tom"), {"name": "Emil", "start": "2026-03-02", "mentor": "cleo"})


def test_one_who_waits_in_line_is_none_yet(team: Crew) -> None:
    for hire in ("budi", "cleo"):
        items.tick(team("tom"), "talk", person=hire, on=TODAY, why="before")
    for hire in ("budi", "cleo"):
        side_tasks.take(team(hire), "watch")
    watch = team.catalogue.rungs["watch"]
    renamed = replace_rung(team, watch._replace(id="look", was=("watch",)))
    team.catalogue = renamed._replace(matching=MatchingPolicy(confirmed_on=("watch",)))
    context = team("tom")
    # The rung has another id by now; the policy still names it as it was.
    assert [person.id for person in read_mentors(context, context.team()).all()] == ["maya", "max", "budi"]


def replace_rung(team: Crew, rung: Any) -> Any:
    track = team.catalogue.tracks[rung.track]
    rungs = tuple(rung if old.id in rung.was else old for old in track.rungs)
    return team.catalogue._replace(
        tracks={**team.catalogue.tracks, rung.track: track._replace(rungs=rungs)}, digest="2"
    )


# -- what leads are called for


def calls(team: Crew, *kinds: str) -> list[tuple[str, str]]:
    return [(call.kind, call.person) for call in attention(team("tom")) if call.kind in kinds]


def test_a_change_that_is_agreed_needs_nobody_any_more(team: Crew) -> None:
    people.set_last_day(team("tom"), "maya", day(7))
    assert calls(team, "mentor leaves") == [("mentor leaves", "maya")]
    move(team, since=day(9))
    leaves = [call for call in attention(team("tom")) if call.kind == "mentor leaves"]
    assert leaves[0].about == Mentees(("ana", "budi"))  # a day too late
    move(team, since=day(8))
    pairing.unpair(team("tom"), "budi", why="done")
    assert calls(team, "mentor leaves") == []
    assert calls(team, "no mentor") == [("no mentor", "budi"), ("no mentor", "cleo")]
    capacities.set_room(team("tom"), "max", 5)
    pairing.reassign(team("tom"), "cleo", "max", why="", since=day(3))
    assert calls(team, "no mentor") == [("no mentor", "budi")]

"""What a hire is told of their mentors: once, truly, and without another record being read for it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from mentor_tui.domain.record import Record
from mentor_tui.services import items, journeys, news, pairing, people, side_tasks, undo
from mentor_tui.wording import events
from tests.services.conftest import TODAY, Crew


def day(number: int) -> date:
    return TODAY + timedelta(days=number)


def told(team: Crew, hire: str = "ana") -> list[str]:
    """What is new of mentors, as the hire reads it."""
    page = journeys.page(team(hire))
    return [events.news(entry, page.names) for entry in page.news if "mentor" in entry.kind]


def look(team: Crew, hire: str = "ana") -> None:
    """Look at one's own journey, and go away."""
    page = journeys.page(team(hire))
    news.looked(team(hire), page.standing, page.mentors, page.news)


def move(team: Crew, to: str = "max", **more: Any) -> None:
    pairing.reassign(team("tom"), "ana", to, **{"why": "German", **more})


def test_a_change_is_told_once_it_is_made(team: Crew) -> None:
    look(team)
    assert told(team) == []
    move(team)
    assert told(team) == ["Max is your mentor"]
    assert told(team) == ["Max is your mentor"], "it stays until it was looked at"
    look(team)
    assert told(team) == []


def test_an_agreed_change_is_told_when_it_is_agreed_and_not_again_on_the_day(team: Crew) -> None:
    look(team)
    move(team, since=day(7), overlap=5)
    assert told(team) == ["From 11 March Max mentors you; Maya until 15 March"]
    look(team)
    for ahead in (6, 7, 12):
        team.go_to(day(ahead))
        assert told(team) == []


def test_whoever_looks_during_the_overlap_reads_of_both(team: Crew) -> None:
    look(team)
    move(team, since=day(7), overlap=5)
    team.go_to(day(8))
    assert told(team) == ["Max is your mentor; Maya stays until 15 March"]


def test_what_was_taken_back_before_they_looked_is_no_news(team: Crew) -> None:
    look(team)
    move(team, since=day(7))
    undo.undo(team("tom"))
    assert told(team) == []


@pytest.mark.parametrize("back", ["undo", "again"])
def test_what_was_taken_back_after_they_looked_is_told(team: Crew, back: str) -> None:
    look(team)
    move(team, since=day(7))
    look(team)
    if back == "undo":
        undo.undo(team("tom"))
    else:
        move(team, "maya", why="she stays")
    assert told(team) == ["Maya stays your mentor; the change that was agreed is cancelled"]
    look(team)
    assert told(team) == []


def test_a_change_that_is_moved_is_told_anew(team: Crew) -> None:
    look(team)
    move(team, since=day(7))
    look(team)
    move(team, since=day(3))
    assert told(team) == ["From 7 March Max is your mentor"]
    look(team)
    move(team)
    assert told(team) == ["Max is your mentor"]


def test_an_end_is_told_and_not_where_the_programme_is_over(team: Crew) -> None:
    look(team)
    pairing.unpair(team("tom"), "ana", why="Maya left", reason="left")
    assert told(team) == ["You have no mentor at the moment; a lead will find you one"]
    look(team)
    assert told(team) == []
    look(team, "budi")
    people.end(team("tom"), "budi", finished=True, why="through")
    pairing.unpair(team("tom"), "budi", why="through")
    assert told(team, "budi") == []


def test_a_first_mentor_who_is_agreed_for_later_is_told_once(team: Crew) -> None:
    look(team, "cleo")
    assert told(team, "cleo") == []
    pairing.reassign(team("tom"), "cleo", "max", why="", since=day(7))
    assert told(team, "cleo") == ["From 11 March Max is your mentor"]
    look(team, "cleo")
    assert told(team, "cleo") == []


def test_the_mentor_of_the_first_day_is_no_news_and_a_later_one_is(team: Crew) -> None:
    people.add_person(
        team("tom"), {"name": "Dora", "roles": "hire", "start": day(5).isoformat(), "curriculum": "course"}
    )
    pairing.reassign(team("tom"), "dora", "maya", why="")
    team.go_to(day(5))
    assert told(team, "dora") == []
    team.go_to(day(7))
    pairing.reassign(team("tom"), "dora", "max", why="German")
    assert told(team, "dora") == ["Max is your mentor"]


def test_marks_from_before_mentors_were_remembered_tell_nothing_that_is_old(team: Crew) -> None:
    seq = journeys.page(team("ana")).standing.journey.record.last_seq
    team.store.set_mark("ana", {"journey": seq})
    assert told(team) == []
    team.go_to(day(2))
    move(team)
    assert told(team) == ["Max is your mentor"]


def test_no_record_is_read_for_it(team: Crew, monkeypatch: pytest.MonkeyPatch) -> None:
    move(team, since=day(7), overlap=2)
    reads: list[str] = []
    read = team.store.read

    def reading(record_id: str) -> Record | None:
        reads.append(record_id)
        return read(record_id)

    def history(record_id: str) -> Iterator[Any]:
        raise AssertionError(record_id)

    monkeypatch.setattr(team.store, "read", reading)
    monkeypatch.setattr(team.store, "history", history)
    assert told(team)
    assert sorted(reads) == ["people/ana", "team"]


def test_what_leads_know_of_why_is_in_no_news(team: Crew) -> None:
    look(team)
    move(team, reason="asked", why="SECRET", telling="SECRET too")
    page = journeys.page(team("ana"))
    assert "SECRET" not in repr(page.news)
    assert told(team) == ["Max is your mentor"]


# -- what others did


def new(team: Crew, hire: str = "ana") -> list[str]:
    """All that is new, as the hire reads it."""
    page = journeys.page(team(hire))
    return [events.news(entry, page.names) for entry in page.news]


def test_what_was_not_shown_is_still_new(team: Crew) -> None:
    look(team)
    for on in ("read", "reply", "refund"):
        items.say(team("maya"), "ana", on, "A word.")
    page = journeys.page(team("ana"))
    first, second, third = page.news
    news.looked(team("ana"), page.standing, page.mentors, [second], [first, third])
    assert [entry.on for entry in journeys.page(team("ana")).news] == ["read", "refund"]
    items.say(team("maya"), "ana", "drill", "A word.")
    page = journeys.page(team("ana"))
    assert [entry.on for entry in page.news] == ["read", "refund", "drill"]
    news.looked(team("ana"), page.standing, page.mentors, page.news)
    assert new(team) == []
    assert team.store.mark("ana")["told"] == []


def test_parts_of_mentor_and_lead_a_summary_and_praise_are_news(team: Crew) -> None:
    look(team)
    items.tick(team("maya"), "welcome", person="ana", evidence="What we agreed on")
    items.tick(team("tom"), "seat", person="ana")
    items.tick(team("ana"), "drill")
    items.sign_off(team("maya"), "ana", "drill", text="Lovely tone")
    assert new(team) == [
        "Maya ticked “Welcome” for you: “What we agreed on”",
        "Tom ticked “Seat” for you",
        "Maya, signed off: “Lovely tone” Drill, first of two",
    ]


def test_what_was_taken_back_or_brought_in_is_no_news(team: Crew) -> None:
    look(team)
    items.tick(team("tom"), "read", person="ana", why="before", on=TODAY - timedelta(days=1))
    items.tick(team("maya"), "welcome", person="ana")
    undo.undo(team("maya"))
    assert new(team) == []
    undo.redo(team("maya"))
    assert new(team) == ["Maya ticked “Welcome” for you"]


def test_what_became_of_a_side_task_is_news_once(team: Crew) -> None:
    _through_the_basics(team, "ana", "budi")
    side_tasks.take(team("ana"), "watch")
    side_tasks.take(team("budi"), "watch")
    side_tasks.take(team("ana"), "write")
    for _ in range(2):
        items.tick(team("ana"), "watch")
    items.tick(team("ana"), "write")
    for hire in ("ana", "budi"):
        look(team, hire)
    items.send_back(team("maya"), "ana", "write", text="Shorter")
    side_tasks.confirm(team("tom"), "ana", "watch")
    assert new(team) == ["Tom confirmed “Watch”: it is done", "Maya, one more go: “Shorter” Write"]
    assert new(team, "budi") == ["A place in “Watch” is free: it is your turn"]
    for hire in ("ana", "budi"):
        look(team, hire)
        assert new(team, hire) == []
    side_tasks.take(team("budi"), "watch")
    look(team, "budi")
    assert team.store.mark("budi")["free"] == []


def test_a_mentor_a_confirmation_and_a_place_that_were_not_shown_are_still_new(team: Crew) -> None:
    _through_the_basics(team, "ana", "budi")
    side_tasks.take(team("ana"), "watch")
    side_tasks.take(team("budi"), "watch")
    for _ in range(2):
        items.tick(team("ana"), "watch")
    for hire in ("ana", "budi"):
        look(team, hire)
    side_tasks.confirm(team("tom"), "ana", "watch")
    move(team)
    before = new(team), new(team, "budi")
    assert before == (
        ["Max is your mentor", "Tom confirmed “Watch”: it is done"],
        ["A place in “Watch” is free: it is your turn"],
    )
    for hire in ("ana", "budi"):
        page = journeys.page(team(hire))
        news.looked(team(hire), page.standing, page.mentors, [], page.news)
    assert (new(team), new(team, "budi")) == before


def test_a_side_task_of_long_ago_is_no_news_to_whom_nothing_is_remembered_of_it(team: Crew) -> None:
    _through_the_basics(team, "ana")
    side_tasks.take(team("ana"), "watch")
    for _ in range(2):
        items.tick(team("ana"), "watch")
    side_tasks.confirm(team("tom"), "ana", "watch")
    team.store.set_mark("ana", {"journey": 99, "mentors": [["maya", "2026-03-04"]]})
    assert new(team) == ["Tom confirmed “Watch”: it is done"]
    team.go_to(day(15))
    assert new(team) == []


def _through_the_basics(team: Crew, *hires: str) -> None:
    for hire in hires:
        items.tick(team(hire), "read")
        items.tick(team("tom"), "talk", person=hire)

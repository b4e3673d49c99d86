"""A side task in the week: it asks whether it is still somebody's, and a time is kept free for it."""

from __future__ import annotations

from datetime import date, time

import pytest

from mentor_tui.domain.blocks import time_of, weekday_of
from mentor_tui.domain.problems import BadUse, Code, NotYours, Refused
from mentor_tui.domain.standing_rows import TaskStanding
from mentor_tui.services import all_hands, items, people, side_tasks, undo
from mentor_tui.services.attention import attention
from mentor_tui.services.growth import growth_page
from mentor_tui.services.journeys import page
from mentor_tui.wording import acts, growth, problems
from tests.services.conftest import Crew, Refusal

THURSDAY = 3


def ready(team: Crew, *hires: str) -> None:
    for hire in hires:
        items.tick(team("tom"), "talk", person=hire, on=date(2026, 3, 2), why="before")


def task(team: Crew, name: str, person: str = "ana") -> TaskStanding:
    context = team(person)
    return context.standing(context.journey(person), context.team()).task(context.catalogue.rungs[name])


def asked(team: Crew, person: str = "ana") -> list[tuple[str, int]]:
    return [(call.on, call.days) for call in attention(team(person)) if call.kind == "still yours"]


# -- still yours?


def test_what_nobody_touched_for_twenty_working_days_asks_once(team: Crew, refused: Refusal) -> None:
    ready(team, "ana")
    side_tasks.take(team("ana"), "watch")
    team.go_to(date(2026, 3, 31))
    assert (task(team, "watch").untouched, asked(team)) == (19, [])
    with refused(Refused, Code.NOT_ASKED_STILL) as problem:
        side_tasks.still(team("ana"), "watch")
    assert "after 20 working days" in problems.sentence(problem.value)
    team.go_to(date(2026, 4, 1))
    assert asked(team) == [("watch", 20)]
    assert [task.rung.id for task in growth_page(team("ana")).asks_still] == ["watch"]
    assert asked(team, "maya") == [], "nobody else is asked"
    before = task(team, "watch").fact
    done = side_tasks.still(team("ana"), "watch")
    assert acts.sentence(done, {}) == "Good: “Watch” is still yours. Nobody asks again for a while."
    after = task(team, "watch").fact
    # It moves nothing, and answers the question.
    assert after._replace(seq=0, still="") == before._replace(seq=0)
    assert asked(team) == []
    team.go_to(date(2026, 4, 29))
    assert asked(team) == [("watch", 20)]


def test_whatever_happens_to_it_answers_as_well(team: Crew) -> None:
    ready(team, "ana")
    side_tasks.take(team("ana"), "watch")
    team.go_to(date(2026, 4, 1))
    items.say(team("maya"), "ana", "watch", "how is it going?")
    assert asked(team) == []
    team.go_to(date(2026, 4, 29))
    assert asked(team) == [("watch", 20)]
    items.tick(team("ana"), "watch")
    assert asked(team) == []
    items.tick(team("ana"), "watch")
    team.go_to(date(2026, 6, 29))
    assert asked(team) == [], "what was sent waits for somebody else"


def test_leave_is_left_out_and_what_was_said_is_taken_back(team: Crew) -> None:
    ready(team, "ana")
    side_tasks.take(team("ana"), "watch")
    people.set_leave(team("ana"), "ana", date(2026, 3, 9), date(2026, 3, 13))
    team.go_to(date(2026, 4, 1))
    assert (task(team, "watch").untouched, asked(team)) == (15, [])
    team.go_to(date(2026, 4, 8))
    side_tasks.still(team("ana"), "watch")
    undo.undo(team("ana"))
    assert asked(team) == [("watch", 20)]


def test_only_whoever_holds_it_says_so(team: Crew, refused: Refusal) -> None:
    ready(team, "ana")
    with refused(Refused, Code.NOT_HELD):
        side_tasks.still(team("ana"), "watch")


# -- kept blocks


def test_a_time_of_the_week_is_kept_free_and_stands_in_that_day(team: Crew) -> None:
    ready(team, "ana")
    side_tasks.take(team("ana"), "fix")
    done = side_tasks.keep_block(team("ana"), "fix", THURSDAY, time(14))
    assert acts.sentence(done, {}) == "Kept free: Thursday 14:00–15:00, every week, for “Fix”."
    shown = growth_page(team("ana"))
    view = shown.view("fix")
    assert view is not None
    assert dict(growth.facts(shown, view))["When"] == "Thursday 14:00–15:00, kept free for you"
    assert page(team("ana")).kept_today(task(team, "fix")) is None, "it is Wednesday"
    team.go_to(date(2026, 3, 5))
    kept = page(team("ana")).kept_today(task(team, "fix"))
    assert kept is not None
    assert (kept.begin, kept.minutes) == (time(14), 60)
    all_hands.call(team("tom"), date(2026, 3, 6), "the wave")
    assert page(team("ana")).kept_today(task(team, "fix")) is None, "all hands are with customers"
    team.go_to(date(2026, 3, 12))
    people.set_leave(team("ana"), "ana", date(2026, 3, 12), date(2026, 3, 12))
    assert page(team("ana")).kept_today(task(team, "fix")) is None, "and nobody is asked on leave"


def test_another_time_takes_its_place_and_none_is_kept_after_it_was_given_back(team: Crew, refused: Refusal) -> None:
    ready(team, "ana")
    side_tasks.take(team("ana"), "fix")
    side_tasks.keep_block(team("ana"), "fix", THURSDAY, time(14), 30)
    side_tasks.keep_block(team("tom"), "fix", 0, time(9, 30), 45, person="ana")
    block = task(team, "fix").block
    assert block is not None
    assert (block.weekday, block.begin, block.minutes) == (0, time(9, 30), 45)
    side_tasks.free_block(team("ana"), "fix")
    assert task(team, "fix").block is None
    with refused(Refused, Code.NO_BLOCK):
        side_tasks.free_block(team("ana"), "fix")
    undo.undo(team("ana"))
    assert task(team, "fix").block is not None
    side_tasks.give_back(team("ana"), "fix")
    side_tasks.take(team("ana"), "fix")
    assert task(team, "fix").block is None, "it went with the earlier time"


def test_what_cannot_be_kept(team: Crew, refused: Refusal) -> None:
    ready(team, "ana")
    with refused(Refused, Code.NOT_HELD):
        side_tasks.keep_block(team("ana"), "fix", THURSDAY, time(14))
    side_tasks.take(team("ana"), "fix")
    side_tasks.take(team("ana"), "hard")
    with refused(Refused, Code.WITHIN_QUEUE):
        side_tasks.keep_block(team("ana"), "hard", THURSDAY, time(14), 60)
    for minutes in (10, 61):
        with refused(Refused, Code.BLOCK_TOO_LONG):
            side_tasks.keep_block(team("ana"), "fix", THURSDAY, time(14), minutes)
    with refused(Refused, Code.BLOCK_OUTSIDE) as problem:
        side_tasks.keep_block(team("ana"), "fix", 5, time(14))
    assert problems.sentence(problem.value) == "You do not work on a Saturday. Choose a day of your week."
    with refused(Refused, Code.BLOCK_OUTSIDE) as problem:
        side_tasks.keep_block(team("ana"), "fix", THURSDAY, time(17))
    said = "Thursday 17:00–18:00 is not within your hours: on a Thursday these are 09:00–17:30."
    assert problems.sentence(problem.value) == said
    side_tasks.keep_block(team("ana"), "fix", THURSDAY, time(14))
    side_tasks.take(team("ana"), "watch")
    with refused(Refused, Code.BLOCK_TAKEN) as problem:
        side_tasks.keep_block(team("ana"), "watch", THURSDAY, time(14, 30), 30)
    assert "is kept for “Fix” already" in problems.sentence(problem.value)
    with refused(NotYours, Code.NOT_YOURS):
        side_tasks.keep_block(team("maya"), "fix", THURSDAY, time(10), person="ana")


def test_days_and_times_as_they_are_typed() -> None:
    assert [weekday_of(text) for text in ("thu", "Thursday", " tu", "SUN", "1", " 7 ", "2026-03-05")] == [
        3,
        3,
        1,
        6,
        0,
        6,
        3,
    ]
    assert [time_of(text) for text in ("14:00", "9:30", "14")] == [time(14), time(9, 30), time(14)]
    for read, wrong in (
        (weekday_of, ("", "t", "thurs.", "someday", "0", "8", "45")),
        (time_of, ("", "25:00", "noon", "14:60")),
    ):
        for text in wrong:
            with pytest.raises(BadUse) as problem:
                read(text)
            assert problem.value.code is Code.BAD_VALUE
    with pytest.raises(BadUse) as problem:
        weekday_of("8")
    wanted = "“8” is no day of the week. Write its name (thursday, thu), its number (4; Monday is 1), or a date on it."
    assert problems.sentence(problem.value) == wanted
    with pytest.raises(BadUse) as problem:
        weekday_of("2026-02-30")
    assert problem.value.code is Code.BAD_DATE

"""What another edition would have made of people's days, in figures."""

from __future__ import annotations

import math
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentor_tui.domain.conditions import WorkingDays
from mentor_tui.domain.courses import PersonCourse
from mentor_tui.domain.curriculum import Curriculum, Item
from mentor_tui.domain.curriculum_diff import diff
from mentor_tui.domain.history import undo
from mentor_tui.domain.insights import FEW
from mentor_tui.domain.journey_folds import LIFE
from mentor_tui.domain.pace import pace
from mentor_tui.domain.record import Record
from mentor_tui.domain.replay_figures import Figure, on_day
from mentor_tui.domain.replayed_days import ALWAYS_OPEN, NEVER, replayable
from mentor_tui.domain.replays import Replay, WentThrough, replay
from tests.domain.helpers import SOME, START, act, curriculum, edited, flat, item, phase, record
from tests.domain.replays import TODAY, through

NAMES = "abcdefg"


def on(day: int) -> str:
    return f"{(START + timedelta(days=day)).isoformat()}T09:00:00Z"


# -- any curriculum, any record


@st.composite
def editions(draw: st.DrawFn) -> Curriculum:
    """A small curriculum: sign-offs, parts of ours, things done twice, things without a time, what comes first."""
    made: list[Item] = []
    for name in NAMES:
        before = [one.id for one in made]
        made.append(
            item(
                name,
                kind=draw(st.sampled_from(["do", "ticket", "read"])),
                minutes=draw(st.sampled_from([None, 10, 90])),
                by_day=draw(st.integers(-1, 15)),
                times=draw(st.sampled_from([1, 1, 2])),
                who=draw(st.sampled_from(["hire", "hire", "mentor"])),
                sign_off=draw(st.sampled_from(["none", "mentor"])),
                requires=tuple(draw(st.lists(st.sampled_from(before), max_size=2, unique=True))) if before else (),
                optional=draw(st.sampled_from([False, False, False, True])),
            )
        )
    if draw(st.booleans()):
        made[-1] = made[-1]._replace(closes=True, optional=False)
    return curriculum(phase("first", *made[:4]), phase("second", *made[4:], basics=draw(st.booleans())))


@st.composite
def records(draw: st.DrawFn, of: Curriculum, name: str) -> Record:
    """Some acts, each of which may follow what holds, over some weeks; some are taken back."""
    made, day = record(f"people/{name}"), draw(st.integers(-1, 3))
    for _ in range(draw(st.integers(0, 14))):
        day += draw(st.sampled_from([0, 0, 1, 1, 3]))
        one = of.items[draw(st.sampled_from(NAMES))]
        thing = f"item:{of.id}/{one.id}"
        fact = made.facts.get(thing)
        state = fact["state"] if fact else "open"
        kinds = sorted(kind for kind, after in LIFE.items() if state in after and kind != "said")
        kind = draw(st.sampled_from(kinds))
        terms: dict[str, Any] = {}
        if kind == "ticked":
            terms = {"times": one.times, "revision": 1, "sign_off": one.asks_sign_off}
        last = act(made, thing, kind, at=on(day), text="so" if kind in ("returned", "sent") else "", **terms)
        if draw(st.integers(0, 7)) == 0:
            undo(made, last.by, op=f"undo-{last.seq}", at=on(day))
    return made


@st.composite
def cohorts(draw: st.DrawFn) -> tuple[Curriculum, list[Record]]:
    edition = draw(editions())
    return edition, [draw(records(edition, f"p{number}")) for number in range(FEW)]


def played(edition: Curriculum, those: list[Record], new: Curriculum) -> tuple[Replay, list[WentThrough]]:
    people = [through(one, edition, new) for one in those]
    return replay({"2026-03": people}, diff(edition, new)), people


@SOME
@given(cohorts())
def test_the_same_edition_changes_nothing(found: tuple[Curriculum, list[Record]]) -> None:
    edition, those = found
    again, people = played(edition, those, edition._replace(version=2, title="Another name"))
    for one in people:
        assert one.played.then.items == one.played.was.items
    for figure in again.figures:
        assert (figure.then, figure.difference) == (figure.was, "none"), figure.name
        assert all(one.was == one.then for one in figure.each)
    assert again.curves[0] == again.curves[1]
    assert again.half[0] == again.half[1]
    assert (again.met, again.gone) == ((), ())


@SOME
@given(cohorts(), st.data())
def test_the_figures_add_up(found: tuple[Curriculum, list[Record]], data: st.DataObject) -> None:
    edition, those = found
    new = edited(edition, data.draw(st.sampled_from(NAMES)), sign_off="none", requires=())
    again, _people = played(edition, those, new)
    for figure in again.figures:
        assert figure.people <= FEW
        if figure.unit == "people" and figure.was is not None:
            assert figure.was == sum(bool(one.was) for one in figure.each)
            assert figure.then == sum(bool(one.then) for one in figure.each)
        elif figure.unit in ("days", "hours"):
            assert math.isclose(figure.was or 0, sum(one.was or 0 for one in figure.each) / figure.people)
            assert math.isclose(figure.then or 0, sum(one.then or 0 for one in figure.each) / figure.people)
    # What waited for a sign-off is what Insights counts, and what is gone of it is what the sign-offs that are gone waited.
    waited = 0
    for made in those:
        course = PersonCourse(made.id.partition("/")[2])
        course.add(past.event for past in made.tail)
        waited += sum(one.until(TODAY).days for one in course.items.values())
    assert math.isclose(again.waited * FEW, waited)
    assert math.isclose((again.waited - again.then) * FEW, sum(one.days for one in again.gone))


@SOME
@given(cohorts(), st.data())
def test_without_a_sign_off_nothing_comes_later(found: tuple[Curriculum, list[Record]], data: st.DataObject) -> None:
    edition, those = found
    new = edited(edition, data.draw(st.sampled_from(NAMES)), sign_off="none")
    _again, people = played(edition, those, new)
    for one in people:
        for name, days in one.played.then.items.items():
            before = one.played.was.items[name]
            assert days.done <= before.done
            assert all(then <= was for then, was in zip(days.ticks, before.ticks, strict=True))


@SOME
@given(cohorts())
def test_what_the_days_tell_of_today_is_what_holds(found: tuple[Curriculum, list[Record]]) -> None:
    edition, those = found
    for made in those:
        days = through(made, edition, edition).played.was
        now = days.standing
        then = on_day(days, now.day)
        assert {name: state for name, state in then.states.items() if state != "open"} == {
            name: state for name, state in now.states.items() if state != "open"
        }
        if not any(past.event.kind == "withdrawn" for past in made.tail):
            # What was signed and taken back is told as if it had come back: these days do not tell the two apart.
            assert (pace(then).state, pace(then).days) == (pace(now).state, pace(now).days)
        assert then.own_basics_complete == (days.basics is not None) == now.own_basics_complete


# -- by hand


def made(name: str, **acts: tuple[int, ...]) -> Record:
    """Somebody who ticked items so many days after the 2nd of March, and had what waits signed on the last of each."""
    found = record(f"people/{name}")
    rows = [(day, thing, at == len(days) - 1) for thing, days in acts.items() for at, day in enumerate(days)]
    for day, thing, last in sorted(rows):
        signed = len(acts[thing]) > 1 and last
        if signed:
            act(found, f"item:course/{thing}", "signed", by="tom", at=on(day))
        else:
            asks = bool(len(acts[thing]) > 1 or thing.startswith("signed"))
            act(found, f"item:course/{thing}", "ticked", at=on(day), times=1, revision=1, sign_off=asks)
    return found


WAITS = flat(
    item("signed", sign_off="mentor", by_day=2),
    item("talk", requires=("signed",), by_day=8, kind="ticket", closes=True),
    item("apart", by_day=3),
)


def five(edition: Curriculum, new: Curriculum, **acts: tuple[int, ...]) -> Replay:
    return played(edition, [made(f"p{number}", **acts) for number in range(FEW)], new)[0]


def figure(found: Replay, name: str) -> Figure:
    return next(one for one in found.figures if one.name == name)


def test_what_had_to_wait_for_a_sign_off_comes_sooner() -> None:
    # Sent on Monday, signed on Friday, and the talk on the Monday after: the next working day.
    new = edited(WAITS, "signed", sign_off="none")
    found = five(WAITS, new, signed=(0, 4), talk=(7,), apart=(0,))
    assert (figure(found, "sign-off").was, figure(found, "sign-off").then) == (4, 0)
    # Tuesday to Thursday there was nothing to do.
    assert (figure(found, "idle").was, figure(found, "idle").then) == (3, 0)
    assert (figure(found, "first-customer").was, figure(found, "first-customer").then) == (6, 2)
    assert found.half == (6, 2)
    assert [curve[1] for curve in found.curves] == [(6, 1.0), (2, 1.0)]


def test_what_did_not_have_to_wait_stays_when_it_was() -> None:
    new = edited(WAITS, "signed", sign_off="none")
    found = five(WAITS, new, signed=(0, 1), talk=(7,), apart=(7,))
    assert found.half == (6, 6)
    assert figure(found, "first-customer").difference == "none"


def test_own_work_that_came_first_still_comes_first() -> None:
    old = edited(WAITS, "apart", requires=("talk",), by_day=1)
    those = [made(f"p{number}", signed=(0, 1), talk=(1,), apart=(2,)) for number in range(FEW)]
    _found, people = played(old, those, edited(old, "apart", requires=()))
    assert people[0].played.then.items["apart"].ticks == people[0].played.was.items["apart"].ticks == (3,)
    assert people[0].played.then.items["apart"].opens == ALWAYS_OPEN


def test_what_has_to_wait_for_longer_comes_later() -> None:
    new = edited(WAITS, "apart", requires=("signed",))
    found, people = played(WAITS, [made(f"p{n}", signed=(0, 4), talk=(4,), apart=(1,)) for n in range(FEW)], new)
    assert people[0].played.then.items["apart"].ticks == (5,)
    met = figure(found, "met")
    assert (met.item, met.need, met.was, met.then, met.difference) == ("apart", "signed", FEW, 0, "less")


def test_under_way_what_waits_still_has_waited_until_today() -> None:
    new = edited(WAITS, "signed", sign_off="none")
    found, people = played(WAITS, [made(f"p{n}", signed=(0,)) for n in range(FEW)], new)
    # From Monday the 2nd to Friday the 27th.
    assert (figure(found, "sign-off").was, figure(found, "sign-off").then) == (19, 0)
    assert people[0].played.was.items["signed"].done == NEVER
    assert people[0].played.then.items["signed"].done == 1
    # Nobody knows when they would have had the talk.
    assert people[0].played.then.items["talk"].ticks == ()
    assert found.half == (None, None)


def test_a_part_of_ours_is_waited_for_from_its_day_on() -> None:
    old = flat(item("access", who="mentor", by_day=3), item("try", requires=("access",), by_day=3, closes=True))
    found = five(old, edited(old, "access", by_day=5), access=(8,), **{"try": (8,)})
    # Due on Wednesday the 4th, then on Friday the 6th; there on Tuesday the 10th.
    assert (figure(found, "ours").was, figure(found, "ours").then) == (4, 2)
    gone = flat(old.items["try"]._replace(requires=()))
    found = five(old, gone, access=(8,), **{"try": (8,)})
    assert (figure(found, "ours").was, figure(found, "ours").then) == (4, 0)
    # It is begun as soon as it opens, and no earlier than the plan has it.
    assert found.half == (7, 3)


def test_a_part_of_ours_is_not_late_while_it_waits_for_the_hire() -> None:
    old = flat(item("try", by_day=1), item("see", who="mentor", requires=("try",), by_day=1))
    found = figure(five(old, old, **{"try": (7,)}, see=(8,)), "ours")
    assert (found.was, found.then) == (1, 1)
    # Never done by them, it is nobody's to see.
    assert figure(five(old, old), "ours").was == 0


def test_what_is_added_is_nobodys_and_counts_for_nothing() -> None:
    new = flat(*WAITS.items.values(), item("more", by_day=1, minutes=600))
    found = five(WAITS, edited(new, "talk", requires=("signed", "more")), signed=(0, 4), talk=(7,), apart=(0,))
    assert found.unknown == 1
    assert all(one.difference == "none" for one in found.figures if one.name != "met")
    assert replayable(diff(WAITS, WAITS._replace(version=2))).items == WAITS.items


def test_a_new_sign_off_is_waited_for_nobody_knows_how_long() -> None:
    found = five(WAITS, edited(WAITS, "apart", sign_off="lead"), signed=(0, 4), talk=(7,), apart=(0,))
    sign_off = figure(found, "sign-off")
    assert (sign_off.was, sign_off.then, sign_off.unknown, found.added) == (4, 4, 1, ("apart",))
    found = five(WAITS, edited(WAITS, "signed", sign_off="lead"), signed=(0, 4), talk=(7,), apart=(0,))
    assert (figure(found, "sign-off").unknown, found.elsewhere) == (1, ("signed",))


def test_the_fullest_week_has_the_minutes_of_the_plan() -> None:
    old = flat(item("one", minutes=60), item("two", minutes=30), item("three", minutes=45), item("four", minutes=None))
    acts = {"one": (0,), "two": (4,), "three": (7,), "four": (7,)}
    found = figure(five(old, edited(old, "one", minutes=300), **acts), "busiest")
    assert (found.was, found.then, found.unknown, found.difference) == (1.5, 5.5, FEW, "more")


def test_past_the_plan_on_a_day_that_all_have_reached() -> None:
    old = flat(*(item(name, by_day=day, minutes=60) for name, day in zip("abcd", (2, 3, 4, 12), strict=True)))
    found = figure(five(old, edited(edited(old, "c", by_day=12), "b", by_day=12), a=(0,)), "past-plan")
    assert (found.day, found.was, found.then, found.difference) == (12, FEW, 0, "less")
    assert {one.person for one in found.each} == {f"p{number}" for number in range(FEW)}
    late = [made("late")]
    too_few = figure(played(old, [*late, *(made(f"p{n}") for n in range(4))], old)[0], "past-plan")
    assert too_few.people == FEW
    gone = [through(made(f"p{n}"), old, old, gone=n < 2) for n in range(FEW)]
    left = figure(replay({"2026-03": gone}, diff(old, old)), "past-plan")
    assert (left.people, left.was, left.then) == (3, None, None)


def test_what_waits_for_its_day_waits_for_another() -> None:
    def after(days: int) -> Curriculum:
        return flat(item("signed", sign_off="mentor"), item("talk", requires=("signed",), when=WorkingDays(days)))

    _found, people = played(after(3), [made(f"p{n}", signed=(0, 1), talk=(2,)) for n in range(FEW)], after(5))
    # It waited for its day, and waits for another one.
    assert people[0].played.then.items["talk"].ticks == (5,)


@pytest.mark.parametrize(
    ("name", "was", "then", "difference"),
    [
        ("sign-off", 3.4, 2.1, "less"),
        ("sign-off", 20.0, 19.5, "small"),
        ("sign-off", 0.02, 0.01, "small"),
        ("idle", 0.0, 1.0, "more"),
        ("busiest", 14.5, 13.0, "less"),
        ("past-plan", 7, 6, "small"),
        ("past-plan", 7, 3, "less"),
        ("past-plan", None, None, "none"),
        ("first-customer", 10, None, "unknown"),
        ("first-customer", 10, 10, "none"),
        ("met", 0, 2, "look"),
        ("met", 5, 0, "less"),
    ],
)
def test_a_small_difference_is_none(name: Any, was: float | None, then: float | None, difference: str) -> None:
    assert Figure(name, 30, was, then).difference == difference

"""What was changed of a curriculum for one person: skipped, given another day; and what was learnt before."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentor_tui.domain.conditions import AnyOf, ItemDone, ModuleDone
from mentor_tui.domain.curriculum import Curriculum
from mentor_tui.domain.fit import fit_thing
from mentor_tui.domain.journey import Journey
from mentor_tui.domain.pace import pace
from mentor_tui.domain.record import Record
from mentor_tui.domain.standing import Standing
from mentor_tui.domain.today import first_day_items, next_items

from .helpers import SOME, START, act, catalogue, curriculum, flat, item, phase, record, tick


def seen(made: Record, course: Curriculum, days: int = 0, **more: Any) -> Standing:
    return Standing(Journey(made), catalogue(course, **more), START + timedelta(days=days))


def fit(made: Record, name: str, kind: str, course: str = "course", **terms: Any) -> None:
    act(made, fit_thing(course, name), kind, by="maya", text="did it elsewhere", **terms)


def test_what_is_skipped_counts_nowhere_and_holds_nothing_up():
    course = flat(item("a", by_day=1), item("b", by_day=1, requires=("a",)), item("c", when=ItemDone("b"), by_day=2))
    made = record()
    fit(made, "a", "skipped")
    now = seen(made, course, 30)
    assert [(one.item.id, one.state, one.item.optional) for one in now.items] == [
        ("a", "open", True),
        ("b", "open", False),
        ("c", "locked", False),
    ]
    assert (now.items_total, now.phases[0].total) == (2, 2)
    assert [late.item.id for late in pace(now).late] == ["b", "c"]
    assert "a" not in [one.item.id for one in (*next_items(now), *first_day_items(now))]
    change = now.by_id["a"].skipped
    assert change is not None
    assert (change.by, change.why) == ("maya", "did it elsewhere")


def test_it_opens_one_of_several_ways_and_a_whole_module_that_was_skipped():
    course = curriculum(
        phase("first", item("a"), item("b")),
        phase("next", item("either", when=AnyOf((ItemDone("a"), ItemDone("z")))), item("z")),
        phase("last", item("all", when=ModuleDone("first-module"))),
    )
    made = record()
    assert {one.item.id for one in seen(made, course).items if one.state == "locked"} == {"either", "all"}
    fit(made, "a", "skipped")
    assert {one.item.id for one in seen(made, course).items if one.state == "locked"} == {"all"}
    fit(made, "b", "skipped")
    assert not [one for one in seen(made, course).items if one.state == "locked"]


@pytest.mark.parametrize(("terms", "state"), [({}, "done"), ({"sign_off": True}, "waiting")])
def test_what_is_done_all_the_same_counts_as_it_did(terms: dict[str, Any], state: str):
    course, made = flat(item("a"), item("b")), record()
    fit(made, "a", "skipped")
    tick(made, "a", **terms)
    now = seen(made, course)
    assert (now.by_id["a"].state, now.by_id["a"].skipped, now.items_total) == (state, None, 2)


def test_the_talk_that_ends_the_basics_is_never_skipped():
    course, made = flat(item("a"), item("end", closes=True)), record()
    fit(made, "end", "skipped")
    now = seen(made, course)
    assert (now.by_id["end"].skipped, now.items_total, now.basics_complete) == (None, 2, False)


def test_another_day_goes_along_with_what_the_lead_added():
    course, made = flat(item("a", by_day=1), item("b", by_day=2)), record()
    fit(made, "a", "moved", by_day=20)
    now = seen(made, course, 14)
    assert [late.item.id for late in pace(now).late] == ["b"]
    assert now.due_on(now.curriculum.items["a"]) == START + timedelta(days=25)
    act(made, "programme:", "extended", by="tom", days=2)
    assert seen(made, course).due_day_of(seen(made, course).curriculum.items["a"]) == 22
    fit(made, "a", "moved", by_day=9)
    fit(made, "a", "unmoved")
    assert seen(made, course).curriculum is course


@given(st.integers(0, 200))
@SOME
def test_a_date_is_the_last_day_of_the_plan_that_is_no_later(days: int):
    now = seen(record(contract=20), flat(item("a")), 0)
    day = START + timedelta(days=days)
    plan = now.plan_day(day)
    assert now.calendar.date_of(now.due_day(plan)) <= day or now.due_day(plan) <= now.calendar.day(day)
    assert now.due_day(plan + 1) > now.calendar.day(day)


def test_a_day_that_somebody_gave_goes_before_that_of_what_is_new():
    course, made = flat(item("a", by_day=1)), record()
    known = {"course": {"a": (START + timedelta(days=1)).isoformat()}}
    assert seen(made, course, 2, came=known).due_day_of(course.items["a"]) == 12
    fit(made, "a", "moved", by_day=4)
    now = seen(made, course, 2, came=known)
    assert now.due_day_of(now.curriculum.items["a"]) == 4


def test_a_curriculum_and_an_item_may_be_called_otherwise_since():
    made = record()
    fit(made, "old", "skipped", course="before")
    course = flat(item("new", was=("old",)), item("b"), was=("before",))
    assert seen(made, course).curriculum.skipped == {"new"}
    assert Journey(made).fit_key(course, course.items["new"]) == fit_thing("before", "old")
    assert Journey(made).fit_key(course, course.items["b"]) == fit_thing("course", "b")


@pytest.mark.parametrize("kind", ["unskipped", "unmoved"])
def test_what_was_not_changed_is_not_taken_back(kind: str):
    with pytest.raises(ValueError, match="cannot follow"):
        fit(record(), "a", kind)
    made = record()
    fit(made, "a", "skipped")
    with pytest.raises(ValueError, match="cannot follow"):
        fit(made, "a", "skipped")


def test_what_was_learnt_before_waits_and_is_signed_as_a_whole():
    made = record()
    tick(made, "a", times=1, sign_off=True, prior=True)
    course = flat(item("a", times=5, sign_off="mentor", sign_off_each=True))
    fact = seen(made, course).by_id["a"].fact
    assert (fact.state, fact.prior) == ("waiting", True)
    act(made, "item:course/a", "signed", by="maya", times=1, each=False)
    assert seen(made, course).by_id["a"].state == "done"


NAMES = ("a", "b", "c", "d")


@st.composite
def lives(draw: st.DrawFn) -> tuple[Curriculum, Record]:
    items = [
        item(
            name,
            by_day=draw(st.integers(1, 8)),
            times=draw(st.integers(1, 2)),
            closes=name == "d",
            requires=tuple(draw(st.lists(st.sampled_from(NAMES[:number]), max_size=2)) if number else ()),
        )
        for number, name in enumerate(NAMES)
    ]
    made = record()
    for name in draw(st.lists(st.sampled_from(NAMES), max_size=4, unique=True)):
        tick(made, name, times=draw(st.integers(1, 2)), sign_off=draw(st.booleans()))
    return flat(*items), made


def told(now: Standing) -> Any:
    return ([(one.item, one.state, one.skipped) for one in now.items], now.phases, pace(now), now.basics_done)


@SOME
@given(lives(), st.lists(st.sampled_from(NAMES), unique=True), st.integers(0, 20))
def test_skipped_and_asked_again_is_as_before_and_nothing_done_is_undone(drawn, names, days):
    course, made = drawn
    before = seen(made, course, days)
    done = {one.item.id for one in before.items if one.state == "done"}
    opened = {one.item.id for one in before.items if one.state != "locked"}
    for name in names:
        fit(made, name, "skipped")
        fit(made, name, "moved", by_day=9)
    now = seen(made, course, days)
    assert {one.item.id for one in now.items if one.state == "done"} == done
    assert {one.item.id for one in now.items if one.state != "locked"} >= opened
    assert now.items_done == before.items_done
    assert now.items_total == before.items_total - len(now.curriculum.skipped)
    assert not {late.item.id for late in pace(now).late} & now.curriculum.skipped
    for name in names:
        fit(made, name, "unskipped")
        fit(made, name, "unmoved")
    assert told(seen(made, course, days)) == told(before)

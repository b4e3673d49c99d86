"""Which items somebody has and which of them count; and that a curriculum works without a single time in it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from mentor_tui.domain.conditions import AllOf, AnyOf, ItemDone, ModuleDone, PhaseDone, WorkingDays
from mentor_tui.domain.curriculum import Curriculum, Item, Module, Phase
from mentor_tui.domain.effort import A_THING, Effort, effort, usual
from mentor_tui.domain.journey import Journey
from mentor_tui.domain.journey_folds import item_thing
from mentor_tui.domain.pace import pace
from mentor_tui.domain.record import Record
from mentor_tui.domain.standing import Standing
from mentor_tui.domain.today import first_day_items, next_items, owed

from .helpers import SOME, START, act, catalogue, curriculum, flat, item, phase, record


def standing(made: Record, course: Curriculum, today: date = START) -> Standing:
    return Standing(Journey(made), catalogue(course), today)


def tick(made: Record, name: str, **terms: Any) -> None:
    act(made, item_thing("course", name), "ticked", times=terms.pop("times", 1), revision=1, **terms)


def test_a_draft_is_in_nobodys_way_but_theirs_who_began_it_when_it_was_in_use():
    course = flat(item("a"), item("b", state="draft"))
    made = record()
    now = standing(made, course)
    assert [one.item.id for one in now.items] == ["a"]
    assert (now.phases[0].total, now.curriculum.left_out) == (1, frozenset({"b"}))
    tick(made, "b")
    assert standing(made, course).by_id["b"].state == "done"


def test_what_is_deprecated_is_only_theirs_who_have_begun_it_and_what_is_done_counts():
    course = flat(item("a"), item("old", state="deprecated", times=2))
    fresh, begun, done, untouched = record(), record(), record(), record()
    tick(begun, "old", times=2)
    for _time in range(2):
        tick(done, "old", times=2)
    tick(untouched, "old", times=2)
    act(untouched, item_thing("course", "old"), "unticked")
    assert [one.item.id for one in standing(fresh, course).items] == ["a"]
    assert [one.item.id for one in standing(untouched, course).items] == ["a"]
    half, whole = standing(begun, course), standing(done, course)
    assert [(one.item.id, one.state, one.item.optional) for one in half.items] == [
        ("a", "open", False),
        ("old", "started", True),
    ]
    assert (half.phases[0].done, half.phases[0].total) == (0, 1)
    assert [(one.item.id, one.state, one.item.optional) for one in whole.items] == [
        ("a", "open", False),
        ("old", "done", False),
    ]
    assert (whole.phases[0].done, whole.phases[0].total, whole.items_done) == (1, 2, 1)


def test_what_waits_of_something_deprecated_still_waits():
    course = flat(item("a"), item("old", state="deprecated", sign_off="mentor"))
    made = record()
    tick(made, "old", sign_off="mentor")
    now = standing(made, course)
    assert now.by_id["old"].state == "waiting"
    act(made, item_thing("course", "old"), "signed", by="maya")
    assert standing(made, course).by_id["old"].state == "done"


def test_an_empty_module_or_phase_goes_and_so_does_what_waits_for_it():
    course = curriculum(
        phase("first", item("a", requires=("later", "later-module", "c"))), phase("later", item("c", state="draft"))
    )
    now = standing(record(), course)
    assert ([one.phase.id for one in now.phases], now.state(now.curriculum.items["a"])) == (["first"], "open")


def test_of_several_ways_only_those_that_somebody_has_are_asked():
    when = AnyOf((ItemDone("old"), AllOf((ItemDone("new"), WorkingDays(1)))))
    course = flat(item("new"), item("old", state="deprecated"), item("next", when=when))
    assert course.offered.opening["next"] == AnyOf((AllOf((ItemDone("new"), WorkingDays(1))),))
    made = record()
    tick(made, "old")
    assert standing(made, course).state(course.items["next"]) == "open"
    assert standing(record(), course).state(course.items["next"]) == "locked"


def test_where_everybody_has_the_same_nothing_is_made_anew():
    course = flat(item("a"), item("b", optional=True))
    assert course.fitted({"a": "done"}) is course
    changing = flat(item("a"), item("b", state="draft"), item("old", state="deprecated"))
    assert changing.offered is changing.fitted({"a": "done"}) is changing.fitted({"old": "open"})
    assert changing.fitted({"old": "started"}) is changing.fitted({"old": "waiting"}) is not changing.offered


def test_what_is_optional_can_be_ticked_and_counts_nowhere():
    course = curriculum(
        phase("first", item("a", by_day=1), item("extra", by_day=1, optional=True), item("end", closes=True)),
        phase("more", item("only", optional=True), basics=False),
        phase("last", item("z", requires=("first", "more")), basics=False),
    )
    made = record()
    late = standing(made, course, today=START + timedelta(days=30))
    assert [overdue.item.id for overdue in pace(late).late] == ["a", "end", "z"]
    assert [one.item.id for one in (*next_items(late), *first_day_items(late))] == ["a", "end", "a", "end"]
    assert {item.id for item in course.basics} == {"a", "end"}
    assert (late.phases[0].total, late.phases[1].state, late.through(course.phases[1])) == (2, "open", True)
    tick(made, "a")
    tick(made, "end")
    now = standing(made, course)
    assert (now.basics_complete, now.phases[0].state, now.state(course.items["z"])) == (True, "done", "open")
    tick(made, "z")
    tick(made, "only")
    now = standing(made, course)
    assert (now.everything_done, now.items_done, now.phases[1].state) == (True, 3, "done")
    assert now.by_id["extra"].state == "open"


def test_what_is_optional_is_owed_to_nobody():
    course = flat(item("badge", who="lead"), item("mug", who="lead", optional=True))
    late = standing(record(), course, today=START + timedelta(days=30))
    assert [debt.item.item.id for debt in owed(late)] == ["badge"]


def test_an_effort_says_what_it_does_not_know():
    assert (effort([]), effort([]).known) == (Effort(0, 0), 0)
    assert (effort([10, None, 20, None]), effort([10, None]).known) == (Effort(30, 2), 10)
    assert effort([None, None]).known is None
    assert (usual([10, None, 25]), usual([None]), usual([])) == (18, A_THING, A_THING)


@SOME
@given(st.lists(st.none() | st.integers(1, 500)))
def test_a_sum_is_what_is_planned_and_the_count_of_the_rest(each):
    found = effort(each)
    assert found.minutes == sum(one for one in each if one is not None)
    assert found.unplanned == each.count(None)
    assert (found.known is None) == (bool(each) and set(each) == {None})


NAMES = ("a", "b", "c", "d", "e", "f")


@st.composite
def courses(draw: st.DrawFn) -> tuple[Curriculum, Record]:
    """A curriculum whose items all take the same time, and somebody who has done some of it."""
    items: list[Item] = []
    minutes = draw(st.sampled_from([10, 45, 60, 90]))
    for number, name in enumerate(NAMES):
        before = NAMES[:number]
        items.append(
            item(
                name,
                minutes=minutes,
                by_day=draw(st.integers(1, 12)),
                times=draw(st.integers(1, 3)),
                who=draw(st.sampled_from(["hire", "hire", "mentor"])),
                optional=draw(st.booleans()),
                state=draw(st.sampled_from(["", "", "", "draft", "deprecated"])),
                requires=tuple(draw(st.lists(st.sampled_from(before), unique=True, max_size=2)) if before else ()),
            )
        )
    made = record()
    for name in draw(st.lists(st.sampled_from(NAMES), max_size=8)):
        times = next(one.times for one in items if one.id == name)
        if made.facts.get(item_thing("course", name), {}).get("state") != "done":
            tick(made, name, times=times)
    half = len(NAMES) // 2
    return curriculum(phase("first", *items[:half]), phase("second", *items[half:], basics=False)), made


def without_times(course: Curriculum) -> Curriculum:
    def bare(module: Module) -> Module:
        return module._replace(items=tuple(one._replace(minutes=None) for one in module.items))

    def emptied(one: Phase) -> Phase:
        return one._replace(modules=tuple(map(bare, one.modules)))

    return course._replace(phases=tuple(map(emptied, course.phases)))


def told(now: Standing) -> Any:
    found = pace(now)
    return (
        [(one.item.id, one.state) for one in now.items],
        [(one.phase.id, one.state, one.done, one.total) for one in now.phases],
        (found.state, found.days, [one.item.id for one in found.late]),
        [one.item.id for one in first_day_items(now)[:3]],
        {
            name: [(step.kind, step.id, step.turn) for step in lock.steps]
            for name, one in now.by_id.items()
            if (lock := now.lock(one.item)) is not None
        },
    )


@SOME
@given(courses(), st.integers(0, 40))
def test_with_and_without_times_the_order_of_things_and_their_states_are_the_same(drawn, days):
    course, made = drawn
    today = START + timedelta(days=days)
    timed, bare = standing(made, course, today=today), standing(made, without_times(course), today=today)
    assert told(timed) == told(bare)
    left = effort(one.minutes_left for one in bare.items)
    assert left == (0, sum(one.goes_left > 0 for one in bare.items))
    for one in bare.items:
        if (lock := bare.lock(one.item)) is not None:
            assert lock.effort.known in (None, 0)
            assert lock.effort.unplanned == sum(step.minutes is None for step in lock.steps)


@SOME
@given(courses(), st.integers(0, 40), st.data())
def test_what_is_counted_is_what_can_not_be_left_out(drawn, days, data):
    course, made = drawn
    now = standing(made, course, today=START + timedelta(days=days))
    theirs = {one.item.id: one for one in now.items}
    counted = {name for name, one in theirs.items() if not one.item.optional}
    assert all(one.state not in ("open", "locked") for one in now.items if one.item.state)
    assert now.items_done == sum(theirs[name].state == "done" for name in counted)
    assert sum(part.total for part in now.phases) == len(counted)
    assert {late.item.id for late in pace(now).late} <= counted
    assert {one.item.id for one in next_items(now)} <= counted
    done = {name for name in NAMES if (fact := made.facts.get(item_thing("course", name))) and fact["state"] == "done"}
    assert done <= {name for name, one in theirs.items() if one.state == "done"}
    name = data.draw(st.sampled_from(NAMES))
    again = now.curriculum.opening.get(name, AllOf(()))
    assert not {ItemDone(gone) for gone in now.curriculum.left_out} & set(getattr(again, "parts", (again,)))


def test_a_group_of_what_can_be_left_out_holds_nothing_up():
    course = curriculum(
        phase("first", item("extra", optional=True), item("after", when=ModuleDone("first-module"))),
        phase("next", item("z", when=PhaseDone("first"), optional=True)),
    )
    now = standing(record(), course)
    # What waits for its own module waits for itself.
    assert [(one.item.id, one.state) for one in now.items] == [("extra", "open"), ("after", "locked"), ("z", "locked")]


def enrolled(position: str = "", **terms: Any) -> Record:
    made = record(start=START, position=position)
    act(made, "programme:", "enrolled", curriculum="course", **terms)
    return made


def names(now: Standing) -> list[str]:
    return [one.item.id for one in now.items]


def test_what_is_for_some_positions_is_in_no_others_way_at_all():
    course = curriculum(
        phase("first", item("a", requires=("b",)), item("b", positions=("rep", "senior"))),
        phase("second", item("c", positions=("senior",))),
    )
    rep, senior, other, nobody = (standing(enrolled(position=one), course) for one in ("rep", "senior", "guide", ""))
    assert (names(rep), names(senior), names(other), names(nobody)) == (["a", "b"], ["a", "b", "c"], ["a"], ["a"])
    assert [one.phase.id for one in other.phases] == ["first"]
    assert (other.state(other.curriculum.items["a"]), rep.state(rep.curriculum.items["a"])) == ("open", "locked")
    assert other.curriculum is nobody.curriculum
    assert names(Standing(Journey(record()), catalogue(course), START)) == ["a"]
    assert course.offered is course.fitted({})
    assert [*course.offered.items] == ["a", "b", "c"]


def test_a_whole_module_is_for_some_positions():
    course = curriculum(phase("first", item("a")), phase("second", item("b"), item("c", positions=("senior",))))
    phases = tuple(
        one._replace(modules=tuple(each._replace(positions=("rep", "senior")) for each in one.modules))
        for one in course.phases[1:]
    )
    course = course._replace(phases=(course.phases[0], *phases))
    for position, found in (("rep", ["a", "b"]), ("senior", ["a", "b", "c"]), ("guide", ["a"])):
        assert names(standing(enrolled(position=position), course)) == found


def test_the_position_is_that_of_the_day_of_enrolling_and_a_promotion_changes_nothing():
    course = flat(item("a"), item("for-rep", positions=("rep",)), item("for-guide", positions=("guide",)))
    made = enrolled(position="rep", **{})
    act(made, "position:", "decided", position="guide", since=(START + timedelta(days=2)).isoformat(), decision="d-1")
    later = START + timedelta(days=9)
    assert names(standing(made, course, later)) == ["a", "for-rep"]
    again = enrolled(position="rep")
    act(again, "programme:", "enrolled", curriculum="course", position="guide")
    assert names(standing(again, course, later)) == ["a", "for-guide"]


def test_who_has_begun_what_is_for_others_now_keeps_it_as_an_extra():
    course = flat(item("a"), item("b", positions=("guide",), sign_off="mentor"), item("c", positions=("guide",)))
    made = enrolled(position="rep")
    tick(made, "b", sign_off="mentor")
    now = standing(made, course)
    assert [(one.item.id, one.state, one.item.optional) for one in now.items] == [
        ("a", "open", False),
        ("b", "waiting", True),
    ]


def test_what_stood_below_something_that_somebody_has_not_stands_below_what_that_stood_below():
    course = flat(item("a"), item("b", under="a", positions=("rep",)), item("c", under="b"), item("d", under="c"))
    assert standing(enrolled(position="rep"), course).curriculum.depths == {"b": 1, "c": 2, "d": 3}
    assert standing(enrolled(position="guide"), course).curriculum.depths == {"c": 1, "d": 2}


@given(
    asked=st.lists(st.sets(st.sampled_from("xyz"), max_size=2), min_size=1, max_size=6),
    position=st.sampled_from([*"xyz", "other", ""]),
    touched=st.sets(st.integers(0, 5)),
)
def test_somebody_has_what_is_for_everybody_for_them_or_begun(asked, position, touched):
    course = flat(*(item(f"i{n}", positions=tuple(sorted(only))) for n, only in enumerate(asked)))
    states = {f"i{n}": "started" for n in touched if n < len(asked)}
    found = course.fitted(states, position)
    mine = {f"i{n}" for n, only in enumerate(asked) if not only or position in only}
    assert found.items.keys() == mine | states.keys()
    assert {name for name, one in found.items.items() if not one.optional} == mine
    assert found.counted_ids == mine
    assert found.left_out >= course.items.keys() - found.items.keys()
    assert course.fitted(states, position) is found

"""Two editions of a curriculum: what changes, in a lead's words, and what that does to somebody's record."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentor_tui.domain.conditions import AllOf, AnyOf, ItemDone, WorkingDays
from mentor_tui.domain.curriculum import Curriculum, Item
from mentor_tui.domain.curriculum_diff import ChangeMet, EditionDiff, diff, effect, met_by, work_left
from mentor_tui.domain.record import Record
from tests.domain.helpers import SOME, act, catalogue, curriculum, edited, flat, item, phase, record, standing, tick

DAY_15 = date(2026, 3, 20)


def kinds(found: EditionDiff) -> list[tuple[str, str]]:
    return [(change.kind, change.item.id) for change in found.changes]


def changed(**changes: Any) -> list[tuple[str, str]]:
    """What is told where one item changes."""
    old = flat(item("a"), item("b", requires=("a",)))
    return kinds(diff(old, edited(old, "b", **changes)))


def test_each_change_has_its_own_word() -> None:
    assert changed() == []
    assert changed(title="Another") == [("renamed", "b")]
    assert changed(revision=2) == [("again", "b")]
    assert changed(requires=()) == [("sooner", "b")]
    assert changed(when=WorkingDays(5)) == [("locked", "b")]
    assert changed(requires=(), when=WorkingDays(5)) == [("waits", "b")]
    assert changed(minutes=None) == [("minutes", "b")]
    assert changed(by_day=9) == [("day", "b")]
    assert changed(sign_off="lead") == [("sign-off", "b")]
    assert changed(look_for=("a line",), times=2) == [("details", "b")]


def test_what_comes_and_what_goes() -> None:
    old, new = flat(item("tea"), item("coffee")), flat(item("tea"), item("ledger"))
    found = diff(old, new)
    assert kinds(found) == [("added", "ledger"), ("out", "coffee")]
    assert found.counts == {"added": 1, "out": 1}


def test_a_draft_comes_when_it_is_in_use_and_goes_when_it_is_deprecated() -> None:
    draft, use, gone = (flat(item("a"), item("b", state=state)) for state in ("draft", "", "deprecated"))
    assert kinds(diff(flat(item("a")), draft)) == []
    assert kinds(diff(draft, use)) == [("added", "b")]
    assert kinds(diff(use, gone)) == [("out", "b")]


def test_another_id_with_was_is_a_name_and_without_it_is_asked() -> None:
    old = flat(item("locked-out", title="Locked out of the mailbox"))
    named = flat(item("lost-mailbox", title="Locked out of a mailbox", was=("locked-out",)))
    assert kinds(diff(old, named)) == [("renamed", "lost-mailbox")]
    guessed = edited(named, "lost-mailbox", was=())
    assert kinds(diff(old, guessed)) == [("renamed?", "lost-mailbox")]
    other = edited(guessed, "lost-mailbox", title="Write a refund")
    assert kinds(diff(old, other)) == [("added", "lost-mailbox"), ("out", "locked-out")]


def test_an_id_that_is_renamed_changes_no_lock() -> None:
    old = flat(item("a"), item("b", requires=("a",), when=AnyOf((ItemDone("a"), WorkingDays(3)))))
    new = flat(
        item("z", title="A", was=("a",)), item("b", requires=("z",), when=AnyOf((WorkingDays(3), ItemDone("z"))))
    )
    assert kinds(diff(old, new)) == [("renamed", "z")]


def test_what_it_waits_for_is_spelled() -> None:
    old = flat(item("a"), item("b"), item("c", requires=("a",)))
    (change,) = diff(old, edited(old, "c", requires=("b",))).changes
    assert (change.kind, change.more, change.less) == ("waits", ("item: b",), ("item: a",))


def test_a_phase_that_says_something_else_is_told() -> None:
    old = curriculum(phase("first", item("a"), by_day=5))
    new = curriculum(phase("first", item("a"), by_day=8))
    assert (diff(old, new).changes, diff(old, new).texts, bool(diff(old, new))) == ((), ("First",), True)


def test_the_head_of_a_curriculum_and_the_order_of_items_are_told() -> None:
    old = flat(item("a"), item("b"), item("c"))
    assert diff(old, old._replace(about="Another text")).texts == ("Course",)
    assert diff(old, flat(item("b"), item("a"), item("c"))).texts == ("First", "First")
    # What comes between them and what goes is told by itself.
    assert diff(old, flat(item("a"), item("ledger"), item("c"))).texts == ()


def seen(made: Record, old: Curriculum, new: Curriculum, today: date = DAY_15) -> tuple[Any, Any]:
    return standing(made, catalogue(old), today), standing(made, catalogue(new), today)


def test_what_is_out_stays_done_and_what_waits_is_not_lost() -> None:
    old = flat(item("a"), item("b", sign_off="mentor"), item("c"))
    new = flat(item("d"))
    ana, budi = record("people/ana"), record("people/budi")
    tick(ana, "a")
    tick(ana, "b", sign_off=True)
    people = [seen(ana, old, new), seen(budi, old, new)]
    found = diff(old, new)
    where = {change.item.id: met_by(change, people) for change in found.changes}
    assert where["a"] == ChangeMet(done=("ana",), ahead=("budi",))
    assert where["b"] == ChangeMet(waiting=("ana",), ahead=("budi",))
    # The record has both, whatever a file says.
    assert {name for name, state in people[0][1].states.items() if state != "open"} == {"a", "b"}
    assert effect(found, *people[0]).lost == ()


def test_who_can_begin_and_who_has_to_wait() -> None:
    old = flat(item("a"), item("b", requires=("a",)), item("c"))
    new = edited(edited(old, "b", requires=()), "c", requires=("a",))
    begun, fresh = record("people/ana"), record("people/budi")
    tick(begun, "c", times=2)
    people = [seen(begun, edited(old, "c", times=2), edited(new, "c", times=2)), seen(fresh, old, new)]
    where = {change.item.id: met_by(change, people) for change in diff(old, new).changes}
    assert where["b"].opens == ("ana", "budi")
    # What was begun stays open.
    assert where["c"].closes == ("budi",)


def test_work_and_pace_are_those_of_both_editions() -> None:
    old = flat(*(item(f"i{n}", minutes=60, by_day=n) for n in range(1, 21)))
    made = record()
    for n in range(1, 15):
        tick(made, f"i{n}")
    found = diff(old, flat(*old.items.values(), item("more", minutes=None, times=2, by_day=2)))
    one = effect(found, *seen(made, old, found.new))
    assert (one.day, one.today.items, one.today.effort.minutes, one.today.effort.unplanned) == (15, 6, 360, 0)
    assert (one.then.items, one.then.effort.minutes, one.then.effort.unplanned) == (7, 360, 1)
    assert (one.pace.state, one.pace_then.state, one.stays) == ("on plan", "past", False)


# -- for any two editions

NAMES = [f"item-{n}" for n in range(8)]


@st.composite
def courses(draw: st.DrawFn) -> Curriculum:
    """A curriculum in which nothing waits for what comes later; some have other ids, titles and texts than others."""
    names = draw(st.lists(st.sampled_from(NAMES), unique=True, min_size=1))
    free = [name for name in NAMES if name not in names]
    made: list[Item] = []
    for name in names:
        before = [one.id for one in made if not one.state]
        was = draw(st.lists(st.sampled_from(free), max_size=1)) if free else []
        free = [name for name in free if name not in was]
        made.append(
            item(
                name,
                title=draw(st.sampled_from(["Read it", "Write it", "Say it twice"])),
                minutes=draw(st.sampled_from([None, 10, 60])),
                by_day=draw(st.integers(0, 20)),
                times=draw(st.integers(1, 3)),
                requires=tuple(draw(st.lists(st.sampled_from(before), unique=True, max_size=2)) if before else ()),
                sign_off=draw(st.sampled_from(["none", "mentor"])),
                revision=draw(st.integers(1, 2)),
                state=draw(st.sampled_from(["", "", "", "draft", "deprecated"])),
                optional=draw(st.booleans()),
                was=tuple(was),
            )
        )
    return flat(*made)


@st.composite
def journeys(draw: st.DrawFn, course: Curriculum) -> Record:
    """Somebody's record of some of a course."""
    made = record()
    for name in draw(st.lists(st.sampled_from(list(course.items)), unique=True)):
        one = course.items[name]
        for _time in range(draw(st.integers(1, one.times))):
            tick(made, name, times=one.times, revision=one.revision, sign_off=one.sign_off != "none")
        if made.facts[f"item:course/{name}"]["state"] == "waiting" and draw(st.booleans()):
            act(made, f"item:course/{name}", "signed", by="tom")
    return made


@SOME
@given(courses())
def test_a_curriculum_is_the_same_as_itself(course: Curriculum) -> None:
    assert not diff(course, course)
    again = curriculum(*(one._replace() for one in course.phases))
    assert not diff(course, again)


@SOME
@given(st.data(), courses(), courses())
def test_nothing_done_is_ever_taken_away(data: st.DataObject, old: Curriculum, new: Curriculum) -> None:
    made = data.draw(journeys(old))
    before, after = seen(made, old, new)
    found = diff(old, new)
    assert effect(found, before, after).lost == ()
    done = {name for name, state in before.states.items() if state == "done"}
    for name in done:
        now = name if name in new.items else new.former.get(name, name)
        assert after.states[now] == "done"
    waiting = {name for name, state in before.states.items() if state == "waiting"}
    for name in waiting:
        now = name if name in new.items else new.former.get(name, name)
        # Of two that became one, the one that came furthest counts.
        assert after.states[now] in ("waiting", "done")


@SOME
@given(courses(), courses())
def test_counts_add_up(old: Curriculum, new: Curriculum) -> None:
    found = diff(old, new)
    assert sum(found.counts.values()) == len(found.changes)
    before, after = ({name for name, one in edition.items.items() if not one.state} for edition in (old, new))
    gone = {change.old.id for change in found.of("out", "renamed?") if change.old}
    came = {change.new.id for change in found.of("added", "renamed?") if change.new}
    kept = {name: name if name in after else new.former.get(name, "") for name in before - gone}
    assert gone <= before
    assert came <= after
    assert set(kept.values()) == after - came
    # Nothing is told of what is the same.
    for name, now in kept.items():
        same = old.items[name] == new.items[now]._replace(was=old.items[name].was)
        told = any(change.old is old.items[name] for change in found.changes)
        assert told or same or not _differs(old.items[name], new.items[now])


def _differs(was: Item, now: Item) -> bool:
    return (was.title, was.minutes, was.by_day, was.times, was.sign_off) != (
        now.title,
        now.minutes,
        now.by_day,
        now.times,
        now.sign_off,
    )


@SOME
@given(st.data(), courses(), courses())
def test_whoever_is_named_stands_there_once(data: st.DataObject, old: Curriculum, new: Curriculum) -> None:
    people = [seen(data.draw(journeys(old)), old, new) for _person in range(2)]
    for change in diff(old, new).changes:
        met = met_by(change, people)
        where = [*met.done, *met.waiting, *met.begun, *met.ahead]
        assert len(where) <= len(people)
    work = [work_left(one) for both in people for one in both]
    assert all(one.items >= one.effort.unplanned for one in work)


@pytest.mark.parametrize("many", [200])
def test_of_very_many_nothing_is_guessed(many: int) -> None:
    def named(start: int) -> Sequence[Item]:
        return [item(f"i{n}", title=f"Read number {n}") for n in range(start, start + many)]

    found = diff(flat(*named(0)), flat(*named(many)))
    assert found.counts == {"added": many, "out": many}


def test_all_that_an_item_says_is_compared() -> None:
    old = flat(item("a"), item("b", when=AllOf(())))
    assert [change.fields for change in diff(old, edited(old, "b", kind="read", about="x")).changes] == [
        ("kind", "about")
    ]

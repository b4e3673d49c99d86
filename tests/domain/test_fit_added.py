"""Items that were added for one person alone: where they stand, how they count, that nothing of them is lost."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentor_tui.catalogue.scalars import SLUG_PATTERN
from mentor_tui.domain.curriculum import Curriculum
from mentor_tui.domain.fit import Added, fit_thing, next_own, number_of, title_of
from mentor_tui.domain.history import append, redo, replay, undo
from mentor_tui.domain.journey import Journey
from mentor_tui.domain.pace import pace
from mentor_tui.domain.problems import Refused
from mentor_tui.domain.record import Record
from mentor_tui.domain.standing import Standing
from mentor_tui.domain.today import next_items

from .helpers import AT, SOME, START, act, catalogue, curriculum, edited, flat, item, phase, record, tick
from .test_fit import fit


def add(made: Record, name: str = "own.1", *, by: str = "maya", course: str = "course", **terms: Any) -> None:
    told = Added(name, name.title(), "first-module", 5)._replace(**terms)
    append(
        made,
        op=f"op-{made.last_seq + 1}",
        at=AT,
        by=by,
        kind="added",
        thing=fit_thing(course, name),
        terms=told.terms,
        text=told.title,
        why="she moves there",
    )


def seen(made: Record, course: Curriculum, days: int = 0, **more: Any) -> Standing:
    return Standing(Journey(made), catalogue(course, **more), START + timedelta(days=days))


COURSE = curriculum(
    phase("first", item("a"), item("b")),
    phase("next", item("c", by_day=10), by_day=10),
    phase("last", item("end", closes=True, by_day=20), by_day=20, basics=False),
)


def test_it_stands_last_in_its_module_and_counts_as_any() -> None:
    made = record()
    add(made)
    now = seen(made, COURSE, 30)
    assert [one.item.id for one in now.items] == ["a", "b", "own.1", "c", "end"]
    assert (now.items_total, now.basics_total, now.phases[0].total) == (5, 4, 3)
    assert "own.1" in [late.item.id for late in pace(now).late]
    assert "own.1" in [one.item.id for one in next_items(now)]
    assert now.curriculum.places["own.1"][1].id == "first-module"
    assert now.titles["own.1"] == now.labels["own.1"] == "Own.1"
    change = now.by_id["own.1"].fit.added
    assert change is not None
    assert (change.by, change.why) == ("maya", "she moves there")
    tick(made, "own.1")
    assert (seen(made, COURSE).items_done, seen(made, COURSE).by_id["own.1"].state) == (1, "done")
    assert seen(record(), COURSE).curriculum is COURSE, "nobody else has it"


def test_what_others_owe_is_owed_and_what_is_signed_waits() -> None:
    made = record()
    add(made, "own.1", who="lead", by_day=1)
    add(made, "own.2", sign_off="mentor", evidence="text", link="#billing", minutes=20, kind="meet")
    now = seen(made, COURSE, 3)
    assert [one.id for one in now.curriculum.owed] == ["own.1"]
    own = now.by_id["own.2"].item
    assert (own.asks_sign_off, own.evidence, own.links, own.minutes, own.kind) == (
        True,
        "text",
        ("#billing",),
        20,
        "meet",
    )


def test_where_its_module_is_gone_it_stands_by_its_day() -> None:
    made = record()
    add(made, "own.1", module="gone", by_day=7)
    add(made, "own.2", module="gone", by_day=90)
    places = seen(made, COURSE).curriculum.places
    assert [places[name][1].id for name in ("own.1", "own.2")] == ["next-module", "last-module"]


def test_a_module_may_be_called_otherwise_since_and_so_may_the_curriculum() -> None:
    made = record()
    add(made, course="before")
    module = COURSE.phases[1].modules[0]._replace(id="renamed", was=("first-module",))
    course = COURSE._replace(phases=(COURSE.phases[0]._replace(modules=(module,)),), was=("before",))
    assert seen(made, course).curriculum.places["own.1"][1].id == "renamed"


def test_a_module_of_which_nothing_else_is_theirs_stays_for_it() -> None:
    course = edited(edited(COURSE, "a", state="draft"), "b", state="draft")
    made = record()
    assert "first" in seen(made, course).curriculum.left_out
    add(made)
    now = seen(made, course).curriculum
    assert [one.id for one in now.phases[0].items] == ["own.1"]
    assert not {"first", "first-module"} & now.left_out


def test_it_is_skipped_and_moved_as_any() -> None:
    made = record()
    add(made)
    fit(made, "own.1", "moved", by_day=9)
    fit(made, "own.1", "skipped")
    now = seen(made, COURSE)
    assert (now.by_id["own.1"].item.by_day, now.items_total) == (9, 4)
    assert now.by_id["own.1"].skipped is not None
    fit(made, "own.1", "unskipped")
    fit(made, "own.1", "unmoved")
    assert seen(made, COURSE).by_id["own.1"].item.by_day == 5


def test_what_waits_for_its_module_waits_for_it_too() -> None:
    course = curriculum(phase("first", item("a")), phase("next", item("c", requires=("first",))))
    made = record()
    tick(made, "a")
    assert seen(made, course).by_id["c"].state == "open"
    add(made)
    assert seen(made, course).by_id["c"].state == "locked"
    tick(made, "own.1")
    assert seen(made, course).by_id["c"].state == "open"


def test_no_file_can_have_its_id_and_none_is_given_twice() -> None:
    import re

    assert not re.fullmatch(SLUG_PATTERN, next_own(()))
    assert next_own(("own.1", "own.12", "own.x", "own", "refund")) == "own.13"
    assert [number_of(name) for name in ("own.7", "own.", "own.²", "own-7", "7")] == [7, 0, 0, 0, 0]
    made = record()
    add(made, "own.1")
    add(made, "own.2", course="another")
    assert Journey(made).next_own == "own.3"
    undo(made, "maya", op="back", at=AT)
    assert Journey(made).next_own == "own.3", "what was taken back may be done again"


def test_it_is_added_once() -> None:
    made = record()
    add(made)
    with pytest.raises(ValueError, match="cannot follow"):
        add(made)


def test_what_it_is_called_is_known_when_it_was_taken_back() -> None:
    made = record()
    add(made)
    undo(made, "maya", op="back", at=AT)
    assert title_of((past.event for past in made.tail), fit_thing("course", "own.1")) == "Own.1"
    assert title_of((), fit_thing("course", "own.1")) == ""


NAMES = ("a", "b", "own.1", "own.2", "own.3")
ACTS = ("added", "skipped", "unskipped", "moved", "unmoved", "ticked", "undone", "redone")


@SOME
@given(
    st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(ACTS), st.sampled_from(("maya", "lea"))), max_size=14)
)
def test_whatever_is_done_is_folded_again_as_it_was_and_undone_as_before(acts: list[tuple[str, str, str]]) -> None:
    course, made = flat(item("a"), item("b")), record()
    for name, kind, by in acts:
        try:
            if kind == "added" and name.startswith("own."):
                add(made, name, by=by)
            elif kind == "ticked":
                tick(made, name, by=by)
            elif kind == "undone":
                undo(made, by, op=f"op-{made.last_seq + 1}", at=AT)
            elif kind == "redone":
                redo(made, by, op=f"op-{made.last_seq + 1}", at=AT)
            elif kind != "added":
                act(
                    made,
                    fit_thing("course", name),
                    kind,
                    by=by,
                    text="why",
                    **({"by_day": 3} if kind == "moved" else {}),
                )
        except (ValueError, Refused):
            continue
    again = replay(made.id, [past.event for past in made.tail])
    assert again.facts == made.facts
    now = seen(made, course, 9)
    own = {
        name for name in NAMES if name.startswith("own.") and "added" in made.facts.get(fit_thing("course", name), {})
    }
    assert {one.item.id for one in now.items} == {"a", "b", *own}
    assert now.items_total == len(now.items) - len(now.curriculum.skipped)
    assert now.items_done == sum(one.state == "done" for one in now.items)


@SOME
@given(st.integers(1, 3), st.integers(0, 20))
def test_taken_back_it_is_as_before(count: int, days: int) -> None:
    made = record()
    tick(made, "a")

    def told() -> Any:
        now = seen(made, COURSE, days)
        return [(one.item, one.state) for one in now.items], now.phases, pace(now), now.basics_done

    before = told()
    for number in range(count):
        add(made, f"own.{number + 1}")
    assert told() != before
    for _time in range(count):
        undo(made, "maya", op=f"op-{made.last_seq + 1}", at=AT)
    assert told() == before
    assert seen(made, COURSE, days).curriculum is COURSE

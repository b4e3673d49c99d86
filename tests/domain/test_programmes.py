"""Which curriculum is in force on which day: what counts from its first day, and what stays as it was."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from mentor_tui.domain.catalogue import Catalogue
from mentor_tui.domain.conditions import ItemDone
from mentor_tui.domain.journey import Journey
from mentor_tui.domain.journey_folds import PROGRAMME, item_thing
from mentor_tui.domain.pace import pace
from mentor_tui.domain.record import Record
from mentor_tui.domain.standing import Standing
from tests.domain.helpers import FEW, START, act, catalogue, flat, item, record, rung

NAMES = ("second", "third", "fourth")
DAYS = st.lists(st.integers(1, 120), min_size=1, max_size=3, unique=True)
DROPPED = st.sets(st.integers(0, 2))


def known() -> Catalogue:
    first = flat(item("a", competency={"craft": 1}), item("b"))
    made = catalogue(first, rung("by-a", ItemDone("a")))
    later = {name: flat(item("x", by_day=-4), item("y", by_day=3), item("a"), name=name) for name in NAMES}
    return made._replace(curricula={"course": first, **later})


def began(days: list[int]) -> Record:
    made = record()
    act(made, item_thing("course", "a"), "ticked", times=1, revision=1)
    for name, day in zip(NAMES, days, strict=False):
        since = START + timedelta(days=day)
        act(made, PROGRAMME, "began", by="tom", curriculum=name, since=since.isoformat(), decision=name)
    return made


def on(made: Record, day: date) -> Standing:
    return Standing(Journey(made), known(), day)


@FEW
@given(DAYS, DROPPED, st.integers(0, 200))
def test_the_latest_that_has_begun_is_in_force_and_every_other_is_before_or_ahead(
    days: list[int], dropped: set[int], after: int
) -> None:
    made = began(days)
    gone = [NAMES[number] for number in sorted(dropped) if number < len(days)]
    for name in gone:
        act(made, PROGRAMME, "dropped", by="tom", decision=name)
    today = START + timedelta(days=after)
    now = Journey(made).programme_on(today)
    begun = {name: day for name, day in zip(NAMES, days, strict=False) if day <= after}
    standing = {name: day for name, day in begun.items() if name not in gone}
    assert now.curriculum == max(standing, key=standing.__getitem__, default="course")
    assert {one.curriculum for one in now.past} == ({"course", *begun} - {now.curriculum})
    ahead = {name for name, day in zip(NAMES, days, strict=False) if day > after} - {*gone}
    assert {one.curriculum for one in now.ahead} == ahead
    assert all(one.former and one.over for one in now.past)


@FEW
@given(DAYS, st.integers(0, 200))
def test_days_and_pace_count_from_the_day_it_began(days: list[int], after: int) -> None:
    today = START + timedelta(days=after)
    seen = on(began(days), today)
    begin = seen.programme.since or START
    assert seen.day == max(seen.calendar.between(begin, today), 1)
    assert seen.day_here == max(seen.calendar.between(START, today), 1)
    # Nothing of it was due before it began, and nothing of those before is late.
    assert all(seen.due_on(now.item) >= begin for now in seen.items)
    assert {late.item.id for late in pace(seen).late} <= {
        now.item.id for now in seen.items if seen.due_on(now.item) < today
    }
    assert all(pace(then).state == "none" for then in seen.past)


@FEW
@given(DAYS, st.integers(0, 200))
def test_what_was_done_before_stays_done_and_opens_what_it_opened(days: list[int], after: int) -> None:
    seen = on(began(days), START + timedelta(days=after))
    named = "a" if not seen.past else "course/a"
    assert seen.done(named)
    assert seen.levels == {"craft": 1}
    assert [one.id for one in seen.competency("craft").shown_by] == [named]
    assert seen.task_open(seen.catalogue.rungs["by-a"])
    # An item of today's that happens to have the same id is another one.
    assert not seen.past or not seen.done("a")


def test_more_days_and_an_end_go_to_the_one_that_they_name() -> None:
    made = began([7])
    act(made, PROGRAMME, "extended", by="tom", days=4)
    act(made, PROGRAMME, "extended", by="tom", days=2, of="second")
    act(made, PROGRAMME, "ended", by="tom", on="2026-05-01", of="second")
    now = Journey(made).programme_on(START + timedelta(days=30))
    assert (now.extra, now.over, now.past[0].extra, now.past[0].over) == (2, "ended", 4, "former")
    act(made, PROGRAMME, "reopened", by="tom", of="second")
    assert Journey(made).programme_on(START + timedelta(days=30)).over == ""


def test_a_curriculum_that_is_in_no_file_any_more_is_left_out_of_what_was_before() -> None:
    made = began([7, 14])
    fewer = known()
    fewer = fewer._replace(curricula={name: one for name, one in fewer.curricula.items() if name != "second"})
    seen = Standing(Journey(made), fewer, START + timedelta(days=30))
    assert [one.curriculum.id for one in seen.past if one.curriculum] == ["course"]
    assert [one.curriculum for one in seen.programme.past] == ["course", "second"]

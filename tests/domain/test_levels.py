"""Levels of competency are not given away: an item alone shows 1, with a sign-off 2, above that a person assesses."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentor_tui.domain.conditions import CompetencyAt
from mentor_tui.domain.growth_content import Area
from mentor_tui.domain.journey import Journey
from mentor_tui.domain.levels import (
    APART,
    EXAMPLES_KEPT,
    OCCASIONS,
    Evidence,
    Example,
    competency_thing,
    confirmed_level,
    examples_left,
    examples_of,
    standing_of,
)
from mentor_tui.domain.problems import Code
from mentor_tui.domain.rules.levels import LevelCase, confirmed_by, lacks, may_confirm, may_withdraw
from mentor_tui.domain.standing import Standing
from tests.domain.helpers import SOME, act, catalogue, flat, item, record, rung, standing, tick


def shown(*, signed: bool, sign_off: str = "none") -> int:
    course = flat(item("game", competency={"craft": 3}, sign_off=sign_off))
    made = record()
    tick(made, "game", sign_off=signed)
    if signed:
        act(made, "item:course/game", "signed", by="maya")
    return standing(made, catalogue(course)).levels["craft"]


@pytest.mark.parametrize(("signed", "level"), [(False, 1), (True, 2)])
def test_the_level_goes_by_what_stands_behind_it(signed, level):
    assert shown(signed=signed, sign_off="mentor") == level


def test_what_nobody_signed_shows_no_more_for_asking_today():
    assert shown(signed=False, sign_off="mentor") == 1


def test_a_level_is_not_lowered_by_an_item_that_shows_less():
    course = flat(item("a", competency={"craft": 2}, sign_off="mentor"), item("b", competency={"craft": 1}))
    made = record()
    tick(made, "a", sign_off=True)
    act(made, "item:course/a", "signed", by="maya")
    tick(made, "b")
    assert standing(made, catalogue(course)).levels == {"craft": 2}


def test_what_was_done_without_a_signature_is_no_way_to_a_level_above_it():
    course = flat(item("game", competency={"craft": 2}, sign_off="mentor"), item("next", when=CompetencyAt("craft", 2)))
    made = record()
    now = standing(made, catalogue(course))
    assert now.lock(course.items["next"]).items == ("game",)
    tick(made, "game")
    lock = standing(made, catalogue(course)).lock(course.items["next"])
    assert [(step.kind, step.id) for step in lock.steps] == [("competency", "craft:2")]


def test_above_what_items_show_a_person_assesses():
    course = flat(item("game", competency={"craft": 3}, sign_off="mentor"), item("next", when=CompetencyAt("craft", 3)))
    lock = standing(record(), catalogue(course)).lock(course.items["next"])
    assert [(step.kind, step.turn) for step in lock.steps] == [("competency", "mentor")]


# -- examples

DAY = date(2026, 3, 2)


def written(made, number_of_days: int, level: int = 3, *, by: str = "ana", confirmed_by: str = "") -> None:
    """An example of a day, confirmed where somebody is named."""
    key = competency_thing("craft")
    day = DAY + timedelta(days=number_of_days)
    act(made, key, "shown", by=by, text="what they did", level=level, day=day.isoformat())
    if confirmed_by:
        act(made, key, "confirmed", by=confirmed_by, level=level, examples=[made.facts[key]["count"]])


def level_of(made) -> int:
    return standing(made, catalogue(flat())).competency("craft").level


def test_a_third_level_takes_two_occasions_two_weeks_apart():
    made = record()
    written(made, 0, confirmed_by="maya")
    assert level_of(made) == 0
    written(made, 13, confirmed_by="maya")
    assert level_of(made) == 0
    written(made, 14, confirmed_by="maya")
    assert level_of(made) == 3


def test_what_nobody_confirmed_shows_nothing():
    made = record()
    written(made, 0, confirmed_by="maya")
    written(made, 20)
    assert level_of(made) == 0
    assert [one.number for one in standing(made, catalogue(flat())).competency("craft").waiting] == [2]


def test_a_higher_example_counts_for_the_levels_below_it():
    made = record()
    written(made, 0, 4, confirmed_by="tom")
    written(made, 14, 3, confirmed_by="maya")
    assert level_of(made) == 3


def test_an_example_taken_back_counts_no_more():
    made = record()
    written(made, 0, confirmed_by="maya")
    written(made, 20, confirmed_by="maya")
    act(made, competency_thing("craft"), "withdrawn", by="tom", example=1)
    assert level_of(made) == 0


def test_a_condition_that_asks_for_a_level_holds_once_examples_show_it():
    opened = rung("build", CompetencyAt("craft", 3))
    made = record()
    assert not standing(made, catalogue(flat(), opened)).task_open(opened)
    written(made, 0, confirmed_by="maya")
    written(made, 14, confirmed_by="maya")
    assert standing(made, catalogue(flat(), opened)).task_open(opened)


def test_the_newest_example_is_never_the_one_that_makes_room():
    made = record()
    for day in range(EXAMPLES_KEPT):
        written(made, day, confirmed_by="maya")
    written(made, 30)
    kept = examples_of(made, "craft")
    assert len(kept) == EXAMPLES_KEPT
    assert kept[0].number == EXAMPLES_KEPT + 1


def test_what_was_confirmed_outlives_what_was_not():
    made = record()
    written(made, 0)
    for day in range(1, EXAMPLES_KEPT + 1):
        written(made, day, confirmed_by="maya")
    assert min(one.number for one in examples_of(made, "craft")) == 2


def test_an_area_that_one_owns_shows_two_at_most():
    area = Area("rules", "Keep the rules", "inbox", 30, competency={"craft": 3})
    known = catalogue(flat(), areas={"rules": area})
    made = record()
    assert Standing(Journey(made), known, DAY, owned=()).levels == {}
    owns = Standing(Journey(made), known, DAY, owned=("rules", "gone"))
    assert owns.levels == {"craft": 2}
    assert [(one.kind, one.id) for one in owns.competency("craft").shown_by] == [("area", "rules")]


@pytest.mark.parametrize(("floor", "decided"), [(0, False), (2, False), (3, True)])
def test_what_a_decision_rested_on_is_told_apart_from_what_else_shows_it(floor, decided):
    now = standing_of("craft", [Evidence("area", "rules", 2)], (), floor)
    assert (now.level, now.decided) == (max(2, floor), decided)


EXAMPLES = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 4), st.booleans()), max_size=8)


def made_of(rows) -> list[Example]:
    return [
        Example(number, level, DAY + timedelta(days=day), "what", "", "ana", "", "maya" if confirmed else "")
        for number, (day, level, confirmed) in enumerate(rows, 1)
    ]


@SOME
@given(EXAMPLES)
def test_the_level_is_one_that_two_occasions_stand_behind(rows):
    examples = made_of(rows)
    level = confirmed_level(examples)
    behind = [one.day for one in examples if one.confirmed_by and one.level >= level]
    assert level == 0 or (len(behind) >= OCCASIONS and max(behind) - min(behind) >= APART)
    for higher in range(level + 1, 5):
        days = [one.day for one in examples if one.confirmed_by and one.level >= higher]
        assert not days or max(days) - min(days) < APART


@SOME
@given(EXAMPLES, st.integers(1, 4))
def test_what_is_left_is_what_makes_the_level(rows, level):
    examples = made_of([(day, of, True) for day, of, _ in rows])
    left = examples_left(examples, level)
    assert (left.number == 0) == (confirmed_level(examples) >= level)
    if left.number == 1:
        assert left.from_day is not None
        more = Example(99, level, left.from_day, "more", "", "ana", "", "maya")
        assert confirmed_level([*examples, more]) >= level
        early = more._replace(day=left.from_day - timedelta(days=1))
        assert confirmed_level([*examples, early]) < level or early.day < min(one.day for one in examples)


# -- who writes, who confirms


def case(*relations, actor="maya", examples=()) -> LevelCase:
    levels = {1: "You do.", 2: "You do well.", 3: "You show others.", 4: "You change how it is done."}
    return LevelCase("ana", relations, actor, "craft", "Craft", levels, tuple(examples), date(2026, 6, 1))


WAITS = made_of([(0, 3, False)])


@pytest.mark.parametrize(
    ("relations", "actor", "level", "code"),
    [
        (("mentor",), "maya", 3, None),
        (("owner",), "olga", 3, None),
        (("lead",), "tom", 3, None),
        (("own",), "ana", 3, Code.NOT_YOURS),
        (("own", "lead"), "ana", 3, Code.NOT_YOURS),
        (("teammate",), "ben", 3, Code.NOT_YOURS),
        (("mentor",), "ana", 3, Code.EXAMPLE_OF_ONES_OWN),
        (("mentor",), "maya", 2, Code.NO_EXAMPLE_WAITS),
        (("mentor",), "maya", 4, Code.LEVEL_BY_A_LEAD),
        (("lead",), "tom", 4, Code.NO_EXAMPLE_WAITS),
        (("lead",), "tom", 7, Code.UNKNOWN_LEVEL),
    ],
)
def test_who_confirms_a_level(relations, actor, level, code):
    problem = may_confirm(case(*relations, actor=actor, examples=WAITS), level)
    assert (problem.code if problem else None) == code


@pytest.mark.parametrize(
    ("level", "text", "day", "code"),
    [
        (3, "what they did", DAY, None),
        (5, "what they did", DAY, Code.UNKNOWN_LEVEL),
        (3, "", DAY, Code.EMPTY_TEXT),
        (3, "what they did", date(2026, 6, 2), Code.FUTURE_DATE),
    ],
)
def test_what_an_example_has_to_say(level, text, day, code):
    problem = lacks(case("own", actor="ana"), level, text, day)
    assert (problem.code if problem else None) == code


def test_who_takes_an_example_back():
    waits, (counts,) = WAITS[0], made_of([(0, 3, True)])
    assert may_withdraw(case("own", actor="ana"), waits) is None
    assert may_withdraw(case("mentor"), waits).code is Code.EXAMPLE_OF_ANOTHER
    assert may_withdraw(case("own", actor="ana"), counts).code is Code.EXAMPLE_CONFIRMED
    assert may_withdraw(case("lead", actor="tom"), counts) is None
    assert may_withdraw(case("own", "lead", actor="ana"), counts).code is Code.EXAMPLE_CONFIRMED


@pytest.mark.parametrize(
    ("level", "by", "mentor", "voice"),
    [
        (3, "ana", "maya", "mentor"),
        (3, "tom", "maya", "mentor"),
        (3, "maya", "maya", "lead"),
        (3, "ana", None, "lead"),
        (4, "ana", "maya", "lead"),
    ],
)
def test_whose_yes_an_example_waits_for(level, by, mentor, voice):
    assert confirmed_by(level, by, mentor) == voice

"""Levels of competency are not given away: an item alone shows 1, with a sign-off 2, above that a person assesses."""

import pytest

from mentor_tui.domain.conditions import CompetencyAt
from tests.domain.helpers import act, catalogue, flat, item, record, standing, tick


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

"""Goals: one's own words, the same that matching weighs; to stay and get better here is one."""

from __future__ import annotations

import pytest

from mentor_tui.domain.growth_content import ProductArea
from mentor_tui.domain.problems import BadUse, Code, NotYours
from mentor_tui.services import people, undo
from mentor_tui.services.chronicle import chronicle
from mentor_tui.services.goals import aim_at, goal_of, named_person, state_goal
from mentor_tui.services.profiles import profile
from mentor_tui.wording.acts import sentence
from mentor_tui.wording.paths import goal_said
from tests.services.conftest import Crew, Refusal


def test_a_goal_is_the_field_that_matching_weighs(team: Crew) -> None:
    done = state_goal(team("ana"), None, ["Senior support representative", "content"])
    assert profile(team("ana"))["goals"] == ["senior-rep", "content"]
    assert sentence(done, {}) == (
        "Your goal is Senior support representative and Content. Your mentor and your leads read it, and matching weighs it."
    )


def test_ways_that_set_goals_before_still_do(team: Crew) -> None:
    people.edit_person(team("tom"), "ana", {"goals": "lead, content"})
    found = goal_of(team("ana"))
    assert (found.aim, found.goals) == ("lead", ("lead", "content"))


def test_mentor_and_leads_read_it_and_others_do_not(team: Crew, refused: Refusal) -> None:
    state_goal(team("ana"), None, ["stay"])
    for viewer in ("ana", "maya", "tom"):
        assert goal_of(team(viewer), "ana").aim == "stay"
    for viewer in ("max", "budi", "otto"):
        with refused(NotYours, Code.NOT_YOURS):
            goal_of(team(viewer), "ana")
        assert all(told.event.kind != "stated" for told in history(team, viewer))


def history(team: Crew, viewer: str) -> list:  # type: ignore[type-arg]
    try:
        return list(chronicle(team(viewer), "ana")[1])
    except NotYours:
        return []


def test_nobody_names_somebody_elses(team: Crew, refused: Refusal) -> None:
    for viewer in ("maya", "tom"):
        with refused(NotYours, Code.NOT_YOURS):
            state_goal(team(viewer), "ana", ["lead"])


@pytest.mark.parametrize(
    ("aim", "goals"), [("lead", ["lead", "content"]), ("stay", ["stay", "content"]), ("", ["content"])]
)
def test_another_aim_leaves_the_other_words(team: Crew, aim: str, goals: list[str]) -> None:
    state_goal(team("ana"), None, ["senior-rep", "content"])
    aim_at(team("ana"), aim)
    assert profile(team("ana"))["goals"] == goals
    undo.undo(team("ana"))
    assert profile(team("ana"))["goals"] == ["senior-rep", "content"]


def test_a_former_id_of_a_position_is_todays(team: Crew) -> None:
    people.edit_person(team("tom"), "ana", {"goals": "head"})
    assert goal_of(team("ana")).aim == "lead"
    state_goal(team("ana"), None, ["head"])
    assert profile(team("ana"))["goals"] == ["lead"]


def test_a_slip_is_asked_about_and_any_other_word_is_one(team: Crew, refused: Refusal) -> None:
    with refused(BadUse, Code.UNKNOWN_POSITION) as problem:
        state_goal(team("ana"), None, ["senior-rap"])
    assert problem.value.facts["near"] == "senior-rep"
    state_goal(team("ana"), None, ["public speaking"])
    assert goal_of(team("ana")).aim == ""


def test_the_first_word_may_be_a_person(team: Crew) -> None:
    assert named_person(team("tom"), ["Ana"]) == ("ana", ())
    assert named_person(team("tom"), ["ana", "lead"]) == ("ana", ("lead",))
    assert named_person(team("tom"), ["lead"]) == (None, ("lead",))


def test_no_goal_is_fine_too(team: Crew) -> None:
    assert goal_said(goal_of(team("ana")), "ana") == "You name no goal. That is fine too."
    state_goal(team("ana"), None, ["stay"])
    assert goal_said(goal_of(team("maya"), "ana"), "maya") == "Ana’s goal: to stay and get better here."
    assert sentence(state_goal(team("ana"), None, []), {}) == "You name no goal now. That is fine too."


def test_a_word_that_is_a_position_or_to_stay_is_nobodys_name(team: Crew) -> None:
    for name in ("Lead", "Stay"):
        team.add(name)
    assert named_person(team("ana"), ["lead", "content"]) == (None, ("lead", "content"))
    assert named_person(team("ana"), ["stay"]) == (None, ("stay",))


def test_an_operation_that_is_asked_for_again_is_done_once(team: Crew) -> None:
    state_goal(team("ana"), None, ["lead"], op="again")
    assert state_goal(team("ana"), None, ["lead"], op="again").events == ()


def test_a_product_area_that_reads_like_a_position_is_no_slip(team: Crew) -> None:
    near = {**team.catalogue.product_areas, "senior-rap": ProductArea("senior-rap", "Music")}
    team.catalogue = team.catalogue._replace(product_areas=near)
    state_goal(team("ana"), None, ["senior-rap"])
    assert goal_of(team("ana")).goals == ("senior-rap",)

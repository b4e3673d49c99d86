"""Where somebody stands, held against what their position or their goal asks."""

from __future__ import annotations

import pytest

from mentor_tui.domain.growth_content import Position
from mentor_tui.domain.problems import NotYours
from mentor_tui.services import items, levels, people
from mentor_tui.services.growth import growth_page
from mentor_tui.services.showing_documents import growth_doc
from mentor_tui.services.where_i_stand import LevelsPage, levels_page
from mentor_tui.wording import levels as words
from tests.services.conftest import Crew

POSITIONS = {
    "rep": Position("rep", "Rep", asks={"craft": 1}, leads_to=("senior",)),
    "senior": Position("senior", "Senior rep", asks={"craft": 3}, was=("senior-rep",)),
}


@pytest.fixture(autouse=True)
def files(team: Crew) -> None:
    team.catalogue = team.catalogue._replace(positions=POSITIONS)
    team.edit("read", competency={"craft": 1})


def page(team: Crew, viewer: str = "ana", person: str | None = None) -> LevelsPage:
    return levels_page(team(viewer), person)


def cells(team: Crew, of: LevelsPage) -> list[str]:
    return words.cells(of.rows[0], team.catalogue, of.standing.labels)


def test_it_fills_itself_from_what_somebody_does(team: Crew) -> None:
    people.edit_person(team("tom"), "ana", {"position": "rep"})
    assert cells(team, page(team)) == ["Craft", "–", "1", "not seen yet", "Read"]
    items.tick(team("ana"), "read")
    assert cells(team, page(team)) == ["Craft", "1", "1", "1 item", "shown"]


def test_a_goal_is_what_the_levels_are_held_against(team: Crew) -> None:
    people.edit_person(team("tom"), "ana", {"position": "rep", "goals": "content, senior-rep"})
    now = page(team)
    assert (now.goal, now.aim) == ("senior", POSITIONS["senior"])
    assert words.aim(now) == "aiming at: Senior rep"
    assert cells(team, now) == ["Craft", "–", "3", "not seen yet", "2 examples"]
    levels.write_example(team("ana"), None, "craft", 3, "a call held steady")
    assert cells(team, page(team))[4] == "one more example, from 18 March"


def test_to_stay_is_a_goal_and_asks_what_ones_position_asks(team: Crew) -> None:
    people.edit_person(team("tom"), "ana", {"position": "rep", "goals": "stay, senior"})
    now = page(team)
    assert (now.goal, now.aim) == ("stay", POSITIONS["rep"])
    assert words.aim(now) == "to stay and get better here"
    context = team("ana")
    assert growth_doc(growth_page(context), levels_page(context))["goal"] == "stay"


def test_without_a_position_nothing_is_asked(team: Crew) -> None:
    now = page(team)
    assert words.aim(now) == "no position yet, so nothing is asked"
    assert cells(team, now) == ["Craft", "–", "", "not seen yet", ""]


def test_mentor_and_lead_see_it_and_nobody_else(team: Crew) -> None:
    assert page(team, "maya", "ana").person.id == "ana"
    assert page(team, "tom", "ana").person.id == "ana"
    for other in ("budi", "otto", "olga"):
        with pytest.raises(NotYours):
            page(team, other, "ana")


def test_scripts_read_levels_and_the_next_steps(team: Crew) -> None:
    people.edit_person(team("tom"), "ana", {"position": "rep"})
    context = team("ana")
    told = growth_doc(growth_page(context), levels_page(context))
    assert (told["position"], told["goal"]) == ("rep", None)
    assert told["competencies"] == [
        {"id": "craft", "level": None, "asked": 1, "shown_by": [], "open": [{"kind": "item", "id": "read"}]}
    ]
    assert told["next"] == [{"kind": "item", "id": "read", "for": "craft", "minutes": 10}]
    items.tick(context, "read")
    told = growth_doc(growth_page(context), levels_page(context))
    assert told["competencies"][0]["shown_by"] == [{"kind": "item", "on": "read", "at": "2026-03-04"}]
    assert told["next"] == []


def test_a_position_that_is_in_no_file_any_more_is_read_all_the_same(team: Crew) -> None:
    people.edit_person(team("tom"), "ana", {"position": "rep"})
    team.catalogue = team.catalogue._replace(positions={})
    context = team("ana")
    assert page(team).position is None
    assert growth_doc(growth_page(context), levels_page(context))["position"] == "rep"

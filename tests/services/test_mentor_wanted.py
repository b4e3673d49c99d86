"""Who is to have a mentor: in a first curriculum everybody, in a later one whoever has basics ahead, or where it is wanted."""

from __future__ import annotations

from datetime import timedelta

import pytest

from mentor_tui.domain.debts import debts
from mentor_tui.services import backfill, hearing, pairing, programmes
from mentor_tui.services.attention import attention
from mentor_tui.services.matching.reading import seekers
from mentor_tui.services.mentors import without_mentor
from mentor_tui.services.overview import overview
from mentor_tui.services.team_page import team_page
from mentor_tui.wording import acts
from tests.services.conftest import TODAY, Crew


@pytest.fixture
def team(team: Crew) -> Crew:
    """Cleo, whom nobody mentors, may go on to a curriculum of two things, one of them a mentor's."""
    course = team.catalogue.curricula["course"]
    more = course._replace(id="more", title="More", phases=(course.phases[0]._replace(basics=False),))
    team.catalogue = team.catalogue._replace(curricula={"course": course, "more": more}, digest="two")
    return team


def asked(team: Crew) -> bool:
    """Whether a mentor is called for, at every door the same."""
    calls = {call.kind for call in attention(team("tom")) if call.person == "cleo"}
    needs = {call.kind for call in team_page(team("tom")).needs if call.person == "cleo"}
    found = {
        "no mentor" in calls,
        "no mentor" in needs,
        "cleo" in without_mentor(overview(team("tom"))),
        "cleo" in {hire.id for hire in seekers(team("tom")).pool.hires},
    }
    assert len(found) == 1
    return found.pop()


def through_the_basics(team: Crew) -> None:
    backfill.catch_up(team("tom"), "cleo", "second", owed_too=True)


@pytest.mark.parametrize("basics", [False, True])
@pytest.mark.parametrize("later", ["", "none", "wanted"])
def test_in_a_first_curriculum_and_where_it_is_wanted_a_mentor_is_called_for(
    team: Crew, later: str, *, basics: bool
) -> None:
    if basics:
        through_the_basics(team)
    if later:
        done = programmes.begin_programme(team("tom"), "cleo", "more", TODAY, mentor=later == "wanted")
        said = acts.sentence(done, {})
        assert said.endswith("A mentor is wanted for it.") == (later == "wanted")
    assert asked(team) == (not basics or later != "none")


def test_where_none_is_called_for_a_mentors_part_is_the_leads_and_one_may_be_given(team: Crew) -> None:
    through_the_basics(team)
    programmes.begin_programme(team("tom"), "cleo", "more", TODAY)
    team.go_to(TODAY + timedelta(days=60))
    them = team("tom").team().people["cleo"]
    standing = team("tom").standing(team("tom").journey("cleo"))
    owing = hearing.owing(team("tom"), team("tom").team(), them, debts(standing))
    assert {one.debt.on: one.by for one in owing} == {"seat": ("tom", "lea"), "welcome": ("tom", "lea")}
    assert {call.on for call in attention(team("tom")) if call.kind == "owed" and "cleo" in call.people} == {
        "seat",
        "welcome",
    }
    pairing.reassign(team("tom"), "cleo", "max", why="")
    assert not asked(team)
    assert team("tom").team().mentor("cleo") == "max"

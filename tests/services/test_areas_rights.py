"""Areas of responsibility at the edges of their rules: who may name, join, back, let go and write, and what goes with it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from mentor_tui.domain.problems import Code, NotYours, Refused
from mentor_tui.domain.rules import areas as rules
from mentor_tui.domain.team import Hold
from mentor_tui.services import areas, people, side_tasks
from mentor_tui.services.area_cases import area_case
from mentor_tui.services.area_people import next_owners
from mentor_tui.services.areas import possible
from mentor_tui.services.areas_page import areas_page
from mentor_tui.services.results import OwnsArea
from tests.services.conftest import Crew, Refusal, refusal, small_team
from tests.services.test_areas import held, with_areas
from tests.services.test_at_the_same_moment import meanwhile
from tests.services.test_rights_inside_the_lock import basics_done


@pytest.fixture
def team() -> Iterator[Crew]:
    made = small_team(with_areas())
    yield made
    made.check_acts()


@pytest.fixture
def refused(team: Crew) -> Refusal:
    return refusal(team)


def test_what_nobody_owns_is_for_leads_and_for_nobody_else(team: Crew, refused: Refusal) -> None:
    with refused(NotYours, Code.NOT_YOURS):
        areas.log(team("maya"), "replies", "read some")
    with refused(NotYours, Code.NOT_YOURS):
        areas.back_up(team("maya"), "replies", "max")
    assert areas.log(team("lea"), "replies", "read some").verb == "logged"


def test_a_lead_is_told_before_the_form_that_somebody_owns_it(team: Crew) -> None:
    areas.own(team("tom"), "replies", "max")
    lead = team("tom")
    problem = rules.may_name(area_case(lead, lead.team(), lead.catalogue.areas["replies"]))
    assert problem is not None
    assert problem.code is Code.AREA_OWNED


def test_whoever_stands_in_already_is_not_named_again(team: Crew, refused: Refusal) -> None:
    areas.own(team("tom"), "replies", "max")
    areas.back_up(team("max"), "replies", "maya")
    for who in ("maya", "max"):
        with refused(Refused, Code.IN_AREA):
            areas.back_up(team("max"), "replies", who)


def test_who_only_observes_contributes_to_nothing(team: Crew, refused: Refusal) -> None:
    with refused(NotYours, Code.ONLY_OBSERVES):
        areas.join(team("otto"), "replies")
    with refused(NotYours, Code.ONLY_OBSERVES):
        areas.back_up(team("tom"), "replies", "otto")


def test_whoever_stands_in_line_may_contribute_meanwhile(team: Crew, refused: Refusal) -> None:
    areas.own(team("max"), "replies")
    areas.join(team("max"), "replies")
    assert (held(team).contributors, held(team).asked) == (("max",), ("max",))
    with refused(Refused, Code.IN_AREA):
        areas.join(team("max"), "replies")


def test_whoever_leads_the_owner_or_whom_it_is_about_lets_somebody_go(team: Crew, refused: Refusal) -> None:
    areas.own(team("tom"), "replies", "max")
    people.edit_person(team("tom"), "max", {"team": "north"}, new=True)
    people.edit_person(team("tom"), "maya", {"team": "south"}, new=True)
    for leads in ("north", "south"):
        areas.join(team("maya"), "replies")
        people.edit_person(team("tom"), "lea", {"leads": leads}, new=True)
        assert areas.leave(team("lea"), "replies", "maya", why="too many").verb == "left"
    areas.join(team("maya"), "replies")
    people.edit_person(team("tom"), "lea", {"leads": "west"}, new=True)
    with refused(NotYours, Code.NOT_YOURS):
        areas.leave(team("lea"), "replies", "maya", why="too many")


def test_a_side_task_of_its_track_goes_back_on_handing_over_too_and_what_is_done_stays_done(team: Crew) -> None:
    basics_done(team, "budi")
    side_tasks.take(team("budi"), "watch")
    areas.own(team("tom"), "replies", "max")
    done = areas.hand_over(team("max"), "replies", "budi", word="yours")
    assert [event.kind for event in done.events] == ["handed-over", "gave-back"]
    assert team("tom").team().holds_of("budi") == {}
    both = {
        "watch": Hold("watch", "budi", "done", "", 0, {}),
        "keep": Hold("keep", "budi", "line", "", 0, {}),
    }
    over = rules.goes_back(team.catalogue, team.catalogue.areas["replies"], both)
    assert [rung.id for rung in over] == ["keep"]


def test_whoever_names_an_owner_reads_what_they_carry_mentees_included(team: Crew) -> None:
    done = areas.own(team("tom"), "replies", "maya")
    assert isinstance(done.result, OwnsArea)
    assert done.result.hours == 6.0, "two of the area, four of two mentees"


def test_who_came_to_own_it_meanwhile_does_not_leave_it_as_a_contributor(team: Crew) -> None:
    areas.own(team("tom"), "replies", "max")
    areas.join(team("maya"), "replies")
    maya = meanwhile(team, "maya", lambda: areas.hand_over(team("max"), "replies", "maya", word="yours"))
    with pytest.raises(Refused) as problem:
        areas.leave(maya, "replies")
    assert problem.value.code is Code.CHANGED_SINCE
    assert held(team).owner == "maya"


def test_what_is_offered_is_what_could_be_done(team: Crew) -> None:
    areas.own(team("tom"), "replies", "max")

    def of_act(who: str, act: str) -> set[str]:
        return {name for name, _title in possible(team(who), act)}

    assert of_act("max", "own") == {"tags", "quality", "faq"}
    assert of_act("maya", "own") == {"replies", "tags", "quality", "faq"}
    assert of_act("max", "join") == {"tags", "quality", "faq"}
    assert (of_act("max", "leave"), of_act("maya", "leave")) == ({"replies"}, set())
    assert (of_act("tom", "hand-over"), of_act("maya", "hand-over")) == ({"replies"}, set())
    assert len(of_act("maya", "")) == 4


def test_everybody_reads_their_own_hours_and_only_leads_those_of_others(team: Crew) -> None:
    areas.own(team("tom"), "replies", "max")
    seen = {who: areas_page(team(who)).keepers["max"].allowed for who in ("max", "maya", "tom")}
    assert seen["maya"] is None
    assert seen["max"] == seen["tom"] is not None


def test_who_asked_stands_first_whatever_else_they_are_to_it_and_however_few_hours_they_have(team: Crew) -> None:
    areas.own(team("maya"), "replies")
    areas.back_up(team("tom"), "replies", "maya")
    areas.join(team("olga"), "replies")
    found = next_owners(team("tom"), team.catalogue.areas["replies"])
    assert [(one.person.id, one.part) for one in found[:2]] == [("maya", "line"), ("olga", "contributor")]
    assert found[0].left < found[2].left
    locked = [one.problem is not None for one in found]
    assert locked == sorted(locked), "who may not own it stands last"

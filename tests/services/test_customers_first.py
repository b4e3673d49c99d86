"""The week with customers, in the open: of a person and of a team; a side task that leaves too little is refused with figures."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentor_tui.domain.catalogue import Budget, MentoringCost
from mentor_tui.domain.off_queue import Week, team_week
from mentor_tui.domain.problems import Code, Refused
from mentor_tui.services import areas, items, people, side_tasks
from mentor_tui.services.area_people import next_owners
from mentor_tui.services.customers import planned_weeks, weeks_led, with_weeks
from mentor_tui.services.growth import growth_page
from mentor_tui.services.showing_documents import growth_doc, weeks_led_doc
from mentor_tui.services.where_i_stand import levels_page
from mentor_tui.wording import growth, problems
from tests.services.conftest import Crew, Refusal, area, catalogue

WIDE = Budget(
    first_hours=20,
    otherwise=20,
    tasks_at_once=5,
    keep_with_customers={"ops": 2.0},
    mentoring=(MentoringCost(1, 2, 2.0), MentoringCost(3, None, 1.0)),
)
"""Hours off the queue without end, so that only customers stand in the way."""


def ready(team: Crew, *hires: str) -> None:
    for hire in hires:
        items.tick(team("tom"), "talk", person=hire, on=date(2026, 3, 2), why="before")


def wide(team: Crew, **changes: object) -> None:
    team.catalogue = catalogue(budget=WIDE._replace(**changes))  # type: ignore[arg-type]


def test_side_tasks_areas_and_mentees_are_off_the_queue(team: Crew) -> None:
    ready(team, "ana")
    side_tasks.take(team("ana"), "watch")
    areas.own(team("tom"), "quality", "max")
    weeks = planned_weeks(team("ana"))
    assert weeks.people["ana"] == Week(40.0, 1.0)
    assert weeks.people["max"] == Week(40.0, 2.0)
    assert weeks.people["maya"] == Week(40.0, 4.0), "two mentees in their first weeks"
    assert "otto" not in weeks.people, "whoever only observes has no hours here"
    whole = weeks.teams[""]
    assert (whole.contract, whole.off) == (320.0, 7.0)
    told = growth_doc(with_weeks(team("ana"), growth_page(team("ana"))), levels_page(team("ana")))
    assert told["with_customers"] == {"person": 97.5, "team": 97.8}
    said = growth.customers_line(with_weeks(team("ana"), growth_page(team("ana"))))
    assert said == "with customers 97 % of the week, the team 97 %; 80 % come first"


def test_a_task_that_leaves_somebody_too_little_is_refused_with_the_figures(team: Crew, refused: Refusal) -> None:
    wide(team)
    people.edit_person(team("tom"), "ana", {"contract": "10"})
    ready(team, "ana")
    side_tasks.take(team("ana"), "watch")
    items.tick(team("ana"), "read")
    shown = with_weeks(team("ana"), growth_page(team("ana"))).view("teach")
    assert shown is not None
    on_screen = shown.case.may("take")
    with refused(Refused, Code.CUSTOMERS_FIRST) as problem:
        side_tasks.take(team("ana"), "teach")
    said = problems.sentence(problem.value)
    assert said.startswith("“Teach” would leave you 6 of 10 hours a week with customers, 60 %, and 80 % come first.")
    # One decision at both doors.
    assert on_screen is not None
    assert problems.sentence(on_screen) == said
    assert side_tasks.take(team("ana"), "fix").verb == "took", "eight of ten are just enough"


def test_a_task_that_leaves_the_team_too_little_is_refused_with_the_figures(team: Crew, refused: Refusal) -> None:
    wide(team, customers_first=93)
    ready(team, "ana", "budi")
    people.edit_person(team("tom"), "ana", {"team": "berlin"})
    # Half a contract, and four hours of it for two mentees.
    people.edit_person(team("tom"), "maya", {"team": "berlin", "contract": "20"})
    with refused(Refused, Code.CUSTOMERS_FIRST) as problem:
        side_tasks.take(team("ana"), "watch")
    said = problems.sentence(problem.value)
    assert said.startswith(
        "“Watch” would leave your team 55 of 60 hours a week with customers, 91 %, and 93 % come first."
    )
    assert side_tasks.take(team("budi"), "watch").verb == "took", "another team has room"
    assert side_tasks.take(team("ana"), "hard").verb == "took", "within the queue nothing is lost"


def test_an_area_that_leaves_its_owner_too_little_is_refused_with_the_figures_at_both_doors(
    team: Crew, refused: Refusal
) -> None:
    wide(team)
    team.catalogue = team.catalogue._replace(areas={**team.catalogue.areas, "faq": area("faq", "content")})
    people.edit_person(team("tom"), "max", {"contract": "12"})
    areas.own(team("tom"), "quality", "max")
    with refused(Refused, Code.CUSTOMERS_FIRST) as problem:
        areas.own(team("tom"), "faq", "max")
    said = problems.sentence(problem.value, {"max": "Max"})
    assert said.startswith("“Faq” would leave Max 8 of 12 hours a week with customers, 66 %, and 80 % come first.")
    # One decision at both doors.
    shown = {one.person.id: one for one in next_owners(team("tom"), area("faq", "content"))}
    assert shown["max"].problem is not None
    assert problems.sentence(shown["max"].problem, {"max": "Max"}) == said
    assert shown["olga"].problem is None
    areas.own(team("tom"), "faq", "olga")
    with refused(Refused, Code.CUSTOMERS_FIRST):
        areas.hand_over(team("olga"), "faq", "max", word="yours")
    assert team("tom").team().area("faq").owner == "olga"


def test_an_area_that_leaves_the_team_too_little_is_refused_and_one_that_stays_in_it_is_not(
    team: Crew, refused: Refusal
) -> None:
    wide(team, customers_first=93)
    people.edit_person(team("tom"), "max", {"team": "berlin", "contract": "34"})
    people.edit_person(team("tom"), "maya", {"team": "berlin"})
    areas.own(team("tom"), "quality", "olga")
    with refused(Refused, Code.CUSTOMERS_FIRST) as problem:
        areas.hand_over(team("olga"), "quality", "max", word="yours")
    said = problems.sentence(problem.value, {"max": "Max"})
    assert said.startswith("“Quality” would leave Max’s team 68 of 74 hours a week with customers, 91 %, and 93 % come")
    people.edit_person(team("tom"), "olga", {"team": "berlin", "contract": "30"})
    assert areas.hand_over(team("olga"), "quality", "max", word="yours").verb == "handed-over"


def test_what_goes_back_with_an_area_is_not_counted_twice(team: Crew) -> None:
    wide(team)
    people.edit_person(team("tom"), "ana", {"contract": "10"})
    ready(team, "ana")
    side_tasks.take(team("ana"), "watch")
    track = team.catalogue.tracks["tooling"]
    watch = next(rung for rung in track.rungs if rung.id == "watch")
    team.catalogue = team.catalogue._replace(
        areas={**team.catalogue.areas, "replies": area("replies", hours=watch.hours + 1)}
    )
    assert areas.own(team("tom"), "replies", "ana").verb == "owned"
    assert team("tom").team().holds_of("ana") == {}


def test_whoever_left_the_queue_keeps_their_hours_from_areas_too(team: Crew, refused: Refusal) -> None:
    wide(team, keep_with_customers={"ops": 39.0})
    people.edit_person(team("tom"), "max", {"position": "ops"})
    with refused(Refused, Code.KEEPS_WITH_CUSTOMERS) as problem:
        areas.own(team("tom"), "quality", "max")
    said = problems.sentence(problem.value, {"max": "Max"})
    assert said.startswith(
        "“Quality” would leave Max 38 hours a week, and in their position 39 are kept with customers."
    )


def test_a_lead_reads_the_share_of_everybody_they_lead_and_others_read_their_own(team: Crew) -> None:
    people.edit_person(team("tom"), "max", {"team": "berlin"}, new=True)
    areas.own(team("tom"), "quality", "max")
    found = weeks_led(team("tom"))
    assert [them.id for them, _week in found.people][:2] == ["maya", "max"], "the smallest share first"
    assert {"", "berlin"} == set(found.teams)
    told = weeks_led_doc(found)
    assert told["customers_first"] == 80
    assert told["people"][1] == {
        "id": "max",
        "team": "berlin",
        "off_queue": 2.0,
        "contract": 40.0,
        "with_customers": 38.0,
        "share": 95.0,
    }
    assert {"team": "berlin", "contract": 40.0, "with_customers": 38.0, "share": 95.0} in told["teams"]
    alone = weeks_led(team("max"))
    assert ([them.id for them, _week in alone.people], alone.teams) == (["max"], {})
    people.edit_person(team("tom"), "lea", {"leads": "berlin"})
    assert {them.id for them, _week in weeks_led(team("lea")).people} == {"max", "lea"}


def test_whoever_left_the_queue_keeps_hours_with_customers(team: Crew, refused: Refusal) -> None:
    wide(team, keep_with_customers={"ops": 38.0})
    people.edit_person(team("tom"), "cleo", {"position": "ops"})
    ready(team, "cleo")
    assert planned_weeks(team("cleo")).people["cleo"].with_customers == 38.0
    side_tasks.take(team("cleo"), "watch")
    side_tasks.take(team("cleo"), "fix")
    page = with_weeks(team("cleo"), growth_page(team("cleo")))
    assert growth.customers_line(page).startswith("keeps 38 of 40 h a week with customers, the team ")
    items.tick(team("cleo"), "read")
    with refused(Refused, Code.KEEPS_WITH_CUSTOMERS) as problem:
        side_tasks.take(team("cleo"), "teach")
    said = "“Teach” would leave you 35 hours a week, and in your position 38 are kept with customers."
    assert problems.sentence(problem.value).startswith(said)


def test_of_a_small_contract_something_is_kept_all_the_same(team: Crew) -> None:
    wide(team)
    people.edit_person(team("tom"), "cleo", {"position": "ops", "contract": "4"})
    week = planned_weeks(team("cleo")).people["cleo"]
    assert (week.contract, week.keeps) == (4.0, 0.5)


@given(st.lists(st.builds(Week, st.floats(1, 60), st.floats(0, 30), st.sampled_from([0.0, 0.0, 2.0])), min_size=1))
def test_a_team_is_as_much_with_customers_as_its_front_line_and_what_others_keep(weeks: list[Week]) -> None:
    whole = team_week(weeks)
    assert whole.with_customers == pytest.approx(sum(week.with_customers for week in weeks))
    share = whole.share
    assert share is not None
    assert -1e-9 <= share <= 1 + 1e-9

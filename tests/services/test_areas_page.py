"""The board of areas: how each stands today, what is told once, who hears of it, and what scripts read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta

import pytest

from mentor_tui.services import areas, people
from mentor_tui.services.areas_documents import areas_doc
from mentor_tui.services.areas_page import AreasPage, areas_page
from mentor_tui.services.attention import attention
from mentor_tui.services.calls import Call
from mentor_tui.wording import areas as words
from mentor_tui.wording import calls
from tests.services.conftest import TODAY, Crew, small_team
from tests.services.test_areas import with_areas

NAMES = {"max": "Max", "maya": "Maya", "tom": "Tom", "lea": "Lea"}


@pytest.fixture
def team() -> Iterator[Crew]:
    made = small_team(with_areas())
    yield made
    made.check_acts()


def page(team: Crew, who: str = "tom") -> AreasPage:
    return areas_page(team(who))


def flags(team: Crew, area: str) -> tuple[str, ...]:
    row = page(team).row(area)
    assert row is not None
    return row.flags


def of_areas(team: Crew, who: str) -> list[Call]:
    return [call for call in attention(team(who)) if call.kind in ("area", "area quiet", "asks area", "unclaimed")]


def test_an_area_is_quiet_after_its_rhythm_until_something_is_written(team: Crew) -> None:
    areas.own(team("tom"), "replies", "max")
    team.go_to(TODAY + timedelta(days=30))
    assert flags(team, "replies") == ()
    team.go_to(TODAY + timedelta(days=31))
    assert flags(team, "replies") == ("quiet",)
    assert [call.on for call in of_areas(team, "max")] == ["replies"]
    areas.log(team("max"), "replies", "looked through")
    assert flags(team, "replies") == ()
    assert of_areas(team, "max") == []


def test_away_is_an_owner_on_leave_whose_backup_is_not_there_either(team: Crew) -> None:
    areas.own(team("tom"), "replies", "max")
    people.set_leave(team("tom"), "max", TODAY, TODAY + timedelta(days=5))
    assert flags(team, "replies") == ("away",)
    areas.back_up(team("tom"), "replies", "maya")
    assert flags(team, "replies") == ()
    people.set_leave(team("tom"), "maya", TODAY, TODAY + timedelta(days=2))
    assert flags(team, "replies") == ("away",)


def test_an_owner_with_a_last_day_leaves_and_once_gone_nobody_owns_it(team: Crew) -> None:
    areas.own(team("tom"), "replies", "max")
    people.set_last_day(team("tom"), "max", TODAY + timedelta(days=3))
    assert flags(team, "replies") == ("leaving",)
    team.go_to(TODAY + timedelta(days=4))
    assert flags(team, "replies") == ("no owner",)
    need = page(team).decisions[0].need
    assert words.reason(need, NAMES) == "Max owned it until 7 Mar"
    assert areas_doc(page(team))["areas"][0]["owner"] is None


def test_hours_of_areas_mentees_and_side_tasks_together_are_too_much(team: Crew) -> None:
    # Maya mentors two in their first week, two hours each; four hours off the queue are hers.
    areas.own(team("tom"), "replies", "maya")
    assert flags(team, "replies") == ("overloaded",)
    assert "6 of 4 h a week" in words.reason(page(team).decisions[0].need, NAMES)
    assert words.reason(page(team, "max").decisions[0].need, NAMES) == "Maya: 1 area"
    areas.hand_over(team("tom"), "replies", "max", word="yours")
    assert flags(team, "replies") == ()


def test_what_is_so_of_an_owner_is_told_once_and_what_nobody_owned_yet_too(team: Crew) -> None:
    for area in ("replies", "tags", "quality"):
        areas.own(team("tom"), area, "max")
    people.set_last_day(team("tom"), "max", TODAY + timedelta(days=3))
    told = [(one.need.flag, one.need.areas) for one in page(team).decisions]
    assert ("leaving", ("Replies", "Tags", "Quality")) in told
    assert told[-1] == ("no owner", ("Faq",))


def test_leads_hear_of_what_needs_a_decision_once_there_are_owners(team: Crew) -> None:
    assert of_areas(team, "tom") == []
    areas.own(team("tom"), "replies", "max")
    told = of_areas(team, "tom")
    assert [calls.need(call, NAMES, {}) for call in told] == [("Tags +2", "no owner: nobody has owned them yet")]
    assert {call.group for call in told} == {"open"}
    assert of_areas(team, "ana") == []


def test_whoever_asks_for_an_area_that_nobody_owns_is_a_line_of_their_own_at_once(team: Crew) -> None:
    areas.own(team("tom"), "faq", "maya")
    areas.own(team("max"), "quality")
    told = of_areas(team, "tom")
    assert [(call.kind, call.group, call.person, call.on) for call in told] == [
        ("asks area", "waits", "max", "quality"),
        ("area", "drifts", "maya", "faq"),
        ("unclaimed", "open", "", "replies"),
    ]
    assert calls.need(told[0], NAMES, {}) == ("Quality", "no owner: Max would like to own it")
    board = page(team).decisions
    assert [one.need.asked for one in board if one.need.flag == "no owner"] == [("max",), ()]
    assert [row.area.id for row in board[-1].rows] == ["replies", "tags"]
    assert [row.unclaimed for row in page(team).rows] == [True, True, False, False]


def test_what_somebody_owned_once_is_no_area_that_nobody_owned_yet(team: Crew) -> None:
    areas.own(team("tom"), "tags", "max")
    areas.leave(team("max"), "tags", why="all is in the log")
    told = of_areas(team, "tom")
    assert [(call.kind, call.person, call.on) for call in told] == [
        ("area", "max", "tags"),
        ("unclaimed", "", "replies"),
    ]


def test_a_lead_of_another_team_is_not_asked_about_an_owner_whom_they_do_not_lead(team: Crew) -> None:
    areas.own(team("tom"), "replies", "max")
    people.set_last_day(team("tom"), "max", TODAY + timedelta(days=3))
    people.edit_person(team("tom"), "max", {"team": "north"}, new=True)
    people.edit_person(team("tom"), "lea", {"leads": "south"}, new=True)
    assert "leaving" in {call.about.flag for call in of_areas(team, "tom") if call.about}  # type: ignore[union-attr]
    assert "leaving" not in {call.about.flag for call in of_areas(team, "lea") if call.about}  # type: ignore[union-attr]


def test_everybody_on_the_team_reads_the_board(team: Crew) -> None:
    for who in ("ana", "maya", "tom", "otto", "olga"):
        assert len(page(team, who).rows) == 4


def test_the_keys_that_scripts_rely_on(team: Crew) -> None:
    areas.own(team("tom"), "replies", "max")
    areas.join(team("olga"), "replies")
    areas.log(team("max"), "replies", "a line")
    found = json.loads(json.dumps(areas_doc(page(team))))["areas"][0]
    wanted = {
        "id": "replies",
        "title": "Replies",
        "track": "tooling",
        "owner": "max",
        "backup": None,
        "contributors": ["olga"],
        "places": 2,
        "rhythm": 30,
        "last": TODAY.isoformat(),
        "state": "kept",
    }
    assert {key: found[key] for key in wanted} == wanted


def test_somebody_whose_record_cannot_be_read_hides_no_area(team: Crew) -> None:
    areas.own(team("tom"), "replies", "max")
    with team.store.edit("people/max") as record:
        record.facts["profile:"] = {"seq": 1, "start": 7}
        record.pending.append(record.tail[-1].event)
    assert flags(team, "replies") == ()

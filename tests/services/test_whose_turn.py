"""An item waits in the list of whoever signs it, from the first minute, and in nobody else's."""

from __future__ import annotations

from mentor_tui.services import items
from mentor_tui.services.attention import attention
from mentor_tui.services.pages import mentees_page
from mentor_tui.services.team_page import team_page
from tests.services.conftest import Crew


def waiting(team: Crew, who: str) -> set[tuple[str, str, str]]:
    return {(call.kind, call.person, call.on) for call in attention(team(who)) if "wait" in call.kind}


def test_what_a_lead_signs_waits_for_leads_at_once_and_for_no_mentor(team: Crew) -> None:
    items.tick(team("ana"), "lead-check")
    items.tick(team("ana"), "drill")
    leads, mentors = {("waiting", "ana", "lead-check")}, {("waiting", "ana", "drill")}
    assert waiting(team, "tom") == waiting(team, "lea") == leads
    assert waiting(team, "maya") == mentors
    assert waiting(team, "max") == waiting(team, "ana") == set()
    needs = {(call.kind, call.on) for call in team_page(team("tom")).needs}
    assert ("waiting", "lead-check") in needs
    assert ("waiting", "drill") not in needs
    assert [call.on for call in mentees_page(team("maya")).queue if call.kind == "waiting"] == ["drill"]


def test_what_waits_for_a_mentor_is_told_to_leads_after_three_working_days(team: Crew) -> None:
    items.tick(team("ana"), "drill")
    items.tick(team("ana"), "lead-check")
    team.go_to(team.moment.date().replace(day=11))
    assert waiting(team, "tom") == {("waiting", "ana", "lead-check"), ("waits long", "ana", "drill")}


def test_a_lead_has_nothing_of_their_own_to_sign(team: Crew) -> None:
    team.add("Nina", "hire,lead")
    items.tick(team("nina"), "lead-check")
    assert waiting(team, "nina") == set()
    assert waiting(team, "tom") == {("waiting", "nina", "lead-check")}

"""Whoever has left does nothing any more and reads nothing of others; a team never loses its last lead."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from mentor_tui.domain.history import append
from mentor_tui.domain.problems import BadUse, Code, NotYours, Refused
from mentor_tui.domain.record import TEAM, thing
from mentor_tui.domain.team import PERSON
from mentor_tui.services import finding, items, journeys, live, notes, pairing, people, removing, upkeep
from mentor_tui.services.attention import attention
from mentor_tui.services.pages import mentees_page
from mentor_tui.services.roster import statuses
from mentor_tui.services.team_page import team_page
from mentor_tui.wording import calls, problems
from tests.services.conftest import TODAY, Crew, Refusal

AFTER = TODAY + timedelta(days=1)


@pytest.fixture
def team(team: Crew) -> Crew:
    """Lea, Maya and Ana leave today; tomorrow they have left."""
    items.tick(team("budi"), "drill")
    for who in ("lea", "maya", "ana"):
        people.set_last_day(team("tom"), who, TODAY)
    return team


ACTS: dict[str, tuple[str, Any]] = {
    "own tick": ("ana", lambda d: items.tick(d, "read")),
    "own note": ("ana", lambda d: notes.note(d, "ana", "a note")),
    "own leave": ("ana", lambda d: people.set_leave(d, None, TODAY, TODAY)),
    "sign-off": ("maya", lambda d: items.sign_off(d, "budi", "drill")),
    "room": ("maya", lambda d: people.set_wishes(d, "maya", [])),
    "a lead's act": ("lea", lambda d: people.edit_person(d, "budi", {"place": "lisbon"})),
    "a pair": ("lea", lambda d: pairing.reassign(d, "budi", "max", why="moves")),
    "coming back": ("lea", lambda d: people.set_last_day(d, "lea", None)),
}


@pytest.mark.parametrize("name", ACTS)
def test_from_the_day_after_the_last_one_nothing_is_done(team: Crew, refused: Refusal, name: str) -> None:
    who, act = ACTS[name]
    team.go_to(AFTER)
    with refused(NotYours, Code.LEFT) as problem:
        act(team(who))
    assert problems.sentence(problem.value) == (
        "Your last day was 4 March, so there is nothing more for you to do here. If you are back, ask a lead "
        "to remove your last day."
    )


@pytest.mark.parametrize("name", [name for name in ACTS if name not in ("a pair", "coming back")])
def test_on_the_last_day_all_is_as_ever(team: Crew, name: str) -> None:
    who, act = ACTS[name]
    assert act(team(who)).events


def test_it_is_judged_anew_when_the_roster_or_the_day_is_another(team: Crew) -> None:
    context = team("ana")
    items.tick(context, "read")
    team.go_to(AFTER)
    with pytest.raises(NotYours):
        items.untick(context, "read")
    people.set_last_day(team("tom"), "ana", None)
    items.untick(context, "read")


def test_nobodys_journey_is_read_any_more_but_ones_own(team: Crew) -> None:
    team.go_to(AFTER)
    for who in ("lea", "maya"):
        with pytest.raises(NotYours):
            journeys.page(team(who), "budi")
        assert attention(team(who)) == []
        assert finding.people(team(who)) == ()
        assert [row["person"] for row in statuses(team(who))] == [who]
        with pytest.raises(NotYours):
            upkeep.check_right(team(who).team(), who)
    page = mentees_page(team("maya"))
    assert (page.queue, page.rows) == ((), ())
    assert live.roles(team("maya")) == live.roles(team("lea")) == ()
    assert journeys.page(team("ana")).own
    assert live.roles(team("ana")) == ("hire",)


def test_the_last_lead_stays_able_and_it_is_said(team: Crew, refused: Refusal) -> None:
    with refused(Refused, Code.LAST_LEAD):
        people.set_last_day(team("tom"), "tom", TODAY)
    # As an earlier program, or a hand, may have left it.
    people.set_last_day(team("tom"), "lea", None)
    people.set_last_day(team("tom"), "tom", TODAY)
    people.edit_person(team("lea"), "otto", {"roles": "lead", "leads": "billing"})
    with refused(Refused, Code.LAST_LEAD) as problem:
        people.set_last_day(team("lea"), "lea", TODAY)
    assert problems.sentence(problem.value) == (
        "Lea is the only lead of all teams. Make somebody else lead of all teams first."
    )
    with refused(Refused, Code.LAST_LEAD):
        people.edit_person(team("lea"), "lea", {"leads": "billing"})
    with team.store.edit(TEAM) as record:
        more = {"op": "by hand", "at": "2026-03-04T12:00:00Z", "by": "lea"}
        append(record, **more, kind="edited", thing=thing(PERSON, "lea"), terms={"left": TODAY.isoformat()})
    team.go_to(AFTER)
    told = [call for call in attention(team("otto")) if call.kind == "no lead"]
    assert [(call.person, call.since) for call in told] == [("lea", "2026-03-04"), ("tom", "2026-03-04")]
    names = team("otto").team().names
    assert calls.need(told[0], names, {}) == (
        "Lea left on 4 Mar",
        "nobody else leads their teams; give somebody the role",
    )
    assert any(call.kind == "no lead" for call in team_page(team("lea")).needs)
    people.edit_person(team("lea"), "max", {"roles": "lead,mentor", "leads": "*"})
    with refused(NotYours, Code.LEFT):
        people.edit_person(team("lea"), "max", {"roles": "mentor"})
    assert not [call for call in attention(team("max")) if call.kind == "no lead"]


def test_whoever_was_removed_does_nothing_either(team: Crew, refused: Refusal) -> None:
    team.add("Typo")
    context = team("typo")
    context.no_more()
    removing.remove_person(team("tom"), "typo")
    with refused(BadUse, Code.NOBODY):
        items.tick(context, "read")

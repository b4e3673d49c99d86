"""News of the board: told once to everybody on the front line, and a dated change again on the working day before it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from mentor_tui.domain.catalogue import Budget
from mentor_tui.domain.rules.decisions import Wording
from mentor_tui.services import people, undo
from mentor_tui.services.board_news import board_news
from mentor_tui.services.briefings import brief
from mentor_tui.services.decisions import decide
from mentor_tui.services.documents import status
from mentor_tui.services.journeys import page, told, with_board
from mentor_tui.services.openings import add_opening, close_opening, interest
from mentor_tui.wording import events
from tests.services.conftest import TODAY, Crew

NAMES = {"tom": "Tom"}


def new(team: Crew, who: str) -> list[str]:
    """What is new for somebody, in words."""
    context = team(who)
    standing = context.standing(context.journey(who), context.team())
    return [events.news(entry, NAMES) for entry in board_news(context, standing)]


def look(team: Crew, who: str) -> None:
    """Read one's own journey, all of it."""
    context = team(who)
    told(context, with_board(context, page(context)))


def test_a_briefing_is_told_once_to_each(team: Crew) -> None:
    brief(team("tom"), "billing", "tax by line")
    assert new(team, "ana") == ["Tom on “Billing”: “tax by line”"]
    look(team, "ana")
    assert new(team, "ana") == []
    assert new(team, "budi") == ["Tom on “Billing”: “tax by line”"]
    brief(team("tom"), "billing", nothing=True)
    assert new(team, "ana") == ["Tom: nothing new in “Billing” this time"]


def test_whoever_has_left_the_queue_is_not_on_the_front_line(team: Crew) -> None:
    team.catalogue = team.catalogue._replace(budget=Budget(keep_with_customers={"lead": 2.0}))
    people.edit_person(team("tom"), "ana", {"position": "head"}, why="was")
    brief(team("tom"), "billing", "tax by line")
    assert new(team, "ana") == []
    assert new(team, "budi") == ["Tom on “Billing”: “tax by line”"]


def test_what_one_wrote_oneself_or_took_back_is_no_news(team: Crew) -> None:
    embed = Wording("embed", why="Knows it.", asked=("maya",), area="billing", until=date(2026, 8, 28), keeps=6)
    decide(team("tom"), "ana", embed)
    brief(team("ana"), "billing", "tax by line")
    assert new(team, "ana") == []
    brief(team("tom"), "billing", "another")
    undo.undo(team("tom"))
    assert new(team, "budi") == ["ana on “Billing”: “tax by line”"]


def test_of_what_was_long_ago_nobody_is_told_who_looks_first(team: Crew) -> None:
    brief(team("tom"), "billing", "tax by line")
    team.go_to(TODAY + timedelta(days=15))
    assert new(team, "ana") == []


@pytest.mark.parametrize(
    ("on", "first"),
    [(date(2026, 3, 12), date(2026, 3, 11)), (date(2026, 3, 16), date(2026, 3, 13))],
)
def test_a_dated_change_is_told_again_on_the_working_day_before(team: Crew, on: date, first: date) -> None:
    brief(team("tom"), "billing", "tax by line", on=on)
    look(team, "ana")
    team.go_to(first - timedelta(days=1))
    assert new(team, "ana") == []
    team.go_to(first)
    assert new(team, "ana") == [f"From {on.day} March, in “Billing”: “tax by line”"]
    look(team, "ana")
    assert new(team, "ana") == []
    team.go_to(on)
    assert new(team, "budi")[-1].startswith("Tom on “Billing”")
    team.go_to(on + timedelta(days=1))
    assert new(team, "ana") == []


def test_an_opening_is_news_while_it_is_open_and_its_end_for_whoever_was_interested(team: Crew) -> None:
    name = add_opening(team("tom"), "Somebody for billing", gap="nobody hears of it").on
    assert new(team, "ana") == new(team, "budi") == ["Tom has an opening: “Somebody for billing”"]
    look(team, "ana")
    look(team, "budi")
    interest(team("ana"), name)
    close_opening(team("tom"), name, to=["cleo"], word="Thank you; next time.")
    assert new(team, "ana") == ["Tom closed “Somebody for billing”: “Thank you; next time.”"]
    assert new(team, "budi") == []
    undo.undo(team("tom"))
    assert new(team, "ana") == []


def test_status_tells_it_and_a_page_of_somebody_else_does_not(team: Crew) -> None:
    brief(team("tom"), "billing", "tax by line")
    assert [entry["kind"] for entry in status(team("ana"))["news"]][-1] == "briefed"
    assert status(team("maya"), "ana")["news"] == []
    assert with_board(team("maya"), page(team("maya"), "ana")).news == ()


def test_what_was_changed_by_hand_in_a_mark_counts_as_not_told(team: Crew) -> None:
    brief(team("tom"), "billing", "tax by line")
    look(team, "ana")
    team.store.set_mark("ana", {**team.store.mark("ana"), "board": "x", "board told": [{}], "changes told": 3})
    assert new(team, "ana") == ["Tom on “Billing”: “tax by line”"]

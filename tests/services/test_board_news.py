"""News of the board: told once to everybody on the front line, and a dated change again on the working day before it."""

from __future__ import annotations

from datetime import date, timedelta
from unittest.mock import Mock

import pytest

from mentor_tui.domain.catalogue import Budget
from mentor_tui.domain.rules.decisions import Wording
from mentor_tui.services import people, undo
from mentor_tui.services.board_news import board_news, day_before, own_board_news
from mentor_tui.services.briefings import brief, read_briefing
from mentor_tui.services.decisions import decide
from mentor_tui.services.documents import status
from mentor_tui.services.journeys import page, told, with_board
from mentor_tui.services.news import board_looked
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


def test_what_was_left_is_told_the_next_time_and_what_was_shown_after_it_is_not(team: Crew) -> None:
    for text in ("first", "second", "third"):
        brief(team("tom"), "billing", text)
    first, second, third = own_board_news(team("ana"))
    board_looked(team("ana"), [third], [first, second])
    assert [one.text for one in own_board_news(team("ana"))] == ["first", "second"]
    board_looked(team("ana"), [first], [second])
    assert [one.text for one in own_board_news(team("ana"))] == ["second"]


def test_whoever_has_looked_before_is_told_of_what_was_long_ago(team: Crew) -> None:
    brief(team("tom"), "billing", "tax by line")
    look(team, "ana")
    brief(team("tom"), "billing", "another")
    team.go_to(TODAY + timedelta(days=20))
    assert new(team, "ana") == ["Tom on “Billing”: “another”"]


def test_what_somebody_has_said_they_have_read_is_no_news_and_a_dated_change_is_told_all_the_same(team: Crew) -> None:
    on = date(2026, 3, 12)
    brief(team("tom"), "billing", "tax by line", on=on)
    read_briefing(team("ana"), "billing")
    assert new(team, "ana") == []
    team.go_to(on - timedelta(days=1))
    assert new(team, "ana") == ["From 12 March, in “Billing”: “tax by line”"]


def test_a_dated_change_is_not_told_twice_on_one_day(team: Crew) -> None:
    brief(team("tom"), "billing", "tax by line", on=TODAY + timedelta(days=1))
    assert new(team, "ana") == ["Tom on “Billing”: “tax by line”"]


def test_whoever_was_away_the_day_before_is_told_on_the_day_itself(team: Crew) -> None:
    on = date(2026, 3, 12)
    brief(team("tom"), "billing", "tax by line", on=on)
    look(team, "ana")
    team.go_to(on)
    assert new(team, "ana") == ["From 12 March, in “Billing”: “tax by line”"]


def test_whoever_has_left_the_queue_is_told_of_no_change(team: Crew) -> None:
    team.catalogue = team.catalogue._replace(budget=Budget(keep_with_customers={"lead": 2.0}))
    people.edit_person(team("tom"), "ana", {"position": "head"}, why="was")
    brief(team("tom"), "billing", "tax by line", on=date(2026, 3, 12))
    team.go_to(date(2026, 3, 11))
    assert new(team, "ana") == []


def test_where_nobody_works_for_two_weeks_it_is_the_day_before() -> None:
    assert day_before(Mock(works=lambda _day: False), date(2026, 3, 12)) == date(2026, 3, 11)


def test_an_opening_whose_last_day_has_passed_is_no_news(team: Crew) -> None:
    add_opening(team("tom"), "Somebody for billing", gap="nobody hears of it", closes=TODAY)
    assert new(team, "ana") == ["Tom has an opening: “Somebody for billing”"]
    team.go_to(TODAY + timedelta(days=1))
    assert new(team, "ana") == []

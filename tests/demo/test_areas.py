"""The areas of the demo team, by id, as the page about growing names them: one of each state, with a log to read."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from mentor_tui.demo import build
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.areas_page import AreasPage, areas_page
from mentor_tui.store.memory import MemoryStore

STATES = {
    "no owner": {"refund-rules"},
    "quiet": {"saved-replies"},
    "crowded": {"help-centre-billing"},
    "away": {"on-call-rota"},
    "leaving": {"first-week"},
    "overloaded": {"ai-pages", "quality-board", "monthly-figures", "tags-and-views"},
    "pulled two ways": {"integration-cases", "routing-rules"},
    "kept": {"account-safety", "product-feedback"},
}
PAGE = Path(__file__).parents[2] / "docs" / "growth.md"


def board(catalogue, day: date) -> AreasPage:
    store, now = MemoryStore(), datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    build(store, catalogue, people=38, now=now)
    return areas_page(ActorContext(store, lambda: catalogue, "tomas-reis", lambda: now))


@pytest.mark.parametrize("day", [date(2026, 5, 12), date(2026, 8, 30), date(2027, 1, 1), date(2028, 2, 29)])
def test_there_is_an_area_of_each_state(catalogue, day):
    page = board(catalogue, day)
    found = {state: {row.area.id for row in page.rows if row.state == state} for state in STATES}
    found["no owner"] = {row.area.id for row in page.rows if row.state == "no owner" and row.held.past}
    assert found == STATES


def test_their_logs_can_be_read_and_who_would_like_to_own_one_stands_there(catalogue):
    page = board(catalogue, date(2026, 5, 12))
    rows = {row.area.id: row for row in page.rows}
    assert rows["refund-rules"].held.asked == ("petra-novakova", "diego-vega")
    assert rows["product-feedback"].held.past[-1].word
    for areas in STATES.values():
        assert all(rows[area].log.lines for area in areas)


def test_the_page_names_them():
    told = PAGE.read_text("utf-8").partition("## Who owns what")[2]
    named = set(re.findall(r"`([a-z]+(?:-[a-z]+)+)`", told))
    assert set().union(*STATES.values()) <= named

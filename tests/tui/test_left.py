"""Whoever has left sees their own, and every key that writes says why it is off."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from mentor_tui.services import people
from mentor_tui.tui.widgets.bars import Notice
from tests.tui.conftest import settle


async def test_every_key_that_writes_says_why_it_is_off(
    app_for: Callable[..., Any], context_for: Callable[..., Any]
) -> None:
    people.set_last_day(context_for("tomas"), "ana", date(2025, 5, 9))
    async with app_for("ana").run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        place = pilot.app.screen
        off = {action.id: place.why_off(action) for action in place.all_actions if action.writes}
        assert off
        assert {said.partition(",")[0] for said in off.values()} == {"Your last day was 9 May"}, off
        await pilot.press("space")
        await settle(pilot)
        assert place.query_one(Notice).text.startswith("Your last day was 9 May")

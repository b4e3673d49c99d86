"""What is new on the team's board for a mentor: told above the queue once, as a hire is told it on their journey."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.briefings import brief, read_briefing
from mentor_tui.services.openings import add_opening
from mentor_tui.tui.app import MentorApp
from mentor_tui.tui.screens.mentees_news import BoardNews
from mentor_tui.tui.widgets.lines import Lines
from tests.tui.conftest import press, settle

Apps = Callable[..., MentorApp]
Contexts = Callable[[str], ActorContext]
SMALL, LARGE = (80, 24), (120, 40)


def told(app: MentorApp) -> list[str]:
    """The lines of news in sight."""
    bar = app.screen.query_one(BoardNews)
    return [line.strip() for line in bar.render().plain.splitlines()] if bar.display else []


async def look(app: MentorApp, size: tuple[int, int] = SMALL) -> list[str]:
    """What somebody is told who opens their place and goes away again."""
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        found = told(app)
        await press(pilot, "q")
    return found


async def test_a_briefing_is_news_for_a_mentor_once(app_for: Apps, context_for: Contexts) -> None:
    assert await look(app_for("maya")) == []
    brief(context_for("tomas"), "billing", "tax by line")
    (line,) = await look(app_for("maya"))
    assert line.startswith("New for you")
    assert line.endswith("“tax by line”")
    assert await look(app_for("maya")) == []


async def test_what_comes_while_the_place_is_open_is_told_too(app_for: Apps, context_for: Contexts) -> None:
    app = app_for("maya")
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        rows = app.screen.query_one("#rows", Lines).size.height
        brief(context_for("tomas"), "billing", "tax by line")
        await app.catch_up()
        await settle(pilot)
        assert len(told(app)) == 1
        assert app.screen.query_one("#rows", Lines).size.height == rows


@pytest.mark.parametrize(("size", "most"), [(SMALL, 1), (LARGE, 3)])
async def test_what_had_no_room_is_still_new_the_next_time(
    app_for: Apps, context_for: Contexts, size: tuple[int, int], most: int
) -> None:
    for number in range(1, 6):
        brief(context_for("tomas"), "billing", f"news {number}")
    first = await look(app_for("maya"), size)
    assert len(first) == most
    assert first[-1].endswith(f"and {5 - most} more")
    second = await look(app_for("maya"), size)
    assert f"news {5 - most}" in second[0]


async def test_openings_are_told_and_what_one_has_read_is_not(app_for: Apps, context_for: Contexts) -> None:
    brief(context_for("tomas"), "billing", "tax by line")
    read_briefing(context_for("maya"), "billing")
    add_opening(context_for("tomas"), "Somebody for billing", gap="One of us hears of a third.")
    (line,) = await look(app_for("maya"))
    assert "Somebody for billing" in line


async def test_a_dated_change_comes_back_once_the_working_day_before(app_for: Any, context_for: Contexts) -> None:
    tomas = context_for("tomas")
    brief(tomas, "billing", "tax by line", on=tomas.today() + timedelta(days=1))
    assert "tax by line" in (await look(app_for("maya")))[0]
    (line,) = await look(app_for("maya"))
    assert "From 13 May" in line
    assert await look(app_for("maya")) == []

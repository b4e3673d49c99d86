"""A day by the real cursor alone: whoever hears or feels the line that it stands on gets through it without a colour."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from mentor_tui.store.memory import MemoryStore
from mentor_tui.tui.app import MentorApp
from tests.tui.conftest import press, settle
from tests.tui.test_mentees import state

AppFor = Callable[..., MentorApp]
SIZE = (80, 24)
MOST = 40


def heard(app: MentorApp) -> str:
    """The line under the cursor, from the cursor on to the end of its part."""
    x, y = app.cursor_position
    line = [*app.screen._compositor.render_strips()][y].text
    return line[x:].split("│")[0].strip()


async def until_heard(pilot: Any, wanted: str, key: str = "down") -> str:
    """Press a key until the line under the cursor says it."""
    for _ in range(MOST):
        if wanted in heard(pilot.app):
            return heard(pilot.app)
        await press(pilot, key)
    raise AssertionError(f"{wanted} was never under the cursor; last {heard(pilot.app)!r}")


@pytest.mark.parametrize("size", [SIZE, (120, 40)])
async def test_a_hire_ticks(app_for: AppFor, store: MemoryStore, size: tuple[int, int]) -> None:
    app = app_for("ana")
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        assert "again" in heard(app)
        line = await until_heard(pilot, "○ open")
        await press(pilot, "space")
        if "open" in line:
            await press(pilot, "escape")
        await press(pilot, "question_mark")
        assert heard(app)
        await press(pilot, "escape")
        assert "│" not in heard(app)


async def test_a_mentor_signs(app_for: AppFor, store: MemoryStore) -> None:
    app = app_for("maya")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert "Budi" in heard(app)
        await press(pilot, "tab")
        first = heard(app)
        assert "not yet" in first
        for _ in range(4):
            assert "not yet" in heard(app)
            await press(pilot, "space")
        await press(pilot, "s")
        assert state(store, "budi", "sort-thirty").state == "done"
        assert "Chiara" in heard(app), "the next one is under the cursor"


async def test_a_lead_opens_what_needs_them_and_comes_back(app_for: AppFor) -> None:
    app = app_for("tomas")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        needs = heard(app)
        assert needs
        await press(pilot, "down")
        assert heard(app) not in ("", needs)
        await press(pilot, "tab")
        assert heard(app) != needs
        await press(pilot, "3")
        assert heard(app), "in the grid of tracks the cursor stands on a rung"


async def test_in_a_field_the_cursor_stands_where_one_types(app_for: AppFor) -> None:
    app = app_for("ana")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "slash")
        before = app.cursor_position
        await press(pilot, *"ref")
        assert app.cursor_position - before == (3, 0)

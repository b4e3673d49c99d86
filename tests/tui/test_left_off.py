"""One comes back to where one left: the place, what was selected, what it was narrowed to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mentor_tui.drafts import LeftOff
from mentor_tui.tui.app import MentorApp
from mentor_tui.tui.base.place import Place
from mentor_tui.tui.widgets.filter import Filter
from mentor_tui.tui.widgets.lines import Lines
from mentor_tui.tui.widgets.ticks import Ticks
from tests.tui.conftest import press, settle

AppFor = Callable[..., MentorApp]
SIZE = (80, 24)


def place(app: MentorApp) -> Place[Any]:
    assert isinstance(app.screen, Place)
    return app.screen


def selected(app: MentorApp) -> list[str]:
    return [lines.selected for lines in place(app).query(Lines) if not isinstance(lines, Ticks)]


@pytest.mark.parametrize(
    ("who", "keys"),
    [
        ("ana", ("down", "down")),
        ("maya", ("down", "tab", "tab", "down")),
        ("tomas", ("down", "down", "tab", "tab", "down")),
    ],
)
async def test_what_was_selected_is_selected_the_next_time(
    app_for: AppFor, tmp_path: Path, who: str, keys: tuple[str, ...]
) -> None:
    app = app_for(who, drafts=tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        at_first = selected(app)
        await press(pilot, *keys)
        left = selected(app)
        assert left != at_first
        await press(pilot, "q")
    again = app_for(who, drafts=tmp_path)
    async with again.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert selected(again) == left


async def test_so_is_the_place_and_what_was_filtered(app_for: AppFor, tmp_path: Path) -> None:
    app = app_for("tomas", drafts=tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "slash", *"budi", "enter", "3", "q")
    again = app_for("tomas", drafts=tmp_path)
    async with again.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert place(again).MODE == "growth"
        await press(pilot, "1")
        assert place(again).query_one(Filter).value == "budi"
        people = place(again).query_one("#people", Lines)
        assert [line.id for line in people.lines if line.id] == ["budi"]
    assert not app_for("maya", drafts=tmp_path).left_off.parts, "nobody else begins there"


@pytest.mark.parametrize(
    "there", ["", "[]", "5", "{", '{"place": 5, "parts": []}', '{"place": "no", "parts": {"team": {"#people": 5}}}']
)
async def test_what_is_none_of_ours_there_is_as_nothing(app_for: AppFor, tmp_path: Path, there: str) -> None:
    LeftOff.of(tmp_path, "tomas").keep()
    (file,) = tmp_path.glob("*.place.json")
    file.write_text(there)
    app = app_for("tomas", drafts=tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert place(app).MODE == "team"
        await press(pilot, "q")
    assert LeftOff.of(tmp_path, "tomas").place == "team"
    assert file.stat().st_mode & 0o77 == 0

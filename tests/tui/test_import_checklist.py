"""A checklist beside what it becomes: looked at, changed where it was read wrong, written or left."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from textual.widgets import Input

from mentor_tui.services import checklists
from mentor_tui.store.memory import MemoryStore
from mentor_tui.tui.app import MentorApp
from mentor_tui.tui.dialogs.confirm import Confirm
from mentor_tui.tui.dialogs.form import Questions
from mentor_tui.tui.dialogs.told import ToldDialog
from mentor_tui.tui.screens.checklist import ChecklistPlace
from mentor_tui.tui.screens.team import TeamPlace
from mentor_tui.tui.ui_context import UiContext
from mentor_tui.tui.widgets.bars import PlaceBar
from mentor_tui.tui.widgets.lines import Lines
from mentor_tui.tui.widgets.text_pane import TextPane
from tests.tui import story
from tests.tui.conftest import press, settle

SMALL, LARGE = (80, 24), (120, 40)

TEXT = """\
# Start

## First week

- [ ] Read the prices (20 min)
- [ ] Manager: give the admin role

## Second week: money

You will not break anything.

- [ ] Take three refunds (x3)
- [ ] Manager: raise the limit
<!-- ask Bea if still true -->

## Later on

- [ ] Take the phone for a whole afternoon while somebody sits beside you and listens
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "onboarding.md"
    path.write_text(TEXT, "utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "curricula"
    path.mkdir()
    return path


@pytest.fixture
def app(file: Path, folder: Path, store: MemoryStore) -> MentorApp:
    """As a lead, with the file read wherever it is named."""
    return MentorApp(
        UiContext(story.context(store, "tomas"), read_checklist=lambda path: checklists.read([path], [folder]))
    )


async def opened(pilot: Any, file: Path) -> ChecklistPlace:
    await settle(pilot)
    await press(pilot, "number_sign")
    pilot.app.screen.query_one(Input).value = str(file)
    await press(pilot, "enter")
    assert isinstance(pilot.app.screen, ChecklistPlace)
    return pilot.app.screen


def lines(place: ChecklistPlace, name: str) -> list[str]:
    return [line.text for line in place.query_one(f"#{name}", Lines).lines]


def selected(place: ChecklistPlace, name: str) -> str:
    listed = place.query_one(f"#{name}", Lines)
    return listed.lines[listed.at].text.strip()


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_what_it_becomes_stands_beside_the_file_and_both_move(app: MentorApp, file: Path, size) -> None:
    async with app.run_test(size=size) as pilot:
        place = await opened(pilot, file)
        assert place.query_one(PlaceBar).here == "Import a checklist · onboarding.md · esc, nothing written"
        assert place.query_one("#summary", TextPane).text.splitlines() == [
            "6 items in 4 phases. 1 line kept as text, 4 to look at; nothing is lost.",
            "5 have no minutes: they read “not planned” and count in no plan.",
        ]
        # One phase is open: the one in which the selected line stands.
        assert lines(place, "becomes")[:4] == [
            "First week5 ·  2",
            "  ○ Read the prices20 min",
            "  ○ Give the admin rolelead",
            "Second week: money10 ·  2",
        ]
        await press(pilot, "down", "down", "down")
        assert lines(place, "becomes")[:4] == [
            "First week5 ·  2",
            "Second week: money10 ·  2",
            "  about  “You will not break anything.”",
            "  ○ Take three refunds3 times",
        ]
        assert selected(place, "file") == "8 ## Second week: money"
        await press(pilot, "down")
        assert selected(place, "file") == "12 - [ ] Take three refunds (x3)"
        # And from the file: what a line belongs to.
        await press(pilot, "tab", "home")
        assert selected(place, "becomes").startswith("First week")
        await press(pilot, *["down"] * 14)
        assert selected(place, "becomes").startswith("Later on") or "Raise the limit" in selected(place, "becomes")
        wide = place.query_one("#yaml-side").display
        assert wide == (size == LARGE)


async def test_the_yaml_of_what_is_selected_stands_beside_it_where_there_is_room(app: MentorApp, file: Path) -> None:
    async with app.run_test(size=LARGE) as pilot:
        place = await opened(pilot, file)
        await press(pilot, "down", "down")
        assert place.query_one("#yaml", TextPane).text.splitlines() == [
            "- id: give-the-admin-role",
            "  title: Give the admin role",
            "  kind: do",
            "  who: lead",
        ]
        await press(pilot, "home")
        assert place.query_one("#yaml", TextPane).text.splitlines()[:2] == ["- id: first-week", "  title: First week"]


async def test_arrows_go_through_what_there_is_to_look_at(app: MentorApp, file: Path) -> None:
    async with app.run_test(size=SMALL) as pilot:
        place = await opened(pilot, file)
        assert [line.split()[:2] for line in lines(place, "look")] == [
            ["line", "14"],
            ["line", "16"],
            ["line", "18"],
            ["added", "The"],
        ]
        seen = []
        for _n in range(5):
            await press(pilot, "right")
            seen.append(selected(place, "becomes")[:12])
        assert seen == ["○ Raise the ", "▲ Later on15", "▲ Take the p", "Closing the ", "○ Raise the "]
        await press(pilot, "left")
        assert selected(place, "becomes").startswith("Closing the basics")
        # What was added stands in no line of the file.
        await press(pilot, "e")
        assert place.notice == "This was added and stands in no line of the file. Change it in the YAML."


async def test_an_item_and_a_phase_are_changed_and_it_is_taken_back(app: MentorApp, file: Path) -> None:
    async with app.run_test(size=SMALL) as pilot:
        place = await opened(pilot, file)
        await press(pilot, "down", "e")
        form = app.screen
        assert isinstance(form, Questions)
        form.query_one("#field-title", Input).value = "What things cost"
        form.query_one("#field-day", Input).value = "x"
        await press(pilot, "ctrl+d")
        assert app.screen is form, "a day that is none is refused in the form"
        form.query_one("#field-day", Input).value = "2"
        await press(pilot, "ctrl+d")
        assert selected(place, "becomes") == "○ What things cost20 min · day 2"
        await press(pilot, "u")
        assert selected(place, "becomes") == "○ Read the prices20 min"
        await press(pilot, "u")
        assert place.notice == "You have changed nothing here."
        await press(pilot, "right", "right", "e")
        app.screen.query_one("#field-day", Input).value = "20"
        await press(pilot, "ctrl+d")
        assert selected(place, "becomes") == "Later on20 ·  1"
        assert [line.split()[1] for line in lines(place, "look")] == ["14", "18", "The"]


async def test_a_length_for_a_kind_and_a_meaning_for_a_part(app: MentorApp, file: Path) -> None:
    async with app.run_test(size=SMALL) as pilot:
        place = await opened(pilot, file)
        await press(pilot, "down", "down", "m")
        app.screen.query_one("#field-minutes", Input).value = "15"
        await press(pilot, "ctrl+d")
        assert selected(place, "becomes") == "○ Give the admin role15 min · lead"
        await press(pilot, "P", "left", "ctrl+d")
        assert selected(place, "becomes") == "○ Give the admin role15 min · mentor"


async def test_check_says_what_it_finds(app: MentorApp, file: Path) -> None:
    async with app.run_test(size=SMALL) as pilot:
        await opened(pilot, file)
        await press(pilot, "C")
        assert isinstance(app.screen, ToldDialog)
        assert app.screen._heading.startswith("No fault, and ")


async def test_it_is_written_where_somebody_says(app: MentorApp, file: Path, folder: Path) -> None:
    async with app.run_test(size=SMALL) as pilot:
        await opened(pilot, file)
        await press(pilot, "P", "left", "ctrl+d", "I")
        path = app.screen.query_one("#field-path", Input)
        assert path.value == str(folder / "start.yaml")
        assert not (folder / "start.yaml").exists()
        await press(pilot, "ctrl+d")
        assert isinstance(app.screen, TeamPlace)
        assert app.screen.notice == "Written to start.yaml."
        made = yaml.safe_load((folder / "start.yaml").read_text("utf-8"))
        assert [item.get("who") for item in made["phases"][0]["modules"][0]["items"]] == [None, "mentor"]


async def test_what_is_no_curriculum_is_not_written_over(app: MentorApp, file: Path, folder: Path) -> None:
    (folder / "start.yaml").write_text("notes: mine\n", "utf-8")
    async with app.run_test(size=SMALL) as pilot:
        await opened(pilot, file)
        await press(pilot, "I")
        form = app.screen
        form.query_one("#field-path", Input).value = str(folder / "start.yaml")
        await press(pilot, "ctrl+d")
        assert app.screen is form
        assert "not a curriculum" in str(form.query_one(".wrong").render())
        assert (folder / "start.yaml").read_text("utf-8") == "notes: mine\n"


async def test_leaving_writes_nothing_and_asks_where_something_was_changed(
    app: MentorApp, file: Path, folder: Path
) -> None:
    async with app.run_test(size=SMALL) as pilot:
        await opened(pilot, file)
        await press(pilot, "escape")
        assert isinstance(app.screen, TeamPlace)
        place = await opened(pilot, file)
        await press(pilot, "P", "left", "ctrl+d", "escape")
        assert isinstance(app.screen, Confirm)
        await press(pilot, "n")
        assert app.screen is place
        await press(pilot, "escape", "y")
        assert isinstance(app.screen, TeamPlace)
        assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "said"), [("", "Say which file."), ("gone.md", "gone.md"), ("words.md", "There is nothing to do in")]
)
async def test_what_is_no_checklist_is_said_where_it_was_named(
    app: MentorApp, tmp_path: Path, name: str, said: str
) -> None:
    (tmp_path / "words.md").write_text("# A\n\nOnly words.\n", "utf-8")
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "number_sign")
        form = app.screen
        form.query_one(Input).value = str(tmp_path / name) if name else ""
        await press(pilot, "enter")
        assert app.screen is form
        assert said in str(form.query_one(".wrong").render())


async def test_it_can_be_all_there_is_to_see_without_a_team(file: Path, folder: Path) -> None:
    checklist = checklists.read([str(file)], [folder])
    app = MentorApp(UiContext(story.context(MemoryStore(), ""), has_team=False, checklist=checklist))
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        place = app.screen
        assert isinstance(place, ChecklistPlace)
        assert not place.query_one(PlaceBar).render().plain.rstrip().endswith("·")
        assert " ·  ·" not in place.query_one(PlaceBar).render().plain
        assert lines(place, "becomes")[0] == "First week5 ·  2"
        await press(pilot, "I", "ctrl+d")
    assert (folder / "start.yaml").is_file()


async def test_beside_the_curricula_of_a_team_only_leads_write(
    file: Path, folder: Path, tmp_path: Path, store: MemoryStore
) -> None:
    checklist = checklists.read([str(file)], [folder])
    app = MentorApp(UiContext(story.context(store, "ana"), has_team=False, checklist=checklist))
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "I", "ctrl+d")
        form = app.screen
        assert isinstance(form, Questions)
        assert "is for a lead" in str(form.query_one(".wrong").render())
        assert list(folder.iterdir()) == []
        form.query_one("#field-path", Input).value = str(tmp_path / "mine.yaml")
        await press(pilot, "ctrl+d")
    assert (tmp_path / "mine.yaml").is_file()


async def test_nothing_to_look_at_is_said(app: MentorApp, tmp_path: Path) -> None:
    path = tmp_path / "short.md"
    path.write_text("## Week 1\n- [ ] Read\n- [ ] Close it (ends the basics)\n", "utf-8")
    async with app.run_test(size=SMALL) as pilot:
        place = await opened(pilot, path)
        assert lines(place, "look") == ["All 2 lines with a box are items; nothing to look at."]
        await press(pilot, "right")
        assert place.notice == "All 2 lines with a box are items; nothing to look at."

"""A file of people on the screen: looked at, put right, brought in, taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input, Static

from mentor_tui.domain.problems import BadUse, Code
from mentor_tui.intake.tables import read_table
from mentor_tui.services import people
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.table_columns import PEOPLE, NamedTable, named_table
from mentor_tui.tui.app import MentorApp
from mentor_tui.tui.dialogs.pick_file import PickFile
from mentor_tui.tui.screens.people_import import PeopleImportPlace
from mentor_tui.tui.screens.team import TeamPlace
from mentor_tui.tui.ui_context import UiContext
from mentor_tui.tui.widgets.file_tree import FileTree
from mentor_tui.tui.widgets.lines import Lines
from mentor_tui.tui.widgets.split_line import SplitLine
from mentor_tui.tui.widgets.text_pane import TextPane
from tests.tui.conftest import press, settle

Contexts = Callable[[str], ActorContext]
SMALL, LARGE = (80, 24), (120, 40)

FILE = """Name;Start;Office;Line manager;Band
Wren Cole;02/06/2025;lisbon;Tomás;B
Otis Park;19/05/2025;Dubln;;B
Zita Lund;02/06/2025;Dubln;;C
"""


def read(path: str) -> NamedTable:
    return named_table(read_table(Path(path).expanduser().read_bytes()), PEOPLE)


async def opened(app: MentorApp, pilot: Any, text: str) -> PeopleImportPlace:
    table = named_table(read_table(text.encode()), PEOPLE)
    await settle(pilot)
    place = PeopleImportPlace(app.ui, table, "june.csv")
    app.push_screen(place)
    await settle(pilot)
    return place


def rows(place: PeopleImportPlace) -> list[str]:
    return [line.text for line in place.query_one("#rows", Lines).lines]


def said(place: PeopleImportPlace, where: str) -> str:
    return place.query_one(where, SplitLine).text.strip()


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_a_file_is_looked_at_put_right_and_brought_in(context_for: Contexts, size: tuple[int, int]) -> None:
    app = MentorApp(UiContext(context_for("tomas")))
    async with app.run_test(size=size) as pilot:
        place = await opened(app, pilot, FILE)
        assert said(place, "#file") == "3 rows, UTF-8, semicolons. Dates read as day/month: row 3 has 19/05/2025."
        assert said(place, "#counts") == "1 new   2 cannot be taken"
        assert [line.split()[:2] for line in rows(place)] == [["3", "Otis"], ["4", "Zita"], ["2", "Wren"]]
        assert "not used: Band" in said(place, "#unused")
        assert "The other one can go in now" in " ".join(place.query_one("#below", TextPane).text.split())
        assert place.query_one("#beside", TextPane).display == (size == LARGE)
        # A word that is no place is asked once for all rows that have it.
        await press(pilot, "e")
        await press(pilot, *("backspace",) * 20, *"lisbon", "enter")
        assert said(place, "#counts") == "3 new"
        await press(pilot, "I")
        team = context_for("tomas").team()
        assert {"wren-cole", "otis-park", "zita-lund"} <= team.people.keys()
        assert context_for("tomas").journey("zita-lund").profile.start is not None
        assert said(place, "#counts") == "3 here already"
        await press(pilot, "I")
        assert "3 people here already, nothing to change." in place.notice
        await press(pilot, "u")
        assert not {"wren-cole", "otis-park", "zita-lund"} & context_for("tomas").team().people.keys()
        assert said(place, "#counts") == "3 new"
        await press(pilot, "escape")
        assert isinstance(app.screen, TeamPlace)


async def test_a_row_that_cannot_be_read_stays_out(context_for: Contexts) -> None:
    app = MentorApp(UiContext(context_for("tomas")))
    async with app.run_test(size=SMALL) as pilot:
        place = await opened(app, pilot, FILE)
        await press(pilot, "I")
        people_now = context_for("tomas").team().people
        assert "wren-cole" in people_now
        assert "otis-park" not in people_now
        assert said(place, "#counts") == "1 here already   2 cannot be taken"


async def test_a_new_place_is_meant_where_it_is_said_again(context_for: Contexts) -> None:
    app = MentorApp(UiContext(context_for("tomas")))
    async with app.run_test(size=SMALL) as pilot:
        place = await opened(app, pilot, FILE)
        await press(pilot, "e")
        app.screen.query_one(Input).value = "Dubln"
        await press(pilot, "enter")
        assert said(place, "#counts") == "3 new"


async def test_dates_are_read_the_other_way_round(context_for: Contexts) -> None:
    app = MentorApp(UiContext(context_for("tomas")))
    async with app.run_test(size=SMALL) as pilot:
        place = await opened(app, pilot, "name,start\nWren Cole,02/06/2025\nOtis Park,03/06/2025\n")
        assert said(place, "#counts") == "2 cannot be taken"
        await press(pilot, "d")
        assert said(place, "#counts") == "2 new"
        assert "2 June" in rows(place)[0]
        await press(pilot, "d")
        assert "6 February" in rows(place)[0]


async def test_changes_are_taken_where_that_is_said(context_for: Contexts) -> None:
    people.edit_person(context_for("tomas"), "maya", {"email": "maya@example.com"})
    app = MentorApp(UiContext(context_for("tomas")))
    async with app.run_test(size=SMALL) as pilot:
        place = await opened(app, pilot, "name,e-mail,hours\nMaya O’Neill,MAYA@example.com,12\n")
        assert "hours a week" in rows(place)[0]
        await press(pilot, "I")
        assert "Nobody in this file is new." in place.notice
        await press(pilot, "U", "I")
        assert context_for("tomas").journey("maya").profile.contract == 12
        assert said(place, "#counts") == "1 here already"
        assert not place.query_one("#rows", Lines).lines[0].text.count("hours")


async def test_a_file_is_found_in_the_folders(context_for: Contexts, tmp_path: Path, monkeypatch: Any) -> None:
    (tmp_path / "june.csv").write_text("name,start\nOtis Park,2025-06-02\n")
    (tmp_path / "picture.png").write_bytes(b"x")
    monkeypatch.chdir(tmp_path)
    app = MentorApp(UiContext(context_for("tomas"), read_people=read))
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "I")
        assert isinstance(app.screen, PickFile)
        tree = app.screen.query_one(FileTree)
        await press(pilot, "tab")
        await pilot.pause(0.2)
        assert [str(node.label) for node in tree.root.children] == ["june.csv"]
        await press(pilot, "down", "enter")
        assert isinstance(app.screen, PeopleImportPlace)
        assert app.screen.here().startswith("Import people · june.csv")


async def test_what_is_no_table_is_said_where_its_path_was_typed(context_for: Contexts, tmp_path: Path) -> None:
    file = tmp_path / "june.csv"
    file.write_bytes(b"%PDF-1.7")
    app = MentorApp(UiContext(context_for("tomas"), read_people=read))
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "I")
        app.screen.query_one(Input).value = str(file)
        await press(pilot, "enter")
        # It is refused where the path was typed, and the path stays.
        assert isinstance(app.screen, PickFile)
        assert "not a table" in str(app.screen.query_one(".wrong", Static).content)
        assert app.screen.query_one(Input).value == str(file)
        await press(pilot, "escape")
        assert isinstance(app.screen, TeamPlace)


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("I", ["june.csv"]),
        ("number_sign", ["june.csv", "onboarding.md"]),
        ("Q", ["draft.yaml"]),
    ],
)
async def test_folders_show_what_can_be_read_there(
    context_for: Contexts, tmp_path: Path, monkeypatch: Any, key: str, shown: list[str]
) -> None:
    for name in ("june.csv", "onboarding.md", "draft.yaml", "picture.png", ".hidden.csv"):
        (tmp_path / name).write_text("x")
    monkeypatch.chdir(tmp_path)
    opened: list[str] = []

    def none(path: str, *_more: str) -> Any:
        opened.append(path)
        raise BadUse(Code.EMPTY_TEXT, what="path")

    app = MentorApp(UiContext(context_for("tomas"), read_people=none, read_checklist=none, two_editions=none))
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, key, "tab")
        await pilot.pause(0.2)
        assert [str(node.label) for node in app.screen.query_one(FileTree).root.children] == shown
        await press(pilot, *["down"] * len(shown), "enter")
        assert opened == [str(tmp_path / shown[-1])]
        # What cannot be read is refused here, and the next one may be picked.
        assert isinstance(app.screen, PickFile)

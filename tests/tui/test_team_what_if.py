"""What if: the team without some mentors or with more hires, beside today's; asked, answered, asked again."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from textual.widgets import Static

from mentor_tui.services import capacities, people
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.store.memory import MemoryStore
from mentor_tui.tui.app import MentorApp
from mentor_tui.tui.dialogs.form import Questions
from mentor_tui.tui.screens.team import TeamPlace
from mentor_tui.tui.screens.team_what_if import WhatIfPlace
from mentor_tui.tui.ui_context import UiContext
from mentor_tui.tui.widgets.lines import Lines
from mentor_tui.tui.widgets.text_pane import TextPane
from mentor_tui.tui.widgets.ticks import Ticks
from tests.tui import story
from tests.tui.conftest import press, settle

Apps = Callable[..., MentorApp]
Contexts = Callable[[str], ActorContext]
SIZE = (80, 24)


@pytest.fixture(autouse=True)
def hours(context_for: Contexts) -> None:
    for mentor in ("maya", "joana"):
        capacities.set_capacity(context_for("tomas"), mentor, heads=8, hours=20.0)


def said(app: MentorApp, name: str) -> str:
    assert isinstance(app.screen, WhatIfPlace)
    return app.screen.query_one(f"#{name}", TextPane).text


def row(app: MentorApp, title: str) -> list[str]:
    """Today, then and the difference of a figure."""
    line = next(line for line in said(app, "figures").splitlines() if line.startswith(title))
    return re.split(r"\s{2,}", line[len(title) :].strip())


def mentors(app: MentorApp) -> dict[str, str]:
    assert isinstance(app.screen, WhatIfPlace)
    return {line.id: line.text for line in app.screen.query_one("#mentors", Lines).lines}


async def test_without_a_mentor_and_with_more_hires(app_for: Apps, store: MemoryStore) -> None:
    before = {record: store.read(record).version for record in ("team", *store.ids("people"))}  # type: ignore[union-attr]
    app = app_for("tomas")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "F")
        assert isinstance(app.screen, Questions)
        app.screen.query_one(Ticks).select("maya")
        await press(pilot, "space", "tab", "backspace", "2", "tab", *"2025-06-02", "tab")
        await press(pilot, *"Europe/Lisbon", "tab", *"en, pt", "ctrl+d")
        assert said(app, "question") == "Without Maya, with 2 more hires from 2 June (Europe/Lisbon; en, pt)"
        assert row(app, "Hires to match") == ["1", "6", "5 more"]
        assert row(app, "Mentoring hours a week") == ["40 h", "20 h", "20 h less"]
        # Kim is in Tokyo and Budi in Manila; Joana has no hours for all the others.
        assert row(app, "No mentor yet")[0] == "1"
        assert int(row(app, "No mentor yet")[1]) > 1
        assert "Budi Santoso" in said(app, "waits")
        assert "as today: Kim Tran" in said(app, "waits")
        assert list(mentors(app)) == ["maya", "joana"]
        assert "– gone –" in mentors(app)["maya"]
        await press(pilot, "enter")
        form = app.screen
        assert isinstance(form, Questions)
        assert form.answers.ticked["without"] == ("maya",)
        assert (form.answers["hires"], form.answers["languages"]) == ("2", "en, pt")
        form.query_one(Ticks).select("maya")
        await press(pilot, "space", "tab", "backspace", "0", "ctrl+d")
        assert said(app, "question") == "No difference"
        assert row(app, "Hires to match") == ["1", "1", "the same"]
        await press(pilot, "escape")
        assert isinstance(app.screen, TeamPlace)
        assert {record: store.read(record).version for record in before} == before  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("keys", "wrong"),
    [
        (("tab", "backspace", *"many"), "many"),
        (("tab", "backspace", *"2000"), "200"),
        (("tab", "backspace", *"1", "tab", *"soon"), "soon"),
        (("tab", "backspace", *"1", "tab", "tab", *"Mars/Base"), "Mars/Base"),
        (("tab", "backspace", *"1", "tab", "tab", "tab", *"klingonese"), "klingonese"),
    ],
)
async def test_a_question_that_is_none_stays_in_the_form(app_for: Apps, keys: tuple[str, ...], wrong: str) -> None:
    app = app_for("tomas")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "F")
        await press(pilot, *keys, "ctrl+d")
        assert isinstance(app.screen, Questions)
        assert wrong in str(app.screen.query_one(".wrong", Static).render())


async def test_without_a_mentor_there_is_nothing_to_ask() -> None:
    store = MemoryStore()
    people.found_team(story.context(store, "tomas"), "Tomás Reis", person="tomas")
    app = MentorApp(UiContext(story.context(store, "tomas")))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "F")
        assert isinstance(app.screen, TeamPlace)
        assert "There is no mentor yet" in app.screen.notice


async def test_without_everybody_nobody_is_left(app_for: Apps) -> None:
    app = app_for("tomas")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "F", "space", "space", "ctrl+d")
        assert row(app, "Pairs in all")[1] == "0"
        assert row(app, "Average fit")[1] == "–"
        assert all("– gone –" in text for text in mentors(app).values())


async def test_ticks_stay_while_a_long_list_is_narrowed_down(app_for: Apps, context_for: Contexts) -> None:
    for number in range(9):
        people.add_person(
            context_for("tomas"), {"name": f"Zoe Number{number}", "roles": "mentor", "start": "2022-01-10"}
        )
    app = app_for("tomas")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "F")
        form = app.screen
        assert isinstance(form, Questions)
        form.query_one("#find-without").focus()
        await press(pilot, *"number4", "tab", "space")
        form.query_one("#find-without").focus()
        await press(pilot, *["backspace"] * 7, *"maya", "tab", "space")
        assert form.answers.ticked["without"] == ("maya", "zoe-number4")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_looks(snap_compare: Any, app_for: Apps, size: tuple[int, int]) -> None:
    async def before(pilot: Any) -> None:
        await settle(pilot)
        await press(pilot, "F")
        pilot.app.screen.query_one(Ticks).select("maya")
        await press(pilot, "space", "tab", "backspace", "3", "ctrl+d")

    assert snap_compare(app_for("tomas"), terminal_size=size, run_before=before)


def test_looks_while_it_is_asked(snap_compare: Any, app_for: Apps) -> None:
    async def before(pilot: Any) -> None:
        await settle(pilot)
        await press(pilot, "F", "space")

    assert snap_compare(app_for("tomas"), terminal_size=(80, 24), run_before=before)

"""What a mentor or lead changes of a journey for one person: the forms, and what its owner sees."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from textual.widgets import Input

from mentor_tui.services import journeys
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.tui.app import MentorApp
from mentor_tui.tui.dialogs.form import Form
from mentor_tui.tui.screens.journey import JourneyPlace
from mentor_tui.tui.widgets.lines import Lines
from mentor_tui.tui.widgets.text_pane import TextPane
from tests.tui import story
from tests.tui.conftest import press, settle

Apps = Callable[..., MentorApp]
Contexts = Callable[[str], ActorContext]
SIZES = ((80, 24), (120, 40))
ITEM = "chargebacks"


def pane(app: MentorApp) -> str:
    return " ".join(str(app.screen.query_one("#item", TextPane).text).split())


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("who", ["maya", "tomas"])
async def test_an_item_is_skipped_and_asked_for_again(
    app_for: Apps, context_for: Contexts, who: str, size: tuple[int, int]
) -> None:
    app = app_for(who)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        app.open_journey("ana", item=ITEM)
        await settle(pilot)
        await press(pilot, "D", "ctrl+d")
        assert isinstance(app.screen, Form), "without a reason it stays open"
        await press(pilot, *"has done fifty", "ctrl+d")
        assert isinstance(app.screen, JourneyPlace)
        assert f"skipped by {'Maya' if who == 'maya' else 'Tomás'}" in pane(app)
        assert ": has done fifty" in pane(app)
        selected = next(line for line in app.screen.query_one("#way", Lines).lines if line.id.endswith(ITEM))
        assert selected.text.rstrip().endswith("skipped")
        await press(pilot, "D", *"it changed", "ctrl+d")
        assert "skipped" not in pane(app)
        assert journeys.page(context_for("ana")).standing.by_id[ITEM].fit.skipped is None


@pytest.mark.parametrize("size", SIZES)
async def test_an_item_gets_another_day_and_an_empty_one_is_that_of_the_plan(
    app_for: Apps, context_for: Contexts, size: tuple[int, int]
) -> None:
    def due() -> object:
        now = journeys.page(context_for("ana")).standing
        return now.due_on(now.by_id[ITEM].item)

    planned = due()
    later = story.TODAY + timedelta(days=28)
    app = app_for("maya")
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        app.open_journey("ana", item=ITEM)
        await settle(pilot)
        await press(pilot, "plus", *later.isoformat(), "tab", *"after her leave", "ctrl+d")
        assert due() == later
        assert ": after her leave" in pane(app)
        await press(pilot, "plus", "backspace", "tab", *"here after all", "ctrl+d")
        assert due() == planned


@pytest.mark.parametrize("size", SIZES)
async def test_a_hire_notes_what_they_learnt_before_and_skips_nothing(
    app_for: Apps, context_for: Contexts, size: tuple[int, int]
) -> None:
    app = app_for("ana")
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        place = app.screen
        assert isinstance(place, JourneyPlace)
        place.go_to_item(ITEM)
        await settle(pilot)
        assert not {"D", "plus"} & {key for key, one in app.screen.active_bindings.items() if one.enabled}
        await press(pilot, "equals_sign", "ctrl+d")
        assert isinstance(app.screen, Form), "without evidence it stays open"
        await press(pilot, *"two years of it elsewhere", "ctrl+d")
        assert "learnt before" in pane(app)
        assert journeys.page(context_for("ana")).standing.by_id[ITEM].state == "waiting"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("who", ["maya", "tomas"])
async def test_an_item_is_added_beside_the_selected_one_and_is_there(
    app_for: Apps, context_for: Contexts, who: str, size: tuple[int, int]
) -> None:
    app = app_for(who)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        app.open_journey("ana", item=ITEM)
        await settle(pilot)
        await press(pilot, "A", *"Sit with billing", "ctrl+d")
        assert isinstance(app.screen, Form), "without a reason it stays open"
        app.screen.query_one("#field-why", Input).focus()
        await press(pilot, *"she moves there", "ctrl+d")
        assert isinstance(app.screen, JourneyPlace)
        now = journeys.page(context_for("ana")).standing
        added = now.by_id["own.1"]
        assert (added.item.title, added.item.who, added.item.asks_sign_off) == ("Sit with billing", "hire", False)
        assert now.curriculum is not None
        assert now.curriculum.places["own.1"] == now.curriculum.places[ITEM]
        app.screen.go_to_item("own.1")
        await settle(pilot)
        assert f"added by {'Maya' if who == 'maya' else 'Tomás'}" in pane(app)
        assert ": she moves there" in pane(app)
        await press(pilot, "u", "ctrl+d")
        assert "own.1" not in journeys.page(context_for("ana")).standing.by_id


async def test_a_hire_adds_nothing(app_for: Apps) -> None:
    app = app_for("ana")
    async with app.run_test(size=SIZES[0]) as pilot:
        await settle(pilot)
        assert "A" not in {key for key, one in app.screen.active_bindings.items() if one.enabled}

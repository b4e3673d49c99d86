"""You are not the only one: read after the first paint, said where it came back, and to a mentor how often they send it back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from mentor_tui.services import stuck
from mentor_tui.services.not_alone import CACHE, JUDGED
from mentor_tui.store.memory import MemoryStore
from mentor_tui.tui.app import MentorApp
from mentor_tui.tui.screens.journey import JourneyPlace
from mentor_tui.tui.widgets.text_pane import TextPane
from tests.tui import story
from tests.tui.conftest import settle

AppFor = Callable[..., MentorApp]
SIZES = [(80, 24), (120, 40)]
SAID = "You are not the only one: 6 of the last 9 sent this more than once."


@pytest.fixture
def known(store: MemoryStore) -> None:
    """What somebody who read courses has kept: of two items for Ana, and of one for Maya."""
    me = story.context(store, "tomas").team().people["ana"]
    curriculum, team = "support-product-expert", me.team or ""
    rows = {f"{curriculum}/refund": [6, 9, 12, 7, 30, 41], f"{curriculum}/say-no": [6, 9, 12, 7, 30, 41]}
    store.cache(CACHE, {"key": 1, "rows": {team: rows}})
    store.cache(JUDGED, {"key": 1, "rows": {team: {"maya": {f"{curriculum}/refund": [12, 7]}}}})


def text(app: MentorApp) -> str:
    """The item that is selected, on one line."""
    place = app.top_place()
    assert isinstance(place, JourneyPlace)
    return " ".join(place.query_one("#item", TextPane).text.split())


async def selected(pilot: Any, item: str) -> str:
    place = pilot.app.top_place()
    place.go_to_item(item)
    await settle(pilot)
    return text(pilot.app)


@pytest.mark.usefixtures("known")
@pytest.mark.parametrize("size", SIZES)
async def test_whoever_it_came_back_to_is_not_the_only_one(app_for: AppFor, size: tuple[int, int]) -> None:
    async with app_for("ana").run_test(size=size) as pilot:
        await settle(pilot)
        assert SAID in await selected(pilot, "refund")
        # Of what is still to be done nobody needs to be comforted.
        assert "not the only one" not in await selected(pilot, "say-no")


@pytest.mark.usefixtures("known")
async def test_whoever_is_stuck_is_not_the_only_one(app_for: AppFor, store: MemoryStore) -> None:
    context = story.context(store, "ana")
    standing = context.standing(context.journey("ana"))
    item = next(now.item.id for now in standing.items if now.state == "open" and now.item.who == "hire")
    rows = store.cached(CACHE)
    next(iter(rows["rows"].values()))[f"support-product-expert/{item}"] = [6, 9, 12, 7, 30, 41]
    store.cache(CACHE, rows)
    stuck.stuck(context, item, waits_for="understanding", why="I sound cold.")
    async with app_for("ana").run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert SAID in await selected(pilot, item)


@pytest.mark.usefixtures("known")
async def test_a_mentor_reads_how_often_they_send_it_back_and_nobody_else(app_for: AppFor) -> None:
    for person, said in (("maya", True), ("tomas", False)):
        app = app_for(person)
        async with app.run_test(size=(120, 40)) as pilot:
            await settle(pilot)
            app.open_journey("ana", item="refund")
            await settle(pilot)
            shown = await selected(pilot, "refund")
            assert ("You asked for one more go 7 of 12 times. Only you read this." in shown) is said
            assert "not the only one" not in shown


async def test_until_somebody_read_courses_nothing_is_said(app_for: AppFor) -> None:
    async with app_for("ana").run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert "not the only one" not in await selected(pilot, "refund")

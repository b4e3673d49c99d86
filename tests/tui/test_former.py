"""A curriculum of before, opened for reading from the journey of today: what waits in it is still answered there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from textual.widgets import Static

from mentor_tui.services import items, programmes
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.tui.app import MentorApp
from mentor_tui.tui.screens.journey import JourneyPlace
from mentor_tui.tui.screens.journey_former import FormerJourney
from mentor_tui.tui.widgets.lines import Lines
from tests.tui import story
from tests.tui.conftest import press, settle

Apps = Callable[..., MentorApp]
Contexts = Callable[[str], ActorContext]
SMALL = (80, 24)
OLD = "support-product-expert"


@pytest.fixture
def began(context_for: Contexts) -> None:
    """Ana begins another curriculum today."""
    programmes.begin_programme(context_for("tomas"), "ana", "teaching-others", story.TODAY)


def state_of(context: ActorContext, name: str, curriculum: str) -> str:
    known = context.catalogue.curricula[curriculum]
    return context.journey("ana").states(known).get(name, "open")


def shown(app: MentorApp) -> str:
    return " ".join(str(one.render()) for one in app.screen.query(Static))


@pytest.mark.usefixtures("began")
async def test_the_first_day_says_where_the_former_curriculum_is_and_a_key_opens_it_as_it_was_left(
    app_for: Apps,
) -> None:
    app = app_for("ana")
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, JourneyPlace)
        assert "stays readable, and what you did stays done. J opens it." in " ".join(shown(app).split())
        await press(pilot, "J")
        former: Any = app.screen
        assert isinstance(former, FormerJourney)
        assert "“Product expert”, as it was left:" in " ".join(shown(app).split())
        assert former.view.standing.curriculum.id == OLD
        assert not any(line.id.startswith("today") for line in former.query_one("#way", Lines).lines)
        await press(pilot, "c")
        assert former.notice == "That is in the journey of today: esc goes back to it."
        await press(pilot, "escape")
        assert type(app.screen) is JourneyPlace


@pytest.mark.usefixtures("began")
async def test_what_waits_in_it_is_done_and_answered_under_its_own_name(app_for: Apps, context_for: Contexts) -> None:
    items.send(context_for("ana"), f"{OLD}/refund", evidence="https://example.com/2")
    app = app_for("maya")
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        app.open_journey("ana")
        await settle(pilot)
        await press(pilot, "J")
        former: Any = app.screen
        assert isinstance(former, FormerJourney)
        former.go_to_item("refund")
        assert former.view.name_of(former.now.item) == f"{OLD}/refund", "the one of today may have an item of this id"
        await press(pilot, "s")
        await press(pilot, "tab", *"Well done", "ctrl+d")
        assert state_of(context_for("ana"), "refund", OLD) == "done"


async def test_whoever_was_on_none_before_is_offered_none(app_for: Apps) -> None:
    app = app_for("ana")
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "J")
        assert type(app.screen) is JourneyPlace

"""A new edition of a curriculum on the screen: its hires read of it, and leads are told quietly of what nobody published."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.widgets import Static

from mentor_tui.services import edition_publishing, journeys
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.tui.app import MentorApp
from mentor_tui.tui.screens.team import TeamPlace
from mentor_tui.tui.widgets.bars import Notice
from mentor_tui.tui.widgets.lines import Lines
from tests.tui import story
from tests.tui.conftest import settle

Apps = Callable[..., MentorApp]
Contexts = Callable[[str], ActorContext]
ID = "support-product-expert"


def publish(context_for: Contexts, summed: str, word: str = "") -> None:
    edition_publishing.publish(context_for("tomas"), story.catalogue().curricula[ID], summed, word=word)


async def test_a_hire_reads_of_a_new_edition_once(app_for: Apps, context_for: Contexts) -> None:
    context = context_for("ana")
    page = journeys.page(context)
    journeys.looked(context, page.standing, page.mentors, page.news)
    publish(context_for, "b" * 64, "Three refunds first")
    for told in (True, False):
        app = app_for("ana")
        async with app.run_test(size=(120, 40)) as pilot:
            await settle(pilot)
            assert ("Three refunds first" in str(app.screen.query_one("#news", Static).render())) is told
            await pilot.press("q")
            await settle(pilot)


async def test_a_lead_is_told_last_of_all_what_nobody_published_and_how(app_for: Apps, context_for: Contexts) -> None:
    publish(context_for, story.catalogue().hashes[ID])

    async def needs() -> tuple[list[str], Any]:
        app = app_for("tomas")
        async with app.run_test(size=(120, 40)) as pilot:
            await settle(pilot)
            place = app.screen
            assert isinstance(place, TeamPlace)
            lines = place.query_one("#needs", Lines)
            found = [str(line.id) for line in lines.lines]
            if found[-1].startswith("unpublished|"):
                lines.focus()
                lines.select(found[-1])
                await pilot.press("enter")
                await settle(pilot)
                return found, place.query_one(Notice).text
            return found, ""

    assert not any(line.startswith("unpublished|") for line in (await needs())[0])
    publish(context_for, "b" * 64)
    found, said = await needs()
    assert found[-1].startswith("unpublished|")
    assert f"mentor-tui curriculum publish {ID}" in said

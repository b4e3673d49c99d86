"""What is due again, on the screen: ticked where it stands in the plan, signed by the mentor, and the first time stays done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from mentor_tui.services import items
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.backfill import bring_in
from mentor_tui.services.chronicle import chronicle
from mentor_tui.services.table_columns import FileRow
from mentor_tui.tui.app import MentorApp
from mentor_tui.tui.screens.journey import JourneyPlace
from mentor_tui.tui.widgets.lines import Lines
from tests.tui import story
from tests.tui.conftest import press, settle

ITEM = "safety-talk"


def row(app: MentorApp, label: str) -> str:
    """The line of an item in the plan."""
    return next(line.text for line in app.screen.query_one("#way", Lines).lines if label in line.text)


async def test_space_on_what_is_due_again_and_the_mentor_signs(
    app_for: Callable[..., MentorApp], context_for: Callable[[str], ActorContext]
) -> None:
    on = story.TODAY - timedelta(days=360)
    bring_in(context_for("tomas"), [FileRow(1, {"person": "chiara", "item": ITEM, "on": on.isoformat()})])
    chiara = context_for("chiara")
    now = chiara.standing(chiara.journey("chiara")).by_id[ITEM]
    assert now.due
    first = dict(chiara.journey("chiara").record.facts[f"item:support-product-expert/{ITEM}"])
    app = app_for("chiara")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, JourneyPlace)
        app.screen.go_to_item(ITEM)
        await settle(pilot)
        assert "due again" in row(app, now.item.label)
        await press(pilot, "space")
        await settle(pilot)
        assert "waiting" in row(app, now.item.label)
        items.sign_off(context_for("maya"), "chiara", ITEM, lines="all", sure=True)
        await app.catch_up()
        await settle(pilot)
        assert "✔ done" in row(app, now.item.label)
    record = context_for("chiara").journey("chiara").record
    assert record.facts[f"item:support-product-expert/{ITEM}"] == first
    told = [one.event.thing for one in chronicle(context_for("chiara"), "chiara")[1] if one.event.on == ITEM]
    assert [thing.partition(":")[0] for thing in told] == ["item", "again", "again"]

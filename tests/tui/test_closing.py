"""The end of a pairing, as the hire, the mentor and a lead come by it."""

from __future__ import annotations

from collections.abc import Callable

from mentor_tui.services import journeys, milestone, pairing
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.tui.app import MentorApp
from mentor_tui.tui.dialogs.form import Questions
from mentor_tui.tui.dialogs.told import ToldDialog
from mentor_tui.tui.screens.journey_news import NewsBar
from mentor_tui.tui.widgets.lines import Lines
from tests.tui.conftest import press, settle

HIS, HERS, THANKS = "You let me be slow.", "Reads to the end.", "For Thursdays."
SIZE = (80, 24)


def said(app: MentorApp) -> str:
    assert isinstance(app.screen, ToldDialog), app.screen
    return "".join(part if isinstance(part, str) else part[0] for part in app.screen._said)


def queue(app: MentorApp) -> list[str]:
    return [line.text for line in app.screen.query_one("#queue", Lines).lines]


async def test_each_answers_one_question_and_reads_the_other(
    app_for: Callable[..., MentorApp], context_for: Callable[[str], ActorContext]
) -> None:
    noah = context_for("noah")
    page = journeys.page(noah)
    journeys.told(noah, page)
    milestone.told(noah, page.standing)
    pairing.unpair(context_for("tomas"), "noah", why="The way is done.", reason="finished")
    app = app_for("noah")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert "Your time with Joana ends" in str(app.screen.query_one(NewsBar).content)
        await press(pilot, "W")
        assert isinstance(app.screen, Questions)
        await press(pilot, *HIS, "tab", *THANKS, "ctrl+d")
        assert "Joana alone reads it" in app.screen.notice
        assert "Your time with Joana" not in str(app.screen.query_one(NewsBar).content)
        await press(pilot, "W")
        assert HIS in said(app)
        assert "Joana has not answered yet." in said(app)
    app = app_for("joana")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        told = [line for line in queue(app) if "closing" in line]
        assert len(told) == 2
        lines = app.screen.query_one("#queue", Lines)
        assert lines.select(next(line.id for line in lines.lines if "one question for you" in line.text))
        await press(pilot, "enter")
        assert isinstance(app.screen, Questions)
        detail = "".join(part if isinstance(part, str) else part[0] for part in app.screen._detail)
        assert HIS in detail
        assert THANKS in detail
        await press(pilot, *HERS, "ctrl+d")
        assert not [line for line in queue(app) if "closing" in line]
    app = app_for("noah")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "W")
        assert all(part in said(app) for part in (HIS, THANKS, HERS))
    app = app_for("tomas")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        app.open_journey("noah")
        await settle(pilot)
        await press(pilot, "M")
        assert "closing held 12 May" in said(app)
        assert HERS not in said(app)
        await press(pilot, "escape", "W")
        assert "is for" in app.screen.notice

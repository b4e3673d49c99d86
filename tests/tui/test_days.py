"""The kinds of somebody's days, where they are shown: in their journey, on their page, in Insights."""

from __future__ import annotations

from collections.abc import Callable

from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.days import days_of
from mentor_tui.tui.app import MentorApp
from mentor_tui.tui.screens.person import PersonPlace
from mentor_tui.tui.widgets.lines import Lines
from mentor_tui.tui.widgets.text_pane import TextPane
from tests.tui.conftest import press, settle

Apps = Callable[..., MentorApp]
Contexts = Callable[[str], ActorContext]


def waited(context: ActorContext, person: str) -> int:
    return days_of(context, context.standing(context.journey(person))).count("waiting")


def way(app: MentorApp) -> str:
    return "\n".join(line.text for line in app.screen.query_one("#way", Lines).lines)


async def test_a_hire_reads_which_days_do_not_count(app_for: Apps, context_for: Contexts) -> None:
    hires = {name: waited(context_for("tomas"), name) for name in ("ana", "ravi", "budi", "chiara")}
    assert any(hires.values()), "in the story something waited for somebody"
    for name, days in hires.items():
        app = app_for(name)
        async with app.run_test(size=(80, 60)) as pilot:
            await settle(pilot)
            said = f"{days} day{'s' * (days > 1)} waited for us."
            assert (said in way(app)) == bool(days), name


async def test_nothing_is_counted_on_the_first_days(app_for: Apps, context_for: Contexts) -> None:
    assert not waited(context_for("tomas"), "noor")
    app = app_for("noor")
    async with app.run_test(size=(80, 60)) as pilot:
        await settle(pilot)
        assert "waited for us" not in way(app)


async def test_a_lead_sees_each_day_of_somebody_once(app_for: Apps, context_for: Contexts) -> None:
    context = context_for("tomas")
    kinds = days_of(context, context.standing(context.journey("ravi")))
    app = app_for("tomas")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        people = app.screen.query_one("#people", Lines)
        people.focus()
        assert people.select("ravi")
        await settle(pilot)
        await press(pilot, "v")
        assert isinstance(app.screen, PersonPlace)
        marks = app.screen.query_one("#first", TextPane).text.splitlines()[1].strip()
        signs = {"moving": "█", "waiting": "▒", "quiet": "░", "away": "·"}
        assert marks == "".join(signs[kind] for kind in kinds)[-52:]

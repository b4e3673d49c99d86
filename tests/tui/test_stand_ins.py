"""Standing in by agreement, on the screens of the mentor who asks and of whoever is asked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from mentor_tui.services import people, stand_ins
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.attention import attention
from mentor_tui.services.calls import Call
from mentor_tui.tui.app import MentorApp
from mentor_tui.tui.dialogs.form import Form
from mentor_tui.tui.widgets.lines import Lines
from tests.tui.conftest import press, settle

Apps = Callable[..., MentorApp]
Contexts = Callable[[str], ActorContext]


def add_ines(context_for: Contexts) -> None:
    given = {"id": "ines", "name": "Ines Duarte", "roles": "mentor", "start": "2022-01-10", "zone": "Europe/Lisbon"}
    people.add_person(context_for("tomas"), given)


def cover(context_for: Contexts, hire: str, day: date) -> str | None:
    pairing = context_for("tomas").team().pairing(hire)
    found = pairing.cover_on(day) if pairing is not None else None
    return found.stand_in if found is not None else None


async def test_a_mentor_asks_for_their_next_days_away(app_for: Apps, context_for: Contexts) -> None:
    add_ines(context_for)
    people.set_leave(context_for("maya"), None, date(2025, 5, 19), date(2025, 5, 23))
    app = app_for("maya")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "B")
        assert isinstance(app.screen, Form)
        found = app.screen.query_one(Lines)
        assert found.select("ines")
        await press(pilot, "ctrl+d")
        await settle(pilot)
        assert not isinstance(app.screen, Form)
    [asked] = [call for call in _calls(context_for, "ines") if call.kind == "stand in?"]
    assert (asked.person, asked.since) == ("maya", "2025-05-19")


async def test_whoever_is_asked_answers_with_enter(app_for: Apps, context_for: Contexts) -> None:
    add_ines(context_for)
    stand_ins.ask(context_for("maya"), "ines", date(2025, 5, 19), date(2025, 5, 23), why="A week off.")
    app = app_for("ines")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        queue = app.screen.query_one("#queue", Lines)
        assert "asks you to stand in" in "\n".join(line.text for line in queue.lines)
        queue.focus()
        await press(pilot, "enter")
        await settle(pilot)
        assert isinstance(app.screen, Form)
        await press(pilot, "ctrl+d")
        await settle(pilot)
    assert cover(context_for, "budi", date(2025, 5, 20)) == "ines"


def _calls(context_for: Contexts, who: str) -> list[Call]:
    return attention(context_for(who))

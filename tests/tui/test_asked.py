"""Whoever is asked by name: where they find it, what they read there, and how they answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from textual.widgets import Static

from mentor_tui.services import promises, questions
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.store.memory import MemoryStore
from mentor_tui.tui.app import MentorApp
from mentor_tui.tui.dialogs.form import Form
from mentor_tui.tui.screens.journey import JourneyPlace
from mentor_tui.tui.screens.mentees import MenteesPlace
from mentor_tui.tui.widgets.bars import Notice
from mentor_tui.tui.widgets.lines import Lines
from tests.tui import story
from tests.tui.conftest import press, settle

Apps = Callable[..., MentorApp]
Contexts = Callable[[str], ActorContext]
SIZE = (80, 24)
ITEM = "failed-payments"
ASKED = "Whose day, ours or theirs?"


def shown(app: MentorApp) -> str:
    """Everything that stands on the screen."""
    return "\n".join(str(widget.render()) for widget in app.screen.query("*") if widget.display)


def queue(app: MentorApp) -> list[str]:
    """The lines of what waits."""
    return [line.text for line in app.screen.query_one("#queue", Lines).lines]


async def test_a_hire_who_is_asked_by_another_reads_the_thread_answers_it_and_sees_no_journey(
    app_for: Apps, context_for: Contexts
) -> None:
    questions.ask(context_for("ana"), ASKED, ITEM, to="budi")
    questions.ask(context_for("ana"), "When do I get real refunds?", to="budi")
    promises.promise(context_for("budi"), "ana", "My old notes", due=story.TODAY)
    promises.promise(context_for("budi"), "ana", "A call", due=story.TODAY + timedelta(days=1))
    app = app_for("budi")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, JourneyPlace)
        await press(pilot, "N")
        told = " ".join(shown(app).split())
        assert "Ana asks you" in told
        assert "You promised Ana, by 12 May: “My old notes” · @ shows it" in told
        assert "A call" not in told, "it is not due yet"
        await press(pilot, "escape")
        await press(pilot, "@")
        await settle(pilot)
        assert isinstance(app.screen, MenteesPlace)
        assert [ASKED in line for line in queue(app)].count(True) == 1
        assert "Asked of you" in shown(app)
        await press(pilot, "i")
        assert isinstance(app.screen, MenteesPlace), "their journey is not to be read"
        for _time in range(2):
            await press(pilot, "a")
            assert isinstance(app.screen, Form)
            await press(pilot, *"Theirs.", "ctrl+d")
            await settle(pilot)
        [line] = queue(app)
        assert "you promised “My old notes”" in line
        await press(pilot, "d")
        assert queue(app) == []
        await press(pilot, "escape")
        await settle(pilot)
        news = str(app.screen.query_one("#news", Static).render())
        assert "asks you" not in news
        assert "You promised" not in news


async def test_a_mentor_is_asked_by_somebody_elses_hire_in_their_own_queue(
    app_for: Apps, context_for: Contexts, store: MemoryStore
) -> None:
    app = app_for("joana")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        before = queue(app)
        questions.ask(context_for("budi"), ASKED, to="joana")
        await app.catch_up()
        await settle(pilot)
        [new] = [line for line in queue(app) if line not in before]
        assert ASKED in new
        place = app.screen
        assert isinstance(place, MenteesPlace)
        place.query_one("#queue", Lines).select("asks|budi|1")
        await settle(pilot)
        assert "is for" in str(place.refusal("mentees.settle") and place.sentence(place.refusal("mentees.settle")))  # type: ignore[arg-type]
        await press(pilot, "enter")
        assert isinstance(app.screen, Form)
        await press(pilot, *"Ours.", "ctrl+d")
        await settle(pilot)
        assert queue(app) == before


async def test_the_mentor_is_told_whom_a_hire_asked_and_may_settle_it(app_for: Apps, context_for: Contexts) -> None:
    questions.ask(context_for("ana"), ASKED, ITEM, to="noah")
    app = app_for("maya")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        [told] = [line for line in queue(app) if "to Noah" in line]
        assert ASKED in told
        app.screen.query_one("#queue", Lines).select(f"asks other|ana|{ITEM}")
        await settle(pilot)
        await press(pilot, "d")
        await settle(pilot)
        assert not [line for line in queue(app) if "to Noah" in line]
    assert not questions.open_to(
        context_for("maya"), context_for("maya").standing(context_for("maya").journey("ana")), "answer"
    )


async def test_who_is_nobodys_mentor_and_no_hire_is_told_on_the_first_screen(
    app_for: Apps, context_for: Contexts, store: MemoryStore
) -> None:
    from mentor_tui.services import people

    people.add_person(
        context_for("tomas"), {"id": "olga", "name": "Olga Berg", "roles": "observer", "start": "2024-01-08"}
    )
    questions.ask(context_for("ana"), ASKED, to="olga")
    promises.promise(context_for("olga"), "ana", "My old notes", due=story.TODAY)
    app = app_for("olga")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        notice = str(app.screen.query_one(Notice).render())
        assert "Ana asks you something and what you promised Ana is due: @ shows it." in notice
        await press(pilot, "@")
        await settle(pilot)
        assert [ASKED in line for line in queue(app)] == [True, False], "and what was promised"


async def test_the_key_says_so_where_nobody_asks(app_for: Apps) -> None:
    app = app_for("budi")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "@")
        await settle(pilot)
        assert "Nobody is waiting for an answer from you." in str(app.screen.query_one(Notice).render())

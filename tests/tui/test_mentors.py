"""What a hire sees of pairings: who is new, what is agreed, who was before; and asking for another mentor."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from textual.widgets import Static

from mentor_tui.domain.record import restricted_record
from mentor_tui.services import journeys, mentor_requests, pairing
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.matching import departure
from mentor_tui.store.memory import MemoryStore
from mentor_tui.tui.app import MentorApp
from mentor_tui.tui.dialogs.form import Form
from mentor_tui.tui.everything import sections
from mentor_tui.tui.screens.journey import JourneyPlace
from mentor_tui.tui.screens.mentees import MenteesPlace
from mentor_tui.tui.ui_context import UiContext
from mentor_tui.tui.widgets.lines import Lines
from mentor_tui.tui.widgets.text_pane import TextPane
from tests.tui import story
from tests.tui.conftest import settle

AppFor = Callable[..., MentorApp]
ContextFor = Callable[[str], ActorContext]
SMALL = (80, 24)


def day(number: int) -> date:
    return story.TODAY + timedelta(days=number)


def place(app: MentorApp) -> JourneyPlace:
    found = app.top_place()
    assert isinstance(found, JourneyPlace)
    return found


def top(app: MentorApp) -> str:
    """What stands above the columns."""
    return str(place(app).query_one("#news", Static).render())


def said(app: MentorApp) -> str:
    """All that a dialog says, on one line."""
    return " ".join(" ".join(str(one.render()) for one in app.screen.query(Static)).split())


def without_restricted(store: MemoryStore, person: str) -> MentorApp:
    context = story.context(store, person)
    context.restricted = False
    return MentorApp(UiContext(context))


async def dialog(pilot: Any, key: str) -> str:
    """Open a dialog, read it, close it."""
    await pilot.press(key)
    await settle(pilot)
    text = said(pilot.app)
    await pilot.press("escape")
    await settle(pilot)
    return text


@pytest.mark.parametrize("restricted", [True, False])
async def test_the_open_screen_tells_of_a_new_mentor(
    app_for: AppFor, context_for: ContextFor, store: MemoryStore, restricted: bool
) -> None:
    app = app_for("ana") if restricted else without_restricted(store, "ana")
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        before = place(app).query_one("#way", Lines).selected
        assert "mentor" not in top(app)
        pairing.reassign(context_for("tomas"), "ana", "joana", why="Closer to the ticket mix")
        await app.catch_up()
        await settle(pilot)
        assert top(app).splitlines()[0] == " New for you  · Joana Pinto is your mentor"
        assert "one more go" in top(app), "what came back is still told"
        assert place(app).query_one("#way", Lines).selected == before
        await pilot.press("q")
        await settle(pilot)
    async with app_for("ana").run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert "is your mentor" not in top(pilot.app)


async def test_an_agreed_change_is_news_first_and_then_stands_there(app_for: AppFor, context_for: ContextFor) -> None:
    pairing.reassign(context_for("tomas"), "ana", "joana", why="Maya moves", since=day(21), overlap=5)
    app = app_for("ana")
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert "From 2 June Joana mentors you; Maya until 6 June" in top(app)
        assert "Your mentor" not in top(app), "it is said once"
        await pilot.press("q")
        await settle(pilot)
    app = app_for("ana")
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert " Your mentor  Maya; Joana from 2 June, with Maya until 6 June" in top(app).splitlines()
    app = app_for("maya")
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        app.open_journey("ana")
        await settle(pilot)
        assert top(app).splitlines()[0] == " Mentor       Maya; Joana from 2 June, with Maya until 6 June"


async def test_in_days_of_overlap_both_stand_there_and_either_signs(app_for: AppFor, context_for: ContextFor) -> None:
    pairing.cover(context_for("tomas"), "ana", None)
    pairing.reassign(context_for("tomas"), "ana", "joana", why="Maya moves", overlap=5)
    journey = journeys.page(context_for("ana"))
    from mentor_tui.services.news import looked

    looked(context_for("ana"), journey.standing, journey.mentors, journey.news)
    async with app_for("ana").run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert top(pilot.app).splitlines()[0] == " Your mentor  Joana, with Maya until 16 May"
        assert "Joana signs it off; so can Maya" in " ".join(place(pilot.app).query_one(TextPane).text.split())


async def test_who_stands_in_these_days_is_said_before_and_meanwhile(
    context_for: ContextFor, store: MemoryStore
) -> None:
    lead = context_for("tomas")
    pairing.cover(lead, "ana", None)
    for hire in ("noor", "ravi", "lena", "noah"):  # Joana has room for all of them then
        pairing.unpair(lead, hire, why="a rest")
    departure.carry_out(lead, departure.plan_leave(lead, "maya", day(3), day(9)), why="")
    for at, expected in ((0, "from 15 May to 21 May"), (3, "until 21 May"), (10, "")):
        context = story.context(store, "ana")
        context.fixed_today = day(at)
        app = MentorApp(UiContext(context))
        async with app.run_test(size=SMALL) as pilot:
            await settle(pilot)
            row = f" Your mentor  Maya; Joana stands in {expected}" if expected else ""
            assert [line for line in top(app).splitlines() if "Your mentor" in line] == [row] * bool(row)


async def test_who_mentored_before_and_why_it_ended_as_far_as_one_may_know(
    app_for: AppFor, context_for: ContextFor
) -> None:
    lead = context_for("tomas")
    pairing.reassign(lead, "ana", "joana", why="SECRET", reason="asked", word="She likes to try first.")
    async with app_for("ana").run_test(size=SMALL) as pilot:
        text = await dialog(pilot, "M")
        assert "Your mentors" in text
        assert "Maya O’Neill, from 18 March until 12 May Joana Pinto, from 12 May" in text
        assert "She likes to try first." in text
        assert "asked" not in text
        assert "SECRET" not in text
    app = app_for("tomas")
    async with app.run_test(size=SMALL) as pilot:
        app.open_journey("ana")
        await settle(pilot)
        assert "until 12 May: asked" in await dialog(pilot, "M")
        app.open_journey("ana", as_seen=True)
        await settle(pilot)
        assert "asked" not in await dialog(pilot, "M"), "as she sees it"


async def test_a_hire_asks_and_only_leads_read_why(
    app_for: AppFor, context_for: ContextFor, store: MemoryStore
) -> None:
    app = app_for("ana")
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await pilot.press("m")
        await settle(pilot)
        assert isinstance(app.screen, Form)
        assert "Tomás will talk to you about it. The program does not tell your mentor." in said(app)
        assert "only leads will read this" in said(app)
        await pilot.press("down", "tab", *"SECRET", "ctrl+d")
        await settle(pilot)
        assert place(app).notice.startswith("You asked for another mentor, and would like Joana Pinto.")
        (asked,) = mentor_requests.asks_of(context_for("tomas"))
        assert (asked.ask.hire, asked.ask.wish, asked.reason) == ("ana", "joana", "SECRET")
        text = await dialog(pilot, "M")
        assert "You asked for another mentor on 12 May" in text
        assert "SECRET" not in text
        assert "You asked on 12 May, and would like Joana Pinto. Asking again replaces that" in await dialog(pilot, "m")
        await pilot.press("u")
        await settle(pilot)
        assert mentor_requests.asks_of(context_for("tomas")) == ()
        assert "You asked" not in await dialog(pilot, "M")
    assert store.read(restricted_record("ana")) is not None, "what was written is the leads’ history"


async def test_where_a_reason_cannot_be_kept_nobody_is_asked_for_one(
    store: MemoryStore, context_for: ContextFor
) -> None:
    app = without_restricted(store, "ana")
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await pilot.press("m")
        await settle(pilot)
        assert isinstance(app.screen, Form)
        assert not app.screen.query("#field-why")
        assert "Keep the reason for that talk" in said(app)
        await pilot.press("ctrl+d")
        await settle(pilot)
        assert place(app).notice.startswith("You asked for another mentor. Only leads know about it")
    (asked,) = mentor_requests.asks_of(context_for("tomas"))
    assert (asked.ask.wish, asked.reason) == (None, "")
    assert store.read(restricted_record("ana")) is None


async def test_a_reason_that_was_given_up_is_kept_as_a_draft(app_for: AppFor, context_for: ContextFor) -> None:
    app = app_for("ana")
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await pilot.press("m", "tab", *"we do", "escape", "m")
        await settle(pilot)
        assert isinstance(app.screen, Form)
        assert app.screen.answers["why"] == "we do"
    assert mentor_requests.asks_of(context_for("tomas")) == ()


@pytest.mark.parametrize("as_seen", [False, True])
async def test_others_see_nothing_of_it(app_for: AppFor, context_for: ContextFor, as_seen: bool) -> None:
    mentor_requests.ask_for_another(context_for("ana"), why="SECRET", wish="joana")
    app = app_for("maya")
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, MenteesPlace)
        app.open_journey("ana", as_seen=as_seen)
        await settle(pilot)
        assert "asked" not in top(app)
        text = await dialog(pilot, "M")
        assert "SECRET" not in text
        assert "asked" not in text
        assert "asks" not in text
    app = app_for("tomas")
    async with app.run_test(size=SMALL) as pilot:
        app.open_journey("ana", as_seen=as_seen)
        await settle(pilot)
        assert ("“SECRET”" in await dialog(pilot, "M")) != as_seen, "a lead knows, and reads here what the hire would"


async def test_who_may_not_ask_is_told_why(app_for: AppFor) -> None:
    app = app_for("tomas")
    async with app.run_test(size=SMALL) as pilot:
        app.open_journey("ana")
        await settle(pilot)
        await pilot.press("m")
        await settle(pilot)
        assert place(app).notice == "Asking for another mentor is for Ana Ferreira or the mentor."
        app.open_journey("ana", as_seen=True)
        await settle(pilot)
        await pilot.press("m")
        await settle(pilot)
        assert place(app).notice.startswith("Just looking")


async def test_both_are_found_in_the_list_of_everything_and_not_in_the_line_of_keys(app_for: AppFor) -> None:
    async with app_for("ana").run_test(size=SMALL) as pilot:
        await settle(pilot)
        found = {entry.text: entry.key for section in sections(place(pilot.app))[:2] for entry in section.entries}
        assert found["Ask for another mentor; only leads hear of it"] == "m"
        assert found["Your mentors: now, before, and agreed for later"] == "M"
        shown = {action.id for action in JourneyPlace.all_actions if action.footer}
        assert not shown & {"journey.ask-mentor", "journey.mentors"}


async def test_foreign_words_are_not_markup(app_for: AppFor, context_for: ContextFor) -> None:
    pairing.reassign(context_for("tomas"), "ana", "joana", why="w", word="[/] [bold]x[/bold] \x1b[31mred")
    async with app_for("ana").run_test(size=SMALL) as pilot:
        await settle(pilot)
        text = await dialog(pilot, "M")
        assert "[/] [bold]x[/bold]" in text
        assert "\x1b" not in text


def test_looks_while_asking(snap_compare: Any, app_for: AppFor) -> None:
    async def ask(pilot: Any) -> None:
        await settle(pilot)
        await pilot.press("m")
        await settle(pilot)

    assert snap_compare(app_for("ana"), terminal_size=SMALL, run_before=ask)


def test_looks_with_a_change_agreed(snap_compare: Any, app_for: AppFor, context_for: ContextFor) -> None:
    pairing.reassign(context_for("tomas"), "ana", "joana", why="Maya moves", since=day(21), overlap=5)
    assert snap_compare(app_for("ana"), terminal_size=SMALL, run_before=settle)

"""What mentors see of mentees who come, go and are shared: the handover, a word for the next one, what one takes on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from textual.widgets import Static

from mentor_tui.domain.journey import Journey
from mentor_tui.services import capacities, handover, mentor_requests, pairing
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.attention import attention
from mentor_tui.store.memory import MemoryStore
from mentor_tui.tui.app import MentorApp
from mentor_tui.tui.dialogs.form import Form
from mentor_tui.tui.screens.journey import JourneyPlace
from mentor_tui.tui.screens.mentees import MenteesPlace
from mentor_tui.tui.screens.mentees_handover import HandoverDialog
from mentor_tui.tui.ui_context import UiContext
from mentor_tui.tui.widgets.lines import Lines
from mentor_tui.wording.handover import lines
from tests.tui import story
from tests.tui.conftest import settle
from tests.tui.test_mentors import said

Apps = Callable[..., MentorApp]
Contexts = Callable[[str], ActorContext]
SMALL, LARGE = (80, 24), (120, 40)


def day(number: int) -> date:
    return story.TODAY + timedelta(days=number)


def place(app: MentorApp) -> MenteesPlace:
    found = app.top_place()
    assert isinstance(found, MenteesPlace)
    return found


def row(app: MentorApp, hire: str) -> str:
    """A mentee's row, "" where there is none."""
    found = place(app).query_one("#rows", Lines)
    return next((" ".join(line.text.split()) for line in found.lines if line.id == hire), "")


def newcomers(app: MentorApp) -> str:
    """The line below the headline."""
    return str(place(app).query_one("#new", Static).render()).strip()


async def on_row(pilot: Any, hire: str) -> None:
    """Select a mentee's row."""
    await settle(pilot)
    found = place(pilot.app).query_one("#rows", Lines)
    found.focus()
    found.select(hire)
    await settle(pilot)


def change(context_for: Contexts, hire: str = "ana", to: str = "joana", **more: Any) -> None:
    """Another mentor, from today on or later; Joana covers for Maya no more."""
    pairing.cover(context_for("tomas"), "ana", None)
    pairing.reassign(context_for("tomas"), hire, to, **{"why": "German", **more})


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_whoever_comes_is_there_with_the_day_and_enter_shows_the_handover(
    app_for: Apps, context_for: Contexts, size: tuple[int, int]
) -> None:
    app = app_for("joana")
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        pairing.cover(context_for("tomas"), "ana", None)
        await app.catch_up()
        await settle(pilot)
        assert row(app, "ana") == ""
        change(context_for, since=day(21), overlap=5)
        await app.catch_up()
        await settle(pilot)
        assert "from 2 Jun, H hand" in row(app, "ana")
        assert newcomers(app).startswith("Ana comes on 2 June. You and ")
        await on_row(pilot, "ana")
        await pilot.press("n")
        await settle(pilot)
        assert place(app).notice == "Writing a note there is for Ana Ferreira, the mentor or a lead of their team."
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, HandoverDialog)
        text = said(app)
        assert "Ana Ferreira moves from Maya O’Neill to Joana Pinto on 2 June. Both are mentors until 6 June." in text
        assert "Amount and currency confirmed before any day is named" in text, "the lines that were not seen yet"
        assert "“Look back on week one”, from the mentor" in text, "what is owed"
        assert "W leaves a word" not in text
        await pilot.press("W")
        await settle(pilot)
        assert isinstance(app.screen, HandoverDialog), "the word is the other’s"


async def test_the_mentors_notes_are_not_the_next_mentors_before_the_day(app_for: Apps, context_for: Contexts) -> None:
    from mentor_tui.services import notes

    notes.note(context_for("maya"), "ana", "SECRET", restricted=True)
    change(context_for, since=day(21))
    for who, reads in (("joana", False), ("maya", True)):
        app = app_for(who)
        async with app.run_test(size=LARGE) as pilot:
            await on_row(pilot, "ana")
            await pilot.press("H")
            await settle(pilot)
            assert ("SECRET" in said(app)) == reads


async def test_y_copies_the_whole_handover_as_text(
    app_for: Apps, context_for: Contexts, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(context_for, since=day(21))
    app = app_for("joana")
    copied: list[str] = []
    monkeypatch.setattr(app, "copy_to_clipboard", copied.append)
    async with app.run_test(size=SMALL) as pilot:
        await on_row(pilot, "ana")
        await pilot.press("H", "y")
        await settle(pilot)
        assert "Copied. y copies it" in said(app)
    assert copied == ["\n".join(lines(handover.handover(context_for("joana"), "ana")))]


async def test_the_old_mentor_leaves_a_word_until_they_are_out(
    app_for: Apps, context_for: Contexts, store: MemoryStore
) -> None:
    app = app_for("maya")
    async with app.run_test(size=SMALL) as pilot:
        await on_row(pilot, "ana")
        await pilot.press("W")
        await settle(pilot)
        assert place(app).notice.startswith("You are not handing Ana Ferreira over to anybody")
        change(context_for, since=day(21))
        await app.catch_up()
        await settle(pilot)
        assert "on 2 Jun to Joana" in row(app, "ana")
        await pilot.press("H", "W")
        await settle(pilot)
        assert isinstance(app.screen, Form)
        assert "What do you want to say to Joana Pinto? Ana can read it too." in said(app)
        await pilot.press("ctrl+d")
        await settle(pilot)
        assert isinstance(app.screen, Form), "an empty word is none"
        await pilot.press(*"Let her try.", "ctrl+d")
        await settle(pilot)
        assert place(app).notice.startswith("Left for the next mentor")
        record = store.read("people/ana")
        assert record is not None
        assert [word.text for word in Journey(record).words] == ["Let her try."]
        await pilot.press("u")
        await settle(pilot)
        record = store.read("people/ana")
        assert record is not None
        assert not Journey(record).words


@pytest.mark.parametrize(
    ("who", "expected"), [("joana", "until 16 May with Maya"), ("maya", "until 16 May with Joana")]
)
@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_who_is_shared_says_with_whom_and_until_when(
    app_for: Apps, context_for: Contexts, who: str, expected: str, size: tuple[int, int]
) -> None:
    change(context_for, overlap=5)
    app = app_for(who)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        assert expected in row(app, "ana")
        await on_row(pilot, "ana")
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, JourneyPlace)


async def test_a_new_mentee_shows_as_such_for_a_week(context_for: Contexts, store: MemoryStore) -> None:
    change(context_for)
    for ahead, new in ((0, "new today, H hand"), (3, "new Mon, H hand"), (7, "")):
        context = story.context(store, "joana")
        context.fixed_today = day(ahead)
        app = MentorApp(UiContext(context))
        async with app.run_test(size=SMALL) as pilot:
            await settle(pilot)
            assert (new or "Arrive") in row(app, "ana")
            assert newcomers(app).startswith("New with you: Ana. ") == bool(new)
            assert ("New with you" in newcomers(app)) == bool(new)
            await on_row(pilot, "ana")
            await pilot.press("H")
            await settle(pilot)
            assert isinstance(app.screen, HandoverDialog), "the handover stays to be read"


async def test_one_who_covers_until_they_are_the_mentor_is_a_mentor_already(
    app_for: Apps, context_for: Contexts
) -> None:
    pairing.reassign(context_for("tomas"), "ana", "joana", why="German", since=day(21))
    app = app_for("joana")
    async with app.run_test(size=SMALL) as pilot:
        await on_row(pilot, "ana")
        assert "from 2 Jun" in row(app, "ana")
        assert "2 June" not in row(app, "ana"), "the days of a list are short"
        assert newcomers(app).startswith("Ana comes on 2 June. You and ")
        await pilot.press("n")
        await settle(pilot)
        assert isinstance(app.screen, Form)
        await pilot.press("escape", "enter")
        await settle(pilot)
        assert isinstance(app.screen, JourneyPlace)


async def test_without_anybody_before_there_is_a_handover_all_the_same(app_for: Apps) -> None:
    app = app_for("maya")
    async with app.run_test(size=SMALL) as pilot:
        await on_row(pilot, "ana")
        await pilot.press("H")
        await settle(pilot)
        assert isinstance(app.screen, HandoverDialog)
        assert "Nobody mentored" not in said(app)
        await pilot.press("escape")
        await settle(pilot)
        assert newcomers(app) == "Budi is off today (Elections special), back on Tuesday."


async def test_a_mentor_says_what_they_take_on_and_less_asks_a_lead_to_look(
    app_for: Apps, context_for: Contexts
) -> None:
    app = app_for("maya")
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await pilot.press("C")
        await settle(pilot)
        assert "Now: 3 mentees of 5" in said(app)
        assert "nobody is moved" in said(app)
        await pilot.press("ctrl+d")
        await settle(pilot)
        assert isinstance(app.screen, Form), "nothing was said"
        await pilot.press("backspace", "2", "tab", *"many", "ctrl+d")
        await settle(pilot)
        assert isinstance(app.screen, Form)
        assert "many" in said(app)
        await pilot.press("backspace", "backspace", "backspace", "backspace", *"3,5", "ctrl+d")
        await settle(pilot)
        assert "leads are asked to look at it" in place(app).notice
        team = context_for("maya").team()
        assert (team.room("maya"), team.hours("maya"), len(team.mentees("maya"))) == (2, 3.5, 3)
        assert "over capacity" in {call.kind for call in attention(context_for("tomas"))}
        await pilot.press("C", "tab", "backspace", "backspace", "backspace", "ctrl+d")
        await settle(pilot)
        team = context_for("maya").team()
        assert (team.room("maya"), team.hours("maya")) == (2, None)
        await pilot.press("u", "u")
        await settle(pilot)
        assert context_for("maya").team().room("maya") == 5


async def test_what_everybody_has_stands_in_the_empty_field(app_for: Apps, context_for: Contexts) -> None:
    app = app_for("maya")
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await pilot.press("C")
        await settle(pilot)
        assert str(app.screen.query_one("#field-hours").placeholder) == "8"  # type: ignore[attr-defined]
    capacities.set_capacity(context_for("maya"), "maya", hours=2.5)
    app = app_for("maya")
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await pilot.press("C")
        await settle(pilot)
        assert isinstance(app.screen, Form)
        assert app.screen.answers["hours"] == "2.5"


async def test_a_mentor_asks_to_give_a_mentee_up(app_for: Apps, context_for: Contexts) -> None:
    app = app_for("maya")
    async with app.run_test(size=SMALL) as pilot:
        await on_row(pilot, "chiara")
        await pilot.press("m")
        await settle(pilot)
        assert "Another mentor for Chiara Conti" in said(app)
        assert "The program does not tell Chiara." in said(app)
        await pilot.press("tab", *"SECRET", "ctrl+d")
        await settle(pilot)
        assert "You asked for another mentor for Chiara Conti" in place(app).notice
    (asked,) = mentor_requests.asks_of(context_for("tomas"))
    assert (asked.ask.hire, asked.ask.by, asked.reason) == ("chiara", "maya", "SECRET")
    assert mentor_requests.asks_of(context_for("chiara")) == ()
    async with app_for("chiara").run_test(size=SMALL) as pilot:
        await settle(pilot)
        await pilot.press("M")
        await settle(pilot)
        assert "asked" not in said(pilot.app)


async def test_what_is_agreed_already_is_not_asked_for(app_for: Apps, context_for: Contexts) -> None:
    change(context_for, since=day(21))
    app = app_for("maya")
    async with app.run_test(size=SMALL) as pilot:
        await on_row(pilot, "ana")
        await pilot.press("m")
        await settle(pilot)
        assert place(app).notice == "It is already agreed that Ana Ferreira moves to another mentor."


def test_looks(snap_compare: Any, app_for: Apps, context_for: Contexts) -> None:
    change(context_for, since=day(21), overlap=5)
    change(context_for, "chiara", overlap=5)
    change(context_for, "lena", "maya")
    change(context_for, "kim", "maya", since=day(7))
    assert snap_compare(app_for("maya"), terminal_size=LARGE, run_before=settle)


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=lambda size: f"{size[0]}x{size[1]}")
def test_looks_of_a_handover(snap_compare: Any, app_for: Apps, context_for: Contexts, size: tuple[int, int]) -> None:
    change(context_for, since=day(21), overlap=5, word="Let her try first.")

    async def read(pilot: Any) -> None:
        await on_row(pilot, "ana")
        await pilot.press("H")
        await settle(pilot)

    assert snap_compare(app_for("maya"), terminal_size=size, run_before=read)

"""Choosing a mentor, as a lead does it: all that goes with a change, wishes for another one, how much a mentor takes on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from textual.widgets import Static

from mentor_tui.services import capacities, mentor_requests, notes, pairing, people
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.handover import handover
from mentor_tui.services.lead_calls import lead_calls
from mentor_tui.services.matching.ranking import choice
from mentor_tui.services.overview import overview
from mentor_tui.store.memory import MemoryStore
from mentor_tui.tui.app import MentorApp
from mentor_tui.tui.dialogs.form import Form
from mentor_tui.tui.fragments import candidates as words
from mentor_tui.tui.screens.team import TeamPlace
from mentor_tui.tui.ui_context import UiContext
from mentor_tui.tui.widgets.lines import Lines
from tests.tui import story
from tests.tui.conftest import press, settle

Apps = Callable[..., MentorApp]
Contexts = Callable[[str], ActorContext]
SIZE = (80, 24)
FRIDAY = story.TODAY + timedelta(days=4)


def place(app: MentorApp) -> TeamPlace:
    assert isinstance(app.screen, TeamPlace)
    return app.screen


def form(app: MentorApp) -> Form:
    assert isinstance(app.screen, Form)
    return app.screen


def text(app: MentorApp, query: str) -> str:
    return " ".join(str(widget.render()) for widget in app.screen.query(query).results(Static))


async def open_on(app: MentorApp, pilot: Any, person: str, key: str) -> None:
    lines = place(app).query_one("#people", Lines)
    lines.focus()
    lines.select(person)
    await settle(pilot)
    await press(pilot, key)


def asked(context_for: Contexts, **more: Any) -> None:
    mentor_requests.ask_for_another(context_for("ravi"), why="We never find an hour.", **more)


async def test_everything_that_goes_with_a_change_is_written(app_for: Apps, context_for: Contexts) -> None:
    app = app_for("tomas")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await open_on(app, pilot, "chiara", "m")
        await press(pilot, "tab", "left", "tab", *"closer hours")
        await press(pilot, "tab", *FRIDAY.isoformat(), "tab", "backspace", "3")
        await press(pilot, "tab", *"Tomas, on Monday", "tab", *"She asks good questions")
        await press(pilot, "ctrl+d")
        assert "moves from Maya" in place(app).notice
        pair = context_for("tomas").team().pairing("chiara")
        assert pair is not None
        assert (pair.mentor_on(story.TODAY), pair.mentor_on(FRIDAY)) == ("maya", "joana")
        assert pair.mentors_on(FRIDAY + timedelta(days=2)) == ("joana", "maya")
        assert (pair.why, pair.past[-1]["reason"]) == ("closer hours", "away")
        told = handover(context_for("tomas"), "chiara")
        assert told.telling == "Tomas, on Monday"
        assert [word.text for word in told.words] == ["She asks good questions"]
        assert handover(context_for("joana"), "chiara").words
        await press(pilot, "u")
        pair = context_for("tomas").team().pairing("chiara")
        assert pair is not None
        assert pair.mentor_on(FRIDAY) == "maya"


async def test_what_is_wrong_stays_in_the_form_with_all_that_was_typed(app_for: Apps, context_for: Contexts) -> None:
    app = app_for("tomas")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await open_on(app, pilot, "chiara", "m")
        await press(pilot, "tab", "tab", *"why", "tab", *"Friday", "ctrl+d")
        assert "Friday" in text(app, ".wrong")
        assert form(app).answers["why"] == "why"
        await press(pilot, *["backspace"] * 6, "tab", *"x", "ctrl+d")
        assert "0–90" in text(app, ".wrong")
        assert context_for("tomas").team().mentor("chiara") == "maya"


async def test_the_selected_candidate_is_explained(app_for: Apps, context_for: Contexts) -> None:
    people.set_last_day(context_for("tomas"), "maya", FRIDAY)
    app = app_for("tomas")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await open_on(app, pilot, "kim", "m")
        assert "Joana Pinto" in text(app, "#explained")
        assert "hours" in text(app, "#explained")
        assert "To consider: " in text(app, "#explained"), "Kim is in Tokyo"
        await press(pilot, "down")
        assert "Maya" in text(app, "#explained")
        assert "Cannot be chosen: leaves on 16 May" in text(app, "#explained")


async def test_a_reason_after_which_they_are_no_pair_again_says_so(app_for: Apps) -> None:
    app = app_for("tomas")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await open_on(app, pilot, "chiara", "m")
        note = app.screen.query_one("#for-good")
        assert (note.display, text(app, "#why-label")) == (False, "In your own words; both of them will read it")
        await press(pilot, "tab", "right", "right", "right")
        assert form(app).answers["reason"] == "not again"
        assert note.display
        assert "Chiara Conti and Maya O’Neill will not be matched again." in text(app, "#for-good")
        assert text(app, "#why-label") == "In your own words; only leads will read it"


async def test_a_wish_stands_on_top_and_is_marked(app_for: Apps, context_for: Contexts) -> None:
    sam = {"id": "sam", "name": "Sam Okoro", "roles": "mentor", "start": "2022-01-10", "zone": "Europe/Lisbon"}
    people.add_person(context_for("tomas"), sam)
    capacities.set_capacity(context_for("tomas"), "maya", hours=0.5)
    asked(context_for, wish="maya")
    assert choice(context_for("tomas"), "ravi").candidates[0].person.id == "sam"
    app = app_for("tomas")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        needs = place(app).query_one("#needs", Lines)
        assert needs.select("asks mentor|ravi|ravi")
        await settle(pilot)
        await press(pilot, "enter")
        assert (form(app).answers["reason"], form(app).answers["mentor"]) == ("asked", "maya")
        assert "We never find an hour." in text(app, ".detail")
        assert app.screen.query_one("#for-good").display
        line = next(line for line in app.screen.query_one("#field-mentor", Lines).lines if line.id == "maya")
        assert "Ravi asked for them" in line.text
        await press(pilot, "tab", "tab", *"He asked", "ctrl+d")
        assert context_for("tomas").team().mentor("ravi") == "maya"
        assert not context_for("tomas").team().asks


async def test_a_wish_is_closed_without_a_change(app_for: Apps, context_for: Contexts) -> None:
    asked(context_for)
    app = app_for("tomas")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await open_on(app, pilot, "ana", "d")
        assert "Nobody has asked" in place(app).notice
        await open_on(app, pilot, "ravi", "d")
        assert "We never find an hour." in text(app, ".detail")
        await press(pilot, "ctrl+d")
        assert form(app).query_one(".wrong").has_class("-shown"), "a word is owed"
        await press(pilot, *"They found an hour", "ctrl+d")
        assert not context_for("tomas").team().asks
        assert context_for("tomas").team().mentor("ravi") == "joana"


async def test_somebody_who_carries_too_much_is_looked_at(app_for: Apps, context_for: Contexts) -> None:
    capacities.set_room(context_for("maya"), "maya", 2)
    app = app_for("tomas")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        needs = place(app).query_one("#needs", Lines)
        assert needs.select("over capacity|maya|")
        await settle(pilot)
        await press(pilot, "enter")
        assert "Now: 3 mentees of 2" in text(app, ".detail")
        await press(pilot, "backspace", "4", "tab", *"12", "ctrl+d")
        assert (context_for("tomas").team().room("maya"), context_for("tomas").team().hours("maya")) == (4, 12)
        lead = context_for("tomas")
        calls = lead_calls(lead, overview(lead), lead.team().people["tomas"])
        assert not [call for call in calls if call.kind == "over capacity"]


async def test_how_much_a_mentor_takes_on(app_for: Apps, context_for: Contexts) -> None:
    app = app_for("tomas")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "M")
        app.screen.query_one(Lines).select("joana")
        await press(pilot, "enter")
        await press(pilot, "enter")
        await press(pilot, "backspace", "7", "tab", *"4,5", "ctrl+d")
        team = context_for("tomas").team()
        assert (team.room("joana"), team.hours("joana")) == (7, 4.5)
        assert "leads are asked to look at it" in place(app).notice, "less than today’s load is allowed, and looked at"
        await press(pilot, "M")
        app.screen.query_one(Lines).select("joana")
        await press(pilot, "enter")
        await press(pilot, "enter")
        await press(pilot, "tab", "end", *["backspace"] * 3, *"many", "ctrl+d")
        assert "many" in text(app, ".wrong")
        await press(pilot, *["backspace"] * 4, "ctrl+d")
        assert context_for("tomas").team().hours("joana") is None


async def test_a_stand_in_needs_no_room(app_for: Apps, context_for: Contexts) -> None:
    capacities.set_room(context_for("tomas"), "joana", 1)
    app = app_for("tomas")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await open_on(app, pilot, "chiara", "B")
        lines = app.screen.query_one("#field-who", Lines)
        assert [line.id for line in lines.lines] == ["joana", "tomas"]
        assert lines.lines[0].parts[0][1] == ""
        assert "3 of 1 mentees" not in lines.lines[0].text, "it is no room that standing in takes"
        await press(pilot, "ctrl+d")
        pair = context_for("tomas").team().pairing("chiara")
        assert pair is not None
        assert pair.stand_in == "joana"


def test_a_candidate_whom_something_speaks_against_says_what(context_for: Contexts) -> None:
    lead = context_for("tomas")
    capacities.set_capacity(lead, "maya", heads=5, hours=0.5)
    found = {one.person.id: one for one in choice(lead, "ravi").candidates}
    line = words.line(found["maya"], story.TODAY, {}, ())
    assert "over their ½ h a week" in line.text
    assert [tone for _text, tone in line.parts] == ["", "strong"]
    now = words.line(found["joana"], story.TODAY, {}, ())
    assert (now.parts[0][1], now.parts[1][0]) == ("dim", "their mentor now")


async def test_one_who_is_agreed_on_already_is_told(app_for: Apps, context_for: Contexts) -> None:
    pairing.reassign(context_for("tomas"), "kim", "maya", why="", since=FRIDAY)
    app = app_for("tomas")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await open_on(app, pilot, "kim", "m")
        assert "Maya O’Neill is already agreed from 16 May" in text(app, ".detail")


async def test_without_a_mentor_there_is_nobody_to_choose() -> None:
    store = MemoryStore()
    people.found_team(story.context(store, "tomas"), "Tomás Reis", person="tomas")
    people.add_person(
        story.context(store, "tomas"), {"id": "ana", "name": "Ana", "roles": "hire", "start": "2025-05-12"}
    )
    app = MentorApp(UiContext(story.context(store, "tomas")))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await open_on(app, pilot, "ana", "m")
        assert place(app).notice == "There is no mentor yet. A adds one."


async def test_a_long_list_is_narrowed_down(app_for: Apps, context_for: Contexts) -> None:
    for number in range(9):
        people.add_person(
            context_for("tomas"), {"name": f"Zoe Number{number}", "roles": "mentor", "start": "2022-01-10"}
        )
    app = app_for("tomas")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await open_on(app, pilot, "ravi", "m")
        lines = app.screen.query_one("#field-mentor", Lines)
        assert len(lines.lines) == 11
        assert app.focused is lines
        await press(pilot, "shift+tab", *"zoe number4")
        assert [line.id for line in lines.lines] == ["zoe-number4"]
        assert "Zoe Number4" in text(app, "#explained")
        await press(pilot, *"x")
        assert (lines.selected, text(app, "#explained")) == ("", "")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_looks(snap_compare: Any, app_for: Apps, context_for: Contexts, size: tuple[int, int]) -> None:
    asked(context_for, wish="maya")
    notes.note(context_for("joana"), "ravi", "Likes short talks.")

    async def before(pilot: Any) -> None:
        await settle(pilot)
        await open_on(pilot.app, pilot, "ravi", "m")

    assert snap_compare(app_for("tomas"), terminal_size=size, run_before=before)


def test_looks_how_much(snap_compare: Any, app_for: Apps, context_for: Contexts) -> None:
    capacities.set_room(context_for("maya"), "maya", 2)

    async def before(pilot: Any) -> None:
        await settle(pilot)
        place(pilot.app).query_one("#needs", Lines).select("over capacity|maya|")
        await settle(pilot)
        await press(pilot, "enter")

    assert snap_compare(app_for("tomas"), terminal_size=(80, 24), run_before=before)

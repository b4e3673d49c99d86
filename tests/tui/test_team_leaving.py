"""A mentor goes: who would take over is looked at, changed, and carried out as one; a leave with stand-ins; the days alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from mentor_tui.domain.people import Cover
from mentor_tui.services import capacities, items, people
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.handover import handover
from mentor_tui.services.matching.departure import plan_departure
from mentor_tui.store.memory import MemoryStore
from mentor_tui.tui.app import MentorApp
from mentor_tui.tui.dialogs.choose import Choose
from mentor_tui.tui.dialogs.form import Form, Questions
from mentor_tui.tui.screens import team_leaving_text as words
from mentor_tui.tui.screens.journey import JourneyPlace
from mentor_tui.tui.screens.team import TeamPlace
from mentor_tui.tui.screens.team_leaving import LeavingPlace
from mentor_tui.tui.widgets.lines import Lines
from mentor_tui.tui.widgets.split_line import SplitLine
from mentor_tui.tui.widgets.text_pane import TextPane
from tests.tui import story
from tests.tui.conftest import press, settle

Apps = Callable[..., MentorApp]
Contexts = Callable[[str], ActorContext]
SIZE = (80, 24)
LAST = date(2025, 5, 30)
AFTER = date(2025, 5, 31)


@pytest.fixture(autouse=True)
def more_mentors(context_for: Contexts) -> None:
    """Sam in Lisbon can mentor too, and Joana has hours enough."""
    lead = context_for("tomas")
    lisbon = {"zone": "Europe/Lisbon", "place": "lisbon"}
    people.add_person(lead, {"id": "sam", "name": "Sam Okoro", "roles": "mentor", "start": "2022-01-10", **lisbon})
    capacities.set_capacity(lead, "joana", heads=8, hours=30.0)
    capacities.set_capacity(lead, "sam", heads=8, hours=30.0)


def preview(app: MentorApp) -> LeavingPlace:
    assert isinstance(app.screen, LeavingPlace)
    return app.screen


def mentors(context_for: Contexts, on: date) -> dict[str, str | None]:
    team = context_for("tomas").team()
    found = {hire: team.pairing(hire) for hire in ("ana", "budi", "chiara")}
    return {hire: pair.mentor_on(on) for hire, pair in found.items() if pair is not None}


def hires(app: MentorApp) -> dict[str, str]:
    return {line.id: line.text for line in preview(app).query_one("#hires", Lines).lines}


async def plan(app: MentorApp, pilot: Any, what: str, *days: str) -> None:
    """Go to the preview of Maya's going: the mentors, Maya, what, the days one after another, on."""
    await settle(pilot)
    await press(pilot, "M")
    app.screen.query_one(Lines).select("maya")
    await press(pilot, "enter")
    app.screen.query_one(Lines).select(what)
    await press(pilot, "enter")
    assert isinstance(app.screen, Questions)
    for number, day in enumerate(days):
        if number:
            await pilot.press("tab")
        await pilot.press("end", *["backspace"] * 10, *day)
    await press(pilot, "ctrl+d")


@pytest.fixture
def manila(context_for: Contexts) -> None:
    people.add_person(
        context_for("tomas"),
        {"id": "mariko", "name": "Mariko Abe", "roles": "mentor", "start": "2022-01-10", "zone": "Asia/Manila"},
    )


async def test_a_departure_is_looked_at_changed_and_carried_out(
    app_for: Apps, context_for: Contexts, store: MemoryStore, manila: None
) -> None:
    before = {record: store.read(record).version for record in ("team", "people/ana")}  # type: ignore[union-attr]
    app = app_for("tomas")
    async with app.run_test(size=SIZE) as pilot:
        await plan(app, pilot, "last", LAST.isoformat(), "5")
        assert set(hires(app)) == {"ana", "budi", "chiara"}
        assert "Mariko Abe" in hires(app)["budi"]
        assert "new mentors from 26 May, both until 30 May" in preview(app).query_one("#head", TextPane).text
        old = preview(app).view.plan.proposal.mentors["chiara"]  # type: ignore[union-attr]
        new = {"joana": "sam", "sam": "joana"}[old]
        preview(app).query_one("#hires", Lines).select("chiara")
        await press(pilot, "enter")
        assert isinstance(app.screen, Choose)
        assert app.screen.query_one(Lines).select(new)
        await press(pilot, "enter")
        assert "chosen" in hires(app)["chiara"]
        assert "Chiara goes to" in preview(app).notice
        await press(pilot, "W", *"Ask her twice.", "ctrl+d")
        assert "with a message" in hires(app)["chiara"]
        assert "Maya says: “Ask her twice.”" in preview(app).query_one("#below", TextPane).text
        assert {record: store.read(record).version for record in before} == before, "nothing is written before"  # type: ignore[union-attr]
        assert context_for("tomas").team().people["maya"].left is None
        await press(pilot, "P")
        form = app.screen
        assert isinstance(form, Form)
        await press(pilot, "ctrl+d")
        assert app.screen is form, "a word to the hires is owed"
        await press(pilot, *"Maya goes home.", "tab", *"I tell all three on Tuesday.", "ctrl+d")
        assert isinstance(app.screen, TeamPlace)
        assert "Maya O’Neill leaves on 30 May" in app.screen.notice
        assert context_for("tomas").team().people["maya"].left == LAST
        assert mentors(context_for, story.TODAY) == dict.fromkeys(("ana", "budi", "chiara"), "maya")
        assert mentors(context_for, AFTER)["chiara"] == new
        assert mentors(context_for, AFTER)["budi"] == "mariko"
        told = handover(context_for("tomas"), "chiara")
        assert (told.telling, [word.text for word in told.words]) == (
            "I tell all three on Tuesday.",
            ["Ask her twice."],
        )
        assert not app.drafts
        await press(pilot, "u")
        assert mentors(context_for, AFTER) == dict.fromkeys(("ana", "budi", "chiara"), "maya")
        assert context_for("tomas").team().people["maya"].left is None


async def test_what_waits_goes_with_the_hire(app_for: Apps) -> None:
    app = app_for("tomas")
    async with app.run_test(size=SIZE) as pilot:
        await plan(app, pilot, "last", LAST.isoformat())
        preview(app).query_one("#hires", Lines).select("chiara")
        await settle(pilot)
        below = preview(app).query_one("#below", TextPane).text
        for part in ("HANDOVER", "Waiting for a sign-off", "Last sessions", "How we check who is asking."):
            assert part in below


async def test_a_hire_whom_nobody_can_take_stands_first_with_what_would_help(
    app_for: Apps, context_for: Contexts
) -> None:
    app = app_for("tomas")
    async with app.run_test(size=SIZE) as pilot:
        await plan(app, pilot, "last", LAST.isoformat())
        assert next(iter(hires(app))) == "budi", "he is in Manila"
        assert "– nobody –" in hires(app)["budi"]
        below = preview(app).query_one("#below", TextPane).text
        assert "too few shared hours" in below
        assert "Would help" in below
        await press(pilot, "space")
        assert "Nobody is proposed" in preview(app).notice
        await press(pilot, "P", *"She leaves.", "ctrl+d")
        assert "Nobody was found for Budi Santoso" in app.screen.notice  # type: ignore[attr-defined]
        assert mentors(context_for, AFTER)["budi"] == "maya"


async def test_a_choice_that_a_rule_forbids_does_not_hold(app_for: Apps) -> None:
    app = app_for("tomas")
    async with app.run_test(size=SIZE) as pilot:
        await plan(app, pilot, "last", LAST.isoformat())
        await press(pilot, "enter")
        app.screen.query_one(Lines).select("joana")
        await press(pilot, "enter")
        assert "Budi and Joana were pinned: too few shared hours" in preview(app).notice
        assert "were pinned" in preview(app).query_one("#notes", TextPane).text
        preview(app).reload()
        await settle(pilot)
        assert not preview(app).query_one("#notes", TextPane).text, "it is told once"
        assert "– nobody –" in hires(app)["budi"]


async def test_a_held_pair_stays_when_another_is_chosen(app_for: Apps) -> None:
    app = app_for("tomas")
    async with app.run_test(size=SIZE) as pilot:
        await plan(app, pilot, "last", LAST.isoformat())
        preview(app).query_one("#hires", Lines).select("ana")
        await press(pilot, "space")
        assert "chosen" in hires(app)["ana"]
        await press(pilot, "space")
        assert "chosen" not in hires(app)["ana"]


async def test_esc_leaves_everything_as_it_is(app_for: Apps, context_for: Contexts, store: MemoryStore) -> None:
    before = store.read("team")
    assert before is not None
    app = app_for("tomas")
    async with app.run_test(size=SIZE) as pilot:
        await plan(app, pilot, "last", LAST.isoformat())
        await press(pilot, "v")
        assert isinstance(app.screen, JourneyPlace)
        await press(pilot, "escape")
        await press(pilot, "escape")
        assert isinstance(app.screen, TeamPlace)
        after = store.read("team")
        assert after is not None
        assert after.version == before.version


async def test_what_another_lead_changes_meanwhile_is_seen(app_for: Apps, context_for: Contexts) -> None:
    app = app_for("tomas")
    async with app.run_test(size=SIZE) as pilot:
        await plan(app, pilot, "last", LAST.isoformat())
        people.end(context_for("tomas"), "ana", finished=True)
        preview(app).reload()
        await settle(pilot)
        assert set(hires(app)) == {"budi", "chiara"}


async def test_a_leave_has_stand_ins(app_for: Apps, context_for: Contexts) -> None:
    first, last = story.TODAY + timedelta(days=7), story.TODAY + timedelta(days=18)
    app = app_for("tomas")
    async with app.run_test(size=SIZE) as pilot:
        await plan(app, pilot, "leave", first.isoformat(), last.isoformat())
        assert "Stand-in" in preview(app).query_one("#columns", SplitLine).text
        await press(pilot, "ctrl+d")
        await press(pilot, "ctrl+d")
        assert "is away from 19 May to 30 May" in app.screen.notice  # type: ignore[attr-defined]
        pair = context_for("tomas").team().pairing("ana")
        assert pair is not None
        assert pair.mentor == "maya"
        assert pair.covers[-1] == Cover("joana", first, last), "she has stood in for Maya before"
        assert [(span.first, span.last) for span in context_for("maya").journey("maya").profile.leave] == [
            (first, last)
        ]


@pytest.mark.parametrize(
    ("what", "days", "tabs"), [("last", (LAST.isoformat(),), 2), ("leave", ("2025-05-19", "2025-05-30"), 1)]
)
async def test_the_days_alone_can_be_noted(
    app_for: Apps, context_for: Contexts, what: str, days: tuple[str, ...], tabs: int
) -> None:
    app = app_for("tomas")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "M")
        app.screen.query_one(Lines).select("maya")
        await press(pilot, "enter")
        app.screen.query_one(Lines).select(what)
        await press(pilot, "enter")
        for number, day in enumerate(days):
            await pilot.press(*(["tab"] if number else []), "end", *["backspace"] * 10, *day)
        await press(pilot, *["tab"] * tabs, "right", "ctrl+d")
        assert isinstance(app.screen, TeamPlace)
        team = context_for("tomas").team()
        assert team.people["maya"].left == (LAST if what == "last" else None)
        assert len(context_for("maya").journey("maya").profile.leave) == (what == "leave")
        assert set(mentors(context_for, AFTER).values()) == {"maya"}
        pair = team.pairing("chiara")
        assert pair is not None
        assert pair.stand_in is None


async def test_work_that_ends_while_the_plan_is_taken_down_finds_nobody_selected(app_for: Apps) -> None:
    app = app_for("tomas")
    async with app.run_test(size=SIZE) as pilot:
        await plan(app, pilot, "last", LAST.isoformat())
        assert preview(app).selected
        await preview(app).query_one("#hires").remove()
        assert preview(app).selected == ""


async def test_they_stay_after_all(app_for: Apps, context_for: Contexts) -> None:
    people.set_last_day(context_for("tomas"), "maya", LAST)
    app = app_for("tomas")
    async with app.run_test(size=SIZE) as pilot:
        await plan(app, pilot, "last", "")
        assert isinstance(app.screen, TeamPlace)
        assert context_for("tomas").team().people["maya"].left is None


async def test_the_need_opens_the_plan(app_for: Apps, context_for: Contexts) -> None:
    people.set_last_day(context_for("tomas"), "maya", LAST)
    people.set_leave(context_for("tomas"), "joana", story.TODAY, story.TODAY + timedelta(days=9))
    app = app_for("tomas")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        place = app.screen
        assert isinstance(place, TeamPlace)
        place.query_one("#needs", Lines).select("mentor leaves|maya|")
        await press(pilot, "enter")
        assert isinstance(app.screen, Questions)
        assert app.screen.answers["day"] == LAST.isoformat()
        await press(pilot, "ctrl+d")
        assert set(hires(app)) == {"ana", "budi", "chiara"}
        await press(pilot, "escape")
        place.query_one("#needs", Lines).select("mentor away|joana|")
        await press(pilot, "enter")
        assert isinstance(app.screen, Questions)
        assert (app.screen.answers["first"], app.screen.answers["last"]) == ("2025-05-12", "2025-05-21")
        await press(pilot, "ctrl+d")
        assert set(hires(app)) == {"noor", "ravi", "lena"}


async def test_a_day_that_is_none_stays_in_the_form(app_for: Apps) -> None:
    app = app_for("tomas")
    async with app.run_test(size=SIZE) as pilot:
        await plan(app, pilot, "last", "2025-05-01")
        assert isinstance(app.screen, Questions)
        assert app.screen.query_one(".wrong").has_class("-shown")


async def test_a_mentor_without_hires_just_goes(app_for: Apps, context_for: Contexts) -> None:
    for hire in ("ana", "budi", "chiara"):
        people.end(context_for("tomas"), hire, finished=True)
    app = app_for("tomas")
    async with app.run_test(size=SIZE) as pilot:
        await plan(app, pilot, "last", LAST.isoformat())
        assert "Nobody has to move" in hires(app)[""]
        await press(pilot, "P", "ctrl+d")
        assert context_for("tomas").team().people["maya"].left == LAST


async def test_the_only_mentor_goes(context_for: Contexts, app_for: Apps) -> None:
    for mentor in ("joana", "sam"):
        people.set_last_day(context_for("tomas"), mentor, LAST)
    app = app_for("tomas")
    async with app.run_test(size=SIZE) as pilot:
        await plan(app, pilot, "last", LAST.isoformat())
        assert "3 still need someone" in preview(app).query_one("#head", TextPane).text
        assert all("– nobody –" in text for text in hires(app).values())
        await press(pilot, "enter")
        assert isinstance(app.screen, Choose)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_looks(snap_compare: Any, app_for: Apps, context_for: Contexts, size: tuple[int, int]) -> None:
    items.say(context_for("chiara"), None, "prove-who-asks", "Is a phone number enough?")

    async def before(pilot: Any) -> None:
        await plan(pilot.app, pilot, "last", LAST.isoformat(), "5")
        await press(pilot, "down")

    assert snap_compare(app_for("tomas"), terminal_size=size, run_before=before)


def test_looks_where_nobody_can(snap_compare: Any, app_for: Apps) -> None:
    async def before(pilot: Any) -> None:
        await plan(pilot.app, pilot, "last", LAST.isoformat())

    assert snap_compare(app_for("tomas"), terminal_size=(80, 24), run_before=before)


def test_looks_before_it_is_carried_out(snap_compare: Any, app_for: Apps) -> None:
    async def before(pilot: Any) -> None:
        await plan(pilot.app, pilot, "last", LAST.isoformat())
        await press(pilot, "P")

    assert snap_compare(app_for("tomas"), terminal_size=(80, 24), run_before=before)


def test_what_else_needs_an_owner_is_told(context_for: Contexts) -> None:
    found = replace(plan_departure(context_for("tomas"), "maya", LAST), owns=("Content", "Fix ten things"))
    said = "".join(text for text, _tone in words.notes(found, {}, 76))
    assert said == "▲ Somebody else is needed for: Content and Fix ten things."

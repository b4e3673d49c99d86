"""Areas, as people use the board: a lead names, hands over, lets go; an owner logs; anybody joins, asks, reads."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from textual.widgets import Static, TextArea

from mentor_tui.domain.areas import AreaHeld
from mentor_tui.services import area_cases, areas, people, side_tasks
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.tui.app import MentorApp
from mentor_tui.tui.dialogs.form import Form
from mentor_tui.tui.dialogs.told import ToldDialog
from mentor_tui.tui.screens.areas import AreasPlace
from mentor_tui.tui.widgets.lines import Lines
from mentor_tui.tui.widgets.split_line import SplitLine
from tests.tui import story
from tests.tui.conftest import press, settle

Apps = Callable[..., MentorApp]
Contexts = Callable[[str], ActorContext]
SIZES = [(80, 24), (120, 40)]
REFUNDS = "refund-rules"


@pytest.fixture
def opened(context_for: Contexts) -> None:
    """Tomás has opened owning in the inbox for Joana, and for Petra, who has no mentees."""
    people.add_person(context_for("tomas"), {"id": "petra", "name": "Petra Novak", "roles": "mentor"})
    for who in ("petra", "joana"):
        side_tasks.open_lock(context_for("tomas"), who, "inbox-own", why="has looked after it for years")


def place(app: MentorApp) -> AreasPlace:
    found = app.top_place()
    assert isinstance(found, AreasPlace)
    return found


async def go(app: MentorApp, pilot: Any, area: str = "") -> None:
    """Go to the board, and to an area on it."""
    await settle(pilot)
    app.go_to("areas")
    await settle(pilot)
    if area:
        board = place(app).query_one("#board", Lines)
        board.focus()
        assert board.select(area)
        await settle(pilot)


def held(context_for: Contexts, area: str = REFUNDS) -> AreaHeld:
    return context_for("tomas").team().area(area)


def line(app: MentorApp, area: str) -> str:
    return next(one.text for one in place(app).query_one("#board", Lines).lines if one.id == area)


def decisions(app: MentorApp) -> list[str]:
    return [" ".join(one.text.split()) for one in place(app).query_one("#decisions", Lines).lines]


# -- a lead


@pytest.mark.usefixtures("opened")
async def test_a_lead_names_the_owner_and_whoever_asked_stands_first(app_for: Apps, context_for: Contexts) -> None:
    areas.own(context_for("joana"), REFUNDS)
    app = app_for("tomas")
    async with app.run_test(size=(80, 24)) as pilot:
        await go(app, pilot, REFUNDS)
        await press(pilot, "O")
        assert isinstance(app.screen, Form)
        first = app.screen.query_one("#field-who", Lines).lines[0]
        assert "Joana Pinto" in first.text
        assert "would like to" in first.text
        await press(pilot, "ctrl+d")
        assert held(context_for).owner == "joana"
        assert "Joana Pinto owns “Refund rules” now." in place(app).notice
        assert "Joana Pinto" in line(app, REFUNDS)


async def test_who_may_not_own_is_told_in_the_form_and_what_a_lead_can_do(app_for: Apps, context_for: Contexts) -> None:
    app = app_for("tomas")
    async with app.run_test(size=(80, 24)) as pilot:
        await go(app, pilot, REFUNDS)
        await press(pilot, "O")
        form = app.screen
        assert form.query_one("#field-who", Lines).select("ana")
        await press(pilot, "ctrl+d")
        assert app.screen is form
        said = str(form.query_one(".wrong", Static).render())
        assert "Ana Ferreira may not own “Refund rules” yet" in said
        assert "As a lead you can open" in said
        assert held(context_for).owner is None


@pytest.mark.usefixtures("opened")
async def test_a_second_lead_is_told_who_owns_it_by_now(app_for: Apps, context_for: Contexts) -> None:
    app = app_for("tomas")
    people.edit_person(context_for("tomas"), "joana", {"roles": "mentor,lead", "leads": "*"})
    async with app.run_test(size=(80, 24)) as pilot:
        await go(app, pilot, REFUNDS)
        await press(pilot, "O")
        areas.own(context_for("joana"), REFUNDS, "petra")
        await press(pilot, "ctrl+d")
        assert "has acted on this since you looked" in str(app.screen.query_one(".wrong", Static).render())
        await press(pilot, "escape", "O")
        assert "Petra Novak owns “Refund rules” since" in place(app).notice


@pytest.mark.usefixtures("opened")
async def test_handing_over_asks_for_a_word(app_for: Apps, context_for: Contexts) -> None:
    areas.own(context_for("tomas"), REFUNDS, "petra")
    app = app_for("petra")
    async with app.run_test(size=(80, 24)) as pilot:
        await go(app, pilot, REFUNDS)
        await press(pilot, "H")
        form = app.screen
        form.query_one("#field-who", Lines).select("joana")
        await press(pilot, "ctrl+d")
        assert "Leave a word for whoever comes next" in str(form.query_one(".wrong", Static).render())
        form.query_one(TextArea).text = "The limit for annual plans is open."
        await press(pilot, "ctrl+d")
        found = held(context_for)
        assert (found.owner, found.past[-1].word) == ("joana", "The limit for annual plans is open.")
        await press(pilot, "u", "enter")
        assert held(context_for).owner == "petra"


@pytest.mark.usefixtures("opened")
async def test_who_lets_go_says_why(app_for: Apps, context_for: Contexts) -> None:
    areas.own(context_for("tomas"), REFUNDS, "petra")
    areas.join(context_for("joana"), REFUNDS)
    app = app_for("petra")
    async with app.run_test(size=(80, 24)) as pilot:
        await go(app, pilot, REFUNDS)
        await press(pilot, "minus")
        assert app.screen.query_one("#field-who", Lines).selected == "joana"
        await press(pilot, "ctrl+d")
        assert "you need a reason" in str(app.screen.query_one(".wrong", Static).render())
        await press(pilot, "tab", *"done", "ctrl+d")
        assert held(context_for).contributors == ()


# -- anybody


@pytest.mark.usefixtures("opened")
async def test_whoever_would_like_to_own_it_says_so_with_one_key(app_for: Apps, context_for: Contexts) -> None:
    app = app_for("petra")
    async with app.run_test(size=(80, 24)) as pilot:
        await go(app, pilot, REFUNDS)
        await press(pilot, "O")
        assert held(context_for).asked == ("petra",)
        assert "number 1 on the waiting list" in place(app).notice


async def test_joining_logging_and_leaving(app_for: Apps, context_for: Contexts) -> None:
    app = app_for("joana")
    async with app.run_test(size=(80, 24)) as pilot:
        await go(app, pilot, "saved-replies")
        await press(pilot, "l")
        assert "Writing in the log of an area is for" in place(app).notice
        await press(pilot, "plus")
        assert held(context_for, "saved-replies").contributors == ("joana",)
        await press(pilot, "l")
        app.screen.query_one(TextArea).text = "Ten replies read."
        await press(pilot, "ctrl+d")
        assert [one.text for one in area_cases.logs(context_for("ana"))["saved-replies"].lines] == ["Ten replies read."]
        await press(pilot, "minus", "ctrl+d")
        assert held(context_for, "saved-replies").contributors == ()


async def test_a_hire_reads_the_board_and_is_told_why_they_cannot_join_yet(
    app_for: Apps, context_for: Contexts
) -> None:
    app = app_for("ana")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "3")
        assert isinstance(app.screen, AreasPlace)
        await press(pilot, "plus")
        assert "Areas are for after the basics" in place(app).notice
        assert held(context_for).contributors == ()


@pytest.mark.usefixtures("opened")
@pytest.mark.parametrize("size", SIZES)
async def test_one_area_in_full(app_for: Apps, context_for: Contexts, size: tuple[int, int]) -> None:
    areas.own(context_for("tomas"), REFUNDS, "petra")
    areas.log(context_for("petra"), REFUNDS, "Two amounts did not agree.")
    areas.hand_over(context_for("petra"), REFUNDS, "joana", word="One amount is open.")
    app = app_for("petra")
    async with app.run_test(size=size) as pilot:
        await go(app, pilot, REFUNDS)
        if size[0] > 100:
            said = str(place(app).query_one("#full", Static).render())
            assert "Two amounts did not agree." in said
        await press(pilot, "enter")
        assert isinstance(app.screen, ToldDialog)
        said = " ".join(str(app.screen.query_one("#said Static", Static).render()).split())
        for wanted in ("In Who may give back", "Not in", "Owner Joana Pinto, since", "“One amount is open.”"):
            assert wanted in said
        assert "How you see that it is kept" in said
        assert "Two amounts did not agree." in said


# -- the board


@pytest.mark.usefixtures("opened")
@pytest.mark.parametrize("size", SIZES)
async def test_what_has_to_be_decided_comes_first_and_what_nobody_owned_yet_is_one_line_at_the_end(
    app_for: Apps, context_for: Contexts, size: tuple[int, int]
) -> None:
    areas.own(context_for("tomas"), REFUNDS, "petra")
    people.set_last_day(context_for("tomas"), "petra", story.TODAY.replace(month=6))
    app = app_for("tomas")
    async with app.run_test(size=size) as pilot:
        await go(app, pilot)
        told = decisions(app)
        assert told[0].startswith("◐ leaving Refund rules Petra’s last day is 12 Jun")
        assert told[-1].startswith("○ no owner Help pages: accoun… +18 nobody has owned them yet")
        assert place(app).query_one("#areas-head", SplitLine).text.startswith("20 areas")
        state = line(app, REFUNDS)
        assert state.rstrip().endswith("◐ leaving")


@pytest.mark.usefixtures("opened")
async def test_f_shows_what_needs_a_decision_then_ones_own_then_all(app_for: Apps, context_for: Contexts) -> None:
    areas.own(context_for("tomas"), REFUNDS, "petra")
    app = app_for("petra")
    async with app.run_test(size=(80, 24)) as pilot:
        await go(app, pilot)
        board = place(app).query_one("#board", Lines)
        counts = [len(board.lines)]
        for _turn in range(3):
            await press(pilot, "f")
            counts.append(len(board.lines))
        assert counts == [20, 19, 1, 20]
        await press(pilot, "slash", *"refund")
        assert [one.id for one in board.lines] == [REFUNDS]
        await press(pilot, "escape")
        assert len(board.lines) == 20


async def test_a_team_without_areas_says_where_they_are_written(
    app_for: Apps, context_for: Contexts, monkeypatch: pytest.MonkeyPatch
) -> None:
    bare = story.catalogue()._replace(areas={})
    monkeypatch.setattr(story, "catalogue", lambda: bare)
    app = app_for("tomas")
    async with app.run_test(size=(80, 24)) as pilot:
        await go(app, pilot)
        assert "areas.yaml" in place(app).query_one("#areas-head", SplitLine).text
        await press(pilot, "O")
        assert "There are no areas yet." in place(app).notice


@pytest.mark.usefixtures("opened")
async def test_only_leads_read_how_many_hours_somebody_else_has_left(app_for: Apps, context_for: Contexts) -> None:
    areas.own(context_for("tomas"), REFUNDS, "petra")
    feet = []
    for who in ("tomas", "joana"):
        app = app_for(who)
        async with app.run_test(size=(80, 24)) as pilot:
            await go(app, pilot)
            feet.append(str(place(app).query_one("#foot", Static).render()))
    assert "h a week" in feet[0]
    assert "h a week" not in feet[1]

"""Where somebody could go and what the team needs, as a hire, a mentor and a lead use it: a goal, a gap, interest, an opening."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from mentor_tui.domain.rules.decisions import Wording
from mentor_tui.services import goals, people
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.briefings import brief, briefings_page, read_briefing
from mentor_tui.services.decisions import decide
from mentor_tui.services.openings import add_opening, interest, openings_page
from mentor_tui.tui.app import MentorApp
from mentor_tui.tui.dialogs.choose import Choose
from mentor_tui.tui.dialogs.form import Form
from mentor_tui.tui.dialogs.told import ToldDialog
from mentor_tui.tui.screens.journey_news import NewsBar
from mentor_tui.tui.screens.openings import OpeningsPlace
from mentor_tui.tui.screens.paths import PathsPlace
from mentor_tui.tui.screens.paths_tree import PathTree
from mentor_tui.tui.screens.product_teams import ProductTeamsPlace
from mentor_tui.tui.widgets.lines import Lines
from mentor_tui.tui.widgets.split_line import SplitLine
from mentor_tui.tui.widgets.text_pane import TextPane
from tests.tui.conftest import press, settle

Apps = Callable[..., MentorApp]
Contexts = Callable[[str], ActorContext]
SMALL, LARGE = (80, 24), (120, 40)
NEED, GAP = "Somebody for billing", "One of us hears of a third."


async def go(app: MentorApp, pilot: Any, mode: str, *keys: str) -> None:
    """Go to a place, past whatever is shown first, and to one of its views."""
    await settle(pilot)
    app.go_to(mode)
    await settle(pilot)
    await press(pilot, *keys)


def line(app: MentorApp, name: str) -> str:
    return app.screen.query_one(name, SplitLine).text


def pane(app: MentorApp, name: str = "#facts") -> str:
    return app.screen.query_one(name, TextPane).text


def opening(context_for: Contexts, **more: Any) -> str:
    return add_opening(context_for("tomas"), NEED, gap=GAP, **more).on


# -- paths


async def test_a_hire_reads_a_gap_and_names_a_goal(app_for: Apps, context_for: Contexts) -> None:
    app = app_for("ana")
    async with app.run_test(size=SMALL) as pilot:
        await go(app, pilot, "growth", "p")
        assert isinstance(app.screen, PathsPlace)
        tree = app.screen.query_one(PathTree)
        assert line(app, "#stand").endswith("no goal named, fine too")
        assert tree.select("senior-support-rep")
        await settle(pilot)
        assert line(app, "#target").startswith("Senior support representative")
        assert "Still to show" in pane(app)
        assert "Ownership" in pane(app)
        await press(pilot, "w")
        assert isinstance(app.screen, ToldDialog)
        await press(pilot, "escape")
        await press(pilot, "g")
        assert isinstance(app.screen, Choose)
        await press(pilot, "enter")
        assert app.screen.notice.startswith("Your goal is Senior support representative.")
        assert goals.goal_of(context_for("maya"), "ana").aim == "senior-support-rep"
        assert line(app, "#stand").endswith("your goal: Senior support rep")
        assert "Senior support rep ●" in tree.render().plain


async def test_to_stay_is_a_goal_and_undo_takes_it_back(app_for: Apps, context_for: Contexts) -> None:
    app = app_for("ana")
    async with app.run_test(size=SMALL) as pilot:
        await go(app, pilot, "growth", "p", "g", "down", "enter")
        assert line(app, "#stand").endswith("to stay and get better here")
        await press(pilot, "u")
        assert goals.goal_of(context_for("ana")).goals == ()


async def test_a_track_is_a_goal_and_paths_say_so(app_for: Apps, context_for: Contexts) -> None:
    people.edit_person(context_for("tomas"), "ana", {"goals": "content"})
    app = app_for("ana")
    async with app.run_test(size=SMALL) as pilot:
        await go(app, pilot, "growth", "p")
        assert line(app, "#stand").endswith("your goal: Content")


async def test_arrows_follow_the_ways_and_the_lower_half_follows_them(app_for: Apps) -> None:
    app = app_for("ana")
    async with app.run_test(size=SMALL) as pilot:
        await go(app, pilot, "growth", "p", "home")
        tree = app.screen.query_one(PathTree)
        seen = []
        for key in ("down", "down", "left", "right", "up"):
            await press(pilot, key)
            seen.append(tree.selected)
        assert tree.selected == seen[-1]
        assert line(app, "#target").strip()
        await press(pilot, "end", "tab")
        assert isinstance(app.focused, TextPane | PathTree)


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_two_positions_stand_beside_each_other(app_for: Apps, size: tuple[int, int]) -> None:
    app = app_for("ana")
    async with app.run_test(size=size) as pilot:
        await go(app, pilot, "growth", "p")
        tree = app.screen.query_one(PathTree)
        assert tree.select("senior-support-rep")
        await settle(pilot)
        alone = pane(app)
        await press(pilot, "space")
        assert pane(app) == alone
        assert app.screen.notice.startswith("Kept: ")
        assert "Senior support rep kept" in tree.render().plain
        assert tree.select("support-lead")
        await settle(pilot)
        assert line(app, "#target").startswith("Senior support rep and Support lead")
        first, second = (pane(app), pane(app, "#beside")) if size == LARGE else pane(app).split("\nSupport lead")
        assert first.startswith("Senior support rep")
        assert "Support lead" in second or size == SMALL
        assert all("to show" in one and "Still to show" in one for one in (first, second))
        await press(pilot, "space")
        assert line(app, "#target").startswith("Support lead")
        assert "kept" not in tree.render().plain


async def test_a_mentor_reads_it_and_the_goal_is_not_theirs_to_name(app_for: Apps, context_for: Contexts) -> None:
    app = app_for("maya")
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        app.push_screen(PathsPlace(app.ui, "ana"))
        await settle(pilot)
        assert line(app, "#stand").startswith("Where they could go")
        await press(pilot, "g")
        assert "Ana" in app.screen.notice
        assert goals.goal_of(context_for("ana")).goals == ()


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_every_position_is_in_the_picture_once_at_both_sizes(app_for: Apps, size: tuple[int, int]) -> None:
    app = app_for("ana")
    async with app.run_test(size=size) as pilot:
        await go(app, pilot, "growth", "p")
        shown = app.screen.query_one(PathTree).render().plain
        for position in app.ui.context.catalogue.positions.values():
            assert shown.count(position.label) == 1, position.id
        assert "the same 5" in shown
        assert app.screen.query_one("#beside").display is (size == LARGE)


# -- openings


async def test_a_hire_says_that_they_are_interested_and_takes_it_back(app_for: Apps, context_for: Contexts) -> None:
    name = opening(context_for, position="senior-support-rep")
    app = app_for("ana")
    async with app.run_test(size=SMALL) as pilot:
        await go(app, pilot, "growth", "n")
        assert isinstance(app.screen, OpeningsPlace)
        assert "Asked" in pane(app)
        await press(pilot, "i")
        assert app.screen.notice.startswith("You are interested in “Somebody for billing”")
        view = openings_page(context_for("maya")).view(name)
        assert view is not None
        assert view.people == ("ana",)
        await press(pilot, "i")
        assert app.screen.notice.startswith("Taken back")
        await press(pilot, "w")
        assert isinstance(app.screen, ToldDialog)


async def test_a_lead_adds_one_and_closes_it_naming_whom_it_goes_to(app_for: Apps, context_for: Contexts) -> None:
    app = app_for("tomas")
    async with app.run_test(size=SMALL) as pilot:
        await go(app, pilot, "growth", "n")
        assert line(app, "#opening-title").startswith("No openings today.")
        await press(pilot, "i")
        assert app.screen.notice.startswith("No openings today.")
        await press(pilot, "plus")
        assert isinstance(app.screen, Form)
        await press(pilot, *NEED, "tab", *GAP, "ctrl+d")
        assert isinstance(app.screen, OpeningsPlace)
        found = openings_page(context_for("ana")).openings
        assert [view.opening.need for view in found] == [NEED]
        await press(pilot, "E")
        assert isinstance(app.screen, Form)
        await press(pilot, "ctrl+d")
        assert openings_page(context_for("ana")).openings == ()


async def test_adding_is_for_a_lead_and_says_so(app_for: Apps, context_for: Contexts) -> None:
    opening(context_for)
    app = app_for("ana")
    async with app.run_test(size=LARGE) as pilot:
        await go(app, pilot, "growth", "n", "plus")
        assert "is for a lead" in app.screen.notice
        await press(pilot, "w")
        assert "asks for no position" in app.screen.notice


# -- product teams


async def test_a_lead_briefs_the_front_line_and_a_hire_reads_it(app_for: Apps, context_for: Contexts) -> None:
    app = app_for("tomas")
    async with app.run_test(size=SMALL) as pilot:
        await go(app, pilot, "areas", "p")
        assert isinstance(app.screen, ProductTeamsPlace)
        assert "Nothing has been told yet" in pane(app, "#briefing")
        assert app.screen.query_one("#product-areas", Lines).select("billing")
        await settle(pilot)
        await press(pilot, "plus")
        assert isinstance(app.screen, Form)
        await press(pilot, *"tax by line", "ctrl+d")
        assert [one.area for one in briefings_page(context_for("ana")).briefings] == ["billing"]
    app = app_for("ana")
    async with app.run_test(size=SMALL) as pilot:
        await go(app, pilot, "areas", "p")
        assert "tax by line" in pane(app, "#briefing")
        await press(pilot, "plus")
        assert "Briefing the front line is for" in app.screen.notice


async def test_product_teams_say_with_how_many_somebody_sits_and_what_the_columns_are(
    app_for: Apps, context_for: Contexts
) -> None:
    until = context_for("tomas").today() + timedelta(days=90)
    for sits in (False, True):
        if sits:
            wording = Wording("embed", why="Knows it best.", asked=("maya",), area="billing", until=until, keeps=6)
            decide(context_for("tomas"), "ana", wording)
        app = app_for("tomas")
        async with app.run_test(size=SMALL) as pilot:
            await go(app, pilot, "areas", "p")
            said = "somebody from support sits with 1 of" if sits else "nobody from support sits with one yet"
            assert said in line(app, "#head")
            heads, area = line(app, "#areas-head"), app.screen.query_one("#product-areas", Lines).lines[0]
            first = "".join(text for text, _tone in area.parts)
            assert heads.index("From support") == first.index("–")
            assert heads.split() == ["Product", "area", "From", "support", "Last", "State"]


async def test_what_is_read_follows_the_list_in_use(app_for: Apps, context_for: Contexts) -> None:
    brief(context_for("tomas"), "billing", "tax by line")
    brief(context_for("tomas"), "api", "webhooks retire")
    app = app_for("ana")
    async with app.run_test(size=LARGE) as pilot:
        await go(app, pilot, "areas", "p")
        assert "webhooks retire" in pane(app, "#briefing")
        await press(pilot, "down")
        assert "tax by line" in pane(app, "#briefing")
        app.screen.query_one("#product-areas", Lines).focus()
        app.screen.query_one("#product-areas", Lines).select("accounts")
        await settle(pilot)
        assert "Nothing has been told yet" in pane(app, "#briefing")


async def test_space_says_that_a_briefing_is_read_and_others_see_a_number(app_for: Apps, context_for: Contexts) -> None:
    brief(context_for("tomas"), "billing", "tax by line")
    brief(context_for("tomas"), "billing", "another")
    app = app_for("ana")
    async with app.run_test(size=SMALL) as pilot:
        await go(app, pilot, "areas", "p")
        before = shown_readers(app)
        assert "you too" not in before
        await press(pilot, "space")
        assert app.screen.notice.startswith("Read: ")
        assert shown_readers(app) == before.replace("read by 0", "read by 1") + ", you too"
        await press(pilot, "space")
        assert app.screen.notice.startswith("You have said already")
        await press(pilot, "down")
        assert shown_readers(app) == before
        await press(pilot, "u")
        await press(pilot, "up")
        assert shown_readers(app) == before
    read_briefing(context_for("budi"), "billing")
    app = app_for("tomas")
    async with app.run_test(size=SMALL) as pilot:
        await go(app, pilot, "areas", "p")
        assert shown_readers(app).startswith("read by 1 of ")
        assert "you too" not in shown_readers(app)


def shown_readers(app: MentorApp) -> str:
    """How many have read the briefing in sight, as its head says it."""
    head = " ".join(pane(app, "#briefing").partition("\n\n")[0].split())
    return head[head.index("read by") :]


async def test_a_briefing_is_news_on_the_journey_once_it_is_painted_and_then_told(
    app_for: Apps, context_for: Contexts
) -> None:
    brief(context_for("tomas"), "billing", "tax by line")
    for seen in (True, False):
        app = app_for("ana")
        async with app.run_test(size=LARGE) as pilot:
            await settle(pilot)
            assert ("tax by line" in news(app)) is seen
            if seen:
                brief(context_for("tomas"), "billing", "another")
                await app.catch_up()
                await settle(pilot)
                assert "another" in news(app)
            await press(pilot, "q")


def news(app: MentorApp) -> str:
    return app.screen.query_one("#news", NewsBar).render().plain


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x40"])
@pytest.mark.parametrize(
    ("mode", "key"), [("growth", "p"), ("growth", "n"), ("areas", "p")], ids=["paths", "openings", "product-teams"]
)
def test_looks(
    snap_compare: Any, app_for: Apps, context_for: Contexts, mode: str, key: str, size: tuple[int, int]
) -> None:
    tomas = context_for("tomas")
    opening(context_for, position="senior-support-rep", begins=date(2025, 6, 2), closes=date(2025, 5, 30))
    add_opening(tomas, "An owner for the on-call rota", gap="Nobody keeps it.", places=2)
    brief(tomas, "billing", "Coming: each line of an invoice shows its own tax.", on=date(2025, 5, 26))
    brief(tomas, "api", nothing=True)
    goals.aim_at(context_for("ana"), "senior-support-rep")
    assert snap_compare(app_for("ana"), terminal_size=size, run_before=lambda pilot: go(pilot.app, pilot, mode, key))


def crowd(context_for: Contexts) -> None:
    """Many openings with long needs, and as many briefings as the board keeps, with long words."""
    tomas, days = context_for("tomas"), [date(2025, 6, day) for day in range(2, 12)]
    for number, day in enumerate(days, 1):
        need = f"Number {number}: somebody who would like to look after what nobody has looked after since last spring"
        more = {"position": "support-operations", "begins": day, "closes": day, "places": number}
        name = add_opening(tomas, need, gap="Every week somebody asks about it, and nobody knows. " * 4, **more).on
        interest(context_for("ana"), name)
    for number, day in enumerate(days, 1):
        for area in ("billing", "integrations"):
            said = (
                f"Coming {number}: a long sentence with everything that changes for those who pay in two currencies. "
            )
            brief(
                tomas, area, said * 4 + "\n\n" + "We asked for the export of proration, and it is there. " * 5, on=day
            )
    read_briefing(context_for("ana"), "billing")


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x40"])
@pytest.mark.parametrize("much", ["empty", "crowded"])
@pytest.mark.parametrize(("mode", "key"), [("growth", "n"), ("areas", "p")], ids=["openings", "product-teams"])
def test_looks_of_the_board(
    snap_compare: Any, app_for: Apps, context_for: Contexts, mode: str, key: str, much: str, size: tuple[int, int]
) -> None:
    if much == "crowded":
        crowd(context_for)
    assert snap_compare(app_for("ana"), terminal_size=size, run_before=lambda pilot: go(pilot.app, pilot, mode, key))


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x40"])
@pytest.mark.parametrize("much", ["empty", "crowded"])
def test_looks_of_paths(
    snap_compare: Any, app_for: Apps, context_for: Contexts, much: str, size: tuple[int, int]
) -> None:
    """Of a lead who holds no position and aims at none; of a hire with a goal, and two positions beside each other."""
    if much == "crowded":
        goals.aim_at(context_for("ana"), "senior-support-rep")
    keys = ("space", "down", "down") if much == "crowded" else ()
    app = app_for("ana" if much == "crowded" else "tomas")
    assert snap_compare(app, terminal_size=size, run_before=lambda pilot: go(pilot.app, pilot, "growth", "p", *keys))

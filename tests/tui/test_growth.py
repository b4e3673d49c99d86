"""Growth, as people use it: take, add pieces, give back, why it is locked, a lead's yes, a lock opened early."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from mentor_tui.domain.journey import Journey
from mentor_tui.services import items, milestone, side_tasks
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.growth import growth_page
from mentor_tui.services.journey_access import view_of
from mentor_tui.store.memory import MemoryStore
from mentor_tui.tui.app import MentorApp
from mentor_tui.tui.dialogs.form import Form
from mentor_tui.tui.dialogs.told import ToldDialog
from mentor_tui.tui.screens import growth_text as words
from mentor_tui.tui.screens.growth import GrowthPlace
from mentor_tui.tui.screens.growth_grid import Grid
from mentor_tui.tui.widgets.lines import Lines
from mentor_tui.tui.widgets.split_line import SplitLine
from mentor_tui.tui.widgets.text_pane import TextPane
from mentor_tui.wording import growth
from tests.tui import story
from tests.tui.conftest import settle

Apps = Callable[..., MentorApp]
Contexts = Callable[[str], ActorContext]
SIZE = (80, 24)
WATCH = "tooling-watch"


def place(app: MentorApp) -> GrowthPlace:
    """The place in sight."""
    assert isinstance(app.screen, GrowthPlace)
    return app.screen


async def go(app: MentorApp, pilot: Any, rung: str = "") -> None:
    """Go to Growth, past whatever is shown first, and to a rung."""
    await settle(pilot)
    app.go_to("growth")
    await settle(pilot)
    if rung:
        grid = place(app).query_one(Grid)
        assert grid.select(rung)
        grid.focus()
        await settle(pilot)


def hold(context_for: Contexts, person: str, rung: str) -> Any:
    """What a person has to do with a rung."""
    return context_for("tomas").team().hold(rung, person)


def test_the_hours_off_the_queue_are_not_cut_for_what_stands_beside_them(context_for: Contexts) -> None:
    page = growth_page(context_for("maya"))
    left, right = words.headline(page, 120)
    assert right
    narrow = sum(len(text) for text, _tone in (*left, *right)) + 3
    assert words.headline(page, narrow) == (left, [])


@pytest.fixture
def noah(context_for: Contexts) -> ActorContext:
    """Noah, whose basics are done, and who has seen the page about it."""
    context = context_for("noah")
    milestone.told(context, view_of(context).standing)
    return context


async def test_taken_worked_on_and_confirmed(
    app_for: Apps, context_for: Contexts, store: MemoryStore, noah: ActorContext
) -> None:
    times = story.catalogue().rungs[WATCH].times
    app = app_for("noah")
    async with app.run_test(size=SIZE) as pilot:
        await go(app, pilot, WATCH)
        await pilot.press("s")
        await settle(pilot)
        assert "Take it first" in place(app).notice
        await pilot.press("plus")
        await settle(pilot)
        assert hold(context_for, "noah", WATCH).state == "held"
        for number in range(times):
            await pilot.press("s")
            await settle(pilot)
            assert isinstance(app.screen, Form)
            does, answer = ("sends it", "Sent: ") if number == times - 1 else ("logs it", "Logged: ")
            assert app.screen._does == does
            await pilot.press(*f"macro {number}", "ctrl+d")
            await settle(pilot)
            assert place(app).notice.startswith(answer), "it says what the form said"
        record = store.read("people/noah")
        assert record is not None
        assert Journey(record).task(WATCH).state == "waiting"
        await pilot.press("s")
        await settle(pilot)
        assert "waiting for a sign-off" in place(app).notice, "their own yes is to send, never to confirm"
    lead = app_for("tomas")
    async with lead.run_test(size=SIZE) as pilot:
        await go(lead, pilot)
        followed = place(lead).query_one("#followed", Lines)
        assert followed.selected == f"noah|{WATCH}"
        assert followed.has_focus
        await pilot.press("s")
        await settle(pilot)
        assert isinstance(lead.screen, Form)
        await pilot.press("ctrl+d")
        await settle(pilot)
        assert hold(context_for, "noah", WATCH).state == "done"
        assert not place(lead).query_one("#followed", Lines).selected


async def test_finished_work_goes_back_with_a_comment(
    app_for: Apps, context_for: Contexts, store: MemoryStore, noah: ActorContext
) -> None:
    side_tasks.take(noah, WATCH)
    for number in range(story.catalogue().rungs[WATCH].times):
        items.tick(noah, WATCH, evidence=f"macro {number}")
    app = app_for("tomas")
    async with app.run_test(size=SIZE) as pilot:
        await go(app, pilot)
        await pilot.press("r")
        await settle(pilot)
        await pilot.press(*"Count them", "ctrl+d")
        await settle(pilot)
        record = store.read("people/noah")
        assert record is not None
        assert Journey(record).task(WATCH).posts[-1].text == "Count them"
        await pilot.press("s")
        await settle(pilot)
        assert place(app).notice
    app = app_for("noah")
    async with app.run_test(size=SIZE) as pilot:
        await go(app, pilot, WATCH)
        await pilot.press("s")
        await settle(pilot)
        await pilot.press(*"Counted", "ctrl+d")
        await settle(pilot)
        record = store.read("people/noah")
        assert record is not None
        assert Journey(record).task(WATCH).state == "waiting"


async def test_given_back_and_taken_again_with_undo(app_for: Apps, context_for: Contexts, noah: ActorContext) -> None:
    side_tasks.take(noah, WATCH)
    app = app_for("noah")
    async with app.run_test(size=SIZE) as pilot:
        await go(app, pilot, WATCH)
        await pilot.press("minus")
        await settle(pilot)
        await pilot.press("ctrl+d")
        await settle(pilot)
        assert hold(context_for, "noah", WATCH) is None
        await pilot.press("u")
        await settle(pilot)
        assert hold(context_for, "noah", WATCH).state == "held"


async def test_a_lock_says_why(app_for: Apps) -> None:
    app = app_for("ana")
    async with app.run_test(size=SIZE) as pilot:
        await go(app, pilot, "content-fix")
        assert "These open with the basics" in place(app).query_one("#hours", SplitLine).text
        await pilot.press("plus")
        await settle(pilot)
        assert place(app).notice.startswith("“Content · Fix” is locked: ")
        await pilot.press("w")
        await settle(pilot)
        assert isinstance(app.screen, ToldDialog)


async def test_a_lead_opens_a_lock_for_one_person(app_for: Apps, context_for: Contexts, store: MemoryStore) -> None:
    app = app_for("tomas")
    async with app.run_test(size=SIZE) as pilot:
        await go(app, pilot)
        await pilot.press("O")
        await settle(pilot)
        assert place(app).notice == "Opening a lock early is for a lead of their team."
        app.push_screen(GrowthPlace(app.ui, "ana", rung="content-fix"))
        await settle(pilot)
        await pilot.press("O")
        await settle(pilot)
        form = app.screen
        await pilot.press("ctrl+d")
        await settle(pilot)
        assert app.screen is form, "a reason is owed"
        await pilot.press(*"she edits well", "ctrl+d")
        await settle(pilot)
        record = store.read("people/ana")
        assert record is not None
        opened = Journey(record).early["content-fix"]
        assert opened["why"] == "she edits well"
        await pilot.press("escape")
        await settle(pilot)
        assert place(app).query_one(Grid)


async def test_a_mentor_without_a_curriculum_has_a_place_too(app_for: Apps) -> None:
    app = app_for("maya")
    async with app.run_test(size=SIZE) as pilot:
        await go(app, pilot)
        assert "mentoring takes" in place(app).query_one("#hours", SplitLine).text
        assert not place(app).query_one("#followed").display


def test_the_page_says_who_holds_a_rung_and_who_may_say_yes(context_for: Contexts, noah: ActorContext) -> None:
    side_tasks.take(noah, WATCH)
    page = growth_page(context_for("tomas"))
    row = page.followed[0]
    assert (row.person, row.voices, row.waits) == ("noah", ("owner",), False)
    view = growth_page(context_for("joana"), "noah").view(WATCH)
    assert view is not None
    assert view.holders == ("noah",)
    assert growth_page(context_for("joana")).followed == ()


def test_looks(snap_compare: Any, app_for: Apps, noah: ActorContext) -> None:
    side_tasks.take(noah, "content-fix")
    for number in range(5):
        items.tick(noah, "content-fix", evidence=f"https://help.example.com/{number} Invoice address")

    async def before(pilot: Any) -> None:
        await go(pilot.app, pilot)

    assert snap_compare(app_for("noah"), terminal_size=(80, 24), run_before=before)


def test_looks_wide(snap_compare: Any, app_for: Apps, noah: ActorContext) -> None:
    side_tasks.take(noah, WATCH)
    for number in range(story.catalogue().rungs[WATCH].times):
        items.tick(noah, WATCH, evidence=f"macro {number}")

    async def before(pilot: Any) -> None:
        await go(pilot.app, pilot)

    assert snap_compare(app_for("tomas"), terminal_size=(120, 40), run_before=before)


def test_looks_before_the_basics(snap_compare: Any, app_for: Apps) -> None:
    async def before(pilot: Any) -> None:
        await go(pilot.app, pilot)

    assert snap_compare(app_for("ana"), terminal_size=(80, 24), run_before=before)


def on_screen(app: MentorApp) -> str:
    """All that stands on the screen."""
    return "\n".join(strip.text for strip in app.screen._compositor.render_strips())


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=str)
async def test_before_the_basics_each_track_says_what_it_is_and_who_does_it_now(
    app_for: Apps, noah: ActorContext, size: tuple[int, int]
) -> None:
    side_tasks.take(noah, WATCH)
    app = app_for("ana")
    async with app.run_test(size=size) as pilot:
        await go(app, pilot)
        rows = on_screen(app).splitlines()[5 : 5 + len(story.catalogue().tracks)]
        assert not any("⊘" in row for row in rows)
        tooling = next(row for row in rows if "Tooling" in row)
        assert "Make the desk better for everyone" in tooling
        assert tooling.rstrip().endswith("Noah")
        assert sum(row.rstrip().endswith("nobody yet") for row in rows) == len(rows) - 1
        for _row in rows:
            await pilot.press("down")
        assert place(app).query_one(Grid).selected == WATCH


async def test_only_the_next_rung_says_what_locks_it(app_for: Apps, context_for: Contexts, noah: ActorContext) -> None:
    side_tasks.take(noah, WATCH)
    page = growth_page(noah)
    for (_title, row), (_track, views) in zip(words.cells(page), page.tracks, strict=True):
        locked = [cell.text for cell, one in zip(row, views, strict=True) if one.task.state == "locked"]
        assert [text.startswith("⊘ ") for text in locked] == [True] + [False] * (len(locked) - 1)
        assert all(cell.tone == "dim" for cell, one in zip(row, views, strict=True) if one.task.state == "locked")
    times = story.catalogue().rungs[WATCH].times
    assert f"⊘ {times} more Improve" in [cell.text for _title, row in words.cells(page) for cell in row]
    assert [cell.text for _title, row in words.cells(page) for cell in row if "later" in cell.text] == []


async def test_a_wide_screen_shows_the_whole_track_of_what_is_selected(app_for: Apps, noah: ActorContext) -> None:
    app = app_for("noah")
    async with app.run_test(size=(120, 40)) as pilot:
        await go(app, pilot, WATCH)
        await pilot.press("up", "down")
        await settle(pilot)
        beside = place(app).query_one("#beside", TextPane).text
        for rung in story.catalogue().tracks["tooling"].rungs:
            assert f"· {rung.title}" in beside
            assert rung.does.split()[-1] in beside
        left = place(app).query_one("#facts", TextPane).text
        assert "What good looks like" in left


def test_a_lock_names_whose_yes_it_is(context_for: Contexts) -> None:
    page = growth_page(context_for("ana"))
    rung = story.catalogue().rungs["mentoring-buddy"]
    assert growth.lock_names(page, rung, story.catalogue())["mentor"] == "Maya"


async def test_on_a_small_screen_neither_the_headline_nor_a_label_is_cut(app_for: Apps) -> None:
    app = app_for("ana")
    async with app.run_test(size=SIZE) as pilot:
        await go(app, pilot)
        lines = on_screen(app).splitlines()
        assert lines[2].rstrip().endswith("enough.")
        facts = place(app).query_one("#facts", TextPane).text.splitlines()
        assert not any("…" in line[:13] for line in facts)

"""Nothing is cut while there is room for it, and what is cut says so and stands in full beside or behind it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from rich.cells import cell_len

from mentor_tui.domain.standing import Standing
from mentor_tui.services import journeys
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.tui.app import MentorApp
from mentor_tui.tui.screens.growth import GrowthPlace
from mentor_tui.tui.screens.growth_grid import Cell, Grid
from mentor_tui.tui.widgets.lines import Lines
from mentor_tui.tui.widgets.split_line import SplitLine
from mentor_tui.tui.widgets.text_pane import TextPane
from mentor_tui.wording.items import state_line
from tests.tui import story
from tests.tui.conftest import press, settle

Apps = Callable[..., MentorApp]
Contexts = Callable[[str], ActorContext]
SMALL, WIDE = (80, 24), (120, 40)


def on_screen(app: MentorApp) -> list[str]:
    """What is in sight, line by line."""
    return [strip.text for strip in app.screen._compositor.render_strips()]


async def test_short_titles_are_whole_in_the_unfolded_plan_of_a_small_screen(app_for: Apps) -> None:
    app = app_for("ana")
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "v")
        lines = app.screen.query_one("#way", Lines)
        room = lines.scrollable_content_region.width - 3
        own = [line for line in lines.lines if line.right and line.right[0][0].endswith((" min", " h", " h 30"))]
        assert max(cell_len(line.parts[-1][0]) for line in own) == 24
        assert [line.text for line in own if cell_len(line.text) > room] == []


async def test_a_cell_that_is_longer_than_its_share_takes_what_others_leave(app_for: Apps) -> None:
    app = app_for("noah")
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        app.go_to("growth")
        await settle(pilot)
        assert any("○ open Hard ones" in line for line in on_screen(app))
        grid = app.screen.query_one(Grid)
        grid.show_rows(["a", "b"], [("Row", [Cell("x", "l" * 60), Cell("y", "l" * 60)])])
        assert sum(grid._widths) < 80, "where none leaves anything all have the same"
        assert len(set(grid._widths)) == 1


@pytest.mark.parametrize("size", [SMALL, WIDE], ids=str)
async def test_a_text_of_growth_that_is_cut_says_so_and_is_read_on(app_for: Apps, size: tuple[int, int]) -> None:
    app = app_for("noah")
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        app.go_to("growth")
        await settle(pilot)
        place = app.screen
        assert isinstance(place, GrowthPlace)
        cut = [pane for pane in place.query(TextPane) if pane.display and pane.max_scroll_y > 0]
        assert cut
        for pane in cut:
            # The line that says so takes one of the pane's.
            below = pane.query_one("#text").size.height - (pane.size.height - 1)
            assert any(f"{below} line{'s' if below > 1 else ''} more ↓" in line for line in on_screen(app)), pane.id
        if place.query_one("#facts", TextPane) in cut:
            await press(pilot, "enter", "end")
            assert place.query_one("#facts", TextPane).scroll_y > 0
            await press(pilot, "escape")
            assert isinstance(place.focused, Grid)


async def test_what_a_track_is_stands_in_full_where_its_line_cuts_it(app_for: Apps) -> None:
    app = app_for("ana")
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        app.go_to("growth")
        await settle(pilot)
        told = " ".join(app.screen.query_one("#facts", TextPane).text.split())
        assert " ".join(story.catalogue().tracks["ai-desk"].about.split()) in told


def test_a_day_that_has_passed_is_no_order_any_more(context_for: Contexts) -> None:
    context = context_for("ana")
    page = journeys.page(context)
    now = next(now for now in page.standing.items if now.state == "returned")
    due = page.standing.due_on(now.item)
    for today, said in ((due, "by"), (due + timedelta(days=1), "was for")):
        standing = page.standing
        assert isinstance(standing, Standing)
        standing.today = today
        assert f" · {said} " in state_line(page, now, context.now(), None)


async def test_a_long_title_gives_way_to_what_lists_call_it(app_for: Apps) -> None:
    app = app_for("maya")
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        line = app.screen.query_one("#piece-title", SplitLine)
        line.say([("A sentence that is a title " * 4, ""), (" · Ana", "")], cut_first=True, shorter="A title")
        assert str(line.render()).startswith(" A title · Ana ")
        line.say([("A title in full", ""), (" · Ana", "")], cut_first=True, shorter="A title")
        assert str(line.render()).startswith(" A title in full · Ana ")


async def test_a_form_that_is_longer_than_the_screen_says_how_much_is_below(app_for: Apps) -> None:
    app = app_for("tomas")
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "tab", "tab", "m")
        fields = app.screen.query_one("#fields")
        below = round(fields.max_scroll_y - fields.scroll_y)
        assert below > 1
        assert on_screen(app)[-1].rstrip().endswith(f"{below} lines more ↓")
        app.screen.query(".field").last().focus()
        await settle(pilot)
        assert "more ↓" not in on_screen(app)[-1]
        assert "ctrl+d" in on_screen(app)[-1]


async def test_a_wide_list_of_what_can_be_done_tells_all_of_what_is_selected_beside_it(app_for: Apps) -> None:
    app = app_for("ana")
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await press(pilot, "question_mark")
        beside = app.screen.query_one("#beside")
        assert beside.region.right == WIDE[0] - 1
        await press(pilot, *"once the basics")
        shown: Any = beside
        told = " ".join(str(shown.render()).split())
        assert "What you can do, once the basics are done" in told
        assert "because: " in told
        assert "outside this list c" in told
        assert "…" not in told


@pytest.mark.parametrize("place", ["journey", "growth"])
async def test_beside_an_item_and_a_side_task_stands_where_it_is(app_for: Apps, place: str) -> None:
    app = app_for("ana")
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        app.go_to(place)
        await settle(pilot)
        await press(pilot, "question_mark", *"refund in")
        assert any("Refund in the sandbox" in line and "↺ again" in line for line in on_screen(app))
        await press(pilot, "tab", *"hard ones")
        assert any("Hard ones" in line and "⊘ later" in line for line in on_screen(app))

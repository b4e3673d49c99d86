"""Days away on the screen: one's own in any place, a lead's for a hire; shortened, moved, taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from textual.widgets import Static

from mentor_tui.domain.calendar import Span
from mentor_tui.services import people
from mentor_tui.tui.dialogs.form import Questions
from mentor_tui.tui.widgets.bars import Notice
from mentor_tui.tui.widgets.lines import Lines
from mentor_tui.tui.widgets.text_pane import TextPane
from tests.tui.conftest import settle
from tests.tui.story import TODAY

Apps = Callable[..., Any]
MAY = [Span(date(2025, 5, 19), date(2025, 5, 30))]


async def fill(pilot: Any, **given: str) -> None:
    form = pilot.app.screen
    assert isinstance(form, Questions)
    for name, text in given.items():
        form.query_one(f"#field-{name}").value = text
    await pilot.press("ctrl+d")
    await settle(pilot)


@pytest.mark.parametrize("who", ["ana", "maya", "tomas"])
async def test_one_says_ones_own_leave_shortens_it_and_takes_it_back(
    app_for: Apps, context_for: Apps, who: str
) -> None:
    def noted() -> list[Span]:
        return [*context_for(who).journey(who).profile.leave]

    async with app_for(who).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("Z")
        await settle(pilot)
        await fill(pilot, first="2025-05-19", last="2025-05-30")
        assert noted() == MAY
        await pilot.press("Z")
        await settle(pilot)
        await pilot.press("down", "enter")
        await settle(pilot)
        await fill(pilot, last="2025-05-23")
        assert noted() == [Span(date(2025, 5, 19), date(2025, 5, 23))]
        await pilot.press("Z")
        await settle(pilot)
        await pilot.press("down", "enter")
        await settle(pilot)
        form = pilot.app.screen
        form.query_one("#field-how").focus()
        await pilot.press("right", "ctrl+d")
        await settle(pilot)
        assert noted() == []
        assert "not away from 19 May to 23 May after all" in pilot.app.screen.query_one(Notice).text


async def test_a_day_that_is_typed_takes_the_place_of_the_one_that_was_proposed(
    app_for: Apps, context_for: Apps
) -> None:
    async with app_for("ana").run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("Z")
        await settle(pilot)
        await pilot.press(*"2025-05-19", "tab", *"2025-05-30", "ctrl+d")
        await settle(pilot)
        assert [*context_for("ana").journey("ana").profile.leave] == MAY


async def test_a_lead_chooses_between_new_days_and_noted_ones(app_for: Apps, context_for: Apps) -> None:
    people.set_leave(context_for("tomas"), "ana", MAY[0].first, MAY[0].last)
    async with app_for("tomas").run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        place = pilot.app.screen
        place.say_leave("ana", lambda: place._days_away("ana"))
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert pilot.app.screen.query_one("#field-first").value == TODAY.isoformat()
        await fill(pilot, first="2025-06-02", last="2025-06-03")
        leave = context_for("ana").journey("ana").profile.leave
        assert leave == (*MAY, Span(date(2025, 6, 2), date(2025, 6, 3)))


async def test_an_empty_last_day_shows_no_day_that_could_be_taken_for_typed(app_for: Apps) -> None:
    async with app_for("maya").run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("Z")
        await settle(pilot)
        last = pilot.app.screen.query_one("#field-last")
        assert (last.value, last.placeholder) == ("", "")


async def test_a_mentor_who_is_back_reads_what_happened_and_says_that_they_have(
    app_for: Apps, context_for: Apps
) -> None:
    people.set_leave(context_for("tomas"), "maya", date(2025, 5, 7), date(2025, 5, 9))
    async with app_for("maya").run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        place = pilot.app.screen
        assert "While you were away: Ana finished" in str(place.query_one("#new", Static).render())
        assert place.query_one("#queue", Lines).select("while away|maya|")
        await settle(pilot)
        assert "Ana finished “Proration, one example”" in str(place.query_one("#piece-text", TextPane).text)
        await pilot.press("enter")
        await settle(pilot)
        assert "While you were away" not in str(place.query_one("#new", Static).render())
        assert "while away" not in {call.kind for call in place.view.page.queue}

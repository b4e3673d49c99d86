"""One person's page, as a lead opens it from Team."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from mentor_tui.domain.rules.decisions import Wording
from mentor_tui.services import areas, decisions, levels
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.one_person import person_page
from mentor_tui.tui.app import MentorApp
from mentor_tui.tui.screens.journey import JourneyPlace
from mentor_tui.tui.screens.levels import LevelsPlace
from mentor_tui.tui.screens.person import PersonPlace
from mentor_tui.tui.screens.team import TeamPlace
from mentor_tui.tui.widgets.lines import Lines
from mentor_tui.wording import one_person as words
from tests.tui.conftest import press, settle

Apps = Callable[..., MentorApp]
Contexts = Callable[[str], ActorContext]


async def open_ana(app: MentorApp, pilot: Any) -> None:
    """Her page, from the list of people."""
    await settle(pilot)
    people = app.screen.query_one("#people", Lines)
    people.focus()
    assert people.select("ana")
    await settle(pilot)
    await press(pilot, "v")


async def test_a_lead_opens_one_person_and_goes_on_from_there(app_for: Apps) -> None:
    app = app_for("tomas")
    async with app.run_test(size=(80, 24)) as pilot:
        await open_ana(app, pilot)
        assert isinstance(app.screen, PersonPlace)
        await press(pilot, "m")
        assert isinstance(app.screen, LevelsPlace)
        assert app.screen.shown_person() == "ana"
        await press(pilot, "escape", "v")
        assert isinstance(app.screen, JourneyPlace)
        await press(pilot, "escape", "escape")
        assert isinstance(app.screen, TeamPlace)


def said(context_for: Contexts, person: str = "ana") -> dict[str, str]:
    context = context_for("tomas")
    page = person_page(context, person)
    return {title: "\n".join(lines) for title, lines in words.sections(page, context.today())}


def test_it_says_what_they_have_shown_and_what_waits(context_for: Contexts) -> None:
    before = said(context_for)["WHERE THEY STAND"]
    assert "waits for a yes" not in before
    levels.write_example(context_for("maya"), "ana", "tools", 3, "a view that three of us use")
    assert "1 example waits for a yes" in said(context_for)["WHERE THEY STAND"]


def test_it_says_which_areas_are_theirs(context_for: Contexts) -> None:
    context = context_for("noah")
    area = next(iter(context.catalogue.areas.values()))
    areas.join(context, area.id)
    assert said(context_for, "noah")["AREAS"] == f"{area.label}: contributes"
    assert said(context_for)["AREAS"] == "none"


def test_it_says_how_much_of_their_week_is_with_customers(context_for: Contexts) -> None:
    assert said(context_for)["WITH CUSTOMERS"] == "with customers 100 % of the week, the team 95 %; 80 % come first"


def test_it_says_what_was_decided_about_them_and_about_nobody_else(context_for: Contexts) -> None:
    decisions.decide(context_for("tomas"), "noah", Wording("out", "sales", thanks="Two good years."))
    assert "to Sales" in said(context_for, "noah")["DECISIONS"]
    assert said(context_for)["DECISIONS"] == "none yet"


def test_a_cohort_is_called_as_it_is_elsewhere(context_for: Contexts) -> None:
    context = context_for("tomas")
    page = person_page(context, "ana")
    assert page.standing.programme.cohort == "2025-04"
    assert words.head(page, context.today()).split(" · ")[1] == "April"


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_looks(snap_compare: Any, app_for: Apps, size: tuple[int, int]) -> None:
    assert snap_compare(app_for("tomas"), terminal_size=size, run_before=lambda pilot: open_ana(pilot.app, pilot))

"""The first line: the places, and in one form everywhere whose they are and which day it is."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from mentor_tui.services import people
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.tui.app import MentorApp
from mentor_tui.tui.widgets.bars import PlaceBar
from tests.tui.conftest import settle

AppFor = Callable[..., MentorApp]
SIZES = [(80, 24), (120, 40)]
LONG = "Maria-Fernanda " + "de los Ángeles y Todos los Santos Quintanilla"
NAMES = {
    "long": LONG,
    "cjk": "髙橋 陽菜乃" * 5,
    "combining": "Fẹ́mi Adéyẹmí " * 4,
    "right to left": "שירה כהן־לוי",
}


def first_line(app: MentorApp) -> str:
    """What stands on top of the screen."""
    return str(app.screen._compositor.render_strips()[0].text)


async def first_lines(app: MentorApp, pilot: Any) -> list[str]:
    """The first line of each place."""
    found = []
    for number in range(1, len(app.places) + 1):
        await pilot.press(str(number))
        await settle(pilot)
        found.append(first_line(app))
    return found


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize(
    ("person", "name", "rest"),
    [
        ("ana", "Ana Ferreira", "(day 23 · Lisbon, Mon 09:12|Mon 12 May)"),
        ("maya", "Maya O’Neill", "(Dublin, )?Mon 12 May( 09:12)?"),
        # With six places there is room for a first name and a date at 80 columns.
        ("tomas", "Tomás( Reis)?", "(Mon )?12 May"),
    ],
    ids=["hire", "mentor", "lead"],
)
async def test_every_place_says_who_and_when(
    app_for: AppFor, person: str, name: str, rest: str, size: tuple[int, int]
) -> None:
    app = app_for(person)
    async with app.run_test(size=size) as pilot:
        for line in await first_lines(app, pilot):
            assert re.search(rf"  {name} · {rest}\s*$", line), line


async def test_a_day_that_leaves_no_room_for_a_name_is_said_shorter(app_for: AppFor) -> None:
    app = app_for("tomas")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        bar = app.screen.query_one(PlaceBar)
        for name, about, brief, day in (
            ("Tomás", "Sun 29 November", "Sun 29 Nov", "29 Nov"),
            ("Mariko", "Sun 29 November", "Sun 29 Nov", "29 Nov"),
            ("Tomás", "Wed 30 September", "Wed 30 Sep", "30 Sep"),
            ("Tomás", "Mon 12 May", "Mon 12 May", "12 May"),
            ("Ana", "Mon 12 May", "Mon 12 May", "12 May"),
        ):
            bar.who, bar.about, bar.brief, bar.day = (f"{name} Hayashi Reis", name), about, brief, day
            await settle(pilot)
            said = next(one for one in (about, brief, day) if len(f"{name} · {one}") <= 16)
            assert first_line(app).endswith(f"  {name} · {said} ")


async def test_who_mentors_learns_and_leads_still_sees_who_and_when(app_for: AppFor) -> None:
    app = app_for("tomas")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        bar = app.screen.query_one(PlaceBar)
        bar._places = ("Journey", "Mentees", "Team", "Matching", "Growth", "Areas", "Insights", "Records")
        bar._current = 7
        bar.refresh()
        await settle(pilot)
        line = first_line(app)
        assert line == " 1 Journey  2 Mentees  3 Team  4 Matching  5  6  7  8 Records    Tomás · 12 May "


async def test_a_page_over_the_places_says_it_too(app_for: AppFor) -> None:
    app = app_for("tomas")
    async with app.run_test(size=(80, 24)) as pilot:
        app.open_journey("ana")
        await settle(pilot)
        assert re.search(r"Journey · esc back  .*  Ana Ferreira · day 23 · Lisbon, Mon 09:12\s*$", first_line(app))


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
async def test_a_long_name_costs_no_day(
    app_for: AppFor, context_for: Callable[[str], ActorContext], name: str, size: tuple[int, int]
) -> None:
    for person in ("ana", "maya"):
        people.edit_person(context_for("tomas"), person, {"name": name})
        app = app_for(person)
        async with app.run_test(size=size) as pilot:
            for line in await first_lines(app, pilot):
                assert re.search(r"\w.* · .*Mon (12 May|\d\d:\d\d)", line), line

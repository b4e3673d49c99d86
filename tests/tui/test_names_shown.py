"""Names on the screen: namesakes are told apart, names stay whole where titles are cut, and they are found however written."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import Any

import pytest

from mentor_tui.services import people
from mentor_tui.services.overview import Digest
from mentor_tui.tui.everything import sections
from mentor_tui.tui.screens import team_view
from mentor_tui.tui.styles import cells, fit_name
from mentor_tui.tui.widgets.lines import Line, Lines, fitting
from mentor_tui.tui.widgets.split_line import SplitLine
from tests.tui.conftest import settle

Apps = Callable[..., Any]
LONG = {"max": "Maximiliana Wolfeschlegelstein", "ana": "Ana Ferreira", "noor": "Noor al-Haddad ibn Abdelrahman"}


@pytest.mark.parametrize(
    ("person", "width", "shown"),
    [
        ("ana", 17, "Ana Ferreira"),
        ("max", 17, "Maximiliana"),
        ("noor", 17, "Noor"),
        ("ana", 6, "Ana"),
        ("gone", 9, "gone"),
    ],
)
def test_a_name_that_does_not_fit_is_said_as_colleagues_say_it(person: str, width: int, shown: str) -> None:
    assert fit_name(LONG, person, width) == shown + " " * (width - cells(shown))


async def test_two_of_one_first_name_are_told_apart_in_the_queue_and_beside_the_title(
    app_for: Apps, context_for: Apps
) -> None:
    people.edit_person(context_for("tomas"), "budi", {"name": "Ana Santoso"})
    async with app_for("maya").run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        whose = [line.text.split("  ")[0] for line in pilot.app.screen.query_one("#queue", Lines).lines if line.id]
        assert {"Ana S.", "Ana F."} <= {*whose}
        title = pilot.app.screen.query_one("#piece-title", SplitLine)
        line = title.render().plain
        assert "Sort thirty alone · Ana Santoso  " in line, (
            "a title with no room gives way to the short one, the name stays whole"
        )
        assert cells(line) <= 80


def test_a_filter_finds_names_in_any_form(context_for: Apps) -> None:
    people.edit_person(context_for("tomas"), "ana", {"name": unicodedata.normalize("NFD", "Zoë Łukaszewicz")})
    team = context_for("tomas").team()
    rows = [(person, Digest(person.id)) for person in team.people.values()]
    for typed in ("zoe", "ZOË", unicodedata.normalize("NFD", "zoë"), "lukasz zo"):
        assert [person.id for person, _ in team_view.matching(rows, typed, "", team)] == ["ana"]
        assert [
            line.id for line in fitting([Line((("Zoë Łukaszewicz", ""),), (), "a"), Line((("Max", ""),))], typed)
        ] == ["a"]


async def test_so_does_the_list_of_everything(app_for: Apps, context_for: Apps) -> None:
    people.edit_person(context_for("tomas"), "ana", {"name": "Zoë Łukaszewicz"})
    async with app_for("tomas").run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        people_and_things = sections(pilot.app.screen)[-1]
        assert people_and_things.found("ZOE LUKASZ")[1][0].text == "Zoë Łukaszewicz"

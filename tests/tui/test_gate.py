"""Nothing between the data and the terminal but the gate: what people, files and the clipboard hold is shown, never obeyed."""

from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color

from mentor_tui.store.memory import MemoryStore
from mentor_tui.tui.app import MentorApp
from mentor_tui.tui.base.gate import TerminalGate
from mentor_tui.tui.screens.journey import JourneyPlace
from tests.store.helpers import unsummed
from tests.tui.conftest import press, settle

EVIL = "An\x1b]52;c;ZXZpbA==\x07a\x9b31m\u202e Fer\x7freira"
BLACK = Color(0, 0, 0)

TYPED = ("name", "text", "why", "words", "evidence", "line")

AppFor = Callable[..., MentorApp]


def spoil(found: Any) -> None:
    """Put orders into everything that people typed."""
    for key, value in found.items() if isinstance(found, dict) else enumerate(found):
        if isinstance(value, dict | list):
            spoil(value)
        elif isinstance(value, str) and value and key in TYPED:
            found[key] = value[:3] + EVIL + value[3:]


def drawn(app: MentorApp) -> str:
    """What the terminal gets, without colours: every strip of what is composed, dialogs included."""
    return "\n".join(strip.text for strip in app.screen._compositor.render_strips())


def through(text: str, **gate: Any) -> str:
    (segment,) = TerminalGate(**gate).apply([Segment(text)], BLACK)
    assert cell_len(segment.text) == cell_len(text), "a line keeps its width"
    return segment.text


@pytest.mark.parametrize("who", ["ana", "maya", "tomas"])
async def test_nothing_stored_reaches_the_terminal_as_an_order(app_for: AppFor, store: MemoryStore, who: str) -> None:
    for record_id, data in store._records.items():
        store._records[record_id] = unsummed(data, spoil)
    app = app_for(who)
    async with app.run_test(size=(120, 40)) as pilot:
        for number in range(1, len(app.places) + 1):
            await press(pilot, str(number))
            for keys in (
                (),
                ("down",),
                ("enter",),
                ("w",),
                ("escape",),
                ("question_mark",),
                ("escape",),
                ("colon",),
                ("escape",),
            ):
                await press(pilot, *keys)
                text = drawn(app)
                assert all(line.isprintable() for line in text.split("\n")), (number, keys)


def test_what_takes_no_cell_and_gives_orders_is_gone():
    assert through(EVIL) == "An]52;c;ZXZpbA==a31m Ferreira"
    assert through("ज़ी \u200d\u200c ok") == "ज़ी \u200d\u200c ok", "joiners are part of how people write"
    assert through("lone \ud800") == "lone ?"


def test_in_ascii_a_sign_is_one_character_for_one_cell():
    assert (
        through("▸ ✔ done  ○ open  ◐ waiting · “Take a refund…”", ascii=True)
        == '> v done  o open  : waiting - "Take a refund~"'
    )
    assert through("‹Lisbon› 2½ h › Growth", ascii=True).endswith("2.5h ~ Growth".replace("~", ">"))
    assert through("› Growth  2½ h", ascii=True) == "~ Growth  2.5h"
    assert through("Chloë Łukasz", ascii=True) == "Chloë Łukasz", "letters stay where the terminal has them"


def test_what_the_terminal_has_not_is_shown_by_what_it_has():
    assert through("✔ Chloë Łukasz 山田", ascii=True, encoding="ascii") == "v Chloe Lukasz Shan"[:15] + "ShTi"
    assert through("Chloë Łukasz", ascii=True, encoding="latin-1") == "Chloë Lukasz"


def test_no_widget_goes_round_the_gate():
    """Widgets draw lines; only the base of all of them hands these on, and nobody but the driver writes to the terminal."""
    round_about = {"render_lines", "get_line_filters"}
    for path in Path(__file__).parents[2].joinpath("mentor_tui", "tui").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.name in round_about:
                assert path.name == "keyed.py", path
            if isinstance(node, ast.Attribute) and node.attr in ("_driver", "__stdout__", "__stderr__"):
                assert path.name == "keyed.py", f"{path}:{node.lineno}"
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id != "print", f"{path}:{node.lineno}"


@pytest.mark.parametrize(
    ("who", "title"), [("ana", "mentor-tui · 1 waits"), ("maya", "mentor-tui · 4 wait"), ("kim", "mentor-tui")]
)
async def test_the_window_says_how_much_waits_for_whoever_looks(app_for: AppFor, who: str, title: str) -> None:
    app = app_for(who)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert app.title == title
        await press(pilot, "2")
        assert app.title == title, "a place that knows nothing of it says nothing else"


@pytest.mark.parametrize(("who", "title"), [("maya", "mentor-tui · 4 wait"), ("tomas", "mentor-tui · 5 wait")])
async def test_a_journey_looked_at_as_its_owner_sees_it_says_nothing_in_the_window(
    app_for: AppFor, who: str, title: str
) -> None:
    app = app_for(who)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert app.title == title
        for as_seen in (True, False):
            app.open_journey("ana", as_seen=as_seen)
            await settle(pilot)
            assert isinstance(app.screen, JourneyPlace)
            assert app.title == title, "what waits for its owner is not what waits for whoever looks"
            await press(pilot, "escape")
            assert app.title == title


async def test_each_line_goes_through_once(app_for: AppFor) -> None:
    app = app_for("ana")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        first = app.get_line_filters()
        assert len(first) == 1
        assert app.get_line_filters() == first, "what went through it is known by it"
        app.theme = "terminal"
        await settle(pilot)
        assert len(app.get_line_filters()) == 1

"""A day by the real cursor alone: whoever hears or feels the line that it stands on gets through it without a colour."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from mentor_tui.store.memory import MemoryStore
from mentor_tui.tui.app import MentorApp
from tests.tui.conftest import press, settle
from tests.tui.test_matching import add_cohort
from tests.tui.test_mentees import state

AppFor = Callable[..., MentorApp]
SIZE = (80, 24)
SIZES = [SIZE, (120, 40)]
MOST = 40


def heard(app: MentorApp) -> str:
    """The line under the cursor, from the cursor on to the end of its part."""
    x, y = app.cursor_position
    line = [*app.screen._compositor.render_strips()][y].text
    return line[x:].split("│")[0].strip()


async def until_heard(pilot: Any, wanted: str, key: str = "down", *, most: int = MOST) -> str:
    """Press a key until the line under the cursor says it."""
    for _ in range(most):
        if wanted in heard(pilot.app):
            return heard(pilot.app)
        await press(pilot, key)
    raise AssertionError(f"{wanted} was never under the cursor; last {heard(pilot.app)!r}")


def stands(store: MemoryStore, person: str, item: str) -> str:
    """Where somebody's item stands."""
    return str(state(store, person, item).state)


@pytest.mark.parametrize("size", SIZES)
async def test_a_hires_day(app_for: AppFor, store: MemoryStore, size: tuple[int, int]) -> None:
    """Morning: what came back, what is open. Then a question, what is owed, the whole plan, Growth, and home."""
    app = app_for("ana")
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        assert "again   Refund in the sandbox" in heard(app)
        await press(pilot, "space", *"The amount stands first now.", "ctrl+d")
        assert stands(store, "ana", "refund") == "waiting"

        assert "open    Failed payments" in heard(app), "what comes next is under the cursor"
        await press(pilot, "space")
        assert stands(store, "ana", "failed-payments") == "done"

        line = await until_heard(pilot, "Import a messy file")
        await press(pilot, "a", *"Which file?", "ctrl+d")
        assert heard(app) == line, "a question leaves one where one was"
        await press(pilot, "enter")
        assert "Import a messy" in heard(app), "the item has the keys, and its title is read first"
        await until_heard(pilot, "Which file?")
        await press(pilot, "escape")
        assert heard(app) == line

        await until_heard(pilot, "going   Arrive")
        await press(pilot, "enter")
        await until_heard(pilot, "Look back on week one")
        await press(pilot, "space", *"On Friday", "ctrl+d")
        assert stands(store, "ana", "look-back") == "done"

        await until_heard(pilot, "Harder ones")
        await press(pilot, "v")
        assert "Harder ones" in heard(app), "the whole plan is read on from the same line"
        await until_heard(pilot, "⊘")
        await press(pilot, "w")
        assert heard(app)
        await press(pilot, "escape", "2")
        rung = await until_heard(pilot, "Answer a question once")
        await press(pilot, "w")
        await until_heard(pilot, "“Closing talk", most=200)
        await press(pilot, "escape")
        assert heard(app) == rung

        await press(pilot, "1", "escape", "n", *"Good day", "ctrl+d")
        assert store.read("people/ana").facts["notes:"]["last"][-1]["text"] == "Good day"
        evening = heard(app)
        assert evening
        await press(pilot, "question_mark")
        assert heard(app)
        await press(pilot, "escape")
        assert heard(app) == evening
        await press(pilot, "q")
        assert app.return_code == 0


@pytest.mark.parametrize("size", SIZES)
async def test_a_mentors_day(app_for: AppFor, store: MemoryStore, size: tuple[int, int]) -> None:
    """The sweep: signed line by line, looked at, sent back, answered, one's own part; then a talk with somebody."""
    app = app_for("maya")
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        assert "Sort thirty alone" in heard(app)
        await press(pilot, "tab")
        for _ in range(4):
            assert heard(app).removeprefix("▸").startswith("○ not yet")
            await press(pilot, "t")
        assert "✔ seen" in heard(app), "the last of them"
        await press(pilot, "s")
        assert stands(store, "budi", "sort-thirty") == "done"

        line = heard(app)
        assert "Chiara" in line, "the next one is under the cursor"
        await press(pilot, "i")
        assert "Prove who is asking" in heard(app), "her journey opens on it"
        await press(pilot, "enter", "escape", "escape")
        assert heard(app) == line
        await press(pilot, "r", *"Try a harder one.", "tab")
        assert "Names the check before the change" in heard(app)
        await press(pilot, "space", "ctrl+d")
        fact = state(store, "chiara", "prove-who-asks")
        assert (fact.state, fact.posts[-1].text) == ("returned", "Try a harder one.")
        assert fact.met_criteria == (fact.met_criteria[0],)

        await until_heard(pilot, "Is a paused plan churn?")
        await press(pilot, "a", *"Not yet.", "ctrl+d")
        assert state(store, "budi", "thirty-own").posts[-1].text == "Not yet."
        await until_heard(pilot, "Look back on week one")
        await press(pilot, "d", *"We did.", "ctrl+d")
        assert stands(store, "ana", "look-back") == "done"

        await until_heard(pilot, "Budi Santoso", "tab")
        await press(pilot, "home")
        await until_heard(pilot, "Chiara Conti")
        await press(pilot, "l", *"Who is asking", "ctrl+d")
        assert state(store, "chiara", "prove-who-asks").state == "returned"
        assert "Chiara Conti" in heard(app)
        assert store.read("people/chiara").facts["sessions:"]["last"][-1]["text"] == "Who is asking"
        await press(pilot, "q")
        assert app.return_code == 0


@pytest.mark.parametrize("size", SIZES)
async def test_a_leads_day(app_for: AppFor, store: MemoryStore, context_for: Any, size: tuple[int, int]) -> None:
    """Team: what needs the lead, a pair that does not fit; Matching: pinned and published; Growth, and home."""
    add_cohort(store)
    app = app_for("tomas")
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await until_heard(pilot, "Half-way talk")
        await press(pilot, "enter")
        assert "Half-way talk" in heard(app)
        await press(pilot, "space")
        assert stands(store, "ravi", "half-way") == "done"
        await press(pilot, "escape")
        assert "Ravi Kapoor" in heard(app)

        await until_heard(pilot, "The product", "tab")
        await until_heard(pilot, "Noor Haddad")
        await press(pilot, "m")
        await until_heard(pilot, "Petra Novak")
        await press(pilot, "enter", "tab", *"They share the afternoon.", "ctrl+d")
        assert context_for("tomas").team().mentor("noor") == "petra"
        assert "Noor Haddad" in heard(app)

        await press(pilot, "2")
        await until_heard(pilot, "Dalia Haddad")
        await press(pilot, "space")
        assert "pinned by you" in heard(app)
        await press(pilot, "P")
        await until_heard(pilot, "Dalia Haddad")
        await press(pilot, "ctrl+d")
        assert context_for("tomas").team().pairing("dalia").mentor_on(date(2025, 5, 19)) == "ines"
        assert heard(app)

        await press(pilot, "3")
        rung = heard(app)
        await press(pilot, "down")
        assert heard(app) not in ("", rung), "in the grid of tracks the cursor stands on a rung"
        await press(pilot, "1")
        assert "Noor Haddad" in heard(app), "Team as it was left"
        await press(pilot, "q")
        assert app.return_code == 0


async def test_in_a_field_the_cursor_stands_where_one_types(app_for: AppFor) -> None:
    app = app_for("ana")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "slash")
        before = app.cursor_position
        await press(pilot, *"ref")
        assert app.cursor_position - before == (3, 0)


async def test_esc_out_of_a_phase_leaves_one_on_it(app_for: AppFor) -> None:
    app = app_for("ana")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        phase = await until_heard(pilot, "going   The queue")
        await press(pilot, "enter", "down", "down")
        assert "The queue" not in heard(app)
        await press(pilot, "escape")
        assert heard(app) == phase

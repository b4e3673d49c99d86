"""Names that are long, wide, combining or written from right to left, in every list at both sizes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from rich.cells import cell_len, set_cell_size
from textual.widgets import Static

from mentor_tui.services import pairing, people, side_tasks
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.store.memory import MemoryStore
from mentor_tui.tui.app import MentorApp
from mentor_tui.tui.screens.team import TeamPlace
from mentor_tui.tui.styles import fit_short
from mentor_tui.tui.widgets.lines import Lines
from tests.store.helpers import unsummed
from tests.tui.conftest import press, settle
from tests.tui.test_gate import spoil

Apps = Callable[..., MentorApp]
Contexts = Callable[[str], ActorContext]
SIZES = [(80, 24), (120, 40)]

NAMES = {
    "ana": "Maria-Fernanda Wolfeschlegelsteinhausenbergerdorff-Aguirre Aa",
    "budi": "Maria-Fernanda Wolfeschlegelsteinhausenbergerdorff-Aguirre Bb",
    "chiara": "髙橋陽菜乃" * 6,
    "noor": "Fẹ́mi Adéyẹmí-Ọlọ́runtóbi " * 2 + "Ọ̀ṣúnṣẹ̀",
    "ravi": "שירה כהן־לוי בן־דוד הגלילי מן ההר הגבוה שבצפון הרחוק מאוד",
    "joana": "髙橋陽菜美" * 6,
    "maya": "Maximiliana-Konstanze von und zu Wolfeschlegelsteinhausen Mm",
    "lena": "عبد الرحمن بن محمد بن عبد الله بن عبد العزيز آل سعود الكبير",
}


@pytest.fixture
def hard(context_for: Contexts) -> Contexts:
    """The team, with such names."""
    for person, name in NAMES.items():
        people.edit_person(context_for("tomas"), person, {"name": name})
    return context_for


def listed(app: MentorApp) -> Iterator[tuple[Lines, int, str]]:
    """Every line of a list that is in sight: its list, its place in it, what is drawn."""
    for lines in app.screen.query(Lines):
        if lines.display and lines.size.height:
            for y in range(min(len(lines.lines), lines.size.height)):
                yield lines, y, lines.render_line(y).text


async def every_list(app: MentorApp, pilot: Any) -> Iterator[tuple[Lines, int, str]]:
    """The lines of every list of every place."""
    found: list[tuple[Lines, int, str]] = []
    for number in range(1, len(app.places) + 1):
        await pilot.press(str(number))
        await settle(pilot)
        found += [(lines, y, text) for lines, y, text in listed(app)]
    return iter(found)


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("person", ["ana", "maya", "tomas"])
async def test_every_line_is_as_wide_as_its_list(
    hard: Contexts, app_for: Apps, person: str, size: tuple[int, int]
) -> None:
    app = app_for(person)
    async with app.run_test(size=size) as pilot:
        count = 0
        for lines, _y, text in await every_list(app, pilot):
            assert cell_len(text) == lines.scrollable_content_region.width, (lines.id, text)
            count += 1
        assert count
        for strip in app.screen._compositor.render_strips():
            assert cell_len(strip.text) == size[0], strip.text


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize(
    ("person", "place", "list_id", "hires"),
    [
        ("maya", "mentees", "#rows", ("ana", "budi", "chiara")),
        ("tomas", "team", "#people", ("ana", "budi", "chiara", "noor", "ravi", "lena")),
    ],
)
async def test_columns_are_aligned_and_namesakes_told_apart(
    hard: Contexts,
    app_for: Apps,
    person: str,
    place: str,
    list_id: str,
    hires: tuple[str, ...],
    size: tuple[int, int],
) -> None:
    app = app_for(person)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        app.go_to(place)
        await settle(pilot)
        shown = [strip.text for strip in app.screen._compositor.render_strips()]
        head = next(line for line in shown if " Day  " in line and "Phase" in line)
        end = cell_len(head[: head.index(" Day  ") + 4]) - 1
        name_end = cell_len(head[: head.index(" Cohort " if place == "team" else " Day ")]) - 1
        lines = app.screen.query_one(list_id, Lines)
        named = {}
        for line in lines.lines:
            if line.id not in hires:
                continue
            text = line.text
            before = set_cell_size(text, end)
            assert text.startswith(before), f"no letter stands across the end of the column: {text!r}"
            assert text[len(before) : len(before) + 2] == "  ", text
            assert before[-1] in "0123456789–", text
            named[line.id] = set_cell_size(text, name_end).strip()
        assert set(named) == set(hires)
        assert all(cell_len(name.rstrip("….")) >= 3 for name in named.values()), named
        assert len(set(named.values())) == len(hires), named


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_in_what_waits_they_are_told_apart_and_leave_room_for_what_it_is(
    hard: Contexts, app_for: Apps, size: tuple[int, int]
) -> None:
    app = app_for("maya")
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        queue = app.screen.query_one("#queue", Lines)
        whose: dict[str, set[str]] = {}
        starts = set()
        for y, line in enumerate(queue.lines):
            who = line.parts[0][0]
            whose.setdefault(line.id.split("|")[1], set()).add(who.strip())
            starts.add((cell_len(who), cell_len(line.parts[1][0])))
            if y < queue.size.height - 1:
                assert (
                    len(queue.render_line(y).text[cell_len(who) + cell_len(line.parts[1][0]) :].split("…")[0].strip())
                    > 8
                )
        assert len(starts) == 1, "all columns begin at one place"
        assert all(len(names) == 1 for names in whose.values())
        assert len({*map(str, whose.values())}) == len(whose), whose
        assert all(cell_len(name.rstrip("….")) >= 3 for names in whose.values() for name in names)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_in_what_needs_a_lead_and_in_matching_nobody_is_cut_to_nothing(
    hard: Contexts, app_for: Apps, size: tuple[int, int]
) -> None:
    pairing.unpair(hard("tomas"), "noor", why="To be matched anew.")
    app = app_for("tomas")
    async with app.run_test(size=size) as pilot:
        for place, list_id in (("team", "#needs"), ("matching", "#hires")):
            app.go_to(place)
            await settle(pilot)
            for line in app.screen.query_one(list_id, Lines).lines:
                if line.id and line.id != "more":
                    first = line.text.split("  ")[0].strip()
                    assert cell_len(first.rstrip("….")) >= 3, line.text


@pytest.mark.parametrize(
    ("name", "width", "shown"),
    [
        ("Maria-Fernanda A.", 17, "Maria-Fernanda A."),
        ("Maria-Fernanda A.", 13, "Maria-Fer… A."),
        ("Inês Duarte", 9, "Inês Dua…"),
        ("髙橋陽菜乃髙橋", 9, "髙橋陽菜…"),
        ("Ana", 6, "Ana   "),
        ("Ana Ferreira (ana-ferreira-2)", 23, "Ana F… (ana-ferreira-2)"),
        ("Ana Ferreira (ana-2)", 9, "ana-2    "),
        ("Ana Ferreira (ana-ferreira-2)", 12, "…-ferreira-2"),
    ],
)
def test_what_tells_namesakes_apart_is_cut_last(name: str, width: int, shown: str) -> None:
    assert fit_short(name, width) == shown


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_of_two_with_the_very_same_name_each_list_and_form_says_who_is_meant(
    app_for: Apps, context_for: Contexts, size: tuple[int, int]
) -> None:
    for person in ("ana", "budi"):
        people.edit_person(context_for("tomas"), person, {"name": "Ana Ferreira"})
    app = app_for("tomas")
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        rows = app.screen.query_one("#people", Lines)
        for person in ("ana", "budi"):
            (line,) = [line for line in rows.lines if line.id == person]
            assert f"({person}) " in line.text, "what tells them apart is not cut"
        rows.focus()
        rows.select("budi")
        await settle(pilot)
        await pilot.press("m")
        await settle(pilot)
        said = [str(text.render()) for text in app.screen.query(Static)]
        assert any("Ana Ferreira (budi)" in text for text in said), said
        await pilot.press("escape")
        assert isinstance(app.screen, TeamPlace)
        app.screen._which(("ana", "budi"), lambda person: None)
        await settle(pilot)
        asked = [line.text for line in app.screen.query_one(Lines).lines]
        assert asked == ["Ana Ferreira (ana)", "Ana Ferreira (budi)"]


HOSTILE = {
    **NAMES,
    "joana": "[bold red][@click=app.quit]Joana Marques[/] “quoted” \\[x]",
    "noah": "[link='https://x.example']Noah[/link] Klein with a very long name indeed",
}


@pytest.fixture
def hostile(context_for: Contexts, store: MemoryStore) -> Contexts:
    """The team, with names that are markup, orders to the terminal, or too wide where something took them as they are."""
    for person, rung in (("noah", "tooling-watch"), ("noah", "content-fix")):
        side_tasks.take(context_for(person), rung)
    for person, name in HOSTILE.items():
        people.edit_person(context_for("tomas"), person, {"name": name})
    for record_id, data in store._records.items():
        store._records[record_id] = unsummed(data, spoil)
    return context_for


DIALOGS = {
    "who mentors": ("tomas", "team", ("M",)),
    "another mentor": ("tomas", "team", ("tab", "tab", "m")),
    "who stands in": ("tomas", "team", ("tab", "tab", "B")),
    "what if": ("tomas", "team", ("F",)),
    "a mentor for a hire": ("tomas", "matching", ("enter",)),
    "whose": ("tomas", "growth", ("slash",)),
    "whose, by a mentor": ("maya", "growth", ("slash",)),
    "one’s mentors": ("ana", "journey", ("M",)),
    "session": ("maya", "mentees", ("l",)),
    "all there is": ("tomas", "team", ("question_mark", *"maria")),
}


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize(("person", "place", "keys"), DIALOGS.values(), ids=DIALOGS)
async def test_lists_in_questions_hold_any_name(
    hostile: Contexts, app_for: Apps, person: str, place: str, keys: tuple[str, ...], size: tuple[int, int]
) -> None:
    app = app_for(person)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        app.go_to(place)
        await settle(pilot)
        under = app.screen
        await press(pilot, *keys)
        assert app.screen is not under, app.screen
        for strip in app.screen._compositor.render_strips():
            assert cell_len(strip.text) == size[0], strip.text
            assert strip.text.isprintable(), "nothing of it is an order"
        columns = set()
        for lines, _y, text in listed(app):
            assert cell_len(text) == lines.scrollable_content_region.width, (lines.id, text)
            if found := re.search(r" \d+(→\d+)? of \d+ ", text):
                columns.add(cell_len(text[: found.start()]))
        assert len(columns) < 2, "figures stand in one column"


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_whose_work_waits_for_a_yes_is_told_whatever_they_are_called(
    hostile: Contexts, app_for: Apps, size: tuple[int, int]
) -> None:
    app = app_for("tomas")
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        app.go_to("growth")
        await settle(pilot)
        followed = app.screen.query_one("#followed", Lines)
        rows = [line for line in followed.lines if line.id.startswith("noah|")]
        assert len(rows) == 2
        assert {cell_len(line.parts[0][0]) for line in rows} == {21}
        for line in rows:
            assert line.parts[0][0].strip().rstrip("…").startswith("[li"), "markup is read as it was typed"
            assert "tooling" in line.text.lower() or "content" in line.text.lower()

"""``curriculum show``: a curriculum as its authors look through it, whatever its file is like at the moment."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from mentor_tui.catalogue.id_lines import id_lines
from mentor_tui.cli.cli_context import CliContext
from mentor_tui.cli.screen import ui
from mentor_tui.tui.app import MentorApp
from mentor_tui.tui.widgets.lines import Lines
from mentor_tui.tui.widgets.text_pane import TextPane
from tests.cli.conftest import TODAY, Program
from tests.cli.test_own_curricula import COURSE
from tests.tui.conftest import press, settle

WAITS = COURSE.replace(
    "          - id: close\n",
    "          - id: try\n            title: Try it\n            kind: do\n            requires: [read]\n"
    "            sign_off: mentor\n          - id: close\n",
)


@pytest.fixture
def desk(program: Program) -> Program:
    """A team with one small curriculum of its own, on which Cleo and Dani are."""
    folder = program.data / "curricula"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    (folder / "desk.yaml").write_text(WAITS, "utf-8")
    for name in ("Cleo Brandt", "Dani Costa"):
        add = ("people", "add", name, "--start", "2026-04-13", "--mentor", "petra-novak", "--curriculum", "desk")
        program.ok(*add)
    return program


def file(program: Program) -> Path:
    return program.data / "curricula" / "desk.yaml"


def node(program: Program, name: str, *more: str, as_: str = "tomas-reis") -> dict[str, object]:
    found: dict[str, object] = program.json("curriculum", "show", name, *more, as_=as_)["nodes"][0]
    return found


def test_the_tree_has_every_phase_module_and_item_with_its_line(desk: Program) -> None:
    page = desk.json("curriculum", "show")
    assert (page["curriculum"], page["in_force"], page["people"]) == ("desk", "file", 2)
    assert [(one["id"], one["kind"], one["depth"]) for one in page["nodes"]] == [
        ("one", "phase", 0),
        ("first", "module", 1),
        ("read", "item", 2),
        ("second", "module", 1),
        ("try", "item", 2),
        ("close", "item", 2),
    ]
    lines = file(desk).read_text("utf-8").splitlines()
    for one in page["nodes"]:
        assert f"id: {one['id']}" in lines[one["line"] - 1]
    said = desk.ok("curriculum", "show")
    assert said.startswith("The desk, version 1 · 3 items · 2 people on it\nIn force as it is saved.")
    assert "    Read it" in said


def test_what_needs_what_both_ways(desk: Program) -> None:
    assert node(desk, "try")["needs"] == ["item: read"]
    assert node(desk, "read")["needed_by"] == ["try"]
    assert "Needs “Read it”" in desk.ok("curriculum", "show", "try")
    assert "Needed by “Try it”" in desk.ok("curriculum", "show", "read")
    assert "Needs nothing" in desk.ok("curriculum", "show", "read")


def test_a_group_that_is_named_says_what_waits_for_it_and_one_of_several_is_said_so(desk: Program) -> None:
    either = "when: {any: [{item: read}, {working_days: 3}]}\n"
    file(desk).write_text(WAITS.replace("requires: [read]\n", either), "utf-8")
    assert node(desk, "try")["needs"] == [["item: read", "working_days: 3"]]
    assert "Needs “Read it” or 3 working days" in desk.ok("curriculum", "show", "try")
    file(desk).write_text(WAITS.replace("requires: [read]", "requires: [first]"), "utf-8")
    assert node(desk, "first")["needed_by"] == ["try"]
    assert "Needs “First”" in desk.ok("curriculum", "show", "try")


def test_where_people_stand(desk: Program) -> None:
    desk.ok("tick", "read", as_="cleo-brandt")
    desk.ok("tick", "try", as_="cleo-brandt")
    assert node(desk, "try")["people"] == {
        "at": 0,
        "waiting": 1,
        "done": 0,
        "at_names": [],
        "waiting_names": ["cleo-brandt"],
    }
    assert node(desk, "read")["people"]["done"] == 1  # type: ignore[index]
    assert "Waiting for a sign-off: Cleo Brandt\nDone by 0 of 2" in desk.ok("curriculum", "show", "try")
    desk.ok("return", "cleo-brandt", "try", "--why", "Once more", as_="petra-novak")
    assert "At it: Cleo Brandt" in desk.ok("curriculum", "show", "try")


def test_a_maintainer_sees_it_by_numbers_and_a_hire_does_not(desk: Program) -> None:
    desk.ok("tick", "read", as_="cleo-brandt")
    desk.ok("tick", "try", as_="cleo-brandt")
    them = node(desk, "try", as_="maya-oneill")["people"]
    assert them == {"at": 0, "waiting": 1, "done": 0, "at_names": [], "waiting_names": []}
    assert "Waiting for a sign-off: 1 person" in desk.ok("curriculum", "show", "try", as_="maya-oneill")
    for other in ("cleo-brandt", "petra-novak", "otto-serra"):
        for words in ((), ("desk",), ("try",)):
            said = desk.refused(4, "curriculum", "show", *words, as_=other)
            assert "for a lead or whoever maintains it" in said


def test_a_file_with_a_fault_keeps_the_tree_and_shows_the_fault_beside_its_line(desk: Program) -> None:
    before = desk.json("curriculum", "show")
    file(desk).write_text(WAITS.replace("kind: do", "kind: dance"), "utf-8")
    page = desk.json("curriculum", "show")
    assert (page["in_force"], page["curriculum"]) == ("edition", "desk")
    assert page["edition"] is not None
    assert [one["id"] for one in page["nodes"]] == [one["id"] for one in before["nodes"]]
    wrong = next(one for one in page["nodes"] if one["faults"])
    assert wrong["id"] == "try"
    line = WAITS.replace("kind: do", "kind: dance").splitlines().index("            kind: dance") + 1
    assert [one["line"] for one in wrong["faults"] if one["severity"] == "fault"] == [line]
    checked = [one for one in desk("check", "--json").stdout.splitlines() if '"message"' in one]
    assert any(wrong["faults"][0]["message"] in one for one in checked)
    said = desk.ok("curriculum", "show", "try")
    assert f"desk.yaml:{line}: " in said
    assert "stays in force" in said
    shown = said.splitlines()
    at = next(number for number, text in enumerate(shown) if text.endswith("kind: dance"))
    assert "▲" in shown[at + 1]
    file(desk).write_text(WAITS, "utf-8")
    assert desk.json("curriculum", "show")["in_force"] == "file"


def test_what_is_no_yaml_any_more_keeps_the_tree_with_its_lines(desk: Program) -> None:
    desk.ok("curriculum", "show")
    file(desk).write_text(WAITS.replace('title: "Read it"', 'title: "Read it'), "utf-8")
    page = desk.json("curriculum", "show")
    assert page["in_force"] == "edition"
    assert {one["id"]: one["line"] for one in page["nodes"]} == id_lines(WAITS.splitlines())
    assert page["faults"]


def test_one_that_never_was_sound_has_no_tree_and_says_why(desk: Program) -> None:
    (file(desk).parent / "other.yaml").write_text("curriculum: other\ntitle: Other\nphases: []\n", "utf-8")
    page = desk.json("curriculum", "show", "other")
    assert (page["in_force"], page["nodes"]) == ("nothing", [])
    assert page["faults"]
    assert "nobody has it" in desk.ok("curriculum", "show", "other")
    assert desk.json("curriculum", "show", "desk")["elsewhere"][0]["file"].endswith("other.yaml")
    assert "other.yaml:" in desk.ok("curriculum", "show", "desk")


def test_an_id_that_nothing_has_and_one_that_two_have(desk: Program) -> None:
    assert "Did you mean “read”?" in desk.refused(2, "curriculum", "show", "raed")
    (file(desk).parent / "second.yaml").write_text(WAITS.replace("curriculum: desk", "curriculum: second"), "utf-8")
    assert "desk, second" in desk.refused(2, "curriculum", "show", "read")
    assert desk.json("curriculum", "show", "read", "--curriculum", "second")["curriculum"] == "second"
    assert "There is no curriculum" in desk.refused(2, "curriculum", "show", "read", "--curriculum", "third")


def test_before_there_is_a_team_whoever_writes_one_looks_at_it(tmp_path: Path) -> None:
    alone = Program(tmp_path / "data", tmp_path)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "desk.yaml").write_text(COURSE, "utf-8")
    said = alone.ok("curriculum", "show", "--curricula", str(tmp_path / "mine"), as_=None)
    assert "0 people on it" in said


def test_lines_are_those_of_the_ids_whatever_stands_around_them() -> None:
    text = "\n".join(
        (
            "parts:",
            "  - id: it",
            "phases:",
            "- id: one",
            "  modules:",
            "    - {id: first, title: First}",
            '    - "id": "second"',
            "      items:",
            "        - title: The title first",
            "          id: third",
            "        - id: one",
        )
    )
    assert id_lines(text.splitlines()) == {"one": 4, "first": 6, "second": 7, "third": 10}


async def test_the_screen_says_the_same(desk: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.ok("tick", "read", as_="cleo-brandt")
    desk.ok("tick", "try", as_="cleo-brandt")
    monkeypatch.setenv("MENTOR_TUI_TODAY", TODAY)
    console = CliContext()
    console.data, console.actor = str(desk.data), "tomas-reis"
    app = MentorApp(ui(console))
    async with app.run_test(size=(120, 60)) as pilot:
        await settle(pilot)
        await press(pilot, ".")
        tree = app.screen.query_one("#tree", Lines)
        tree.select("try")
        await settle(pilot)
        printed = desk.ok("curriculum", "show", "try")
        shown = app.screen.query_one("#head", TextPane).text + "\n\n" + app.screen.query_one("#about", TextPane).text
        assert printed.split() == shown.split()
        rows = desk.ok("curriculum", "show").splitlines()
        for line in tree.lines:
            assert any(row.strip().startswith(line.parts[0][0].strip()) for row in rows)


def test_whoever_opens_the_screen_waits_for_nothing_of_this(desk: Program) -> None:
    desk.ok("status", "cleo-brandt")
    code = (
        "import sys; from mentor_tui.cli.cli_context import CliContext; from mentor_tui.cli.screen import ui;"
        "console = CliContext(); console.data, console.actor = sys.argv[1:]; stage = ui(console);"
        "import mentor_tui.tui.app; print(stage.authors, sorted({'yaml', 'pydantic', 'mentor_tui.browsing',"
        " 'mentor_tui.tui.screens.curriculum_tree'} & set(sys.modules)))"
    )
    run = [sys.executable, "-c", code, str(desk.data), "maya-oneill"]
    done = subprocess.run(run, capture_output=True, text=True, check=True)
    assert done.stdout == "True []\n"

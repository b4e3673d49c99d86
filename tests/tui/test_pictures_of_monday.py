"""Pictures of the way in, at both sizes: a file of people, a checklist, another edition of a curriculum and past cohorts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mentor_tui.domain.curriculum import Curriculum
from mentor_tui.intake.tables import read_table
from mentor_tui.services import checklists
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.table_columns import PEOPLE, named_table
from mentor_tui.tui.app import MentorApp
from mentor_tui.tui.screens.people_import import PeopleImportPlace
from mentor_tui.tui.ui_context import UiContext
from tests.domain.helpers import edited
from tests.tui.conftest import press, settle
from tests.tui.test_curriculum_place import Files, now, then

Compare = Callable[..., bool]
Contexts = Callable[[str], ActorContext]
SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])

HEADS = "Name;E-mail;Start;Office;Line manager;Band\n"
LONG = "Luca Greco-Bartolomeo della Rovere di Montefeltro"
PEOPLE_FILES = {
    "ordinary": f"{HEADS}Wren Cole;wren@example.com;02/06/2025;lisbon;Tomás;B\nOtis Park;;19/05/2025;Dubln;;B\n",
    "crowded": HEADS
    + f"{LONG};luca@example.com;19/05/2025;lisbon;Tomás Reis;B\nAna Ferreira;;;;;\nZita Lund;;31/06/2025;lisbon;;C\n"
    + "Otis Park;;02/06/2025;Lisbon, the old building by the river;Nobody Here;B\n"
    + "".join(f"New Person{n};new{n}@example.com;02/06/2025;lisbon;Tomás Reis;B\n" for n in range(20)),
    "nothing-new": "name,start\nAna Ferreira,\n",
}


@SIZES
@pytest.mark.parametrize("file", PEOPLE_FILES.values(), ids=PEOPLE_FILES)
def test_a_file_of_people(snap_compare: Compare, context_for: Contexts, file: str, size: tuple[int, int]) -> None:
    app = MentorApp(UiContext(context_for("tomas")))

    async def look(pilot: Any) -> None:
        await settle(pilot)
        table = named_table(read_table(file.encode()), PEOPLE)
        pilot.app.push_screen(PeopleImportPlace(app.ui, table, "june.csv"))
        await settle(pilot)

    assert snap_compare(app, run_before=look, terminal_size=size)


ORDINARY = """# Onboarding

## First day

Nothing can go wrong today.

- [ ] Meet your buddy (30 min)
- [ ] Manager: laptop and accounts

## Second week: money

- [ ] Read the price list
- [ ] Refunds (x3)
  - [ ] sandbox first
- [ ] IT: old admin access
<!-- ask Bea if still true -->
"""
CHECKLISTS = {
    "ordinary": ORDINARY,
    "crowded": ORDINARY
    + "\n## Whatever comes after that, when nobody has said by which day it has to be done\n\n"
    + "- [ ] Read everything that has been written about how we speak with customers who are angry, tired or in a hurry\n"
    + "".join(f"- [ ] Security: the training of part {n}, which is longer than any list can show\n" for n in range(20)),
    "nothing-to-look-at": "# Short\n\n## Day 1\n\n- [ ] Read it (10 min)\n- [ ] Closing talk (30 min)\n",
}


@SIZES
@pytest.mark.parametrize("file", CHECKLISTS.values(), ids=CHECKLISTS)
def test_a_checklist(
    snap_compare: Compare, context_for: Contexts, tmp_path: Path, file: str, size: tuple[int, int]
) -> None:
    path = tmp_path / "onboarding.md"
    path.write_text(file, "utf-8")
    (tmp_path / "curricula").mkdir()
    app = MentorApp(
        UiContext(context_for("tomas"), read_checklist=lambda name: checklists.read([name], [tmp_path / "curricula"]))
    )

    async def look(pilot: Any) -> None:
        await settle(pilot)
        await press(pilot, "number_sign")
        pilot.app.screen.query_one("#field-path").value = str(path)
        await press(pilot, "enter", "right")

    assert snap_compare(app, run_before=look, terminal_size=size)


def many() -> Curriculum:
    """Twenty changes, some of them long."""
    new = then()
    for at, item in enumerate(now().items.values()):
        if item.id in new.items and at < 18:
            title = f"{item.title}, and everything else that belongs to it, which no list has room for"
            new = edited(new, item.id, **({"minutes": 5 + at} if at % 2 else {"title": title, "short": ""}))
    return new


EDITIONS: dict[str, tuple[Callable[[], Curriculum], tuple[str, ...]]] = {
    "ordinary": (then, ()),
    "renamed": (lambda: edited(now(), "meet-three", id="meet-people", about=""), ()),
    "crowded": (many, ("down",) * 4),
    "same": (now, ()),
    "to-publish": (then, ("P",)),
    "published": (then, ("P", *"Begin here", "enter")),
    "past-cohorts": (then, ("v",)),
}


@SIZES
@pytest.mark.parametrize(("edition", "keys"), EDITIONS.values(), ids=EDITIONS)
def test_another_edition(
    snap_compare: Compare,
    context_for: Contexts,
    edition: Callable[[], Curriculum],
    keys: tuple[str, ...],
    size: tuple[int, int],
) -> None:
    files = Files(context_for("tomas"))
    files.draft = edition()
    app = files.app()

    async def look(pilot: Any) -> None:
        await settle(pilot)
        await press(pilot, "Q", *"draft.yaml", "enter", *keys)

    assert snap_compare(app, run_before=look, terminal_size=size)


@SIZES
@pytest.mark.parametrize("key", ["I", "number_sign", "Q"])
def test_a_file_is_picked(
    snap_compare: Compare,
    context_for: Contexts,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    key: str,
    size: tuple[int, int],
) -> None:
    folder = tmp_path / "desk"
    folder.mkdir()
    for name in ("june.csv", "onboarding.md", "draft.yaml"):
        (folder / name).write_text("x")
    monkeypatch.chdir(folder)

    def none(*_names: str) -> Any:
        raise AssertionError

    app = MentorApp(UiContext(context_for("tomas"), read_people=none, read_checklist=none, two_editions=none))

    async def look(pilot: Any) -> None:
        await settle(pilot)
        await press(pilot, key)
        await pilot.pause(0.2)

    assert snap_compare(app, run_before=look, terminal_size=size)

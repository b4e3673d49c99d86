"""A curriculum as its authors look through it, while it is written: a save breaks it, a save mends it, the cursor stays."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mentor_tui.bootstrap import Application
from mentor_tui.browsing import CurriculaFiles
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.settings import load
from mentor_tui.store.memory import MemoryStore
from mentor_tui.tui.app import MentorApp
from mentor_tui.tui.dialogs.choose import Choose
from mentor_tui.tui.everything import Everything
from mentor_tui.tui.screens import curriculum_tree
from mentor_tui.tui.screens.curriculum_tree import CurriculumTreePlace
from mentor_tui.tui.screens.team import TeamPlace
from mentor_tui.tui.ui_context import UiContext
from mentor_tui.tui.widgets.lines import Lines
from mentor_tui.tui.widgets.text_pane import TextPane
from tests.tui import story
from tests.tui.conftest import press, settle

SMALL, LARGE = (80, 24), (120, 40)
COURSE = "support-product-expert"
Opened = Callable[[str], MentorApp]


@pytest.fixture(autouse=True)
def _looks_at_files_when_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A save is seen when a test says so, on a slow machine no sooner than on a fast one."""
    monkeypatch.setattr(curriculum_tree, "LOOK_SECONDS", 3600)


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """The file of the story's curriculum, in a folder that tests may write to."""
    shutil.copytree(story.CURRICULA, tmp_path / "data" / "curricula")
    return tmp_path / "data" / "curricula" / "product-expert.yaml"


@pytest.fixture
def opened(store: MemoryStore, course: Path) -> Opened:
    """The app as somebody of the story opens it, on these files."""

    def make(person: str) -> MentorApp:
        today = {"MENTOR_TUI_TODAY": story.TODAY.isoformat()}
        place = Application(load(data=str(course.parent.parent), environ=today))
        context = ActorContext(
            store, place.catalogue, person, clock=lambda: story.NOW, fixed_today=story.TODAY, restricted=True
        )
        return MentorApp(UiContext(context, curricula=lambda: CurriculaFiles(place)))

    return make


def here(app: MentorApp) -> CurriculumTreePlace:
    assert isinstance(app.screen, CurriculumTreePlace)
    return app.screen


def tree(app: MentorApp) -> Lines:
    return here(app).query_one("#tree", Lines)


def said(app: MentorApp, part: str = "#about") -> str:
    return here(app).query_one(part, TextPane).text


async def saved(pilot: object, app: MentorApp, file: Path, text: str) -> None:
    """Save a file, and have it looked for."""
    file.write_text(text, "utf-8")
    await here(app).look_at_files().wait()
    await settle(pilot)


def broken(text: str) -> str:
    """Without the title of an item in the middle."""
    return text.replace("            title: Take a refund to its receipt, in the sandbox\n", "", 1)


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x40"])
async def test_a_lead_sees_the_tree_and_all_of_one_thing(opened: Opened, size: tuple[int, int]) -> None:
    app = opened("tomas")
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, ".")
        items = story.catalogue().curricula[COURSE].items
        assert {*items} < {line.id for line in tree(app).lines}
        assert "116 items · 7 people on it" in said(app, "#head")
        assert "In force as it is saved." in said(app, "#head")
        tree(app).select("refund")
        await settle(pilot)
        about = here(app).query_one("#about", TextPane)
        assert about.display is (size == LARGE)
        await press(pilot, "enter")
        assert about.display
        assert about.has_focus
        assert here(app).query_one("#tree-side").display is (size == LARGE)
        whole = " ".join(said(app).split())
        for part in ("refund · practise", "Needs “", "Needed by “", "At it: Ana Ferreira", "Done by", "- id: refund"):
            assert part in whole
        assert max(map(len, said(app).splitlines())) <= about.text_width
        await press(pilot, "escape")
        assert tree(app).has_focus
        assert tree(app).selected == "refund"
        await press(pilot, "escape")
        assert isinstance(app.screen, TeamPlace)


async def test_a_hire_and_a_mentor_do_not_have_it(opened: Opened) -> None:
    for person in ("ana", "maya"):
        app = opened(person)
        async with app.run_test(size=SMALL) as pilot:
            await settle(pilot)
            before = app.screen
            await press(pilot, ".")
            assert app.screen is before
            assert "is for a lead or whoever maintains it" in before.notice  # type: ignore[attr-defined]
            await press(pilot, "question_mark")
            assert isinstance(app.screen, Everything)
            listed = "\n".join(line.text for line in app.screen.query_one("#found", Lines).lines)
            assert "as its authors see it" not in listed


async def test_a_maintainer_has_it_by_numbers_and_that_curriculum_alone(opened: Opened, course: Path) -> None:
    text = course.read_text("utf-8")
    course.write_text(text.replace("      - id: ready\n", "      - id: ready\n        maintainer: joana\n", 1), "utf-8")
    app = opened("joana")
    async with app.run_test(size=LARGE) as pilot:
        await settle(pilot)
        await press(pilot, ".")
        assert here(app).view is not None
        assert [*here(app).view.known] == [COURSE]  # type: ignore[union-attr]
        tree(app).select("say-no")
        await settle(pilot)
        assert "At it: Ravi Kapoor" in said(app), "their own mentee"
        tree(app).select("prove-who-asks")
        await settle(pilot)
        assert "Waiting for a sign-off: 1 person" in said(app), "somebody else’s"
        await press(pilot, ".")
        assert "no other curriculum" in here(app).notice


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x40"])
async def test_a_save_that_breaks_the_file_and_one_that_mends_it(
    opened: Opened, course: Path, size: tuple[int, int]
) -> None:
    app, text = opened("tomas"), course.read_text("utf-8")
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, ".")
        tree(app).select("chargebacks")
        before = [line.id for line in tree(app).lines]
        await saved(pilot, app, course, broken(text))
        assert [line.id for line in tree(app).lines if line.id] == before
        assert tree(app).selected == "chargebacks"
        line = next(n for n, one in enumerate(text.splitlines(), 1) if one.endswith("- id: refund"))
        assert f"product-expert.yaml:{line}: " in said(app, "#head")
        assert "stays in force" in " ".join(said(app, "#head").split())
        assert next(one for one in tree(app).lines if one.id == "refund").text.endswith(f"▲ {line}")
        assert app.ui.context.catalogue.curricula[COURSE].items["refund"].title.startswith("Take a refund")
        await press(pilot, "right")
        assert tree(app).selected == "refund"
        shown = said(app).splitlines()
        at = next(n for n, one in enumerate(shown) if one.startswith(f"{line} "))
        assert shown[at + 1].strip().startswith("▲")
        assert here(app).to_copy().endswith(f"product-expert.yaml:{line}")
        await saved(pilot, app, course, text.replace("Take a refund to its receipt", "A refund to its receipt"))
        assert "In force as it is saved." in said(app, "#head")
        assert tree(app).selected == "refund"
        assert "A refund to its receipt" in said(app)
        assert not any("▲" in one.text for one in tree(app).lines)
        assert app.ui.context.catalogue.curricula[COURSE].items["refund"].title.startswith("A refund")
        await press(pilot, "right")
        assert "finds nothing wrong" in here(app).notice


async def test_what_comes_above_does_not_move_the_cursor_and_what_was_not_saved_reads_nothing(
    opened: Opened, course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app, text = opened("tomas"), course.read_text("utf-8")
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, ".")
        tree(app).select("refund")
        view = here(app).view
        await here(app).look_at_files().wait()
        await settle(pilot)
        assert here(app).view is view
        new = "          - id: brand-new\n            title: Brand new\n            kind: do\n            by_day: -3\n"
        await saved(
            pilot, app, course, text.replace("          - id: ask-access\n", f"{new}          - id: ask-access\n")
        )
        assert "brand-new" in {line.id for line in tree(app).lines}
        assert tree(app).selected == "refund"
        await press(pilot, "slash", *"brand")
        assert [line.id for line in tree(app).lines] == ["brand-new"]
        await press(pilot, "escape")
        assert len(tree(app).lines) > 100


async def test_places_below_have_what_was_saved_when_one_comes_back(opened: Opened, course: Path) -> None:
    app, text = opened("tomas"), course.read_text("utf-8")
    async with app.run_test(size=LARGE) as pilot:
        await settle(pilot)
        await press(pilot, ".")
        await saved(pilot, app, course, text.replace("title: Arrive\n", "title: Come in\n"))
        await press(pilot, "escape")
        assert isinstance(app.screen, TeamPlace)
        shown = [line.text for line in app.screen.query_one("#people", Lines).lines]
        assert any("Come in" in line for line in shown)


async def test_one_that_never_was_sound_is_there_with_its_faults_and_another_is_chosen(
    opened: Opened, course: Path
) -> None:
    course.with_name("other.yaml").write_text("curriculum: other\ntitle: Other\nphases: []\n", "utf-8")
    app = opened("tomas")
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, ".", ".")
        assert isinstance(app.screen, Choose)
        await press(pilot, "end", "enter")
        assert here(app).view is not None
        assert here(app).view.id == "other"  # type: ignore[union-attr]
        assert "nobody has it" in " ".join(said(app, "#head").split())
        assert any("other.yaml:" in line.text for line in tree(app).lines)
        assert "other.yaml:" in said(app), "all of it, also where its line is cut"
        assert tree(app).lines[0].id


async def test_a_thousand_items_and_everything_that_is_wrong_with_them(opened: Opened, course: Path) -> None:
    items = "".join(
        f"          - {{id: item-{n}, title: 'Item number {n}', kind: do, minutes: 5}}\n" for n in range(1_000)
    )
    close = "          - {id: close, title: Close it, kind: meet, who: mentor, closes: basics}\n"
    whole = (
        "curriculum: large\ntitle: Large\nversion: 1\nphases:\n  - id: all\n    title: All\n    by_day: 90\n"
        "    basics: true\n    modules:\n      - id: only\n        title: Only\n        items:\n" + items + close
    )
    file = course.with_name("large.yaml")
    file.write_text(whole, "utf-8")
    app = opened("tomas")
    async with app.run_test(size=LARGE) as pilot:
        await settle(pilot)
        await press(pilot, ".", ".")
        await press(pilot, *["down"] * [*here_known(app)].index("large"), "enter")
        assert len([line for line in tree(app).lines if line.id]) == 1_003
        tree(app).select("item-500")
        await saved(pilot, app, file, whole.replace("number 900', kind: do", "number 900', kind: dance"))
        assert tree(app).selected == "item-500"
        await press(pilot, "right")
        assert tree(app).selected == "item-900"
        assert "▲" in said(app)


def here_known(app: MentorApp) -> list[str]:
    """The curricula that can be chosen, in order."""
    assert isinstance(app.screen, Choose)
    return [line.id for line in app.screen.query_one(Lines).lines]


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x40"])
@pytest.mark.parametrize("how", ["tree", "one thing", "never sound"])
def test_it_looks_like_this(
    snap_compare: Callable[..., bool], opened: Opened, course: Path, how: str, size: tuple[int, int]
) -> None:
    if how == "never sound":
        course.write_text("curriculum: support-product-expert\ntitle: Product expert\nphases: []\n", "utf-8")

    async def look(pilot: Any) -> None:
        await settle(pilot)
        await press(pilot, ".")
        if how == "never sound":
            here(pilot.app)._curriculum = COURSE
            here(pilot.app).reload()
        elif how == "one thing":
            tree(pilot.app).select("refund")
            await press(pilot, "enter")
        await settle(pilot)

    assert snap_compare(opened("tomas"), run_before=look, terminal_size=size)

"""Better words on the screen: a hire proposes them, whoever keeps the item true takes or leaves them, the hire reads of it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input, Static

from mentor_tui.better_words import take_words
from mentor_tui.bootstrap import Application
from mentor_tui.browsing import CurriculaFiles
from mentor_tui.services.actor_context import ActorContext, Done
from mentor_tui.services.proposals import ProposalsPage, proposals_page, propose, take
from mentor_tui.settings import load
from mentor_tui.store.memory import MemoryStore
from mentor_tui.tui.app import MentorApp
from mentor_tui.tui.dialogs.choose import Choose
from mentor_tui.tui.dialogs.form import Form
from mentor_tui.tui.dialogs.told import ToldDialog
from mentor_tui.tui.screens import curriculum_tree
from mentor_tui.tui.screens.curriculum_tree import CurriculumTreePlace
from mentor_tui.tui.screens.growth import GrowthPlace
from mentor_tui.tui.screens.journey import JourneyPlace
from mentor_tui.tui.ui_context import UiContext
from mentor_tui.tui.widgets.lines import Lines
from mentor_tui.tui.widgets.text_pane import TextPane
from tests.tui import story
from tests.tui.conftest import press, settle

SMALL, LARGE = (80, 24), (120, 40)
SIZES = pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x40"])
COURSE, ITEM = "support-product-expert", "chargebacks"
Opened = Callable[[str], MentorApp]


@pytest.fixture(autouse=True)
def _looks_at_files_when_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(curriculum_tree, "LOOK_SECONDS", 3600)


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """The file of the story's curriculum, in a folder that tests may write to; Joana keeps the module of the item true."""
    shutil.copytree(story.CURRICULA, tmp_path / "data" / "curricula")
    return tmp_path / "data" / "curricula" / "product-expert.yaml"


@pytest.fixture
def made(store: MemoryStore, course: Path) -> Callable[[str], ActorContext]:
    """A context on these files."""

    def make(person: str) -> ActorContext:
        return ActorContext(
            store, place(course).catalogue, person, clock=lambda: story.NOW, fixed_today=story.TODAY, restricted=True
        )

    return make


def place(course: Path) -> Application:
    return Application(load(data=str(course.parent.parent), environ={"MENTOR_TUI_TODAY": story.TODAY.isoformat()}))


@pytest.fixture
def opened(store: MemoryStore, course: Path) -> Opened:
    """The app as somebody of the story opens it, on these files."""

    def make(person: str) -> MentorApp:
        files = place(course)
        files.store = store
        context = ActorContext(
            store, files.catalogue, person, clock=lambda: story.NOW, fixed_today=story.TODAY, restricted=True
        )

        def into_the_file(context: ActorContext, number: int) -> Done:
            return take_words(files, number, context=context)

        return MentorApp(UiContext(context, curricula=partial(CurriculaFiles, files), take_words=into_the_file))

    return make


def page(context: ActorContext) -> ProposalsPage:
    return proposals_page(context)


def pane(app: MentorApp, part: str = "#item") -> str:
    return " ".join(app.screen.query_one(part, TextPane).text.split())


def told(app: MentorApp) -> str:
    """What a dialog says."""
    assert isinstance(app.screen, ToldDialog)
    return " ".join(str(app.screen.query("#said Static").first(Static).render()).split())


def title_of(course: Path, item: str = ITEM) -> str:
    return place(course).catalogue().curricula[COURSE].items[item].title


@SIZES
@pytest.mark.parametrize("who", ["ana", "maya"])
async def test_a_hire_or_a_mentor_says_how_a_line_should_read(
    opened: Opened, made: Callable[[str], ActorContext], course: Path, who: str, size: tuple[int, int]
) -> None:
    before = title_of(course)
    app = opened(who)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        app.open_journey("ana", item=ITEM)
        await settle(pilot)
        await press(pilot, "exclamation_mark")
        assert isinstance(app.screen, Choose)
        listed = [line.text for line in app.screen.query_one(Lines).lines]
        assert "the title" in listed[0]
        assert before[:20] in listed[0]
        await press(pilot, "enter")
        assert isinstance(app.screen, Form)
        assert app.screen.query_one(Input).value == before
        await press(pilot, "ctrl+d")
        assert isinstance(app.screen, Form), "the same words are none"
        app.screen.query_one(Input).value = "What a chargeback is"
        await press(pilot, "ctrl+d")
        assert isinstance(app.screen, JourneyPlace)
        assert "whoever keeps it true takes your words" in app.screen.notice
        await press(pilot, "u")
        assert page(made(who)).rows == ()
        await press(pilot, "ctrl+r")
    (row,) = page(made("tomas")).rows
    assert (row.proposal.words, row.proposal.by, row.proposal.day > 0) == ("What a chargeback is", who, who == "ana")


@SIZES
@pytest.mark.parametrize("who", ["tomas", "joana"])
async def test_a_lead_and_whoever_maintains_it_take_them_with_one_key(
    opened: Opened, made: Callable[[str], ActorContext], course: Path, who: str, size: tuple[int, int]
) -> None:
    text = course.read_text("utf-8")
    text = text.replace(
        "curriculum: support-product-expert\n", "curriculum: support-product-expert\nmaintainer: joana\n", 1
    )
    course.write_text(text, "utf-8")
    old = title_of(course)
    propose(made("ana"), ITEM, "title", "What a chargeback is")
    app = opened(who)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, ".")
        assert isinstance(app.screen, CurriculumTreePlace)
        tree = app.screen.query_one("#tree", Lines)
        line = next(line for line in tree.lines if line.id == ITEM)
        assert "1 better" in line.text
        await press(pilot, "s")
        assert "Nobody has proposed better words here." in app.screen.notice
        tree.select(ITEM)
        await settle(pilot)
        await press(pilot, "enter")
        said = pane(app, "#about")
        assert "Better words for the title: Ana Ferreira, day" in said
        assert f"– {old} + What a chargeback is" in said
        await press(pilot, "escape", "s")
        assert "Ana Ferreira’s words are in the file" in app.screen.notice
        assert "improved by Ana Ferreira, day" in pane(app, "#about")
        assert "better" not in next(line for line in tree.lines if line.id == ITEM).text
    assert title_of(course) == "What a chargeback is"
    assert len(set(course.read_text("utf-8").splitlines()) ^ set(text.splitlines())) == 2
    assert [row.proposal.taken_by for row in page(made(who)).rows] == [who]


async def test_of_several_one_is_chosen_and_left_with_a_reason(
    opened: Opened, made: Callable[[str], ActorContext], course: Path
) -> None:
    before = course.read_bytes()
    propose(made("ana"), ITEM, "title", "What a chargeback is")
    propose(made("maya"), ITEM, "title", "Chargebacks, and what we do")
    app = opened("tomas")
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        app.open_curricula(COURSE, ITEM)
        await settle(pilot)
        assert app.screen.query_one("#tree", Lines).selected == ITEM
        await press(pilot, "minus")
        assert isinstance(app.screen, Choose)
        await press(pilot, "down", "enter", "ctrl+d")
        assert isinstance(app.screen, Form), "without a reason it stays open"
        await press(pilot, *"too long", "ctrl+d")
        assert "will read why" in app.screen.notice  # type: ignore[attr-defined]
    assert [row.proposal.by for row in page(made("tomas")).rows] == ["ana"]
    assert course.read_bytes() == before


@SIZES
async def test_whose_words_they_are_reads_so_and_has_them_as_a_piece(
    opened: Opened, made: Callable[[str], ActorContext], course: Path, size: tuple[int, int]
) -> None:
    number = propose(made("ana"), ITEM, "title", "What a chargeback is").events[0].seq
    files = place(course)
    files.store = made("tomas").store
    take_words(files, number, context=made("tomas"))
    app = opened("ana")
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "N")
        assert "Tomás took your words for “What a chargeback is”" in told(app)
        await press(pilot, "escape")
        app.screen.go_to_item(ITEM)  # type: ignore[attr-defined]
        await settle(pilot)
        assert "improved by Ana Ferreira, day" in pane(app)
        app.open_side_tasks("ana", "content-fix")
        await settle(pilot)
        assert isinstance(app.screen, GrowthPlace)
        facts = pane(app, "#facts")
        assert "1 of your better words was taken: it counts here once you hold this" in facts


async def test_who_lacks_the_right_takes_nothing(
    opened: Opened, made: Callable[[str], ActorContext], course: Path
) -> None:
    text = course.read_text("utf-8")
    course.write_text(text.replace("      - id: ready\n", "      - id: ready\n        maintainer: joana\n", 1), "utf-8")
    propose(made("ana"), ITEM, "title", "What a chargeback is")
    before = course.read_bytes()
    app = opened("joana")
    async with app.run_test(size=LARGE) as pilot:
        await settle(pilot)
        app.open_curricula(COURSE, ITEM)
        await settle(pilot)
        await press(pilot, "s")
        assert course.read_bytes() == before
        assert "1 better" not in next(
            line.text for line in app.screen.query_one("#tree", Lines).lines if line.id == ITEM
        )


@SIZES
@pytest.mark.parametrize("how", ["in the curriculum", "in the journey"])
def test_it_looks_like_this(
    snap_compare: Callable[..., bool],
    opened: Opened,
    made: Callable[[str], ActorContext],
    how: str,
    size: tuple[int, int],
) -> None:
    number = propose(made("ana"), ITEM, "about", "Read it once, then do two in the sandbox.").events[0].seq
    propose(made("ana"), ITEM, "title", "What a chargeback is")
    if how == "in the journey":
        take(made("tomas"), number)

    async def look(pilot: Any) -> None:
        await settle(pilot)
        if how == "in the curriculum":
            pilot.app.open_curricula(COURSE, ITEM)
            await settle(pilot)
            await press(pilot, "enter")
        else:
            pilot.app.open_journey("ana", item=ITEM)
        await settle(pilot)

    assert snap_compare(opened("tomas"), run_before=look, terminal_size=size)

"""Another edition of a curriculum, laid over Team: what changes, for whom, and on past cohorts. It changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.widgets import Static

from mentor_tui.domain.curriculum import Curriculum
from mentor_tui.domain.problems import BadUse, Code
from mentor_tui.services import journeys
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.edition_publishing import publish
from mentor_tui.services.editions import EditionText, FormerSaid, Publication
from mentor_tui.store.memory import MemoryStore
from mentor_tui.tui.app import MentorApp
from mentor_tui.tui.dialogs.form import Questions
from mentor_tui.tui.dialogs.told import ToldDialog
from mentor_tui.tui.fragments.way import item_line
from mentor_tui.tui.screens.curriculum import CurriculumPlace
from mentor_tui.tui.screens.person import PersonPlace
from mentor_tui.tui.screens.team import TeamPlace
from mentor_tui.tui.ui_context import UiContext
from mentor_tui.tui.widgets.bars import PlaceBar
from mentor_tui.tui.widgets.lines import Lines
from mentor_tui.tui.widgets.text_pane import TextPane
from mentor_tui.wording.items import state_line
from tests.domain.helpers import edited
from tests.tui import story
from tests.tui.conftest import press, settle

AppFor = Callable[..., MentorApp]
SMALL, LARGE = (80, 24), (120, 40)


def now() -> Curriculum:
    return story.catalogue().curricula["support-product-expert"]


def then() -> Curriculum:
    """One item more, one other name, one lock less, one out."""
    new = edited(edited(now(), "meet-three", title="Meet three people"), "chargebacks", requires=())
    added = (
        now()
        .items["meet-lead"]
        ._replace(id="pasted", title="What may be pasted where", short="", by_day=15, about="Read it.")
    )
    phases = []
    for phase in new.phases:
        modules = []
        for module in phase.modules:
            kept = tuple(one for one in module.items if one.id != "meet-lead")
            modules.append(module._replace(items=(*kept, added) if len(kept) < len(module.items) else kept))
        phases.append(phase._replace(modules=tuple(modules)))
    return new._replace(phases=tuple(phases))


NOW = """\
      - id: meet-lead
        title: Meet the lead
        kind: meet
        minutes: 30
      - id: meet-three
        title: Meet three teammates
"""

THEN = """\
      - id: pasted
        title: What may be pasted where
        kind: read
      - id: meet-three
        title: Meet three people
"""


def text(curriculum: Curriculum, said: str, name: str) -> EditionText:
    return EditionText(curriculum, said, Path(name))


def read(where: str, _new: str) -> tuple[EditionText, EditionText]:
    if where == "same.yaml":
        return text(now(), NOW, "used.yaml"), text(now(), NOW, where)
    if where != "draft.yaml":
        raise BadUse(Code.BAD_EDITION, reason="no-curriculum", path=where)
    return text(now(), NOW, "used.yaml"), text(then(), THEN, where)


def lines(app: MentorApp) -> list[str]:
    assert isinstance(app.screen, CurriculumPlace)
    return [line.text for line in app.screen.query_one("#changes", Lines).lines]


def below(app: MentorApp) -> str:
    return app.screen.query_one("#below", TextPane).text


def starting(app: MentorApp, text: str) -> str:
    return next(line for line in lines(app) if line.startswith(text))


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x40"])
async def test_what_changes_and_for_whom(app_for: AppFor, store: MemoryStore, size: tuple[int, int]) -> None:
    before = {record: store.read(record).version for record in ("team", *store.ids("people"))}  # type: ignore[union-attr]
    app = app_for("tomas", two_editions=read)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "Q", *"draft.yaml", "ctrl+d")
        assert isinstance(app.screen, CurriculumPlace)
        said = app.screen.query_one("#head", TextPane).text
        assert " ".join(said.split()) == "1 added, 1 out, 1 renamed, 1 opens sooner no faults"
        assert "30 min, day 15" in starting(app, "+ added")
        assert "did it, it stays so" in starting(app, "– out")
        assert "ticks move along" in starting(app, "~ renamed")
        assert "can begin" in starting(app, "↑ sooner")
        assert "Ana Ferreira" in below(app)
        assert "10 working days" in " ".join(below(app).split())
        await press(pilot, "down")
        assert "it stays theirs" in " ".join(below(app).split())
        assert any(line.startswith("Ana Ferreira") for line in lines(app))
        assert "Nobody loses a tick." in lines(app)
        assert "in use → draft.yaml" in app.screen.query_one(PlaceBar).here
        await press(pilot, "escape")
        assert isinstance(app.screen, TeamPlace)
    assert {record: store.read(record).version for record in before} == before  # type: ignore[union-attr]


async def test_enter_opens_a_person(app_for: AppFor) -> None:
    app = app_for("tomas", two_editions=read)
    async with app.run_test(size=LARGE) as pilot:
        await settle(pilot)
        await press(pilot, "Q", *"draft.yaml", "ctrl+d")
        app.screen.query_one("#changes", Lines).select("person:ana")
        await press(pilot, "enter")
        assert isinstance(app.screen, PersonPlace)


async def test_the_same_and_what_is_no_curriculum(app_for: AppFor) -> None:
    app = app_for("tomas", two_editions=read)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "Q", *"no.yaml", "ctrl+d")
        # It is refused in the form, and what was typed stays.
        assert isinstance(app.screen, Questions)
        await press(pilot, *["backspace"] * 7, *"same.yaml", "ctrl+d")
        assert lines(app) == ["Both say the same."]
        assert not below(app)
        await press(pilot, "Q", *"draft.yaml", "ctrl+d")
        assert starting(app, "+ added")


async def test_without_a_file_it_is_what_was_changed_since_people_were_told(app_for: AppFor) -> None:
    def changed(old: str, new: str) -> tuple[EditionText, EditionText]:
        assert (old, new) == ("published", "")
        return text(now(), NOW, "used.yaml"), text(then(), THEN, "used.yaml")

    app = app_for("tomas", two_editions=changed)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "Q", "ctrl+d")
        assert starting(app, "+ added")
        assert "edition 2 → in force" in app.screen.query_one(PlaceBar).here
        assert "curriculum publish support-product-expert" in app.screen.query_one("#head", TextPane).text


async def test_without_files_the_command_is_named(app_for: AppFor) -> None:
    app = app_for("tomas")
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "Q")
        assert isinstance(app.screen, TeamPlace)


async def test_what_came_since_they_began_is_marked_in_the_journey(store: MemoryStore) -> None:
    came = {"support-product-expert": {"meet-lead": "2025-05-12", "chargebacks": story.TODAY.isoformat()}}
    known = story.catalogue()._replace(came=came)
    context = ActorContext(store, lambda: known, "ana", clock=lambda: story.NOW, fixed_today=story.TODAY)
    page = journeys.page(context)
    new = [now.item.id for now in page.standing.items if now.new]
    assert new == ["chargebacks"]
    line = item_line(page, page.standing.by_id["chargebacks"], "x")
    assert "".join(text for text, _tone in line.right).startswith("new  ")
    assert "new since you started" in state_line(page, page.standing.by_id["chargebacks"], story.NOW, None)


def guessed() -> Curriculum:
    """One item under another id, with much the same title."""
    return edited(now(), "meet-three", id="meet-people", title="Meet three teammates whose jobs differ much", about="")


class Files:
    """The files of an author, kept in mind: a draft beside what is in use."""

    def __init__(self, context: ActorContext) -> None:
        self.context = context
        self.draft = guessed()
        self.used = text(now(), NOW, "used.yaml")
        self.said: list[tuple[str, str]] = []
        self.told: list[str] = []

    def read(self, where: str, _new: str) -> tuple[EditionText, EditionText]:
        return self.used, text(self.draft, THEN, where)

    def say(self, _context: ActorContext, edition: EditionText, item: str, former: str) -> FormerSaid:
        assert edition.curriculum == self.draft
        self.said.append((item, former))
        was = {"was": (former,)} if former else {"no_former": True}
        self.draft = edited(self.draft, item, **was)
        return FormerSaid(Path("/drafts/draft.yaml"), item, former, True)

    def publish(self, context: ActorContext, old: EditionText, new: EditionText, word: str) -> Publication:
        assert old == self.used
        self.told.append(word)
        made = new.curriculum._replace(version=old.curriculum.version + 1)
        self.used = EditionText(made, new.text, old.path)
        return Publication(publish(context, made, self.used.hash, word=word), self.used, raised=True)

    def app(self, **more: object) -> MentorApp:
        return MentorApp(
            UiContext(
                self.context,
                two_editions=self.read,
                publish_edition=self.publish,
                say_former=self.say,
                **more,  # type: ignore[arg-type]
            )
        )


@pytest.mark.parametrize(("key", "former"), [("y", "meet-three"), ("n", "")])
async def test_what_looks_renamed_is_asked_and_the_answer_is_written(
    context_for: Callable[[str], ActorContext], key: str, former: str
) -> None:
    files = Files(context_for("tomas"))
    app = files.app()
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "Q", *"draft.yaml", "enter")
        assert "y or n" in starting(app, "~ renamed?")
        assert "under another name?" in " ".join(below(app).split())
        await press(pilot, key)
        assert files.said == [("meet-people", former)]
        assert "draft.yaml says so." in app.screen.notice  # type: ignore[attr-defined]
        kinds = {line.split()[1] for line in lines(app) if line.startswith(("+", "–", "~"))}
        assert kinds == ({"renamed"} if former else {"added", "out"})
        # It was asked once, and nothing is asked any more.
        await press(pilot, key)
        assert "Nothing is asked" in app.screen.notice  # type: ignore[attr-defined]
        assert len(files.said) == 1


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x40"])
async def test_it_is_published_after_saying_to_whom_and_taken_back(
    context_for: Callable[[str], ActorContext], size: tuple[int, int]
) -> None:
    files = Files(context_for("tomas"))
    app = files.app()
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "Q", *"draft.yaml", "enter")
        assert "Not in force" in app.screen.query_one("#head", TextPane).text
        await press(pilot, "P")
        form = app.screen
        assert isinstance(form, Questions)
        asked = " ".join(str(form.query_one(".detail", Static).content).split())
        assert "read it once:" in asked
        assert "Ana Ferreira" in asked
        assert "It takes the place of used.yaml, and is in force at once." in asked
        # Nobody is told before that is said.
        await press(pilot, "escape")
        assert not files.told
        await press(pilot, "P", *"Begin here", "enter")
        assert files.told == ["Begin here"]
        said = " ".join(app.screen.query_one("#head", TextPane).text.split())
        assert "Published today by Tomás Reis, as edition 3. “Begin here”" in said
        assert "edition 2 → 3" in app.screen.query_one(PlaceBar).here
        assert starting(app, "~ renamed?"), "what it did stays in sight"
        await press(pilot, "P")
        assert "published already" in app.screen.notice  # type: ignore[attr-defined]
        await press(pilot, "u")
        assert context_for("tomas").team().edition(files.used.curriculum) is None
        assert "Published" not in app.screen.query_one("#head", TextPane).text


async def test_both_texts_stand_beside_each_other_and_enter_shows_them_where_there_is_no_room(app_for: AppFor) -> None:
    app = app_for("tomas", two_editions=read)
    async with app.run_test(size=LARGE) as pilot:
        await settle(pilot)
        await press(pilot, "Q", *"draft.yaml", "enter")
        assert "not there before" in app.screen.query_one("#was-yaml", TextPane).text
        assert "title: What may be pasted where" in app.screen.query_one("#now-yaml", TextPane).text
        await press(pilot, "down")
        assert "- id: meet-lead\n  title: Meet the lead" in app.screen.query_one("#was-yaml", TextPane).text
        assert "not there any more" in app.screen.query_one("#now-yaml", TextPane).text
        await pilot.resize_terminal(*SMALL)
        await settle(pilot)
        assert not app.screen.query_one("#yaml").display
        await press(pilot, "enter")
        assert isinstance(app.screen, ToldDialog)
        told = str(app.screen.query_one("#said Static", Static).content)
        assert "AS IT WAS" in told
        assert "title: Meet the lead" in told


async def test_without_files_nothing_is_published_or_answered_and_the_commands_are_named(app_for: AppFor) -> None:
    app = app_for("tomas", two_editions=read)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "Q", *"draft.yaml", "enter", "P")
        assert "curriculum publish support-product-expert" in app.screen.notice  # type: ignore[attr-defined]

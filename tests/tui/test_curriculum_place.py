"""Another edition of a curriculum, laid over Team: what changes, for whom, and on past cohorts. It changes nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mentor_tui.domain.curriculum import Curriculum
from mentor_tui.domain.problems import BadUse, Code
from mentor_tui.services import journeys
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.store.memory import MemoryStore
from mentor_tui.tui.app import MentorApp
from mentor_tui.tui.dialogs.form import Questions
from mentor_tui.tui.fragments.way import item_line
from mentor_tui.tui.screens.curriculum import CurriculumPlace
from mentor_tui.tui.screens.person import PersonPlace
from mentor_tui.tui.screens.team import TeamPlace
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


def read(where: str, _new: str) -> tuple[Curriculum, Curriculum]:
    if where == "same.yaml":
        return now(), now()
    if where != "draft.yaml":
        raise BadUse(Code.BAD_EDITION, reason="no-curriculum", path=where)
    return now(), then()


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
        assert app.screen.query_one("#head", TextPane).text == "1 added, 1 out, 1 renamed, 1 opens sooner"
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
    def changed(old: str, new: str) -> tuple[Curriculum, Curriculum]:
        assert (old, new) == ("published", "")
        return now(), then()

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

"""The first run, and the day the basics are done."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input, Static

from mentor_tui.domain.problems import BadUse, Code, Trouble
from mentor_tui.drafts import LeftOff
from mentor_tui.services import items, people
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.table_columns import NamedTable
from mentor_tui.store.memory import MemoryStore
from mentor_tui.tui.app import MentorApp
from mentor_tui.tui.dialogs.celebration import Celebration
from mentor_tui.tui.dialogs.pick_file import PickFile
from mentor_tui.tui.screens.growth import GrowthPlace
from mentor_tui.tui.screens.journey import JourneyPlace
from mentor_tui.tui.screens.mentees import MenteesPlace
from mentor_tui.tui.screens.people_import import PeopleImportPlace
from mentor_tui.tui.screens.welcome import Welcome
from mentor_tui.tui.ui_context import DemoRole, UiContext
from mentor_tui.tui.widgets.text_pane import TextPane
from tests.services.importing import table
from tests.tui import story
from tests.tui.conftest import press, settle

AppFor = Callable[..., MentorApp]
ContextFor = Callable[[str], ActorContext]
SMALL = (80, 24)


def rows_of(path: str) -> NamedTable:
    """A file of people that is not on any disk."""
    if path != "people.csv":
        raise BadUse(Code.BAD_CSV, reason="missing", path=path)
    return table(
        [
            {"name": "Ana Ferreira", "roles": "hire", "start": "2025-05-12"},
            {"name": "Maya O’Neill", "roles": "mentor", "start": ""},
        ]
    )


def empty(store: MemoryStore) -> MentorApp:
    """The app where there is no team yet."""

    def demo(role: DemoRole) -> str:
        story.build(store)
        return {"hire": "ana", "mentor": "maya", "lead": "tomas"}[role]

    context = story.context(store, "")
    return MentorApp(UiContext(context, has_team=False, demo=demo, read_people=rows_of, login="tomas"))


async def answer(pilot: Any, text: str) -> None:
    """Answer what is asked. What asks goes on to ask, so only the form is waited for."""
    form = pilot.app.screen
    await pilot.press(*text, "enter")
    for worker in [worker for worker in pilot.app.workers if worker.node is form]:
        await worker.wait()
    await pilot.pause()


async def test_the_demo_asks_whom_one_wants_to_be() -> None:
    app = empty(MemoryStore())
    async with app.run_test(size=SMALL) as pilot:
        assert isinstance(app.screen, Welcome)
        await pilot.press("d")
        await pilot.pause()
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, JourneyPlace)
        assert app.ui.context.actor == "ana"


async def test_a_new_team_has_its_lead_and_the_login() -> None:
    store = MemoryStore()
    app = empty(store)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("n")
        await pilot.pause()
        await pilot.press(*"Tom Reis", "enter")
        await settle(pilot)
        assert app.ui.context.actor == "tom-reis"
        person = app.ui.context.team().people["tom-reis"]
        assert (person.name, person.roles, person.login) == ("Tom Reis", ("lead",), "tomas")
        assert app.current_mode == "team"


@pytest.mark.parametrize("fails", [False, True])
async def test_a_new_team_has_its_own_curricula_and_is_told_where(fails: bool) -> None:
    app = empty(MemoryStore())

    def begin_curricula() -> str:
        assert app.ui.context.team().people, "a team that is refused gets none"
        if fails:
            raise Trouble(Code.NO_SPACE, path="/srv/data/curricula", reason="")
        return "The team’s curricula are in /srv/data/curricula."

    app.ui.begin_curricula = begin_curricula
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("n")
        await pilot.pause()
        await pilot.press(*"Tom Reis", "enter")
        await settle(pilot)
        assert app.ui.context.actor == "tom-reis"
        (told,) = app.ui.notices
        assert "/srv/data/curricula" in told


async def test_people_come_in_from_a_file() -> None:
    store = MemoryStore()
    app = empty(store)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("i")
        await pilot.pause()
        await answer(pilot, "Tom Reis")
        await pilot.press(*"people.csv", "enter")
        await settle(pilot)
        assert isinstance(app.screen, PeopleImportPlace)
        assert sorted(app.ui.context.team().people) == ["tom-reis"], "nothing comes in unseen"
        await press(pilot, "I")
        assert sorted(app.ui.context.team().people) == ["ana-ferreira", "maya-oneill", "tom-reis"]


async def test_a_file_that_is_not_there_begins_no_team() -> None:
    store = MemoryStore()
    app = empty(store)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("i")
        await pilot.pause()
        await answer(pilot, "Tom Reis")
        await answer(pilot, "nothing.csv")
        # It is refused where the path was typed, and the path stays.
        assert isinstance(app.screen, PickFile)
        assert str(app.screen.query_one(".wrong", Static).content)
        assert app.screen.query_one(Input).value == "nothing.csv"
        await press(pilot, "escape")
        assert isinstance(app.screen, Welcome)
        assert store.read("team") is None


async def test_the_page_of_what_one_can_do_comes_once(app_for: AppFor) -> None:
    app = app_for("noah")
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, Celebration)
        text = " ".join(app.screen.query_one(TextPane).text.split())
        assert "The inbox is a fine place to be." in text
        assert "Joana Pinto (" in text
        await pilot.press("escape")
        await pilot.pause()
        await pilot.press("c")
        await pilot.pause()
        assert isinstance(app.screen, Celebration)
    again = app_for("noah")
    async with again.run_test(size=SMALL) as pilot:
        await pilot.pause()
        assert isinstance(again.screen, JourneyPlace)


@pytest.mark.parametrize("place", ["growth", "mentees"])
async def test_it_comes_once_wherever_one_begins(
    app_for: AppFor, context_for: ContextFor, tmp_path: Path, place: str
) -> None:
    people.edit_person(context_for("tomas"), "noah", {"roles": "hire,mentor"})
    left = LeftOff.of(tmp_path, "noah")
    left.place = place
    left.keep()
    begun = []
    for _time in range(2):
        app = app_for("noah", drafts=tmp_path)
        async with app.run_test(size=SMALL) as pilot:
            await settle(pilot)
            begun.append(type(app.screen))
            await pilot.press("q")
    assert begun == [Celebration, GrowthPlace if place == "growth" else MenteesPlace]


async def test_the_closing_talk_is_told_in_growth_too(app_for: AppFor, context_for: ContextFor) -> None:
    items.untick(context_for("tomas"), "closing-talk", person="noah")
    app = app_for("noah")
    async with app.run_test(size=SMALL) as pilot:
        await press(pilot, "2")
        assert isinstance(app.screen, GrowthPlace)
        items.tick(context_for("tomas"), "closing-talk", person="noah")
        await app.catch_up()
        await settle(pilot)
        assert isinstance(app.screen, Celebration)


@pytest.mark.parametrize("key", ["2", "q"])
async def test_places_and_quit_work_on_the_page_of_what_one_can_do(app_for: AppFor, key: str) -> None:
    app = app_for("noah")
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, Celebration)
        await pilot.press(key)
        await settle(pilot)
        assert isinstance(app.screen, GrowthPlace) if key == "2" else not app.is_running
        if key == "2":
            await pilot.press("1")
            await settle(pilot)
            assert isinstance(app.screen, JourneyPlace)


async def test_the_closing_talk_is_told_at_once(app_for: AppFor, context_for: ContextFor) -> None:
    items.untick(context_for("tomas"), "closing-talk", person="noah")
    app = app_for("noah")
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, JourneyPlace)
        items.tick(context_for("tomas"), "closing-talk", person="noah")
        await app.catch_up()
        await settle(pilot)
        assert isinstance(app.screen, Celebration)


async def test_a_lead_reads_the_page_as_somebody_elses(app_for: AppFor, context_for: ContextFor) -> None:
    items.untick(context_for("tomas"), "closing-talk", person="noah")
    app = app_for("tomas")
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        place = JourneyPlace(app.ui, "noah", item="closing-talk")
        await app.push_screen(place)
        await settle(pilot)
        await pilot.press("space", "ctrl+d")
        await settle(pilot)
        assert isinstance(app.screen, Celebration)
        text = " ".join(app.screen.query_one(TextPane).text.split())
        assert "Noah has done the basics." in text
        assert "You did" not in text
        assert "you do not have to" not in text
        for sentence in re.findall(r"level \d: (.)", text):
            assert sentence == "“", "what is said to whoever shows it is a quotation to others"


async def test_before_that_the_key_says_when(app_for: AppFor) -> None:
    app = app_for("ana")
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("c")
        await pilot.pause()
        assert isinstance(app.screen, JourneyPlace)
        assert "closing talk" in app.screen.notice

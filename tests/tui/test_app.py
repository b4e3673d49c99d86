"""What holds for every place: roles, numbers, keys, themes, room, and leaving."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from typing import Any

import pytest
from textual.app import App
from textual.widgets import Static

from mentor_tui import tui
from mentor_tui.domain.problems import Code, OutcomeUnknown, Problem, Trouble
from mentor_tui.services import items, journeys, live
from mentor_tui.services.actor_context import ActorContext, Done
from mentor_tui.store.memory import MemoryStore
from mentor_tui.tui import app as app_module
from mentor_tui.tui.app import MentorApp
from mentor_tui.tui.base.place import Place
from mentor_tui.tui.dialogs.too_small import TooSmall
from mentor_tui.tui.everything import Everything
from mentor_tui.tui.places import places_for
from mentor_tui.tui.screens.journey import JourneyPlace
from mentor_tui.tui.ui_context import UiContext
from mentor_tui.tui.widgets.lines import Lines
from tests.tui.conftest import settle

AppFor = Callable[..., MentorApp]
ContextFor = Callable[[str], ActorContext]
SMALL = (80, 24)


def place(app: MentorApp) -> Place[Any]:
    """The place in sight."""
    found = app.top_place()
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("person", "modes"),
    [
        ("ana", ["journey", "growth", "areas"]),
        ("maya", ["mentees", "growth", "areas"]),
        ("tomas", ["team", "matching", "growth", "areas", "insights", "records"]),
        ("joana", ["mentees", "growth", "areas"]),
    ],
)
def test_everybody_has_their_places(context_for: ContextFor, person: str, modes: list[str]) -> None:
    assert [found.mode for found in places_for(live.roles(context_for(person)))] == modes


def test_several_roles_have_all_their_places_in_order() -> None:
    found = [place.mode for place in places_for(("lead", "hire", "mentor"))]
    assert found == ["journey", "mentees", "team", "matching", "growth", "areas", "insights", "records"]


def test_who_only_observes_has_records_first() -> None:
    assert [place.mode for place in places_for(("observer",))] == ["records", "growth", "areas"]
    assert [place.mode for place in places_for(("mentor", "observer"))] == ["mentees", "growth", "areas", "records"]
    assert [place.mode for place in places_for(("observer", "lead"))][-1] == "records"


async def test_a_place_that_is_not_there_is_told(app_for: AppFor) -> None:
    async with app_for("ana").run_test(size=SMALL) as pilot:
        await pilot.press("6")
        await pilot.pause()
        assert place(pilot.app).notice == "There is no screen 6 here."


async def test_a_remapped_key_works(app_for: AppFor, context_for: ContextFor) -> None:
    async with app_for("ana", keys={"journey.tick": "x"}).run_test(size=SMALL) as pilot:
        journey = place(pilot.app)
        assert isinstance(journey, JourneyPlace)
        journey.go_to_item("failed-payments")
        await pilot.press("x")
        await settle(pilot)
        assert journeys.page(context_for("ana")).standing.done("failed-payments")


@pytest.mark.parametrize("theme", ["light", "dark", "high-contrast", "no such theme"])
async def test_themes(app_for: AppFor, theme: str) -> None:
    async with app_for("ana", theme=theme).run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert pilot.app.theme == (theme if theme in ("light", "high-contrast") else "dark")
        assert ("There is no theme “no such theme”" in place(pilot.app).notice) == (theme == "no such theme")


async def test_ascii_draws_nothing_else(app_for: AppFor) -> None:
    async with app_for("ana", ascii=True).run_test(size=SMALL) as pilot:
        for keys in ((), ("question_mark",), ("escape", "2")):
            await pilot.press(*keys)
            await settle(pilot)
            assert not set("━▸◔○◐↺✔⊘│─┬┴") & set(pilot.app.export_screenshot())


async def test_the_first_place_is_there_without_another_screen_below(app_for: AppFor) -> None:
    app = app_for("ana")
    async with app.run_test(size=SMALL) as pilot:
        first = app.screen
        assert app.screen_stack == [first]
        await pilot.press("2", "1")
        await settle(pilot)
        assert app.screen is first


async def test_too_small_a_terminal_gets_a_sentence_and_everything_back(app_for: AppFor) -> None:
    app = app_for("ana")
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("j")
        chosen = place(app).query_one(Lines).selected
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        assert isinstance(app.screen, TooSmall)
        await pilot.press("space")
        await pilot.resize_terminal(90, 30)
        await settle(pilot)
        assert isinstance(app.screen, JourneyPlace)
        assert place(app).query_one(Lines).selected == chosen
        assert place(app).notice == "", "no key reaches a place that is not seen"


async def test_begun_too_small_it_opens_when_there_is_room(app_for: AppFor) -> None:
    app = app_for("ana")
    async with app.run_test(size=(60, 20)) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, TooSmall)
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert isinstance(app.screen, JourneyPlace)
        assert place(app).query_one(Lines).selected == "today:refund"


async def test_trouble_is_a_sentence_and_the_screen_stays(app_for: AppFor) -> None:
    async with app_for("ana").run_test(size=SMALL) as pilot:

        def fails(problem: Problem) -> Callable[[ActorContext], Done]:
            def verb(context: ActorContext) -> Done:
                raise problem

            return verb

        for problem in (
            Trouble(Code.NO_SPACE, path="/data"),
            OutcomeUnknown(Code.OUTCOME_UNKNOWN, op="0af3", path="/data"),
        ):
            place(pilot.app).say("")
            place(pilot.app).act(fails(problem))
            await settle(pilot)
            assert place(pilot.app).notice
            assert isinstance(pilot.app.screen, JourneyPlace)


async def test_a_fault_of_the_program_leaves_the_screen(app_for: AppFor) -> None:
    async with app_for("ana").run_test(size=SMALL) as pilot:

        def broken(context: ActorContext) -> Done:
            raise KeyError("x")

        place(pilot.app).act(broken)
        await pilot.pause()
        await pilot.pause()
        assert "KeyError" in place(pilot.app).notice


async def test_what_cannot_be_read_is_told_and_comes_back(
    app_for: AppFor, monkeypatch: pytest.MonkeyPatch, context_for: ContextFor
) -> None:
    app = app_for("ana")
    async with app.run_test(size=SMALL) as pilot:
        store = app.ui.context.store
        with monkeypatch.context() as patch:

            def damaged(record_id: str) -> None:
                raise Trouble(Code.DAMAGED, record=record_id, path="/x", quarantined=None, reason="parse")

            patch.setattr(store, "read", damaged)
            place(app).reload()
            await settle(pilot)
            assert place(app).has_class("-trouble")
        place(app).reload()
        await settle(pilot)
        assert not place(app).has_class("-trouble")


@pytest.mark.parametrize(
    ("person", "mode"),
    [("ana", "journey"), ("maya", "mentees"), ("tomas", "team"), ("tomas", "matching"), ("tomas", "growth")],
)
async def test_a_place_that_cannot_be_read_can_be_left(
    app_for: AppFor, monkeypatch: pytest.MonkeyPatch, person: str, mode: str
) -> None:
    app = app_for(person)

    def damaged(record_id: str) -> None:
        raise Trouble(Code.DAMAGED, record=record_id, path="/x", quarantined=None, reason="parse")

    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        monkeypatch.setattr(app.ui.context.store, "read", damaged)
        app.go_to(mode)
        place(app).reload()
        await settle(pilot)
        assert place(app).has_class("-trouble")
        await pilot.press("question_mark")
        await pilot.pause()
        assert isinstance(pilot.app.screen, Everything)
        await pilot.press("escape", "q")
        await pilot.pause()
        assert not app.is_running


async def test_ctrl_c_says_how_to_leave(app_for: AppFor) -> None:
    app = app_for("ana")
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("ctrl+c")
        await pilot.pause()
        assert place(app).notice == "q leaves mentor-tui."
        assert app.is_running


async def test_notices_of_the_configuration_are_told(app_for: AppFor) -> None:
    async with app_for("ana", notices=("There is no theme “plaid”.",)).run_test(size=SMALL) as pilot:
        await pilot.pause()
        assert place(pilot.app).notice == "There is no theme “plaid”."


async def test_a_change_seen_during_a_verb_disturbs_nothing(app_for: AppFor, context_for: ContextFor) -> None:
    app = app_for("ana")
    async with app.run_test(size=SMALL) as pilot:
        journey = place(app)
        journey.act(lambda context: items.tick(context, "failed-payments"))
        for _turn in range(5):
            journey.reload()
            await pilot.pause()
        await settle(pilot)
        assert "Failed payments" in journey.notice
        assert journeys.page(context_for("ana")).standing.done("failed-payments")


@pytest.mark.parametrize("problem", [None, Trouble(Code.DISK, path="/data", reason="hiccup")], ids=["read", "failed"])
async def test_an_older_reading_that_ends_later_shows_nothing(
    app_for: AppFor, monkeypatch: pytest.MonkeyPatch, problem: Problem | None
) -> None:
    monkeypatch.setattr(app_module, "POLL_SECONDS", 3600)
    async with app_for("ana").run_test(size=SMALL) as pilot:
        journey = place(pilot.app)
        assert isinstance(journey, JourneyPlace)
        read, begun, let_go = journey.read, threading.Event(), threading.Event()

        def slow(context: ActorContext) -> journeys.JourneyPage:
            view = read(context)
            begun.set()
            let_go.wait()
            if problem is not None:
                raise problem
            return view

        with monkeypatch.context() as patch:
            patch.setattr(journey, "read", slow)
            older = journey.reload()
            await asyncio.to_thread(begun.wait)
        try:
            await journey.act(lambda context: items.tick(context, "failed-payments")).wait()
        finally:
            let_go.set()
        await older.wait()
        await settle(pilot)
        assert not journey.has_class("-trouble")
        assert journey.view is not None
        assert journey.view.standing.done("failed-payments")


@pytest.mark.parametrize("moment", ["on_mount", "compose"])
def test_a_fault_leaves_a_sentence_and_no_local_variables(
    context_for: Callable[[str], ActorContext],
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    moment: str,
) -> None:
    """What people wrote stands in local variables: nothing of them is printed."""

    def broken(self: object) -> None:
        secret = "a note for mentors"
        raise KeyError(len(secret))

    monkeypatch.setattr(MentorApp, "run", lambda app: App.run(app, headless=True))
    monkeypatch.setattr(JourneyPlace, "frame" if moment == "on_mount" else "body", broken)
    with pytest.raises(KeyError):
        tui.run(UiContext(context_for("ana")))
    printed = capfd.readouterr()
    assert "a note for mentors" not in printed.out + printed.err
    assert "Traceback" not in printed.out + printed.err


@pytest.mark.parametrize("who", ["ana", "maya", "tomas"])
async def test_where_all_has_gone_what_was_seen_last_stays(app_for: AppFor, store: MemoryStore, who: str) -> None:
    app = app_for(who)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        kept = dict(store._records)
        store._records.clear()
        place(app).reload()
        await settle(pilot)
        said = str(place(app).query_one("#trouble", Static).render())
        assert said.startswith("The team’s data cannot be reached; what you see is from ")
        assert not place(app).has_class("-trouble")
        assert any(one.display for one in place(app).query(".body"))
        store._records.update(kept)
        place(app).reload()
        await settle(pilot)
        assert not place(app).query_one("#trouble").display


async def test_nothing_is_shown_on_a_place_that_is_closing(app_for: AppFor) -> None:
    came, shown = asyncio.Event(), list[int]()

    class Goes(Static):
        async def on_unmount(self) -> None:
            came.set()
            for _turn in range(5):
                await asyncio.sleep(0)

    async def read(shows: Place[Any]) -> None:
        await came.wait()
        shown.append(len(shows.children))

    app = app_for("ana")
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await place(app).mount(Goes())
        place(app).run_worker(read(place(app)))
        await pilot.pause()
    assert came.is_set()
    assert not shown, "it came back between the parts' going and the place's"

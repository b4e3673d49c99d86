"""The story's team for the screens: a fresh store for each test, desks and apps for its people."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import wraps
from typing import Any

import pytest
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.message_pump import MessagePump
from textual.pilot import Pilot
from textual.widgets import DirectoryTree, Input, TextArea
from textual.worker import Worker, WorkerCancelled

from mentor_tui.services.actor_context import ActorContext
from mentor_tui.store.memory import MemoryStore
from mentor_tui.tui import app as app_module
from mentor_tui.tui.app import MentorApp
from mentor_tui.tui.ui_context import UiContext
from mentor_tui.tui.widgets.bars import Notice
from tests.tui import story


@pytest.fixture(autouse=True, scope="session")
def _style_sheets_are_parsed_once() -> Iterator[None]:
    """Nearly every test opens an app, and the style sheet of each says the same as that of the last."""
    parsed: dict[object, list[RuleSet]] = {}
    parse = Stylesheet._parse_rules

    @wraps(parse)
    def once(sheet: Stylesheet, css: str, *where: Any, **more: Any) -> list[RuleSet]:
        key = (frozenset(sheet._variables.items()), css, where, *more.items())
        if key not in parsed:
            parsed[key] = parse(sheet, css, *where, **more)
        return parsed[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", once)
        yield


def _at_rest(pump: MessagePump) -> bool:
    """Whether something that takes messages waits for one: there is none that it has to deal with, and it deals with none."""
    ready = pump._message_queue.ready_event
    return not ready.is_set() and bool(ready._waiters) and pump._pending_message is None and not pump._next_callbacks


@pytest.fixture(autouse=True, scope="session")
def _nobody_is_asked_who_is_at_rest() -> Iterator[None]:
    """Before a pilot looks it asks every widget whether it is done, which for those that wait cost half of every key pressed."""
    asks = Pilot._wait_for_screen

    @wraps(asks)
    async def waits(pilot: Pilot[Any], timeout: float = 30.0) -> bool:
        app = pilot.app
        at_rest = bool(app.screen_stack) and all(map(_at_rest, (app, *app.screen.walk_children(with_self=True))))
        return at_rest or await asks(pilot, timeout)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Pilot, "_wait_for_screen", waits)
        yield


@pytest.fixture(autouse=True)
def _looks_when_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """What others change is seen when a test says so (``catch_up``), on a slow machine no sooner than on a fast one."""
    monkeypatch.setattr(app_module, "POLL_SECONDS", 3600)


@pytest.fixture(autouse=True)
def _notices_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sentence is there until the next key, however long a slow machine takes to look."""
    monkeypatch.setattr(Notice, "SECONDS", 3600.0)


@pytest.fixture(autouse=True)
def _cursors_stand_still(monkeypatch: pytest.MonkeyPatch) -> None:
    """A picture of a form has its cursor in it, however long a slow machine takes until it is taken."""
    monkeypatch.setattr(Input, "_toggle_cursor", lambda _field: None)
    monkeypatch.setattr(TextArea, "_toggle_cursor_blink_visible", lambda _field: None)


@pytest.fixture
def store() -> MemoryStore:
    """The story's team; each test may change it."""
    return story.fresh_store()


@pytest.fixture
def context_for(store: MemoryStore) -> Callable[[str], ActorContext]:
    """``context_for("ana")``: a context for anybody of the story, also to act as somebody else meanwhile."""
    return lambda person: story.context(store, person)


@pytest.fixture
def app_for(context_for: Callable[[str], ActorContext]) -> Callable[..., MentorApp]:
    """``app_for("ana", theme="light")``: the app as somebody of the story opens it."""

    def make(person: str, **more: Any) -> MentorApp:
        return MentorApp(UiContext(context_for(person), **more))

    return make


@pytest.fixture
def no_poll(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let changes be looked for by nobody but the test, however slow the machine is."""
    monkeypatch.setattr("mentor_tui.tui.app.POLL_SECONDS", 3600)


async def settle(pilot: Any) -> None:
    """Wait until everything that was begun is done: reads, writes, messages."""
    await pilot.pause()
    waited: set[Worker[Any]] = set()
    # A tree of folders waits for the next one to be opened for as long as it is there.
    while workers := {one for one in pilot.app.workers if not isinstance(one.node, DirectoryTree)} - waited:
        for one in workers:
            # A later one of the same kind may have called it off; one that fails is a fault.
            with suppress(WorkerCancelled):
                await one.wait()
        await pilot.pause()
        # What was read may let something else be read.
        waited |= workers
    await pilot.pause()


async def press(pilot: Any, *keys: str) -> None:
    """Press keys one after the other, and wait until all that they began is done."""
    await pilot.press(*keys)
    await settle(pilot)

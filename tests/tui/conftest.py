"""The story's team for the screens: a fresh store for each test, desks and apps for its people."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from textual.widgets import DirectoryTree

from mentor_tui.services.actor_context import ActorContext
from mentor_tui.store.memory import MemoryStore
from mentor_tui.tui import app as app_module
from mentor_tui.tui.app import MentorApp
from mentor_tui.tui.ui_context import UiContext
from mentor_tui.tui.widgets.bars import Notice
from tests.tui import story


@pytest.fixture(autouse=True)
def _looks_when_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """What others change is seen when a test says so (``catch_up``), on a slow machine no sooner than on a fast one."""
    monkeypatch.setattr(app_module, "POLL_SECONDS", 3600)


@pytest.fixture(autouse=True)
def _notices_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sentence is there until the next key, however long a slow machine takes to look."""
    monkeypatch.setattr(Notice, "SECONDS", 3600.0)


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
    # A tree of folders waits for the next one to be opened for as long as it is there.
    workers = [worker for worker in pilot.app.workers if not isinstance(worker.node, DirectoryTree)]
    if workers:
        await pilot.app.workers.wait_for_complete(workers)
    await pilot.pause()


async def press(pilot: Any, *keys: str) -> None:
    """Press keys one after the other, and wait until all that they began is done."""
    await pilot.press(*keys)
    await settle(pilot)

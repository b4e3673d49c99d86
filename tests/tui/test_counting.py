"""What waits is counted for a prompt while the screen is open: once it is at rest, and when it is left."""

from __future__ import annotations

import pytest

from mentor_tui.services.attention import waiting_count
from mentor_tui.store.memory import MemoryStore
from mentor_tui.tui.app import MentorApp
from mentor_tui.tui.base import live_app
from mentor_tui.tui.ui_context import UiContext
from tests.tui import story
from tests.tui.conftest import settle


@pytest.mark.parametrize("person", ["ana", "maya", "tomas"])
async def test_a_screen_counts_when_it_is_at_rest_and_when_it_is_left(
    store: MemoryStore, person: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live_app, "COUNT_AFTER", 0.001)
    counted: list[int] = []
    context = story.context(store, person)
    app = MentorApp(UiContext(context, keep_count=lambda now: counted.append(waiting_count(now).number)))
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await pilot.pause()
        await app.workers.wait_for_complete()
        assert counted == [waiting_count(context).number]
        monkeypatch.setattr(live_app, "COUNT_AFTER", 3600.0)
        app._count_soon()
        app.end()
    assert len(counted) == 2

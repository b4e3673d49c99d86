"""Pictures of the board of areas: empty, ordinary and crowded, at both sizes, as a lead and as a hire."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from mentor_tui.services.actor_context import ActorContext
from mentor_tui.store.memory import MemoryStore
from mentor_tui.tui.app import MentorApp
from tests.tui import areas_story, story
from tests.tui.conftest import settle

SIZES = [(80, 24), (120, 40)]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("who", ["tomas", "ana"])
@pytest.mark.parametrize("how", ["empty", "ordinary", "crowded"])
def test_the_board(
    snap_compare: Callable[..., bool],
    app_for: Callable[..., MentorApp],
    context_for: Callable[[str], ActorContext],
    store: MemoryStore,
    monkeypatch: pytest.MonkeyPatch,
    how: str,
    who: str,
    size: tuple[int, int],
) -> None:
    known = story.catalogue()
    if how == "empty":
        known = known._replace(areas={})
    else:
        areas_story.found(store, context_for)
    if how == "crowded":
        billing = known.areas["help-centre-billing"]._replace(places=1)
        more = {f"{name}-{number}": area for number in range(2) for name, area in known.areas.items()}
        copies = {name: area._replace(id=name) for name, area in more.items()}
        known = known._replace(areas={**known.areas, billing.id: billing, **copies})
    monkeypatch.setattr(story, "catalogue", lambda: known)

    async def look(pilot: Any) -> None:
        await settle(pilot)
        pilot.app.go_to("areas")
        await settle(pilot)

    assert snap_compare(app_for(who), run_before=look, terminal_size=size)

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mentor_tui.catalogue.loader import load
from mentor_tui.demo import build
from mentor_tui.domain.catalogue import Catalogue
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.store.memory import MemoryStore

NOW = datetime(2026, 5, 12, 8, 52, tzinfo=UTC)

People = Callable[[str], ActorContext]
"""The context of somebody of a demo team, by id."""


@pytest.fixture(scope="session")
def catalogue():
    return load([Path(__file__).parents[2] / "curricula"]).catalogue


@pytest.fixture(scope="session")
def _thirty(catalogue: Catalogue) -> dict[str, bytes]:
    store = MemoryStore()
    build(store, catalogue, people=30, seed=1, now=NOW)
    return dict(store.export())


@pytest.fixture
def thirty(catalogue: Catalogue, _thirty: dict[str, bytes]) -> People:
    """The demo team that the pages are written for, in a store of the test's own: it is made up once."""
    store = MemoryStore()
    store.put_back(_thirty)
    return lambda actor: ActorContext(store, lambda: catalogue, actor, lambda: NOW)

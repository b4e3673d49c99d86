"""Pictures of the screens at both sizes, on one fixed Monday."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest

from mentor_tui.store.memory import MemoryStore
from mentor_tui.tui.app import MentorApp
from mentor_tui.tui.ui_context import UiContext
from tests.services.importing import table
from tests.tui import story
from tests.tui.conftest import settle

SIZES = [(80, 24), (120, 40)]
Compare = Callable[..., bool]

JOURNEYS: dict[str, tuple[str, tuple[str, ...]]] = {
    "first": ("ana", ()),
    "tree": ("ana", ("v",)),
    "found": ("ana", ("slash", *"invoice", "enter")),
    "help": ("ana", ("question_mark",)),
    "sending": ("ana", ("space",)),
    "day-one": ("noor", ()),
    "coming": ("kim", ()),
    "resting": ("lena", ()),
    "basics-done": ("noah", ()),
    "finished": ("noah", ("escape",)),
}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize(("person", "keys"), JOURNEYS.values(), ids=JOURNEYS)
def test_journey(
    snap_compare: Compare, app_for: Callable[..., MentorApp], person: str, keys: Iterable[str], size: tuple[int, int]
) -> None:
    assert snap_compare(app_for(person), press=keys, run_before=settle, terminal_size=size)


@pytest.mark.parametrize(
    "more", [{"theme": "light"}, {"theme": "high-contrast"}, {"ascii": True}], ids=["light", "high-contrast", "ascii"]
)
def test_looks(snap_compare: Compare, app_for: Callable[..., MentorApp], more: dict[str, Any]) -> None:
    assert snap_compare(app_for("ana", **more), run_before=settle, terminal_size=(80, 24))


def test_as_the_hire_sees_it(snap_compare: Compare, app_for: Callable[..., MentorApp]) -> None:
    async def look(pilot: Any) -> None:
        pilot.app.open_journey("ana", as_seen=True)
        await settle(pilot)

    assert snap_compare(app_for("tomas"), run_before=look, terminal_size=(80, 24))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_welcome(snap_compare: Compare, size: tuple[int, int]) -> None:
    ui = UiContext(
        story.context(MemoryStore(), ""),
        has_team=False,
        demo=lambda role: "ana",
        read_people=lambda path: table([{"name": "Ana"}]),
    )
    assert snap_compare(MentorApp(ui), terminal_size=size)


def test_too_small(snap_compare: Compare, app_for: Callable[..., MentorApp]) -> None:
    assert snap_compare(app_for("ana"), run_before=settle, terminal_size=(60, 20))

"""Pictures of every place in every theme but the usual one, which has its own beside what is tested there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from mentor_tui.tui.app import MentorApp
from tests.tui.conftest import press, settle
from tests.tui.test_pictures import Compare

PLACES: dict[str, tuple[str, tuple[str, ...]]] = {
    "journey": ("ana", ()),
    "mentees": ("maya", ()),
    "team": ("tomas", ()),
    "matching": ("tomas", ("2",)),
    "growth": ("noah", ("escape", "2")),
}
ONE_MORE_GO = ("maya", ("r",))
LOOKS = ("light", "high-contrast", "terminal", "no-color", "ascii")
ELSEWHERE = {("journey", look) for look in ("light", "high-contrast", "ascii")}
"""There is one in ``test_pictures``."""
FORMS = [("one-more-go", "high-contrast"), ("one-more-go", "no-color")]
"""Where a form stands out otherwise than by a ground of its own."""


@pytest.mark.parametrize(
    ("place", "look"), [(place, look) for place in PLACES for look in LOOKS if (place, look) not in ELSEWHERE] + FORMS
)
def test_looks(
    snap_compare: Compare,
    app_for: Callable[..., MentorApp],
    monkeypatch: pytest.MonkeyPatch,
    place: str,
    look: str,
) -> None:
    person, keys = PLACES.get(place, ONE_MORE_GO)
    if look == "no-color":
        monkeypatch.setenv("NO_COLOR", "1")
    more = {"ascii": True} if look == "ascii" else {} if look == "no-color" else {"theme": look}
    app = app_for(person, **more)

    async def look_at(pilot: Any) -> None:
        await settle(pilot)
        await press(pilot, *keys)

    assert snap_compare(app, run_before=look_at, terminal_size=(80, 24))

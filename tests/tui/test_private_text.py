"""A form says what looks private before it is stored, and takes it for meant when it is sent once more."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.widgets import Static

from mentor_tui.store.memory import MemoryStore
from mentor_tui.tui.app import MentorApp
from mentor_tui.tui.dialogs.form import Form
from tests.tui.conftest import settle

AppFor = Callable[..., MentorApp]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_it_is_said_once_for_each_thing_that_looks_private(
    app_for: AppFor, store: MemoryStore, size: tuple[int, int]
) -> None:
    def written() -> list[str]:
        return [event.text for event in store.history("people/ana") if "@example.com" in event.text]

    app = app_for("ana")
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await pilot.press("a", *"jo@example.com", "ctrl+d")
        await settle(pilot)
        assert isinstance(app.screen, Form)
        said = str(app.screen.query_one(".wrong", Static).content)
        assert said == (
            "“jo@example.com” looks like an e-mail address. What is stored stays in the history: take it out, or say that "
            "you mean it. ctrl+d once more keeps it."
        )
        assert written() == []
        await pilot.press(*", al@example.com", "ctrl+d")
        await settle(pilot)
        assert isinstance(app.screen, Form)
        assert "al@example.com" in str(app.screen.query_one(".wrong", Static).content)
        await pilot.press("ctrl+d")
        await settle(pilot)
        assert not isinstance(app.screen, Form)
        assert written() == ["jo@example.com, al@example.com"]

"""What is half-written survives a line that drops and ``q``; keys that come faster than the screen act on what comes next."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual import events

from mentor_tui.drafts import Drafts
from mentor_tui.services import notes
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.tui.app import MentorApp
from mentor_tui.tui.base.place import Place
from mentor_tui.tui.dialogs.confirm import Confirm
from mentor_tui.tui.dialogs.leaving import Leaving
from mentor_tui.tui.widgets.lines import Lines
from tests.tui.conftest import press, settle

AppFor = Callable[..., MentorApp]
ContextFor = Callable[[str], ActorContext]
SMALL = (80, 24)


async def test_what_is_typed_is_kept_at_every_key_and_offered_again(app_for: AppFor, tmp_path: Path) -> None:
    app = app_for("ana", drafts=tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("a")
        await pilot.pause()
        await pilot.press(*"I am lo")
        # Here the line drops: nothing is closed, sent or left.
        assert [text for _about, text in Drafts.of(tmp_path, "ana").rows] == ["I am lo"]
    again = app_for("ana", drafts=tmp_path)
    async with again.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert isinstance(again.screen, Place)
        assert "I am lo" in again.screen.notice
        await pilot.press("a")
        await pilot.pause()
        await pilot.press(*"st", "ctrl+d")
        await settle(pilot)
        assert not Drafts.of(tmp_path, "ana")
    assert not app_for("maya", drafts=tmp_path).drafts, "nobody else is offered it"


async def test_who_steps_out_of_a_form_is_told_that_what_they_wrote_is_kept(app_for: AppFor, tmp_path: Path) -> None:
    app = app_for("ana", drafts=tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await pilot.press("a")
        await pilot.pause()
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.screen, Place)
        assert "Not sent." not in app.screen.notice, "nothing was written"
        await pilot.press("a")
        await pilot.pause()
        await pilot.press(*"Half", "escape")
        await settle(pilot)
        assert app.screen.notice == "Not sent. What you wrote is kept, and stands there when you come back to it."


async def leave_half_written(pilot: Any) -> None:
    """Begin a line, step out of its form, and leave."""
    await pilot.press("a")
    await pilot.pause()
    await pilot.press(*"Half", "escape")
    await settle(pilot)
    await pilot.press("q")
    await pilot.pause()


@pytest.mark.parametrize(("key", "left"), [("y", ["Half"]), ("d", []), ("enter", ["Half"])])
async def test_leaving_keeps_or_throws_away(app_for: AppFor, tmp_path: Path, key: str, left: list[str]) -> None:
    app = app_for("ana", drafts=tmp_path)
    async with app.run_test(size=SMALL) as pilot:
        await leave_half_written(pilot)
        assert isinstance(app.screen, Leaving)
        await pilot.press(key)
        await pilot.pause()
        assert not app.is_running
    assert [*Drafts.of(tmp_path, "ana").values()] == left


async def test_the_answers_stay_in_sight_however_much_is_unsent(app_for: AppFor, tmp_path: Path) -> None:
    app = app_for("ana", drafts=tmp_path)
    for number in range(9):
        app.drafts.keep(f"note:{number}", "山" * 4000, "A note\n" * 40)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("q")
        await pilot.pause()
        assert isinstance(app.screen, Leaving)
        answers = app.screen.query_one(Lines)
        assert (answers.size.height, answers.region.bottom <= app.size.height) == (len(answers.lines), True)
        assert len(answers.lines) == 3


async def test_what_cannot_be_kept_is_not_said_to_be(app_for: AppFor, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    app = app_for("ana", drafts=tmp_path / "file")
    async with app.run_test(size=SMALL) as pilot:
        await leave_half_written(pilot)
        await pilot.press("y")
        await pilot.pause()
        assert app.is_running


@pytest.mark.parametrize("there", ["", "[]", '{"a": 1}', "\udcff", '{"note:ana:text": ["About", "Text"], "b": []}'])
def test_a_file_of_drafts_that_makes_no_sense(tmp_path: Path, there: str) -> None:
    drafts = Drafts.of(tmp_path, "ana")
    drafts.keep("say:x", "One", "About")
    (path,) = tmp_path.iterdir()
    assert path.stat().st_mode & 0o077 == 0
    assert "ana" not in path.name
    path.write_text(there, "utf-8", errors="surrogateescape")
    found = Drafts.of(tmp_path, "ana")
    found.keep("say:y", "Two", "More")
    assert json.loads(path.read_text())["say:y"] == ["More", "Two"]


def test_two_windows_lose_nothing_of_each_other(tmp_path: Path) -> None:
    one, two = Drafts.of(tmp_path, "ana"), Drafts.of(tmp_path, "ana")
    one.keep("say:x", "One", "About")
    two.keep("say:y", "Two", "About")
    del one["say:x"]
    assert [*Drafts.of(tmp_path, "ana")] == ["say:y"]


async def test_undo_asks_about_what_is_not_of_this_session(app_for: AppFor, context_for: ContextFor) -> None:
    notes.note(context_for("maya"), "ana", "From yesterday")
    app = app_for("maya")
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "u")
        assert isinstance(app.screen, Confirm)
        await press(pilot, "n")
        assert [note.text for note in context_for("ana").journey("ana").notes][-1] == "From yesterday"
        await press(pilot, "u")
        await press(pilot, "y")
        assert "From yesterday" not in [note.text for note in context_for("ana").journey("ana").notes]
        assert "Undone: note, for Ana" in app.screen.notice  # type: ignore[attr-defined]
        # What this session did is done again, and taken back, without a question.
        await press(pilot, "ctrl+r")
        assert not isinstance(app.screen, Confirm)
        assert [note.text for note in context_for("ana").journey("ana").notes][-1] == "From yesterday"


async def test_keys_typed_ahead_act_on_what_comes_next(app_for: AppFor, context_for: ContextFor) -> None:
    """Nothing waits between the keys: each acts on the screen that the one before left."""
    app = app_for("ana")
    async with app.run_test(size=SMALL) as pilot:
        for text in ("One", "Two", "Three"):
            await pilot.press("n")
            await pilot.pause()
            await pilot.press(*text, "ctrl+d")
            await settle(pilot)
        for key in ("u", "u", "u", "ctrl+r"):
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        for _each in range(12):  # a key begins only when the one before is done
            await settle(pilot)
    texts = {note.text for note in context_for("ana").journey("ana").notes}
    assert texts & {"One", "Two", "Three"} == {"One"}

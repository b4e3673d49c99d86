"""The page of a talk: both read it, whoever logs it settles it line by line and logs all of it as one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len
from textual.widgets import Input, TextArea

from mentor_tui.cli.screen import _send_talk
from mentor_tui.domain.today import next_items
from mentor_tui.services import items, notes, promises, questions, stuck
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.agenda import bring_up
from mentor_tui.services.checkins import check_in
from mentor_tui.services.pages import mentees_page
from mentor_tui.services.talk_lines import Owes
from mentor_tui.tui.app import MentorApp
from mentor_tui.tui.dialogs.form import Questions
from mentor_tui.tui.screens.journey import JourneyPlace
from mentor_tui.tui.screens.mentees_sweep_text import next_talk
from mentor_tui.tui.screens.mentees_text import mentee_line, rows_heading
from mentor_tui.tui.screens.talk import TalkPlace
from mentor_tui.tui.widgets.bars import KeyLine
from mentor_tui.tui.widgets.lines import Lines
from mentor_tui.tui.widgets.text_pane import TextPane
from tests.tui.conftest import press, settle

Apps = Callable[..., MentorApp]
Contexts = Callable[[str], ActorContext]
WORD = "Too many new words."
DUE = date(2025, 5, 16)
SIZES = ((80, 24), (120, 40))


def page(app: MentorApp) -> TalkPlace:
    assert isinstance(app.screen, TalkPlace), app.screen
    return app.screen


def shown(app: MentorApp) -> str:
    return "\n".join(line.text for line in page(app).query_one("#agenda", Lines).lines)


def written(app: MentorApp) -> str:
    return page(app).query_one("#afterwards", TextPane).text


def prepare(context_for: Contexts) -> None:
    """Two questions, a promise, a point each, a check-in."""
    ana, maya = context_for("ana"), context_for("maya")
    questions.ask(ana, "Is a bank day a working day?", "proration")
    questions.ask(ana, "When do I get real refunds?")
    promises.promise(maya, "ana", "A place on the call", due=DUE)
    check_in(ana, "hard", WORD)
    bring_up(ana, None, "The look back")
    bring_up(maya, "ana", "Thursday")


@pytest.mark.parametrize("size", SIZES)
async def test_a_talk_is_settled_line_by_line_and_logged_as_one(
    app_for: Apps, context_for: Contexts, size: tuple[int, int]
) -> None:
    prepare(context_for)
    version = context_for("ana").journey("ana").record.version
    app = app_for("maya")
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        app.open_talk("ana")
        await settle(pilot)
        agenda = page(app).query_one("#agenda", Lines)
        assert "hard" in shown(app)
        assert "Proration" in shown(app)
        await press(pilot, "ctrl+d")
        assert context_for("ana").journey("ana").record.version == version, "there is nothing to log yet"
        assert agenda.select("question:proration")
        await settle(pilot)
        await press(pilot, "a")
        assert isinstance(app.screen, Questions)
        await pilot.press(*"It is.", "ctrl+d")
        await settle(pilot)
        assert "answered: “It is.”" in shown(app).replace("\n    ", " ").replace("\n  ", " ")
        assert agenda.select("question:1")
        await settle(pilot)
        await press(pilot, "space")
        assert agenda.select("promise:1")
        await settle(pilot)
        await press(pilot, "space", "p")
        app.screen.query_one("#field-text", TextArea).text = "Ask Billing"
        app.screen.query_one("#field-due", Input).value = "2025-05-16"
        await press(pilot, "ctrl+d")
        await press(pilot, "tab")
        app.screen.query_one("#field-text", TextArea).text = "Refunds, and why"
        app.screen.query_one("#field-next", Input).value = "2025-05-20 15:00"
        await press(pilot, "ctrl+d")
        assert "Refunds, and why" in written(app)
        assert "Ask Billing" in written(app)
        assert "Tue 20 May, 15:00" in written(app)
        assert context_for("ana").journey("ana").record.version == version, "nothing is written before it is logged"
        await press(pilot, "ctrl+d")
        await settle(pilot)
        journey = context_for("ana").journey("ana")
        assert journey.record.version == version + 1
        assert journey.sessions[-1].text == "Refunds, and why"
        assert journey.sessions[-1].next
        assert "Refunds, and why" not in written(app)
        assert "question:proration" not in [line.id for line in agenda.lines]


async def test_what_is_settled_can_be_taken_back_before_it_is_logged(app_for: Apps, context_for: Contexts) -> None:
    prepare(context_for)
    app = app_for("maya")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.open_talk("ana")
        await settle(pilot)
        agenda = page(app).query_one("#agenda", Lines)
        for line in ("question:proration", "promise:1"):
            before = shown(app)
            assert agenda.select(line)
            await settle(pilot)
            await press(pilot, "space")
            assert shown(app) != before
            await press(pilot, "space")
            assert shown(app) == before
        await press(pilot, "escape")
        assert not isinstance(app.screen, TalkPlace), "nothing is lost by leaving"


async def test_what_is_not_logged_is_not_left_without_a_word(app_for: Apps, context_for: Contexts) -> None:
    prepare(context_for)
    app = app_for("maya")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.open_talk("ana")
        await settle(pilot)
        assert page(app).query_one("#agenda", Lines).select("promise:1")
        await settle(pilot)
        await press(pilot, "space", "escape")
        assert isinstance(app.screen, TalkPlace)
        await press(pilot, "escape")
        assert not isinstance(app.screen, TalkPlace)


@pytest.mark.parametrize("size", SIZES)
async def test_the_hire_reads_the_same_page_and_brings_something(
    app_for: Apps, context_for: Contexts, size: tuple[int, int], tmp_path: Path
) -> None:
    prepare(context_for)
    app = app_for("ana", send_talk=_send_talk)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        way = app.screen.query_one("#way", Lines)
        way.focus()
        assert way.select("talks:")
        await settle(pilot)
        await press(pilot, "enter")
        assert "A place on the call" in shown(app)
        assert WORD in shown(app)
        assert not page(app).query_one("#afterwards").display, "a hire does not log"
        await press(pilot, "plus")
        await pilot.press(*"My slides", "ctrl+d")
        await settle(pilot)
        assert "My slides" in shown(app)
        await press(pilot, "X")
        form = app.screen
        assert isinstance(form, Questions)
        form.query_one("#field-half-way", Input).value = str(tmp_path / "none" / "talk.html")
        await press(pilot, "ctrl+d")
        assert app.screen is form, "what cannot be written is said beside the fields"
        form.query_one("#field-half-way", Input).value = str(tmp_path / "talk.html")
        await press(pilot, "ctrl+d")
        assert "Written: " in page(app).notice
    assert "Half-way talk with Ana" in (tmp_path / "talk.html").read_text("utf-8")


async def test_a_lead_reads_the_agenda_and_not_the_word(app_for: Apps, context_for: Contexts) -> None:
    prepare(context_for)
    app = app_for("tomas")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        app.open_talk("ana")
        await settle(pilot)
        assert "A place on the call" in shown(app)
        assert "CHECK-IN" not in shown(app)
        assert WORD not in shown(app)
        assert "session" in str(page(app).refusal("talk.settle")) or page(app).refusal("talk.write-up") is None


async def test_a_mentor_reads_a_check_in_in_the_queue_and_opens_the_talk_from_it(
    app_for: Apps, context_for: Contexts
) -> None:
    check_in(context_for("ana"), "hard", WORD)
    app = app_for("maya")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        queue = app.screen.query_one("#queue", Lines)
        line = next(one.id for one in queue.lines if one.id.startswith("check-in|ana"))
        assert queue.select(line)
        await settle(pilot)
        assert any(WORD in pane.text for pane in app.screen.query(TextPane))
        await press(pilot, "enter")
        assert WORD in shown(app).replace("\n    ", " ")


async def test_a_mentor_sees_how_weeks_were_and_when_the_next_talks_are(app_for: Apps, context_for: Contexts) -> None:
    ana, maya, joana = context_for("ana"), context_for("maya"), context_for("joana")
    check_in(ana, "hard", WORD)
    notes.session(maya, "chiara", "x", next_at=datetime(2025, 5, 14, 11))
    notes.session(maya, "budi", "x", next_at=datetime(2025, 5, 12, 15))
    chiara = context_for("chiara")
    waits = next(now.item.id for now in next_items(chiara.standing(chiara.journey("chiara"))) if now.state == "open")
    stuck.stuck(chiara, waits, waits_for="access", why="no admin role yet")
    notes.session(joana, "ravi", "x", next_at=datetime(2025, 5, 15, 10))
    page = mentees_page(maya)
    now = maya.now().astimezone(maya.zone(maya.journey("maya").profile))
    for width in (80, 100, 120):
        rows = {
            person.id: mentee_line(page, person.id, entry, maya.catalogue, now=now, width=width).text
            for person, entry in page.rows
        }
        assert all(cell_len(text) <= width - 2 for text in (rows_heading(width), *rows.values()))
        assert "○ hard" in rows["ana"], "it has no answer yet"
        assert WORD not in rows["ana"]
        assert "today 15:00" in rows["budi"]
        assert "on hold: us" in rows["chiara"]
        assert "Wed 11:00" in rows["chiara"]
    assert next_talk(page, now) == "Next: Budi’s session, today 15:00."
    notes.note(maya, "ana", "Let us talk.")
    line = next(
        mentee_line(mentees_page(maya), "ana", entry, maya.catalogue, now=now, width=80).text
        for person, entry in page.rows
        if person.id == "ana"
    )
    assert " hard" in line
    assert "○ hard" not in line
    app = app_for("maya")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        queue = app.screen.query_one("#queue", Lines)
        found = next(one for one in queue.lines if one.id.startswith("session|budi"))
        assert "today, 1 point" in found.text
        assert queue.select(found.id)
        await settle(pilot)
        assert any("Is a paused plan churn?" in pane.text for pane in app.screen.query(TextPane))
        await press(pilot, "enter")
        assert "Is a paused plan churn?" in shown(app)


async def test_a_hire_says_how_the_week_was_with_one_key(app_for: Apps, context_for: Contexts) -> None:
    app = app_for("ana")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "semicolon")
        assert isinstance(app.screen, Questions)
        await pilot.press("2", *"All well 3", "ctrl+d")
        await settle(pilot)
        assert isinstance(app.screen, JourneyPlace)
        assert context_for("ana").journey("ana").record.facts["checkins:"]["last"][-1][2:] == ["mixed", "All well 3"]
        problem = app.screen.refusal("journey.check-in")
        assert problem is not None
        assert not isinstance(problem, str)
        assert problem.facts["why"] == "done"


async def test_nothing_gathered_is_said(app_for: Apps) -> None:
    app = app_for("joana")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.open_talk("noor")
        await settle(pilot)
        assert "Nothing is open. A good talk can be about next week." in shown(app)
        assert page(app).query_one(KeyLine)
        assert page(app)._so_far.empty


def test_a_write_up_knows_whether_it_can_be_logged() -> None:
    from mentor_tui.services.talk_lines import Settles
    from mentor_tui.tui.acts.talks import WriteUp

    assert WriteUp().empty
    only_next = WriteUp(next_at=datetime(2025, 5, 20, 15))
    assert not only_next.empty
    assert only_next.lacks_words
    assert not WriteUp(settles=Settles(promises=(Owes("x", DUE),))).lacks_words
    assert not WriteUp(did=("read",)).lacks_words


async def test_a_question_of_a_note_is_answered_by_the_talk_itself(app_for: Apps, context_for: Contexts) -> None:
    items.say(context_for("ana"), None, "proration", "Why?")
    from mentor_tui.services import notes

    notes.note(context_for("ana"), None, "Am I too slow?")
    app = app_for("maya")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.open_talk("ana")
        await settle(pilot)
        assert page(app).query_one("#agenda", Lines).select("question:")
        await settle(pilot)
        assert "note" in str(page(app).refusal("talk.answer"))


@pytest.mark.parametrize("size", SIZES)
def test_looks(snap_compare: Any, app_for: Apps, context_for: Contexts, size: tuple[int, int]) -> None:
    prepare(context_for)

    async def before(pilot: Any) -> None:
        await settle(pilot)
        pilot.app.open_talk("ana")
        await settle(pilot)

    assert snap_compare(app_for("maya"), terminal_size=size, run_before=before)

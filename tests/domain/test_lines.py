"""What a hire wrote stays unanswered until somebody answers it, decides on the thing, or talks with them."""

from __future__ import annotations

from typing import Any

import pytest

from mentor_tui.domain.lines import Unanswered, unanswered
from mentor_tui.domain.record import Record
from mentor_tui.domain.text import is_question
from tests.domain.helpers import act, catalogue, flat, item, record, standing, tick

REFUND, NOTES, TASK = "item:course/refund", "notes:", "task:fix"


def left(made: Record, **changed: Any) -> list[Unanswered]:
    known = catalogue(flat(item("refund", was=("take-refund",)), item("read")))
    return list(unanswered(standing(made, known)))


def said(made: Record, text: str, *, on: str = REFUND, by: str = "ana", minute: int = 0) -> None:
    kind = "noted" if on == NOTES else "said"
    act(made, on, kind, by=by, text=text, at=f"2026-03-03T09:{minute:02}:00Z")


@pytest.mark.parametrize("on", [REFUND, NOTES, TASK, "item:course/take-refund", "item:course/gone", "item:old/gone"])
@pytest.mark.parametrize("text", ["I am lost with this one, please help me", "May I send it again?"])
def test_a_line_is_open_wherever_it_was_written_until_somebody_writes_there(on: str, text: str) -> None:
    made = record()
    said(made, text, on=on)
    name = {REFUND: "refund", "item:course/take-refund": "refund", NOTES: "", TASK: "fix"}.get(on, "gone")
    assert [(line.on, line.question, line.texts) for line in left(made)] == [(name, text.endswith("?"), (text,))]
    said(made, "Look at line two.", on=on, by="maya", minute=1)
    assert left(made) == []
    said(made, "Thank you!", on=on, minute=2)
    assert [(line.since, line.seq) for line in left(made)] == [("2026-03-03T09:02:00Z", made.last_seq)]


def test_a_question_waits_whatever_is_written_after_it() -> None:
    made = record()
    said(made, "Which account is it?", minute=1)
    said(made, "The customer waits.", minute=2)
    assert left(made) == [
        Unanswered(
            "refund", "2026-03-03T09:01:00Z", made.last_seq, True, ("Which account is it?", "The customer waits.")
        )
    ]


def test_a_question_waits_since_it_was_asked_and_not_since_the_line_before_it() -> None:
    made = record()
    said(made, "The customer waits.", minute=1)
    said(made, "Which account is it?", minute=2)
    said(made, "The old one or the new one?", minute=3)
    assert [line.since for line in left(made)] == ["2026-03-03T09:02:00Z"]


@pytest.mark.parametrize("done", [False, True])
def test_an_item_that_is_done_or_waits_still_has_its_lines(done: bool) -> None:
    made = record()
    tick(made, "refund", sign_off=not done)
    said(made, "Was that right?")
    assert [line.question for line in left(made)] == [True]


def test_a_decision_answers_what_stood_before_it_and_nothing_later() -> None:
    made = record()
    said(made, "Is it good now?", minute=1)
    tick(made, "refund", sign_off=True)
    act(made, REFUND, "signed", by="maya", at="2026-03-03T09:02:00Z")
    assert left(made) == []
    said(made, "What about the bank?", minute=2)
    assert [line.texts for line in left(made)] == [("What about the bank?",)], (
        "of one moment nobody knows what was first"
    )


def test_a_talk_answers_the_notes_before_it() -> None:
    made = record()
    said(made, "Could we talk about my hours?", on=NOTES, minute=1)
    act(made, "sessions:", "session", by="maya", text="Hours", did=[], at="2026-03-03T09:02:00Z")
    assert left(made) == []
    said(made, "One more thing: the desk.", on=NOTES, minute=3)
    assert [line.on for line in left(made)] == [""]
    act(made, "sessions:", "session", by="ana", text="Desk", did=[], at="2026-03-03T09:04:00Z")
    assert [line.on for line in left(made)] == [""], "nobody answers themselves"


def test_what_a_hire_sends_is_no_line_as_it_waits_by_itself() -> None:
    made = record()
    tick(made, "refund", sign_off=True)
    act(made, REFUND, "returned", by="maya", text="Once more", at="2026-03-03T09:02:00Z")
    act(made, REFUND, "sent", text="Is it better?", at="2026-03-03T09:03:00Z")
    assert left(made) == []


@pytest.mark.parametrize("text", ["Why?", "“Why?”", "それは解約ですか？", "(so?)"])
def test_a_question_mark_ends_a_word(text: str) -> None:
    assert is_question(text)
    assert not is_question("see https://desk.example.com/c?id=4")

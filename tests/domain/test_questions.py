"""Questions: who is asked, what waits for an answer, and what is known of those that are closed."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentor_tui.domain.history import redo, undo
from mentor_tui.domain.journey import posts_of
from mentor_tui.domain.lines import Unanswered, unanswered
from mentor_tui.domain.numbering import CLOSED_KEPT
from mentor_tui.domain.problems import Refused
from mentor_tui.domain.questions import (
    next_number,
    question_thing,
    questions_of,
    unsettled,
    whom_asked,
)
from mentor_tui.domain.record import Record
from tests.domain.helpers import act, catalogue, flat, item, record, standing, tick

REFUND = "item:course/refund"


def waits(made: Record) -> list[Unanswered]:
    return list(unanswered(standing(made, catalogue(flat(item("refund"), item("read"))))))


def asked(made: Record, text: str, on: str = REFUND, *, minute: int = 0, **terms: Any) -> None:
    act(made, on, "asked", text=text, at=f"2026-03-03T09:{minute:02}:00Z", **terms)


def test_a_question_on_an_item_moves_nothing_and_waits_until_somebody_answers() -> None:
    made = record()
    tick(made, "refund")
    before = made.facts[REFUND]
    asked(made, "Whose day.", to="joana")
    assert {key: made.facts[REFUND][key] for key in ("state", "count", "at", "by")} == {
        key: before[key] for key in ("state", "count", "at", "by")
    }
    [line] = waits(made)
    assert (line.on, line.question, line.to, line.number) == ("refund", True, "joana", 0), "without a question mark too"
    act(made, REFUND, "answered", by="joana", text="Theirs.", at="2026-03-03T10:00:00Z")
    assert waits(made) == []
    assert whom_asked(made.facts[REFUND]) == "joana", "whoever was asked reads on until it is settled"
    assert unsettled(posts_of(made.facts[REFUND]), "ana") is not None


@pytest.mark.parametrize("by", ["ana", "maya"])
def test_settled_is_settled_without_a_word(by: str) -> None:
    made = record()
    asked(made, "Whose day?", to="joana")
    act(made, REFUND, "settled", by=by, at="2026-03-03T10:00:00Z")
    fact = made.facts[REFUND]
    assert (waits(made), unsettled(posts_of(fact), "ana"), whom_asked(fact)) == ([], None, "")
    asked(made, "And at weekends?", minute=59)
    assert [(line.texts, line.to) for line in waits(made)] == [(("And at weekends?",), "")]


def test_what_a_hire_says_that_ends_a_word_with_a_question_mark_counts_as_asked() -> None:
    made = record()
    act(made, REFUND, "said", text="Whose day?", at="2026-03-03T09:00:00Z")
    assert unsettled(posts_of(made.facts[REFUND]), "ana") is not None
    act(made, REFUND, "settled", by="maya", at="2026-03-03T09:01:00Z")
    assert waits(made) == []


def test_a_free_question_is_gone_on_with_and_waits_since_it_was_asked_first() -> None:
    made = record()
    one = question_thing(1)
    asked(made, "When do I get real refunds?", one, to="joana")
    asked(made, "Today?", one, minute=5, to="joana", again=True)
    [line] = waits(made)
    assert (line.on, line.number, line.to, line.since[11:16]) == ("", 1, "joana", "09:00")
    assert line.texts == ("When do I get real refunds?", "Today?")
    act(made, one, "answered", by="joana", text="After Thursday.", at="2026-03-03T10:00:00Z")
    assert waits(made) == []
    asked(made, "Which Thursday?", one, minute=59, again=True)
    assert [(line.since[11:16], line.texts) for line in waits(made)] == [("09:59", ("Which Thursday?",))]


def test_of_closed_ones_twelve_are_known_and_open_ones_stay() -> None:
    made = record()
    for n in range(1, 30):
        number = next_number(made.facts)
        asked(made, f"Question {n}", question_thing(number), minute=n)
        if n > 2:
            act(made, question_thing(number), "settled", by="maya", at=f"2026-03-03T10:{n:02}:00Z")
    known = questions_of(made.facts)
    assert [one.text for one in known if one.state == "open"] == ["Question 1", "Question 2"]
    closed = [one for one in known if one.state != "open"]
    assert len(closed) == CLOSED_KEPT
    assert {one.text for one in closed} == {f"Question {n}" for n in range(18, 30)}


ACTS = st.lists(
    st.tuples(
        st.sampled_from(["asked", "answered", "settled", "said", "undo", "redo"]),
        st.sampled_from([REFUND, question_thing(1), question_thing(2)]),
        st.sampled_from(["ana", "maya", "joana"]),
        st.sampled_from(["", "maya", "joana"]),
    ),
    max_size=30,
)


@given(ACTS)
def test_whatever_happens_one_thread_waits_once_and_never_for_whom_has_answered(
    acts: list[tuple[str, str, str, str]],
) -> None:
    made = record()
    for n, (kind, on, who, to) in enumerate(acts):
        at = f"2026-03-03T{9 + n // 60:02}:{n % 60:02}:00Z"
        by = "ana" if kind == "asked" else "joana" if kind == "answered" else who
        try:
            if kind in ("undo", "redo"):
                (undo if kind == "undo" else redo)(made, who, op=f"u{n}", at=at)
            else:
                terms = {"to": to} if kind == "asked" and to else {}
                act(made, on, kind, by=by, text="" if kind == "settled" else "Word.", at=at, **terms)
        except (ValueError, Refused):
            continue
    lines = waits(made)
    places = [(line.on, line.number) for line in lines]
    assert len(places) == len({*places})
    for line in lines:
        key = question_thing(line.number) if line.number else REFUND
        posts = posts_of(made.facts[key])
        assert posts[-1].by == "ana"
        assert posts[-1].kind != "settled"
        if line.question:
            assert unsettled(posts, "ana") is not None
            assert line.to in ("", whom_asked(made.facts[key]))

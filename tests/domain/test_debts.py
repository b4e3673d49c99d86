"""What is owed to a hire: answers and sign-offs from the first moment, late after two working days, and parts of ours."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentor_tui.domain.conditions import ALWAYS
from mentor_tui.domain.debts import Debt, debts, owed_by
from mentor_tui.domain.record import Record
from tests.domain.helpers import SOME, act, catalogue, flat, hold, item, record, rung, standing, tick

KNOWN = catalogue(
    flat(
        item("refund", sign_off="mentor"),
        item("check", sign_off="lead"),
        item("welcome", who="mentor", by_day=2),
        item("seat", who="lead", by_day=1),
        item("later", who="lead", by_day=30),
    ),
    rung("fix", ALWAYS, confirmed_by=("owner", "lead")),
)
MONDAY, WEDNESDAY, THURSDAY = date(2026, 3, 2), date(2026, 3, 4), date(2026, 3, 5)
AT = "2026-03-02T09:00:00Z"


def owed(made: Record, today: date = MONDAY) -> list[Debt]:
    return list(debts(standing(made, KNOWN, today, {"fix": hold("fix", "held")})))


def test_answers_and_sign_offs_stand_before_parts_of_ours() -> None:
    made = record()
    tick(made, "refund", sign_off=True, at=AT)
    tick(made, "check", sign_off=True, at=AT)
    act(made, "item:course/seat", "said", text="Where do I sit?", at=AT)
    act(made, "task:fix", "ticked", times=1, revision=1, sign_off=True, at=AT)
    found = owed(made)
    assert [(debt.kind, debt.on, debt.who) for debt in found] == [
        ("answer", "seat", "mentor"),
        ("sign-off", "refund", "mentor"),
        ("sign-off", "check", "lead"),
        ("sign-off", "fix", "owner"),
        ("item", "seat", "lead"),
        ("item", "welcome", "mentor"),
    ]
    assert {(debt.since, debt.due) for debt in found if debt.kind != "item"} == {(AT, WEDNESDAY)}


@pytest.mark.parametrize(("today", "late"), [(MONDAY, False), (WEDNESDAY, False), (THURSDAY, True)])
def test_an_answer_is_late_when_two_working_days_have_passed(today: date, late: bool) -> None:
    made = record()
    act(made, "item:course/refund", "said", text="How?", at=AT)
    assert [debt.late for debt in owed(made, today) if debt.kind == "answer"] == [late]


def test_the_last_word_of_somebody_else_settles_an_answer_and_nothing_that_was_looked_at_does() -> None:
    made = record()
    act(made, "item:course/refund", "said", text="How?", at=AT)
    act(made, "item:course/refund", "said", by="maya", text="So.", at=AT)
    assert not any(debt.kind == "answer" for debt in owed(made))
    act(made, "notes:", "noted", text="The desk is fine now.", at=AT)
    assert not any(debt.kind == "answer" for debt in owed(made)), "what asks nothing is read, and owed no answer"
    act(made, "notes:", "noted", text="And my hours?", at=AT)
    assert [(debt.on, debt.what) for debt in owed(made) if debt.kind == "answer"] == [("", "")]


@SOME
@given(st.dates(date(2026, 1, 1), date(2027, 12, 31)))
def test_two_working_days_are_two_weekdays(day: date) -> None:
    due = owed_by(day.isoformat())
    between = [date.fromordinal(n) for n in range(day.toordinal() + 1, due.toordinal() + 1)]
    assert sum(one.weekday() < 5 for one in between) == 2
    assert due.weekday() < 5

"""What we owe, in words: one thing, several of a kind, and the number by which a command names it."""

from __future__ import annotations

from datetime import date

import pytest

from mentor_tui.domain.debts import Debt, DebtKind
from mentor_tui.services.abouts import PromiseDue
from mentor_tui.services.calls import Call
from mentor_tui.wording import calls, debts

DAY = date(2025, 5, 14)


def made(kind: DebtKind, label: str, number: int = 0, missing: str = "") -> Debt:
    return Debt(kind, "", label, "mentor", "2025-05-12T09:00:00Z", DAY, False, label, number=number, missing=missing)


STUCK = [made("stuck", "Refund", missing="access"), made("stuck", "Proration", missing="understanding")]
PROMISED = [made("promise", "A call", 1), made("promise", "My notes", 2)]


@pytest.mark.parametrize(
    ("found", "own", "said"),
    [
        (STUCK[:1], True, "access: “Refund”"),
        (STUCK[1:], True, "an explanation: “Proration”"),
        (STUCK[:1], False, "stuck, for access: “Refund”"),
        (STUCK, True, "2 items you are stuck with, first “Refund”"),
        (STUCK, False, "2 items they are stuck with, first “Refund”"),
        (PROMISED, True, "2 promises, first “A call”"),
        ([made("sign-off", "Refund"), made("sign-off", "Proration")], True, "2 sign-offs, first “Refund”"),
    ],
)
def test_several_of_a_kind_are_called_what_they_are(found: list[Debt], own: bool, said: str) -> None:
    assert debts.several(found, own=own) == said


def test_a_promise_that_calls_somebody_is_no_question() -> None:
    called = Call("promise", "ana", "2", "2025-05-12", about=PromiseDue("My notes", ""))
    assert calls.called(called, {}) == "“My notes”"


def test_what_a_command_names_by_its_number_has_it_behind_it() -> None:
    assert debts.numbered(PROMISED[1], own=True) == "“My notes” (2)"
    assert debts.numbered(STUCK[0], own=True) == "access: “Refund”"

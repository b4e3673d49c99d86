"""Promises: what somebody said they would do for a hire, and by when.

A promise stands in the record of whoever it was made to. One of somebody who has left is for whoever mentors the hire now,
where they did, else for the leads: that follows from the roster, and nothing has to be written for it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Literal

from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.numbering import free_number
from mentor_tui.domain.record import Event, Fact, name_of, thing

PROMISE = "promise"
PROMISED, KEPT, LET_GO = "promised", "kept", "let-go"

PromiseState = Literal["open", "kept", "let-go"]


class Promise(NamedTuple):
    """A promise.

    Attributes:
        number: by which it is named.
        by: who owes it.
        text: what was promised.
        due: by which day.
        at: the moment on which it was made; ``closed``: on which it was kept or let go, "" while it is open.
        why: why it was let go.

    """

    number: int
    by: str
    text: str
    due: date
    at: str
    state: PromiseState
    closed: str
    why: str

    @property
    def open(self) -> bool:
        """Whether it is still to be kept."""
        return self.state == "open"


def promise_thing(number: int) -> str:
    """The key of a promise in the record of whoever it was made to."""
    return thing(PROMISE, str(number))


def promises_of(facts: Mapping[str, Fact]) -> tuple[Promise, ...]:
    """The promises that a record still has, by their numbers."""
    start = thing(PROMISE)
    found = (_promise(int(name_of(key)), fact) for key, fact in facts.items() if key.startswith(start))
    return tuple(sorted(found))


def _promise(number: int, fact: Fact) -> Promise:
    due = date.fromisoformat(fact["due"])
    return Promise(number, fact["by"], fact["text"], due, fact["at"], fact["state"], fact["closed"], fact["why"])


def next_number(facts: Mapping[str, Fact]) -> int:
    """The number that the next promise to somebody gets."""
    known = promises_of(facts)
    closed = [(one.closed, one.number) for one in known if not one.open]
    return free_number([one.number for one in known], closed)


def _fold(before: Fact | None, event: Event) -> Fact:
    is_open = before is not None and before["state"] == "open"
    if is_open == (event.kind == PROMISED):
        raise ValueError(f"{event.kind} cannot follow {before}")
    if event.kind == PROMISED:
        terms = event.terms
        made = {"by": terms["by"], "due": terms["due"], "text": event.text, "at": event.at}
        return {**made, "state": "open", "closed": "", "why": ""}
    return {**(before or {}), "state": event.kind, "closed": event.at, "why": event.text}


FOLDS: Mapping[str, Callable[[Fact | None, Event], Fact | None]] = {PROMISE: _fold}
"""Kind of thing -> its fold."""

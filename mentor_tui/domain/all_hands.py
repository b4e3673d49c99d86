"""All hands: days on which a team, or everybody, is with customers, and what grows beside the queue rests.

The clocks of side tasks, areas and briefings stand on such days (``paused_days``), and no block is kept free. The plan of a
hire, sign-offs and promises go on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from mentor_tui.domain.calendar import ONE_DAY, OwnCalendar
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.people import EVERY_TEAM
from mentor_tui.domain.record import Event, Fact, Record, thing

ALL_HANDS = "all-hands"
CALLED, ENDED = "called", "ended"

SPANS_KEPT = 10
"""Spans that stand in the fact; all of them are in the history."""


def _fold(before: Fact | None, event: Event) -> Fact:
    spans: list[dict[str, Any]] = list((before or {}).get("spans", ()))
    if event.kind == CALLED:
        span = {"from": event.terms["from"], "until": event.terms["until"], "why": event.text, "by": event.by}
        # Called again while it stands, it is the same one with another end.
        again = bool(spans) and spans[-1]["from"] == span["from"]
        spans = [*(spans[:-1] if again else spans), span]
    elif event.kind == ENDED:
        last = {**spans[-1], "until": event.terms["last"]}
        # Ended on the day on which it was called, it never stood.
        spans = [*spans[:-1], *([last] if last["from"] <= last["until"] else ())]
    else:
        raise ValueError(f"{event.kind} is nothing that happens to all hands")
    return {"spans": spans[-SPANS_KEPT:]}


FOLDS = {ALL_HANDS: _fold}


class AllHands(NamedTuple):
    """Days on which everybody is with customers.

    Attributes:
        first, last: both included.
        team: whose days they are; ``*`` is all teams.
        why: the reason, in the words of whoever called it.
        by: who did.

    """

    first: date
    last: date
    team: str = EVERY_TEAM
    why: str = ""
    by: str = ""

    def on(self, day: date) -> bool:
        """Whether a day is one of them."""
        return self.first <= day <= self.last


def hands_thing(team: str) -> str:
    """The key under which the team's record knows a team's, or everybody's."""
    return thing(ALL_HANDS, team)


def hands_in(record: Record, team: str) -> tuple[AllHands, ...]:
    """The spans of a team, those of all teams among them, in the order of their first days."""
    names = dict.fromkeys((EVERY_TEAM, team or EVERY_TEAM))
    found = (span for name in names for span in _spans(name, record.facts.get(hands_thing(name))))
    return tuple(sorted(found))


def _spans(team: str, fact: Mapping[str, Any] | None) -> Iterator[AllHands]:
    for row in fact["spans"] if fact is not None else ():
        first, last = date.fromisoformat(row["from"]), date.fromisoformat(row["until"])
        yield AllHands(first, last, team, row["why"], row["by"])


def standing_on(spans: Iterable[AllHands], day: date) -> AllHands | None:
    """The span that a day is in; of several the one that ends last."""
    return max((span for span in spans if span.on(day)), key=lambda span: span.last, default=None)


def paused_days(spans: Iterable[AllHands], first: date, last: date, calendar: OwnCalendar | None = None) -> int:
    """For how many days a clock stood: those from ``first`` to ``last``, both included, that any of the spans has.

    Args:
        spans: the spans of the team whose clock it is.
        first: the first day that the clock would count.
        last: the last one.
        calendar: whose working days alone are counted; None counts plain days.

    """
    total, counted = 0, first
    for span in sorted(spans):
        begin, end = max(span.first, counted), min(span.last, last)
        if begin <= end:
            total += (end - begin).days + 1 if calendar is None else calendar.between(begin, end)
            counted = end + ONE_DAY
    return total


def weekdays(first: date, last: date) -> int:
    """Days from Monday to Friday from ``first`` to ``last``, both included: it is a team's, so nobody's own calendar counts."""
    return sum((first + timedelta(days=n)).weekday() < 5 for n in range((last - first).days + 1))


def latest_day(first: date, most: int) -> date:
    """The last weekday on which no more than so many of them have passed since ``first``, that one included."""
    day = first
    while weekdays(first, day + ONE_DAY) <= most:
        day += ONE_DAY
    # Nobody means a weekend by it.
    while day > first and day.weekday() >= 5:
        day -= ONE_DAY
    return day

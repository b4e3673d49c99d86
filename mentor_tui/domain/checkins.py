"""Check-ins: how a hire's week was, in one word and, if they like, a line, for whoever mentors them and nobody else.

One a week of the calendar, from the second week on: in the first days somebody is beside them anyway. It is answered by
any word of the mentor's that comes after it, be it a talk, a note, or a line in a thread. Leads hear only that one has
stayed unanswered; what it says is between the two.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta, tzinfo
from typing import Any, Literal, TypeGuard, get_args

from mentor_tui.domain.journey_folds import SESSIONS
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.record import Event, Fact, kind_of, thing

CHECKINS = thing("checkins")
CHECKED_IN = "checked-in"

Mood = Literal["good", "mixed", "hard"]

MOODS: tuple[Mood, ...] = get_args(Mood)
"""The words that somebody can say of their week."""

KEPT = 12
"""Check-ins that stand in the fact; the history has all."""

FROM_DAY = 6
"""The working day of the program from which somebody is asked: the first of the second week."""


class CheckIn(NamedTuple):
    """How somebody's week was, as they said it; ``seq`` is its place in the history."""

    seq: int
    at: str
    word: Mood
    text: str


def is_mood(word: str) -> TypeGuard[Mood]:
    """Whether a word says how a week was."""
    return word in MOODS


def check_ins_of(facts: Mapping[str, Fact]) -> tuple[CheckIn, ...]:
    """The latest check-ins in a record, oldest first."""
    fact = facts.get(CHECKINS)
    return tuple(CheckIn(*row) for row in fact["last"]) if fact else ()


def next_from(facts: Mapping[str, Fact], today: date, zone: tzinfo | None) -> date | None:
    """From which day somebody may check in again, None where that is today already.

    Args:
        facts: of their record.
        today: the day it is where they are.
        zone: theirs, in which a week begins and ends.

    """
    known = check_ins_of(facts)
    if not known:
        return None
    last = datetime.fromisoformat(known[-1].at).astimezone(zone).date()
    monday = last - timedelta(days=last.weekday())
    return monday + timedelta(days=7) if monday <= today < monday + timedelta(days=7) else None


def wrote_since(facts: Mapping[str, Fact], person: str, seq: int) -> tuple[str, ...]:
    """Who else wrote something in a record after a place in its history: in a thread, a note, or of a talk."""
    found = {post["by"] for post in _words(facts) if post["seq"] > seq and post["by"] != person}
    return tuple(sorted(found))


def last_check_in(facts: Mapping[str, Fact], person: str) -> tuple[str, ...]:
    """When somebody checked in last, then who else has written since; () where they never did. It says nothing of the word."""
    known = check_ins_of(facts)
    return (known[-1].at, *wrote_since(facts, person, known[-1].seq)) if known else ()


def _words(facts: Mapping[str, Fact]) -> Iterator[Mapping[str, Any]]:
    for key, fact in facts.items():
        rows: Iterable[Mapping[str, Any]] = fact.get("posts", ())
        if key == SESSIONS or kind_of(key) in _LOGS:
            rows = fact["last"]
        yield from rows


_LOGS = ("notes", "agenda")


def _fold(before: Fact | None, event: Event) -> Fact:
    row = [event.seq, event.at, event.terms["word"], event.text]
    return {"last": [*(before or {"last": ()})["last"], row][-KEPT:]}


FOLDS: Mapping[str, Callable[[Fact | None, Event], Fact | None]] = {kind_of(CHECKINS): _fold}
"""Kind of thing -> its fold."""

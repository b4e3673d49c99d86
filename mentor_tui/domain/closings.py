"""How a pairing ends on purpose: one question each way, answered once, for the other one to read.

It can be answered from twenty working days after the talk that ended the basics, or from the day on which a lead ended the
pairing as finished. What is said is between the two; leads know that it was held, once both have answered.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Literal

from mentor_tui.domain.mentoring import PastPair
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.people import OPEN_ENDS, Pairing
from mentor_tui.domain.record import Event, Fact, name_of, thing

CLOSING = "closing"
ANSWERED = "answered"

CLOSES_AFTER = 20
"""Working days of the hire between the talk that ended the basics and the day on which the questions open."""

ASKED_FOR = timedelta(days=42)
"""For so long the two are called, over a long leave too; afterwards it can still be answered, and nobody is asked any more."""

Side = Literal["hire", "mentor"]


class ClosingWord(NamedTuple):
    """What one of the two said: when, their answer, and their thanks, "" for none."""

    at: str
    text: str
    thanks: str


class ClosingWords(NamedTuple):
    """What was said at the end of a pairing, by the hire and by the mentor; None by who has not answered."""

    mentor: str
    hire: ClosingWord | None = None
    by_mentor: ClosingWord | None = None

    def of(self, side: Side) -> ClosingWord | None:
        """What one of the two said."""
        return self.hire if side == "hire" else self.by_mentor

    @property
    def held(self) -> str:
        """The moment from which both had answered, "" where one has not."""
        return max(self.hire.at, self.by_mentor.at) if self.hire is not None and self.by_mentor is not None else ""


def closing_thing(mentor: str) -> str:
    """The key of the end of a pairing in the hire's record."""
    return thing(CLOSING, mentor)


def closing_with(facts: Mapping[str, Fact], mentor: str) -> ClosingWords:
    """What was said at the end of the pairing with a mentor."""
    fact = facts.get(closing_thing(mentor), {})
    hire, by_mentor = (ClosingWord(*fact[side]) if side in fact else None for side in ("hire", "mentor"))
    return ClosingWords(mentor, hire, by_mentor)


def closings_of(facts: Mapping[str, Fact]) -> tuple[ClosingWords, ...]:
    """Every end of a pairing of which something was said."""
    start = thing(CLOSING)
    return tuple(closing_with(facts, name_of(key)) for key in facts if key.startswith(start))


def open_from(pairing: Pairing | None, closes: date | None, today: date) -> Mapping[str, date]:
    """With which mentors a hire's pairing can be closed, now or later, each with the day from which.

    A pairing that began after the questions had opened has no such day, until it is ended as finished. One that was ended in
    another way has none.
    """
    if pairing is None:
        return {}
    day = today.isoformat()
    ended = (past for past in pairing.past if past["reason"] in OPEN_ENDS and past["since"] < past["until"] <= day)
    found = {past["mentor"]: date.fromisoformat(past["until"]) for past in ended}
    spans = [(pairing.mentor, pairing.since), *((past["mentor"], past["since"]) for past in pairing.past)]
    for mentor in pairing.mentors_on(today):
        since = max(begin for name, begin in spans if name == mentor and begin <= day)
        if closes is not None and date.fromisoformat(since) < closes:
            found[mentor] = closes
    return found


def is_asked(since: date, today: date) -> bool:
    """Whether the two are called on a day, where the questions opened on another."""
    return since <= today < since + ASKED_FOR


def with_closings(pairs: tuple[PastPair, ...], facts: Mapping[str, Fact]) -> tuple[PastPair, ...]:
    """Somebody's pairings, with the day on which one was closed by both; that stands with its latest stretch."""
    held = {one.mentor: date.fromisoformat(one.held[:10]) for one in closings_of(facts) if one.held}
    last = {pair.mentor: at for at, pair in enumerate(pairs)}
    return tuple(
        pair._replace(closed=held[pair.mentor]) if pair.mentor in held and last[pair.mentor] == at else pair
        for at, pair in enumerate(pairs)
    )


def side_of(event: Event) -> Side:
    """Who of the two said something: the mentor whom the thing names, else the hire."""
    return "mentor" if event.by == name_of(event.thing) else "hire"


def _fold(before: Fact | None, event: Event) -> Fact:
    side = side_of(event)
    if side in (before or {}):
        raise ValueError(f"{event.by} has answered before")
    return {**(before or {}), side: [event.at, event.text, event.why]}


FOLDS: Mapping[str, Callable[[Fact | None, Event], Fact | None]] = {CLOSING: _fold}
"""Kind of thing -> its fold."""

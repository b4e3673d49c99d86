"""Asking somebody to stand in: a mentor who will be away asks, and whoever is asked agrees for all of their hires, or not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from mentor_tui.domain.calendar import Span
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.record import Event, Fact, name_of, thing

COVER_ASK = "cover-ask"
ASKED, AGREED, DECLINED = "asked", "agreed", "declined"


class CoverAsk(NamedTuple):
    """That somebody was asked to stand in for a mentor.

    Attributes:
        person: who was asked; ``by``: who asked, the mentor or a lead.
        first, last: the days.
        declined: whether they said no; ``text`` is what was said with it, by whoever spoke last.

    """

    mentor: str
    person: str
    by: str
    at: str
    first: date
    last: date
    declined: bool
    text: str

    @property
    def span(self) -> Span:
        """The days as a span."""
        return Span(self.first, self.last)


def cover_ask_thing(mentor: str, person: str) -> str:
    """The key in the team's record."""
    return thing(COVER_ASK, f"{mentor}/{person}")


def cover_asks(facts: Mapping[str, Fact], today: date) -> Iterator[CoverAsk]:
    """Who was asked, for days that are not over."""
    start = thing(COVER_ASK)
    for key, fact in facts.items():
        if key.startswith(start) and fact["until"] >= today.isoformat():
            mentor, _slash, person = name_of(key).partition("/")
            first, last = date.fromisoformat(fact["from"]), date.fromisoformat(fact["until"])
            yield CoverAsk(mentor, person, fact["by"], fact["at"], first, last, fact["declined"], fact["text"])


def _fold(before: Fact | None, event: Event) -> Fact | None:
    if event.kind == ASKED:
        days = {"from": event.terms["from"], "until": event.terms["until"]}
        return {"by": event.by, "at": event.at, **days, "declined": False, "text": event.text}
    if before is None or before["declined"]:
        raise ValueError(f"{event.kind} cannot follow {before}")
    # Who stands in is then what the pairings say.
    return None if event.kind == AGREED else {**before, "declined": True, "text": event.text}


FOLDS: Mapping[str, Callable[[Fact | None, Event], Fact | None]] = {COVER_ASK: _fold}
"""Kind of thing -> its fold."""

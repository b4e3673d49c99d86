"""From which day on somebody's silence counts: until they came into the program, they were heard and seen elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from mentor_tui.domain.journey import Journey
from mentor_tui.domain.journey_folds import ITEM, PROGRAMME
from mentor_tui.domain.programmes import Programme
from mentor_tui.domain.record import Fact, kind_of


def came_in(journey: Journey, programme: Programme) -> date | None:
    """The day on which somebody came into the program for a curriculum: enrolled, or with what they had done brought in.

    Whoever was under way by then is not asked before that day why nothing was heard of them, and what we owe them is not
    late before it. None where the day is not known.
    """
    enrolled = programme.since or programme.noted or _enrolled(journey)
    return max((day for day in (enrolled, *_brought_in(journey.record.facts)) if day is not None), default=None)


def _enrolled(journey: Journey) -> date | None:
    """The day on which they were enrolled, by an enrolment that does not say it, as far as the recent history tells."""
    events = (past.event for past in reversed(journey.record.tail) if past.event.thing == PROGRAMME)
    found = (event.at for event in events if event.kind == "enrolled" and "curriculum" in event.terms)
    return next((date.fromisoformat(at[:10]) for at in found), None)


def _brought_in(facts: Mapping[str, Fact]) -> Iterator[date]:
    """The day on which what they had done was brought in, where nothing was done in the program before."""
    before, here = "", "~"
    for key, fact in facts.items():
        for entry in fact.get("entries", ()) if kind_of(key) == ITEM else ():
            if "on" in entry:
                before = max(before, entry["at"])
            else:
                here = min(here, entry["at"])
    if "" < before < here:
        yield date.fromisoformat(before[:10])

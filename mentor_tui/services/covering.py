"""Who is there for a hire on a day: their mentor's leave, and who stands in."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from mentor_tui.domain.cover_asks import cover_asks
from mentor_tui.domain.people import spans_of
from mentor_tui.services.abouts import Mentees
from mentor_tui.services.overview import Overview

WEEKEND = 5
"""The weekday from which on nobody looks for a stand-in."""

LEAVE_WITHIN = timedelta(days=14)
"""How long before a leave it is asked who stands in."""


def alone_ahead(view: Overview, mentor: str, hires: Iterable[str]) -> tuple[date, Mentees] | None:
    """The first day of a leave, soon, on which somebody is without a mentor and a stand-in, and who is."""
    spans = spans_of((first, last or None) for first, last in view.of(mentor).leave)
    for ahead in range(1, LEAVE_WITHIN.days + 1):
        day = view.today + timedelta(days=ahead)
        span = next((span for span in spans if day in span), None)
        if span is not None and day.weekday() < WEEKEND:
            alone = tuple(
                hire for hire in hires if _mentored_by(view, hire, mentor, day) and not covered(view, hire, day)
            )
            if alone:
                return day, Mentees(alone, span.last.isoformat() if span.last else "", unanswered(view, mentor, day))
    return None


def unanswered(view: Overview, mentor: str, day: date) -> tuple[str, ...]:
    """Who was asked to stand in for a mentor on a day, and has not answered."""
    asked = (one for one in cover_asks(view.team.record.facts, view.today) if day in one.span)
    return tuple(one.person for one in asked if one.mentor == mentor and not one.declined)


def _mentored_by(view: Overview, hire: str, mentor: str, day: date) -> bool:
    pairing = view.team.pairing(hire)
    return pairing is not None and pairing.mentor_on(day) == mentor


def covered(view: Overview, hire: str, day: date | None = None) -> bool:
    """Whether somebody stands in for a hire's mentor, on a day, who is there themselves; None is today."""
    on = day or view.today
    pairing = view.team.pairing(hire)
    cover = pairing.cover_on(on) if pairing is not None else None
    other = view.team.person(cover.stand_in) if cover else None
    if other is None or other.gone(on):
        return False
    if day is None:
        return not view.of(other.id).away
    return not any(on in span for span in spans_of((first, last or None) for first, last in view.of(other.id).leave))

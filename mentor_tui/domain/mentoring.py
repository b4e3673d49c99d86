"""Who mentors a hire on a day, who does beside them, and what is agreed for later: for the hire, and for each mentor."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Literal

from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.people import Cover, Pairing, day_of

NEW_FOR = timedelta(days=7)
"""For so long a mentee shows as new."""

COVER_WITHIN = timedelta(days=14)
"""So long before it begins a hire reads who will stand in."""


class Mentoring(NamedTuple):
    """A hire's mentors on a day.

    Attributes:
        now: who is in charge, None where nobody is; ``since`` is their first day.
        beside: who still mentors beside them, for days of overlap; ``until`` is the last of these.
        next: who comes, None where nothing is agreed; ``on`` is their first day.
        shared: the last day on which whoever is in charge now stays beside whoever comes.
        cover: who stands in until a day, now or soon, None also where the mentor changes: that is what counts then.

    """

    now: str | None = None
    since: date | None = None
    beside: str | None = None
    until: date | None = None
    next: str | None = None
    on: date | None = None
    shared: date | None = None
    cover: Cover | None = None


def mentoring(pairing: Pairing | None, today: date) -> Mentoring:
    """A hire's mentors on a day."""
    if pairing is None:
        return Mentoring()
    day, coming = today.isoformat(), pairing.coming(today)
    latest: Mapping[str, Any] = {"mentor": pairing.mentor, "since": pairing.since}
    held = [past for past in pairing.past if past["since"] <= day < past["until"]]
    now = latest if pairing.mentor and pairing.since <= day else held[-1] if held else {}
    beside = next((name for name in pairing.mentors_on(today) if name != now.get("mentor")), None)
    until = next((past["overlap"] for past in pairing.past if past["mentor"] == beside and _shares(past, day)), None)
    return Mentoring(
        now.get("mentor"),
        day_of(now.get("since")),
        beside,
        day_of(until),
        coming.mentor if coming else None,
        coming.since if coming else None,
        day_of(now.get("overlap")) if coming else None,
        None if coming or beside else _dated_cover(pairing, today),
    )


def _dated_cover(pairing: Pairing, today: date) -> Cover | None:
    soon = today + COVER_WITHIN
    found = [one for one in pairing.covers if one.until and one.until >= today and (one.first or today) <= soon]
    return min(found, key=lambda one: one.first or today, default=None)


def _shares(past: Mapping[str, Any], day: str) -> bool:
    return bool(past["until"] <= day <= past.get("overlap", ""))


class Tie(NamedTuple):
    """How one mentor stands to a hire whose mentor changes, or has just changed.

    Attributes:
        kind: the hire comes to them on a day; is new with them since a day; goes on to another on a day; is in their
            charge, with another beside until a day; or in another's charge, with them beside until a day.
        other: the other mentor, None where there is none.
        day: that day.

    """

    kind: Literal["comes", "new", "goes", "shared", "beside"]
    other: str | None
    day: date

    @property
    def hands_over(self) -> bool:
        """Whether the mentor hands over to another, and may leave a word for them."""
        return self.kind in ("goes", "beside")


def tie(pairing: Pairing, mentor: str, today: date) -> Tie | None:
    """How a mentor stands to a hire, None where nothing changes."""
    state = mentoring(pairing, today)
    if mentor not in (state.now, state.beside):
        comes = next((change.since for change in pairing.ahead(today) if change.mentor == mentor), None)
        return Tie("comes", state.now, comes) if comes else None
    if state.beside and state.until:
        return (
            Tie("shared", state.beside, state.until) if mentor == state.now else Tie("beside", state.now, state.until)
        )
    if state.next and state.on and state.next != mentor:
        return Tie("goes", state.next, state.on)
    return Tie("new", None, state.since) if state.since and today < state.since + NEW_FOR else None


class PastPair(NamedTuple):
    """One stretch of a hire's pairings.

    Attributes:
        since: the first day; one ahead is an agreed change.
        until: the first day on which they were in charge no more, None for the latest.
        reason: why it ended, "" where it has not, or where that is for leads to know.
        shared: the last day of days of overlap, on which they still mentored beside whoever came after.
        closed: the day on which both had answered the closing questions, None where they have not, or where that is not told.

    """

    mentor: str
    since: date
    until: date | None = None
    reason: str = ""
    shared: date | None = None
    closed: date | None = None


def pairs_of(pairing: Pairing) -> tuple[PastPair, ...]:
    """Who has mentored a hire, who does, and who will, in the order of time.

    It tells the reasons that the pairing has: what somebody may not know is out of theirs, see ``services/visibility.py``.
    """
    found = []
    for past in pairing.past:
        if past["since"] < max(past["until"], past.get("overlap", "")):
            found.append(
                PastPair(
                    past["mentor"],
                    date.fromisoformat(past["since"]),
                    date.fromisoformat(past["until"]),
                    past["reason"],
                    day_of(past.get("overlap")),
                )
            )
    if pairing.mentor:
        found.append(PastPair(pairing.mentor, date.fromisoformat(pairing.since)))
    return tuple(found)

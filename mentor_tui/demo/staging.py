"""What the people of a part were told about themselves: profiles, first days, leave; and their shifts."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from mentor_tui.demo.names import HOMES
from mentor_tui.demo.parts import COHORT, NEXT_MONDAY, UNTIL_COHORT, Part
from mentor_tui.demo.workers import ONE_DAY, Worker
from mentor_tui.domain.calendar import Span
from mentor_tui.domain.catalogue import WorkCalendar
from mentor_tui.domain.people import Profile
from mentor_tui.domain.text import slug

BEFORE_DAY_ONE = 26
"""Days between a hire being added and their first day."""


@dataclass
class Player:
    """A part with everything that follows from the day of the story.

    Attributes:
        start: day 1; for people who were there before the story, some day years ago.
        worker: when they are at work, leave and pauses taken out.
        fields: what their profile says on the day they are added.
        leave: days away that a lead notes later.

    """

    id: str
    part: Part
    start: date
    worker: Worker
    fields: dict[str, Any]
    leave: Span | None = None
    hire: bool = False
    lead: str = ""
    added: datetime = field(default_factory=lambda: datetime.min.replace(tzinfo=UTC))


def person_id(part: Part) -> str:
    """The id of a part: their own, or made of the name."""
    return part.id or slug(part.name)


def cutoff_of(now: datetime) -> datetime:
    """The moment before which everything happened: the day's beginning, in UTC or where it is asked, the earlier one.

    It does not depend on the time of day, so that a day has one story.
    """
    here = datetime.combine(now.date(), time(0), now.tzinfo or UTC).astimezone(UTC)
    return min(here, datetime.combine(now.date(), time(0), UTC))


def profile_fields(part: Part, start: date, manager: str, calendars: WorkCalendar) -> dict[str, Any]:
    """A profile as the one who adds somebody gives it; what is empty is left out."""
    place = HOMES[part.place]
    fields: dict[str, Any] = {
        "position": part.position,
        "start": start.isoformat(),
        "place": place.id,
        "zone": place.zone,
        "pattern": part.pattern if part.pattern in calendars.patterns else "",
        "languages": list(part.languages or place.languages),
        "customers": list(part.customers),
        "areas": list(part.areas),
        "interests": list(part.interests),
        "goals": list(part.goals),
        "wishes": list(part.wishes) if "hire" in part.roles else [],
        "manager": part.manager or manager,
    }
    return {key: value for key, value in fields.items() if value not in ("", [])}


def next_monday(today: date) -> date:
    """The Monday after a day."""
    return today + timedelta(days=7 - today.weekday())


def first_day(part: Part, profile: Profile, calendars: WorkCalendar, today: date) -> date:
    """A first day that makes today about the day of theirs that the part asks for: a Monday, where it need not be exact."""
    assert part.day is not None
    if part.day in (NEXT_MONDAY, COHORT):
        ahead = UNTIL_COHORT if part.day == COHORT else 0
        return _working(profile, calendars, next_monday(today) + ahead * ONE_DAY)
    if part.exact:
        # Counted back over the days they would have worked.
        return profile.calendar(calendars, today + ONE_DAY).date_of(1 - part.day)
    monday = today - timedelta(days=today.weekday())
    best: tuple[int, date] | None = None
    for weeks in range(100):
        start = _working(profile, calendars, monday - timedelta(weeks=weeks))
        if start > today:
            continue
        calendar = profile._replace(start=start).calendar(calendars, today)
        off = abs(calendar.day(today) - part.day)
        if best is None or off < best[0]:
            best = (off, start)
        elif off > best[0] + 10:
            break
    assert best is not None
    return best[1]


def _working(profile: Profile, calendars: WorkCalendar, day: date) -> date:
    """The day itself where they work on it, else the next one on which they do."""
    return profile.calendar(calendars, day).add(day - ONE_DAY, 1)


def years_ago(today: date, rng: random.Random) -> date:
    """A first day of somebody who was there long before."""
    return today - timedelta(days=rng.randrange(900, 2600))


def worker_of(
    person: str, profile: Profile, calendars: WorkCalendar, since: date, *, rest: tuple[Span, ...] = ()
) -> Worker:
    """When somebody works; pauses of a programme taken out too."""
    worker = Worker.of(person, profile, calendars, since)
    if rest:
        worker.calendar = profile.calendar(calendars, since, rest)
    return worker


def leave_span(part: Part, today: date) -> Span | None:
    """The leave of a part, around today."""
    if part.away is None:
        return None
    return Span(today - timedelta(days=part.away[0]), today + timedelta(days=part.away[1]))

"""Working hours as moments: when somebody is at work these days, and what they lose while whoever they wait for is not."""

from __future__ import annotations

from datetime import date, datetime

from mentor_tui.domain.calendar import OFFICE, ONE_DAY, OwnCalendar
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.people import Profile
from mentor_tui.services.actor_context import ActorContext

DAYS_AHEAD = 4
"""So many days ahead are looked at: from a Thursday over a long weekend."""

A_DAY = 24 * 60

Shifts = tuple[tuple[int, int], ...]
"""When somebody is at work, from yesterday on: begin and end of each shift, in minutes since 1970."""


def minute_of(moment: datetime) -> int:
    """A moment in minutes since 1970."""
    return int(moment.timestamp() // 60)


def shifts_of(context: ActorContext, profile: Profile, calendar: OwnCalendar) -> Shifts:
    """When somebody is at work: yesterday, whose shift may end today, today, and the days ahead.

    Nothing is known of it where nobody has said in which time zone they work.
    """
    zone = context.zone(profile)
    if zone is None:
        return ()
    today = context.now().astimezone(zone).date()
    return shifts_between(context, profile, calendar, today - ONE_DAY, today + DAYS_AHEAD * ONE_DAY)


def shifts_between(context: ActorContext, profile: Profile, calendar: OwnCalendar, first: date, last: date) -> Shifts:
    """When somebody is at work on the days from one to another; nothing where their time zone is not known."""
    zone, pattern = context.zone(profile), context.catalogue.calendar.patterns.get(profile.pattern, OFFICE)
    if zone is None:
        return ()
    found = []
    for days in range((last - first).days + 1):
        day = first + days * ONE_DAY
        shift = pattern.shifts.get(day.weekday())
        if shift is not None and calendar.works(day):
            begin = datetime.combine(day, shift.begin, zone)
            end = datetime.combine(day if shift.end > shift.begin else day + ONE_DAY, shift.end, zone)
            found.append((minute_of(begin), minute_of(end)))
    return tuple(found)


def left_in(shifts: Shifts, now: int) -> int | None:
    """Minutes until the shift ends that is going on, None where none is."""
    return next((end - now for begin, end in shifts if begin <= now < end), None)


class Overnight(NamedTuple):
    """The time from the end of the acting person's day to the beginning of their next one, in minutes since 1970.

    Attributes:
        now: the moment it is.
        end: when their day ends; ``now`` where it has, or where today is none.
        begin: when their next one begins; the last moment that is looked at where they are away for longer.

    """

    now: int
    end: int
    begin: int

    @classmethod
    def between(cls, shifts: Shifts, moment: datetime) -> Overnight:
        """The next night of whoever works in some shifts."""
        now = minute_of(moment)
        ahead = [shift for shift in shifts if shift[1] > now]
        # A day that begins within the next hours is today's, not the next.
        mine = ahead[0] if ahead and ahead[0][0] - now < A_DAY // 2 else (now, now)
        later = [begin for begin, _end in ahead if begin > mine[1]]
        last = now + DAYS_AHEAD * A_DAY
        return cls(now, mine[1], later[0] if later else last)

    def lost(self, shifts: Shifts, most: int) -> int:
        """Working minutes of somebody who waits that pass meanwhile, no more than what waits could take."""
        passed = sum(max(min(end, self.begin) - max(begin, self.end), 0) for begin, end in shifts)
        return min(passed, most)

    def home(self, shifts: Shifts) -> int:
        """Minutes until somebody goes home; a day's worth where they are not at work now."""
        left = left_in(shifts, self.now)
        return A_DAY if left is None else left

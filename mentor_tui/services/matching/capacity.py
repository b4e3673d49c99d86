"""How much a mentor can carry: hours a week and heads, and what today's mentees cost in each week ahead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from mentor_tui.domain.calendar import week_of
from mentor_tui.domain.catalogue import Catalogue
from mentor_tui.domain.curriculum import NONE
from mentor_tui.domain.matching.draft import Size
from mentor_tui.domain.mentor_hours import left_of, usual_hours
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.people import Profile
from mentor_tui.domain.team import Team
from mentor_tui.services.overview import Overview

WEEK = timedelta(days=7)


class Capacity(NamedTuple):
    """What a mentor can carry.

    Attributes:
        hours: hours a week for mentees.
        heads: mentees at once.
        said: whether the hours were set, by the mentor or a lead.

    """

    hours: float
    heads: int
    said: bool


def capacity(catalogue: Catalogue, team: Team, mentor: str, profile: Profile, size: Size | None = None) -> Capacity:
    """A mentor's hours and heads.

    Hours that nobody has set are what the budget gives their position, or the policy's hours for a mentor where those
    are more, by contract, less the side tasks that they hold.

    Args:
        catalogue: budget, policy and side tasks.
        team: the roster.
        mentor: who.
        profile: theirs.
        size: what a draft lets them carry.

    """
    size = size or Size()
    heads = team.room(mentor) if size.heads is None else size.heads
    hours = team.hours(mentor) if size.hours is None else size.hours
    if hours is not None:
        return Capacity(hours, heads, True)
    return Capacity(
        left_of(catalogue, usual_hours(catalogue, profile), team.holds_of(mentor), team.owned_by(mentor)), heads, False
    )


class Loads:
    """What the hires of each mentor cost, week by week.

    Args:
        catalogue: the budget says what a hire costs in which week of theirs.
        view: the team, with the digests of all hires whom somebody mentors.
        first: the day from which weeks are counted.
        weeks: how many.
        without: hires who do not count, as they are to be matched anew.
        also: mentor -> hires who count as theirs from the first day on, though they are not yet.

    """

    def __init__(
        self,
        catalogue: Catalogue,
        view: Overview,
        first: date,
        weeks: int,
        without: frozenset[str] = frozenset(),
        also: Mapping[str, Sequence[str]] = NONE,
    ) -> None:
        self._budget, self._view, self._first = catalogue.budget, view, first
        self._days = [first + WEEK * at for at in range(max(weeks, 1))]
        self._without, self._also = without, also
        self._hires: Mapping[str, tuple[str, ...]] = {}

    def hires(self, mentor: str) -> tuple[str, ...]:
        """The hires who take up room with a mentor, now or as agreed for later."""
        theirs = (*self._also.get(mentor, ()), *self._standing(mentor))
        return tuple(dict.fromkeys(theirs))

    def _standing(self, mentor: str) -> tuple[str, ...]:
        return tuple(hire for hire in self._view.load(mentor) if hire not in self._without)

    def of(self, mentor: str) -> tuple[float, ...]:
        """Hours a week that they cost in each week; one who is paused counts, as they come back."""
        load = [0.0] * len(self._days)
        new = self._also.get(mentor, ())
        for hire in self.hires(mentor):
            pairing = self._view.team.pairing(hire) if hire not in new else None
            changes = pairing is not None and (pairing.past or pairing.ahead(self._view.today))
            for at, day in enumerate(self._days):
                if not changes or (pairing is not None and mentor in pairing.mentors_on(day)):
                    load[at] += self._budget.mentoring_hours(week_on(self._view.of(hire).start, day))
        return tuple(load)


def week_on(start: str, day: date) -> int:
    """Which week of somebody's a day is in, by their first day as the overview has it; 1 where there is none."""
    return week_of(date.fromisoformat(start), day) if start else 1

"""Who is to be matched: hires who need a mentor, and everybody who could be one. Plain data, ready to be scored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, tzinfo
from typing import Literal

from mentor_tui.domain.calendar import OwnCalendar
from mentor_tui.domain.catalogue import Budget
from mentor_tui.domain.curriculum import NONE
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.policy import MatchingPolicy, Rule


class Hire(NamedTuple):
    """A hire who needs a mentor.

    Attributes:
        zone: where they work; None where nobody has said it. Hours in common then weigh nothing.
        begins: the day from which they would be together: their first, or today for one who is under way.
        week: which week of theirs the week of the pool's first day is; 0 and below: still to come.
        managers: their manager and the manager's manager.
        barred: mentor id -> the rule that keeps just these two apart (``ended``, ``apart``).
        known: mentors who have stood in for theirs, or mentored them before.
        mentor: whom they have now, and can stay with; what they cost there is part of that mentor's load. "" for a hire
            who has nobody, or whose mentor is to be free of them in any case.
        languages: their own; ``customers``: those of whom they answer.
        areas: product areas where they are headed.

    """

    id: str
    begins: date
    zone: tzinfo | None
    calendar: OwnCalendar
    week: int = 0
    languages: tuple[str, ...] = ()
    customers: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    interests: tuple[str, ...] = ()
    wishes: tuple[str, ...] = ()
    managers: tuple[str, ...] = ()
    barred: Mapping[str, Rule] = NONE
    known: frozenset[str] = frozenset()
    mentor: str = ""


Lacking = Literal["", "heads", "hours"]
"""What a mentor without room lacks: a place among their mentees, or hours a week."""


class Mentor(NamedTuple):
    """Somebody who could mentor.

    Attributes:
        zone: as of a hire.
        since: their first day in the team, None where it is not known.
        areas: product areas where they are deep.
        helps: what they can help a hire to grow into.
        mentored: hires whom they have mentored so far, those of today included.
        confirmed: whether a lead has named them, or the mentoring track has.
        leaving: whether their last day is known.
        hours: hours a week that they have for mentees.
        heads: mentees that they take at once.
        load: hours a week that today's mentees cost, in each week ahead from the pool's first.
        mentees: how many they have.

    """

    id: str
    zone: tzinfo | None
    calendar: OwnCalendar
    since: date | None = None
    languages: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    helps: tuple[str, ...] = ()
    interests: tuple[str, ...] = ()
    wishes: tuple[str, ...] = ()
    mentored: int = 0
    confirmed: bool = True
    leaving: bool = False
    hours: float = 8.0
    heads: int = 3
    load: tuple[float, ...] = ()
    mentees: int = 0

    @property
    def lacks(self) -> Lacking:
        """What they lack where they have no room."""
        return "heads" if self.mentees >= self.heads else "hours"


class Pool(NamedTuple):
    """Everybody who is to be matched at once, each sorted by id so that ties fall the same way every time.

    Attributes:
        today: the day it is.
        first: the day from which weeks ahead are counted: the earliest begin.
        costs: hours a week that any one of the hires costs at most, in each week ahead.
        own_costs: the same for each hire by themselves.

    """

    hires: tuple[Hire, ...]
    mentors: tuple[Mentor, ...]
    policy: MatchingPolicy
    today: date
    first: date
    costs: tuple[float, ...]
    own_costs: tuple[tuple[float, ...], ...] = ()


def first_day(begins: Iterable[date], today: date) -> date:
    """The day from which a cohort's weeks are counted: its earliest begin, today where nobody begins."""
    return max(min(begins, default=today), today)


def weekly_costs(weeks: Iterable[int], budget: Budget, ahead: int) -> tuple[float, ...]:
    """Hours a week that any of some hires costs at most, in each of the weeks ahead.

    A place with a mentor has to do for whichever hire gets it, or the problem would be no assignment any more. So each
    week counts as much as the hire who costs most in it; one who is still to come counts as in week 1, as everywhere.

    Args:
        weeks: for each hire, which week of theirs the first week ahead is.
        budget: what a mentee costs in which week.
        ahead: how many weeks.

    """
    different = set(weeks)
    return tuple(
        max((budget.mentoring_hours(week + at) for week in different), default=0.0) for at in range(max(ahead, 1))
    )


def pool(
    hires: Sequence[Hire],
    mentors: Sequence[Mentor],
    policy: MatchingPolicy,
    budget: Budget,
    today: date,
    first: date | None = None,
) -> Pool:
    """A pool of hires and mentors, whose weeks and loads are counted from one first day: see ``first_day``."""
    first = first or first_day((hire.begins for hire in hires), today)
    costs = weekly_costs((hire.week for hire in hires), budget, policy.weeks_ahead)
    in_order = tuple(sorted(hires, key=lambda hire: hire.id))
    return Pool(
        in_order,
        tuple(sorted(mentors, key=lambda mentor: mentor.id)),
        policy,
        today,
        first,
        costs,
        tuple(weekly_costs((hire.week,), budget, policy.weeks_ahead) for hire in in_order),
    )

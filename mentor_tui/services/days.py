"""Of which kind somebody's days were so far: away, moving, waiting for us, quiet. It takes a whole history."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from mentor_tui.domain.calendar import ONE_DAY
from mentor_tui.domain.courses import PersonCourse, Spell
from mentor_tui.domain.insights import CohortDays, cohort_days
from mentor_tui.domain.kinds_of_day import KindsOfDay, kinds_of_day, waiting_days
from mentor_tui.domain.problems import Problem
from mentor_tui.domain.record import BROKEN
from mentor_tui.domain.standing import Standing
from mentor_tui.domain.waits import parts_waited_for
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.courses import course_of


def days_of(context: ActorContext, standing: Standing) -> KindsOfDay:
    """The kinds of somebody's days since day 1 of their curriculum.

    Raises:
        Trouble: their history cannot be read.

    """
    return kinds_of(standing, course_of(context, standing.person, standing.journey.record))


def kinds_of(standing: Standing, course: PersonCourse, until: date | None = None) -> KindsOfDay:
    """The same, from a course that was read before; up to the day before another one where it is given."""
    return kinds_of_day(standing.calendar, until or standing.today, course.acted, _spells(standing, course))


def cohorts_days(
    context: ActorContext, cohorts: Mapping[str, Iterable[str]], courses: Mapping[str, PersonCourse]
) -> tuple[CohortDays, ...]:
    """How many days of each cohort's way through the basics waited for us, and for what; nothing is told of a few.

    Args:
        context: who looks.
        cohorts: name of a cohort -> who is in it.
        courses: those that could be read.

    """
    found = []
    for name, people in cohorts.items():
        days, causes = [], []
        for person in people:
            try:
                standing = context.standing(context.journey(person))
                course, until = courses[person], standing.basics_on or standing.today
                days.append(kinds_of(standing, course, until))
            except (Problem, *BROKEN):
                continue  # that something cannot be read is told beside it
            here = standing.calendar.working(standing.calendar.start, until - ONE_DAY)
            causes += [one.cause for one in waiting_days(here, course.acted, _spells(standing, course))]
        found.append(cohort_days(name, days, causes))
    return tuple(filter(None, found))


def _spells(standing: Standing, course: PersonCourse) -> tuple[Spell, ...]:
    return (*course.spells(standing.today), *parts_waited_for(standing))

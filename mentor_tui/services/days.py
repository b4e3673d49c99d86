"""Of which kind somebody's days were so far: away, moving, waiting for us, quiet. It takes a whole history."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from mentor_tui.domain.calendar import ONE_DAY
from mentor_tui.domain.courses import PersonCourse, Spell
from mentor_tui.domain.insights import CohortDays, cohort_days
from mentor_tui.domain.kinds_of_day import Kind, counted, kinds_of_days, waiting_days
from mentor_tui.domain.problems import Problem
from mentor_tui.domain.record import BROKEN
from mentor_tui.domain.standing import Standing
from mentor_tui.domain.waits import parts_waited_for
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.courses import course_of


def days_of(context: ActorContext, standing: Standing, first: date | None = None) -> tuple[Kind, ...]:
    """Of which kind each of somebody's days was, since day 1 of their curriculum, or a later day.

    Raises:
        Trouble: their history cannot be read.

    """
    return _kinds(standing, course_of(context, standing.person, standing.journey.record), standing.today, first)


def days_or_none(context: ActorContext, standing: Standing, first: date | None = None) -> tuple[Kind, ...]:
    """The same for a page that is there without it; what cannot be read is told elsewhere."""
    try:
        return days_of(context, standing, first)
    except (Problem, *BROKEN):
        return ()


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
                days.append(counted(_kinds(standing, course, until)))
            except (Problem, *BROKEN):
                continue  # that something cannot be read is told beside it
            here = standing.calendar.working(standing.calendar.start, until - ONE_DAY)
            causes += [one.cause for one in waiting_days(here, course.acted, _spells(standing, course))]
        found.append(cohort_days(name, days, causes))
    return tuple(filter(None, found))


def _kinds(standing: Standing, course: PersonCourse, until: date, first: date | None = None) -> tuple[Kind, ...]:
    return kinds_of_days(standing.calendar, until, course.acted, _spells(standing, course), first)


def _spells(standing: Standing, course: PersonCourse) -> tuple[Spell, ...]:
    return (*course.spells(standing.today), *parts_waited_for(standing))

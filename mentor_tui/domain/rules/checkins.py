"""When somebody may say how their week was."""

from __future__ import annotations

from collections.abc import Collection
from datetime import tzinfo

from mentor_tui.domain.checkins import FROM_DAY, next_from
from mentor_tui.domain.own_way import OwnWay
from mentor_tui.domain.permissions import Relation, refusal
from mentor_tui.domain.problems import Code, Problem, Refused
from mentor_tui.domain.programmes import ON_WAY


def may_check_in(way: OwnWay, relations: Collection[Relation], zone: tzinfo | None) -> Problem | None:
    """Why somebody may not check in, or None: it is once a week, from their second week on, while they are on their way.

    Args:
        way: theirs.
        relations: what whoever acts is to them.
        zone: where they are.

    """
    person = way.person
    if problem := refusal("check in", relations, person=person, on=person, title=""):
        return problem
    if way.programme.state(way.profile.start, way.today) not in ON_WAY:
        return Refused(Code.NO_CHECK_IN, why="none")
    if way.day < FROM_DAY:
        return Refused(Code.NO_CHECK_IN, why="early", day=way.calendar.date_of(FROM_DAY))
    later = next_from(way.journey.record.facts, way.today, zone)
    return Refused(Code.NO_CHECK_IN, why="done", day=later) if later is not None else None

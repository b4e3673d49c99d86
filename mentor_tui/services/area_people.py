"""Whom one can name for an area of responsibility: everybody who could own it or stand in for it, who fits best first."""

from __future__ import annotations

from collections.abc import Callable

from mentor_tui.domain.areas import Part
from mentor_tui.domain.growth_content import Area
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.off_queue import Week
from mentor_tui.domain.people import Person
from mentor_tui.domain.problems import Problem
from mentor_tui.domain.rules import areas as rules
from mentor_tui.domain.rules.areas import AreaCase
from mentor_tui.domain.standing import Standing
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.area_cases import area_case
from mentor_tui.services.areas_page import keeper
from mentor_tui.services.customers import planned_weeks, weighed
from mentor_tui.services.overview import overview


class AreaCandidate(NamedTuple):
    """Somebody whom one could name.

    Attributes:
        part: what they are to the area already; of who asked for it that they did.
        hours, allowed: of their week off the queue, taken and had; ``allowed`` is None where that is not known.
        week: their week as it is planned, None where nothing is known of it.
        problem: why they cannot be named now, or None.

    """

    person: Person
    part: Part | None
    hours: float
    allowed: float | None
    week: Week | None
    problem: Problem | None = None

    @property
    def left(self) -> float:
        """Hours off the queue that they have left."""
        return (self.allowed or 0.0) - self.hours


def next_owners(context: ActorContext, area: Area) -> tuple[AreaCandidate, ...]:
    """Who could own an area next: who may now, those who asked first; then who may not, each with the reason.

    It is what the rules say to whoever names them: a lead where nobody owns it, else whoever hands it over.
    """
    return _candidates(context, area, rules.may_take_over if context.team().area(area.id).owner else rules.may_own)


def stand_ins(context: ActorContext, area: Area) -> tuple[AreaCandidate, ...]:
    """Who could stand in for the owner of an area: who has a part in it, then who has most hours left."""
    return _candidates(context, area, None)


def _candidates(
    context: ActorContext, area: Area, judge: Callable[[AreaCase, Person, Standing], Problem | None] | None
) -> tuple[AreaCandidate, ...]:
    team = context.team()
    view = overview(context, team=team)
    weeks, case = planned_weeks(context, view).people, weighed(context, area_case(context, team, area), view)
    near = {name: place for place, name in enumerate(dict.fromkeys((*case.held.asked, *case.held.keepers)))}
    found = []
    for them in team.people.values():
        if them.left is not None or them.only_observes or them.id in _out(case, owning=judge is not None):
            continue
        carried, problem = keeper(context, view, them.id), None
        if judge is not None:
            try:
                problem = judge(case, them, context.standing(context.journey(them.id), team))
            except Problem as trouble:  # nobody is named whose record cannot be read
                problem = trouble
        part: Part | None = "line" if them.id in case.held.asked else case.held.part_of(them.id)
        found.append(AreaCandidate(them, part, carried.hours, carried.allowed, weeks.get(them.id), problem))

    def order(one: AreaCandidate) -> tuple[bool, int, float, str]:
        return one.problem is not None, near.get(one.person.id, len(near)), -one.left, one.person.name.casefold()

    return tuple(sorted(found, key=order))


def _out(case: AreaCase, *, owning: bool) -> tuple[str | None, ...]:
    """Who is it already, or could never be: nobody makes themselves the owner."""
    if not owning:
        return case.held.owner, case.held.backup
    return case.held.owner, case.actor

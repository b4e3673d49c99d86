"""The week with customers, of everybody and of each team, as it is planned: from the digests, and from who holds what."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.off_queue import Week, hours_off_queue, team_week
from mentor_tui.domain.people import Person
from mentor_tui.domain.permissions import require
from mentor_tui.domain.team import Team
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.overview import Overview, overview

if TYPE_CHECKING:
    from mentor_tui.domain.rules.areas import AreaCase
    from mentor_tui.services.growth import GrowthPage


class Weeks(NamedTuple):
    """Weeks as they are planned: person -> theirs, and team -> that of its front line; "" is whoever is in no team."""

    people: Mapping[str, Week]
    teams: Mapping[str, Week]

    def of(self, team: Team, person: str) -> tuple[Week, Week]:
        """Somebody's, and their team's."""
        them = team.person(person)
        return self.people.get(person, Week(0.0)), self.teams.get(them.team if them is not None else "", Week(0.0))


class WeeksLed(NamedTuple):
    """The weeks that somebody may read: of those whom they lead, with their teams', and their own.

    Attributes:
        people: who, with their week; the smallest share with customers first.
        teams: team -> its week, of those that they lead; "" is whoever is in no team.
        first: per cent of a week that come first.

    """

    people: tuple[tuple[Person, Week], ...]
    teams: Mapping[str, Week]
    first: int


def weeks_led(context: ActorContext) -> WeeksLed:
    """How much is with customers, of everybody whom the acting person leads, and of themselves.

    Raises:
        NotYours: the acting person is not on the team.

    """
    team = context.team()
    me = team.acting(context.actor)
    require("see roster", context.relations(team, context.actor) if me else (), person=context.actor, on="", title="")
    assert me is not None
    weeks = planned_weeks(context, team=team)
    mine = [(team.people[name], week) for name, week in weeks.people.items()]
    rows = [(them, week) for them, week in mine if them.id == me.id or me.leads_team(them.team)]
    rows.sort(key=lambda row: (row[1].share or 0.0, row[0].name.casefold()))
    teams = {name: week for name, week in sorted(weeks.teams.items()) if me.leads_team(name)}
    return WeeksLed(tuple(rows), teams, context.catalogue.budget.customers_first)


def with_weeks(context: ActorContext, page: GrowthPage) -> GrowthPage:
    """Somebody's place to grow, with their week and their team's."""
    team = context.team()
    return page.with_weeks(planned_weeks(context, team=team).of(team, page.person.id))


def planned_weeks(context: ActorContext, view: Overview | None = None, team: Team | None = None) -> Weeks:
    """Everybody's week, and each team's.

    Whoever has left, has not come yet, or only observes has none; of a record that cannot be read nothing is known.

    Args:
        context: who looks.
        view: the team at a glance, where the caller has it.
        team: the roster by which side tasks and areas go, where it is a later one than the view's.

    """
    view = view or overview(context, team=team)
    team, catalogue = team or view.team, context.catalogue
    found: dict[str, Week] = {}
    by_team: dict[str, list[Week]] = {}
    for name, them in team.people.items():
        entry = view.of(name)
        if entry.trouble or entry.contract <= 0 or entry.state == "coming" or them.only_observes:
            continue
        if team.departed(them, view.today):
            continue
        off = hours_off_queue(catalogue, team.holds_of(name), team.owned_by(name))
        week = Week(entry.contract, off + view.hours_of(name, catalogue.budget), entry.keeps)
        found[name] = week
        by_team.setdefault(them.team, []).append(week)
    return Weeks(found, {name: team_week(weeks) for name, weeks in by_team.items()})


def weighed(context: ActorContext, case: AreaCase, view: Overview) -> AreaCase:
    """An area with which the rules hold its hours against the weeks of whoever is to own it and of their team.

    Contracts and mentees are as in the view, which is of before a lock; who holds and owns what is as in the case.
    """
    weeks = cache(lambda: planned_weeks(context, view, case.team))
    return case._replace(weeks=lambda person: weeks().of(case.team, person))

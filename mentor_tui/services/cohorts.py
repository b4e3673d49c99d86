"""Who began together: how far everybody in a cohort has come, and the cohorts in numbers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from mentor_tui.domain.catalogue import Catalogue
from mentor_tui.domain.insights import CohortState, Way, cohort, could_by
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.people import Person
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.overview import Digest, overview


class CohortRow(NamedTuple):
    """One cohort in numbers.

    Attributes:
        size: hires in it; ``alone`` of them have done their basics.
        half_by: the working day by which half of it had, None where it is not half yet, or nothing is told of it.
        day: the working day that its longest-serving hire is on.
        away: how many are away or paused today.
        state: what can be told of it.

    """

    name: str
    size: int
    alone: int
    half_by: int | None
    day: int
    away: int
    state: CohortState


Entry = tuple[Person, Digest]


def cohorts_seen(context: ActorContext) -> tuple[CohortRow, ...]:
    """The cohorts of the hires whom the acting person leads or observes, the newest last; of fewer nothing is counted."""
    view = overview(context)
    me = view.team.acting(context.actor)
    watches = me is not None and "observer" in me.roles
    return cohorts(context, (row for row in view.hires() if me is not None and (watches or me.leads_team(row[0].team))))


def cohorts(context: ActorContext, rows: Iterable[Entry]) -> tuple[CohortRow, ...]:
    """The cohorts among some hires, the newest last; those who ended early count as in."""
    today = context.today()
    found = by_cohort(rows, today)
    ways = {name: [way_of(row, today) for row in those] for name, those in found.items()}
    could = could_by((way for those in ways.values() for way in those), plan_day(context.catalogue))
    made = []
    for name, those in found.items():
        one = cohort(name, ways[name], could)
        entries = [entry for _person, entry in those]
        day = max(entry.day_here for entry in entries)
        away = sum(bool(entry.away) or entry.state == "paused" for entry in entries)
        made.append(CohortRow(name, one.n, one.done, one.half_by, day, away, one.state))
    return tuple(made)


def by_cohort(rows: Iterable[Entry], today: date) -> dict[str, list[Entry]]:
    """Those who began together by a day, in the order in which the first of each cohort did; whoever has none is in none."""
    found: dict[str, list[Entry]] = {}
    for row in rows:
        if row[1].cohort and row[1].start <= today.isoformat():
            found.setdefault(row[1].cohort, []).append(row)
    return dict(sorted(found.items(), key=lambda one: min(entry.start for _person, entry in one[1])))


def way_of(row: Entry, today: date) -> Way:
    """How far somebody has come by a day."""
    person, entry = row
    if entry.complete:
        return Way(entry.day_here, entry.complete_day)
    return Way(entry.day_here, None, entry.state == "ended" or person.gone(today))


def plan_day(catalogue: Catalogue) -> int:
    """The first day on which a plan has the basics done, of all curricula."""
    days = (max((item.by_day for item in one.offered.basics), default=0) for one in catalogue.curricula.values())
    return min((day for day in days if day > 0), default=0)

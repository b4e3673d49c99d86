"""What another edition of a curriculum does to those who are on it, and would have done to those who have been through it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mentor_tui.domain.curriculum import Curriculum
from mentor_tui.domain.curriculum_diff import ChangeMet, EditionChange, EditionDiff, EditionEffect, diff, effect, met_by
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.people import Person
from mentor_tui.domain.permissions import grant
from mentor_tui.domain.problems import Trouble
from mentor_tui.domain.programmes import ON_WAY, ProgrammeState
from mentor_tui.domain.record import person_record
from mentor_tui.domain.rules.people import as_lead
from mentor_tui.domain.standing import Standing
from mentor_tui.domain.team import Team
from mentor_tui.services.actor_context import ActorContext, readable_team, sound
from mentor_tui.services.past_cohorts import PastCohorts, journeys, past_cohorts, through


class ChangeRow(NamedTuple):
    """A change, and where those who are on the curriculum stand with it."""

    change: EditionChange
    met: ChangeMet


class HireRow(NamedTuple):
    """Somebody who is on the curriculum, and what the other edition does to them."""

    person: Person
    state: ProgrammeState
    effect: EditionEffect


class DiffPage(NamedTuple):
    """What another edition of a curriculum changes, and for whom.

    Attributes:
        people: those who are on it, of the teams that the acting person leads, those for whom something changes first,
            each by their day; None for whoever leads nobody.
        unread: how many of them cannot be read.
        past: the other edition on past cohorts, those that were asked for.
        names: person id -> name.
        titles: item id -> title, of both editions.

    """

    diff: EditionDiff
    changes: tuple[ChangeRow, ...]
    people: tuple[HireRow, ...] | None
    unread: int
    past: PastCohorts
    names: Mapping[str, str]
    titles: Mapping[str, str]

    @property
    def lost(self) -> int:
        """How many ticks it takes away; it never takes any."""
        return sum(len(row.effect.lost) for row in self.people or ())


Seen = tuple[Standing, Standing]
"""Somebody's record through the edition of today and through the other."""


def diff_page(context: ActorContext, old: Curriculum, new: Curriculum, cohorts: Sequence[str] = ()) -> DiffPage:
    """What ``new`` changes for whoever has ``old``.

    Args:
        context: who looks; what it does to people is for leads, of their own teams.
        old: an edition.
        new: another one of the same curriculum.
        cohorts: those on which it is played again.

    Raises:
        BadUse: there is no such cohort.

    """
    found = diff(old, new)
    titles = {name: item.title for edition in (old, new) for name, item in edition.items.items()}
    team = readable_team(context.store, context.today())
    me = team.acting(context.actor) if team is not None else None
    if team is None or me is None or not grant("insights", as_lead(me)):
        return DiffPage(
            found, tuple(ChangeRow(one, ChangeMet()) for one in found.changes), None, 0, PastCohorts(), {}, titles
        )
    mine = [name for name, person in team.people.items() if me.leads_team(person.team)]
    seen, unread = _seen(context, team, found, mine)
    there = [(row, state) for row in seen if (state := _state(row[0])) in ON_WAY]
    standing = [row for row, _state in there]
    rows = [HireRow(team.people[now.person], state, effect(found, now, then)) for (now, then), state in there]
    return DiffPage(
        found,
        tuple(ChangeRow(one, met_by(one, standing)) for one in found.changes),
        tuple(sorted(rows, key=lambda row: (row.effect.same, row.effect.day, row.person.name))),
        unread,
        past_cohorts(context, team, found, mine, cohorts),
        team.names,
        titles,
    )


def _seen(context: ActorContext, team: Team, found: EditionDiff, people: Sequence[str]) -> tuple[list[Seen], int]:
    """Those who are or were on the curriculum, through both editions; and how many of all cannot be read."""
    name, added = found.old.id, [change.item.id for change in found.of("added")]
    today, then = context.with_curriculum(name, found.old), context.with_curriculum(name, found.new, added)
    rows: list[Seen] = []
    read = 0
    for journey in journeys(context, people):
        try:
            with sound(person_record(journey.person)):
                now = through(today.standing(journey, team), name)
                read += 1
                if now is not None and (after := through(then.standing(journey, team), name)) is not None:
                    rows.append((now, after))
        except Trouble:
            continue
    return rows, len(people) - read


def _state(standing: Standing) -> ProgrammeState:
    if standing.everything_done:
        return "finished"
    return standing.programme.state(standing.profile.start, standing.today)

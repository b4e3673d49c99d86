"""What another edition of a curriculum does to those who are on it, and would have done to those who have been through it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from mentor_tui.domain.courses import Waited
from mentor_tui.domain.curriculum import Curriculum
from mentor_tui.domain.curriculum_diff import ChangeMet, EditionChange, EditionDiff, EditionEffect, diff, effect, met_by
from mentor_tui.domain.journey import Journey
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.people import Person
from mentor_tui.domain.permissions import grant
from mentor_tui.domain.problems import BadUse, Code, Trouble
from mentor_tui.domain.programmes import ON_WAY, ProgrammeState
from mentor_tui.domain.record import Record, person_record
from mentor_tui.domain.replays import Replay, WentThrough, replay
from mentor_tui.domain.rules.people import as_lead
from mentor_tui.domain.standing import Standing
from mentor_tui.domain.team import Team
from mentor_tui.services.actor_context import ActorContext, readable_team, sound
from mentor_tui.services.collector import no_collections
from mentor_tui.services.courses import courses


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
        people: those who are on it, of the teams that the acting person leads, by their day; None for whoever leads nobody.
        unread: how many of them cannot be read.
        past: the other edition on past cohorts, those that were asked for.
        names: person id -> name.
        titles: item id -> title, of both editions.

    """

    diff: EditionDiff
    changes: tuple[ChangeRow, ...]
    people: tuple[HireRow, ...] | None
    unread: int
    past: tuple[Replay, ...]
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
        return DiffPage(found, tuple(ChangeRow(one, ChangeMet()) for one in found.changes), None, 0, (), {}, titles)
    mine = [name for name, person in team.people.items() if me.leads_team(person.team)]
    seen, unread = _seen(context, team, found, mine)
    there = [(row, state) for row in seen if (state := _state(row[0])) in ON_WAY]
    standing = [row for row, _state in there]
    rows = [HireRow(team.people[now.person], state, effect(found, now, then)) for (now, then), state in there]
    return DiffPage(
        found,
        tuple(ChangeRow(one, met_by(one, standing)) for one in found.changes),
        tuple(sorted(rows, key=lambda row: (row.effect.day, row.person.name))),
        unread,
        tuple(_past(context, found, seen, cohorts)),
        team.names,
        titles,
    )


def cohorts_on(context: ActorContext, curriculum: str) -> tuple[str, ...]:
    """The cohorts of those who are or were on a curriculum, in the teams that the acting person leads, the newest last."""
    team = context.team()
    me = team.acting(context.actor)
    mine = [name for name, person in team.people.items() if me is not None and me.leads_team(person.team)]
    first: dict[str, str] = {}
    for journey in _journeys(context, mine):
        programme = journey.programme_on(context.today())
        on = context.catalogue.curriculum(programme.curriculum)
        if programme.cohort and on is not None and on.id == curriculum:
            start = journey.profile.start
            day = start.isoformat() if start is not None else ""
            first[programme.cohort] = min(day, first.get(programme.cohort, day))
    return tuple(sorted(first, key=lambda name: (first[name], name)))


def _journeys(context: ActorContext, people: Iterable[str]) -> Iterator[Journey]:
    """The journeys that can be read."""
    with no_collections():
        for record_id, record in context.store.read_many(map(person_record, people)):
            if isinstance(record, Record):
                try:
                    with sound(record_id):
                        yield Journey(record)
                except Trouble:
                    continue


def _seen(context: ActorContext, team: Team, found: EditionDiff, people: Sequence[str]) -> tuple[list[Seen], int]:
    """Those who are or were on the curriculum, through both editions; and how many of all cannot be read."""
    name, added = found.old.id, [change.item.id for change in found.of("added")]
    today, then = context.with_curriculum(name, found.old), context.with_curriculum(name, found.new, added)
    rows: list[Seen] = []
    read = 0
    for journey in _journeys(context, people):
        try:
            with sound(person_record(journey.person)):
                now = _through(today.standing(journey, team), name)
                read += 1
                if now is not None and (after := _through(then.standing(journey, team), name)) is not None:
                    rows.append((now, after))
        except Trouble:
            continue
    return rows, len(people) - read


def _through(standing: Standing, name: str) -> Standing | None:
    """Somebody through a curriculum that they are on, or were on before."""
    each = (standing, *standing.past)
    return next((one for one in each if one.curriculum is not None and one.curriculum.id == name), None)


def _state(standing: Standing) -> ProgrammeState:
    if standing.everything_done:
        return "finished"
    return standing.programme.state(standing.profile.start, standing.today)


def _past(context: ActorContext, found: EditionDiff, seen: Sequence[Seen], cohorts: Sequence[str]) -> Iterator[Replay]:
    if not cohorts:
        return
    known = sorted({now.programme.cohort for now, _then in seen if now.programme.cohort})
    by_cohort = {name: [now for now, _then in seen if now.programme.cohort == name] for name in cohorts}
    for name, those in by_cohort.items():
        if not those:
            raise BadUse(Code.UNKNOWN_COHORT, cohort=name, near=None, known=known)
        went = courses(context, [standing.person for standing in those])
        past = [WentThrough(standing, _own(found.old, standing, went.get(standing.person, {}))) for standing in those]
        yield replay(name, found, past)


def _own(old: Curriculum, standing: Standing, course: Mapping[str, Waited]) -> dict[str, Waited]:
    """What came of the items of an edition, by their ids in it."""
    found: dict[str, Waited] = {}
    for key, waited in course.items():
        scope, _slash, name = key.partition("/")
        item = name if name in old.items else old.former.get(name)
        if scope in (old.id, *old.was) and item is not None:
            now = waited.until(standing.today)
            found[item] = found[item].with_more(now) if item in found else now
    return found

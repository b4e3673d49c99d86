"""Who mentors, how many each has, and whom a lead keeps apart: read for the rules between people."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache

from mentor_tui.domain.mentor_hours import left_of
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.problems import Refused, Trouble
from mentor_tui.domain.record import Record, kind_of, name_of, restricted_record
from mentor_tui.domain.restricted import APART
from mentor_tui.domain.rules.pairing import Mentors, takes_from_teams
from mentor_tui.domain.team import Team
from mentor_tui.services.abouts import CarriedLoad
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.overview import Overview, overview


def read_mentors(context: ActorContext, team: Team) -> Mentors:
    """Those who mentor on a team, as the rules ask for them; what each carries is read when it is asked for.

    A question whom a hire is kept apart from raises ``Trouble`` where the record that would say so cannot be read.
    """
    former = context.catalogue.former_rungs
    rungs = frozenset(former.get(rung, rung) for rung in context.catalogue.matching.confirmed_on)

    @cache
    def load(mentor: str) -> tuple[str, ...]:
        hires = team.bound_to(mentor)
        return overview(context, team=team, among=hires).load(mentor) if hires else ()

    def apart(hire: str) -> Collection[str]:
        kept = kept_apart(context, (hire,))
        if hire in kept.unreadable:
            raise kept.unreadable[hire]
        return frozenset(mentor for _hire, mentor in kept.pairs)

    return Mentors(team, team.with_rung(rungs), load, apart)


def mentoring_hours(context: ActorContext, team: Team, mentor: str) -> float:
    """Hours a week that a person's mentees cost them now."""
    mentees = team.bound_to(mentor)
    if not mentees:
        return 0.0
    return overview(context, team=team, among=mentees).hours_of(mentor, context.catalogue.budget)


def carried(context: ActorContext, team: Team, mentor: str, view: Overview | None = None) -> CarriedLoad:
    """What a mentor carries; ``view`` is the overview where the caller has it, with them and all of their hires in it."""
    view = view or overview(context, team=team, among=(mentor, *team.bound_to(mentor)))
    spent = view.hours_of(mentor, context.catalogue.budget)
    usual = left_of(context.catalogue, view.of(mentor).mentor_hours, team.holds_of(mentor), team.owned_by(mentor))
    return CarriedLoad(len(view.load(mentor)), team.room(mentor), spent, team.hours(mentor), usual)


def without_mentor(view: Overview) -> tuple[str, ...]:
    """The hires on their way, in all teams, who are to have a mentor, and have none nor will."""
    team = view.team
    found = []
    for person, entry in view.hires():
        # Whose record cannot be read may be on their way: they are named, and left out.
        if not (entry.on_way or entry.trouble) or person.left is not None or "hire" not in person.roles:
            continue
        pairing = team.pairing(person.id)
        if entry.asks_mentor and team.mentor(person.id) is None and (pairing is None or not pairing.ahead(view.today)):
            found.append(person.id)
    return tuple(found)


def taken_from(
    context: ActorContext, team: Team, pairs: Sequence[tuple[str, str]], view: Overview | None = None
) -> list[Refused]:
    """What pairs that the acting lead makes would take from teams that they do not lead: a fact for each of these.

    Args:
        context: the lead.
        team: the roster as it stands.
        pairs: hire and mentor, by id.
        view: the team at a glance, where the caller has it.

    """
    me = team.people[context.actor]
    if all(one not in team.people or me.leads_team(team.people[one].team) for _hire, one in pairs):
        return []
    view = view or overview(context, team=team)
    return takes_from_teams(read_mentors(context, team)._replace(load=view.load), me, pairs, without_mentor(view))


class KeptApart(NamedTuple):
    """Who is kept apart.

    Attributes:
        pairs: hire and mentor.
        unreadable: hires whose record would say it and cannot be read, with what is wrong.

    """

    pairs: frozenset[tuple[str, str]]
    unreadable: Mapping[str, Trouble]


def kept_apart(context: ActorContext, hires: Iterable[str]) -> KeptApart:
    """Which hires are kept apart from which mentors, for a lead who pairs them; none where that is not kept."""
    found: set[tuple[str, str]] = set()
    broken: dict[str, Trouble] = {}
    if context.restricted:
        for record_id, record in context.store.read_many(restricted_record(hire) for hire in hires):
            hire = record_id.partition("/")[2]
            if isinstance(record, Trouble):
                broken[hire] = record
            elif isinstance(record, Record):
                found |= {(hire, name_of(key)) for key in record.facts if kind_of(key) == APART}
    return KeptApart(frozenset(found), broken)

"""What if these mentors were gone, and these hires came: loads, who would wait, and the average score, beside today."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from mentor_tui.domain.matching.draft import Draft
from mentor_tui.domain.matching.places import TENTHS
from mentor_tui.domain.matching.pool import first_day
from mentor_tui.domain.matching.proposal import Match
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.people import Person, Profile
from mentor_tui.domain.problems import BadUse, Code
from mentor_tui.services.actor_context import ActorContext, find_person
from mentor_tui.services.fields import parse_fields
from mentor_tui.services.matching.drafting import asked_of
from mentor_tui.services.matching.reading import Seekers, require_lead, seekers, unpaired
from mentor_tui.services.mentors import read_mentors
from mentor_tui.services.overview import Overview, overview

NEW_MOST = 200
"""Made-up hires at most."""


class Newcomers(NamedTuple):
    """Hires who are made up for a question: so many of a kind, beginning on a day."""

    hires: int
    start: date
    profile: Profile = Profile()


class WeekLoad(NamedTuple):
    """A mentor's hours a week, in the first week ahead, and mentees."""

    mentor: str
    hours: float
    most: float
    mentees: int


@dataclass(frozen=True)
class Side:
    """How it is, or would be.

    Attributes:
        hires: who needs a mentor; ``waiting`` of them would find none.
        pairs: pairs in all, those that stand and those that would be proposed.
        average: their average score in points, None where there are none.
        hours: mentoring hours a week of all mentors; ``free`` after all pairs.
        loads: each mentor's, the fullest first.

    """

    hires: tuple[str, ...]
    waiting: tuple[str, ...]
    pairs: int
    average: float | None
    hours: float
    free: float
    loads: tuple[WeekLoad, ...]


@dataclass(frozen=True)
class WhatIf:
    """Today, and then; ``names`` name the made-up hires too."""

    today: Side
    then: Side
    names: Mapping[str, str]


def newcomers(
    context: ActorContext, hires: int, *, start: date | None = None, zone: str = "", languages: str = ""
) -> Newcomers:
    """Made-up hires from what was typed about them; what was not is as with the acting lead, and English.

    Raises:
        BadUse: a zone or a language that is none.

    """
    given = {"zone": zone, "languages": languages}
    fields = parse_fields(context, {key: text for key, text in given.items() if text.strip()})
    own = context.journey(context.actor).profile
    profile = Profile(
        zone=fields.get("zone") or own.zone_in(context.catalogue.calendar),
        languages=tuple(fields.get("languages", ("en",))),
    )
    return Newcomers(hires, start or context.today() + timedelta(weeks=4), profile)


def what_if(context: ActorContext, without: Sequence[str] = (), more: Sequence[Newcomers] = ()) -> WhatIf:
    """Answer a question about the team without changing anything.

    Args:
        context: a lead.
        without: mentors who would be gone, by id or name; their hires need somebody else then.
        more: hires who would come.

    Raises:
        BadUse: somebody is no mentor, or there would be too many newcomers.

    """
    view = overview(context)
    team = view.team
    me = require_lead(context, team)
    gone = frozenset(find_person(team, name).id for name in without)
    for name in sorted(gone):
        if not read_mentors(context, team).is_mentor(team.people[name]) and not team.bound_to(name):
            raise BadUse(Code.NOT_A_MENTOR, person=name, name=team.people[name].name)
    count = sum(new.hires for new in more)
    if count > NEW_MOST or any(new.hires < 1 for new in more):
        raise BadUse(Code.BAD_VALUE, what="hires", value=count, known=[f"1–{NEW_MOST}"])
    kinds = [new.profile._replace(start=new.start) for new in more for _ in range(new.hires)]
    guests = {f"new-{at}": profile for at, profile in enumerate(kinds, 1)}
    open_now = unpaired(view, me)
    left = [hire for mentor in sorted(gone) for hire in team.bound_to(mentor) if _is_mine(view, me, hire)]
    # One week for both sides: that in which the first of all who are to come begins.
    starts = [date.fromisoformat(view.of(hire).start) for hire in open_now if view.of(hire).state == "coming"]
    first = first_day((*starts, *(new.start for new in more)), view.today)
    return WhatIf(
        _side(context, view, me, first, open_now, frozenset(), {}),
        _side(context, view, me, first, tuple(dict.fromkeys((*open_now, *left))), gone, guests),
        team.names.with_others({name: name for name in guests}),
    )


def _is_mine(view: Overview, me: Person, hire: str) -> bool:
    person = view.team.people.get(hire)
    return person is not None and view.of(hire).on_way and me.leads_team(person.team)


def _side(
    context: ActorContext,
    view: Overview,
    me: Person,
    first: date,
    hires: tuple[str, ...],
    without: frozenset[str],
    guests: Mapping[str, Profile],
) -> Side:
    """Two solves: first whoever is on their way already, then whoever is to come, with what the first ones cost counted.

    In one, each place would have to do for a fresh hire, and somebody in their tenth week would wait for six free hours.
    """
    moving = tuple(hire for hire in hires if view.team.mentor(hire) in without)
    coming = tuple(hire for hire in hires if view.of(hire).state == "coming")
    held: dict[str, list[str]] = {}
    scores = _standing(context, view, me, {*hires}, without)
    waiting: list[str] = []
    for some, new in ((tuple(hire for hire in hires if hire not in coming), {}), (coming, guests)):
        found = seekers(context, moving=moving, only=some, without=without, guests=new, held=held, view=view)
        proposal = Match(found.pool).propose(asked_of(context, Draft()))
        for pair in proposal.pairs:
            held.setdefault(pair.mentor, []).append(pair.hire)
        scores += [pair.score for pair in proposal.pairs]
        waiting += proposal.waiting
    loads = _loads(seekers(context, moving=moving, only=(), without=without, held=held, first=first, view=view))
    return Side(
        (*hires, *guests),
        tuple(waiting),
        len(scores),
        sum(scores) / len(scores) / TENTHS if scores else None,
        sum(load.most for load in loads),
        sum(max(load.most - load.hours, 0.0) for load in loads),
        loads,
    )


def _standing(
    context: ActorContext, view: Overview, me: Person, seeking: set[str], without: frozenset[str]
) -> list[int]:
    """The scores of the pairs that stand and would go on standing."""
    held = {
        hire: mentor
        for hire in view.team.pairings
        if hire not in seeking
        and _is_mine(view, me, hire)
        and (mentor := view.team.mentor(hire)) is not None
        and mentor not in without
    }
    found = seekers(context, moving=held, only=held, view=view)
    scores = Match(found.pool).scores
    return [
        int(scores.scores[scores.rows[hire], scores.columns[mentor]])
        for hire, mentor in held.items()
        if hire in scores.rows and mentor in scores.columns
    ]


def _loads(found: Seekers) -> tuple[WeekLoad, ...]:
    loads = [
        WeekLoad(mentor.id, mentor.load[0], mentor.hours, mentor.mentees)
        for mentor in found.pool.mentors
        if mentor.confirmed and not mentor.leaving
    ]
    return tuple(sorted(loads, key=lambda load: (load.hours - load.most, load.mentor), reverse=True))

"""Who could mentor one hire: everybody who mentors, ranked by the same score as in matching, with loads before and after."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from mentor_tui.domain.matching import explain
from mentor_tui.domain.matching.proposal import Match
from mentor_tui.domain.people import Pairing, Person
from mentor_tui.domain.permissions import require
from mentor_tui.domain.policy import FIRM, Rule
from mentor_tui.domain.problems import Refused
from mentor_tui.services.actor_context import ActorContext, find_person
from mentor_tui.services.matching.reading import Seekers, seekers
from mentor_tui.services.mentors import taken_from


@dataclass(frozen=True, slots=True)
class Candidate:
    """One mentor, as a lead weighs them for a hire.

    Attributes:
        score: how well the two fit, in tenths of a point.
        rules: what speaks against the pair, heaviest first.
        now: whether they mentor the hire today.
        shared, least: working hours a week in common, None where they are not known, and how many are asked.
        mentees, room: hires who take up room with them without this one, and how many they take.
        load, then, most: hours a week without this hire, with them, and what the mentor has.
        leaves: their last day, once it is known.
        away: last day of today's leave, "" where they are here.
        takes: what the pair takes from a team that the lead does not lead, None where it takes nothing.

    """

    person: Person
    score: int
    parts: tuple[explain.PartPoints, ...]
    common: explain.Common
    rules: tuple[Rule, ...]
    now: bool
    shared: float | None
    least: float
    mentees: int
    room: int
    load: float
    then: float
    most: float
    leaves: date | None
    away: str
    takes: Refused | None = None

    @property
    def possible(self) -> bool:
        """Whether a lead can make this pair by hand: hours, languages and the like are theirs to weigh, heads are not."""
        return not self.now and not self.barred

    @property
    def barred(self) -> tuple[Rule, ...]:
        """The rules that hold for a pair made by hand too."""
        return tuple(rule for rule in self.rules if rule in FIRM and (rule != "capacity" or self.mentees >= self.room))

    @property
    def over(self) -> bool:
        """Whether they would have more than their hours with this hire."""
        return self.then > self.most


@dataclass(frozen=True, slots=True)
class Choice:
    """A hire, the pairing that stands, and everybody who could be their mentor, best first."""

    hire: Person
    pairing: Pairing | None
    mentor: str | None
    candidates: tuple[Candidate, ...]

    @property
    def version(self) -> int:
        """The version of the pairing, for "what I saw"."""
        return self.pairing.seq if self.pairing else 0


def choice(context: ActorContext, person: str) -> Choice:
    """Everybody who mentors, for one hire.

    Args:
        context: a lead.
        person: the hire, by id or name.

    Raises:
        NotYours: the acting person pairs nobody here.
        BadUse: nobody is called so.

    """
    team = context.team()
    hire = find_person(team, person)
    require("pair", context.relations(team, hire.id), person=hire.id, on=hire.id, title=hire.name)
    found = seekers(context, moving=(hire.id,), only=(hire.id,))
    match = Match(found.pool)
    now = team.mentor(hire.id)
    made = [_candidate(match, found, hire, mentor, now) for mentor in found.capacities] if found.pool.hires else []
    made = [_with_what_it_takes(context, found, hire, one) for one in made]
    return Choice(hire, team.pairing(hire.id), now, tuple(sorted(made, key=_order)))


def _candidate(match: Match, found: Seekers, hire: Person, mentor: str, now: str | None) -> Candidate:
    scores = match.scores
    them = found.pool.mentors[scores.columns[mentor]]
    parts = explain.parts(match, hire.id, mentor)
    cost = found.pool.costs[0] if found.pool.costs else 0.0
    person = found.team.people[mentor]
    return Candidate(
        person,
        sum(part.points for part in parts),
        parts,
        explain.common(match, hire.id, mentor),
        scores.rules(hire.id, mentor),
        mentor == now,
        scores.shared(hire.id, mentor),
        scores.least_hours(hire.id),
        them.mentees,
        them.heads,
        them.load[0],
        them.load[0] + cost,
        them.hours,
        person.left,
        found.view.of(mentor).away,
    )


def _with_what_it_takes(context: ActorContext, found: Seekers, hire: Person, one: Candidate) -> Candidate:
    if one.now or one.barred:
        return one
    taken = taken_from(context, found.team, [(hire.id, one.person.id)], found.view)
    return replace(one, takes=taken[0]) if taken else one


def _order(candidate: Candidate) -> tuple[int, int, float, str]:
    place = 3 if candidate.now else 2 if not candidate.possible else 1 if candidate.rules else 0
    return (place, -candidate.score, candidate.then, candidate.person.name)

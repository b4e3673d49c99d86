"""Who can be a pair, from which day on, and who can stand in: the rules between two people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date

from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.people import END_REASONS, Person
from mentor_tui.domain.permissions import Relation, refusal
from mentor_tui.domain.problems import BadUse, Code, Problem, Refused
from mentor_tui.domain.programmes import Programme
from mentor_tui.domain.rules.people import only_observes
from mentor_tui.domain.team import Team

AHEAD_MOST, OVERLAP_MOST = 366, 90
"""Days that a change may be agreed ahead, and days of overlap."""


class Mentors(NamedTuple):
    """What the rules have to know of those who mentor.

    Attributes:
        team: the roster as it stands.
        confirmed: who is a mentor by a side task, whatever their roles.
        load: mentor -> the hires who take up room with them.
        apart: hire -> the mentors from whom a lead keeps them; it may raise where that cannot be read.

    """

    team: Team
    confirmed: Collection[str]
    load: Callable[[str], Sequence[str]]
    apart: Callable[[str], Collection[str]]

    def is_mentor(self, person: Person) -> bool:
        """Whether somebody is a mentor: a lead has named them, or they are on the mentoring track, far enough."""
        return "mentor" in person.roles or person.id in self.confirmed

    def all(self) -> tuple[Person, ...]:
        """Everybody who is a mentor, in the order of the roster, whoever leaves or has left among them."""
        return tuple(person for person in self.team.people.values() if self.is_mentor(person))

    def loaded(self, mentor: str, but: str = "") -> int:
        """How many hires take up room with a mentor, one of them left out."""
        return sum(hire != but for hire in self.load(mentor))

    def with_room(self, hire: str = "") -> list[str]:
        """The names of those who stay and have room for one more; of a hire's, whom they do not have as their mentor."""
        team = self.team
        out = {hire, team.mentor(hire)} if hire else set()
        free = (one for one in self.all() if one.left is None and self.loaded(one.id) < team.room(one.id))
        return [one.name for one in free if one.id not in out]


def calls_for_mentor(programme: Programme, *, basics: bool) -> bool:
    """Whether somebody on their way is to have a mentor, so that leads are told while they have none.

    In their first curriculum everybody is. Whoever begins a later one with their basics done works in the queue and knows
    whom to ask: they need one only if whoever began it wanted that. They may be given one in any case.

    Args:
        programme: the one in force.
        basics: whether their basics are done.

    """
    return not programme.past or not basics or programme.mentor


def may_pair(relations: Collection[Relation], them: Person) -> Problem | None:
    """Why somebody may not say who mentors a hire, or None."""
    if problem := refusal("pair", relations, person=them.id, on=them.id, title=them.name):
        return problem
    return None if "hire" in them.roles else Refused(Code.NOT_A_HIRE, person=them.id, name=them.name)


def can_mentor(mentors: Mentors, person: Person) -> Problem | None:
    """Why somebody can take no hire at all, or None: they are no mentor, or are about to leave."""
    if not mentors.is_mentor(person):
        return Refused(Code.NOT_A_MENTOR, person=person.id, name=person.name)
    if person.left is not None:
        return Refused(Code.MENTOR_LEAVES, person=person.id, name=person.name, on=person.left)
    return None


def can_pair(mentors: Mentors, them: Person, other: Person, first: date) -> Problem | None:
    """Why somebody cannot be a hire's mentor from a day on, or None; room is another question."""
    if them.id == other.id:
        return Refused(Code.OWN_MENTOR, person=them.id, name=them.name)
    if problem := can_mentor(mentors, other):
        return problem
    pairing = mentors.team.pairing(them.id)
    if pairing is not None and pairing.mentor_on(first) == other.id and not pairing.ahead(first):
        return Refused(Code.SAME_MENTOR, person=them.id, name=them.name, mentor=other.name)
    return kept_apart(mentors, them, other, first)


def kept_apart(mentors: Mentors, them: Person, other: Person, first: date) -> Problem | None:
    """What keeps two from being a pair from a day on, or None: a pairing that ended for good, or a lead's word."""
    names = {"person": them.id, "name": them.name, "on": other.id, "mentor": other.name}
    pairing = mentors.team.pairing(them.id)
    if pairing is not None and pairing.barred(other.id, first):
        return Refused(Code.ENDED_FOR_GOOD, **names)
    return Refused(Code.KEPT_APART, **names) if other.id in mentors.apart(them.id) else None


def has_room(mentors: Mentors, mentor: Person, *, coming: int = 1, but: str = "") -> Problem | None:
    """Why a mentor has no room for more, or None.

    Args:
        mentors: who mentors, and with how many.
        mentor: who would take them.
        coming: how many would come.
        but: a hire who is not counted: the one who comes, who may be there already.

    """
    load, room = mentors.loaded(mentor.id, but), mentors.team.room(mentor.id)
    if load + coming <= room:
        return None
    return Refused(
        Code.NO_ROOM, person=mentor.id, name=mentor.name, load=load, room=room, others=mentors.with_room(but)
    )


def takes_from_teams(
    mentors: Mentors, me: Person, pairs: Iterable[tuple[str, str]], alone: Iterable[str]
) -> list[Refused]:
    """Where pairs take mentors of a team that a lead does not lead, and leave its own hires too few places: a fact each.

    Args:
        mentors: who mentors, and with how many.
        me: the lead.
        pairs: hire and mentor, by id, whom the lead makes a pair.
        alone: the hires of all teams who have no mentor.

    """
    team = mentors.team
    # Whoever is with them already, or agreed to come, takes up no further place.
    new = [(hire, one) for hire, one in pairs if team.mentor(hire) != one and hire not in mentors.load(one)]
    waiting = [team.people[hire] for hire in alone]
    found = []
    for name in dict.fromkeys(team.people[one].team for _hire, one in new if one in team.people):
        if not name or me.leads_team(name):
            continue
        there = [one for one in mentors.all() if one.team == name and one.left is None]
        taken = Counter(mentor for hire, mentor in new if team.people[hire].team != name)
        free = sum(max(team.room(one.id) - mentors.loaded(one.id) - taken[one.id], 0) for one in there)
        theirs = [hire.name for hire in waiting if hire.team == name]
        if len(theirs) > free:
            names = [one.name for one in there if taken[one.id]]
            found.append(Refused(Code.TAKES_FROM_TEAM, there=name, mentors=names, hires=theirs, places=free))
    return found


def can_stand_in(mentors: Mentors, them: Person, mentor: str, other: Person, today: date) -> Problem | None:
    """Why somebody cannot stand in for a hire's mentor, or None; a lead can as well as a mentor."""
    if other.id == them.id:
        return Refused(Code.OWN_MENTOR, person=them.id, name=them.name)
    if other.id == mentor:
        return Refused(Code.SAME_MENTOR, person=them.id, name=them.name, mentor=other.name)
    if "lead" not in other.roles and not mentors.is_mentor(other):
        return Refused(Code.NOT_A_MENTOR, person=other.id, name=other.name)
    return kept_apart(mentors, them, other, today)


def has_mentor(mentor: str | None, them: Person) -> Problem | None:
    """That nobody mentors a hire, or None."""
    return None if mentor else Refused(Code.NO_PAIRING, person=them.id, name=them.name)


def may_cover(relations: Collection[Relation], them: Person, mentor: str | None) -> Problem | None:
    """Why somebody may not say who stands in for a hire's mentor, or None."""
    return refusal("pair", relations, person=them.id, on=them.id, title=them.name) or has_mentor(mentor, them)


def may_ask(relations: Collection[Relation], them: Person, *, hands_over: bool) -> Problem | None:
    """Why somebody may not ask that a hire has another mentor, or None.

    Args:
        relations: what the acting person is to the hire.
        them: the hire.
        hands_over: whether it is agreed that the acting person hands the hire over already.

    """
    if problem := refusal("ask mentor", relations, person=them.id, on=them.id, title=them.name):
        return problem
    if "hire" not in them.roles:
        return only_observes(them) or Refused(Code.NOT_A_HIRE, person=them.id, name=them.name)
    return Refused(Code.GOES_ON, person=them.id, name=them.name) if hands_over else None


def can_wish(mentors: Mentors, them: Person, other: Person) -> Problem | None:
    """Why a hire cannot wish for somebody as their mentor, or None."""
    if other.id == them.id:
        return Refused(Code.OWN_MENTOR, person=them.id, name=them.name)
    if other.id == mentors.team.mentor(them.id):
        return Refused(Code.SAME_MENTOR, person=them.id, name=them.name, mentor=other.name)
    return can_mentor(mentors, other)


def may_settle(relations: Collection[Relation], them: Person, team: Team) -> Problem | None:
    """Why somebody may not close what was asked about a hire's mentor, or None."""
    if problem := refusal("pair", relations, person=them.id, on=them.id, title=them.name):
        return problem
    asked = any(ask.hire == them.id for ask in team.asks)
    return None if asked else Refused(Code.NOTHING_ASKED, person=them.id, name=them.name)


def may_set_capacity(mentors: Mentors, relations: Collection[Relation], them: Person) -> Problem | None:
    """Why somebody may not say how much a mentor takes on, or None."""
    if problem := refusal("set room", relations, person=them.id, on=them.id, title=them.name):
        return problem
    return None if mentors.is_mentor(them) else Refused(Code.NOT_A_MENTOR, person=them.id, name=them.name)


# -- what belongs to a change


def known_reason(reason: str) -> Problem | None:
    """That a reason is none of the typed ones, or None."""
    if reason in END_REASONS:
        return None
    return BadUse(Code.BAD_VALUE, what="reason", value=reason, known=list(END_REASONS))


def within_reach(first: date, today: date) -> Problem | None:
    """Why a change cannot begin on a day, or None: it has passed, or is too far ahead."""
    if first < today:
        return BadUse(Code.PAST_DATE, date=first)
    return BadUse(Code.TOO_FAR_AHEAD, date=first, most=AHEAD_MOST) if (first - today).days > AHEAD_MOST else None


def can_overlap(days: object, them: Person, old: str | None, other: Person) -> Problem | None:
    """Why two mentors cannot share so many days, or None: it is no such number, or nobody else was there before."""
    if isinstance(days, bool) or not isinstance(days, int) or not 0 <= days <= OVERLAP_MOST:
        return BadUse(Code.BAD_VALUE, what="overlap", value=days, known=[f"0–{OVERLAP_MOST}"])
    if days and (old is None or old == other.id):
        return Refused(Code.NO_OVERLAP, person=them.id, name=them.name, mentor=other.name)
    return None


def owes_reason(them: Person, verb: str, text: str) -> Problem | None:
    """That a change between people asks for a reason and none was given, or None."""
    return None if text else Refused(Code.ASKS_A_REASON, verb=verb, on=them.id, title=them.name)

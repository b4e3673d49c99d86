"""Who could mentor a hire: every mentor with what they carry now and what they would carry then."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import Literal

from mentor_tui.domain.journey import Journey
from mentor_tui.domain.people import Pairing, Person, Profile
from mentor_tui.domain.permissions import require
from mentor_tui.domain.problems import Trouble
from mentor_tui.domain.record import Record, person_record
from mentor_tui.services.desk import Desk, find_person, sound
from mentor_tui.services.overview import overview
from mentor_tui.services.pages import MentorLoad, mentor_loads
from mentor_tui.services.pairing import mentors_of

Against = Literal["", "now", "self", "leaves", "no room", "away", "manager"]
"""What speaks against a mentor: they have the hire now, are the hire, leave, are full, are away, or are the hire's manager."""

BARRED: frozenset[Against] = frozenset({"now", "self", "leaves", "no room"})
"""What the rules refuse; the rest is for the lead to weigh."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One mentor, as a lead weighs them for a hire.

    Attributes:
        then: hours a week that their mentees would cost with this one.
        languages, areas: what they share with the hire.

    """

    load: MentorLoad
    then: float
    languages: tuple[str, ...]
    areas: tuple[str, ...]
    against: Against

    @property
    def possible(self) -> bool:
        """Whether the rules would let them take the hire."""
        return self.against not in BARRED


@dataclass(frozen=True, slots=True)
class Choice:
    """A hire, the pairing that stands, and everybody who could be their mentor, best first."""

    hire: Person
    pairing: Pairing | None
    candidates: tuple[Candidate, ...]

    @property
    def seen(self) -> int:
        """The version of the pairing, for "what I saw"."""
        return self.pairing.seq if self.pairing else 0


def candidates(desk: Desk, person: str) -> Choice:
    """Everybody who mentors, for one hire.

    Raises:
        NotYours: the acting person pairs nobody here.
        BadUse: nobody is called so.

    """
    team = desk.team()
    hire = find_person(team, person)
    require("pair", desk.relations(team, hire.id), person=hire.id, on=hire.id, title=hire.name)
    mentors = mentors_of(desk, team)
    near = {hire.id, *(mentor.id for mentor in mentors)}
    for mentor in mentors:
        near |= {*team.bound_to(mentor.id)}
    view = overview(desk, team=team, among=near)
    loads = mentor_loads(desk, view)
    profiles = _profiles(desk, [hire.id, *(load.person.id for load in loads)])
    theirs = profiles.get(hire.id, Profile())
    cost = desk.catalogue.budget.mentoring_hours(view.of(hire.id).week)
    pairing = team.pairing(hire.id)
    now = team.mentor(hire.id)
    found = []
    for load in loads:
        own = profiles.get(load.person.id, Profile())
        found.append(
            Candidate(
                load,
                load.hours + (0 if hire.id in load.mentees else cost),
                tuple(name for name in own.languages if name in theirs.languages),
                tuple(name for name in own.areas if name in theirs.areas or name in theirs.interests),
                _against(load, hire, now, theirs.manager),
            )
        )
    return Choice(hire, pairing, tuple(sorted(found, key=_order)))


def _profiles(desk: Desk, people: list[str]) -> dict[str, Profile]:
    found = {}
    for name, record in desk.store.read_many(map(person_record, people)):
        if isinstance(record, Record):
            with suppress(Trouble), sound(name):
                found[name.partition("/")[2]] = Journey(record).profile
    return found


def _against(load: MentorLoad, hire: Person, now: str | None, manager: str) -> Against:
    mentor = load.person
    if mentor.id == now:
        return "now"
    if mentor.id == hire.id:
        return "self"
    if load.leaves is not None:
        return "leaves"
    if len([name for name in load.mentees if name != hire.id]) >= load.room:
        return "no room"
    if load.away:
        return "away"
    return "manager" if mentor.id == manager else ""


def _order(candidate: Candidate) -> tuple[int, int, int, float, str]:
    place = 0 if not candidate.against else 1 if candidate.possible else 2
    return (place, -len(candidate.languages), -len(candidate.areas), candidate.then, candidate.load.person.name)

"""What it takes that somebody begins another curriculum, by a decision or by a lead's hand."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from mentor_tui.domain.catalogue import Catalogue
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.people import Person
from mentor_tui.domain.permissions import Relation, refusal
from mentor_tui.domain.problems import BadUse, Code, Problem, Refused
from mentor_tui.domain.programmes import Programme
from mentor_tui.domain.rules.people import only_observes

AHEAD_MOST = timedelta(days=366)
"""How far ahead a curriculum can be agreed to begin."""


class ProgrammeCase(NamedTuple):
    """Somebody's way through as whoever puts another curriculum after it has it before them.

    Attributes:
        first: their first day, None where it is not known.

    """

    person: Person
    catalogue: Catalogue
    programme: Programme
    today: date
    first: date | None = None

    def known(self, curriculum: str) -> Programme | None:
        """Their programme of a curriculum, running, over or agreed; None where they never were on it."""
        wanted = self.catalogue.curriculum(curriculum)
        for one in (self.programme, *self.programme.ahead, *self.programme.past):
            then = self.catalogue.curriculum(one.curriculum)
            same = one.curriculum == curriculum if wanted is None or then is None else then.id == wanted.id
            if same and not one.dropped:
                return one
        return None

    @property
    def latest(self) -> date | None:
        """The day on which the latest of their curricula began, or will; the next one begins after it."""
        return max((one.since for one in (*self.programme.ahead, self.programme) if one.since), default=self.first)


def may_begin(relations: Collection[Relation], them: Person) -> Problem | None:
    """Why somebody may not put another curriculum after a person's, or None."""
    refused = refusal("begin programme", relations, person=them.id, on=them.id, title=them.name)
    return refused or only_observes(them)


def begins(case: ProgrammeCase, curriculum: str, on: date) -> Problem | None:
    """Why a curriculum cannot begin for somebody on a day, or None: they are or were on it, or another begins later."""
    known_as = case.catalogue.curriculum(curriculum)
    title = known_as.title if known_as is not None else curriculum
    about = {"person": case.person.id, "name": case.person.name, "curriculum": title}
    if (known := case.known(curriculum)) is not None:
        state = "ahead" if known in case.programme.ahead else "now" if known == case.programme else "past"
        return Refused(Code.CURRICULUM_BEGUN, state=state, date=known.since or case.first, **about)
    latest = case.latest
    # One that comes after a first curriculum takes its first day from it, or later.
    before = latest is not None and (on < latest or (on == latest and case.programme.curriculum is not None))
    if before:
        return Refused(Code.BEGINS_TOO_EARLY, date=on, first=latest, **about)
    return BadUse(Code.TOO_FAR_AHEAD, date=on, most=AHEAD_MOST.days) if on > case.today + AHEAD_MOST else None


def starts(case: ProgrammeCase, position: str) -> str:
    """The curriculum that a decision for a position starts for somebody: none where they are, or were, on it."""
    known = case.catalogue.positions.get(position)
    wanted = known.curriculum if known is not None else None
    return wanted if wanted and case.known(wanted) is None else ""


def may_start(case: ProgrammeCase, position: str, on: date) -> Problem | None:
    """Why a decision for a position cannot start its curriculum, or None: it is in no file any more, or would begin too early."""
    wanted = starts(case, position)
    if not wanted:
        return None
    if case.catalogue.curriculum(wanted) is None:
        title = case.catalogue.positions[position].title
        return Refused(Code.CURRICULUM_GONE, person=case.person.id, curriculum=wanted, position=title)
    return begins(case, wanted, on)


def may_enrol(programme: Programme, them: Person) -> Problem | None:
    """Why somebody's first curriculum cannot be said any more, or None: another one came after it, or will."""
    if programme.since is None and not programme.past and not programme.ahead:
        return None
    return Refused(Code.ENROLLED_BEFORE, person=them.id, name=them.name)

"""When a pairing can be closed, and by whom."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Protocol

from mentor_tui.domain.closings import Side, closing_with, open_from
from mentor_tui.domain.journey import Journey
from mentor_tui.domain.people import Pairing
from mentor_tui.domain.permissions import Relation, refusal
from mentor_tui.domain.problems import Code, Problem, Refused


class PairedHire(Protocol):
    """What is asked of a hire; see ``Standing``."""

    journey: Journey
    today: date

    @property
    def person(self) -> str: ...
    @property
    def closes_on(self) -> date | None: ...


def side_in(standing: PairedHire, mentor: str, actor: str) -> Side | None:
    """Which of the two somebody is, None where they are neither."""
    if actor == standing.person:
        return "hire"
    return "mentor" if actor == mentor else None


def may_close(
    standing: PairedHire, pairing: Pairing | None, mentor: str, actor: str, relations: Collection[Relation]
) -> Problem | None:
    """Why somebody may not answer the question at the end of a pairing, or None: each of the two may, once, when it is time.

    Args:
        standing: the hire's.
        pairing: who mentors them, and did.
        mentor: whose pairing with them it is.
        actor: who answers.
        relations: what they are to the hire; of another mentor's, or of whoever stands in, it gives no right here.

    """
    person, today = standing.person, standing.today
    side = side_in(standing, mentor, actor)
    known = open_from(pairing, standing.closes_on, today)
    theirs: tuple[Relation, ...] = ()
    if side == "hire":
        theirs = ("own",) if "own" in relations else ()
    elif side == "mentor":
        # One whose pairing was ended as finished is no mentor of theirs any more, and was it for this.
        theirs = ("mentor",) if "mentor" in relations or mentor in known else ()
    if problem := refusal("close pairing", theirs, person=person, on=person, title=""):
        return problem
    other = mentor if side == "hire" else person
    said = closing_with(standing.journey.record.facts, mentor).of(side) if side is not None else None
    if said is not None:
        return Refused(Code.NO_CLOSING, why="done", person=other, day=date.fromisoformat(said.at[:10]))
    if mentor not in known:
        return Refused(Code.NO_CLOSING, why=_not_at_all(standing, pairing, mentor), person=other)
    if today < known[mentor]:
        return Refused(Code.NO_CLOSING, why="early", person=other, day=known[mentor])
    return None


def _not_at_all(standing: PairedHire, pairing: Pairing | None, mentor: str) -> str:
    """Why there is no day for it: they never were a pair, are one no more, or are one that has no such day yet."""
    if pairing is None or not pairing.mentored(mentor):
        return "never"
    if mentor not in pairing.mentors_on(standing.today):
        return "over"
    return "later" if standing.closes_on is not None else "basics"

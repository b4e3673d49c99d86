"""The end of a pairing: each of the two answers one question, reads the other's answer, and leads know that it was held."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from mentor_tui.domain.closings import (
    ANSWERED,
    ClosingWords,
    Side,
    closing_thing,
    closing_with,
    closings_of,
    is_asked,
    open_from,
    with_closings,
)
from mentor_tui.domain.journey import Journey
from mentor_tui.domain.mentoring import PastPair
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.people import Pairing
from mentor_tui.domain.permissions import Relation
from mentor_tui.domain.problems import BadUse, Code, Problem, Refused
from mentor_tui.domain.record import Fact, person_record
from mentor_tui.domain.rules.closings import may_close, side_in
from mentor_tui.domain.standing import Standing
from mentor_tui.domain.text import said
from mentor_tui.services.actor_context import ActorContext, Done, find_person, sound
from mentor_tui.services.command import Command, command
from mentor_tui.services.opening import remember_seen
from mentor_tui.services.results import ClosedWith


class ClosingRow(NamedTuple):
    """The end of a pairing before somebody's eyes.

    Attributes:
        since: the day from which the questions can be answered, None where there is none.
        said: what was said; without any of it for whoever is neither of the two, to whom ``held`` says that it was.
        held: the day on which both had answered, None where one has not.
        side: which of the two the viewer is, None where they are neither.
        asked: whether the viewer is called for their answer today, ``answers`` whether they can give it.

    """

    hire: str
    mentor: str
    since: date | None
    said: ClosingWords
    held: date | None
    side: Side | None
    asked: bool = False
    answers: bool = False

    def opened(self, today: date) -> bool:
        """Whether there is anything in it by a day: the questions are open, or something was said."""
        return (self.since is not None and self.since <= today) or self.said != ClosingWords(self.mentor)

    @property
    def other(self) -> str:
        """The other one of the two."""
        return self.hire if self.side == "mentor" else self.mentor


def close(context: ActorContext, hire: str, mentor: str, text: str, *, thanks: str = "", op: str | None = None) -> Done:
    """Answer the question at the end of a pairing, as one of the two.

    Args:
        context: who answers.
        hire: whose pairing it is.
        mentor: with whom.
        text: the answer.
        thanks: a line of thanks, "" for none.
        op: operation id.

    Raises:
        NotYours: it is another pair's.
        BadUse: nothing is said.
        Refused: it is not time, it was answered before, the two were never a pair, or the other one has left.

    """
    before = context.team()
    them, with_whom, words = find_person(before, hire).id, find_person(before, mentor).id, said(text)

    def right(it: Command) -> Problem | None:
        standing = context.standing(Journey(it.record))
        problem = may_close(standing, it.team.pairing(them), with_whom, context.actor, it.relations(them))
        other = it.team.person(with_whom if context.actor == them else them)
        if problem is None and (other is None or it.team.departed(other, context.today())):
            return Refused(Code.NO_CLOSING, why="gone", person=other.id if other is not None else with_whom)
        return problem

    with command(context, person_record(them), right, op=op) as it:
        if it.repeated:
            return it.done(ANSWERED, them)
        if not words:
            raise BadUse(Code.EMPTY_TEXT, what="text")
        event = it.write(ANSWERED, closing_thing(with_whom), text=words, why=said(thanks))
        now = closing_with(it.record.facts, with_whom)
        other = with_whom if context.actor == them else them
        return it.done(ANSWERED, them, with_whom, (event,), ClosedWith(it.team.names.short(other), bool(now.held)))


def pair_with(context: ActorContext, other: str) -> tuple[str, str]:
    """Hire and mentor of the acting person's pairing with somebody; where each has mentored the other, the one to close.

    Raises:
        BadUse: nobody is called so.
        Refused: the two were never a pair.

    """
    team = context.team()
    them, me = find_person(team, other).id, context.actor
    found = [
        (hire, mentor)
        for hire, mentor in ((them, me), (me, them))
        if (pairing := team.pairing(hire)) is not None and pairing.mentored(mentor)
    ]
    if not found:
        raise Refused(Code.NO_CLOSING, why="never", person=them)
    for hire, mentor in found if len(found) > 1 else ():
        standing = context.standing(context.journey(hire), team)
        if not may_close(standing, team.pairing(hire), mentor, me, context.relations(team, hire)):
            return hire, mentor
    return found[0]


def closings(context: ActorContext, person: str | None = None) -> tuple[ClosingRow, ...]:
    """The ends of pairings that the acting person is one of, or, as a lead, that were held with somebody.

    Args:
        context: who reads.
        person: with whom; None is all of the acting person's own.

    Raises:
        BadUse: nobody is called so.
        Refused: they were never a pair, and the acting person leads neither.

    """
    team, me = context.team(), context.actor
    them = find_person(team, person).id if person is not None else None
    them = None if them == me else them
    mine = [
        (hire, pairing)
        for hire, pairing in team.pairings.items()
        if (hire == me and (them is None or pairing.mentored(them)))
        or (pairing.mentored(me) and (them is None or hire == them))
    ]
    leads = them is not None and "lead" in context.relations(team, them)
    if not mine and leads and them is not None and (pairing := team.pairing(them)) is not None:
        mine = [(them, pairing)]
    elif not mine and them is not None and not leads:
        raise Refused(Code.NO_CLOSING, why="never", person=them)
    rows: list[ClosingRow] = []
    for hire, pairing in mine:
        with sound(person_record(hire)):
            standing = context.standing(context.journey(hire), team)
            rows += [*rows_of(standing, pairing, me, leads=leads and hire == them)]
    return tuple(row for row in rows if row.hire != me or them in (None, row.mentor))


def rows_of(standing: Standing, pairing: Pairing | None, viewer: str, *, leads: bool = False) -> Iterator[ClosingRow]:
    """The ends of a hire's pairings: those that the viewer is one of, and for leads that the others were held."""
    facts, today = standing.journey.record.facts, standing.today
    known = open_from(pairing, standing.closes_on, today)
    for mentor in dict.fromkeys((*known, *(one.mentor for one in closings_of(facts)))):
        one, since = closing_with(facts, mentor), known.get(mentor)
        held = date.fromisoformat(one.held[:10]) if one.held else None
        side = side_in(standing, mentor, viewer)
        if side is not None:
            answers = since is not None and since <= today and one.of(side) is None
            asked = since is not None and answers and is_asked(since, today)
            yield ClosingRow(standing.person, mentor, since, one, held, side, asked, answers)
        elif leads and held is not None:
            yield ClosingRow(standing.person, mentor, since, ClosingWords(mentor), held, None)


def as_told(
    pairs: tuple[PastPair, ...], facts: Mapping[str, Fact], viewer: str, relations: Collection[Relation]
) -> tuple[PastPair, ...]:
    """A hire's pairings with the day on which each was closed, for the two and for leads."""
    found = with_closings(pairs, facts)
    if {"own", "lead"} & {*relations}:
        return found
    return tuple(pair if pair.mentor == viewer else pair._replace(closed=None) for pair in found)


def opened(context: ActorContext, rows: Iterable[ClosingRow]) -> None:
    """Remember that the acting person, as the mentor, has read what hires said."""
    for row in rows:
        if row.side == "mentor" and row.said.hire is not None:
            remember_seen(context, row.hire, "closed", row.said.hire.at)


def closing_doc(row: ClosingRow) -> dict[str, Any]:
    """The end of a pairing as the plain keys that scripts rely on."""
    told: dict[str, Any] = {
        "hire": row.hire,
        "mentor": row.mentor,
        "from": row.since.isoformat() if row.since is not None else None,
        "held": row.held.isoformat() if row.held is not None else None,
    }
    if row.side is not None:
        told |= {"by_hire": _said_doc(row.said, "hire"), "by_mentor": _said_doc(row.said, "mentor")}
    return told


def _said_doc(one: ClosingWords, side: Side) -> dict[str, str | None] | None:
    found = one.of(side)
    return {"at": found.at, "text": found.text, "thanks": found.thanks or None} if found is not None else None

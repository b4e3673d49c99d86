"""Check-ins: a hire says how their week was; whoever mentors them reads it, and nobody else."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from mentor_tui.domain.checkins import CHECKED_IN, CHECKINS, MOODS, CheckIn, Mood, check_ins_of, is_mood, wrote_since
from mentor_tui.domain.journey import Journey
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.permissions import Relation, grant, require
from mentor_tui.domain.problems import BadUse, Code, refuse_if
from mentor_tui.domain.record import person_record
from mentor_tui.domain.rules.checkins import may_check_in
from mentor_tui.domain.standing import Standing
from mentor_tui.domain.text import said
from mentor_tui.services.actor_context import ActorContext, Done, zone_of
from mentor_tui.services.command import command, needs
from mentor_tui.services.hearing import heard
from mentor_tui.services.journey_access import view_of


class CheckInRow(NamedTuple):
    """A check-in, and whether anybody else has written since."""

    said: CheckIn
    answered: bool


def check_in(context: ActorContext, word: str, text: str = "", *, op: str | None = None) -> Done:
    """Say how one's week was.

    Args:
        context: who says it.
        word: good, mixed, or hard.
        text: a line about it, "" for none.
        op: operation id.

    Raises:
        BadUse: it is none of the words.
        Refused: they have checked in this week, or are not asked yet.

    """
    who = context.actor
    if not is_mood(word):
        raise BadUse(Code.BAD_VALUE, what="check-in", value=word, known=list(MOODS))
    mood: Mood = word
    with command(context, person_record(who), needs("check in", who), op=op) as it:
        if it.repeated:
            return it.done(CHECKED_IN, who)
        standing = context.standing(Journey(it.record))
        refuse_if(may_check_in(standing, it.relations(who), zone_of(standing.zone)))
        event = it.write(CHECKED_IN, CHECKINS, {"word": mood}, text=said(text))
        return it.done(CHECKED_IN, who, "", (event,), heard(context, it.team, who))


def check_ins(context: ActorContext, person: str | None = None) -> tuple[CheckInRow, ...]:
    """The latest check-ins of somebody's, newest first; None is one's own.

    Raises:
        NotYours: they are between somebody else and their mentor.

    """
    access = view_of(context, person)
    them = access.person.id
    require("read check-in", access.relations, person=them, on=them, title="")
    return tuple(reversed(rows(access.standing)))


def rows(standing: Standing) -> tuple[CheckInRow, ...]:
    """The latest check-ins in somebody's record, oldest first."""
    facts, person = standing.journey.record.facts, standing.person
    return tuple(CheckInRow(one, bool(wrote_since(facts, person, one.seq))) for one in check_ins_of(facts))


def last_for(standing: Standing, relations: Collection[Relation]) -> CheckInRow | None:
    """The latest check-in, for whoever may read it; None where there is none, or it is not theirs to read."""
    known = rows(standing)
    return known[-1] if known and grant("read check-in", relations) else None


def check_in_doc(row: CheckInRow) -> dict[str, Any]:
    """A check-in as the plain keys that scripts rely on."""
    return {"at": row.said.at, "word": row.said.word, "text": row.said.text, "answered": row.answered}

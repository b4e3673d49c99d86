"""Verbs that leave words: a session logged, a note shared, a note for mentors and leads, a word for the next mentor."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from mentor_tui.domain.journey import Journey
from mentor_tui.domain.journey_folds import HANDOVER, NOTES, SESSIONS, TICKED
from mentor_tui.domain.problems import BadUse, Code, Problem, Refused, refuse_if
from mentor_tui.domain.record import Event, person_record, restricted_record
from mentor_tui.domain.rules.people import may_note
from mentor_tui.domain.terms import tick_terms
from mentor_tui.domain.text import said
from mentor_tui.services.actor_context import ActorContext, Done, find_person
from mentor_tui.services.command import Command, Right, command, needs
from mentor_tui.services.hearing import heard
from mentor_tui.services.item_edit import item_edit
from mentor_tui.services.results import Talked
from mentor_tui.services.talk_lines import NOTHING_SETTLED, Settles, moment_of, settle
from mentor_tui.services.things import find_item


def session(
    context: ActorContext,
    person: str,
    text: str,
    *,
    did: Sequence[str] = (),
    on: date | None = None,
    next_at: datetime | None = None,
    settles: Settles = NOTHING_SETTLED,
    op: str | None = None,
) -> Done:
    """Log a session with a hire, whoever sat with them; what they did and settled in it goes with it, in one commit.

    A hire reads what was logged, and does not log. An item that asks for a sign-off is the hire's to tick, as nobody
    signs what they ticked themselves.

    Args:
        context: who logs it.
        person: the hire.
        text: what it was about, a line.
        did: ids of items that were done in it.
        on: the day it was, today where it is None.
        next_at: when the next one is; without a zone it is where whoever logs it is.
        settles: what became of the lines of the agenda.
        op: operation id.

    Raises:
        BadUse: nothing is said of it, its day is still to come, or the next one's has passed.
        Refused: an item is not to be ticked in it, or a question or promise is not open.

    """
    who = find_person(context.team(), person).id
    line = said(text)
    with command(context, person_record(who), needs("session", who), op=op) as it:
        if it.repeated:
            return it.done("session", who)
        if not line and not did and settles.nothing:
            raise BadUse(Code.EMPTY_TEXT, what="text")
        journey, relations = Journey(it.record), it.relations(who)
        standing = context.standing(journey)
        if on is not None and on > standing.today:
            raise BadUse(Code.FUTURE_DATE, date=on)
        items = [find_item(standing, name) for name in did]
        terms: dict[str, Any] = {"did": [item.id for item in items]}
        if on is not None:
            terms["on"] = on.isoformat()
        if next_at is not None:
            terms["next"] = moment_of(context, next_at)
        events: list[Event] = [it.write("session", SESSIONS, terms, text=line)]
        for item in items:
            # Anew for each, as one item of a session may open the next.
            standing = context.standing(journey)
            at = item_edit(it, journey, standing, item, relations, "tick in a session")
            refuse_if(at.case.may("tick in a session") or at.case.lacks("tick in a session", text=line))
            # What the session was about is the evidence where an item asks for some.
            evidence = line if item.evidence != "none" else ""
            events.append(at.write(TICKED, tick_terms(standing.curriculum, item, partner=context.actor), text=evidence))
        settled, promised = settle(it, who, standing.today, settles)
        talked = Talked(tuple(item.title for item in items), len(settled), len(promised), next_at)
        return it.done("session", who, "", [*events, *settled, *promised], talked)


def note(
    context: ActorContext, person: str | None, text: str, *, restricted: bool = False, op: str | None = None
) -> Done:
    """Write a note on somebody's journey, None for one's own; a restricted one is for their mentor and leads, and kept apart.

    Raises:
        Refused: restricted notes are not offered here, as everybody could read them.

    """
    team = context.team()
    them = find_person(team, person or context.actor)
    who = them.id

    def right(it: Command) -> Problem | None:
        return may_note(it.relations(who), them, restricted=restricted)

    # Whoever may not do it is told that, and not how it could be set up.
    refuse_if(may_note(context.relations(team, who), them, restricted=restricted))
    if restricted and not context.restricted:
        raise Refused(Code.RESTRICTED_OFF)
    line = said(text)
    where = restricted_record(who) if restricted else person_record(who)
    with command(context, where, right, op=op, create=restricted) as it:
        if it.repeated:
            return it.done("noted", who)
        if not line:
            raise BadUse(Code.EMPTY_TEXT, what="text")
        result = heard(context, it.team, who) if who == context.actor and not restricted else None
        return it.done("noted", who, "", (it.write("noted", NOTES, text=line),), result)


def leave_word(context: ActorContext, hire: str, text: str, right: Right, *, op: str) -> tuple[Event, ...]:
    """Write into a hire's record what whoever hands over wants to say to the next mentor.

    Args:
        context: who writes it.
        hire: id.
        text: what is said, cleaned.
        right: what may stand in the way.
        op: operation id; one that the record knows writes nothing.

    """
    with command(context, person_record(hire), right, op=op) as it:
        return () if it.repeated else (it.write("handed", HANDOVER, text=text),)

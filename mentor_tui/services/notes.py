"""Verbs that leave words: a session logged, a note shared, a note for mentors and leads."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from mentor_tui.domain import history
from mentor_tui.domain.journey import Journey
from mentor_tui.domain.journey_folds import HANDOVER, LIFE, NOTES, SESSIONS, TICKED
from mentor_tui.domain.permissions import require
from mentor_tui.domain.problems import BadUse, Code, NotYours, Refused
from mentor_tui.domain.record import Event, person_record, restricted_record
from mentor_tui.domain.text import said
from mentor_tui.services.desk import Desk, Done, find_person, new_op
from mentor_tui.services.item_rules import LIFE_CODES, check_evidence, check_going
from mentor_tui.services.items import tick_terms
from mentor_tui.services.things import find_item, titles


def session(
    desk: Desk,
    person: str,
    text: str,
    *,
    did: Sequence[str] = (),
    on: date | None = None,
    op: str | None = None,
) -> Done:
    """Log a session with a hire, whoever sat with them; the items they did together are ticked with it, in one commit.

    A hire reads what was logged, and does not log. An item that asks for a sign-off is the hire's to tick, as nobody
    signs what they ticked themselves.

    Args:
        desk: who logs it.
        person: the hire.
        text: what it was about, a line.
        did: ids of items that were done in it.
        on: the day it was, today where it is None.
        op: operation id.

    """
    team = desk.team()
    who = find_person(team, person).id
    operation = op or new_op()
    relations = desk.relations(team, who)
    require("session", relations, person=who, on="", title="")
    line = said(text)
    if not line and not did:
        raise BadUse(Code.EMPTY_TEXT, what="text")
    with desk.store.edit(person_record(who)) as record:
        if record.knows(operation):
            return Done(operation, "session", who, record=record.id)
        journey = Journey(record)
        standing = desk.standing(journey)
        if on is not None and on > standing.today:
            raise BadUse(Code.FUTURE_DATE, date=on)
        if did:
            check_going(standing)
        items = [find_item(standing, name) for name in did]
        events: list[Event] = []
        terms: dict[str, Any] = {"did": [item.id for item in items]}
        if on is not None:
            terms["on"] = on.isoformat()
        stamp = desk.stamp()
        events.append(
            history.append(
                record, op=operation, at=stamp, by=desk.actor, kind="session", thing=SESSIONS, terms=terms, text=line
            )
        )
        for item in items:
            # Anew for each, as one item of a session may open the next.
            standing = desk.standing(journey)
            fact = standing.fact(item)
            facts = {"on": item.id, "title": item.title, "person": who}
            if item.who == "lead" and "lead" not in relations:
                raise NotYours(Code.NOT_THEIR_ITEM, who=item.who, **facts)
            if item.who == "hire" and item.sign_off != "none":
                raise Refused(Code.NEEDS_OWN_TICK, **facts)
            if standing.state(item) == "locked":
                raise Refused(Code.LOCKED, lock=standing.lock(item), names=titles(standing), **facts)
            if fact.state not in LIFE[TICKED]:
                code = LIFE_CODES[TICKED, fact.state]
                raise Refused(code, state=fact.state, by=fact.signed_by or fact.by, at=fact.at, **facts)
            if fact.count + 1 >= item.times and item.who == "hire":
                check_evidence(item.id, item.title, item.evidence, line or fact.evidence)
            assert standing.curriculum is not None
            events.append(
                history.append(
                    record,
                    op=operation,
                    at=stamp,
                    by=desk.actor,
                    kind=TICKED,
                    thing=journey.key(standing.curriculum, item),
                    terms=tick_terms(standing, item, partner=desk.actor),
                    # What the session was about is the evidence where an item asks for some.
                    text=line if item.evidence != "none" else "",
                )
            )
        return Done(
            operation, "session", who, "", tuple(events), record.id, facts={"did": [item.title for item in items]}
        )


def note(desk: Desk, person: str, text: str, *, restricted: bool = False, op: str | None = None) -> Done:
    """Write a note on somebody's journey; a restricted one is for their mentor and leads, and kept apart.

    Raises:
        Refused: restricted notes are not offered here, as everybody could read them.

    """
    team = desk.team()
    who = find_person(team, person).id
    operation = op or new_op()
    relations = desk.relations(team, who)
    require("restricted note" if restricted else "note", relations, person=who, on="", title="")
    if restricted and not desk.restricted:
        raise Refused(Code.RESTRICTED_OFF)
    line = said(text)
    if not line:
        raise BadUse(Code.EMPTY_TEXT, what="text")
    where = restricted_record(who) if restricted else person_record(who)
    with desk.store.edit(where, create=restricted) as record:
        if record.knows(operation):
            return Done(operation, "noted", who, record=record.id)
        event = history.append(
            record, op=operation, at=desk.stamp(), by=desk.actor, kind="noted", thing=NOTES, text=line
        )
        return Done(operation, "noted", who, "", (event,), where, facts={"restricted": restricted})


def leave_word(desk: Desk, hire: str, text: str, *, op: str) -> tuple[Event, ...]:
    """Write into a hire's record what whoever hands over wants to say to the next mentor; the caller has checked the right.

    Args:
        desk: who writes it.
        hire: id.
        text: what is said, cleaned.
        op: operation id; one that the record knows writes nothing.

    """
    with desk.store.edit(person_record(hire)) as record:
        if record.knows(op):
            return ()
        return (desk.write(record, op, "handed", HANDOVER, text=text),)

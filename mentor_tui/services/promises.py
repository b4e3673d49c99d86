"""Verbs of promises: one is made to a hire, kept, or let go with a reason."""

from __future__ import annotations

from datetime import date

from mentor_tui.domain.journey import Journey
from mentor_tui.domain.permissions import Relation, refusal
from mentor_tui.domain.problems import BadUse, Code, Problem, Refused
from mentor_tui.domain.promises import KEPT, LET_GO, PROMISED, Promise, next_number, promise_thing, promises_of
from mentor_tui.domain.record import person_record
from mentor_tui.domain.text import said
from mentor_tui.services.actor_context import ActorContext, Done, find_person
from mentor_tui.services.command import Command, command
from mentor_tui.services.results import Due
from mentor_tui.services.things import parts_of, to_promise


def promise(context: ActorContext, person: str, text: str, *, due: date, op: str | None = None) -> Done:
    """Promise somebody something.

    Args:
        context: who promises.
        person: to whom.
        text: what.
        due: by which day.
        op: operation id.

    Raises:
        BadUse: the day has passed, or nothing is said.

    """
    who, words = find_person(context.team(), person).id, said(text)

    def right(it: Command) -> Problem | None:
        parts = parts_of(context, it.team.acting(context.actor))
        relations = to_promise(it.relations(who), context.standing(Journey(it.record)), parts, context.actor)
        return refusal("promise", relations, person=who, on=who, title="")

    with command(context, person_record(who), right, op=op) as it:
        if it.repeated:
            return it.done(PROMISED, who)
        if not words:
            raise BadUse(Code.EMPTY_TEXT, what="text")
        if due < context.standing(Journey(it.record)).today:
            raise BadUse(Code.PAST_DATE, date=due)
        number = next_number(it.record.facts)
        terms = {"by": context.actor, "due": due.isoformat()}
        event = it.write(PROMISED, promise_thing(number), terms, text=words)
        return it.done(PROMISED, who, str(number), (event,), Due(due))


def keep(context: ActorContext, person: str, number: int, *, op: str | None = None) -> Done:
    """Say that a promise was kept: whoever owes it, to whom it was made, or who looks after them.

    Raises:
        Refused: there is no such promise that is open.

    """
    return _close(context, person, number, KEPT, "", op)


def let_go(context: ActorContext, person: str, number: int, *, why: str, op: str | None = None) -> Done:
    """Say that a promise will not be kept, and why; see ``keep``."""
    return _close(context, person, number, LET_GO, said(why), op)


def _close(context: ActorContext, person: str, number: int, kind: str, why: str, op: str | None) -> Done:
    who = find_person(context.team(), person).id

    def right(it: Command) -> Problem | None:
        relations: tuple[Relation, ...] = it.relations(who)
        found = _known(it, number)
        if found is not None and found.by == context.actor:
            relations = (*relations, "promiser")
        problem = refusal("keep promise", relations, person=who, on=who, title="")
        if problem is None and (found is None or not found.open):
            return Refused(Code.NO_PROMISE, person=who, number=number, state=found.state if found else "")
        return problem

    with command(context, person_record(who), right, op=op) as it:
        if it.repeated:
            return it.done(kind, who)
        if kind == LET_GO and not why:
            raise Refused(Code.ASKS_A_REASON, verb="keep promise", person=who, on="", title="")
        event = it.write(kind, promise_thing(number), text=why)
        return it.done(kind, who, str(number), (event,))


def _known(it: Command, number: int) -> Promise | None:
    return next((one for one in promises_of(it.record.facts) if one.number == number), None)

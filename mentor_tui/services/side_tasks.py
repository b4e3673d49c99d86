"""Verbs on side tasks and locks: take, give back, say yes, confirm, open a lock early."""

from __future__ import annotations

from datetime import time
from typing import Any

from mentor_tui.domain.blocks import FREED, KEPT, Block, block_key
from mentor_tui.domain.catalogue import Rung
from mentor_tui.domain.journey import Journey
from mentor_tui.domain.journey_folds import LOCK, STILL, YES
from mentor_tui.domain.problems import Problem, refuse_if
from mentor_tui.domain.record import TEAM, Event, person_record, thing
from mentor_tui.domain.rules import side_tasks
from mentor_tui.domain.rules.items import ItemCase
from mentor_tui.domain.rules.side_tasks import TaskCase
from mentor_tui.domain.text import said
from mentor_tui.services.actor_context import ActorContext, Done, find_person, need_rung
from mentor_tui.services.command import Command, command, needs
from mentor_tui.services.customers import planned_weeks
from mentor_tui.services.hearing import who_confirms
from mentor_tui.services.item_edit import edit_item
from mentor_tui.services.overview import Overview, overview
from mentor_tui.services.results import Taken
from mentor_tui.services.things import find_thing, task_case


def _case(it: Command, journey: Journey, rung: Rung, view: Overview | None = None) -> TaskCase:
    case = task_case(it.context, it.team, it.context.standing(journey, it.team), rung)
    if view is None:
        return case
    # Contracts and mentees are of before the lock; who holds what is of now.
    return case._replace(weeks=lambda: planned_weeks(it.context, view, it.team).of(it.team, case.standing.person))


def take(context: ActorContext, task: str, *, op: str | None = None) -> Done:
    """Take a side task, or a place in its line where it is full.

    Raises:
        Refused: it is locked, held already, over the hours off the queue, or too many at once; or it would leave the person,
            or their team, too few hours with customers.

    """
    rung, journey = need_rung(context, task), context.journey(context.actor)
    view = overview(context) if rung.hours > 0 else None
    with command(context, TEAM, lambda it: _case(it, journey, rung, view).may("take"), op=op) as it:
        case = _case(it, journey, rung)
        if it.repeated:
            return it.done("took", context.actor, rung.id)._replace(now=case.task)
        kind = "lined" if side_tasks.waits_in_line(case) else "took"
        terms: dict[str, Any] = {"track": rung.track, "hours": rung.hours}
        asked = who_confirms(context, it.team, context.actor, case.task)
        if kind == "took":
            terms["with"] = [*dict.fromkeys(one for people in asked.values() for one in people)]
        event = it.write(kind, it.team.hold_key(rung.id, context.actor), terms)
        called = tuple(tuple(it.team.names.get(one, one) for one in people) for people in asked.values())
        done = it.done(kind, context.actor, rung.id, (event,), Taken(called) if kind == "took" else None)
        return done._replace(now=_case(it, journey, rung).task)


def give_back(context: ActorContext, task: str, *, why: str = "", op: str | None = None) -> Done:
    """Give a side task back, or leave its line: a neutral act that frees the place."""
    rung, journey, word = need_rung(context, task), context.journey(context.actor), said(why)
    with command(context, TEAM, lambda it: _case(it, journey, rung).may("give back"), op=op) as it:
        if it.repeated:
            return it.done("gave-back", context.actor, rung.id)
        event = it.write("gave-back", it.team.hold_key(rung.id, context.actor), text=word)
        return it.done("gave-back", context.actor, rung.id, (event,))._replace(now=_case(it, journey, rung).task)


def still(context: ActorContext, task: str, *, op: str | None = None) -> Done:
    """Say that a side task is still one's own, where that is asked because nothing has happened to it for long.

    Raises:
        Refused: it is not theirs, or nobody asks.

    """
    with edit_item(context, "still", None, need_rung(context, task).id, op=op) as edit:
        return edit.done(STILL) if edit.it.repeated else edit.done(STILL, (edit.write(STILL),))


def keep_block(
    context: ActorContext,
    task: str,
    weekday: int,
    begin: time,
    minutes: int | None = None,
    *,
    person: str | None = None,
    op: str | None = None,
) -> Done:
    """Keep a time of the week free for a side task; there is one for each, and another takes its place.

    Args:
        context: who acts.
        task: the side task.
        weekday: 0 is Monday.
        begin: when it begins, where the person is.
        minutes: how long it is; None is all the hours that the side task takes.
        person: whose; the actor's own where it is None.
        op: operation id.

    Raises:
        NotYours: it is somebody's whom the actor does not lead.
        Refused: it is not held, takes no hours off the queue, or the time is not theirs to keep.

    """
    rung = need_rung(context, task)
    block = Block(weekday, begin, round(rung.hours * 60) if minutes is None else minutes)
    with edit_item(context, "keep block", person, rung.id, op=op) as edit:
        assert isinstance(edit.case, TaskCase)
        if edit.it.repeated:
            return edit.done(KEPT)
        refuse_if(side_tasks.lacks_block(edit.case, block))
        terms = {"weekday": weekday, "begin": begin.isoformat("minutes"), "minutes": block.minutes}
        event = edit.it.write(KEPT, block_key(edit.it.record, rung.id, rung.was), terms)
        return edit.done(KEPT, (event,))


def free_block(context: ActorContext, task: str, *, person: str | None = None, op: str | None = None) -> Done:
    """Keep no time of the week for a side task any more.

    Raises:
        NotYours: it is somebody's whom the actor does not lead.
        Refused: none is kept.

    """
    rung = need_rung(context, task)
    with edit_item(context, "free block", person, rung.id, op=op) as edit:
        if edit.it.repeated:
            return edit.done(FREED)
        return edit.done(FREED, (edit.it.write(FREED, block_key(edit.it.record, rung.id, rung.was)),))


def confirm(context: ActorContext, person: str, task: str, *, why: str = "", op: str | None = None) -> Done:
    """Say yes: to a side task that is finished, or, before it was taken, to this person taking it.

    A rung that several must confirm is done with the last of them.
    """
    rung, team, word = need_rung(context, task), context.team(), said(why)
    who = find_person(team, person).id
    hold, journey = team.hold(rung.id, who), context.journey(who)
    before = hold is None or hold.state == "line"
    if op is not None:  # asked for again, it is the yes that it was
        before = journey.record.knows(op) or (before and not team.record.knows(op))
    if before:
        return _agree(context, who, rung, word, op=op)
    with command(context, TEAM, lambda it: _case(it, journey, rung).may("confirm"), op=op) as it:
        if it.repeated:
            return it.done("confirmed", who, rung.id)
        case = _case(it, journey, rung)
        voices, hold = side_tasks.own_voices(case), case.task.hold
        assert hold is not None
        left = {*case.task.open_voices} - {*voices}
        terms = {"voices": list(voices), "last": not left}
        event = it.write("confirmed", it.team.hold_key(rung.id, who), terms, text=word)
        return it.done("confirmed", who, rung.id, (event,))._replace(now=_case(it, journey, rung).task)


def _agree(context: ActorContext, person: str, rung: Rung, word: str, *, op: str | None) -> Done:
    def right(it: Command) -> Problem | None:
        return _case(it, Journey(it.record), rung).may("agree")

    with command(context, person_record(person), right, op=op) as it:
        if it.repeated:
            return it.done("agreed", person, rung.id)
        case = _case(it, Journey(it.record), rung)
        voices = side_tasks.own_voices(case)
        events = [it.write("agreed", thing(YES, rung.id), {"voice": voice}, text=word) for voice in voices]
        return it.done("agreed", person, rung.id, events)._replace(now=case.task)


def open_lock(context: ActorContext, person: str, name: str, *, why: str, op: str | None = None) -> Done:
    """Open one lock for one person before its time, with a reason that stands in the history.

    Raises:
        Refused: no reason was given, or nothing is locked there.

    """
    who, reason = find_person(context.team(), person).id, said(why)

    def right(it: Command) -> Problem | None:
        try:
            case = _item_or_task(it, name)
        except Problem as problem:
            # Whoever may not open a lock is not told what there is.
            return needs("open lock", who, on=name, title=name)(it) or problem
        return case.may("open lock")

    with command(context, person_record(who), right, op=op) as it:
        if it.repeated:
            return it.done("opened", who, name)
        case = _item_or_task(it, name)
        refuse_if(case.lacks("open lock", why=reason))
        if isinstance(case, ItemCase):
            curriculum = case.standing.curriculum
            assert curriculum is not None
            key = f"{curriculum.id}/{case.now.item.id}"
        else:
            key = case.task.rung.id
        event: Event = it.write("opened", thing(LOCK, key), text=reason)
        case = _item_or_task(it, name)
        now = case.now if isinstance(case, ItemCase) else case.task
        return it.done("opened", who, event.on, (event,))._replace(now=now)


def _item_or_task(it: Command, name: str) -> ItemCase | TaskCase:
    context, standing = it.context, it.context.standing(Journey(it.record), it.team)
    standing, found = find_thing(context, standing, name)
    if isinstance(found, Rung):
        return task_case(context, it.team, standing, found)
    return ItemCase(standing, standing.item(found), it.relations(standing.person), context.actor)

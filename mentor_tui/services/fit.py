"""Verbs that fit a curriculum to one person: add an item, skip one or ask for it again, give it another day or the plan's."""

from __future__ import annotations

from datetime import date

from mentor_tui.domain.fit import ADDED, MOVED, SKIPPED, UNMOVED, UNSKIPPED, Added, fit_thing
from mentor_tui.domain.item_kinds import Evidence, Kind, SignOff
from mentor_tui.domain.journey import Journey
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.problems import BadUse, Code, Problem, refuse_if
from mentor_tui.domain.record import Fact, person_record
from mentor_tui.domain.rules import adding
from mentor_tui.domain.rules.items import Act, ItemCase
from mentor_tui.domain.standing import Standing
from mentor_tui.domain.text import said
from mentor_tui.services.actor_context import ActorContext, Done, find_person
from mentor_tui.services.command import Command, command
from mentor_tui.services.item_edit import ItemEdit, edit_item
from mentor_tui.services.results import Due, Placed


class Wanted(NamedTuple):
    """An item that is to be added to somebody's way.

    Attributes:
        title: what it is.
        module: id of the module that it is to stand in, "" for the last of the phase that its day is in.
        day: by which day, None for the day of the phase.
        kind, minutes, who, sign_off, evidence: as of ``Item``.
        link: where to find it, "" for nowhere.

    """

    title: str
    module: str = ""
    day: date | None = None
    kind: Kind = "do"
    minutes: int | None = None
    who: str = "hire"
    sign_off: SignOff = "none"
    evidence: Evidence = "none"
    link: str = ""


def add(context: ActorContext, person: str, wanted: Wanted, *, why: str, op: str | None = None) -> Done:
    """Add an item to one person's way. It stands in no file, and is an item like any.

    Args:
        context: who acts.
        person: whose way.
        wanted: the item.
        why: the reason; its owner reads it.
        op: operation id.

    Raises:
        BadUse: it has no title, the day has passed, or there is no such module or part.
        Refused: they have no curriculum, or no reason was given.

    """
    title, reason = said(wanted.title.replace("\n", " "), most=adding.TITLE_MOST), said(why)
    who = context.actor if person == context.actor else find_person(context.team(), person).id

    def right(it: Command) -> Problem | None:
        return adding.may_add(context.standing(Journey(it.record)), it.relations(who), context.actor)

    with command(context, person_record(who), right, op=op) as it:
        if it.repeated:
            return it.done(ADDED, who)
        journey = Journey(it.record)
        before = context.standing(journey)
        curriculum = before.curriculum
        assert curriculum is not None
        if wanted.day is not None and wanted.day < before.today:
            raise BadUse(Code.PAST_DATE, date=wanted.day)
        day = before.plan_day(wanted.day or before.today)
        phase, module = curriculum.home(day, wanted.module)
        if wanted.day is None:
            day = max(day, phase.by_day)
        name = journey.next_own
        item = Added(name, title, wanted.module or module.id, day, *wanted[3:])
        refuse_if(adding.lacks(item, curriculum, it.relations(who), person=who, why=reason))
        event = it.write(ADDED, fit_thing(curriculum.id, name), item.terms, text=title, why=reason)
        after = context.standing(journey)
        now = after.by_id[name]
        placed = Placed(after.due_on(now.item), module.title, _locks(before, after))
        return it.done(ADDED, who, name, (event,), placed)._replace(now=now)


def _locks(before: Standing, after: Standing) -> int:
    """How many things could be begun before, and wait for what was added now."""
    return sum(
        now.state == "locked" and before.by_id[now.item.id].state == "open"
        for now in after.items
        if now.item.id in before.by_id
    )


def skip(context: ActorContext, person: str, name: str, *, why: str, op: str | None = None) -> Done:
    """Say that an item is not asked of somebody; what waits for it goes on as if it were done.

    Args:
        context: who acts.
        person: whose journey.
        name: item id.
        why: the reason; its owner reads it.
        op: operation id.

    Raises:
        Refused: it is done or waits, it ends the basics, or no reason was given.

    """
    return _change(context, person, name, "skip", SKIPPED, why, op)


def ask_again(context: ActorContext, person: str, name: str, *, why: str, op: str | None = None) -> Done:
    """Ask somebody again for what was skipped for them.

    Raises:
        Refused: it was not skipped, or no reason was given.

    """
    return _change(context, person, name, "ask again", UNSKIPPED, why, op)


def move(context: ActorContext, person: str, name: str, day: date, *, why: str, op: str | None = None) -> Done:
    """Give an item another day for one person. It goes along with their pauses, as every day of their plan does.

    Args:
        context: who acts.
        person: whose journey.
        name: item id.
        day: the day by which it should be done.
        why: the reason; its owner reads it.
        op: operation id.

    Raises:
        BadUse: the day has passed.
        Refused: it is done, or can be left out, or no reason was given.

    """
    return _change(context, person, name, "move", MOVED, why, op, day)


def move_back(context: ActorContext, person: str, name: str, *, why: str, op: str | None = None) -> Done:
    """Give an item the day of the plan again.

    Raises:
        Refused: it was not moved, or no reason was given.

    """
    return _change(context, person, name, "move back", UNMOVED, why, op)


def _change(
    context: ActorContext,
    person: str,
    name: str,
    act: Act,
    kind: str,
    why: str,
    op: str | None,
    day: date | None = None,
) -> Done:
    reason = said(why)
    with edit_item(context, act, person, name, op=op, tasks=False) as at:
        if at.it.repeated:
            return at.done(kind)
        refuse_if(at.case.lacks(act, why=reason))
        terms: Fact | None = None
        if day is not None:
            if day < at.standing.today:
                raise BadUse(Code.PAST_DATE, date=day)
            terms = {"by_day": at.standing.plan_day(day)}
        return _done(at, kind, terms, reason)


def _done(at: ItemEdit, kind: str, terms: Fact | None, reason: str) -> Done:
    before = at.standing
    assert isinstance(at.case, ItemCase)
    assert before.curriculum is not None
    item = at.case.now.item
    event = at.it.write(kind, at.journey.fit_key(before.curriculum, item), terms, text=reason)
    done = at.done(kind, (event,))
    after = at.again()
    assert after.curriculum is not None
    theirs = after.curriculum.items[item.id]
    # What is skipped is counted no more, and may open something.
    opened = [one.item for one in after.items if one.state == "open" and before.state(one.item) == "locked"]
    ids, labels = tuple(one.id for one in opened), tuple(one.label for one in opened)
    due = None if kind in (SKIPPED, UNSKIPPED) else Due(after.due_on(theirs))
    return done._replace(opened=ids, opened_labels=labels, result=due, now=after.item(theirs))

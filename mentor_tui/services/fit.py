"""Verbs that fit a curriculum to one person: skip an item or ask for it again, give it another day or the plan's again."""

from __future__ import annotations

from datetime import date

from mentor_tui.domain.fit import MOVED, SKIPPED, UNMOVED, UNSKIPPED
from mentor_tui.domain.problems import BadUse, Code, refuse_if
from mentor_tui.domain.record import Fact
from mentor_tui.domain.rules.items import Act, ItemCase
from mentor_tui.domain.text import said
from mentor_tui.services.actor_context import ActorContext, Done
from mentor_tui.services.item_edit import ItemEdit, edit_item
from mentor_tui.services.results import Due


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

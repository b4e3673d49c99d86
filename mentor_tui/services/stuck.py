"""Verbs of being stuck: a hire says what is in the way; it is with whoever can help until somebody says that it is over."""

from __future__ import annotations

from mentor_tui.domain.problems import BadUse, Code, refuse_if
from mentor_tui.domain.stuck import FREE, STUCK, WAITS_FOR, is_known, stuck_thing, whose
from mentor_tui.domain.text import said
from mentor_tui.services.actor_context import ActorContext, Done
from mentor_tui.services.hearing import who_helps
from mentor_tui.services.item_edit import edit_item
from mentor_tui.services.results import Heard


def stuck(
    context: ActorContext,
    name: str,
    *,
    waits_for: str,
    why: str,
    part: str = "",
    person: str | None = None,
    op: str | None = None,
) -> Done:
    """Say that one cannot go on with an item.

    Args:
        context: the hire.
        name: item id.
        waits_for: what is missing: one of ``WAITS_FOR``.
        why: in a line.
        part: whose it is to help: mentor, lead, or the id of a part; "" goes by what is missing.
        person: whose journey it is in, one's own where it is None: nobody says it for somebody else.
        op: operation id.

    Raises:
        NotYours: the item is in somebody else's journey.
        BadUse: there is no such thing to wait for, or part.
        Refused: the item is done, waits, or is stuck already.

    """
    line = said(why)
    if not is_known(waits_for):
        raise BadUse(Code.BAD_VALUE, what="waits-for", value=waits_for, known=list(WAITS_FOR))
    known = ("mentor", "lead", *context.catalogue.parts)
    if part and part not in known:
        raise BadUse(Code.BAD_VALUE, what="part", value=part, known=list(known))
    with edit_item(context, "stuck", person, name, op=op, tasks=False) as at:
        if at.it.repeated:
            return at.done(STUCK)
        refuse_if(at.case.lacks("stuck", text=line))
        assert at.item is not None
        helper = part or whose(at.item, waits_for)
        event = at.it.write(STUCK, stuck_thing(at.key), {"waits_for": waits_for, "part": helper}, text=line)
        names = who_helps(context, at.it.team, at.journey.person, helper)
        return at.done(STUCK, (event,))._replace(result=Heard(names, "", ()))


def unstuck(context: ActorContext, name: str, *, person: str | None = None, op: str | None = None) -> Done:
    """Say that what somebody was stuck for is there.

    Args:
        context: who says so: the hire, their mentor or a lead, or whoever has the part.
        name: item id.
        person: whose journey, one's own where it is None.
        op: operation id.

    Raises:
        Refused: nobody is stuck with it.

    """
    with edit_item(context, "free", person, name, op=op, tasks=False) as at:
        if at.it.repeated:
            return at.done(FREE)
        return at.done(FREE, (at.it.write(FREE, stuck_thing(at.key)),))

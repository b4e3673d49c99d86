"""How many mentees a mentor takes at once, and how many hours a week they have for them."""

from __future__ import annotations

from typing import Any, Literal

from mentor_tui.domain.problems import BadUse, Code, Problem
from mentor_tui.domain.record import TEAM, thing
from mentor_tui.domain.rules.pairing import may_set_capacity
from mentor_tui.domain.team import ROOM
from mentor_tui.services.actor_context import ActorContext, Done, find_person
from mentor_tui.services.command import Command, command
from mentor_tui.services.mentors import carried, read_mentors
from mentor_tui.services.results import CapacitySet

ROOM_MOST, HOURS_MOST = 50, 40
"""Mentees, and hours a week for them, that nobody has more of."""


def set_capacity(
    context: ActorContext,
    mentor: str,
    *,
    heads: int | None = None,
    hours: float | Literal["default"] | None = None,
    op: str | None = None,
) -> Done:
    """Say how much a mentor takes on. Less than today changes nothing for those they have, and asks leads to look at it.

    Args:
        context: who acts.
        mentor: id or name.
        heads: mentees at once; None leaves it as it is.
        hours: hours a week for mentees, in half hours; None leaves it as it is, ``default`` is the policy's again.
        op: operation id.

    Raises:
        BadUse: it is no such number, or nothing is said at all.
        Refused: they are no mentor.

    """
    terms: dict[str, Any] = {}
    if heads is not None:
        terms["heads"] = check_heads(heads)
    if hours is not None:
        terms["hours"] = None if hours == "default" else check_hours(hours)
    if not terms:
        raise BadUse(Code.EMPTY_TEXT, what="capacity")
    them = find_person(context.team(), mentor)

    def right(it: Command) -> Problem | None:
        return may_set_capacity(read_mentors(context, it.team), it.relations(them.id), them)

    with command(context, TEAM, right, op=op) as it:
        if it.repeated:
            return it.done("room", them.id)
        event = it.write("room", thing(ROOM, them.id), terms)
        now = carried(context, it.team, them.id)
        return it.done("room", them.id, "", (event,), CapacitySet(now, heads is not None, hours is not None))


def set_room(context: ActorContext, mentor: str, heads: int, *, op: str | None = None) -> Done:
    """Say how many mentees a mentor takes at once."""
    return set_capacity(context, mentor, heads=heads, op=op)


def check_heads(heads: Any) -> int:
    """A number of mentees that a mentor can take at once.

    Raises:
        BadUse: it is none.

    """
    if isinstance(heads, bool) or not isinstance(heads, int) or not 0 <= heads <= ROOM_MOST:
        raise BadUse(Code.BAD_VALUE, what="room", value=heads, known=[f"0–{ROOM_MOST}"])
    return heads


def check_hours(hours: Any) -> float:
    """Hours a week that a mentor can have for mentees, in half hours.

    Raises:
        BadUse: it is no such number.

    """
    number = isinstance(hours, int | float) and not isinstance(hours, bool)
    if not number or not 0 <= hours <= HOURS_MOST or hours * 2 != int(hours * 2):
        raise BadUse(Code.BAD_VALUE, what="hours", value=hours, known=[f"0, 0.5, 1 … {HOURS_MOST}"])
    return float(hours)

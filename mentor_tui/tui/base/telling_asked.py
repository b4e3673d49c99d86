"""Telling somebody on their first screen who waits for their word, where nothing that they look at shows it."""

from __future__ import annotations

import asyncio

from mentor_tui.domain.names import short_name
from mentor_tui.domain.problems import Problem
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.asking import asking
from mentor_tui.services.debt_calls import promised_by
from mentor_tui.wording import plain
from mentor_tui.wording.language import _, ngettext

NAMED = 2
"""So many people are named."""


async def who_asks(context: ActorContext) -> str:
    """Look in the background who waits for the acting person's word, and say it; "" where nobody does.

    They ask by name, or were promised something that is due.
    """
    try:
        asks, promised = await asyncio.to_thread(_waiting, context)
    except Problem:
        return ""  # what cannot be read is told by the place
    found = []
    if asks:
        said = ngettext("{names} asks you something", "{names} ask you something", len(asks))
        found.append(said.format(names=plain.people(plain.some(asks, NAMED))))
    if promised:
        names = plain.people(plain.some(promised, NAMED))
        found.append(_("what you promised {names} is due").format(names=names))
    said = plain.people(found)
    return _("{said}: @ shows it.").format(said=said[:1].upper() + said[1:]) if found else ""


def _waiting(context: ActorContext) -> tuple[list[str], list[str]]:
    team = context.team()
    found = asking(context, team), promised_by(context, team, due=True)
    asks, promised = ([short_name(team.names, one) for one in people] for people in found)
    return asks, promised

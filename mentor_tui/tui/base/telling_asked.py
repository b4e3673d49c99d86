"""Telling somebody on their first screen that they are asked something, where nothing that they look at shows it."""

from __future__ import annotations

import asyncio

from mentor_tui.domain.names import short_name
from mentor_tui.domain.problems import Problem
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.asking import asking
from mentor_tui.wording import plain
from mentor_tui.wording.language import ngettext

NAMED = 2
"""So many people are named."""


async def who_asks(context: ActorContext) -> str:
    """Look in the background who asks the acting person something by name, and say it; "" where nobody does."""
    try:
        names = await asyncio.to_thread(_asking, context)
    except Problem:
        return ""  # what cannot be read is told by the place
    said = ngettext("{names} asks you something: @ shows it.", "{names} ask you something: @ shows it.", len(names))
    return said.format(names=plain.people(plain.some(names, NAMED))) if names else ""


def _asking(context: ActorContext) -> list[str]:
    team = context.team()
    return [short_name(team.names, one) for one in asking(context, team)]

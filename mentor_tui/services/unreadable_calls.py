"""What cannot be read, as calls: they come before all others, so that nobody takes silence for calm."""

from __future__ import annotations

from collections.abc import Iterable

from mentor_tui.domain.people import Person
from mentor_tui.services.abouts import Unreadable
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.calls import Call
from mentor_tui.services.hearing import who_mends
from mentor_tui.services.overview import Overview
from mentor_tui.services.unreadable import about, not_used, without_mark


def unreadable_calls(context: ActorContext, view: Overview, among: Iterable[str], *, lead: bool = False) -> list[Call]:
    """What cannot be read of some people: their records, and the files that hide them; for a lead, every file left out.

    And what the acting person has looked at, where that has been read before and could not be.
    """
    who = frozenset(among)
    rows = not_used(context.catalogue, {name: entry.missing for name, entry in view.digests.items() if entry.missing})
    if not lead:
        rows = about(rows, who)
    rows += without_mark(context)
    files = [Call("unreadable", "", row.path or str(row.said["id"]), about=row) for row in rows]
    damaged = [(name, entry.trouble) for name, entry in view.digests.items() if entry.trouble and name in who]
    asked = {name: tuple(one.id for one in who_mends(context, view.team, name)) for name, _trouble in damaged}
    return [*files, *(Call("damaged", name, about=Unreadable(trouble, asked[name])) for name, trouble in damaged)]


def led(view: Overview, me: Person) -> list[str]:
    """Whose journeys a lead looks after."""
    return [name for name in view.digests if me.leads_team(view.team.people[name].team)]

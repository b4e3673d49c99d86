"""What waits for whom: everything that needs the acting person, in whatever roles they have."""

from __future__ import annotations

from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.team import Team
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.asking import asked_calls
from mentor_tui.services.calls import Call, in_order
from mentor_tui.services.closing_calls import once_mentored
from mentor_tui.services.debt_calls import debt_calls, named_by_hires
from mentor_tui.services.lead_calls import lead_calls
from mentor_tui.services.overview import Overview, overview
from mentor_tui.services.personal_calls import followed, mentor_calls, mentored, own_calls, owner_calls, part_calls
from mentor_tui.services.unreadable_calls import led, unreadable_calls
from mentor_tui.services.waiting_words import maintainer_calls


def concerned(context: ActorContext, team: Team) -> Overview:
    """The digests of everybody of whom something may wait for the acting person."""
    me = team.acting(context.actor)
    # Whoever observes reads everybody's record, and is not to take silence for calm.
    everybody = me is not None and (bool(me.parts) or not {"lead", "observer"}.isdisjoint(me.roles))
    if everybody:
        return overview(context, team=team)
    theirs = (*mentored(context, team), *once_mentored(context, team), *followed(context, team))
    return overview(context, team=team, among=(context.actor, *theirs, *named_by_hires(context, team)))


def personal(context: ActorContext, view: Overview) -> list[Call]:
    """What waits for the acting person in whatever roles they have, but as a lead."""
    return [
        *own_calls(context, view),
        *mentor_calls(context, view),
        *owner_calls(context, view),
        *part_calls(context, view),
        *asked_calls(context, view),
        *debt_calls(context, view),
    ]


def attention(context: ActorContext, *, view: Overview | None = None) -> list[Call]:
    """Everything that waits for the acting person, in the order in which it is told (``calls.in_order``)."""
    view = view or concerned(context, context.team())
    team = view.team
    me = team.acting(context.actor)
    if me is None:
        return []
    calls = personal(context, view)
    lead = "lead" in me.roles
    theirs = {me.id, *mentored(context, team), *led(view, me)} if lead else view.digests
    if lead:
        calls += lead_calls(context, view, me)
    else:
        calls += maintainer_calls(context, team)
    calls += unreadable_calls(context, view, theirs, lead=lead)
    # What reaches somebody in two roles is still one thing to do.
    once = {(call.kind, call.person, call.on): call for call in reversed(calls)}
    return in_order(call for call in calls if once.get((call.kind, call.person, call.on)) is call)


class WaitingCount(NamedTuple):
    """How much waits for the acting person.

    Attributes:
        number: how many things.
        away: the last day of today's leave, "" where they are here, "?" where it has no end.
        leave: first and last day of each leave that is known and not over, "" for one without an end.

    """

    number: int
    away: str = ""
    leave: tuple[tuple[str, str], ...] = ()


def waiting_count(context: ActorContext, *, view: Overview | None = None, calls: int | None = None) -> WaitingCount:
    """Count what waits for the acting person.

    Args:
        context: who acts.
        view: the digests of ``concerned``, where they are read already.
        calls: how much it is, where that is known already.

    """
    view = view or concerned(context, context.team())
    number = len(attention(context, view=view)) if calls is None else calls
    mine = view.of(context.actor)
    return WaitingCount(number, mine.away, tuple((first, last) for first, last in mine.leave))

"""What a mentor, or whoever stands in, has opened of what their hires wrote. It takes a line out of their own queue, no more."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from mentor_tui.domain.lines import Unanswered, unanswered
from mentor_tui.domain.standing import Standing
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.journey_access import JourneyAccess, view_of
from mentor_tui.services.marks import OPENED, SEEN

if TYPE_CHECKING:
    from mentor_tui.services.calls import ToldKind


WHILE_AWAY: ToldKind = "while away"
"""What happened while the viewer was away, among the calls and among the news of a journey; seen up to a last day away."""


def seen_of(mark: Mapping[str, Any], person: str, kind: ToldKind) -> str:
    """Up to when a viewer has seen what they are only told of about a person."""
    return str(mark.get(SEEN, {}).get(person, {}).get(kind, ""))


def remember_seen(context: ActorContext, person: str, kind: ToldKind, upto: str) -> None:
    """Remember that the acting person has seen what they are only told of about a person."""
    mark = context.mark()
    if upto > seen_of(mark, person, kind):
        before = mark.get(SEEN, {})
        seen = {**before, person: {**before.get(person, {}), kind: upto}}
        context.remember({**mark, SEEN: seen})


def opened_of(mark: Mapping[str, Any], person: str) -> Mapping[str, int]:
    """What a viewer has opened of a person's lines: item or side task -> up to which place in their history."""
    found: Mapping[str, int] = mark.get(OPENED, {}).get(person, {})
    return found


def unopened(context: ActorContext, access: JourneyAccess) -> tuple[Unanswered, ...]:
    """What a hire wrote that the acting person has not opened, or that asks and was not answered; nothing of their own."""
    if "own" in access.relations or not {"mentor", "lead"} & set(access.relations):
        return ()
    opened = opened_of(context.mark(), access.person.id)
    return tuple(line for line in unanswered(access.standing) if line.question or line.seq > opened.get(line.name, 0))


def open_lines(context: ActorContext, person: str, only: Iterable[str] | None = None) -> tuple[Unanswered, ...]:
    """Remember that the acting person has opened what a hire wrote, and answer with it.

    Args:
        context: who opens it.
        person: the hire.
        only: items and side tasks whose lines these are, "" for notes; None is all that there are.

    Raises:
        NotYours: the hire's journey is not theirs to see.

    """
    standing = view_of(context, person).standing
    lines = tuple(line for line in unanswered(standing) if only is None or line.name in only)
    remember_opened(context, standing, lines)
    return lines


def remember_opened(context: ActorContext, standing: Standing, lines: Collection[Unanswered]) -> None:
    """Remember that the acting person has seen some lines of a hire's; nothing is written where they had before."""
    mark = context.mark()
    before = opened_of(mark, standing.person)
    if any(before.get(line.name, 0) < line.seq for line in lines):
        # What was answered meanwhile needs no place any more.
        waiting = {line.name for line in unanswered(standing)}
        after = {on: seq for on, seq in before.items() if on in waiting} | {line.name: line.seq for line in lines}
        context.remember({**mark, OPENED: {**mark.get(OPENED, {}), standing.person: after}})

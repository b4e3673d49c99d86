"""What happened while the acting person was away, told once they are back: to a mentor of their hires, to a hire of themselves.

It is worked out from records as they stand, only for whoever has just come back, and only until they have seen it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from mentor_tui.domain.calendar import Span
from mentor_tui.domain.standing import Standing
from mentor_tui.domain.while_away import by_person, last_away, meanwhile, moments
from mentor_tui.services.actor_context import ActorContext, zone_of
from mentor_tui.services.marks import SEEN
from mentor_tui.services.opening import WHILE_AWAY, seen_of

if TYPE_CHECKING:
    from mentor_tui.services.abouts import WhileAway
    from mentor_tui.services.calls import Call
    from mentor_tui.services.overview import Overview


def away_calls(context: ActorContext, view: Overview, hires: Collection[str]) -> Iterator[Call]:
    """That, as one call, to whoever has just come back.

    Args:
        context: who looks.
        view: their digest and those of the hires.
        hires: whom they mentor.

    """
    mine = view.of(context.actor)
    if not mine.was_away or seen_of(context.mark(), context.actor, WHILE_AWAY) >= mine.was_away[1]:
        return
    own = context.standing(context.journey(context.actor), view.team)
    theirs = (context.standing(context.journey(one), view.team) for one in hires if not view.of(one).trouble)
    about = while_away(own, Span(*map(date.fromisoformat, mine.was_away)), theirs)
    if about is not None:
        from mentor_tui.services.calls import Call

        days = (own.today - date.fromisoformat(about.last)).days
        yield Call(WHILE_AWAY, context.actor, "", about.last, days, about=about)


def own_while_away(mark: Mapping[str, Any], standing: Standing) -> WhileAway | None:
    """The same of one's own journey alone, None where there is nothing to tell."""
    away = last_away(standing.calendar, standing.today)
    if away is None or seen_of(mark, standing.person, WHILE_AWAY) >= str(away.last):
        return None
    return while_away(standing, away, ())


def while_away(own: Standing, away: Span, hires: Collection[Standing] | Iterator[Standing]) -> WhileAway | None:
    """What happened on somebody's own journey and on some hires' while they were away; None where nothing did.

    Args:
        own: how they stand themselves.
        away: the days.
        hires: how those stand whom they mentor.

    """
    after, until = moments(own.calendar, away, zone_of(own.zone))
    found = {one.person: (one, meanwhile(one, after, until, own.person, zone_of(one.zone))) for one in (own, *hires)}
    others = by_person(deed for _one, now in found.values() for deed in now.others)
    done = {
        who: tuple(one.labels.get(name, name) for name in now.done)
        for who, (one, now) in found.items()
        if now.done and who != own.person
    }
    new = sum(now.new and _came(own, now.item.id, away) for now in own.items)
    if not (others or done or new):
        return None
    from mentor_tui.services.abouts import WhileAway

    return WhileAway(away.first.isoformat(), str(away.last or away.first), others, done, new)


def _came(own: Standing, item: str, away: Span) -> bool:
    """Whether an item came into somebody's curriculum on one of some days."""
    came = own.catalogue.came.get(own.curriculum.id, {}).get(item, "") if own.curriculum is not None else ""
    return bool(came) and date.fromisoformat(came[:10]) in away


def seen_now(mark: Mapping[str, Any], person: str, last: str) -> dict[str, Any]:
    """The part of a mark that says that somebody has seen what happened until a last day away."""
    before = mark.get(SEEN, {})
    return {SEEN: {**before, person: {**before.get(person, {}), WHILE_AWAY: last}}}

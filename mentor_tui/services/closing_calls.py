"""The end of a pairing in the queues of the two, and what became of a hire in that of whoever mentored them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from mentor_tui.domain.closings import ASKED_FOR, is_asked, open_from
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.team import Team
from mentor_tui.services.abouts import Became, EndsWith
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.calls import Call
from mentor_tui.services.opening import seen_of
from mentor_tui.services.overview import Digest, Overview

CLOSING_MINUTES = 10
"""What it takes to answer: a place to start."""

TOLD_FOR = timedelta(days=30)
"""How long ago something may have become of somebody, to be told."""


def once_mentored(context: ActorContext, team: Team) -> tuple[str, ...]:
    """The hires whom the acting person mentored and does no longer; nobody once they have left."""
    me = team.person(context.actor)
    gone = me is None or team.departed(me, context.today())
    return () if gone else tuple(hire for hire in team.once_mentored(context.actor) if team.person(hire) is not None)


def own_closing_calls(context: ActorContext, view: Overview) -> Iterator[Call]:
    """That the acting person has not answered yet at the end of a pairing, as the hire."""
    entry = view.of(context.actor)
    for end in _ends(view, entry):
        mentor = view.team.person(end.mentor)
        here = mentor is not None and not view.team.departed(mentor, view.today)
        if here and not end.hire and is_asked(end.since, view.today):
            since = end.since.isoformat()
            days, about = (end.since - view.today).days, EndsWith(end.mentor)
            yield Call("your closing", context.actor, end.mentor, since, days, CLOSING_MINUTES, about=about)


def closing_calls(context: ActorContext, view: Overview, mark: Mapping[str, Any]) -> Iterator[Call]:
    """The same as the mentor, and what hires answered that they have not opened; of hires of before too."""
    hires = (*view.team.mentees(context.actor), *once_mentored(context, view.team))
    began = view.team.mentors_since(frozenset(hires)) if hires else {}
    for hire in hires:
        entry, them = view.of(hire), view.team.person(hire)
        for end in _ends(view, entry) if them is not None and not view.team.departed(them, view.today) else ():
            if end.mentor == context.actor and not end.by_mentor and is_asked(end.since, view.today):
                since = end.since.isoformat()
                yield Call("closing", hire, "", since, (end.since - view.today).days, CLOSING_MINUTES)
        for mentor, at, _answered in entry.closed:
            lately = at[:10] >= (view.today - ASKED_FOR).isoformat()
            if mentor == context.actor and lately and at > seen_of(mark, hire, "closed"):
                yield Call("closed", hire, "", at, (view.today - date.fromisoformat(at[:10])).days, 1)
        yield from _became_calls(context, view, entry, mark, began.get(hire, ""))


class _End(NamedTuple):
    """A pairing that can be closed, from which day, and when each of the two answered, "" for who has not."""

    mentor: str
    since: date
    hire: str
    by_mentor: str


def _ends(view: Overview, entry: Digest) -> Iterator[_End]:
    said = {mentor: (hire, by_mentor) for mentor, hire, by_mentor in entry.closed}
    closes = date.fromisoformat(entry.closes) if entry.closes else None
    for mentor, since in open_from(view.team.pairing(entry.person), closes, view.today).items():
        yield _End(mentor, since, *said.get(mentor, ("", "")))


def _became_calls(
    context: ActorContext, view: Overview, entry: Digest, mark: Mapping[str, Any], began: str
) -> Iterable[Call]:
    """What became of a hire since, as everybody on the team may know it: the latest of it, until it was opened.

    Whoever mentors them no longer is told what came after their time.
    """
    found = max(_became(context, view, entry, began), key=lambda row: row[0], default=None)
    if found is not None:
        day, about = found
        first = max((view.today - TOLD_FOR).isoformat(), _ended(view.team, entry.person, context.actor))
        lately = first <= day <= view.today.isoformat()
        if lately and day > seen_of(mark, entry.person, "became"):
            days = (view.today - date.fromisoformat(day)).days
            yield Call("became", entry.person, "", day, days, 1, about=about)


def _ended(team: Team, hire: str, mentor: str) -> str:
    """The day from which somebody mentored a hire no longer, "" while they do."""
    pairing = team.pairing(hire)
    if pairing is None or hire in team.mentees(mentor):
        return ""
    return max((str(past["until"]) for past in pairing.past if past["mentor"] == mentor), default="")


def _became(context: ActorContext, view: Overview, entry: Digest, began: str) -> Iterator[tuple[str, Became]]:
    """Each with its day; ``began`` is when they first mentored somebody, "" where they never did."""
    who, team, catalogue = entry.person, view.team, context.catalogue
    if entry.complete_on and who not in team.mentees(context.actor):
        yield entry.complete_on, Became("basics")
    if entry.came_to:
        kind, to, day = entry.came_to
        if kind == "embed":
            area = catalogue.product_areas.get(catalogue.former_product_areas.get(to, to))
            yield day, Became("embed", area.title if area is not None else to)
        else:
            position = catalogue.positions.get(catalogue.former_positions.get(to, to))
            yield day, Became("position", position.title if position is not None else to)
    if began:
        yield began, Became("mentor")
    for name in team.owned_by(who):
        area_now = catalogue.areas.get(catalogue.former_areas.get(name, name))
        yield team.area(name).since[:10], Became("owner", area_now.title if area_now is not None else name)

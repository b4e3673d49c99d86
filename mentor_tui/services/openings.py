"""Openings on the team's board: adding and closing them, saying that one is interested, and reading them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import nullcontext, suppress
from datetime import date
from typing import Any

from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.openings import (
    CLOSED,
    INTERESTED,
    NOT_INTERESTED,
    OPENED,
    Opening,
    new_id,
    opening_thing,
    openings_of,
)
from mentor_tui.domain.people import Person
from mentor_tui.domain.permissions import grant
from mentor_tui.domain.problems import BadUse, Code, NotYours, Problem, Trouble, refuse_if
from mentor_tui.domain.record import BOARD, Record
from mentor_tui.domain.rules import board as rules
from mentor_tui.domain.team import Team
from mentor_tui.domain.text import folded, near, said
from mentor_tui.services.actor_context import ActorContext, Done, find_person
from mentor_tui.services.command import Command, command
from mentor_tui.services.paths import PathsPage, paths_page
from mentor_tui.services.positions import need_position
from mentor_tui.services.results import OpeningNow


class OpeningView(NamedTuple):
    """An opening as the acting person may know it.

    Attributes:
        mine: whether they are interested themselves.
        heads: how many are.
        people: ids of those whom they may know to be, in the order of their names.
        over: whether its last day has passed.

    """

    opening: Opening
    mine: bool
    heads: int
    people: tuple[str, ...]
    over: bool


class OpeningsPage(NamedTuple):
    """What the team needs somebody for.

    Attributes:
        me: whoever looks.
        titles: position id -> its title.
        paths: where the person stands against whom what is asked is held, None where that cannot be read.

    """

    openings: tuple[OpeningView, ...]
    me: Person
    names: Mapping[str, str]
    titles: Mapping[str, str]
    today: date
    paths: PathsPage | None = None

    def towards(self, opening: Opening) -> PathsPage | None:
        """What the position asks that an opening is for; None where it is for none, or nothing can be read."""
        return self.paths.at(opening.position) if self.paths is not None else None

    def view(self, name: str) -> OpeningView | None:
        """One opening by its id."""
        return next((one for one in self.openings if one.opening.id == name), None)


def openings_page(context: ActorContext, person: str | None = None) -> OpeningsPage:
    """The openings, as the acting person may know them.

    Args:
        context: who looks.
        person: against whom what is asked is held; themselves where it is None.

    Raises:
        NotYours: nobody of the team looks, or the person's journey is not theirs to see.

    """
    team = context.team()
    me = _me(context, team)
    today = context.today()
    found = tuple(_view(context, team, one, today) for one in openings_of(context.store.read(BOARD)))
    titles = {position.id: position.title for position in context.catalogue.positions.values()}
    paths = None
    # What hides one's own record hides no opening.
    with suppress(Trouble, BadUse) if person is None else nullcontext():
        paths = paths_page(context, person)
    return OpeningsPage(found, me, team.names, titles, today, paths)


def _me(context: ActorContext, team: Team) -> Person:
    me = team.acting(context.actor)
    if me is None:
        raise NotYours(Code.NOT_YOURS, verb="see roster", allowed=("teammate",), person=context.actor, on="", title="")
    return me


def _view(context: ActorContext, team: Team, opening: Opening, today: date) -> OpeningView:
    # Whoever has left since is interested no more.
    there = [one for one in opening.interested if (who := team.people.get(one)) and not team.departed(who, today)]
    known = [one for one in there if grant("see interest", context.relations(team, one))]
    by_name = tuple(sorted(known, key=lambda one: (folded(team.names[one]), one)))
    return OpeningView(opening, context.actor in there, len(there), by_name, opening.over(today))


def find_opening(record: Record | None, text: str) -> Opening:
    """An opening by its id, or the beginning of what it needs.

    Raises:
        BadUse: there is none of this id; the nearest is named.

    """
    known = openings_of(record)
    wanted = text.strip().lower()
    named = [one for one in known if one.id == wanted]
    named = named or [one for one in known if wanted and folded(one.need).startswith(folded(wanted))]
    if len(named) != 1:
        raise BadUse(Code.UNKNOWN_OPENING, opening=text, near=near(text, [one.id for one in known]))
    return named[0]


def add_opening(
    context: ActorContext,
    need: str,
    *,
    gap: str = "",
    position: str = "",
    begins: date | None = None,
    closes: date | None = None,
    places: int = 1,
    op: str | None = None,
) -> Done:
    """Put a need of the team on the board, with the gap that it fills.

    Args:
        context: a lead.
        need: what is needed, in a line.
        gap: what is missing without it.
        position: id of the position that it asks for, "" for none.
        begins: from when on somebody is needed.
        closes: the last day to say that one is interested.
        places: how many are needed.
        op: operation id.

    """
    line, fills = " ".join(said(need).split()), said(gap)
    with command(context, BOARD, lambda it: rules.may_manage(it.team.acting(context.actor)), op=op, create=True) as it:
        if it.repeated:
            return it.done("opened", context.actor)
        refuse_if(rules.lacks(line, fills, closes, places, context.today()))
        asks = need_position(context, position).id if position else ""
        name = new_id(line, {one.id for one in openings_of(it.record)})
        terms: dict[str, Any] = {"places": places}
        terms |= {key: day.isoformat() for key, day in (("from", begins), ("closes", closes)) if day}
        terms |= {"position": asks} if asks else {}
        event = it.write(OPENED, opening_thing(name), terms, text=line, why=fills)
        return it.done("opened", context.actor, name, (event,), OpeningNow(line, 0))


def interest(context: ActorContext, opening: str, *, not_now: bool | None = None, op: str | None = None) -> Done:
    """Say that one is interested in an opening, or not now after all. It binds to nothing.

    Args:
        context: whoever is interested.
        opening: its id.
        not_now: whether to take it back; None takes back what was said before, and says it where it was not.
        op: operation id.

    """

    def right(it: Command) -> Problem | None:
        return rules.may_be_interested(_me(context, it.team), find_opening(it.record, opening), context.today())

    with command(context, BOARD, right, op=op, create=True) as it:
        if it.repeated:
            return it.done("interested", context.actor)
        found = find_opening(it.record, opening)
        mine = context.actor in found.interested
        back = mine if not_now is None else not_now
        if back != mine:
            raise rules.said_already(found, mine=mine)
        kind = NOT_INTERESTED if back else INTERESTED
        event = it.write(kind, opening_thing(found.id))
        count = len(find_opening(it.record, found.id).interested)
        return it.done(kind, context.actor, found.id, (event,), OpeningNow(found.need, count))


def close_opening(
    context: ActorContext, opening: str, *, to: Sequence[str] = (), word: str = "", op: str | None = None
) -> Done:
    """Take an opening off the board; everybody who was interested reads who it went to, and the word.

    Args:
        context: a lead.
        opening: its id.
        to: who got it, by id or name; nobody where it is empty.
        word: what is said to those who were interested.
        op: operation id.

    """
    team = context.team()
    went = tuple(dict.fromkeys(find_person(team, one).id for one in to))
    text = said(word)
    with command(context, BOARD, lambda it: rules.may_manage(it.team.acting(context.actor)), op=op, create=True) as it:
        if it.repeated:
            return it.done("closed", context.actor)
        found = find_opening(it.record, opening)
        event = it.write(CLOSED, opening_thing(found.id), {"to": list(went)}, text=text)
        names = tuple(team.names[one] for one in went)
        return it.done(
            "closed", context.actor, found.id, (event,), OpeningNow(found.need, len(found.interested), names)
        )

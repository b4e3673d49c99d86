"""Briefings of the front line on the team's board: writing one, and reading them product area by product area."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from mentor_tui.domain.briefings import BRIEFED, READ, Briefing, briefing_thing, briefings_of, read_in, reading_thing
from mentor_tui.domain.growth_content import ProductArea
from mentor_tui.domain.journey import Journey
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.off_queue import on_front_line
from mentor_tui.domain.people import Person
from mentor_tui.domain.permissions import Relation
from mentor_tui.domain.problems import BadUse, Code, NotYours, Problem, Refused, refuse_if
from mentor_tui.domain.record import BOARD, person_record
from mentor_tui.domain.rules import board as rules
from mentor_tui.domain.text import folded, near, said
from mentor_tui.services.actor_context import ActorContext, Done
from mentor_tui.services.command import Command, command
from mentor_tui.services.decision_list import embeds
from mentor_tui.services.overview import overview
from mentor_tui.services.product_areas import ProductAreaView, area_views
from mentor_tui.services.results import Briefed, BriefingRead

NO_READERS: Mapping[int, Readers] = MappingProxyType({})

Inside = Mapping[str, Collection[str]]
"""Product area id -> ids of those who sit with its team today."""


def who_is_inside(context: ActorContext) -> Inside:
    """Who sits with which product team today, by the decisions that the acting person may read."""
    page = embeds(context)
    return {area.id: tuple(one.decision.person for one in page.inside(area.id)) for area in page.areas}


class Readers(NamedTuple):
    """How many of the front line have said that they have read a briefing; never who has, or has not.

    Attributes:
        read: how many of those who are here today.
        of: how many there are, without whoever wrote it.
        mine: whether whoever looks has.
        refused: why they cannot say so, None where they can.

    """

    read: int
    of: int
    mine: bool
    refused: Problem | None


class BriefingsPage(NamedTuple):
    """What the front line was told.

    Attributes:
        areas: every product area, in the order of the file.
        briefings: the last ones of each, the latest first.
        titles: product area id -> its title.
        me: whoever looks.
        inside: product area id -> ids of those who sit with its team.
        readers: place of a briefing on the board -> who has read it; it costs a look at everybody, see ``with_readers``.

    """

    areas: tuple[ProductAreaView, ...]
    briefings: tuple[Briefing, ...]
    names: Mapping[str, str]
    titles: Mapping[str, str]
    today: date
    me: Person
    inside: Inside
    readers: Mapping[int, Readers] = NO_READERS

    @property
    def writes(self) -> tuple[str, ...]:
        """Ids of the product areas of which whoever looks may brief the front line."""
        return tuple(area for area, inside in self.inside.items() if rules.may_brief(self.me, inside) is None)

    @property
    def relations(self) -> Collection[tuple[Relation, ...]]:
        """What whoever looks is to each of the product areas."""
        return {rules.to_product_area(self.me, inside) for inside in self.inside.values()}

    def only(self, area: str) -> BriefingsPage:
        """What it says of one product area."""
        areas = tuple(view for view in self.areas if view.area.id == area)
        return self._replace(areas=areas, briefings=tuple(one for one in self.briefings if one.area == area))


def briefings_page(context: ActorContext) -> BriefingsPage:
    """The briefings; everybody on the team reads all of them.

    Raises:
        NotYours: nobody of the team looks.

    """
    team = context.team()
    me = team.acting(context.actor)
    if me is None:
        raise NotYours(Code.NOT_YOURS, verb="see roster", allowed=("teammate",), person=context.actor, on="", title="")
    catalogue, today = context.catalogue, context.today()
    found = briefings_of(context.store.read(BOARD), catalogue.former_product_areas)
    titles = {area.id: area.title for area in catalogue.product_areas.values()}
    views = area_views(context, found, today, team.all_hands(""))
    return BriefingsPage(views, found, team.names, titles, today, me, who_is_inside(context))


def with_readers(context: ActorContext, page: BriefingsPage) -> BriefingsPage:
    """The same with how many of the front line have read each briefing, from the digests of everybody."""
    view = overview(context)
    today = view.today.isoformat()
    here = {
        name: frozenset(view.of(name).read)
        for name, person in view.team.people.items()
        if view.of(name).front_line and view.of(name).start <= today
        if not person.only_observes and not view.team.departed(person, view.today)
    }
    mine = frozenset(view.of(context.actor).read)

    def counted(one: Briefing) -> Readers:
        others = [read for name, read in here.items() if name != one.by]
        read = one.seq in mine
        refused = rules.may_read(page.me, one, front_line=view.of(page.me.id).front_line, read=read)
        return Readers(sum(one.seq in theirs for theirs in others), len(others), read, refused)

    return page._replace(readers={one.seq: counted(one) for one in page.briefings})


def need_product_area(context: ActorContext, text: str) -> ProductArea:
    """A product area by its id, one that it had before, or its title.

    Raises:
        BadUse: there is none of this name; the nearest is named.

    """
    catalogue = context.catalogue
    wanted = folded(text).strip()
    wanted = catalogue.former_product_areas.get(wanted, wanted)
    called = (one for one in catalogue.product_areas.values() if folded(one.title) == wanted)
    found = catalogue.product_areas.get(wanted) or next(called, None)
    if found is None:
        known = [*catalogue.product_areas]
        raise BadUse(Code.UNKNOWN_PRODUCT_AREA, area=text, near=near(text, known), known=known)
    return found


def brief(
    context: ActorContext,
    product_area: str,
    text: str = "",
    *,
    on: date | None = None,
    nothing: bool = False,
    op: str | None = None,
) -> Done:
    """Tell everybody on the front line what changes in a part of the product, or that nothing does.

    Args:
        context: whoever sits with that product team, or a lead.
        product_area: its id.
        text: what is coming, what is broken, what became of what we asked for.
        on: the day of a dated change.
        nothing: that there is nothing this time, in place of a text.
        op: operation id.

    """
    line = said(text)
    area = need_product_area(context, product_area)

    with command(
        context,
        BOARD,
        lambda it: rules.may_brief(it.team.acting(context.actor), who_is_inside(context).get(area.id, ())),
        op=op,
        create=True,
    ) as it:
        if it.repeated:
            return it.done(BRIEFED, context.actor)
        refuse_if(rules.lacks_briefing(line, on, nothing=nothing, today=context.today()))
        terms: dict[str, Any] = {"on": on.isoformat()} if on is not None else {}
        terms |= {"nothing": True} if nothing else {}
        event = it.write(BRIEFED, briefing_thing(area.id), terms, text=line)
        return it.done(BRIEFED, context.actor, area.id, (event,), Briefed(area.title, on, nothing))


def read_briefing(
    context: ActorContext, product_area: str, *, briefing: int | None = None, op: str | None = None
) -> Done:
    """Say that one has read a briefing. It stands in one's own record; others know how many have, and nobody who.

    Args:
        context: somebody on the front line.
        product_area: of which.
        briefing: its place on the board; the latest of the product area where it is None.
        op: operation id.

    Raises:
        Refused: there is none.

    """
    area = need_product_area(context, product_area)
    told = briefings_of(context.store.read(BOARD), context.catalogue.former_product_areas)
    found = next((one for one in told if one.area == area.id and briefing in (None, one.seq)), None)
    if found is None:
        raise Refused(Code.NO_BRIEFING, title=area.title)

    def right(it: Command) -> Problem | None:
        journey = Journey(it.record)
        front = on_front_line(context.catalogue, journey.profile_on(context.today(journey.profile)).position)
        read = found.seq in read_in(it.record)
        me = it.team.acting(context.actor)
        return rules.may_read(me, found, front_line=front, read=read) if me is not None else None

    with command(context, person_record(context.actor), right, op=op) as it:
        if it.repeated:
            return it.done(READ, context.actor, area.id)
        event = it.write(READ, reading_thing(area.id), {"briefing": found.seq})
        return it.done(READ, context.actor, area.id, (event,), BriefingRead(area.title, found.day))

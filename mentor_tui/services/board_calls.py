"""What of the team's board is called to leads: product areas that are quiet, and openings whose people wait for an answer."""

from __future__ import annotations

from collections.abc import Iterable

from mentor_tui.domain.briefings import briefings_of
from mentor_tui.domain.openings import openings_of
from mentor_tui.domain.people import Person
from mentor_tui.domain.record import BOARD
from mentor_tui.services.abouts import AwaitsAnswer, QuietTeam
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.calls import Call
from mentor_tui.services.overview import Overview
from mentor_tui.services.product_areas import area_views


def board_calls(context: ActorContext, view: Overview, me: Person) -> Iterable[Call]:
    """A product area that was told of and is not any more, of whoever told last; an opening that closed, of whoever opened it.

    Each is of those whom the lead leads, and of those who are on no roster any more.
    """
    record = context.store.read(BOARD)
    if record is None:
        return
    team, today = view.team, view.today

    def mine(person: str) -> bool:
        them = team.people.get(person)
        return them is None or me.leads_team(them.team)

    briefings = briefings_of(record, context.catalogue.former_product_areas)
    for area in area_views(context, briefings, today, team.all_hands("")):
        if area.quiet and area.last is not None and mine(area.last.by):
            since = area.last.day.isoformat()
            yield Call(
                "quiet team", area.last.by, "", since, area.days, about=QuietTeam(area.area.title, area.area.rhythm)
            )
    for opening in openings_of(record):
        if opening.closes is not None and opening.over(today) and opening.interested and mine(opening.by):
            days, about = (today - opening.closes).days, AwaitsAnswer(opening.need, len(opening.interested))
            yield Call("unanswered", opening.by, "", opening.closes.isoformat(), days, about=about)

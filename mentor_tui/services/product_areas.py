"""The product areas, each with its last briefing: which of them the front line has not heard of for too long."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from mentor_tui.domain.all_hands import AllHands, paused_days
from mentor_tui.domain.briefings import Briefing
from mentor_tui.domain.calendar import ONE_DAY
from mentor_tui.domain.growth_content import ProductArea
from mentor_tui.domain.named import NamedTuple
from mentor_tui.services.actor_context import ActorContext


class ProductAreaView(NamedTuple):
    """A product area with its last briefing.

    Attributes:
        last: None where it never had one.
        days: calendar days since then, 0 likewise.
        quiet: whether that is longer than its rhythm.

    """

    area: ProductArea
    last: Briefing | None
    days: int
    quiet: bool


def area_views(
    context: ActorContext, briefings: Collection[Briefing], today: date, hands: Collection[AllHands] = ()
) -> tuple[ProductAreaView, ...]:
    """Every product area with its last briefing, and whether it is quiet.

    Args:
        context: who looks.
        briefings: those on the board, the latest first.
        today: the day it is.
        hands: when all hands was called for everybody, and the clocks stood.

    """
    views = []
    for area in context.catalogue.product_areas.values():
        last = next((one for one in briefings if one.area == area.id), None)
        days = 0
        if last is not None:
            days = (today - last.day).days - paused_days(hands, last.day + ONE_DAY, today)
        views.append(ProductAreaView(area, last, days, days > area.rhythm))
    return tuple(views)

"""What a curriculum asks for, in a line: how much, of whom, when most, and which links are still placeholders."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from mentor_tui.catalogue.build import build
from mentor_tui.catalogue.shape import CurriculumShape
from mentor_tui.catalogue.shape_growth import AreasShape, PositionsShape, ProductAreasShape
from mentor_tui.domain.curriculum import Curriculum, Item
from mentor_tui.domain.effort import Effort, effort
from mentor_tui.domain.named import NamedTuple

if TYPE_CHECKING:
    from mentor_tui.catalogue.load_all import Examined

_PLACEHOLDER = re.compile(
    r"https?://(?:[\w.-]+\.)?(?:example\.(?:com|net|org)|[\w-]+\.(?:example|invalid|test))(?![\w.-])"
)
"""Links to the hosts that are kept free for examples (RFC 2606): they lead nowhere until somebody puts real ones there."""


class Busiest(NamedTuple):
    """The phase that asks for most on one day: its title, the first and last day of the plan, hands-on minutes a day."""

    title: str
    first: int
    last: int
    minutes: float


class Summary(NamedTuple):
    """A curriculum in figures.

    Attributes:
        items: those of somebody who begins today.
        basics: how many of the items are basics.
        effort: what the hire's own items take that have to be done, every time counted.
        others: the same of what is the mentor's or a lead's part.
        sign_offs: items that ask for one.
        placeholders: links that lead to example hosts.
        busiest: None where nothing is the hire's, or where it is not known how long each of it takes.
        optional: items that can be left out.
        drafts, deprecated: items that are not in use yet, or no more.

    """

    id: str
    title: str
    items: int
    basics: int
    effort: Effort
    others: Effort
    sign_offs: int
    placeholders: int
    busiest: Busiest | None
    optional: int = 0
    drafts: int = 0
    deprecated: int = 0


def summaries(examined: Examined) -> tuple[Summary, ...]:
    """Each curriculum without faults among files that were looked through."""
    sound = [shape for report, shape in examined.shapes if isinstance(shape, CurriculumShape) and not report.broken]
    return tuple(summary(curriculum) for curriculum in build(sound, "").curricula.values())


def summary(curriculum: Curriculum) -> Summary:
    """One of them."""
    offered, written = curriculum.offered, curriculum.items.values()
    items, own = offered.items.values(), _effort(offered.own_items)
    busiest = max(
        (Busiest(phase.title, *offered.stretches[phase.id]) for phase in offered.phases),
        key=lambda stretch: stretch.minutes,
        default=None,
    )
    texts = [text for item in written for text in (*item.links, item.about)]
    texts += [phase.about for phase in curriculum.phases]
    texts += [module.about for phase in curriculum.phases for module in phase.modules]
    return Summary(
        curriculum.id,
        curriculum.title,
        len(items),
        len(offered.basics),
        own,
        _effort(offered.owed),
        sum(item.sign_off != "none" for item in items),
        len(_PLACEHOLDER.findall("\n".join(texts))),
        busiest if busiest is not None and busiest.minutes and not own.unplanned else None,
        sum(item.optional for item in items),
        sum(item.state == "draft" for item in written),
        sum(item.state == "deprecated" for item in written),
    )


def _effort(items: Iterable[Item]) -> Effort:
    return effort(None if item.minutes is None else item.minutes * item.times for item in items)


class GrowthSummary(NamedTuple):
    """What people can grow into, in figures.

    Attributes:
        areas, tracks, hours: areas of responsibility, the tracks they are on, hours a week of all of them.
        positions, paths, elsewhere: positions, the ways between them, and those out of support.
        product_areas: parts of the product.

    """

    areas: int = 0
    tracks: int = 0
    hours: float = 0
    positions: int = 0
    paths: int = 0
    elsewhere: int = 0
    product_areas: int = 0


def growth(examined: Examined) -> GrowthSummary:
    """The same of areas, positions and product areas."""
    kinds = (AreasShape, PositionsShape, ProductAreasShape)
    found = build([shape for report, shape in examined.shapes if isinstance(shape, kinds) and not report.broken], "")
    return GrowthSummary(
        len(found.areas),
        len({area.track for area in found.areas.values()}),
        sum(area.hours for area in found.areas.values()),
        len(found.positions),
        sum(len(position.leads_to) for position in found.positions.values()),
        len(found.elsewhere),
        len(found.product_areas),
    )

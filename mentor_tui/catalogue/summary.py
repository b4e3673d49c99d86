"""What a curriculum asks for, in a line: how much, of whom, when most, and which links are still placeholders."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from mentor_tui.catalogue.build import build
from mentor_tui.catalogue.shape import CurriculumShape
from mentor_tui.catalogue.shape_growth import AreasShape, PositionsShape, ProductAreasShape
from mentor_tui.domain.curriculum import Curriculum

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
        basics: how many of the items are basics.
        minutes: hands-on minutes of the hire's own items, every time counted.
        others: the same of what is the mentor's or a lead's part.
        sign_offs: items that ask for one.
        placeholders: links that lead to example hosts.
        busiest: None where nothing is the hire's.

    """

    id: str
    title: str
    items: int
    basics: int
    minutes: int
    others: int
    sign_offs: int
    placeholders: int
    busiest: Busiest | None


def summaries(examined: Examined) -> tuple[Summary, ...]:
    """Each curriculum without faults among files that were looked through."""
    sound = [shape for report, shape in examined.shapes if isinstance(shape, CurriculumShape) and not report.broken]
    return tuple(summary(curriculum) for curriculum in build(sound, "").curricula.values())


def summary(curriculum: Curriculum) -> Summary:
    """One of them."""
    items = curriculum.items.values()
    busiest = max(
        (Busiest(phase.title, *curriculum.stretches[phase.id]) for phase in curriculum.phases),
        key=lambda stretch: stretch.minutes,
        default=None,
    )
    return Summary(
        curriculum.id,
        curriculum.title,
        len(items),
        len(curriculum.basics),
        sum(item.minutes * item.times for item in items if item.who == "hire"),
        sum(item.minutes * item.times for item in items if item.who != "hire"),
        sum(item.sign_off != "none" for item in items),
        len(_PLACEHOLDER.findall("\n".join(text for item in items for text in (item.link or "", item.about)))),
        busiest if busiest is not None and busiest.minutes else None,
    )


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

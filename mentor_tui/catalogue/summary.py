"""What a curriculum asks for, in a line: how much, of whom, when most, and which links are still placeholders."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from mentor_tui.catalogue.build import build
from mentor_tui.catalogue.shape import CurriculumShape
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

"""What people can grow into, as the files say it: areas of responsibility, positions, ways out of support, product areas."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from mentor_tui.domain.curriculum import NONE
from mentor_tui.domain.named import NamedTuple

Pull = Literal["queue", "process"]
"""Where an area draws whoever owns it: to customers in the queue, or to how the desk works."""


class Area(NamedTuple):
    """An area of responsibility: something that one person has full say in, and keeps in good order for everybody.

    Attributes:
        title: verb and object, what its owner does.
        track: id of the track of which owning it is the last rung.
        rhythm: days of the calendar within which its log has a new entry.
        places: how many may contribute beside owner and backup.
        hours: hours a week off the queue.
        pulls: where it draws its owner.
        inside, outside: what is in, and what is not.
        product_area: id of the product area that it is about, "" for none.
        kept_when: how one sees that it is well kept.
        competency: competency id -> level that owning it shows, 2 at most.
        was: ids that it had before.
        short: what lists call it, where its title is too long for them.

    """

    id: str
    title: str
    track: str
    rhythm: int
    places: int = 3
    hours: float = 0
    pulls: Pull = "queue"
    inside: str = ""
    outside: str = ""
    product_area: str = ""
    kept_when: tuple[str, ...] = ()
    competency: Mapping[str, int] = NONE
    was: tuple[str, ...] = ()
    short: str = ""

    @property
    def label(self) -> str:
        """What lists call it."""
        return self.short or self.title


class Position(NamedTuple):
    """What somebody is employed as, and what that asks.

    Attributes:
        asks: competency id -> level.
        leads_to: ids of the positions to which a way leads from here.
        curriculum: id of the curriculum that whoever comes to it goes through, or None.
        role: the role in the program that goes with it, "" for none.
        was: ids that it had before.
        short: what lists call it, where its title is too long for them.

    """

    id: str
    title: str
    about: str = ""
    asks: Mapping[str, int] = NONE
    leads_to: tuple[str, ...] = ()
    curriculum: str | None = None
    was: tuple[str, ...] = ()
    short: str = ""
    role: str = ""

    @property
    def label(self) -> str:
        """What lists call it."""
        return self.short or self.title


class Elsewhere(NamedTuple):
    """Work outside support: everybody may go there, and come back."""

    id: str
    title: str


class ProductArea(NamedTuple):
    """A part of the product with a team of its own; ``rhythm`` is the days from one briefing to the next."""

    id: str
    title: str
    rhythm: int = 30
    was: tuple[str, ...] = ()

"""What places show: a snapshot, most often a page at one moment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from mentor_tui.services.actor_context import zone_of

if TYPE_CHECKING:
    from mentor_tui.services.overview import Digest


class Snapshot(Protocol):
    """What a place shows."""

    @property
    def names(self) -> Mapping[str, str]:
        """Person id -> name."""


Page = TypeVar("Page", bound=Snapshot)


@dataclass(frozen=True)
class PageView(Generic[Page]):
    """A page at one moment, at the clock of whoever looks."""

    page: Page
    now: datetime

    @property
    def names(self) -> Mapping[str, str]:
        """Person id -> name."""
        return self.page.names


def zones_of(now: datetime, entries: Iterable[Digest]) -> frozenset[tzinfo | None]:
    """The time zones of a page: that of the moment that it is shown at, and where the people on it are."""
    return frozenset((now.tzinfo, *map(zone_of, {entry.zone for entry in entries})))

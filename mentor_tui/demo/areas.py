"""Areas of responsibility in the story of a demo team: who owns, backs, contributes, would like to, and what their logs say."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from mentor_tui.demo.side_tasks import DatedEvent
from mentor_tui.demo.written import read
from mentor_tui.domain.areas import AREA, AREA_LOG, ASKED, BACKED, FREED, HANDED_OVER, LOGGED, OWNED
from mentor_tui.domain.catalogue import Catalogue
from mentor_tui.domain.journey_folds import LOCK
from mentor_tui.domain.record import thing
from mentor_tui.domain.rules.areas import own_rung

OPENED = "Has looked after this since before the program."
"""Why a lead opened the last side task of a track for somebody."""


@dataclass(frozen=True, slots=True)
class Beat:
    """Something that happened with an area: days before today, what, whom it names or who wrote, and the words."""

    days: int
    kind: str
    who: str
    text: str = ""


STORIES: Mapping[str, tuple[Beat, ...]] = {
    area: tuple(Beat(*row) for row in rows) for area, rows in read("areas").items()
}
"""Area -> what happened with it, the oldest first."""


def stories(catalogue: Catalogue, people: Mapping[str, object]) -> dict[str, tuple[Beat, ...]]:
    """The stories of the areas that the files have and whose people are all there."""
    return {
        area: beats
        for area, beats in STORIES.items()
        if area in catalogue.areas and all(beat.who in people for beat in beats)
    }


def locks(
    catalogue: Catalogue, told: Mapping[str, tuple[Beat, ...]], lead_of: Callable[[str], str]
) -> dict[tuple[str, str], Beat]:
    """The last side tasks that leads open for people, so that they may own something: person and side task -> when, and who."""
    found: dict[tuple[str, str], Beat] = {}
    for area, beats in told.items():
        rung = own_rung(catalogue, catalogue.areas[area])
        for beat in beats:
            if rung is not None and beat.kind in (OWNED, HANDED_OVER, ASKED):
                before = found.get((beat.who, rung.id))
                days = max(beat.days + BEFORE, before.days if before else 0)
                found[beat.who, rung.id] = Beat(days, "opened", lead_of(beat.who))
    return found


BEFORE = 3
"""Days between the opening of a lock and what it is opened for."""


def opened(rung: str, at: datetime, lead: str) -> DatedEvent:
    """A lead opens the last side task of a track for somebody."""
    return DatedEvent(at, True, lead, "opened", thing(LOCK, rung), {}, OPENED)


def events(
    area: str, beats: tuple[Beat, ...], lead_of: Callable[[str], str], moment: Callable[[str, int], datetime]
) -> Iterator[DatedEvent]:
    """What happens with an area, as the team's record and the board have it.

    Args:
        area: its id.
        beats: what happens.
        lead_of: who leads somebody.
        moment: when somebody does what they do so many days ago: after what happened before.

    """
    owner = ""
    for beat in beats:
        by = {OWNED: lead_of(beat.who), HANDED_OVER: owner, BACKED: owner}.get(beat.kind, beat.who)
        if beat.kind in (OWNED, HANDED_OVER):
            owner = beat.who
        log = beat.kind == LOGGED
        terms: dict[str, Any] = {} if log else {"person": beat.who}
        if beat.kind == FREED:
            terms["part"] = "owner"
        key = thing(AREA_LOG if log else AREA, area)
        yield DatedEvent(moment(by, beat.days), False, by, beat.kind, key, terms, beat.text)

"""Briefings: what changes in a part of the product, told once to everybody on the front line. They stand on the team's board.

Whoever sits with a product team writes what is coming, what is broken, and what became of what we asked for; “nothing this
month” is a briefing too. Of each product area the last ones stand in the fact, all of them in the history. That somebody has
read one stands in their own record, of each product area as many as the board has; others know how many have.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.people import day_of
from mentor_tui.domain.record import Event, Fact, Record, kind_of, name_of, thing

BRIEFING = "briefing"
BRIEFED = "briefed"

READING = "reading"
READ = "read"

KEPT = 6
"""Briefings of a product area that stand in the fact."""


def _fold(before: Fact | None, event: Event) -> Fact:
    fact = before or {"count": 0, "last": []}
    entry = {"seq": event.seq, "at": event.at, "by": event.by, "text": event.text, **event.terms}
    return {"count": fact["count"] + 1, "last": [*fact["last"], entry][-KEPT:]}


def _fold_reading(before: Fact | None, event: Event) -> Fact:
    read = {*(before or {"read": ()})["read"], event.terms["briefing"]}
    # The board keeps as many, and its places only rise.
    return {"read": sorted(read)[-KEPT:]}


FOLDS: dict[str, Callable[[Fact | None, Event], Fact | None]] = {BRIEFING: _fold, READING: _fold_reading}


class Briefing(NamedTuple):
    """What somebody told the front line of a product area.

    Attributes:
        area: id of the product area, as it was then.
        seq: its place in the board's history.
        on: the day of a dated change, None where it tells of none.
        nothing: whether it says that there was nothing this time.

    """

    area: str
    seq: int
    at: str
    by: str
    text: str = ""
    on: date | None = None
    nothing: bool = False

    @property
    def day(self) -> date:
        """The day on which it was written."""
        return date.fromisoformat(self.at[:10])


def briefing_thing(area: str) -> str:
    """The key of a product area's briefings on the board."""
    return thing(BRIEFING, area)


def briefings_of(record: Record | None, former: Mapping[str, str]) -> tuple[Briefing, ...]:
    """The briefings that stand on the board, the latest first.

    Args:
        record: the board; one that was never written has none.
        former: former id of a product area -> today's.

    """
    facts = record.facts.items() if record is not None else ()
    found = [
        Briefing(
            former.get(name_of(key), name_of(key)),
            entry["seq"],
            entry["at"],
            entry["by"],
            entry["text"],
            day_of(entry.get("on")),
            entry.get("nothing", False),
        )
        for key, fact in facts
        if kind_of(key) == BRIEFING
        for entry in fact["last"]
    ]
    return tuple(sorted(found, key=lambda one: -one.seq))


def reading_thing(area: str) -> str:
    """The key, in somebody's own record, of the briefings of a product area that they have read."""
    return thing(READING, area)


def read_in(record: Record) -> Iterator[int]:
    """The places on the board of the briefings that the owner of a record has said they have read."""
    for key, fact in record.facts.items():
        if kind_of(key) == READING:
            yield from fact["read"]

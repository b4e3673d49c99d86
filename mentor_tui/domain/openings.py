"""Openings: what the team needs somebody for, from when, and who would like to. They stand on the team's board.

An opening is a need with the gap that it fills, never a role made to keep somebody. One that is closed leaves the board;
what became of it stands in the history.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date

from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.people import day_of
from mentor_tui.domain.record import Event, Fact, Record, kind_of, name_of, thing
from mentor_tui.domain.text import slug

OPENING = "opening"
OPENED, INTERESTED, NOT_INTERESTED, CLOSED = "opened", "interested", "not-interested", "closed"

ID_WORDS = 5
"""Words of its need that an opening's id is made of."""


def _fold(before: Fact | None, event: Event) -> Fact | None:
    if event.kind == OPENED:
        return {**event.terms, "need": event.text, "gap": event.why, "by": event.by, "at": event.at, "interested": []}
    if before is None:
        raise ValueError(f"{event.kind} needs an opening")
    if event.kind == CLOSED:
        return None
    others = [one for one in before["interested"] if one[0] != event.by]
    if event.kind == INTERESTED:
        others.append([event.by, event.at])
    elif event.kind != NOT_INTERESTED:
        raise ValueError(f"{event.kind} is nothing that happens to an opening")
    return {**before, "interested": others}


FOLDS: dict[str, Callable[[Fact | None, Event], Fact | None]] = {OPENING: _fold}


class Opening(NamedTuple):
    """A need of the team.

    Attributes:
        need: what is needed, as its lead wrote it.
        gap: what is missing without it.
        position: id of the position that it asks for, "" where it is for people of any.
        begins: from which day on somebody is needed, None where that is open.
        closes: the last day to say that one is interested, None where there is none.
        places: how many are needed.
        by, at: who opened it, and when.
        interested: ids of those who said so, the first one first.
        seq: its version.

    """

    id: str
    need: str
    gap: str = ""
    position: str = ""
    begins: date | None = None
    closes: date | None = None
    places: int = 1
    by: str = ""
    at: str = ""
    interested: tuple[str, ...] = ()
    seq: int = 0

    @classmethod
    def of(cls, name: str, fact: Fact) -> Opening:
        """From the board's fact."""
        return cls(
            name,
            fact["need"],
            fact.get("gap", ""),
            fact.get("position", ""),
            day_of(fact.get("from")),
            day_of(fact.get("closes")),
            fact.get("places", 1),
            fact["by"],
            fact["at"],
            tuple(person for person, _at in fact["interested"]),
            fact.get("seq", 0),
        )

    def over(self, today: date) -> bool:
        """Whether its last day has passed, so that everybody who is interested waits for an answer."""
        return self.closes is not None and self.closes < today


def opening_thing(name: str) -> str:
    """The key of an opening on the board."""
    return thing(OPENING, name)


def openings_of(record: Record | None) -> tuple[Opening, ...]:
    """The openings on the board, in the order in which they close; a board that was never written has none."""
    facts = record.facts.items() if record is not None else ()
    found = (Opening.of(name_of(key), fact) for key, fact in facts if kind_of(key) == OPENING)
    return tuple(sorted(found, key=lambda one: (one.closes or date.max, one.begins or date.max, one.at, one.id)))


def new_id(need: str, taken: Collection[str]) -> str:
    """An id for a need: its first words, with a number where another one has that id."""
    words = "-".join(slug(need).split("-")[:ID_WORDS])
    return next(name for name in (words, *(f"{words}-{n}" for n in range(2, len(taken) + 3))) if name not in taken)


def need_of(record: Record, event: Event) -> str:
    """What the opening that an event is about needs: as it stands on the board, or stood there before the event."""
    before = next((past.before for past in reversed(record.tail) if past.event.seq == event.seq), None)
    fact = before or record.facts.get(event.thing) or {}
    return str(fact.get("need") or name_of(event.thing))

"""How long ago each item of the curricula was last confirmed, for whoever keeps them true."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from mentor_tui.domain.confirmed import LastConfirmed, Texts, confirmed, judged, texts_of
from mentor_tui.domain.curriculum import Curriculum
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.record import BOARD
from mentor_tui.domain.team import Team
from mentor_tui.store.protocol import Store

CACHE = "texts"
"""What published editions say, as fingerprints; an edition never changes, so each is read once."""


class ConfirmedRow(NamedTuple):
    """An item, when it was last confirmed, and how many days ago that was, None where it never was."""

    item: str
    title: str
    last: LastConfirmed
    days: int | None


def rows_of(
    store: Store,
    team: Team | None,
    curriculum: Curriculum,
    today: date,
    read: Callable[[str], Curriculum | None] | None = None,
) -> tuple[ConfirmedRow, ...]:
    """All items of a curriculum, what was confirmed longest ago first, and before it what never was.

    Args:
        store: where records are.
        team: the roster, None where there is none yet.
        curriculum: as it is in force.
        today: the day it is.
        read: gives a published edition by its hash, None where it cannot be read any more. Without it no history is read and
            no edition: a screen goes by what happened on the board lately, and by the editions that are known already.

    """
    board = store.read(BOARD) if team is not None else None
    at: Mapping[tuple[str, str], str] = {}
    if board is not None:
        at = judged([past.event for past in board.tail] if read is None else [*store.history(BOARD)])
    editions = _editions(store, team, curriculum, read or (lambda _hash: None)) if team is not None else ()
    found = confirmed(curriculum, at, editions)
    rows = [
        ConfirmedRow(name, item.label, found[name], _days(found[name].on, today))
        for name, item in curriculum.items.items()
    ]
    return tuple(sorted(rows, key=lambda row: row.last.on))


def _days(on: str, today: date) -> int | None:
    return max((today - date.fromisoformat(on)).days, 0) if on else None


def _editions(
    store: Store, team: Team, curriculum: Curriculum, read: Callable[[str], Curriculum | None]
) -> Sequence[tuple[str, Texts]]:
    """When each edition was published that can still be read, and what it said, the oldest first."""
    published = next((found for name in (curriculum.id, *curriculum.was) if (found := team.editions(name))), ())
    cached = store.cached(CACHE)
    known: dict[str, Texts] = dict(cached["rows"]) if isinstance(cached, dict) and cached.get("key") == 1 else {}
    fresh: dict[str, Texts] = {}
    for edition in published:
        if edition.hash not in known:
            said = read(edition.hash)
            if said is not None:
                fresh[edition.hash] = texts_of(said)
    if fresh:
        store.cache(CACHE, {"key": 1, "rows": known | fresh})
    return [(one.at, texts) for one in published if (texts := (known | fresh).get(one.hash)) is not None]


def confirmed_doc(rows: Sequence[ConfirmedRow]) -> list[Mapping[str, Any]]:
    """The same as the plain keys that scripts rely on."""
    return [{"item": row.item, "on": row.last.on or None, "by": row.last.how, "days": row.days} for row in rows]

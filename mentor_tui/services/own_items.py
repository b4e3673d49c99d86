"""Items that are somebody's own, as a digest keeps them: lists and queues name them, and read no record for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Protocol

from mentor_tui.domain.catalogue import Catalogue
from mentor_tui.domain.curriculum import Item, own_item
from mentor_tui.domain.fit import Added
from mentor_tui.domain.former import name_among
from mentor_tui.domain.standing import Standing


class HasOwn(Protocol):
    """What is asked of a digest."""

    @property
    def curriculum(self) -> str: ...
    @property
    def own(self) -> tuple[tuple[Any, ...], ...]: ...


def own_rows(standing: Standing) -> Iterator[tuple[Any, ...]]:
    """What a digest keeps of each item of somebody's own: what it is named by, and what it is."""
    for through in (standing, *standing.past):
        for fit in through.fits.values():
            if fit.item is not None:
                yield name_among(standing, through, own_item(fit.item)), *fit.item


def find_own(entry: HasOwn, name: str) -> Item | None:
    """An item of somebody's own, as their lists name it."""
    return next((own_item(Added(*row[1:])) for row in entry.own if row[0] == name), None)


def item_of(catalogue: Catalogue, entry: HasOwn, name: str) -> Item | None:
    """An item of somebody's, as their lists name it, whether a file has it or it is their own."""
    return catalogue.item(entry.curriculum, name) or (find_own(entry, name) if entry.own else None)


def labels_of(catalogue: Catalogue, entry: HasOwn) -> Mapping[str, str]:
    """What lists call items and side tasks of somebody's: two curricula may call different things by one id."""
    known = catalogue.labels_in(entry.curriculum)
    return {**known, **{row[0]: Added(*row[1:]).title for row in entry.own}} if entry.own else known

"""After a change of the folds: every record is folded anew and stored, once, some of them at each start."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol

from mentor_tui.domain.folds import FOLD
from mentor_tui.domain.problems import Code, Trouble
from mentor_tui.store.families import FAMILIES

_MARK = "folded"
"""The cache that says how far it has come: it may vanish, and then the records are only looked through once more."""

AT_ONCE = 128
"""Records that are stored at one start: a fraction of a second, also where somebody only wants to tick something."""

_OF_THE_RECORD = (Code.DAMAGED, Code.MISSING_RECORD, Code.NEWER_SCHEMA)


class Folding(Protocol):
    """What is asked of a store for it."""

    def ids(self, family: str) -> tuple[str, ...]:
        """The ids of a family's records, sorted."""

    def fold_up(self, record_id: str) -> bool:
        """Fold and store a record anew where an older program made its facts; whether it did."""

    def cached(self, name: str) -> Any | None:
        """A cached JSON document, or None."""

    def cache(self, name: str, document: Any) -> None:
        """Cache a JSON document."""


def catch_up(store: Folding) -> None:
    """Go on with folding records anew, where that is not done.

    Where one may not write, or may not see a family, it stays undone for whoever may; a damaged record stays as it is.
    """
    told = store.cached(_MARK)
    told = told if isinstance(told, dict) and isinstance(told.get("fold"), int) else {"fold": 0}
    # A newer program has folded them: it is not for this one to turn that back.
    if told["fold"] > FOLD or (told["fold"] == FOLD and "after" not in told):
        return
    after = str(told["after"]) if told["fold"] == FOLD else ""
    last, whole = _go_on(store, after)
    # Where there is nothing at all, nothing is made either.
    if last and (whole or last != after):
        store.cache(_MARK, {"fold": FOLD} if whole else {"fold": FOLD, "after": last})


def _go_on(store: Folding, after: str) -> tuple[str, bool]:
    """Fold some of the records that come after one; the last that is done, and whether all are."""
    folded, last = 0, after
    try:
        for record_id in _rest(store, after):
            try:
                folded += store.fold_up(record_id)
            except Trouble as problem:
                if problem.code not in _OF_THE_RECORD:
                    raise
            last = record_id
            if folded >= AT_ONCE:
                return last, False
    except Trouble:
        return last, False
    return last, True


def _rest(store: Folding, after: str) -> Iterator[str]:
    """All records, family by family, from the one after a record on."""
    names, begun = [*FAMILIES], after.partition("/")[0]
    for name in names[names.index(begun) :] if begun in names else names:
        yield from (record_id for record_id in store.ids(name) if name != begun or record_id > after)

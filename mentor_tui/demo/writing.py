"""Writing events into a record that is being made up."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from mentor_tui.domain import history
from mentor_tui.domain.folds import FOLD
from mentor_tui.domain.record import Event, Record


def stamp(at: datetime) -> str:
    """A moment in UTC, as events carry it."""
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")


def op_prefix(*parts: object) -> str:
    """The first ten digits of a record's operation ids: the same for the same seed, day and record."""
    text = "\n".join(map(str, parts))
    return hashlib.blake2b(text.encode(), digest_size=5).hexdigest()


class Writer:
    """A new record, and the operation ids of its events.

    Args:
        record_id: which record.
        prefix: what its operation ids begin with.

    """

    def __init__(self, record_id: str, prefix: str) -> None:
        self.record = Record(record_id, fold=FOLD)
        self._prefix = prefix
        self._count = 0

    def new_op(self) -> str:
        """The next operation id."""
        self._count += 1
        return f"{self._prefix}{self._count:06x}"

    def write(
        self,
        at: datetime,
        by: str,
        kind: str,
        thing: str,
        *,
        terms: Mapping[str, Any] | None = None,
        text: str = "",
        why: str = "",
        op: str | None = None,
    ) -> Event:
        """Append an event; several of one command share their ``op``."""
        return history.append(
            self.record,
            op=op or self.new_op(),
            at=stamp(at),
            by=by,
            kind=kind,
            thing=thing,
            terms=terms,
            text=text,
            why=why,
        )

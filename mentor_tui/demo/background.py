"""Making records while others are being stored: a disk that is waited for leaves the processor idle."""

from __future__ import annotations

import contextlib
import queue
import threading
from collections.abc import Iterable, Iterator

from mentor_tui.domain.record import Record

MADE_AHEAD = 128
"""Records that wait to be stored, at most."""

PATIENCE = 0.1
"""Seconds after which the maker looks whether anybody still takes what it makes."""


def in_background(records: Iterable[Record]) -> Iterator[Record]:
    """The same records in the same order, made by a thread of their own. What it raises is raised here."""
    ready: queue.Queue[Record | BaseException | None] = queue.Queue(MADE_AHEAD)
    given_up = threading.Event()

    def hand_over(what: Record | BaseException | None) -> None:
        while not given_up.is_set():
            with contextlib.suppress(queue.Full):
                ready.put(what, timeout=PATIENCE)
                return

    def make() -> None:
        last: BaseException | None = None
        try:
            for record in records:
                hand_over(record)
                if given_up.is_set():
                    return
        except BaseException as error:  # noqa: BLE001 - carried to the other thread, and raised there
            last = error
        hand_over(last)

    maker = threading.Thread(target=make, name="demo-records", daemon=True)
    maker.start()
    try:
        while isinstance(found := ready.get(), Record):
            yield found
        if found is not None:
            raise found
    finally:
        given_up.set()
        maker.join()

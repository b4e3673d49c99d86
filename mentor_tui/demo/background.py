"""Making records while others are being stored: a disk that is waited for leaves the processor idle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice

from mentor_tui.domain.record import Record

MADE_AHEAD = 128
"""Records that are made at a time: as many as wait to be stored, at most."""


def in_background(records: Iterable[Record]) -> Iterator[Record]:
    """The same records in the same order, made by a thread of their own. What it raises is raised here."""
    source = iter(records)
    with ThreadPoolExecutor(1, thread_name_prefix="demo-records") as maker:
        made = maker.submit(lambda: [*islice(source, MADE_AHEAD)])
        while ready := made.result():
            made = maker.submit(lambda: [*islice(source, MADE_AHEAD)])
            yield from ready

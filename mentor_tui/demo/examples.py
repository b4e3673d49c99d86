"""Examples of what people of a demo team did that shows a competency: some were confirmed, some wait."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from mentor_tui.demo import written
from mentor_tui.demo.side_tasks import DatedEvent
from mentor_tui.demo.workers import Worker
from mentor_tui.domain.catalogue import Catalogue
from mentor_tui.domain.levels import CONFIRMED, SHOWN, competency_thing

READ_AFTER = timedelta(hours=20)
"""So long after it was noted, at the soonest, an example was confirmed."""


@cache
def _told() -> Mapping[str, Sequence[Sequence[Any]]]:
    found: Mapping[str, Sequence[Sequence[Any]]] = written.read("examples")
    return found


def events(
    person: str, workers: Mapping[str, Worker], catalogue: Catalogue, cutoff: datetime, rng: random.Random
) -> Iterator[DatedEvent]:
    """The examples of somebody, and their confirmations; none whose writer is not there, or of what no file has."""
    numbers: dict[str, int] = {}
    for ago, competency, level, by, text, ref, confirmed_by in _told().get(person, ()):
        if by not in workers or competency not in catalogue.competencies:
            continue
        at = workers[by].back_from(cutoff, rng, days=ago)
        if at is None:
            continue
        numbers[competency] = number = numbers.get(competency, 0) + 1
        key = competency_thing(competency)
        terms = {"level": level, "day": at.date().isoformat(), **({"ref": ref} if ref else {})}
        yield DatedEvent(at, True, by, SHOWN, key, terms, text)
        if confirmed_by in workers and (read := workers[confirmed_by].next_time(at + READ_AFTER, rng)) is not None:
            yield DatedEvent(read, True, confirmed_by, CONFIRMED, key, {"level": level, "examples": [number]})

"""Another curriculum that somebody of a demo team began after their first one, and what they have done of it."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import cache
from typing import Any

from mentor_tui.demo import written
from mentor_tui.demo.side_tasks import DatedEvent
from mentor_tui.demo.workers import Worker
from mentor_tui.domain.catalogue import Catalogue
from mentor_tui.domain.journey_folds import PROGRAMME, TICKED, item_thing
from mentor_tui.domain.programmes import BEGAN
from mentor_tui.domain.terms import tick_terms


@cache
def _told() -> Mapping[str, Mapping[str, Any]]:
    found: Mapping[str, Mapping[str, Any]] = written.read("curricula")
    return found


def events(
    worker: Worker, lead: Worker, catalogue: Catalogue, cutoff: datetime, rng: random.Random, position: str
) -> Iterator[DatedEvent]:
    """That their lead had somebody begin a curriculum, and what they ticked in it; nothing of what no file has."""
    told = _told().get(worker.id)
    curriculum = catalogue.curriculum(told["curriculum"]) if told is not None else None
    begun = lead.back_from(cutoff, rng, days=told["ago"]) if told is not None else None
    if told is None or curriculum is None or begun is None:
        return
    terms = {"curriculum": curriculum.id, "since": begun.date().isoformat(), "position": position}
    yield DatedEvent(begun, True, lead.id, BEGAN, PROGRAMME, terms, told["why"])
    for ago, name, text in told["done"]:
        at, item = worker.back_from(cutoff, rng, days=ago), curriculum.items.get(name)
        if at is not None and at > begun and item is not None:
            key = item_thing(curriculum.id, item.id)
            yield DatedEvent(at, True, worker.id, TICKED, key, tick_terms(curriculum, item), text)

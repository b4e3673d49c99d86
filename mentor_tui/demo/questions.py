"""What hires of a demo team asked: in the thread of an item or about nothing of it, answered, settled, or open."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from mentor_tui.demo import written
from mentor_tui.demo.side_tasks import DatedEvent
from mentor_tui.demo.workers import Worker
from mentor_tui.domain.journey_folds import ANSWERED, ASKED, ITEM, SETTLED
from mentor_tui.domain.questions import question_thing
from mentor_tui.domain.record import thing

ANSWERED_AFTER, SETTLED_AFTER = timedelta(minutes=40), timedelta(hours=3)
"""So long after it was asked, or answered, at the soonest."""


@cache
def _told() -> Mapping[str, Sequence[Mapping[str, Any]]]:
    found: Mapping[str, Sequence[Mapping[str, Any]]] = written.read("questions")
    return found


def events(
    person: str, workers: Mapping[str, Worker], curriculum: str, cutoff: datetime, rng: random.Random
) -> Iterator[DatedEvent]:
    """What somebody asked, and what became of it; nothing where whoever was asked is not there."""
    number = 0
    for one in _told().get(person, ()):
        others = [name for name in (one.get("to", ""), one.get("by", "")) if name]
        at = workers[person].back_from(cutoff, rng, days=one["ago"])
        if at is None or not all(name in workers for name in others):
            continue
        number += "item" not in one
        key = thing(ITEM, f"{curriculum}/{one['item']}") if "item" in one else question_thing(number)
        yield DatedEvent(at, True, person, ASKED, key, {"to": one["to"]} if "to" in one else {}, one["text"])
        answered = workers[one["by"]].next_time(at + ANSWERED_AFTER, rng) if "by" in one else None
        if answered is None or answered >= cutoff:
            continue
        yield DatedEvent(answered, True, one["by"], ANSWERED, key, {}, one["answer"])
        settled = workers[person].next_time(answered + SETTLED_AFTER, rng) if one.get("settled") else None
        if settled is not None and settled < cutoff:
            yield DatedEvent(settled, True, person, SETTLED, key)

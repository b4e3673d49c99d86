"""What hires of a demo team and their mentors want to talk about, and how hires said that their weeks were."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from mentor_tui.demo import written
from mentor_tui.demo.side_tasks import DatedEvent
from mentor_tui.demo.workers import Worker
from mentor_tui.domain.agenda import AGENDA, NOTED
from mentor_tui.domain.checkins import CHECKED_IN, CHECKINS, is_mood


@cache
def _told() -> Mapping[str, Sequence[Sequence[Any]]]:
    found: Mapping[str, Sequence[Sequence[Any]]] = written.read("talks")
    return found


def events(person: str, workers: Mapping[str, Worker], cutoff: datetime, rng: random.Random) -> Iterator[DatedEvent]:
    """What is said of somebody's talks and weeks, none of whoever is not there."""
    for ago, what, by, text in _told().get(person, ()):
        at = workers[by].back_from(cutoff, rng, days=ago) if by in workers else None
        if at is None:
            continue
        if is_mood(what):
            yield DatedEvent(at, True, by, CHECKED_IN, CHECKINS, {"word": what}, text)
        else:
            yield DatedEvent(at, True, by, NOTED, AGENDA, {}, text)

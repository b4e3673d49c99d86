"""Side tasks of made-up people: taken, done piece by piece, confirmed."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from mentor_tui.demo import evidence, sayings
from mentor_tui.demo.workers import Worker
from mentor_tui.domain.blocks import BLOCK, KEPT, weekday_of
from mentor_tui.domain.catalogue import Rung
from mentor_tui.domain.journey_folds import LOCK, TASK, TICKED
from mentor_tui.domain.record import thing
from mentor_tui.domain.team import hold_thing
from mentor_tui.domain.terms import piece_terms


@dataclass(frozen=True, slots=True)
class SideTaskScript:
    """A side task in somebody's story.

    Attributes:
        after: working days from when it could first be taken to when it was.
        pieces: how many are done, at most as many as it asks for.
        every: working days from piece to piece.
        confirmed: whether a lead confirmed it, once all pieces were there.
        lined: it was full, and they are in its line.
        opened: a lead opened it for somebody who has no curriculum, with this reason.
        block: weekday and time that they keep free for it, for all the hours that it takes; none where it is empty.

    """

    rung: str
    after: int = 1
    pieces: int = 0
    every: int = 2
    confirmed: bool = False
    lined: bool = False
    opened: str = ""
    block: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DatedEvent:
    """An event to be written: into the person's own record, or the team's, or on the board."""

    at: datetime
    own: bool
    by: str
    kind: str
    thing: str
    terms: dict[str, Any] = field(default_factory=dict)
    text: str = ""
    why: str = ""


def events(
    side_tasks: Iterable[SideTaskScript],
    rungs: Mapping[str, Rung],
    worker: Worker,
    lead: Worker,
    *,
    begin: datetime,
    rng: random.Random,
) -> Iterator[DatedEvent]:
    """What happens with side tasks from a moment on, one after the other; those that no track has are left out."""
    for side_task in side_tasks:
        if side_task.rung in rungs:
            yield from _events(side_task, rungs[side_task.rung], worker, lead, begin=begin, rng=rng)


def _events(
    side_task: SideTaskScript, rung: Rung, worker: Worker, lead: Worker, *, begin: datetime, rng: random.Random
) -> list[DatedEvent]:
    told: list[DatedEvent] = []
    at = begin
    if side_task.opened:
        at = lead.next_time(at, rng) or at
        told.append(DatedEvent(at, True, lead.id, "opened", thing(LOCK, rung.id), {}, side_task.opened))
    at = _later(worker, at, side_task.after, rng)
    terms: dict[str, Any] = {"track": rung.track, "hours": rung.hours}
    kind = "lined" if side_task.lined else "took"
    told.append(DatedEvent(at, False, worker.id, kind, hold_thing(rung.id, worker.id), terms))
    if side_task.lined:
        return told
    if side_task.block:
        day, clock = side_task.block
        kept = {"weekday": weekday_of(day), "begin": clock, "minutes": round(rung.hours * 60)}
        found = worker.next_time(at + timedelta(minutes=5), rng) or at
        told.append(DatedEvent(found, True, worker.id, KEPT, thing(BLOCK, rung.id), kept))
    for _ in range(min(side_task.pieces, rung.times)):
        at = _later(worker, at, side_task.every, rng)
        terms = piece_terms(rung)
        text = _piece(rung, rng)
        told.append(DatedEvent(at, True, worker.id, TICKED, thing(TASK, rung.id), terms, text))
    if side_task.confirmed and side_task.pieces >= rung.times and "mentor" not in rung.confirmed_by:
        at = lead.next_time(at + timedelta(hours=20), rng) or at
        terms = {"voices": list(rung.asks()), "last": True}
        text = rng.choice(sayings.PRAISE[:5])
        told.append(DatedEvent(at, False, lead.id, "confirmed", hold_thing(rung.id, worker.id), terms, text))
    return told


def _later(worker: Worker, at: datetime, days: int, rng: random.Random) -> datetime:
    day = worker.calendar.add(worker.local_day(at), days)
    found = worker.time_on(day, rng, after=at + timedelta(minutes=5)) or worker.next_time(at + timedelta(days=1), rng)
    return found or at + timedelta(days=1)


def _piece(rung: Rung, rng: random.Random) -> str:
    if rung.evidence == "link":
        return evidence.link(rng.choice(sayings.TASK_TEXT), rng)
    return rng.choice(sayings.TASK_NOTES) if rung.evidence == "text" else ""

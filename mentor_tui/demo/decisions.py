"""Decisions about people of a demo team: promoted, moved, with a product team, off to sales, and back."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Set
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from mentor_tui.demo import written
from mentor_tui.demo.side_tasks import DatedEvent
from mentor_tui.demo.workers import Worker
from mentor_tui.domain import positions
from mentor_tui.domain.catalogue import Catalogue
from mentor_tui.domain.decisions import ACKNOWLEDGED, DECIDED, EVIDENCED, decision_thing

READ_AFTER = timedelta(days=1)
"""So long after a decision its person said that they had read it."""


@cache
def _told() -> Mapping[str, Mapping[str, Any]]:
    found: Mapping[str, Mapping[str, Any]] = written.read("decisions")
    return found


def position_before(person: str, usual: str) -> str:
    """The position with which somebody was added: what they were before the first decision about them."""
    return str(_told()[person]["before"]) if person in _told() else usual


def commands(
    person: str,
    workers: tuple[Worker, Worker],
    lead: str,
    there: Set[str],
    catalogue: Catalogue,
    cutoff: datetime,
    rng: random.Random,
) -> Iterator[tuple[DatedEvent, ...]]:
    """What was decided about somebody, and that they have read it, a command each; nothing of what no file names.

    Args:
        person: about whom.
        workers: theirs, and their lead's.
        lead: who decides.
        there: everybody in the story; what was asked of others was not decided.
        catalogue: positions and product areas that are not in it are not named.
        cutoff: the moment that everything is before.
        rng: dice.

    """
    theirs, leads = workers
    for row in _told().get(person, {}).get("told", ()):
        at = leads.back_from(cutoff, rng, days=row["ago"])
        known = {"", *catalogue.positions, *catalogue.elsewhere}
        if not there >= {*row.get("asked", ())}:
            continue
        if at is None or row.get("to", "") not in known or row.get("area", "") not in {"", *catalogue.product_areas}:
            continue
        decided = tuple(_decided(person, row, at, lead, catalogue, cutoff))
        yield decided
        read = theirs.next_time(at + READ_AFTER, rng)
        if read is not None:
            yield (DatedEvent(read, True, person, ACKNOWLEDGED, decided[0].thing),)


def _decided(
    person: str, row: Mapping[str, Any], at: datetime, lead: str, catalogue: Catalogue, cutoff: datetime
) -> Iterator[DatedEvent]:
    ahead = row.get("ahead")
    day = (at.date() if ahead is None else _weekday(cutoff.date() + timedelta(days=ahead))).isoformat()
    number, to = f"{day}-1", row.get("to", "")
    before = position_before(person, "")
    terms: dict[str, Any] = {"kind": row["kind"], "before": before, "to": to, "on": day}
    terms |= {"asked": list(row["asked"])} if "asked" in row else {}
    if row["kind"] == "embed":
        until = cutoff.date() + timedelta(days=row["until"])
        terms |= {"area": row["area"], "until": until.isoformat(), "keeps": row["keeps"]}
    key, text = decision_thing(number), row.get("advice", row.get("thanks", ""))
    yield DatedEvent(at, True, lead, DECIDED, key, terms, text, row.get("why", ""))
    asks = catalogue.positions[to].asks if row["kind"] == "promotion" else {}
    for name, level in asks.items():
        if name in row.get("evidence", {}):
            shown = {"competency": name, "level": level, "shown": []}
            yield DatedEvent(at, True, lead, EVIDENCED, key, shown, row["evidence"][name])
    if to:
        held = {"position": to, "since": day, "decision": number}
        yield DatedEvent(at, True, lead, positions.DECIDED, positions.POSITION, held)


def _weekday(day: date) -> date:
    """A day, or the Monday after it: nothing begins on a weekend."""
    return day + timedelta(days=7 - day.weekday()) if day.weekday() > 4 else day

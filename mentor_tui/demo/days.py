"""What the days between hold in a demo team: who was stuck, what was promised, what was done once more."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from mentor_tui.demo import written
from mentor_tui.demo.side_tasks import DatedEvent
from mentor_tui.demo.staging import Player
from mentor_tui.domain.curriculum import Curriculum
from mentor_tui.domain.journey_folds import SIGNED, TICKED, again_thing, item_thing
from mentor_tui.domain.promises import KEPT, LET_GO, PROMISED, promise_thing
from mentor_tui.domain.stuck import FREE, STUCK, stuck_thing
from mentor_tui.domain.terms import right_terms, sign_terms, tick_terms

SOON = timedelta(minutes=20)

AFTER_JOINING = timedelta(minutes=20)
"""So long after somebody was added their lead brings in what they had done before."""


@cache
def _told() -> Mapping[str, Any]:
    found: Mapping[str, Any] = written.read("days")
    return found


def events(
    person: str,
    players: Mapping[str, Player],
    curriculum: Curriculum,
    added: datetime,
    cutoff: datetime,
    rng: random.Random,
) -> Iterator[DatedEvent]:
    """What happened in somebody's record; nothing of what no file has, and nothing by whom the team does not have.

    Args:
        person: whose record.
        players: everybody in the story.
        curriculum: theirs.
        added: when they were added.
        cutoff: the moment that everything is before.
        rng: dice.

    """

    def told(by: str, ago: int, kind: str, key: str, terms: Mapping[str, Any] | None = None, text: str = "") -> None:
        player = players.get(by)
        at = player.worker.back_from(cutoff, rng, days=ago) if player is not None else None
        if player is not None and at is not None and found and at <= found[-1].at:
            # Where they are it was a holiday: it came as soon as it could.
            at = player.worker.next_time(found[-1].at + SOON, rng)
        if at is not None and added < at < cutoff:
            found.append(DatedEvent(at, True, by, kind, key, dict(terms or {}), text))

    found: list[DatedEvent] = []
    for row in _told()["stuck"]:
        if row["person"] == person and row["item"] in curriculum.items:
            key = stuck_thing(item_thing(curriculum.id, row["item"]))
            told(person, row["ago"], STUCK, key, {"waits_for": row["waits_for"], "part": row["part"]}, row["why"])
            if found and (freed := row.get("freed")):
                told(freed["by"], freed["ago"], FREE, key)
    yield from found
    for number, row in enumerate(_mine("promises", "to", person, "by", players), 1):
        found, key = [], promise_thing(number)
        due = cutoff.date() + timedelta(days=row["due"])
        told(row["by"], row["ago"], PROMISED, key, {"by": row["by"], "due": due.isoformat()}, row["text"])
        if found and "kept" in row:
            told(row["by"], row["kept"], KEPT, key)
        elif found and "let_go" in row:
            told(row["by"], row["let_go"], LET_GO, key, text=row["why"])
        yield from found
    for row in _mine("again", "person", person, "by", players):
        yield from _again(row, players, curriculum, added, cutoff, rng)


def _mine(name: str, whose: str, person: str, other: str, players: Mapping[str, Player]) -> Iterator[Mapping[str, Any]]:
    return (row for row in _told()[name] if row[whose] == person and row[other] in players)


def _again(
    row: Mapping[str, Any],
    players: Mapping[str, Player],
    curriculum: Curriculum,
    added: datetime,
    cutoff: datetime,
    rng: random.Random,
) -> Iterator[DatedEvent]:
    """What was done elsewhere and brought in, and, where it is told, done once more here."""
    person, mentor = players[row["person"]], players[row["by"]]
    brought = players[person.lead].worker.next_time(added + AFTER_JOINING, rng)
    for one in row["items"]:
        item = curriculum.items.get(one["id"])
        if item is None or item.times > 1 or brought is None:
            continue
        on: date = cutoff.date() + timedelta(days=one["done"])
        terms = tick_terms(curriculum, item, on=on)
        key = item_thing(curriculum.id, item.id)
        yield DatedEvent(brought, True, person.lead, TICKED, key, terms)
        at = person.worker.back_from(cutoff, rng, days=one["ago"]) if "ago" in one else None
        signed = mentor.worker.back_from(cutoff, rng, days=one["signed"]) if "signed" in one else None
        if at is not None and signed is not None and signed > at:
            key = again_thing(curriculum.id, item.id)
            yield DatedEvent(at, True, person.id, TICKED, key, tick_terms(curriculum, item), one["text"])
            terms = sign_terms(curriculum, item, item.look_for, right_terms("mentor", None))
            yield DatedEvent(signed, True, mentor.id, SIGNED, key, terms, one["word"])


def done_before(person: str) -> frozenset[str]:
    """The items that somebody had done before they came: nobody does them in the story."""
    return frozenset(one["id"] for row in _told()["again"] if row["person"] == person for one in row["items"])

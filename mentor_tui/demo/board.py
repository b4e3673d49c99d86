"""What stands on the board of a demo team: openings, who is interested, briefings, better words; and who has read briefings."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from mentor_tui.demo import written
from mentor_tui.demo.side_tasks import DatedEvent
from mentor_tui.demo.staging import Player
from mentor_tui.domain.briefings import BRIEFED, READ, briefing_thing, reading_thing
from mentor_tui.domain.catalogue import Catalogue
from mentor_tui.domain.openings import INTERESTED, OPENED, new_id, opening_thing
from mentor_tui.domain.proposals import PROPOSED, TAKEN, curriculum_of, fields_of, item_of, proposal_thing
from mentor_tui.domain.record import Record


def events(
    catalogue: Catalogue, players: Mapping[str, Player], cutoff: datetime, rng: random.Random
) -> Iterator[DatedEvent]:
    """What was put on the board, by those who are there.

    Args:
        catalogue: positions and product areas that are not in it are not named.
        players: everybody in the story.
        cutoff: the moment that everything is before.
        rng: dice.

    """
    told = written.read("board")
    taken: list[str] = []
    for row in told["openings"]:
        name = new_id(row["need"], taken)
        taken.append(name)
        yield from _opening(row, name, catalogue, players, cutoff, rng)
    for row in told["briefings"]:
        at = _moment(row["by"], row["ago"], players, cutoff, rng)
        if at is not None and row["area"] in catalogue.product_areas:
            terms = _days(row, cutoff, "change") if row["text"] else {"nothing": True}
            yield DatedEvent(at, False, row["by"], BRIEFED, briefing_thing(row["area"]), terms, row["text"])
    for number, row in enumerate(told["words"], 1):
        yield from _words(row, number, catalogue, players, cutoff, rng)


def numbered(posted: Iterable[DatedEvent]) -> list[DatedEvent]:
    """What was put on the board in its order; better words get the number that they have from their place in it."""
    told = sorted(posted, key=lambda what: what.at)
    keys = {
        what.thing: proposal_thing(curriculum_of(what.thing), item_of(what.thing), place)
        for place, what in enumerate(told, 1)
        if what.kind == PROPOSED
    }
    return [replace(what, thing=keys.get(what.thing, what.thing)) for what in told]


READ_AFTER = timedelta(hours=1)
"""So long after a briefing its readers had read it, or after what they did last."""


def readers(
    board: Record, players: Mapping[str, Player], done: Mapping[str, datetime], cutoff: datetime, rng: random.Random
) -> Iterator[DatedEvent]:
    """Who has read which briefing, each in their own record, the oldest briefing first.

    Args:
        board: as it stands.
        players: everybody in the story.
        done: person -> when they did something last.
        cutoff: the moment that everything is before.
        rng: dice.

    """
    rows: dict[str, list[Mapping[str, Any]]] = {}
    for row in written.read("board")["briefings"]:
        if row["by"] in players:
            rows.setdefault(briefing_thing(row["area"]), []).append(row)
    last = dict(done)
    for key, told in rows.items():
        for row, entry in zip(told, board.facts.get(key, {"last": ()})["last"], strict=False):
            for person in (one for one in row.get("read", ()) if one in players):
                since = max(datetime.fromisoformat(entry["at"]), last.get(person, cutoff - timedelta(days=365)))
                at = players[person].worker.next_time(since + READ_AFTER, rng)
                if at is not None and at < cutoff:
                    last[person] = at
                    yield DatedEvent(at, True, person, READ, reading_thing(row["area"]), {"briefing": entry["seq"]})


def _opening(
    row: Mapping[str, Any],
    name: str,
    catalogue: Catalogue,
    players: Mapping[str, Player],
    cutoff: datetime,
    rng: random.Random,
) -> Iterator[DatedEvent]:
    at = _moment(row["by"], row["ago"], players, cutoff, rng)
    if at is None:
        return
    key = opening_thing(name)
    terms: dict[str, Any] = {"places": row.get("places", 1), **_days(row, cutoff, "begins", "closes")}
    if row.get("position") in catalogue.positions:
        terms["position"] = row["position"]
    yield DatedEvent(at, False, row["by"], OPENED, key, terms, row["need"], row["gap"])
    for person, ago in row.get("interested", {}).items():
        said = _moment(person, ago, players, cutoff, rng)
        if said is not None and said > at:
            yield DatedEvent(said, False, person, INTERESTED, key)


def _moment(
    person: str, ago: int, players: Mapping[str, Player], cutoff: datetime, rng: random.Random
) -> datetime | None:
    player = players.get(person)
    return player.worker.back_from(cutoff, rng, days=ago) if player is not None else None


def _words(
    row: Mapping[str, Any],
    number: int,
    catalogue: Catalogue,
    players: Mapping[str, Player],
    cutoff: datetime,
    rng: random.Random,
) -> Iterator[DatedEvent]:
    """Better words for an item; those that were taken are what its file says."""
    at, curriculum = _moment(row["by"], row["ago"], players, cutoff, rng), catalogue.curricula.get(row["curriculum"])
    item = curriculum.items.get(row["item"]) if curriculum is not None else None
    if at is None or curriculum is None or item is None:
        return
    key, now = proposal_thing(curriculum.id, item.id, number), fields_of(item).get(row["field"], "")
    taken = "taken" in row
    worker = players[row["by"]].worker
    day = worker.day_number(worker.local_day(at))
    terms = {"field": row["field"], "was": row["was"] if taken else now} | ({"day": day} if day > 0 else {})
    yield DatedEvent(at, False, row["by"], PROPOSED, key, terms, now if taken else row["words"])
    if taken:
        by, ago = row["taken"]["by"], row["taken"]["ago"]
        then = _moment(by, ago, players, cutoff, rng)
        if then is not None and then > at:
            yield DatedEvent(then, False, by, TAKEN, key)


_TERMS = {"begins": "from", "closes": "closes", "change": "on"}


def _days(row: Mapping[str, Any], cutoff: datetime, *names: str) -> dict[str, str]:
    return {
        _TERMS[name]: (cutoff.date() + timedelta(days=row[name])).isoformat()
        for name in names
        if row.get(name) is not None
    }

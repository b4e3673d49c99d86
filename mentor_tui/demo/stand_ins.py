"""Who asked whom to stand in while they are away, in a demo team: one who agreed, and one who has not answered yet."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from mentor_tui.demo import written
from mentor_tui.demo.side_tasks import DatedEvent
from mentor_tui.demo.staging import Player
from mentor_tui.domain.calendar import Span
from mentor_tui.domain.cover_asks import AGREED, ASKED, cover_ask_thing
from mentor_tui.domain.journey_folds import PROFILE
from mentor_tui.domain.people import span_doc
from mentor_tui.domain.record import thing
from mentor_tui.domain.team import PAIRING

NOTED_AGO = 2
"""Working days ago on which somebody asked for days that are ahead."""

ANSWERED_AFTER = timedelta(minutes=90)


@cache
def _told() -> Mapping[str, Mapping[str, Any]]:
    found: Mapping[str, Mapping[str, Any]] = written.read("stand_ins")
    return found


def agreed(mentor: str, people: Mapping[str, object]) -> bool:
    """Whether somebody who was asked stands in for all of a mentor's hires."""
    one = _told().get(mentor)
    return one is not None and one["person"] in people and bool(one.get("agreed"))


def commands(
    mentor: Player, players: Mapping[str, Player], today: date, cutoff: datetime, rng: random.Random
) -> Iterator[tuple[DatedEvent, ...]]:
    """What a mentor asked, and the answer, one command each; nothing where whoever was asked is not there.

    Args:
        mentor: who asked.
        players: everybody, by id.
        today: the day of the demo.
        cutoff: its moment.
        rng: the dice.

    """
    one = _told().get(mentor.id)
    if one is None or one["person"] not in players:
        return
    other = one["person"]
    theirs = [one for one in players.values() if one.part.mentor == mentor.id and one.part.cover]
    # In the order in which they came to the mentor.
    hires = [one.id for one in sorted(theirs, key=lambda one: one.start)]
    days = [today + timedelta(days=ahead) for ahead in one.get("days", ())]
    away = Span(*days) if days else mentor.leave
    if away is None or away.last is None:
        return
    before = datetime.combine(away.first, datetime.min.time(), cutoff.tzinfo)
    at = mentor.worker.back_from(min(before, cutoff), rng, days=NOTED_AGO)
    if at is None:
        return
    if days:
        yield (DatedEvent(at, True, mentor.id, "leave", PROFILE, {"leave": [span_doc(away)]}),)
    span = {"from": away.first.isoformat(), "until": away.last.isoformat()}
    key = cover_ask_thing(mentor.id, other)
    yield (DatedEvent(at + timedelta(minutes=4), False, mentor.id, ASKED, key, span, one["text"]),)
    yes = players[other].worker.next_time(at + ANSWERED_AFTER, rng) if one.get("agreed") else None
    if yes is not None and yes < cutoff:
        covers = (
            DatedEvent(yes, False, other, "covered", thing(PAIRING, hire), {"stand_in": other, **span})
            for hire in hires
        )
        yield (DatedEvent(yes, False, other, AGREED, key), *covers)

"""What happened while somebody was away: what others did for a hire, and what the hire did, between two moments.

It is counted from what the record holds, so no history is read for it. Away is leave, and a programme that is paused.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Literal, TypeAlias, get_args

from mentor_tui.domain.agenda import happened, held_at, within
from mentor_tui.domain.calendar import OwnCalendar, Span
from mentor_tui.domain.journey import posts_of
from mentor_tui.domain.journey_folds import AGAIN, ANSWERED, ITEM, RETURNED, SAID, TASK
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.questions import QUESTION
from mentor_tui.domain.record import Fact, kind_of
from mentor_tui.domain.standing import Standing

LATELY = timedelta(days=7)
"""For so long after the last day away it is told, where it was not seen before."""

What = Literal["signed", "answered", "back", "talks"]
"""What can be done for a hire: signed off, answered, sent back, and a talk held."""

DEEDS: tuple[What, ...] = get_args(What)

Deed: TypeAlias = tuple[str, What]
"""Who did what for a hire, once."""


class Meanwhile(NamedTuple):
    """What happened on a journey in some time: what others did, and what its owner has done, the latest last."""

    others: tuple[Deed, ...]
    done: tuple[str, ...]


def last_away(calendar: OwnCalendar, today: date) -> Span | None:
    """The days away from which somebody has come back lately; None where they are away, or lost no working day by it."""
    if calendar.is_away(today):
        return None
    ended = [span for span in calendar.away if span.last is not None and today - LATELY <= span.last < today]
    lost = [span for span in ended if span.last is not None and calendar.of_pattern(span.first, span.last)]
    return max(lost, key=lambda one: one.last or one.first, default=None)


def moments(calendar: OwnCalendar, away: Span, zone: tzinfo | None) -> tuple[str, str]:
    """After which moment and until which it is told what happened: until the morning of the day on which they are back."""
    back = calendar.add(away.last or away.first, 1)
    begin, end = (datetime.combine(day, time(), zone).astimezone(UTC) for day in (away.first, back))
    return _stamp(begin - timedelta(seconds=1)), _stamp(end)


def _stamp(moment: datetime) -> str:
    return moment.isoformat().replace("+00:00", "Z")


def meanwhile(standing: Standing, after: str, until: str, but: str, zone: tzinfo | None) -> Meanwhile:
    """What happened on a journey after a moment and until another.

    Args:
        standing: its owner's.
        after: the one moment.
        until: the other.
        but: whoever is told of it, and did nothing that they have to be told of.
        zone: where the owner is.

    """
    facts, owner = standing.journey.record.facts, standing.person
    found: list[tuple[Deed, str]] = [((talk.by, "talks"), held_at(talk, zone)) for talk in standing.journey.sessions]
    for key, fact in facts.items():
        if kind_of(key) in (ITEM, AGAIN, TASK, QUESTION):
            found += _in_fact(fact)
    others = (deed for deed, at in found if deed[0] not in (owner, but) and within(at, after, until))
    return Meanwhile(tuple(others), tuple(name for name, _at in happened(standing, after, until).done))


def _in_fact(fact: Fact) -> Iterator[tuple[Deed, str]]:
    signed = fact.get("signed")
    if signed:
        yield (signed["by"], "signed"), signed["at"]
    for post in posts_of(fact):
        if post.kind == RETURNED:
            yield (post.by, "back"), post.at
        elif post.kind in (SAID, ANSWERED):
            yield (post.by, "answered"), post.at


def by_person(deeds: Iterable[Deed]) -> Mapping[str, Mapping[str, int]]:
    """Person -> what they did -> how often, whoever did most first."""
    found: dict[str, Counter[str]] = {}
    for by, what in deeds:
        found.setdefault(by, Counter())[what] += 1
    each = sorted(found.items(), key=lambda row: (-row[1].total(), row[0]))
    return {by: {what: counts[what] for what in DEEDS if counts[what]} for by, counts in each}

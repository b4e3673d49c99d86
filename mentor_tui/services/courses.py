"""Courses of people, kept in a cache that may be thrown away at any time: a history is read once, and then only what is new."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from mentor_tui.domain.courses import PersonCourse, Waited
from mentor_tui.domain.problems import Trouble
from mentor_tui.domain.record import PEOPLE, Event, Record, person_record
from mentor_tui.services.actor_context import ActorContext, sound
from mentor_tui.services.collector import no_collections

CACHE = "courses"

_KEY = 1
"""Another number wherever the pass makes something else of a history."""

Row = Sequence[Any]
"""What is kept of somebody: the stamp of their record, how many of their events are sealed, ``PersonCourse.kept`` as it was after
these, and the items that the events since have changed."""


def courses(context: ActorContext, people: Iterable[str]) -> dict[str, Mapping[str, Waited]]:
    """What came of the items of some people, by the names that their records have for them.

    Whose record or history cannot be read is left out.
    """
    stamps = context.store.stamps(PEOPLE)
    cached = context.store.cached(CACHE)
    rows: dict[str, Row] = cached["rows"] if isinstance(cached, dict) and cached.get("key") == _KEY else {}
    found: dict[str, Mapping[str, Waited]] = {}
    stale = []
    for name in people:
        row = rows.get(name)
        if row is not None and row[0] == stamps.get(person_record(name)):
            found[name] = {item: Waited(*values) for item, values in (row[2] | row[4]).items()}
        else:
            stale.append(name)
    fresh: dict[str, Row] = {}
    with no_collections():
        for record_id, record in context.store.read_many(map(person_record, stale)):
            if isinstance(record, Record):
                name = record_id.partition("/")[2]
                try:
                    with sound(record_id):
                        found[name], row = _gone_on(context, record, rows.get(name))
                except Trouble:
                    continue
                if record_id in stamps:
                    fresh[name] = [stamps[record_id], *row]
    if fresh:
        context.store.cache(CACHE, {"key": _KEY, "rows": rows | fresh})
    return found


def _gone_on(context: ActorContext, record: Record, row: Row | None) -> tuple[Mapping[str, Waited], Row]:
    """A course up to now, and what is to be kept of it; what was sealed when it was kept is not read again."""
    after, course = 0, PersonCourse()
    if row is not None and row[1] <= record.sealed:
        after, course = row[1], PersonCourse(row[2], row[3])
    course.add(context.store.sealed(record, after))
    tail: list[Event] = [past.event for past in record.tail]
    items, before = course.kept(tail)
    course.add(tail)
    since = {name: [*now] for name, now in course.items.items() if items.get(name) != now}
    kept = {name: [*now] for name, now in items.items()}
    return course.items, [record.sealed, kept, {str(seq): [name, [*now]] for seq, (name, now) in before.items()}, since]

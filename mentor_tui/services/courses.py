"""Courses of people, kept in a cache that may be thrown away at any time: a history is read once, and then only what is new."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, tzinfo
from typing import Any

from mentor_tui.domain.courses import PersonCourse, ThingCourse
from mentor_tui.domain.journey import Journey
from mentor_tui.domain.problems import Trouble
from mentor_tui.domain.record import PEOPLE, Event, Record, person_record
from mentor_tui.services.actor_context import ActorContext, sound, zone_of
from mentor_tui.services.collector import no_collections

CACHE = "courses"

_KEY = 5
"""Another number wherever the pass makes something else of a history."""

Row = Sequence[Any]
"""What is kept of somebody: the stamp of their record, the zone in which their days are counted, how many of their events are
sealed, ``PersonCourse.kept`` as it was after these, and the things that the events since have changed, with the days."""


def courses(context: ActorContext, people: Iterable[str]) -> dict[str, PersonCourse]:
    """The courses of some people, up to now. Whose record or history cannot be read is left out."""
    stamps = context.store.stamps(PEOPLE)
    cached = context.store.cached(CACHE)
    rows: dict[str, Row] = cached["rows"] if isinstance(cached, dict) and cached.get("key") == _KEY else {}
    found: dict[str, PersonCourse] = {}
    stale = []
    for name in people:
        row = rows.get(name)
        if row is not None and row[0] == stamps.get(person_record(name)):
            found[name] = PersonCourse(name, zone_of(row[1]) or UTC, row[3] | row[6], acted=(*row[5], *row[7]))
        else:
            stale.append(name)
    fresh: dict[str, Row] = {}
    with no_collections():
        for record_id, record in context.store.read_many(map(person_record, stale)):
            if isinstance(record, Record):
                name = record_id.partition("/")[2]
                try:
                    with sound(record_id):
                        found[name], row = _gone_on(context, name, record, rows.get(name))
                except Trouble:
                    continue
                if record_id in stamps:
                    fresh[name] = [stamps[record_id], *row]
    if fresh:
        context.store.cache(CACHE, {"key": _KEY, "rows": rows | fresh})
    return found


def course_of(context: ActorContext, name: str, record: Record) -> PersonCourse:
    """The course of one person up to now, read from their history alone: for one, it is less than the courses of all.

    Raises:
        Trouble: the history cannot be read.

    """
    course = PersonCourse(name, _zone(context, record)[1])
    with sound(record.id):
        course.add(context.store.sealed(record, 0))
        course.add(past.event for past in record.tail)
    return course


def _zone(context: ActorContext, record: Record) -> tuple[str, tzinfo]:
    """The zone in which somebody's days are counted; where none is known, that in which moments are kept."""
    name = Journey(record).profile.zone_in(context.catalogue.calendar)
    zone = zone_of(name)
    return ("", UTC) if zone is None else (name, zone)


def _gone_on(context: ActorContext, name: str, record: Record, row: Row | None) -> tuple[PersonCourse, Row]:
    """A course up to now, and what is to be kept of it; what was sealed when it was kept is not read again."""
    called, zone = _zone(context, record)
    after, course = 0, PersonCourse(name, zone)
    if row is not None and row[1] == called and row[2] <= record.sealed:
        after, course = row[2], PersonCourse(name, zone, row[3], row[4], row[5])
    course.add(context.store.sealed(record, after))
    tail: list[Event] = [past.event for past in record.tail]
    things, before, acted = course.kept(tail)
    course.add(tail)
    since = {key: _row(now) for key, now in course.things.items() if things.get(key) != now}
    kept = {key: _row(now) for key, now in things.items()}
    then = {str(seq): [[key, _row(now)] for key, now in rows] for seq, rows in before.items()}
    return course, [called, record.sealed, kept, then, acted, since, sorted(course.acted - {*acted})]


def _row(went: ThingCourse) -> list[Any]:
    return [
        [*went.waited],
        went.sent,
        went.asked,
        [[*spell] for spell in went.spells],
        went.cause,
        [[*one] for one in went.judged],
        went.moment,
        [[*one] for one in went.answers],
    ]

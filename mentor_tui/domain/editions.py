"""PublishedEdition editions: which text of a curriculum the team was told of, and whether it says something else by now.

A text that checks is in force when it is saved. That it is published says so to people, and keeps what it said.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mentor_tui.domain.curriculum import Curriculum
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.record import Event, Fact, Record, kind_of, name_of, thing

EDITION = "edition"
PUBLISHED = "published"

EDITIONS_KEPT = 20
"""Editions of a curriculum that stand in the fact; all of them are in the history."""


def _fold(before: Fact | None, event: Event) -> Fact:
    if event.kind != PUBLISHED:
        raise ValueError(f"{event.kind} is nothing that happens to an edition")
    made = {key: event.terms[key] for key in ("version", "hash")}
    made |= {"at": event.at, "by": event.by, "word": event.text, "seq": event.seq}
    return {"editions": [*(before or {}).get("editions", ()), made][-EDITIONS_KEPT:]}


FOLDS = {EDITION: _fold}


class PublishedEdition(NamedTuple):
    """An edition of a curriculum that people were told of.

    Attributes:
        version: its number, as the file says it.
        hash: SHA-256 of the file, hexadecimal.
        at, by: when, and who told them.
        word: what they were told with it, "" for nothing.
        seq: the place of the event in the team's history.

    """

    version: int
    hash: str
    at: str
    by: str
    word: str = ""
    seq: int = 0


def edition_thing(curriculum: str) -> str:
    """The key under which the team's record knows what was published of a curriculum."""
    return thing(EDITION, curriculum)


def editions_of(record: Record, curriculum: str) -> tuple[PublishedEdition, ...]:
    """What was published of a curriculum, the newest last."""
    return _read(record.facts.get(edition_thing(curriculum)))


def _read(fact: Mapping[str, Any] | None) -> tuple[PublishedEdition, ...]:
    rows = fact["editions"] if fact is not None else ()
    return tuple(PublishedEdition(**row) for row in rows)


def latest(record: Record, curriculum: Curriculum) -> PublishedEdition | None:
    """The edition that people were last told of; under an id that the curriculum had before, where none is under today's."""
    for name in (curriculum.id, *curriculum.was):
        if found := editions_of(record, name):
            return found[-1]
    return None


def published_in(record: Record) -> frozenset[str]:
    """The curricula of which anything was ever published, by their ids of those days."""
    return frozenset(name_of(key) for key in record.facts if kind_of(key) == EDITION)


def unchanged_but(before: Curriculum, now: Curriculum, maintainer: str) -> bool:
    """Whether two editions differ in nothing but modules that somebody maintains in both."""

    def rest(one: Curriculum) -> Curriculum:
        phases = (
            phase._replace(modules=tuple(m._replace(items=()) if m.id in theirs else m for m in phase.modules))
            for phase in one.phases
        )
        return one._replace(version=0, phases=tuple(phases))

    kept = [
        {m.id for phase in one.phases for m in phase.modules if m.maintainer == maintainer} for one in (before, now)
    ]
    theirs = kept[0] & kept[1]
    return bool(theirs) and rest(before) == rest(now)

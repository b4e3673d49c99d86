"""One durable tick: against the disk itself, against a longer past, against a larger team, and beside SQLite."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks import teams
from benchmarks.measure import Comparison, Row, Run, seconds
from benchmarks.sizes import Sizes
from mentor_tui.domain import history
from mentor_tui.domain.folds import FOLD
from mentor_tui.domain.journey_folds import PROFILE, PROGRAMME, item_thing
from mentor_tui.domain.record import TEAM, Record, person_record, thing
from mentor_tui.domain.team import PERSON
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.items import tick, untick


def _pair(context: ActorContext, item: str, clock: Callable[[], float] = time.perf_counter) -> Run:
    """Ticks an item and takes it back: two commands, of which the mean counts, and the item stands as it stood."""

    def run() -> float:
        begin = clock()
        tick(context, item)
        untick(context, item)
        return (clock() - begin) / 2

    return run


def _countable(context: ActorContext, person: str) -> str:
    """An item that may be ticked and taken back, and asks nothing for it."""
    standing = context.standing(context.journey(person))
    return next(
        s.item.id
        for s in standing.items
        if s.state in ("open", "started") and (s.item.who, s.item.evidence) == ("hire", "none")
    )


def _raw_write(path: Path, data: bytes) -> None:
    temp = path.with_suffix(".tmp")
    fd = os.open(temp, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    os.write(fd, data)
    os.fsync(fd)
    os.close(fd)
    temp.rename(path)
    folder = os.open(path.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)


def _own(people: int) -> tuple[Path, ActorContext, str]:
    """A team's directory, a hire who acts, and an item of theirs."""
    root, team = teams.demo(people)
    context = teams.application(root, team.hire).context()
    return root, context, _countable(context, team.hire)


def _bytes(root: Path, context: ActorContext) -> bytes:
    return (root / "people" / f"{context.actor}.json").read_bytes()


def _disk(_sizes: Sizes) -> Comparison:
    root, context, item = _own(30)
    data, raw = _bytes(root, context), root / "raw.bin"
    return Comparison(
        "tick / temp+fsync+rename+fsync",
        _pair(context, item),
        seconds(lambda: _raw_write(raw, data)),
        note=f"{len(data):,} bytes",
    )


def _processor(_sizes: Sizes) -> Comparison:
    _root, context, item = _own(30)
    return Comparison("tick: processor time / wall time", _pair(context, item, time.process_time), _pair(context, item))


def _sqlite(_sizes: Sizes) -> Comparison:
    root, context, item = _own(30)
    data = _bytes(root, context)[:200].decode("utf-8", "replace")
    database = sqlite3.connect(root / "reference.sqlite", isolation_level=None)
    database.execute("pragma journal_mode=wal")
    database.execute("pragma synchronous=full")
    database.execute("create table facts (thing text primary key, doc text)")
    database.execute("create table events (seq integer primary key, doc text)")
    database.execute("insert into facts values ('item', '{}')")

    def act() -> None:
        database.execute("begin immediate")
        database.execute("update facts set doc = ? where thing = 'item'", (data,))
        database.execute("insert into events (doc) values (?)", (data,))
        database.execute("commit")

    return Comparison("tick / SQLite (WAL, FULL), update + insert", _pair(context, item), seconds(act))


def _past(sizes: Sizes) -> Comparison:
    root, team = teams.demo(30, "-past")
    place = teams.application(root, team.hire)
    context = place.context()
    curriculum = context.catalogue.curricula["support-product-expert"]
    item = next(
        item for item in curriculum.items.values() if item.times >= 3 and item.who == "hire" and not item.requires
    )
    few = 30
    for events in (few, sizes.past):
        record = Record(person_record(f"past-{events}"), fold=FOLD)
        at, by = "2026-01-05T09:00:00Z", f"past-{events}"
        history.append(record, op="a", at=at, by=by, kind="joined", thing=PROFILE, terms={"start": "2026-01-05"})
        history.append(
            record, op="b", at=at, by=by, kind="enrolled", thing=PROGRAMME, terms={"curriculum": curriculum.id}
        )
        terms = {"times": item.times, "revision": 1, "curriculum": curriculum.id, "version": 1, "sign_off": False}
        for number in range(events):
            kind = "unticked" if number % 2 else "ticked"
            history.append(
                record, op=f"o{number}", at=at, by=by, kind=kind, thing=item_thing(curriculum.id, item.id), terms=terms
            )
        place.store.put_new([record])
        with place.store.edit(TEAM) as roster:
            history.append(
                roster,
                op=by,
                at=at,
                by=by,
                kind="joined",
                thing=thing(PERSON, by),
                terms={"name": by, "roles": ["hire"]},
            )
    return Comparison(
        f"tick: {sizes.past:,} past events / {few}",
        _pair(context.act_as(f"past-{sizes.past}"), item.id),
        _pair(context.act_as(f"past-{few}"), item.id),
    )


def _crowd(sizes: Sizes) -> Comparison:
    large, small = _own(sizes.crowd), _own(10)
    return Comparison(f"tick: {sizes.crowd:,} people / 10, in process", _pair(*large[1:]), _pair(*small[1:]))


def _process(sizes: Sizes) -> Comparison:
    return Comparison(
        f"tick: {sizes.crowd:,} people / 10, whole process", _processes(*_own(sizes.crowd)), _processes(*_own(10))
    )


def _processes(root: Path, context: ActorContext, item: str) -> Run:
    """As ``_pair``, by the command line."""

    def run() -> float:
        begin = time.perf_counter()
        for verb in ("tick", "untick"):
            subprocess.run(
                [sys.executable, "-m", "mentor_tui", "--data", str(root), "--as", context.actor, verb, item],
                check=True,
                stdout=subprocess.DEVNULL,
            )
        return (time.perf_counter() - begin) / 2

    return run


ROWS = (
    Row("ticks.disk", _disk, pairs=200, goal=2.0),
    Row("ticks.processor", _processor, pairs=100),
    Row("ticks.sqlite", _sqlite, pairs=100),
    Row("ticks.past", _past, pairs=200, goal=1.15),
    Row("ticks.crowd", _crowd, pairs=200, goal=1.1),
    Row("ticks.process", _process, pairs=20, goal=1.2),
)

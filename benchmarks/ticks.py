"""One durable tick: against the disk itself, against a longer past, against a larger team, and beside SQLite."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks import teams
from benchmarks.measure import Row, Run, compare, seconds
from mentor_tui.domain import history
from mentor_tui.domain.folds import FOLD
from mentor_tui.domain.journey_folds import PROFILE, PROGRAMME, item_thing
from mentor_tui.domain.record import Record, person_record
from mentor_tui.services.desk import Desk
from mentor_tui.services.items import tick, untick


def _ticker(desk: Desk, item: str) -> Run:
    """Ticks a counted item and takes it back, in turns; each call is one command."""
    turn = 0

    def act() -> None:
        nonlocal turn
        (untick if turn % 2 else tick)(desk, item)
        turn += 1

    return seconds(act)


def _countable(desk: Desk, person: str) -> str:
    """An item that can be ticked and unticked without end: open or started, with more than one time left."""
    standing = desk.standing(desk.journey(person))
    return next(
        s.item.id
        for s in standing.items
        if s.state in ("open", "started") and s.item.who == "hire" and s.item.times - s.fact.count > 1
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


def rows() -> Iterator[Row]:
    root, team = teams.demo(30)
    desk = teams.house(root, team.hire).desk()
    item = _countable(desk, team.hire)
    data = (root / "people" / f"{team.hire}.json").read_bytes()
    raw = root / "raw.bin"
    ours = _ticker(desk, item)
    yield compare(
        "tick / temp+fsync+rename+fsync",
        ours,
        seconds(lambda: _raw_write(raw, data)),
        pairs=200,
        goal=2.0,
        note=f"{len(data):,} bytes",
    )
    yield _cpu(ours)
    yield _sqlite(root, desk, item, data)
    yield from _long_past()
    yield from _large_team()


def _cpu(ours: Run) -> Row:
    def processor() -> float:
        begin = time.process_time()
        ours()
        return time.process_time() - begin

    return compare("tick: processor time / wall time", processor, ours, pairs=100, goal=None)


def _sqlite(root: Path, desk: Desk, item: str, data: bytes) -> Row:
    database = sqlite3.connect(root / "reference.sqlite", isolation_level=None)
    database.execute("pragma journal_mode=wal")
    database.execute("pragma synchronous=full")
    database.execute("create table if not exists facts (thing text primary key, doc text)")
    database.execute("create table if not exists events (seq integer primary key, doc text)")
    database.execute("insert or replace into facts values ('item', '{}')")

    def act() -> None:
        database.execute("begin immediate")
        database.execute("update facts set doc = ? where thing = 'item'", (data[:200].decode("utf-8", "replace"),))
        database.execute("insert into events (doc) values (?)", (data[:200].decode("utf-8", "replace"),))
        database.execute("commit")

    return compare(
        "tick / SQLite (WAL, FULL), update + insert", _ticker(desk, item), seconds(act), pairs=100, goal=None
    )


def _long_past() -> Iterator[Row]:
    root, team = teams.demo(30)
    place = teams.house(root, team.hire)
    desk = place.desk()
    curriculum = desk.catalogue.curricula["support-product-expert"]
    item = next(
        item for item in curriculum.items.values() if item.times >= 3 and item.who == "hire" and not item.requires
    )
    for events in (30, 3000):
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
    yield compare(
        "tick: 3,000 past events / 30",
        _ticker(desk.seat("past-3000"), item.id),
        _ticker(desk.seat("past-30"), item.id),
        pairs=200,
        goal=1.15,
    )


def _large_team() -> Iterator[Row]:
    desks, items = {}, {}
    for people in (10, 10_000):
        begin = time.perf_counter()
        root, team = teams.demo(people)
        print(f"  demo of {people:,} people built in {time.perf_counter() - begin:.1f} s", flush=True)
        desks[people] = teams.house(root, team.hire).desk()
        items[people] = _countable(desks[people], team.hire)
    yield compare(
        "tick: 10,000 people / 10, in process",
        _ticker(desks[10_000], items[10_000]),
        _ticker(desks[10], items[10]),
        pairs=200,
        goal=1.1,
    )
    yield compare(
        "tick: 10,000 people / 10, whole process",
        _process(10_000, items[10_000]),
        _process(10, items[10]),
        pairs=20,
        goal=1.2,
    )


def _process(people: int, item: str) -> Run:
    root, team = teams.demo(people)
    turn = 0

    def act() -> None:
        nonlocal turn
        verb = "untick" if turn % 2 else "tick"
        turn += 1
        subprocess.run(
            [sys.executable, "-m", "mentor_tui", "--data", str(root), "--as", team.hire, verb, item],
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    return seconds(act)

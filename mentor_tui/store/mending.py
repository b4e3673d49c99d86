"""What can be made of a record whose file is damaged, and of which file it is that is not what it was."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from mentor_tui.domain.folds import FOLD
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.problems import Trouble
from mentor_tui.domain.record import BROKEN, Fact, Record
from mentor_tui.store import checksum, recovery
from mentor_tui.store.codec import record_of, tables_of
from mentor_tui.store.durable_storage import Unsound, dump, parse
from mentor_tui.store.places import RecordPlace
from mentor_tui.store.reader import Reader
from mentor_tui.store.sealed_segments import chain, path_of, spans
from mentor_tui.store.upcast import Newer


class Mended(NamedTuple):
    """A damaged record put right.

    Attributes:
        was: the facts in the damaged file, None where it cannot be read.
        facts: the facts that stand afterwards.
        version: the version that stands afterwards.
        data: the file that is put in its place.

    """

    was: Mapping[str, Fact] | None
    facts: Mapping[str, Fact]
    version: int
    data: bytes


def mended(reader: Reader, place: RecordPlace) -> Mended | None:
    """The least that mends a damaged or missing record: its facts folded anew, else the generation before its last commit.

    The first loses nothing. It is chosen where history and the generation before show that the damage lies in the facts alone.

    Raises:
        Trouble: its file cannot be read.

    """
    found = reader.disk.read(place.file)
    damaged = _as_it_is(found[0], place.record) if found else None
    kept = recovery.good_generation(reader.disk, place)
    before = record_of(parse(kept), place.record) if kept else None
    if damaged is not None and _only_facts_are_damaged(reader, damaged, before):
        again = reader.refold(damaged)
        version = damaged.version + 1
        return Mended(damaged.facts, again.facts, version, dump(tables_of(again, version=version), place.file))
    if before is None or kept is None:
        return None
    return Mended(damaged.facts if damaged else None, before.facts, before.version, kept)


def _as_it_is(data: bytes, record_id: str) -> Record | None:
    """The record in a file whatever its checksum says; None where it cannot be read at all."""
    try:
        return record_of(parse(data, summed=False), record_id)
    except (Unsound, Newer):
        return None


def _only_facts_are_damaged(reader: Reader, damaged: Record, before: Record | None) -> bool:
    """Whether the events in a damaged file are what they were.

    The generation before has all but those of the last commit. What these made stands beside them; where it is what they make, a
    fact that differs is another one.
    """
    try:
        again = reader.refold(damaged)
        wrong = differing(damaged.facts, again.facts)
        if not wrong or damaged.fold != FOLD:
            return False
        if before is None:
            return True
        known = {past.event.seq: past.event for past in before.tail}
        events = [past.event for past in again.tail]
        last = [event for event in events if event.seq > before.last_seq]
        return all(known.get(event.seq, event) == event for event in events) and not wrong & {
            event.thing for event in last
        }
    except (Trouble, *BROKEN):
        return False


def differing(was: Mapping[str, Fact], now: Mapping[str, Fact]) -> set[str]:
    """The things whose facts are not the same."""
    return {thing for thing in was.keys() | now if was.get(thing) != now.get(thing)}


def history_is_damaged(reader: Reader, stored: Record, things: Iterable[str]) -> bool:
    """Whether, where facts are not what their history says, it is the history that is not what it was.

    Only what has no checksum can have changed unnoticed. Where neither has one, the generation before is asked for the facts.

    Raises:
        Trouble: a file cannot be read.

    """
    place, disk = reader.place(stored.id), reader.disk

    def has_sum(path: Path) -> bool:
        found = disk.read(path)
        return found is not None and checksum.has_sum(found[0])

    if all(has_sum(path_of(place.history, span)) for span in chain(spans(place.history), stored.sealed)):
        return False
    if has_sum(place.file):
        return True
    kept = recovery.good_generation(disk, place)
    if kept is None:
        return False
    before = record_of(parse(kept), stored.id).facts
    return all(before.get(thing) == stored.facts.get(thing) for thing in things)

"""Sealed segments: the older events of a record in files that never change."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from mentor_tui.domain.record import Event
from mentor_tui.store.codec import events_of, segment_of
from mentor_tui.store.durable_storage import Unsound, dump, parse
from mentor_tui.store.files import Disk
from mentor_tui.store.os_errors import troubled

_NAME = re.compile(r"(\d{8,})-(\d{8,})\.json", re.ASCII)

Span = tuple[int, int]
"""The numbers of a segment's first and last event."""


def path_of(directory: Path, span: Span) -> Path:
    """The file of a segment; the names sort in the order of the events."""
    return directory / f"{span[0]:08}-{span[1]:08}.json"


def spans(directory: Path) -> list[Span]:
    """The segments that lie in a directory, in order.

    Raises:
        Trouble: it cannot be listed.
    """
    with troubled(directory, writing=False), suppress(FileNotFoundError):
        found = [_NAME.fullmatch(path.name) for path in directory.iterdir()]
        return sorted((int(match[1]), int(match[2])) for match in found if match)
    return []


def chain(present: list[Span], sealed: int) -> list[Span]:
    """The segments that hold the first ``sealed`` events, one after another.

    A commit that never came leaves a segment that reaches beyond what is sealed; it is no part of the history.

    Raises:
        Unsound: some of the events stand in none.
    """
    links: list[Span] = []
    while (end := links[-1][1] if links else 0) < sealed:
        following = [span for span in present if span[0] == end + 1 and end < span[1] <= sealed]
        if not following:
            raise Unsound("gap", str(end + 1))
        links.append(following[-1])
    return links


def read(disk: Disk, directory: Path, record_id: str, sealed: int, after: int = 0) -> Iterator[Event]:
    """The first ``sealed`` events of a record, those after a number; segments before it are not opened.

    Raises:
        Trouble: a segment cannot be read.
        Unsound: one is missing or damaged.
        Newer: a newer program wrote one.
    """
    for span in chain(spans(directory), sealed):
        if span[1] <= after:
            continue
        found = disk.read(path_of(directory, span))
        if found is None:
            raise Unsound("gap", str(span[0]))
        events = events_of(parse(found[0]), record_id, *span)
        yield from events if span[0] > after else (event for event in events if event.seq > after)


def write(disk: Disk, directory: Path, record_id: str, events: list[Event], *, sealed: int, aside: Path) -> None:
    """Write the next segment durably. The caller holds the record's lock and then commits without these events.

    Args:
        disk: how to write.
        directory: where the record's segments are.
        record_id: whose they are.
        events: what is sealed, directly after what is already.
        sealed: how many events were sealed before.
        aside: where segments go that a lost commit left: later ones must never be mistaken for history.

    Raises:
        Trouble: nothing was changed.
    """
    disk.make_directory(directory)
    span = (events[0].seq, events[-1].seq)
    stray = [other for other in spans(directory) if other[1] > sealed and other != span]
    if stray:
        disk.make_directory(aside)
    for other in stray:
        path = path_of(directory, other)
        disk.move(path, free_name(aside, f"{record_id.replace('/', '--')}-{path.name}"))
    path = path_of(directory, span)
    disk.create_once(path, dump(segment_of(record_id, events), path), unique=False)


def free_name(directory: Path, name: str) -> Path:
    """A path in a directory that nothing has yet: the name, or the name with a number before its ending."""
    path = directory / name
    number = 1
    while path.exists():
        number += 1
        path = directory / f"{Path(name).stem}-{number}{Path(name).suffix}"
    return path

"""What somebody writes into a record that is kept from them: laid into a box, until somebody takes it in who may.

They cannot look into the box. A letter holds the events of one command; its name cannot be guessed.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from mentor_tui.domain.history import append
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.problems import OutcomeUnknown, Trouble
from mentor_tui.domain.record import Event, Record
from mentor_tui.store.codec import META, ROW, events_of, segment_of
from mentor_tui.store.durable_storage import Tables, Unsound, dump, parse
from mentor_tui.store.files import Disk
from mentor_tui.store.upcast import Newer

BOX = "box"
"""The directory of the letters; its group is that of the records that are kept apart, and everybody may put something in."""

MODE = 0o2773


class Letter(NamedTuple):
    """What lies in the box.

    Attributes:
        path: where.
        record: the id of the record that it is for.
        events: what happened, in order.

    """

    path: Path
    record: str
    events: tuple[Event, ...]


def can_post(root: Path) -> bool:
    """Whether there is a box that one may put something into."""
    return os.access(root / BOX, os.W_OK | os.X_OK)


def post(disk: Disk, root: Path, record: Record) -> None:
    """Lay what was appended to a record into the box, durably.

    Raises:
        Trouble: nothing was laid there.

    """
    path = root / BOX / f"{os.urandom(16).hex()}.json"
    disk.replace(path, dump(segment_of(record.id, record.pending), path), unique=True, sync=False)
    # Whoever cannot look into a directory cannot flush it either; the file itself is on the disk.
    with suppress(OutcomeUnknown):
        disk.sync_directory(path.parent)


def letters(disk: Disk, root: Path) -> list[Letter]:
    """All that lies in the box and can be read, in the order of when it happened; nothing where one may not look into it."""
    try:
        paths = [path for path in (root / BOX).iterdir() if not path.name.startswith(".")]
    except OSError:
        return []
    found = []
    for path in paths:
        with suppress(Trouble, Unsound, Newer):
            data = disk.read(path)
            if data is not None:
                found.append(_read(path, parse(data[0])))
    return sorted(found, key=lambda letter: (letter.events[0].at, letter.path.name))


def _read(path: Path, tables: Tables) -> Letter:
    try:
        meta = tables[META][ROW]
        record_id, first, last = meta["id"], meta["first"], meta["last"]
    except KeyError:
        raise Unsound("shape", META) from None
    return Letter(path, record_id, tuple(events_of(tables, record_id, first, last)))


def take_in(record: Record, found: Iterable[Letter]) -> list[Path]:
    """Append what letters for a record say to it, each once; where these lie."""
    mine = [letter for letter in found if letter.record == record.id]
    for letter in mine:
        if not record.knows(letter.events[0].op, letter.events[0].by):
            for event in letter.events:
                append(
                    record,
                    op=event.op,
                    at=event.at,
                    by=event.by,
                    kind=event.kind,
                    thing=event.thing,
                    terms=event.terms,
                    text=event.text,
                    why=event.why,
                )
    return [letter.path for letter in mine]

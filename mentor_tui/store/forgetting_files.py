"""Somebody forgotten in files: all records held, written anew beside, and put in place; what still holds them is named."""

from __future__ import annotations

import os
import tarfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from mentor_tui.domain.forgetting import Erasure
from mentor_tui.store import letters, recovery
from mentor_tui.store.families import FAMILIES, records_of
from mentor_tui.store.findings import Forgotten
from mentor_tui.store.forgetting import Prepare, Stored, beside_without, records_without
from mentor_tui.store.places import BESIDE, OWN_CURRICULA, RecordPlace, keep
from mentor_tui.store.sealed_segments import chain, path_of, spans
from mentor_tui.store.strays import strays
from mentor_tui.store.swapping import Swap, swap
from mentor_tui.store.tiny import TinyStore


def forget(store: TinyStore, prepare: Prepare) -> Forgotten:
    """Take somebody out of all records and of what lies beside them; see ``protocol.Upkeep.forget``."""
    store.take_in_letters()
    with store.hold_all():
        signed = prepare()
        erasure = signed.erasure
        put: dict[str, bytes] = {}
        gone: list[str] = []
        for before, after, change in records_without(signed, _records(store)):
            put |= change.put
            gone += change.gone
            # The generation before holds them too; an empty lock says of nobody that there is a record of theirs.
            gone += _names(store, [store.place(before).previous])
            if after != before:
                gone += _names(store, [store.place(before).lock, store.place(before).open_lock])
                put[_name(store, store.place(after).lock)] = b"known\n"
        beside = beside_without(erasure, _beside(store))
        gone += beside.gone + tuple(_names(store, _aside(store, erasure)))
        swap(store.disk, store.root, Swap(put | beside.put, tuple(gone)))
    return Forgotten(erasure.becomes, tuple(_backups(store, erasure)), tuple(_left(store, erasure)))


def _records(store: TinyStore) -> Iterator[Stored]:
    """Every record with its history as it lies there, whichever can be read of it: a damaged one stops all of it."""
    for name, family in FAMILIES.items():
        for record_id in sorted({*store.ids(name), *recovery.remembered(store.root, family)}):
            place = store.place(record_id)
            stored = store.stored(record_id)
            found = store.disk.read(place.file)
            if stored is None or found is None:
                # Marks of one that a backup without it took away.
                continue
            links = chain(spans(place.history), stored.sealed)
            yield record_id, found[0], {span: _bytes(store, place, span) for span in links}


def _bytes(store: TinyStore, place: RecordPlace, span: tuple[int, int]) -> bytes:
    path = path_of(place.history, span)
    found = store.disk.read(path)
    if found is None:
        raise recovery.bad_history(place, path, "gap", str(span[0]))
    return found[0]


def _beside(store: TinyStore) -> Iterator[tuple[str, str, bytes]]:
    for directory in BESIDE:
        for entry in recovery.listed(store.root / directory):
            found = store.disk.read(Path(entry.path)) if not entry.name.startswith(".") else None
            if found is not None:
                yield directory, entry.name, found[0]


def _aside(store: TinyStore, erasure: Erasure) -> Iterator[Path]:
    """What was kept of damaged files in which they may be, and letters of theirs that could not be taken in."""
    for directory in {keep(store.root, family) / "quarantine" for family in FAMILIES.values()}:
        for entry in recovery.listed(directory):
            if _holds(Path(entry.path), erasure):
                yield Path(entry.path)
    for letter in letters.letters(store.disk, store.root):
        if _holds(letter.path, erasure):
            yield letter.path


def _holds(path: Path, erasure: Erasure) -> bool:
    """Whether a file calls them anything; one that cannot be read may."""
    try:
        return erasure.mentions(path.name) or erasure.mentions(path.read_bytes().decode("utf-8", "replace"))
    except OSError:
        return True


def _backups(store: TinyStore, erasure: Erasure) -> Iterator[Path]:
    """What in ``backup/`` holds their records, or cannot be looked into."""
    theirs = {f"{record_id}.json" for record_id in records_of(erasure.person)}
    for entry in sorted(recovery.listed(store.root / "backup"), key=lambda entry: entry.name):
        path = Path(entry.path)
        try:
            if path.is_dir():
                held = any((path / name).exists() for name in theirs)
            else:
                with tarfile.open(path) as archive:
                    held = bool(theirs & {*archive.getnames()})
        except (OSError, tarfile.TarError, EOFError):
            held = True
        if held:
            yield path


def _left(store: TinyStore, erasure: Erasure) -> Iterator[Path]:
    """Files in the data directory that are none of its records, and still call them something."""
    for folder in (store.root / OWN_CURRICULA, store.root / "editions"):
        for above, _, names in os.walk(folder):
            yield from (path for name in sorted(names) if _holds(path := Path(above, name), erasure))
    for stray in strays(store.root):
        if stray.kind == "file" and _holds(stray.path, erasure):
            yield stray.path


def _names(store: TinyStore, paths: Iterable[Path | None]) -> list[str]:
    return [_name(store, path) for path in paths if path is not None]


def _name(store: TinyStore, path: Path) -> str:
    return path.relative_to(store.root).as_posix()

"""TinyDB over durable files: what an empty or damaged one holds is never taken for an empty database."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, cast

import orjson
from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from mentor_tui.domain.problems import BadUse, Code
from mentor_tui.store import checksum
from mentor_tui.store.files import Disk

Tables = dict[str, dict[str, Any]]
"""What a TinyDB file holds: table -> document id -> document."""


class Unsound(ValueError):
    """What a file holds is not what was stored there.

    Attributes:
        reason: ``empty``, ``not-json``, ``shape``, ``checksum``, ``foreign`` …
        detail: where, in the words of the parser, or what was found instead.
    """

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.detail = detail


def parse(data: bytes, *, summed: bool = True) -> Tables:
    """The tables in a file's bytes, held against their checksum, unless that is to be passed over.

    Raises:
        Unsound: they are no TinyDB tables.
    """
    if not data.strip(b" \t\r\n\0"):
        raise Unsound("empty")
    try:
        tables = orjson.loads(data)
    except orjson.JSONDecodeError as error:
        raise Unsound("not-json", str(error)) from error
    if type(tables) is not dict:
        raise Unsound("shape")
    for table in tables.values():
        if type(table) is not dict:
            raise Unsound("shape")
    if summed and not checksum.is_sound(data):
        raise Unsound("checksum")
    return cast(Tables, tables)


def dump(document: Any, path: Path) -> bytes:
    """A document's bytes, with a checksum where it is a record or a segment.

    Raises:
        BadUse: it holds something that no JSON file can (a stray surrogate, a number beyond 64 bits).
    """
    try:
        return checksum.summed(orjson.dumps(document))
    except TypeError as error:
        raise BadUse(Code.BAD_VALUE, path=str(path), reason=str(error)) from error


class DurableStorage(Storage):
    """The tables of one TinyDB file: changed in memory, and stored once, whole and durably, by ``commit``.

    Args:
        path: the file; its directory exists, and whoever commits holds its lock.
        tables: what is in it by now; they become the storage's own.
        disk: how to write.
        previous: where the generation before the commit stays.
    """

    def __init__(self, path: Path, tables: Tables, disk: Disk, previous: Path | None = None) -> None:
        self._path = path
        self._tables = tables
        self._disk = disk
        self._previous = previous

    def read(self) -> Tables:
        """The tables as they are to be stored."""
        return self._tables

    def write(self, data: Tables) -> None:
        """Take tables in the place of those before."""
        self._tables = data

    def commit(self) -> None:
        """Store the tables.

        Raises:
            Trouble: nothing was changed.
            OutcomeUnknown: it is in place, but the disk did not promise to keep it.
        """
        self._disk.replace(self._path, dump(self._tables, self._path), previous=self._previous)


class SlugTable(Table):
    """A TinyDB table whose documents have strings for ids."""

    document_id_class = str  # type: ignore[assignment]

    def change(self, put: Mapping[str, Any], drop: Iterable[str] = ()) -> None:
        """Store some documents whole, new or in the place of those with their ids, and take some others away."""

        def change(table: dict[Any, Any]) -> None:
            for key in drop:
                table.pop(key, None)
            table.update(put)

        self._update_table(change)

    def _update_table(self, updater: Callable[[dict[Any, Any]], None]) -> None:
        # Ids are strings here as they are in the file: no document has to be taken out and put in again for its own.
        tables = self._storage.read() or {}
        updater(tables.setdefault(self.name, {}))
        self._storage.write(tables)
        self.clear_cache()


class SlugDB(TinyDB):
    """TinyDB over a storage that exists already, with slugs for document ids."""

    table_class = SlugTable

    def __init__(self, storage: Storage) -> None:
        super().__init__(storage=lambda: storage)

    def at(self, name: str) -> SlugTable:
        """A table by name."""
        return cast(SlugTable, self.table(name))

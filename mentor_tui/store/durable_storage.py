"""A TinyDB storage that commits durably and never takes an empty or damaged file for an empty database."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, cast

import orjson
from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from mentor_tui.domain.problems import BadUse, Code, Trouble
from mentor_tui.store.files import Disk

Tables = dict[str, dict[str, Any]]
"""What a TinyDB file holds: table -> document id -> document."""


class Unsound(ValueError):
    """What a file holds is not what was stored there.

    Attributes:
        reason: ``empty``, ``not-json``, ``shape``, ``foreign`` …
        detail: where, in the words of the parser, or what was found instead.
    """

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.detail = detail


def parse(data: bytes) -> Tables:
    """The tables in a file's bytes.

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
    return cast(Tables, tables)


def dump(document: Any, path: Path) -> bytes:
    """A document's bytes.

    Raises:
        BadUse: it holds something that no JSON file can (a stray surrogate, a number beyond 64 bits).
    """
    try:
        return orjson.dumps(document)
    except TypeError as error:
        raise BadUse(Code.BAD_VALUE, path=str(path), reason=str(error)) from error


class DurableStorage(Storage):
    """One TinyDB file.

    By itself, each write is a durable commit and each read is fresh. After ``begin`` reads and writes go to a buffer
    until ``commit`` stores it once; then the caller holds the file's lock.

    Args:
        path: the file; its directory exists.
        disk: how to write.
        previous: where the generation before the last commit stays.
    """

    def __init__(self, path: Path | str, disk: Disk | None = None, previous: Path | None = None) -> None:
        self.path = Path(path)
        self._disk = disk or Disk()
        self._previous = previous
        self._buffer: Tables | None = None

    def read(self) -> Tables | None:
        """The tables, None where there is no file.

        Raises:
            Trouble: the file cannot be read, or is empty or damaged.
        """
        if self._buffer is not None:
            return self._buffer
        found = self._disk.read(self.path)
        if found is None:
            return None
        try:
            return parse(found[0])
        except Unsound as unsound:
            raise Trouble(Code.DAMAGED, path=str(self.path), reason=unsound.reason, detail=unsound.detail) from unsound

    def write(self, data: Tables) -> None:
        """Store the tables, at once or in the buffer.

        Raises:
            Trouble: nothing was changed.
            OutcomeUnknown: they are in place, but the disk did not promise to keep them.
        """
        if self._buffer is not None:
            self._buffer = data
        else:
            self._disk.replace(self.path, dump(data, self.path), previous=self._previous, unique=True)

    def begin(self, tables: Tables) -> None:
        """From now on, read and write a buffer that starts as these tables (which become its own)."""
        self._buffer = tables

    def commit(self) -> None:
        """Store the buffer, once, and leave it.

        Raises:
            Trouble: nothing was changed.
            OutcomeUnknown: it is in place, but the disk did not promise to keep it.
            RuntimeError: there was no ``begin``.
        """
        if self._buffer is None:
            raise RuntimeError("nothing was begun")
        data, self._buffer = dump(self._buffer, self.path), None
        self._disk.replace(self.path, data, previous=self._previous)


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


class SlugDB(TinyDB):
    """TinyDB over a storage that exists already, with slugs for document ids."""

    table_class = SlugTable

    def __init__(self, storage: Storage) -> None:
        super().__init__(storage=lambda: storage)

    def at(self, name: str) -> SlugTable:
        """A table by name."""
        return cast(SlugTable, self.table(name))

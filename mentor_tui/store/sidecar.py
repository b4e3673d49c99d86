"""What lies beside the records: kept texts, caches, and what each viewer has looked at."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Any

import orjson

from mentor_tui.domain.problems import Code, Trouble
from mentor_tui.store.durable_storage import dump
from mentor_tui.store.files import Disk
from mentor_tui.store.places import file_name


class Sidecar:
    """The part of a store that is no record.

    Args:
        root: the data directory.
        disk: how to read and write.
    """

    def __init__(self, root: Path, disk: Disk) -> None:
        self.root = root
        self.disk = disk

    def keep_text(self, digest: str, text: str) -> None:
        """Keep a text under its hash, once and for good.

        Raises:
            Trouble: it could not be written.
        """
        path = self._path("texts", digest)
        self.disk.make_directory(path.parent)
        self.disk.create_once(path, dump({"text": text}, path))

    def text(self, digest: str) -> str | None:
        """The text that was kept under a hash.

        Raises:
            Trouble: it cannot be read, or its file is damaged.
        """
        path = self._path("texts", digest)
        found = self.disk.read(path)
        if found is None:
            return None
        document = _loaded(found[0])
        text = document.get("text") if isinstance(document, dict) else None
        if not isinstance(text, str):
            raise Trouble(Code.DAMAGED, path=str(path), reason="shape")
        return text

    def cached(self, name: str) -> Any | None:
        """A cached JSON document, or None; a damaged or forbidden cache is none."""
        try:
            found = self.disk.read(self._path("cache", name))
        except Trouble:
            return None
        return None if found is None else _loaded(found[0])

    def cache(self, name: str, document: Any) -> None:
        """Cache a JSON document; a failure to do so is no trouble."""
        with contextlib.suppress(Trouble):
            path = self._path("cache", name)
            self.disk.make_directory(path.parent)
            self.disk.drop_in(path, dump(document, path))

    def mark(self, viewer: str) -> dict[str, Any]:
        """What a person has looked at so far; empty where nothing (readable) was remembered.

        Raises:
            Trouble: it cannot be read.
        """
        found = self.disk.read(self._path("marks", viewer))
        document = _loaded(found[0]) if found else None
        return document if isinstance(document, dict) else {}

    def set_mark(self, viewer: str, mark: dict[str, Any]) -> None:
        """Remember what a person has looked at, durably; nothing is written where it is what was remembered.

        Raises:
            Trouble: it could not be written.
        """
        path = self._path("marks", viewer)
        data = dump(mark, path)
        found = self.disk.read(path)
        if found is None or found[0] != data:
            self.disk.make_directory(path.parent)
            self.disk.replace(path, data, unique=True)

    def _path(self, directory: str, name: str) -> Path:
        return self.root / directory / file_name(name)


def _loaded(data: bytes) -> Any | None:
    try:
        return orjson.loads(data)
    except orjson.JSONDecodeError:
        return None

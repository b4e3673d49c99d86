"""What somebody leaves behind on a screen, in files of theirs: what was typed and is not sent yet, and where they were."""

from __future__ import annotations

import json
import os
from collections import UserDict
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any

_DRAFTS, _PLACE = ".json", ".place.json"
"""How the names of somebody's files end."""


class Drafts(UserDict[str, str]):
    """Name of a form and field -> text. Every change is on its way to the file before the next key.

    Two windows of one person share the file: a change writes what it is about, and leaves the rest as it lies there.

    Attributes:
        about: name -> what the form asked, so that people know what they were writing.
        kept: whether what stands here is in the file as well.

    """

    def __init__(self, path: Path | None = None) -> None:
        """Take up what lies there.

        Args:
            path: the file; None keeps nothing beyond this run.

        """
        self._path = path
        self.kept = path is not None
        self.about: dict[str, str] = {}
        super().__init__()
        for name, (about, text) in self._stored().items():
            self.about[name] = about
            self.data[name] = text

    @classmethod
    def of(cls, folder: Path | None, person: str) -> Drafts:
        """Somebody's, among those of all who write here; a name of a file tells nothing of whose it is."""
        return cls(_file_of(folder, person, _DRAFTS))

    @property
    def rows(self) -> list[tuple[str, str]]:
        """What each form asked, and the text."""
        return [(self.about.get(name, ""), text) for name, text in self.items()]

    def keep(self, name: str, text: str, about: str) -> None:
        """Keep a text as a draft, or drop it where there is none."""
        if text:
            self.about[name] = about
            self[name] = text
        else:
            self.pop(name, None)

    def __setitem__(self, name: str, text: str) -> None:
        if self.data.get(name) != text:
            super().__setitem__(name, text)
            self._store(name)

    def __delitem__(self, name: str) -> None:
        super().__delitem__(name)
        self._store(name)

    def _stored(self) -> dict[str, tuple[str, str]]:
        """What lies in the file, as far as it is drafts: name -> what it is about, text."""
        rows = _read(self._path).items()
        return {name: (str(row[0]), str(row[1])) for name, row in rows if isinstance(row, list) and len(row) == 2}

    def _store(self, name: str) -> None:
        if self._path is None:
            return
        rows = self._stored()
        rows.pop(name, None)
        if name in self.data:
            rows[name] = (self.about.get(name, ""), self.data[name])
        try:
            _write(self._path, rows)
            self.kept = True
        except OSError:
            self.kept = False


class LeftOff:
    """Where somebody was when they left: the place, and in each what was selected and what it was narrowed to.

    Attributes:
        place: the place that was open, "" where none is known.
        parts: place -> part of it -> what stood there. What is none of ours in the file is left out.

    """

    def __init__(self, path: Path | None = None) -> None:
        """Take up what lies there; None remembers nothing beyond this run."""
        self._path = path
        told = _read(path)
        self.place = str(told.get("place", ""))
        self.parts: dict[str, dict[str, str]] = {
            place: {part: text for part, text in parts.items() if isinstance(text, str)}
            for place, parts in _mapping(told.get("parts")).items()
            if isinstance(parts, dict)
        }

    @classmethod
    def of(cls, folder: Path | None, person: str) -> LeftOff:
        """Somebody's, beside their drafts."""
        return cls(_file_of(folder, person, _PLACE))

    def keep(self) -> None:
        """Keep it for the next time; where that cannot be done, the next time begins as the first did."""
        if self._path is not None:
            with suppress(OSError):
                _write(self._path, {"place": self.place, "parts": self.parts})


def forget(folder: Path, person: str, called: tuple[str, ...]) -> list[Path]:
    """Let go of what somebody left behind; the answer is where others, who write here too, left something that calls them so."""
    for end in (_DRAFTS, _PLACE):
        with suppress(OSError):
            (folder / f"{_name_of(person)}{end}").unlink(missing_ok=True)
    left = []
    for path in sorted(folder.glob("*.json")):
        with suppress(OSError, ValueError):
            text = path.read_text("utf-8")
            left += [path] if any(name in text for name in called) else []
    return left


def _name_of(person: str) -> str:
    return blake2b(person.encode(), digest_size=8).hexdigest()


def _file_of(folder: Path | None, person: str, end: str) -> Path | None:
    return folder / f"{_name_of(person)}{end}" if folder else None


def _read(path: Path | None) -> dict[str, Any]:
    """The document that lies there; nothing where there is none, or none that can be read."""
    with suppress(OSError, ValueError):
        if path is not None and path.is_file():
            return _mapping(json.loads(path.read_text("utf-8")))
    return {}


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _write(path: Path, document: object) -> None:
    """Put a document in the place of what is there, whole or not at all; nobody else's to read, from the first byte on."""
    beside = path.with_suffix(f".{os.getpid()}")
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:  # noqa: PTH123
        json.dump(document, file, ensure_ascii=False)
    beside.replace(path)

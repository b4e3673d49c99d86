"""Where each record lives, with everything that belongs to it."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from pathlib import Path

from mentor_tui.domain.problems import BadUse, Code
from mentor_tui.store.families import Family, family_of

BESIDE = ("texts", "marks", "editions")
"""Directories of files that are no records and go into a backup all the same."""

OWN_CURRICULA = "curricula"
"""The directory of the YAML files that a team has of its own, with directories of theirs in it; a backup holds it as well."""

LAID_OUT = ".forgetting"
"""The directory in which many changed files are laid out before they take their places, see ``swapping``; its owner's alone, as
restricted records are among them."""

_FILE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,150}", re.ASCII)


class RecordPlace:
    """The files of one record.

    Attributes:
        record: its id.
        file: the record itself.
    """

    def __init__(self, root: Path, record: str) -> None:
        self.record = record
        self.file = Path(f"{root}/{record}.json")
        self._root = root

    @cached_property
    def previous(self) -> Path:
        """The generation before its last commit."""
        return self._keep / "previous" / f"{self.record}.json"

    @cached_property
    def lock(self) -> Path:
        """Held by whoever writes it."""
        return self._keep / "locks" / f"{self.record}.lock"

    @cached_property
    def open_lock(self) -> Path | None:
        """Where an earlier program has the lock of a record that is kept apart: there it tells everybody that there is one."""
        return self._root / "locks" / f"{self.record}.lock" if self._keep != self._root else None

    @cached_property
    def history(self) -> Path:
        """The directory of its sealed segments."""
        return self._keep / "history" / self.record

    @cached_property
    def quarantine(self) -> Path:
        """The directory where what was found damaged is kept as it was."""
        return self._keep / "quarantine"

    @property
    def _keep(self) -> Path:
        return keep(self._root, family_of(self.record))


def file_name(name: str) -> str:
    """A name that may become a file's: a hash, a viewer, a cache key.

    Raises:
        BadUse: it may not.
    """
    if not _FILE.fullmatch(name):
        raise BadUse(Code.BAD_ID, id=name)
    return f"{name}.json"


def home(root: Path, family: Family) -> Path:
    """The directory of a family's record files."""
    return root if family.single else root / family.name


def keep(root: Path, family: Family) -> Path:
    """The directory that holds what belongs to a family's records.

    What belongs to records that are kept apart stays inside their own directory, so that its mode alone keeps others out.
    """
    return root / family.name if family.apart else root


@lru_cache(maxsize=256)
def place_of(root: Path, record_id: str) -> RecordPlace:
    """The files of a record.

    Raises:
        BadUse: this is no record's id.
    """
    family_of(record_id)
    return RecordPlace(root, record_id)

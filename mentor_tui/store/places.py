"""Where each record lives, with everything that belongs to it."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from pathlib import Path

from mentor_tui.domain.problems import BadUse, Code
from mentor_tui.domain.record import PEOPLE, PLANS, RESTRICTED, TEAM

FAMILIES = (TEAM, PEOPLE, RESTRICTED, PLANS)
"""Every family of records; the team is its own only one."""

_SLUG = re.compile(r"[a-z0-9][a-z0-9._-]{0,99}", re.ASCII)
_FILE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,150}", re.ASCII)


class Place:
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
        return self._root / "locks" / f"{self.record}.lock"

    @cached_property
    def history(self) -> Path:
        """The directory of its sealed stretches."""
        return self._keep / "history" / self.record

    @cached_property
    def quarantine(self) -> Path:
        """The directory where what was found damaged is kept as it was."""
        return self._keep / "quarantine"

    @property
    def _keep(self) -> Path:
        return keep(self._root, family_of(self.record))


def family_of(record_id: str) -> str:
    """The family of a record's id, which is checked against anything that could lead out of the directory.

    Raises:
        BadUse: this is no id.
    """
    family, slash, name = record_id.partition("/")
    good = family in (PEOPLE, RESTRICTED, PLANS) and _SLUG.fullmatch(name) if slash else family == TEAM
    if not good:
        raise BadUse(Code.BAD_ID, id=record_id)
    return family


def file_name(name: str) -> str:
    """A name that may become a file's: a hash, a viewer, a cache key.

    Raises:
        BadUse: it may not.
    """
    if not _FILE.fullmatch(name):
        raise BadUse(Code.BAD_ID, id=name)
    return f"{name}.json"


def home(root: Path, family: str) -> Path:
    """The directory of a family's record files."""
    return root if family == TEAM else root / family


def keep(root: Path, family: str) -> Path:
    """The directory that holds what belongs to a family's records.

    What belongs to restricted records stays inside their own directory, so that its mode alone keeps others out.
    """
    return root / RESTRICTED if family == RESTRICTED else root


@lru_cache(maxsize=256)
def place_of(root: Path, record_id: str) -> Place:
    """The files of a record.

    Raises:
        BadUse: this is no record's id.
    """
    family_of(record_id)
    return Place(root, record_id)

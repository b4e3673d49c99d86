"""What looking after records answers with, whichever store keeps them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from mentor_tui.domain.named import NamedTuple


class FindingKind(StrEnum):
    """What looking records over can find."""

    TROUBLE = "trouble"
    """A record or its history cannot be used; ``facts['code']`` is the trouble's, with its facts."""
    DIFFERENT = "different"
    """Facts are not the fold of the history, though the same fold made them: damage, or a change by hand.

    With ``facts['history']`` it is the history that is damaged: the facts are whole and stay.
    """
    OLDER_FOLD = "older-fold"
    """Facts were made by an older fold; they are folded anew on each reading until they are stored. No damage."""
    NEWER = "newer"
    """A newer program was at work: on ``facts['things']``, or its folds made the facts (``facts['fold']``). No damage."""
    STRAY = "stray"
    """A segment that a commit that never came has left. No damage."""
    LEFT_OVER = "left-over"
    """A temporary file of a writer that died, or that is writing now. No damage."""
    FOREIGN = "foreign"
    """A file among ours that is none of them: a copy that somebody made by hand. No damage."""
    SPOILT = "spoilt"
    """A kept text, or what somebody has looked at, is damaged; it is no record."""
    QUARANTINED = "quarantined"
    """A file that was found damaged and is kept."""
    KEPT_BACK = "kept-back"
    """Notes for mentors and leads that whoever looks may not read, as it should be. No damage."""
    INTERRUPTED = "interrupted"
    """A restore was killed in the middle; it has to be done again."""
    READABLE = "readable"
    """Who can read what is restricted: ``facts['mode']`` (like ``2770``), ``facts['group']`` (number)."""
    LITTLE_ROOM = "little-room"
    """The disk is nearly full: ``facts['free']`` bytes."""

    @property
    def is_damage(self) -> bool:
        """Whether somebody has to do something about it."""
        return self in (FindingKind.TROUBLE, FindingKind.DIFFERENT, FindingKind.SPOILT, FindingKind.INTERRUPTED)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was found.

    Attributes:
        found: what it is.
        path: where.
        record: which record it belongs to, empty where none.
        facts: plain data about it.
    """

    found: FindingKind
    path: str
    record: str = ""
    facts: dict[str, Any] = field(default_factory=dict)


class Copied(NamedTuple):
    """A backup that was made.

    Attributes:
        path: the archive.
        left_out: record -> code of why it could not be copied.
    """

    path: Path
    left_out: Mapping[str, str]


class Forgotten(NamedTuple):
    """Somebody was forgotten.

    Attributes:
        becomes: the id that stands in the place of theirs.
        backups: backups at hand that still hold them, and what cannot be looked into.
        left: other files at hand that still call them something: curricula that a team wrote, copies by hand.

    """

    becomes: str
    backups: tuple[Path, ...] = ()
    left: tuple[Path, ...] = ()

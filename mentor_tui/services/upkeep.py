"""Looking after the records: who may, what is wrong with them, copies of them, and the last good state put back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mentor_tui.domain.permissions import require
from mentor_tui.domain.rules.people import as_lead
from mentor_tui.domain.team import Team
from mentor_tui.store import upkeep
from mentor_tui.store.places import FAMILIES
from mentor_tui.store.tiny import TinyStore

Finding = upkeep.Finding
Found = upkeep.Found


def check_right(team: Team, actor: str) -> None:
    """Make sure that somebody may look after the records.

    Raises:
        NotYours: they are no lead.

    """
    require("upkeep", as_lead(team.person(actor)), person=actor, on="", title="")


def look_over(store: TinyStore) -> Iterator[Finding]:
    """Everything that is wrong with the records, or worth knowing; changes nothing."""
    return upkeep.examine(store)


def is_empty(store: TinyStore) -> bool:
    """Whether there are no records at all."""
    return not any(store.ids(family) for family in FAMILIES)


def backup(store: TinyStore, target: Path | None) -> upkeep.Copied:
    """Copy all records into one archive, and answer with where it is and what could not be copied."""
    return upkeep.backup(store, target)


def restore(store: TinyStore, archive: Path) -> Path:
    """Put a backup in the place of all records, and answer with where those from before lie."""
    return upkeep.restore(archive, store)


def can_repair(finding: Finding) -> bool:
    """Whether the state before the last change can be put back, or the facts be made what the history says."""
    return finding.found is Found.DIFFERENT or bool(finding.record and finding.facts.get("good_generation"))


def repair(store: TinyStore, finding: Finding) -> int:
    """Put a record right as far as its own files allow; the answer is the version that stands now."""
    if finding.found is Found.DIFFERENT:
        return store.fold_anew(finding.record)
    return store.restore_generation(finding.record)


def finding_doc(finding: Finding) -> dict[str, Any]:
    """A finding as the plain keys that scripts rely on."""
    return {
        "found": finding.found.value,
        "damage": finding.found.is_damage,
        "path": finding.path,
        "record": finding.record or None,
        "facts": finding.facts,
    }

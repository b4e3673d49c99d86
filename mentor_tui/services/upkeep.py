"""Looking after the records: who may, what is wrong with them, copies of them, and the last good state put back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mentor_tui.domain.permissions import require
from mentor_tui.domain.problems import Problem
from mentor_tui.domain.record import TEAM
from mentor_tui.domain.team import Team
from mentor_tui.store import upkeep
from mentor_tui.store.tiny import TinyStore

Finding = upkeep.Finding


def team_of(store: TinyStore) -> Team | None:
    """The team, or None where there is none or it cannot be read: then anybody may put it right."""
    try:
        record = store.read(TEAM)
    except Problem:
        return None
    return Team(record) if record is not None else None


def check_right(team: Team, actor: str) -> None:
    """Make sure that somebody may look after the records.

    Raises:
        NotYours: they are no lead.

    """
    me = team.person(actor)
    lead = me is not None and "lead" in me.roles
    require("upkeep", ("lead",) if lead else ("teammate",), person=actor, on="", title="")


def look_over(store: TinyStore) -> Iterator[Finding]:
    """Everything that is wrong with the records, or worth knowing; changes nothing."""
    return upkeep.examine(store)


def backup(store: TinyStore, target: Path | None) -> Path:
    """Copy all records into one archive, and answer with it."""
    return upkeep.backup(store, target)


def restore(store: TinyStore, archive: Path) -> Path:
    """Put a backup in the place of all records, and answer with where those from before lie."""
    return upkeep.restore(archive, store)


def can_repair(finding: Finding) -> bool:
    """Whether the state before the last change can be put back."""
    return bool(finding.record and finding.facts.get("good_generation"))


def repair(store: TinyStore, finding: Finding) -> int:
    """Put the state before the last change of a record back; the answer is the version that stands now."""
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

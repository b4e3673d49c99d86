"""Looking after the records: who may, and what is done about what was found."""

from __future__ import annotations

from typing import Any

from mentor_tui.domain.permissions import require
from mentor_tui.domain.rules.people import as_lead
from mentor_tui.domain.team import Team
from mentor_tui.store.findings import Finding, FindingKind
from mentor_tui.store.protocol import Upkeep


def check_right(team: Team, actor: str) -> None:
    """Make sure that somebody may look after the records.

    Raises:
        NotYours: they are no lead.

    """
    require("upkeep", as_lead(team.person(actor)), person=actor, on="", title="")


def repair(upkeep: Upkeep) -> list[Finding]:
    """Put every record right as far as what is stored allows: its facts as its history says, or its last good state."""
    found = [finding for finding in upkeep.examine() if _can_repair(finding)]
    for finding in found:
        upkeep.repair(finding)
    return found


def _can_repair(finding: Finding) -> bool:
    return finding.found in (FindingKind.DIFFERENT, FindingKind.OLDER_FOLD) or bool(
        finding.record and finding.facts.get("good_generation")
    )


def finding_doc(finding: Finding) -> dict[str, Any]:
    """A finding as the plain keys that scripts rely on."""
    return {
        "found": finding.found.value,
        "damage": finding.found.is_damage,
        "path": finding.path,
        "record": finding.record or None,
        "facts": finding.facts,
    }

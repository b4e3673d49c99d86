"""Looking after the records: who may, and what is done about what was found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.permissions import require
from mentor_tui.domain.problems import refuse_if
from mentor_tui.domain.record import Fact
from mentor_tui.domain.rules.people import as_lead, leads_all_of
from mentor_tui.domain.team import Team
from mentor_tui.store.findings import Finding, FindingKind
from mentor_tui.store.protocol import Upkeep


def check_right(team: Team, actor: str) -> None:
    """Make sure that somebody may look after the records.

    Raises:
        NotYours: they are no lead.

    """
    require("upkeep", as_lead(team.acting(actor)), person="", on="", title="")


def check_restore(team: Team, actor: str, person: str = "") -> None:
    """Make sure that somebody may put a backup in the place of records: everybody's, or one person's.

    Raises:
        NotYours: they do not lead all of these.

    """
    check_right(team, actor)
    refuse_if(leads_all_of(team.person(actor), team.person(person) if person else None))


class Mending(NamedTuple):
    """One thing that can be put right.

    Attributes:
        finding: what was found.
        becomes: thing -> the fact as it is, as far as it can be read, and as it would be.

    """

    finding: Finding
    becomes: Mapping[str, tuple[Fact | None, Fact | None]]

    @property
    def asks(self) -> bool:
        """Whether somebody has to say yes: what an earlier version folded is folded anew without a question."""
        return self.finding.found is not FindingKind.OLDER_FOLD


def plan(upkeep: Upkeep) -> list[Mending]:
    """What can be put right as far as what is stored allows, and what it would become; nothing is changed."""
    return [Mending(finding, upkeep.would_become(finding)) for finding in upkeep.examine() if _can_repair(finding)]


def carry_out(upkeep: Upkeep, mendings: Iterable[Mending]) -> list[Finding]:
    """Put right what was planned, and give a checksum to what has none yet."""
    done = [mending.finding for mending in mendings]
    for finding in done:
        upkeep.repair(finding)
    upkeep.add_checksums()
    return done


def _can_repair(finding: Finding) -> bool:
    """Whether what is stored puts it right. Where the history is what is damaged, the facts are whole and stay."""
    if finding.found is FindingKind.DIFFERENT:
        return not finding.facts.get("history")
    if finding.found in (FindingKind.OLDER_FOLD, FindingKind.SPOILT):
        return True
    return bool(finding.record and finding.facts.get("good_generation"))


def finding_doc(finding: Finding) -> dict[str, Any]:
    """A finding as the plain keys that scripts rely on."""
    return {
        "found": finding.found.value,
        "damage": finding.found.is_damage,
        "path": finding.path,
        "record": finding.record or None,
        "facts": finding.facts,
    }

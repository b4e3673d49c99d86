"""What somebody is stuck for, in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

from mentor_tui.wording import debts, plain
from mentor_tui.wording.language import N_, _

if TYPE_CHECKING:
    from mentor_tui.domain.curriculum import Item
    from mentor_tui.domain.stuck import Stuck
    from mentor_tui.services.journeys import JourneyPage

_MISSING: Mapping[str, str] = {
    "access": N_("access"),
    "person": N_("a person"),
    "understanding": N_("an explanation"),
    "tool": N_("a tool"),
}

_ASKED: Mapping[str, str] = {**_MISSING, "understanding": N_("understanding")}
"""What is missing -> how it is asked, a word each."""


def choices() -> tuple[tuple[str, str], ...]:
    """What can be missing, each with its word, to choose from."""
    return tuple((name, _(said)) for name, said in _ASKED.items())


def missing(waits_for: str) -> str:
    """What is missing."""
    return _(_MISSING.get(waits_for, waits_for))


def state_line(page: JourneyPage, item: Item, stuck: Stuck, at: datetime, zone: tzinfo | None) -> str:
    """Where an item stands with which somebody is stuck: ``stuck since Mon 12 May · our turn: Tomás``.

    Args:
        page: whose it is.
        item: the item.
        stuck: what is in the way.
        at: the moment it is.
        zone: where the viewer is.

    """
    since = f"{plain.word('stuck')} {plain.since(stuck.since, at, zone)}"
    owing = next((one for one in page.owed if one.debt.kind == "stuck" and one.debt.on == item.id), None)
    return f"{since} · " + (_("our turn: {name}").format(name=debts.whose(owing)) if owing else _("our turn"))


def why(stuck: Stuck) -> str:
    """What is in the way, with the words of whoever said so: ``Waits for access: “No admin role yet”``."""
    return _("Waits for {what}: “{why}”").format(what=missing(stuck.waits_for), why=plain.shown(stuck.why))

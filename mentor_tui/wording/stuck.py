"""What somebody is stuck for, in words."""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

from mentor_tui.wording import debts, plain
from mentor_tui.wording.language import _
from mentor_tui.wording.missing import missing

if TYPE_CHECKING:
    from mentor_tui.domain.curriculum import Item
    from mentor_tui.domain.stuck import Stuck
    from mentor_tui.services.journeys import JourneyPage


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

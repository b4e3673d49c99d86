"""What can be done on the page of another edition on past cohorts, and with which keys; each row is ``action_…``."""

from __future__ import annotations

from mentor_tui.tui.actions import Action
from mentor_tui.wording.language import _

ACTIONS = (
    Action(
        "past-cohorts.open", "enter", _("how it was worked out"), _("See how a figure was worked out, and for whom")
    ),
    Action("past-cohorts.choose", "c", _("cohorts"), _("Choose on which cohorts it is played again")),
    Action("past-cohorts.send-on", "X", _("CSV"), _("Write the figures as tables for a spreadsheet")),
    Action(
        "past-cohorts.parts",
        "tab",
        _("next part"),
        _("Go to the figures, what is known of one, and back"),
        footer=False,
    ),
)

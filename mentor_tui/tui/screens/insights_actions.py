"""What can be done on the Insights screen, and with which keys; each row calls ``action_…`` in ``insights.py``."""

from __future__ import annotations

from mentor_tui.tui.actions import Action
from mentor_tui.wording.language import _

ACTIONS = (
    Action("insights.cohorts", "c", _("cohorts"), _("Choose which cohorts are drawn, three at most")),
    Action("insights.people", "p", _("people over the year"), _("See who is still here, or cohorts again")),
    Action(
        "insights.items", "s", _("by item"), _("See which items wait longest and come back most, or the curves again")
    ),
    Action("insights.send-on", "X", _("send it on"), _("Write it as one page, or as tables for a spreadsheet")),
)

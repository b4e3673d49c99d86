"""What can be done on the Records screen, and with which keys; each row calls ``action_…`` in ``records.py``."""

from __future__ import annotations

from mentor_tui.tui.actions import Action
from mentor_tui.wording.language import _

ACTIONS = (
    Action("records.find", "slash", _("item, person"), _("Find records by item or person"), "/"),
    Action("records.dates", "d", _("dates"), _("Choose from when until when")),
    Action("records.send-on", "X", _("CSV, JSON, page"), _("Write exactly what is listed: a table, JSON or a page")),
    Action("records.parts", "tab", _("next part"), _("Go to the record in full, and back"), footer=False),
)

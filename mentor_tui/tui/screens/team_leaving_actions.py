"""What can be done on the page of a mentor who goes, and with which keys; each row calls ``action_…`` in ``team_leaving.py``."""

from __future__ import annotations

from mentor_tui.tui.actions import Action
from mentor_tui.wording.language import _

ACTIONS = (
    Action("leaving.hold", "space", _("hold"), _("Keep the proposed pair, or release it again"),
           writes=True),
    Action("leaving.word", "W", _("a message"), _("A message about this hire from the leaving mentor to the next one"),
           writes=True),
    Action("leaving.journey", "v", _("journey"), _("Look at the journey of this hire")),
    Action("leaving.carry", "P,ctrl+d", _("carry it out"), _("Carry it all out at once, after a last look"),
           writes=True),
    Action("leaving.parts", "tab", _("next part"), _("Go to the handover, and back"), footer=False),
)  # fmt: skip

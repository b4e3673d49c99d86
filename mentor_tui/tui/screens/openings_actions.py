"""What can be done with openings, and with which keys; each row calls ``action_…`` in ``openings.py``."""

from __future__ import annotations

from mentor_tui.tui.actions import Action
from mentor_tui.wording.language import _

ACTIONS = (
    Action("openings.interest", "i", _("I’m interested"), _("Say that you are interested, or not now after all"),
           writes=True, rights=("be interested",)),
    Action("openings.way", "w", _("the whole way"), _("The shortest way to what it asks, thing by thing")),
    Action("openings.add", "plus", _("add"), _("Put a need of the team on the board"), writes=True, rights=("openings",)),
    Action("openings.close", "E", _("close"), _("Take it off the board, saying whom it went to"), writes=True,
           rights=("openings",)),
    Action("openings.parts", "tab", _("next part"), _("Go to what it asks, and back"), footer=False),
)  # fmt: skip

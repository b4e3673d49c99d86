"""What can be done on the page of a question about the team, with which keys; each row is ``action_…`` in ``team_what_if.py``."""

from __future__ import annotations

from mentor_tui.tui.actions import Action
from mentor_tui.wording.language import _

ACTIONS = (
    Action("what-if.change", "F", _("another question"), _("Change the question")),
    Action("what-if.parts", "tab", _("next part"), _("Go to the mentors, and back"), footer=False),
)

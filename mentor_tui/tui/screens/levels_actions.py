"""What can be done where somebody stands in competencies, and with which keys; each row calls ``action_…`` in ``levels.py``."""

from __future__ import annotations

from mentor_tui.tui.actions import Action
from mentor_tui.wording.language import _

ACTIONS = (
    Action("levels.example", "e", _("add an example"), _("Note what was done that shows this competency"), writes=True,
           rights=("write example",)),
    Action("levels.confirm", "s", _("confirm"), _("Confirm that what others noted shows the level"), writes=True,
           rights=("confirm level",)),
    Action("levels.all", "enter", _("what shows it"), _("Everything that shows this competency, with its days")),
    Action("levels.goal", "g", _("my goal"), _("Name your goal: a position, that you stay, or none"), writes=True,
           rights=("state goal",)),
    Action("levels.person", "slash", _("someone else"), _("Look at where somebody else stands"), footer=False),
)  # fmt: skip

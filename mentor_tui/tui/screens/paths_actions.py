"""What can be done where somebody could go, and with which keys; each row calls ``action_…`` in ``paths.py``."""

from __future__ import annotations

from mentor_tui.tui.actions import Action
from mentor_tui.wording.language import _

ACTIONS = (
    Action("paths.goal", "g", _("my goal"), _("Name this as your goal, or that you stay, or none"), writes=True,
           rights=("state goal",)),
    Action("paths.way", "w", _("the whole way"), _("The shortest way there, thing by thing")),
    Action("paths.beside", "space", _("two beside"), _("Keep this position, and see what the next one asks beside it")),
    Action("paths.went", "d", _("who went it"), _("The decisions of those who came to this position")),
    Action("paths.person", "slash", _("someone else"), _("Look at where somebody else could go"), footer=False),
    Action("paths.parts", "tab", _("next part"), _("Go to what this position asks, and back"), footer=False),
)  # fmt: skip

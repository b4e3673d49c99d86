"""What can be done with one decision, and with which keys; each row calls ``action_…`` in ``decision.py``."""

from __future__ import annotations

from mentor_tui.tui.actions import Action
from mentor_tui.wording.language import _

ACTIONS = (
    Action("decision.whole", "enter", _("the whole line"), _("All that showed this competency, and yours beside it")),
    Action("decision.copy-list", "y", _("copy my list"), _("Copy what you would still show, for your next talk")),
    Action("decision.goal", "g", _("my goal too"), _("Name this position as your goal, or that you stay, or none"),
           writes=True, rights=("state goal",)),
    Action("decision.seen", "s", _("I have read it"), _("Say that you have read the decision about you"), writes=True,
           rights=("acknowledge decision",)),
    Action("decision.withdraw", "underscore", _("withdraw"), _("Withdraw this decision, with a reason"), writes=True,
           rights=("decide",), footer=False),
    Action("decision.parts", "tab", _("next part"), _("Go to how to get there, and back"), footer=False),
)  # fmt: skip

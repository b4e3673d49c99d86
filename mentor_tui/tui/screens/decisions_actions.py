"""What can be done with decisions, and with which keys; each row calls ``action_…`` in ``decisions.py``."""

from __future__ import annotations

from mentor_tui.tui.actions import Action
from mentor_tui.wording.language import _

ACTIONS = (
    Action("decisions.all", "enter", _("open it"), _("What showed each competency, and how you stand beside it")),
    Action("decisions.seen", "s", _("I have read it"), _("Say that you have read the decision about you"), writes=True,
           rights=("acknowledge decision",)),
    Action("decisions.filter", "f", _("kinds"), _("Show one kind of decision after another")),
    Action("decisions.find", "slash", _("find"), _("Find a decision by name or position")),
    Action("decisions.decide", "plus", _("decide"), _("Decide about somebody’s position"), writes=True,
           rights=("decide",)),
    Action("decisions.withdraw", "underscore", _("withdraw"), _("Withdraw this decision, with a reason"), writes=True,
           rights=("decide",), footer=False),
)  # fmt: skip

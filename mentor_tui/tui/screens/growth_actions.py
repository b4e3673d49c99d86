"""What can be done in the Growth place, and with which keys; each row calls ``action_…`` in ``growth.py``."""

from __future__ import annotations

from mentor_tui.tui.actions import Action
from mentor_tui.wording.language import _

ACTIONS = (
    Action("growth.take", "plus", _("take"), _("Take this side task, or a place in its line"), writes=True,
           act="take", rights=("take",)),
    Action("growth.send", "s,space", _("add a piece"), _("Add a finished piece, with its evidence"), "s", writes=True,
           call="add_piece", act="tick", rights=("take",)),
    Action("growth.give-back", "minus", _("give back"), _("Give it back, or leave its line; the place is free then"),
           writes=True, act="give back", rights=("take",)),
    Action("growth.why", "w", _("why"), _("What locks it, and the shortest way to open it")),
    Action("growth.confirm", "s", _("say yes"), _("Say yes: to finished work, or to somebody taking this"), writes=True,
           act="sign off", rights=("confirm",)),
    Action("growth.return", "r", _("one more go"), _("Send finished work back for one more go"), footer=False, writes=True,
           call="send_back", act="return", rights=("confirm",)),
    Action("growth.open-lock", "O", _("open early"), _("Open this lock for this person before its time"), writes=True,
           act="open lock", rights=("open lock",)),
    Action("growth.person", "slash", _("someone else"), _("Look at somebody else’s side tasks"), footer=False),
    Action("growth.parts", "tab", _("next part"), _("On to those who wait for your yes, and back"), footer=False),
)  # fmt: skip

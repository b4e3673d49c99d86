"""What can be done in the Growth place, and with which keys; each row calls ``action_…`` in ``growth.py``."""

from __future__ import annotations

from mentor_tui.tui.actions import Action
from mentor_tui.wording.language import _

ACTIONS = (
    Action("growth.take", "plus", _("take"), _("Take this side task, or join its waiting list"), writes=True,
           act="take", rights=("take",)),
    Action("growth.send", "s,space", _("log one"), _("Log one that is finished, with its evidence"), "s", writes=True,
           call="add_piece", act="tick", rights=("take",)),
    Action("growth.give-back", "minus", _("give back"), _("Give it back, or leave its waiting list"),
           writes=True, act="give back", rights=("take",)),
    Action("growth.still", "Y", _("still mine"), _("Say that it is still yours, when you are asked"), footer=False, writes=True,
           act="still", rights=("take",)),
    Action("growth.block", "percent_sign", _("keep time"), _("Keep a time of the week free for it, another, or none any more"),
           footer=False, writes=True, act="keep block", rights=("keep block",)),
    Action("growth.words", "exclamation_mark", _("your words"), _("Log better words of yours that were taken as one of it"),
           footer=False, writes=True, act="tick", rights=("take",)),
    Action("growth.why", "w", _("why"), _("What locks it, and the shortest way to open it")),
    Action("growth.confirm", "s", _("confirm"), _("Confirm finished work, or that somebody may take this"), writes=True,
           act="sign off", rights=("confirm",)),
    Action("growth.return", "r", _("one more go"), _("Send finished work back for one more go"), footer=False, writes=True,
           call="send_back", act="return", rights=("confirm",)),
    Action("growth.open-lock", "O", _("open early"), _("Open this lock early for this person"), writes=True,
           act="open lock", rights=("open lock",)),
    Action("growth.person", "slash", _("someone else"), _("Look at somebody else’s side tasks"), footer=False),
    Action("growth.parts", "tab", _("next part"), _("Go to the people waiting for you to confirm, and back"), footer=False),
)  # fmt: skip

"""What can be done in the Areas place, and with which keys; each row calls ``action_…`` in ``areas.py``."""

from __future__ import annotations

from mentor_tui.tui.actions import Action
from mentor_tui.wording.language import _

ACTIONS = (
    Action("areas.log", "l", _("log"), _("Write a line in the log of this area"), writes=True,
           rights=("log in area",)),
    Action("areas.own", "O", _("owner"), _("Name who owns it; or say that you would like to"), writes=True,
           rights=("own area", "ask for area")),
    Action("areas.hand-over", "H", _("hand over"), _("Hand it over to its next owner, with a word"), writes=True,
           rights=("hand area over",)),
    Action("areas.backup", "B", _("backup"), _("Name who stands in for the owner"), writes=True,
           rights=("hand area over",)),
    Action("areas.join", "plus", _("join"), _("Contribute to this area"), writes=True, rights=("contribute",)),
    Action("areas.leave", "minus", _("leave"), _("Leave it, or its waiting list; or let somebody go"), writes=True,
           rights=("leave area",)),
    Action("areas.filter", "f", _("filter"), _("Show what needs a decision, then yours, then all")),
    Action("areas.find", "slash", _("find"), _("Find areas by name, owner or track"), "/", footer=False),
    Action("areas.parts", "tab", _("next part"), _("On to the board, and back to what needs a decision"), footer=False),
)  # fmt: skip

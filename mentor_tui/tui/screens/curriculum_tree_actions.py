"""What can be done where a curriculum is looked through, with which keys; each row is ``action_…`` in ``curriculum_tree.py``."""

from __future__ import annotations

from mentor_tui.tui.actions import Action
from mentor_tui.wording.language import _

ACTIONS = (
    Action("authors.next", "right", _("faults"), _("Go to the next fault or warning"), "← →"),
    Action("authors.previous", "left", _("previous"), _("Go to the fault or warning before"), footer=False),
    Action("authors.find", "slash", _("find"), _("Find phases, modules and items by title or id"), "/"),
    Action("authors.parts", "tab", _("next part"), _("Go to what is said of it, and back"), footer=False),
)

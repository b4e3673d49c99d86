"""What can be done where a curriculum is looked through, with which keys; each row is ``action_…`` in ``curriculum_tree.py``."""

from __future__ import annotations

from mentor_tui.tui.actions import Action
from mentor_tui.wording.language import _

ACTIONS = (
    Action("authors.take", "s", _("take the words"), _("Put better words that somebody proposed into the file"),
           writes=True, rights=("take words",)),
    Action("authors.decline", "minus", _("leave it"), _("Leave a line as it is, and say why to whoever proposed other words"),
           footer=False, writes=True, rights=("take words",)),
    Action("authors.improve", "exclamation_mark", _("better words"), _("Say what is unclear or out of date, and better words"),
           footer=False, writes=True, rights=("propose words",)),
    Action("authors.next", "right", _("faults"), _("Go to the next fault or warning"), "← →"),
    Action("authors.previous", "left", _("previous"), _("Go to the fault or warning before"), footer=False),
    Action("authors.find", "slash", _("find"), _("Find phases, modules and items by title or id"), "/"),
    Action("authors.parts", "tab", _("next part"), _("Go to what is said of it, and back"), footer=False),
)  # fmt: skip

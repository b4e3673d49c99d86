"""What can be done beside a checklist, with which keys; each row is ``action_…`` in ``checklist.py``."""

from __future__ import annotations

from mentor_tui.tui.actions import Action
from mentor_tui.wording.language import _

ACTIONS = (
    Action("checklist.next", "right", _("to look at"), _("Go to the next thing to look at"), "← →"),
    Action("checklist.previous", "left", _("previous"), _("Go to the thing to look at before"), footer=False),
    Action("checklist.change", "e", _("change"), _("Change title, part, day or times of what is selected")),
    Action("checklist.minutes", "m", _("minutes"), _("Give one length to all of a kind that have none in the file")),
    Action("checklist.meanings", "P", _("parts"), _("Say once what “IT:”, “buddy:” and the like mean")),
    Action("checklist.check", "C", _("check"), _("Check what it becomes, and read what check says")),
    Action("checklist.make", "I", _("make it"), _("Write the curriculum")),
    Action("checklist.parts", "tab", _("next part"), _("Go to the file, to what there is to look at, and back"),
           footer=False),
)  # fmt: skip

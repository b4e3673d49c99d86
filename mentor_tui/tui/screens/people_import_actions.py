"""What can be done with a file of people, and with which keys; each row calls ``action_…`` in ``people_import.py``."""

from __future__ import annotations

from mentor_tui.tui.actions import Action
from mentor_tui.wording.language import _

ACTIONS = (
    Action("import.right", "e", _("put it right"), _("Put right here what stands in the selected cell"),
           rights=("people",)),
    Action("import.dates", "d", _("month/day"), _("Read day and month of the dates the other way round"),
           rights=("people",)),
    Action("import.update", "U", _("take changes"), _("Also change people who are here already, or leave them"),
           rights=("people",)),
    Action("import.carry-out", "I", _("import"), _("Add those who are new, in one step; rows that cannot be read stay out"),
           writes=True, rights=("people",)),
)  # fmt: skip

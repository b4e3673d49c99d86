"""What can be done on the page about another edition of a curriculum, and with which keys; each row is ``action_…``."""

from __future__ import annotations

from mentor_tui.tui.actions import Action
from mentor_tui.wording.language import _

ACTIONS = (
    Action("curriculum.past", "v", _("past cohorts"), _("See it played again on past cohorts")),
    Action(
        "curriculum.publish", "P", _("publish"), _("Publish it: tell people, after saying who they are"), writes=True
    ),
    Action(
        "curriculum.same", "y", _("renamed"), _("Yes: it is the same under another name"), footer=False, writes=True
    ),
    Action("curriculum.two", "n", _("two things"), _("No: they are two different things"), footer=False, writes=True),
    Action("curriculum.another", "Q", _("another file"), _("Compare another file")),
    Action(
        "curriculum.parts",
        "tab",
        _("next part"),
        _("Go to the changes and the people, the text, and back"),
        footer=False,
    ),
)

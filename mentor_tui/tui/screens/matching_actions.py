"""What can be done in the Matching place, and with which keys; each row calls ``action_…`` in ``matching.py``."""

from __future__ import annotations

from mentor_tui.tui.actions import Action
from mentor_tui.wording.language import _

ACTIONS = (
    Action("matching.pin", "space", _("pin"), _("Pin the proposed pair, or unpin it"), writes=True),
    Action("matching.apart", "K", _("keep apart"), _("Keep the pair apart, for now or for good, or allow it again"),
           writes=True),
    Action("matching.change", "plus", _("what helps"), _("Make the smallest change that gives the hire a mentor"),
           writes=True),
    Action("matching.hours", "C", _("hours"), _("What a mentor takes on in this draft: hours a week, mentees"), writes=True),
    Action("matching.aim", "G", _("aim"), _("Switch between nobody left out and only good pairs"), writes=True),
    Action("matching.seen", "d", _("seen"), _("Confirm that you have seen who joined or left"), writes=True),
    Action("matching.publish", "P", _("publish"), _("Publish all pairs at once; you first see what will happen"), writes=True),
    Action("matching.anew", "m", _("match again"), _("Match a hire again, or leave them with their mentor after all"),
           writes=True),
    Action("matching.filter", "slash", _("find"), _("Find hires by name, mentor, team, “nobody” or “pinned”"), "/"),
    Action("matching.drop", "D", _("drop"), _("Throw the draft away, with its pins, pairs kept apart and hours"), writes=True),
    Action("matching.parts", "tab", _("next part"), _("Go to the explanation, and back"), footer=False),
)  # fmt: skip

LOOKING = frozenset({"up", "down", "j", "k", "home", "end", "pageup", "pagedown", "tab", "shift+tab"})
"""Keys that look around: marks of what changed stay with them."""

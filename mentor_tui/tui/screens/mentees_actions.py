"""What can be done in the Mentees place, and with which keys; each row calls ``action_…`` in ``mentees.py``."""

from __future__ import annotations

from mentor_tui.tui.actions import Action
from mentor_tui.wording.language import _

ACTIONS = (
    Action("mentees.sign-off", "s", _("sign off"), _("Sign off what waits, with the lines that are ticked"), writes=True,
           act="sign off"),
    Action("mentees.return", "r", _("one more go"), _("Send it back for one more go, with a comment"), writes=True,
           call="send_back", act="return"),
    Action("mentees.answer", "a", _("answer"), _("Write into the thread of this item"), writes=True, act="say"),
    Action("mentees.session", "l", _("log session"), _("Log a session, and tick what was done in it"), writes=True),
    Action("mentees.note", "n", _("note"), _("Write a note on this mentee"), writes=True),
    Action("mentees.own", "d", _("done"), _("Tick your own part, which you owe this mentee"), footer=False, writes=True,
           act="tick"),
    Action("mentees.tick", "t,space", _("tick"), _("Tick the next line of what good looks like; or your own part"),
           "t", footer=False, writes=True),
    Action("mentees.withdraw", "underscore", _("withdraw"), _("Take a sign-off of theirs back, with a reason"), footer=False,
           writes=True),
    Action("mentees.item", "i", _("item"), _("Open this item in the mentee’s journey, with its whole text"), footer=False),
    Action("mentees.handover", "H", _("handover"), _("What the earlier mentor hands over, or you do"), footer=False),
    Action("mentees.word", "W", _("your word"), _("Leave a word for whoever mentors them after you"), footer=False,
           writes=True),
    Action("mentees.ask-mentor", "m", _("another mentor"),
           _("Ask for another mentor for them; only leads hear"), footer=False, writes=True),
    Action("mentees.capacity", "C", _("take on"), _("How many mentees, and hours a week, you take on"),
           footer=False, writes=True),
    Action("mentees.parts", "tab", _("rows"), _("Go on to the lines, to the mentees’ rows, and back to the queue")),
)  # fmt: skip

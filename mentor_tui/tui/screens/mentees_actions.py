"""What can be done in the Mentees place, and with which keys; each row calls ``action_…`` in ``mentees.py``."""

from __future__ import annotations

from mentor_tui.tui.actions import Action
from mentor_tui.wording.language import _

ACTIONS = (
    Action("mentees.all-seen", "S", _("all seen, signed"),
           _("Sign off what is waiting, every line seen: while all lines and all that came with it are in sight"), writes=True,
           act="sign off", stays=True),
    Action("mentees.sign-off", "s", _("as ticked"),
           _("Sign off what is waiting, with the lines that are ticked; asks where one that you asked for is open"), writes=True,
           act="sign off"),
    Action("mentees.return", "r", _("one more go"), _("Send it back for one more go, with a comment"), writes=True,
           call="send_back", act="return"),
    Action("mentees.tick", "t,space", _("line"), _("Tick the next line of what good looks like, or what you owe"), "t",
           writes=True),
    Action("mentees.answer", "a", _("answer"), _("Write in the thread of this item"), writes=True, act="say"),
    Action("mentees.session", "l", _("log session"), _("Log a session, and tick what you got done in it"), writes=True),
    Action("mentees.talk", "comma", _("next talk"), _("What there is to talk about with this mentee next time"), footer=False),
    Action("mentees.note", "n", _("note"), _("Write a note about this mentee"), writes=True),
    Action("mentees.own", "d", _("done"), _("Tick your own part, say that what was missing is there, or a promise kept"),
           footer=False, writes=True,
           act="tick"),
    Action("mentees.settle", "d", _("settled"), _("Say that a question needs no more words"), footer=False, writes=True),
    Action("mentees.promise", "p", _("promise"), _("Promise this mentee something; say that a promise was kept, or let it go"),
           footer=False, writes=True),
    Action("mentees.let-go", "D", _("let go"), _("Say that the promise that is open will not be kept, and why"), footer=False,
           writes=True),
    Action("mentees.withdraw", "underscore", _("withdraw"), _("Withdraw one of their sign-offs, with a reason"), footer=False,
           writes=True),
    Action("mentees.item", "i", _("item"), _("Open this item in the mentee’s journey, with its whole text"), footer=False),
    Action("mentees.handover", "H", _("handover"), _("What the previous mentor hands over, or what you hand over"), footer=False),
    Action("mentees.word", "W", _("your message"), _("Leave a message for their next mentor"), footer=False,
           writes=True),
    Action("mentees.ask-mentor", "m", _("another mentor"),
           _("Ask for another mentor for them; only leads hear of it"), footer=False, writes=True),
    Action("mentees.capacity", "C", _("take on"), _("How many mentees, and hours a week, you take on"),
           footer=False, writes=True),
    Action("mentees.stand-in", "B", _("stand-in"), _("Ask somebody to stand in for you while you are away"), footer=False,
           writes=True),
    Action("mentees.parts", "tab", _("rows"), _("Go to the lines, the mentees’ rows, and back to the queue")),
)  # fmt: skip

"""What can be done on the page of a talk, and with which keys; each row calls ``action_…`` in ``talk.py``."""

from __future__ import annotations

from mentor_tui.tui.actions import Action
from mentor_tui.wording.language import _

ACTIONS = (
    Action("talk.settle", "space,t", _("settled"), _("Settle the line: a question, a promise that is kept; or not after all"),
           "space", rights=("session",)),
    Action("talk.answer", "a", _("answer"), _("Answer the question there and then"), rights=("session",)),
    Action("talk.promise", "p", _("promise"), _("Make a promise of yours out of the line"), rights=("session",)),
    Action("talk.write-up", "tab", _("write it up"), _("What you said and did, and when the next one is"), rights=("session",)),
    Action("talk.log", "ctrl+d", _("log it"), _("Log the talk with all that was settled in it"), writes=True,
           rights=("session",)),
    Action("talk.bring", "plus", _("bring up"), _("Note what you want to bring up; both of you read it"), writes=True,
           rights=("bring up",)),
    Action("talk.closing", "W", _("the end"), _("One question at the end of your time together, and what you both said"),
           footer=False, writes=True, rights=("close pairing",)),
    Action("talk.note", "n", _("note"), _("Leave a note"), footer=False, writes=True, rights=("note",)),
    Action("talk.send-on", "X", _("on paper"), _("Write the page for the half-way or the day-90 talk")),
)  # fmt: skip

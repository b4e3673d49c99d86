"""What can be done in the Journey place, and with which keys; each row calls ``action_…`` in ``journey.py``."""

from __future__ import annotations

from mentor_tui.domain.rules.items import SIGNS, TICKS
from mentor_tui.tui.actions import Action
from mentor_tui.wording.language import _

ACTIONS: tuple[Action, ...] = (
    Action("journey.tick", "space,t", _("tick"), _("Tick once, send again what came back, or say “I have it”"), "space",
           writes=True, act="tick", rights=TICKS),
    Action("journey.evidence", "e", _("evidence"), _("Tick with a link or a few words"), writes=True, act="tick", rights=TICKS),
    Action("journey.say", "a", _("ask"), _("Ask, answer or say something about the item"), writes=True, act="say"),
    Action("journey.sign-off", "s", _("sign off"), _("Sign off what is waiting"), writes=True, act="sign off", rights=SIGNS),
    Action("journey.give-back", "r", _("one more go"), _("Ask for one more go"), writes=True, act="return", rights=SIGNS),
    Action("journey.stuck", "x", _("stuck"), _("Say what you are stuck for; once more: that it is over"), writes=True,
           act="stuck", rights=("stuck", "free")),
    Action("journey.send", "s", _("send"), _("Send again what came back"), footer=False, writes=True, act="send",
           rights=TICKS),
    Action("journey.untick", "minus", _("untick"), _("Remove one tick"), footer=False, writes=True, act="untick",
           rights=TICKS),
    Action("journey.open-lock", "O", _("open early"), _("Open a lock early for this person, with a reason"),
           footer=False, writes=True, act="open lock", rights=("open lock",)),
    Action("journey.prior", "equals_sign", _("learnt before"), _("Note that it was learnt before, with what shows it"),
           footer=False, writes=True, act="tick prior", rights=("tick prior",)),
    Action("journey.add", "A", _("add"), _("Add an item for this person, beside the one that is selected, with a reason"),
           footer=False, writes=True, rights=("fit",)),
    Action("journey.skip", "D", _("skip"), _("Skip an item for this person, with a reason; or ask for it again"),
           footer=False, writes=True, act="skip", rights=("fit",)),
    Action("journey.move", "plus", _("another day"), _("Give an item another day for this person, with a reason"),
           footer=False, writes=True, act="move", rights=("fit",)),
    Action("journey.why", "w", _("why"), _("Why it is locked, and the shortest way to open it")),
    Action("journey.tree", "v", _("plan"), _("The whole plan, or today and the phases")),
    Action("journey.find", "slash", _("find"), _("Show only titles with these words")),
    Action("journey.filter", "f", _("filter"), _("Only open, waiting, sent back, done; then all again"), footer=False),
    Action("journey.note", "n", _("note"), _("Leave a note"), footer=False, writes=True),
    Action("journey.session", "l", _("log a talk"), _("Log a talk or a sitting together"), footer=False, writes=True,
           rights=("session",)),
    Action("journey.promise", "p", _("promise"), _("Promise something; say that a promise was kept, or let it go"), footer=False,
           writes=True, rights=("promise", "keep promise")),
    Action("journey.withdraw", "underscore", _("withdraw"), _("Withdraw a sign-off, with a reason"), footer=False,
           writes=True, act="withdraw", rights=SIGNS),
    Action("journey.news", "N", _("all that is new"), _("Everything that is new for you or owed to you, in full"), footer=False),
    Action("journey.mentors", "M", _("mentors"), _("Your mentors: now, before, and agreed for later"), footer=False),
    Action("journey.ask-mentor", "m", _("another mentor"), _("Ask for another mentor; only leads hear of it"),
           footer=False, writes=True, rights=("ask mentor",)),
    Action("journey.can-do", "c", _("can do"), _("What you can do, once the basics are done"), footer=False),
    Action("journey.as-seen", "V", _("as they see it"), _("See it as its owner does"), footer=False,
           rights=("see handover",)),
    Action("journey.former", "J", _("before"), _("A curriculum of before, as it was left"), footer=False),
    Action("journey.send-on", "X", _("send it on"), _("Write it as a page, a checklist, a table or a calendar"), footer=False),
    Action("journey.unfold", "right", "", _("Unfold a phase"), footer=False, call="fold(True)"),
    Action("journey.fold", "h,left", "", _("Fold a phase"), footer=False, call="fold(False)"),
)  # fmt: skip

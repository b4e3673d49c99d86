"""What each act is: the right that it takes, who may know of it, whether it is news, whether it may be undone.

An act is known by the kind of thing and the event on it; the event alone is no key, as several stand on two kinds of
things. Every act is one row here and one in ``wording/acts.py``, and its event one in the fold of its thing. What has no
row is unknown: an event of a newer version, say. It is shown to nobody and is not undone.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.permissions import Verb
from mentor_tui.domain.record import kind_of

Key = tuple[str, str]
"""Kind of thing and event: ``("item", "signed")``."""

Known = Literal["record", "journey", "pair", "asker", "leads", "own", "two", "named", "apart"]
"""Who may know of an act; leads of the person it is about may know all of it, unless it is kept apart or
their own alone, theirs and their mentor's, or theirs and somebody's by name.

- *record*: whoever may see the record.
- *journey*: whoever may see the journey.
- *pair*: whoever may see the record, without why an earlier pairing ended and what made the score.
- *asker*: whoever asked, without the words; others not even that it happened.
- *leads*: nobody else.
- *own*: the owner of the record alone, not even leads.
- *two*: the owner of the record and whoever mentors them, or stands in today; no lead as such.
- *named*: the owner of the record and whoever the thing is named after, whatever these are to each other by now; no
  lead as such.
- *apart*: it is in a record of its own, for those who may read that, and in no history that is shown.
"""

News = Literal["returned", "done", "waiting", "word", "allowed", "plan", "log"]
"""What kind of news an act is for the owner of the record, in the order of telling: what asks for something first."""

NEWS: tuple[News, ...] = get_args(News)

Of = Literal["person", "voice", "lead", "area", "curriculum"]
"""Whose right an act takes: that of what one is to the *person* it is about; of a *voice* that a side task asks for; of
a *lead*, where it is about nobody in particular; of what one is to an *area*, and to whoever it names, or to
a *curriculum*."""


class Act(NamedTuple):
    """One act.

    Attributes:
        right: what one must be allowed to do it, and to take it back.
        known: who may know of it.
        news: what kind of news it is for the owner of the record when somebody else does it, on the board for whom it
            concerns; None where it is none.
        undoable: whether the command that it belongs to may be taken back.
        of: whose right it is.
        restricted: the right that it takes in a restricted record, where that is another one.

    """

    right: Verb
    known: Known
    news: News | None = None
    undoable: bool = True
    of: Of = "person"
    restricted: Verb | None = None


_LIFE: Mapping[str, Act] = {
    "ticked": Act("undo", "record", news="done"),
    "unticked": Act("undo", "record"),
    "sent": Act("undo", "record"),
    "returned": Act("sign off", "record", news="returned"),
    "signed": Act("sign off", "record", news="done"),
    "withdrawn": Act("sign off", "record", news="waiting"),
    "said": Act("say", "record", news="word"),
    "asked": Act("ask", "record"),
    "answered": Act("answer", "record", news="word"),
    "settled": Act("settle", "record"),
}
"""What happens to an item, and to a side task's pieces."""

_THINGS: Mapping[str, Mapping[str, Act]] = {
    "item": _LIFE,
    "again": _LIFE,
    "task": {
        **_LIFE,
        "returned": Act("confirm", "record", news="returned", of="voice"),
        "still": Act("take", "record"),
    },
    "block": dict.fromkeys(("kept", "freed"), Act("keep block", "record")),
    "competency": {
        "shown": Act("write example", "journey", news="word"),
        "confirmed": Act("confirm level", "journey", news="done"),
        "withdrawn": Act("write example", "journey"),
    },
    "position": {"set": Act("people", "record"), "decided": Act("decide", "record")},
    "decision": {
        "decided": Act("decide", "record", news="word"),
        "evidenced": Act("decide", "record"),
        "acknowledged": Act("acknowledge decision", "record"),
        "corrected": Act("decide", "record", news="word"),
        "withdrawn": Act("decide", "record", news="word"),
    },
    "stuck": {
        "stuck": Act("stuck", "record"),
        "free": Act("free", "record", news="allowed"),
    },
    "promise": {
        "promised": Act("promise", "journey", news="word"),
        "kept": Act("keep promise", "journey", news="done"),
        "let-go": Act("keep promise", "journey", news="word"),
    },
    "question": {
        "asked": Act("ask", "journey"),
        "answered": Act("answer", "journey", news="word"),
        "settled": Act("settle", "journey"),
    },
    "fit": dict.fromkeys(("added", "skipped", "unskipped", "moved", "unmoved"), Act("fit", "record", news="plan")),
    "lock": {"opened": Act("open lock", "record", news="allowed")},
    "yes": {"agreed": Act("confirm", "record", news="allowed", of="voice")},
    "profile": {
        "joined": Act("people", "record", undoable=False),
        "edited": Act("people", "record"),
        "leave": Act("leave", "record"),
        "moved": Act("people", "record"),
        "wished": Act("wish", "record"),
        "stated": Act("state goal", "journey"),
    },
    "programme": {
        "enrolled": Act("programme", "record"),
        **dict.fromkeys(("began", "dropped"), Act("begin programme", "record", news="plan")),
        "paused": Act("programme", "record", news="plan"),
        "resumed": Act("programme", "record"),
        "extended": Act("programme", "record", news="plan"),
        "finished": Act("programme", "record"),
        "ended": Act("programme", "record"),
        "reopened": Act("programme", "record"),
    },
    "agenda": {"noted": Act("bring up", "journey", news="word")},
    "checkins": {"checked-in": Act("check in", "two")},
    "closing": {"answered": Act("close pairing", "named", news="word")},
    "sessions": {"session": Act("session", "journey", news="log")},
    "notes": {"noted": Act("note", "journey", news="log", restricted="restricted note")},
    "handover": {"handed": Act("hand over", "record")},
    # the team's
    "person": {
        "joined": Act("people", "record", undoable=False),
        "edited": Act("people", "record"),
        "removed": Act("remove", "record", undoable=False),
        "forgotten": Act("forget", "record", undoable=False),
    },
    "pairing": {
        **dict.fromkeys(("paired", "reassigned", "unpaired", "covered"), Act("pair", "pair")),
        "removed": Act("remove", "pair", undoable=False),
    },
    "cover-ask": {
        "asked": Act("ask stand-in", "record"),
        **dict.fromkeys(("agreed", "declined"), Act("agree stand-in", "record")),
    },
    "room": {"room": Act("set room", "record"), "removed": Act("remove", "record", undoable=False)},
    "hold": {
        "took": Act("take", "record"),
        "lined": Act("take", "record"),
        "gave-back": Act("take", "record"),
        "confirmed": Act("confirm", "record", news="done", of="voice"),
    },
    "area": {
        "owned": Act("own area", "record", news="allowed", of="area"),
        "asked-to-own": Act("ask for area", "record", of="area"),
        "handed-over": Act("hand area over", "record", news="allowed", of="area"),
        "freed": Act("leave area", "record", of="area"),
        "backed": Act("hand area over", "record", of="area"),
        "contributes": Act("contribute", "record", of="area"),
        "left": Act("leave area", "record", of="area"),
    },
    "all-hands": dict.fromkeys(("called", "ended"), Act("all hands", "record", of="lead")),
    "edition": {"published": Act("change curriculum", "record", news="plan", of="curriculum")},
    "ask": {"asked": Act("ask mentor", "asker"), "settled": Act("pair", "asker")},
    "telling": {"telling": Act("pair", "leads")},
    # the board's
    "area-log": {"logged": Act("log in area", "record", of="area")},
    # what mentors and leads alone may read
    "apart": dict.fromkeys(("kept-apart", "allowed"), Act("keep apart", "apart")),
    "asked": {"asked": Act("ask mentor", "apart")},
    "remark": {"noted": Act("decide", "apart")},
    # what the team shares on its board
    "opening": {
        **dict.fromkeys(("opened", "closed"), Act("openings", "record", news="allowed", of="lead")),
        **dict.fromkeys(("interested", "not-interested"), Act("be interested", "leads")),
    },
    "briefing": {"briefed": Act("brief", "record", news="word")},
    "proposal": {
        "proposed": Act("propose words", "record"),
        # What the file says is changed there; the words before are in the history.
        "taken": Act("take words", "record", news="done", undoable=False, of="curriculum"),
        "declined": Act("take words", "record", news="word", of="curriculum"),
    },
    "reading": {"read": Act("read briefing", "own")},
    # what leads plan together
    "draft": dict.fromkeys(
        (
            *("opened", "reviewed", "pinned", "unpinned", "kept-apart", "let-together"),
            *("aimed", "sized", "moving", "staying", "published", "dropped"),
        ),
        Act("pair", "apart", of="lead"),
    ),
}

ACTS: Mapping[Key, Act] = {(kind, event): act for kind, acts in _THINGS.items() for event, act in acts.items()}
"""Every act there is."""


def find(thing: str, event: str) -> Act | None:
    """The act that an event on a thing is; None where there is no such act.

    Args:
        thing: the thing's key.
        event: what was done to it; of an undo or redo what that took back or did again, see ``history.act``.

    """
    return ACTS.get((kind_of(thing), event))

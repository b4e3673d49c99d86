"""That something is not somebody's to do, as a sentence: what it is, and whose it is."""

from __future__ import annotations

from mentor_tui.wording import plain
from mentor_tui.wording.language import _
from mentor_tui.wording.plain import Told


def not_yours(facts: Told) -> str:
    """That something is for others to do, and for whom."""
    verb, allowed = facts["verb"], facts["allowed"] or ("lead",)
    facts["what"] = {
        "tick": _("Ticking items"),
        "tick mentor item": _("Ticking the mentor’s part"),
        "tick lead item": _("Ticking a lead’s part"),
        "tick part item": _("Ticking what is somebody else’s part"),
        "have owed item": _("Saying “I have it” of what is owed to somebody"),
        "sign off": _("Signing off"),
        "sign off lead item": _("Signing off"),
        "undo": _("Taking that back"),
        "take": _("Working on a side task"),
        "confirm": _("Confirming a side task"),
        "session": _("Logging a session"),
        "note": _("Writing a note there"),
        "bring up": _("Noting something for their next talk"),
        "check in": _("Checking in for somebody"),
        "read check-in": _("Reading somebody’s check-in"),
        "close pairing": _("Answering at the end of this pairing"),
        "restricted note": _("A note for mentors and leads"),
        "say": _("Writing in that thread"),
        "ask": _("Asking in somebody’s name"),
        "answer": _("Answering this question"),
        "settle": _("Settling this question"),
        "stuck": _("Saying that somebody is stuck"),
        "free": _("Saying that nobody is stuck any more"),
        "promise": _("Promising something to somebody"),
        "keep promise": _("Saying what became of a promise"),
        "ask stand-in": _("Asking somebody to stand in for a mentor"),
        "agree stand-in": _("Saying yes or no to standing in"),
        "pair": _("Saying who mentors whom"),
        "ask mentor": _("Asking for another mentor"),
        "keep apart": _("Keeping people apart"),
        "see handover": _("Seeing this handover"),
        "hand over": _("Leaving a message for the next mentor"),
        "set room": _("Saying how many mentees somebody takes"),
        "wish": _("Saying whom somebody would like to be paired with"),
        "open lock": _("Opening a lock early"),
        "fit": _("Changing what is asked of somebody"),
        "tick prior": _("Noting what was learnt before"),
        "confirm prior": _("Confirming what was learnt before"),
        "keep block": _("Keeping a time of somebody’s week"),
        "all hands": _("Calling all hands"),
        "write example": _("Writing down an example"),
        "confirm level": _("Confirming a level"),
        "own area": _("Naming who owns an area"),
        "ask for area": _("Asking to own an area"),
        "hand area over": _("Handing over an area, or naming its backup"),
        "contribute": _("Joining an area"),
        "leave area": _("Letting somebody go from an area"),
        "log in area": _("Writing in the log of an area"),
        "decide": _("Deciding about somebody’s position"),
        "acknowledge decision": _("Saying that a decision is read"),
        "leave": _("Saying when somebody is away"),
        "people": _("Adding and changing people"),
        "remove": _("Removing people"),
        "forget": _("Forgetting somebody"),
        "export": _("Exporting all that is known of somebody"),
        "programme": _("Pausing, extending or ending a programme"),
        "begin programme": _("Having somebody begin another curriculum"),
        "upkeep": _("Looking after the data"),
        "insights": _("Seeing whether onboarding gets faster"),
        "digest": _("Having this digest sent"),
        "change curriculum": _("Changing a curriculum"),
        "browse curriculum": _("Looking through a curriculum, with where people stand in it,"),
        "propose words": _("Proposing better words"),
        "take words": _("Taking or declining better words"),
        "openings": _("Adding and closing openings"),
        "be interested": _("Saying that one is interested"),
        "see interest": _("Seeing who is interested"),
        "brief": _("Briefing the front line"),
        "read briefing": _("Saying that a briefing is read"),
        "state goal": _("Naming somebody’s goal"),
        "see roster": _("Seeing the team"),
        "see journey": _("Seeing this journey"),
        "see record": _("Seeing this history"),
    }.get(verb, verb)
    if "teammate" in allowed:
        allowed = ("teammate",)
    # A lead of other teams reads here whose lead it takes.
    lead = _("a lead of their team") if facts["person"] else _("a lead")
    facts["who"] = plain.either([lead if one == "lead" else _relation(one, facts["name"], verb) for one in allowed])
    if facts["title"] and verb in _ABOUT_ONE_THING:
        return _("{what} is for {who}, so “{title}” is not yours to do.")
    return _("{what} is for {who}.")


_ABOUT_ONE_THING = (
    "sign off",
    "sign off lead item",
    "tick",
    "tick mentor item",
    "tick lead item",
    "tick part item",
    "have owed item",
    "confirm",
)
"""What takes a right, and is said with the title of the thing."""


_ON_AREAS = ("hand area over", "leave area", "log in area")
"""What takes a right on an area."""


def _owner(verb: str) -> str:
    if verb == "brief":
        return _("whoever sits with that product team")
    return _("its owner") if verb in _ON_AREAS else _("the track’s owner")


def _relation(relation: str, name: str, verb: str) -> str:
    return {
        "own": name,
        "mentor": _("the mentor"),
        "observer": _("an observer"),
        "teammate": _("anybody on the team"),
        "owner": _owner(verb),
        "maintainer": _("whoever maintains it"),
        "contributor": _("whoever backs or contributes to it"),
        "part": _("whoever has that part"),
        "asked": _("whoever was asked"),
        "promiser": _("whoever made it"),
    }.get(relation, relation)

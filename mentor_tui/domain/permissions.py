"""Who may do what, in one table. Rules ask it, screens grey out from it, the documentation prints it.

Which of its rows an act takes, and what else stands in its way, is decided in ``rules``: who signs an item off in
``rules/items.py``.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Literal

from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.problems import Code, NotYours, Problem, Refused, refuse_if

Relation = Literal[
    "own", "mentor", "lead", "observer", "teammate", "owner", "contributor", "part", "maintainer", "asked", "promiser"
]
"""What somebody is to the person whose record it is (a stand-in is a mentor while they cover), or, from ``owner`` on, to the
thing that the act is about; whoever backs an area is a contributor too, ``part`` is whoever has the part that an item is,
``maintainer`` whoever keeps a curriculum, or a module of it, ``asked`` whoever a question is put to by name, until that is
settled, and ``promiser`` whoever made the promise. ``relations`` finds them."""

Answer = Literal["yes", "reason", "no"]

Verb = Literal[
    "tick",
    "tick mentor item",
    "tick lead item",
    "tick part item",
    "have owed item",
    "sign off",
    "sign off lead item",
    "undo",
    "take",
    "keep block",
    "confirm",
    "session",
    "note",
    "bring up",
    "check in",
    "read check-in",
    "close pairing",
    "restricted note",
    "say",
    "ask",
    "answer",
    "settle",
    "stuck",
    "free",
    "promise",
    "keep promise",
    "ask stand-in",
    "agree stand-in",
    "pair",
    "ask mentor",
    "keep apart",
    "see handover",
    "hand over",
    "set room",
    "wish",
    "open lock",
    "fit",
    "tick prior",
    "confirm prior",
    "all hands",
    "write example",
    "confirm level",
    "own area",
    "ask for area",
    "hand area over",
    "contribute",
    "leave area",
    "log in area",
    "decide",
    "acknowledge decision",
    "read decisions",
    "leave",
    "people",
    "remove",
    "forget",
    "export",
    "programme",
    "begin programme",
    "upkeep",
    "insights",
    "digest",
    "change curriculum",
    "browse curriculum",
    "propose words",
    "take words",
    "openings",
    "be interested",
    "see interest",
    "brief",
    "read briefing",
    "state goal",
    "see roster",
    "see journey",
    "see record",
]

TABLE: Mapping[Verb, Mapping[Relation, Answer]] = {
    "tick": {"own": "yes", "lead": "reason"},
    "tick mentor item": {"mentor": "yes", "lead": "yes"},
    "tick lead item": {"lead": "yes"},
    "tick part item": {"lead": "yes", "part": "yes"},
    "have owed item": {"own": "yes"},
    "sign off": {"mentor": "yes", "lead": "reason"},
    "sign off lead item": {"lead": "yes"},
    "undo": {"own": "yes", "mentor": "yes", "lead": "yes", "part": "yes", "asked": "yes"},
    "take": {"own": "yes"},
    "keep block": {"own": "yes", "lead": "yes"},
    "confirm": {"mentor": "yes", "lead": "yes", "owner": "yes"},
    "session": {"mentor": "yes", "lead": "yes"},
    "note": {"own": "yes", "mentor": "yes", "lead": "yes"},
    "bring up": {"own": "yes", "mentor": "yes", "lead": "yes"},
    "check in": {"own": "yes"},
    "read check-in": {"own": "yes", "mentor": "yes"},
    "close pairing": {"own": "yes", "mentor": "yes"},
    "restricted note": {"mentor": "yes", "lead": "yes"},
    "say": {"own": "yes", "mentor": "yes", "lead": "yes"},
    "ask": {"own": "yes"},
    "answer": {"mentor": "yes", "lead": "yes", "asked": "yes"},
    "settle": {"own": "yes", "mentor": "yes", "lead": "yes"},
    "stuck": {"own": "yes"},
    "free": {"own": "yes", "mentor": "yes", "lead": "yes", "part": "yes"},
    "promise": {"mentor": "yes", "lead": "yes", "part": "yes", "asked": "yes"},
    "keep promise": {"own": "yes", "mentor": "yes", "lead": "yes", "promiser": "yes"},
    "ask stand-in": {"own": "yes", "lead": "yes"},
    "agree stand-in": {"asked": "yes"},
    "pair": {"lead": "yes"},
    "ask mentor": {"own": "yes", "mentor": "yes"},
    "keep apart": {"lead": "yes"},
    "see handover": {"mentor": "yes", "lead": "yes"},
    "hand over": {"mentor": "yes", "lead": "yes"},
    "set room": {"own": "yes", "lead": "yes"},
    "wish": {"own": "yes", "lead": "yes"},
    "open lock": {"lead": "yes"},
    "fit": {"mentor": "reason", "lead": "reason"},
    "tick prior": {"own": "yes", "mentor": "yes", "lead": "yes"},
    "confirm prior": {"mentor": "yes", "lead": "yes"},
    "all hands": {"lead": "yes"},
    "write example": {"own": "yes", "mentor": "yes", "lead": "yes", "owner": "yes"},
    "confirm level": {"mentor": "yes", "lead": "yes", "owner": "yes"},
    "own area": {"lead": "yes"},
    "ask for area": {"own": "yes"},
    "hand area over": {"lead": "yes", "owner": "yes"},
    "contribute": {"own": "yes"},
    "leave area": {"own": "yes", "lead": "reason", "owner": "reason"},
    "log in area": {"lead": "yes", "owner": "yes", "contributor": "yes"},
    "decide": {"lead": "yes"},
    "acknowledge decision": {"own": "yes"},
    "read decisions": {"own": "yes", "mentor": "yes", "lead": "yes", "observer": "yes", "teammate": "yes"},
    "leave": {"own": "yes", "lead": "yes"},
    "people": {"lead": "yes"},
    "remove": {"lead": "yes"},
    "forget": {"lead": "yes"},
    "export": {"own": "yes", "lead": "yes"},
    "programme": {"lead": "yes"},
    "begin programme": {"lead": "yes"},
    "upkeep": {"lead": "yes"},
    "insights": {"lead": "yes"},
    "digest": {"own": "yes", "lead": "yes"},
    "change curriculum": {"lead": "yes", "maintainer": "yes"},
    "browse curriculum": {"lead": "yes", "maintainer": "yes"},
    "propose words": {"own": "yes", "mentor": "yes", "lead": "yes", "teammate": "yes"},
    "take words": {"lead": "yes", "maintainer": "yes"},
    "openings": {"lead": "yes"},
    "be interested": {"own": "yes"},
    "see interest": {"own": "yes", "mentor": "yes", "lead": "yes"},
    "brief": {"lead": "yes", "owner": "yes"},
    "read briefing": {"own": "yes"},
    "state goal": {"own": "yes"},
    "see roster": {"own": "yes", "mentor": "yes", "lead": "yes", "observer": "yes", "teammate": "yes"},
    "see journey": {"own": "yes", "mentor": "yes", "lead": "yes"},
    "see record": {"own": "yes", "mentor": "yes", "lead": "yes", "observer": "yes"},
}
"""Verb -> relation -> yes, yes with a reason, or (where it is not named) no."""

NEVER_ONESELF: frozenset[Verb] = frozenset(
    {
        "sign off",
        "sign off lead item",
        "confirm",
        "open lock",
        "fit",
        "confirm prior",
        "confirm level",
        "own area",
        "decide",
        "tick mentor item",
        "tick lead item",
        "tick part item",
        "session",
        "restricted note",
        "keep apart",
        "remove",
        "forget",
        "see handover",
        "hand over",
        "answer",
        "promise",
    }
)
"""What nobody does in their own record, whatever else they are."""


class Grant(NamedTuple):
    """The relation in which somebody acts, and whether they owe a reason."""

    relation: Relation
    reason: bool


def grant(verb: Verb, relations: Collection[Relation]) -> Grant | None:
    """The best right that any of somebody's relations gives, or None where none does."""
    if "own" in relations and verb in NEVER_ONESELF:
        return None
    row = TABLE[verb]
    for wanted in ("yes", "reason"):
        for relation in relations:
            if row.get(relation) == wanted:
                return Grant(relation, wanted == "reason")
    return None


def refusal(verb: Verb, relations: Collection[Relation], **facts: object) -> Problem | None:
    """Why somebody may not do something, or None where they may; ``facts`` are for the sentence."""
    return None if grant(verb, relations) else NotYours(Code.NOT_YOURS, verb=verb, allowed=allowed(verb), **facts)


def lacks_reason(verb: Verb, relations: Collection[Relation], why: str, **facts: object) -> Problem | None:
    """That a reason is owed and none was given, or None."""
    granted = grant(verb, relations)
    owed = granted is not None and granted.reason and not why.strip()
    return Refused(Code.ASKS_A_REASON, verb=verb, **facts) if owed else None


def require(verb: Verb, relations: Collection[Relation], **facts: object) -> None:
    """Make sure that somebody may do something.

    Raises:
        NotYours: no relation of theirs gives the right.

    """
    refuse_if(refusal(verb, relations, **facts))


def allowed(verb: Verb) -> tuple[Relation, ...]:
    """The relations that may do something, in the order of the table."""
    return tuple(relation for relation, answer in TABLE[verb].items() if answer != "no")

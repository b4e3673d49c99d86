"""What may follow what, for items and the pieces of a side task alike: which act comes after which state, whose word it was."""

from __future__ import annotations

from collections.abc import Mapping

from mentor_tui.domain.journey import ItemFact
from mentor_tui.domain.journey_folds import LIFE, RETURNED, SENT, SIGNED, TICKED, UNTICKED, WITHDRAWN
from mentor_tui.domain.problems import Code, NotYours, Problem, Refused
from mentor_tui.domain.questions import unsettled

_OUT_OF_TURN: Mapping[tuple[str, str], Code] = {
    (TICKED, "done"): Code.ALREADY_DONE,
    (TICKED, "waiting"): Code.ALREADY_WAITING,
    (TICKED, "returned"): Code.NEEDS_SEND,
    (SENT, "done"): Code.ALREADY_DONE,
    (SENT, "waiting"): Code.ALREADY_WAITING,
    (UNTICKED, "open"): Code.NOT_TICKED,
    (UNTICKED, "returned"): Code.NEEDS_SEND,
}
"""Event and the state that it cannot follow -> what to say, where that state has a word of its own."""

_NEVER_FOLLOWS: Mapping[str, Code] = {
    SENT: Code.NOT_RETURNED,
    SIGNED: Code.NOT_WAITING,
    RETURNED: Code.NOT_WAITING,
    WITHDRAWN: Code.NOT_SIGNED,
}


def follows(event: str, fact: ItemFact, about: Mapping[str, object], code: Code | None = None) -> Problem | None:
    """Why an event cannot follow the state in which a thing is, or None; ``code`` says that it cannot in any state."""
    if code is None and fact.state in LIFE[event]:
        return None
    found = code or _OUT_OF_TURN.get((event, fact.state)) or _NEVER_FOLLOWS[event]
    return Refused(found, state=fact.state, by=fact.signed_by or fact.by, at=fact.at, **about)


def may_untick(fact: ItemFact, about: Mapping[str, object]) -> Problem | None:
    """Why no tick can be taken back, or None: there is none, or it was signed off since."""
    if problem := follows(UNTICKED, fact, about):
        return problem
    if fact.signed_by and fact.state == "done":
        return Refused(Code.SIGNED_SINCE, by=fact.signed_by, at=fact.signed_at, **about)
    last = fact.entries[-1] if fact.entries else None
    return Refused(Code.SIGNED_SINCE, by=last.signed, at=fact.at, **about) if last is not None and last.signed else None


def not_oneself(fact: ItemFact, actor: str, about: Mapping[str, object]) -> Problem | None:
    """That somebody ticked themselves what they would now confirm, or None."""
    return NotYours(Code.TICKED_ONESELF, **about) if fact.ticked_by(actor) else None


def nothing_asked(fact: ItemFact, about: Mapping[str, object]) -> Problem | None:
    """That nothing in a thread is there to be answered or settled, or None."""
    asked = unsettled(fact.posts, str(about["person"]))
    return None if asked is not None else Refused(Code.NO_QUESTION, **about)

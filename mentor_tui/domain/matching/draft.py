"""A draft of pairs that leads work on before anything is published: what they ask of it, and whom it was begun for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from mentor_tui.domain.curriculum import NONE
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.people import EVERY_TEAM, Person
from mentor_tui.domain.policy import Aim
from mentor_tui.domain.record import Event, Fact, Record, plan_record, thing

DRAFT = "draft"

MATCHING = thing(DRAFT, "matching")

OPENED, REVIEWED = "opened", "reviewed"
PINNED, UNPINNED = "pinned", "unpinned"
PARTED, JOINED = "kept-apart", "let-together"
AIMED, SIZED = "aimed", "sized"
MOVING, STAYING = "moving", "staying"
PUBLISHED, DROPPED = "published", "dropped"
_EMPTY: Fact = {"number": 0, "open": False}


class Size(NamedTuple):
    """What a lead lets a mentor carry in a draft; None leaves it as it is."""

    hours: float | None = None
    heads: int | None = None


class Draft(NamedTuple):
    """What leads have decided so far.

    Attributes:
        number: 1 for a team's first draft; 0 where there never was one.
        open: whether there is one now.
        aim, threshold: None is what the policy says.
        pins: hire -> mentor.
        apart: pairs, hire and mentor, that are kept apart in this draft.
        sizes: mentor -> what they may carry.
        moving: hires with a mentor who are to be matched anew.
        hires, mentors: who was there when it was begun, or last looked over, which was at ``since``.
        pinned_by: hire -> who pinned them.
        at, by: the latest change.
        seq: its version.

    """

    number: int = 0
    open: bool = False
    aim: Aim | None = None
    threshold: float | None = None
    pins: Mapping[str, str] = NONE
    apart: frozenset[tuple[str, str]] = frozenset()
    sizes: Mapping[str, Size] = NONE
    moving: frozenset[str] = frozenset()
    hires: frozenset[str] = frozenset()
    mentors: frozenset[str] = frozenset()
    since: str = ""
    pinned_by: Mapping[str, str] = NONE
    at: str = ""
    by: str = ""
    seq: int = 0

    @classmethod
    def of(cls, record: Record | None) -> Draft:
        """From the record of a plan; a record that was never written holds none."""
        fact = record.facts.get(MATCHING) if record is not None else None
        if fact is None:
            return cls()
        return cls(
            fact["number"],
            fact["open"],
            fact.get("aim"),
            fact.get("threshold"),
            {hire: mentor for hire, (mentor, _by) in fact.get("pins", {}).items()},
            frozenset((hire, mentor) for hire, mentor in fact.get("apart", ())),
            {mentor: Size(hours, heads) for mentor, (hours, heads) in fact.get("sizes", {}).items()},
            frozenset(fact.get("moving", ())),
            frozenset(fact.get("hires", ())),
            frozenset(fact.get("mentors", ())),
            fact.get("since", ""),
            {hire: by for hire, (_mentor, by) in fact.get("pins", {}).items()},
            fact.get("at", ""),
            fact.get("by", ""),
            fact.get("seq", 0),
        )


def plan_of(me: Person) -> str:
    """The record in which a lead's draft is: one for those who lead all teams, one for each other set of teams.

    Teams are called as people like, in any script and at any length: their names stand for themselves in a hash.
    """
    if EVERY_TEAM in me.leads:
        return plan_record("matching")
    # Whoever only folds a draft hashes nothing.
    import hashlib

    names = "\n".join(sorted(me.leads))
    return plan_record(f"matching-{hashlib.blake2b(names.encode(), digest_size=8).hexdigest()}")


def _fold(before: Fact | None, event: Event) -> Fact:
    fact: dict[str, Any] = dict(before or _EMPTY)
    terms = event.terms
    if event.kind == OPENED:
        fact = {"number": fact["number"] + 1, "open": True, **_there(event)}
    elif event.kind in (PUBLISHED, DROPPED):
        fact = {"number": fact["number"], "open": False}
    elif not fact["open"]:
        raise ValueError(f"{event.kind} needs an open draft")
    elif event.kind == REVIEWED:
        fact |= _there(event)
        hires, mentors = set(terms["hires"]), set(terms["mentors"])
        # What was asked for somebody who no longer needs matching has been seen, and is over.
        fact["pins"] = {
            hire: pin for hire, pin in fact.get("pins", {}).items() if hire in hires and pin[0] in mentors
        }  # fmt: skip
        fact["moving"] = [hire for hire in fact.get("moving", ()) if hire in hires]
    elif event.kind == PINNED:
        fact["pins"] = {**fact.get("pins", {}), terms["hire"]: [terms["mentor"], event.by]}
        fact["apart"] = _without(fact, "apart", [terms["hire"], terms["mentor"]])
    elif event.kind == UNPINNED:
        fact["pins"] = _unpinned(fact, terms["hire"])
    elif event.kind == PARTED:
        pair = [terms["hire"], terms["mentor"]]
        fact["apart"] = [*_without(fact, "apart", pair), pair]
        if fact.get("pins", {}).get(terms["hire"], ("",))[0] == terms["mentor"]:
            fact["pins"] = _unpinned(fact, terms["hire"])
    elif event.kind == JOINED:
        fact["apart"] = _without(fact, "apart", [terms["hire"], terms["mentor"]])
    elif event.kind == AIMED:
        fact["aim"], fact["threshold"] = terms["aim"], terms["threshold"]
    elif event.kind == SIZED:
        sizes = fact.get("sizes", {})
        said = zip((terms["hours"], terms["heads"]), sizes.get(terms["mentor"], (None, None)), strict=True)
        fact["sizes"] = {**sizes, terms["mentor"]: [before if new is None else new for new, before in said]}
    elif event.kind == MOVING:
        # Who was chosen to be matched anew did not join meanwhile.
        for key in ("moving", "hires"):
            fact[key] = [*_without(fact, key, terms["hire"]), terms["hire"]]
    elif event.kind == STAYING:
        for key in ("moving", "hires"):
            fact[key] = _without(fact, key, terms["hire"])
        fact["pins"] = _unpinned(fact, terms["hire"])
    else:
        raise ValueError(f"{event.kind} is nothing that happens to a draft")
    fact["at"], fact["by"] = event.at, event.by
    return fact


def _there(event: Event) -> dict[str, Any]:
    return {"hires": event.terms["hires"], "mentors": event.terms["mentors"], "since": event.at}


def _without(fact: Fact, key: str, what: Any) -> list[Any]:
    return [known for known in fact.get(key, ()) if known != what]


def _unpinned(fact: Fact, hire: str) -> dict[str, Any]:
    return {name: pin for name, pin in fact.get("pins", {}).items() if name != hire}


FOLDS: dict[str, Callable[[Fact | None, Event], Fact | None]] = {DRAFT: _fold}

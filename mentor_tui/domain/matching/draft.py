"""A draft of pairs that leads work on before anything is published: what they ask of it, and whom it was begun for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from mentor_tui.domain.curriculum import NONE
from mentor_tui.domain.matching.policy import Aim
from mentor_tui.domain.people import EVERY_TEAM, Person
from mentor_tui.domain.record import Event, Fact, Record, plan_record, thing
from mentor_tui.domain.text import slug

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
        hires, mentors: who was there when it was begun, or last looked over.
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
            dict(fact.get("pins", {})),
            frozenset((hire, mentor) for hire, mentor in fact.get("apart", ())),
            {mentor: Size(hours, heads) for mentor, (hours, heads) in fact.get("sizes", {}).items()},
            frozenset(fact.get("moving", ())),
            frozenset(fact.get("hires", ())),
            frozenset(fact.get("mentors", ())),
            fact.get("at", ""),
            fact.get("by", ""),
            fact.get("seq", 0),
        )


def plan_of(me: Person) -> str:
    """The record in which a lead's draft is: one for those who lead all teams, one for each other set of teams."""
    if EVERY_TEAM in me.leads:
        return plan_record("matching")
    return plan_record("-".join(("matching-of", *sorted(slug(team) for team in me.leads))))


def _fold(before: Fact | None, event: Event) -> Fact:
    fact: dict[str, Any] = dict(before or _EMPTY)
    terms = event.terms
    if event.kind == OPENED:
        fact = {"number": fact["number"] + 1, "open": True, "hires": terms["hires"], "mentors": terms["mentors"]}
    elif event.kind in (PUBLISHED, DROPPED):
        fact = {"number": fact["number"], "open": False}
    elif not fact["open"]:
        raise ValueError(f"{event.kind} needs an open draft")
    elif event.kind == REVIEWED:
        fact["hires"], fact["mentors"] = terms["hires"], terms["mentors"]
        there = {*terms["hires"]}
        # What was asked for somebody who is no longer to be matched has been seen, and is over.
        fact["pins"] = {
            hire: mentor
            for hire, mentor in fact.get("pins", {}).items()
            if hire in there and mentor in terms["mentors"]
        }
        fact["moving"] = [hire for hire in fact.get("moving", ()) if hire in there]
    elif event.kind == PINNED:
        fact["pins"] = {**fact.get("pins", {}), terms["hire"]: terms["mentor"]}
        fact["apart"] = [pair for pair in fact.get("apart", ()) if pair != [terms["hire"], terms["mentor"]]]
    elif event.kind == UNPINNED:
        fact["pins"] = {hire: mentor for hire, mentor in fact.get("pins", {}).items() if hire != terms["hire"]}
    elif event.kind == PARTED:
        pair = [terms["hire"], terms["mentor"]]
        fact["apart"] = [*(known for known in fact.get("apart", ()) if known != pair), pair]
        fact["pins"] = {
            hire: mentor for hire, mentor in fact.get("pins", {}).items() if [hire, mentor] != pair
        }  # fmt: skip
    elif event.kind == JOINED:
        pair = [terms["hire"], terms["mentor"]]
        fact["apart"] = [known for known in fact.get("apart", ()) if known != pair]
    elif event.kind == AIMED:
        fact["aim"], fact["threshold"] = terms["aim"], terms["threshold"]
    elif event.kind == SIZED:
        fact["sizes"] = {**fact.get("sizes", {}), terms["mentor"]: [terms["hours"], terms["heads"]]}
    elif event.kind == MOVING:
        fact["moving"] = [*(hire for hire in fact.get("moving", ()) if hire != terms["hire"]), terms["hire"]]
        # Who was chosen to be matched anew did not join meanwhile.
        fact["hires"] = [*(hire for hire in fact["hires"] if hire != terms["hire"]), terms["hire"]]
    elif event.kind == STAYING:
        for key in ("moving", "hires"):
            fact[key] = [hire for hire in fact.get(key, ()) if hire != terms["hire"]]
        fact["pins"] = {hire: mentor for hire, mentor in fact.get("pins", {}).items() if hire != terms["hire"]}
    else:
        raise ValueError(f"{event.kind} is nothing that happens to a draft")
    fact["at"], fact["by"] = event.at, event.by
    return fact


FOLDS: dict[str, Callable[[Fact | None, Event], Fact | None]] = {DRAFT: _fold}

"""Areas of responsibility: who owns each, who backs it, who contributes, who stands in line for it.

Whose an area is belongs to the team's record, as nobody else can have it at the same time. What was done in it is a log,
on the board: nobody competes for a line there, and no other command has to read it. How an area stands is in ``area_state``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, get_args

from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.record import Event, Fact, Record, kind_of, name_of, thing

AREA, AREA_LOG = "area", "area-log"

OWNED, HANDED_OVER, FREED = "owned", "handed-over", "freed"
ASKED, BACKED, CONTRIBUTES, LEFT, LOGGED = "asked-to-own", "backed", "contributes", "left", "logged"

PAST_KEPT = 5
"""Earlier owners that stand in the fact; all of them are in the history."""

LOG_KEPT = 12
"""Lines of a log that stand in the fact; all of them are in the history."""

Part = Literal["owner", "backup", "contributor", "line"]
"""What somebody is to an area: the owner, whoever stands in for them, who helps, or who would like to own it."""

_LISTS: Mapping[Part, str] = {"contributor": "contributors", "line": "asked"}


def _fold_area(before: Fact | None, event: Event) -> Fact:
    fact: dict[str, Any] = {"owner": None, "since": "", "by": "", "how": "", "backup": None}
    fact |= {"contributors": [], "asked": [], "past": []} | dict(before or {})
    who = event.terms.get("person", event.by)
    if event.kind in (OWNED, HANDED_OVER, FREED):
        if fact["owner"] is not None:
            last = {"person": fact["owner"], "since": fact["since"], "until": event.at, "word": event.text}
            fact["past"] = [*fact["past"], last][-PAST_KEPT:]
        if event.kind == FREED:
            return {**fact, "owner": None, "since": "", "by": "", "how": ""}
        # Whoever owns it needs no other part in it.
        owned = {"owner": who, "since": event.at, "by": event.by, "how": event.kind}
        return {**_without(fact, who, get_args(Part)[1:]), **owned}
    if event.kind == BACKED:
        return {**_without(fact, who, ("contributor",)), "backup": who}
    if event.kind == LEFT:
        return _without(fact, who, (event.terms["part"],))
    if event.kind in (ASKED, CONTRIBUTES):
        name = _LISTS["line" if event.kind == ASKED else "contributor"]
        return {**fact, name: [*(one for one in fact[name] if one != who), who]}
    raise ValueError(f"{event.kind} is nothing that happens to an area")


def _without(fact: Fact, who: str, parts: Sequence[Part]) -> Fact:
    left = {_LISTS[part]: [one for one in fact[_LISTS[part]] if one != who] for part in parts if part in _LISTS}
    backup = None if "backup" in parts and fact["backup"] == who else fact["backup"]
    return {**fact, **left, "backup": backup}


def _fold_log(before: Fact | None, event: Event) -> Fact:
    fact = before or {"count": 0, "last": []}
    line = {"at": event.at, "by": event.by, "text": event.text}
    return {"count": fact["count"] + 1, "last": [*fact["last"], line][-LOG_KEPT:]}


FOLDS = {AREA: _fold_area, AREA_LOG: _fold_log}


class PastOwner(NamedTuple):
    """Somebody who owned an area, and the word with which they handed it over."""

    person: str
    since: str
    until: str
    word: str


class AreaHeld(NamedTuple):
    """Whose an area is.

    Attributes:
        area: its id.
        owner: who owns it, None where nobody does.
        since: the moment from which they do.
        backup: who stands in for the owner.
        contributors: who helps, in the order in which they came.
        asked: who would like to own it, first come first.
        past: who owned it before, the latest last.
        seq: the version of the fact.
        by: who made them the owner, and ``how``: by naming them, or by handing it over.

    """

    area: str
    owner: str | None = None
    since: str = ""
    backup: str | None = None
    contributors: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    past: tuple[PastOwner, ...] = ()
    seq: int = 0
    by: str = ""
    how: str = ""

    @classmethod
    def of(cls, area: str, fact: Fact) -> AreaHeld:
        """From the team's fact."""
        past = tuple(PastOwner(**entry) for entry in fact["past"])
        contributors, asked = tuple(fact["contributors"]), tuple(fact["asked"])
        named = fact["owner"], fact["since"], fact["backup"]
        return cls(area, *named, contributors, asked, past, fact.get("seq", 0), fact["by"], fact["how"])

    def part_of(self, person: str) -> Part | None:
        """What somebody is to it; whoever backs it or contributes may stand in line for it as well."""
        if person == self.owner:
            return "owner"
        if person == self.backup:
            return "backup"
        if person in self.contributors:
            return "contributor"
        return "line" if person in self.asked else None

    @property
    def people(self) -> tuple[str, ...]:
        """Everybody who has to do with it today, the owner first."""
        named = (self.owner, self.backup, *self.contributors, *self.asked)
        return tuple(dict.fromkeys(one for one in named if one is not None))

    @property
    def keepers(self) -> tuple[str, ...]:
        """Who keeps it beside the owner: the backup and who contributes."""
        return tuple(one for one in (self.backup, *self.contributors) if one is not None)


def area_key(record: Record, area: str, former: Mapping[str, str], kind: str = AREA) -> str:
    """The key under which a record knows an area, or its log: of the id that it has, or one that it had."""
    names = (area, *(old for old, today in former.items() if today == area))
    return next((key for name in names if (key := thing(kind, name)) in record.facts), thing(kind, area))


def held_in(record: Record, former: Mapping[str, str]) -> dict[str, AreaHeld]:
    """Area id of today -> whose it is, for every area of which the team's record knows anything."""
    rows = ((name_of(key), fact) for key, fact in record.facts.items() if kind_of(key) == AREA)
    return {today: AreaHeld.of(today, fact) for name, fact in rows for today in (former.get(name, name),)}

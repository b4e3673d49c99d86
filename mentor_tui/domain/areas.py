"""Areas of responsibility: who owns each, who backs it, who contributes, who stands in line for it; and how each stands.

Whose an area is belongs to the team's record, as nobody else can have it at the same time. What was done in it is a log,
on the board: nobody competes for a line there, and no other command has to read it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Literal, NamedTuple, get_args

from mentor_tui.domain.all_hands import AllHands, paused_days
from mentor_tui.domain.calendar import ONE_DAY
from mentor_tui.domain.growth_content import Area
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


class LogLine(NamedTuple):
    """A line of a log."""

    at: str
    by: str
    text: str


class AreaLog(NamedTuple):
    """What was done in an area: how many lines there are, and the latest of them, the newest last."""

    written: int = 0
    lines: tuple[LogLine, ...] = ()

    @property
    def last(self) -> date | None:
        """The day of the latest line."""
        return date.fromisoformat(self.lines[-1].at[:10]) if self.lines else None


NO_LOG = AreaLog()


def area_key(record: Record, area: str, former: Mapping[str, str], kind: str = AREA) -> str:
    """The key under which a record knows an area, or its log: of the id that it has, or one that it had."""
    names = (area, *(old for old, today in former.items() if today == area))
    return next((key for name in names if (key := thing(kind, name)) in record.facts), thing(kind, area))


def held_in(record: Record, former: Mapping[str, str]) -> dict[str, AreaHeld]:
    """Area id of today -> whose it is, for every area of which the team's record knows anything."""
    rows = ((name_of(key), fact) for key, fact in record.facts.items() if kind_of(key) == AREA)
    return {today: AreaHeld.of(today, fact) for name, fact in rows for today in (former.get(name, name),)}


def logs_in(record: Record | None, former: Mapping[str, str]) -> dict[str, AreaLog]:
    """Area id of today -> its log, for every area of which the board has any line."""
    rows = record.facts.items() if record is not None else ()
    return {
        former.get(name_of(key), name_of(key)): AreaLog(fact["count"], tuple(LogLine(**one) for one in fact["last"]))
        for key, fact in rows
        if kind_of(key) == AREA_LOG
    }


# -- how an area stands

Flag = Literal["no owner", "quiet", "crowded", "away", "leaving", "overloaded", "pulled two ways"]
"""What somebody has to decide, in the order in which it is told.

- *no owner*: nobody has it, or whoever did is gone.
- *quiet*: no line in its log for longer than its rhythm, nor a new owner.
- *crowded*: more people contribute than it has places.
- *away*: the owner is away today, and nobody who is there stands in.
- *leaving*: the owner has a last day.
- *overloaded*: the owner's areas, side tasks and mentees take more hours than they have, or they own too many.
- *pulled two ways*: of the hours that the owner's areas take, both the queue and the process have more than their share.
"""

FLAGS: tuple[Flag, ...] = get_args(Flag)

State = Flag | Literal["kept"]

MOST_AREAS = 4
"""Areas that one person owns, at most: three or four is what teams live with that have written theirs down."""

PULL_SHARE = 0.3
"""Above this share of somebody's hours for areas, a direction pulls; who is pulled in both has no centre of gravity."""


class Keeper(NamedTuple):
    """What is known today of somebody who owns an area, or backs one.

    Attributes:
        left: their last day, None where none is known.
        gone: whether they are on the team no more.
        away: whether they are on leave today.
        hours: hours a week off the queue that areas, side tasks and mentees take; ``allowed`` is how many they have, None
            where their record does not say.
        areas: those that they own.

    """

    left: date | None = None
    gone: bool = False
    away: bool = False
    hours: float = 0.0
    allowed: float | None = None
    areas: tuple[Area, ...] = ()

    @property
    def there(self) -> bool:
        """Whether they could see to it today."""
        return not (self.gone or self.away)

    @property
    def overloaded(self) -> bool:
        """Whether it is more than they can."""
        return len(self.areas) > MOST_AREAS or (self.allowed is not None and self.hours > self.allowed)

    @property
    def pulled(self) -> bool:
        """Whether their areas pull them to the queue and to the process, each with more than its share of the hours."""
        return all(share > PULL_SHARE for share in pulls(self.areas).values())


def pulls(areas: Iterable[Area]) -> dict[Literal["queue", "process"], float]:
    """The share of the hours of some areas that goes to each direction; by number where none takes any hours."""
    weights = [(area.pulls, area.hours) for area in areas]
    if not any(hours for _way, hours in weights):
        weights = [(way, 1.0) for way, _hours in weights]
    whole = sum(hours for _way, hours in weights)
    share: dict[Literal["queue", "process"], float] = {"queue": 0.0, "process": 0.0}
    for way, hours in weights:
        share[way] += hours / whole
    return share


def quiet_days(held: AreaHeld, log: AreaLog, today: date, hands: Iterable[AllHands] = ()) -> int | None:
    """Days since an area was heard of: a line in its log, or a new owner; None where it never was.

    Args:
        held: whose it is.
        log: what was done.
        today: the day.
        hands: when all hands was called for its owner, and its clock stood.

    """
    owned = date.fromisoformat(held.since[:10]) if held.since else None
    heard = max((day for day in (log.last, owned) if day is not None), default=None)
    return None if heard is None else (today - heard).days - paused_days(hands, heard + ONE_DAY, today)


def flags(
    area: Area, held: AreaHeld, quiet: int | None, owner: Keeper | None, backup: Keeper | None
) -> tuple[Flag, ...]:
    """What has to be decided about an area, what is told first first; nothing where it is kept.

    Args:
        area: what the files say.
        held: whose it is.
        quiet: days since it was heard of; see ``quiet_days``.
        owner: who owns it, None where nobody does.
        backup: who stands in for the owner, None where nobody does.

    """
    nobody = owner is None or owner.gone
    found: dict[Flag, bool] = {
        "no owner": nobody,
        "quiet": not nobody and quiet is not None and quiet > area.rhythm,
        "crowded": len(held.contributors) > area.places,
    }
    if owner is not None and not nobody:
        found |= {
            "away": owner.away and (backup is None or not backup.there),
            "leaving": owner.left is not None,
            "overloaded": owner.overloaded,
            "pulled two ways": owner.pulled,
        }
    return tuple(flag for flag in FLAGS if found.get(flag))

"""How an area of responsibility stands: what was done in it, and what somebody has to decide about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal, get_args

from mentor_tui.domain.all_hands import AllHands, paused_days
from mentor_tui.domain.areas import AREA_LOG, AreaHeld
from mentor_tui.domain.calendar import ONE_DAY
from mentor_tui.domain.growth_content import Area
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.record import Record, kind_of, name_of


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


def logs_in(record: Record | None, former: Mapping[str, str]) -> dict[str, AreaLog]:
    """Area id of today -> its log, for every area of which the board has any line."""
    rows = record.facts.items() if record is not None else ()
    return {
        former.get(name_of(key), name_of(key)): AreaLog(fact["count"], tuple(LogLine(**one) for one in fact["last"]))
        for key, fact in rows
        if kind_of(key) == AREA_LOG
    }


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
    return days_since(heard, today, hands)


def days_since(day: date | None, today: date, hands: Iterable[AllHands] = ()) -> int | None:
    """Days of the clocks of areas since a day, without those of all hands; None where there is no such day."""
    return None if day is None else max((today - day).days - paused_days(hands, day + ONE_DAY, today), 0)


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

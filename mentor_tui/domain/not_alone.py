"""Who else needed more than one go at an item: counts, and never a name.

Of few nothing is said, as it would be said of each of them. Whoever sent something more than once is somebody to whom it came
back and who sent it again; that it came back and still lies there is not counted yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mentor_tui.domain.courses import Waited
from mentor_tui.domain.insights import FEW
from mentor_tui.domain.named import NamedTuple

LATEST = 9
"""At most so many are counted, those who began last: what was changed since weighs no more."""

SOME = 2
"""Of fewer it is no comfort to hear."""


class NotAlone(NamedTuple):
    """That ``again`` of the last ``of`` who sent an item sent it more than once."""

    again: int
    of: int


class ItemCost(NamedTuple):
    """What an item costs a team.

    Attributes:
        people: how many sent it; ``again`` of them more than once.
        waits: how often it waited for a sign-off, in ``days`` weekdays in all.

    """

    people: int = 0
    again: int = 0
    waits: int = 0
    days: int = 0

    @property
    def told(self) -> bool:
        """Whether it is of so many that it says nothing of one of them."""
        return self.people >= FEW

    def with_more(self, other: ItemCost) -> ItemCost:
        """Both teams' together."""
        return ItemCost(*(one + more for one, more in zip(self, other, strict=True)))


class Judging(NamedTuple):
    """How often somebody judged an item, whoever had sent it, and how often of that they asked for one more go."""

    judged: int = 0
    back: int = 0

    def with_more(self, other: Judging) -> Judging:
        """Both together."""
        return Judging(self.judged + other.judged, self.back + other.back)

    @property
    def told(self) -> bool:
        """Whether it is often enough to be more than chance."""
        return self.judged >= FEW


def sent_again(went: Waited) -> bool:
    """Whether somebody sent an item more than once, its waits up to today among its waits."""
    return went.back > 1 or (went.back == 1 and went.waits > 1)


def not_alone(sent: Iterable[tuple[int, bool]]) -> NotAlone | None:
    """What may be said of an item to whom it came back, or who is stuck with it; None where nothing may be, or helps.

    Args:
        sent: of each who sent it, the day on which they began, and whether they sent it more than once.

    """
    # Of those who began on one day it must not decide who is counted whether it came back to them.
    latest = sorted(sent, key=lambda one: one[0], reverse=True)[:LATEST]
    found = NotAlone(sum(again for _day, again in latest), len(latest))
    return found if found.of >= FEW and found.again >= SOME else None


def cost(went: Sequence[Waited]) -> ItemCost:
    """What an item costs those who sent it."""
    again = sum(map(sent_again, went))
    return ItemCost(len(went), again, sum(one.waits for one in went), sum(one.days for one in went))

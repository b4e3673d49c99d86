"""What only a whole history tells: how long each item of somebody's waited for us, and how often it came back.

It is one pass over the events, oldest first, that can stop after any of them and go on later: what is sealed never changes,
so what came of it is kept, and only the events since are added.

Days that something waited are plain weekdays, those after the day on which it was sent up to the day on which it was judged:
the wait is the team's, so nobody's own calendar counts it. What is judged on the same day has waited for none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from mentor_tui.domain.history import REWINDS
from mentor_tui.domain.journey_folds import ITEM, RETURNED, SENT, SIGNED, TICKED, UNTICKED, WITHDRAWN
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.record import Event, thing

_ITEMS = thing(ITEM)
_NAME = len(_ITEMS)


class Waited(NamedTuple):
    """What came of one item of somebody's so far.

    Attributes:
        count: how often it is ticked.
        waits: how often it waited for a sign-off and was judged; ``days`` on how many weekdays in all.
        back: how often it came back.
        since: the day since which it waits now, ISO, "" where it does not.

    """

    # Hides tuple's own, which nobody asks of what an item went through.
    count: int = 0  # type: ignore[assignment]
    waits: int = 0
    days: int = 0
    back: int = 0
    since: str = ""

    def until(self, today: date) -> Waited:
        """The same as it is told on a day: what waits still has waited until then."""
        if not self.since:
            return self
        return self._replace(waits=self.waits + 1, days=self.days + weekdays(self.since, today.isoformat()), since="")

    def with_more(self, other: Waited) -> Waited:
        """Both together, as two items are told that have become one; what waits still is counted by ``until`` before."""
        return Waited(
            self.count + other.count, self.waits + other.waits, self.days + other.days, self.back + other.back
        )


UNTOUCHED_ITEM = Waited()


class PersonCourse:
    """The course of a person, up to the last event that was added.

    Attributes:
        items: name of an item as the record has it (``support-product-expert/refund``) -> what came of it.

    """

    def __init__(
        self,
        items: Mapping[str, Sequence[Any]] | None = None,
        before: Mapping[str, Sequence[Any]] | None = None,
    ) -> None:
        """Begin, or go on with what ``kept`` answered."""
        self.items = {name: Waited(*row) for name, row in (items or {}).items()}
        self._before = {int(seq): (row[0], Waited(*row[1])) for seq, row in (before or {}).items()}

    def add(self, events: Iterable[Event]) -> None:
        """Go on with the events that follow."""
        items, before = self.items, self._before
        for event in events:
            thing = event.thing
            if not thing.startswith(_ITEMS):
                continue
            name = thing[_NAME:]
            now = items.get(name, UNTOUCHED_ITEM)
            if event.kind in REWINDS:
                # What was taken back never was: the item is again what it had been before it.
                then = before.get(int(event.terms["of"]), (name, now))[1]
            else:
                then = _after(now, event)
            if then is not now:
                before[event.seq] = (name, now)
                items[name] = then

    def kept(self, later: Iterable[Event]) -> tuple[dict[str, Waited], dict[int, tuple[str, Waited]]]:
        """What has to be kept to go on from here: the items, and what some of them were before.

        Args:
            later: the events that follow. What a command of theirs took back may stand before them; what one that is yet
                to come takes back does not, as no undo reaches into what is sealed.

        """
        of = {int(event.terms["of"]) for event in later if event.kind in REWINDS}
        return dict(self.items), {seq: row for seq, row in self._before.items() if seq in of}


def _after(now: Waited, event: Event) -> Waited:
    """What an item is after an event; one that this program does not know leaves it as it is."""
    # Once for each event of everybody's history: nothing is copied by name.
    kind = event.kind
    count, waits, days, back, since = now
    if kind == TICKED:
        terms, count = event.terms, count + 1
        asks = terms.get("sign_off", False) and (count >= terms["times"] or terms.get("each", False))
        return Waited(count, waits, days, back, event.at[:10] if asks else "")
    if kind == UNTICKED:
        # Nobody has judged it, and nobody will.
        return Waited(count - 1, waits, days, back)
    if kind in (SENT, WITHDRAWN):
        return Waited(count, waits, days, back, event.at[:10])
    if kind in (SIGNED, RETURNED) and since:
        return Waited(count, waits + 1, days + weekdays(since, event.at[:10]), back + (kind == RETURNED))
    return now


def weekdays(after: str, until: str) -> int:
    """Mondays to Fridays after a day up to another, both ISO dates; none where that comes before."""
    return max(_weekdays_to(until) - _weekdays_to(after), 0)


@lru_cache(maxsize=4096)
def _weekdays_to(day: str) -> int:
    # The first day of the calendar was a Monday.
    weeks, left = divmod(date.fromisoformat(day).toordinal(), 7)
    return weeks * 5 + min(left, 5)


class ItemTally(NamedTuple):
    """An item over several people. It says nothing of any of them.

    Attributes:
        item: its id.
        people: how many have sent it; to ``returned`` of them it came back at least once.
        waits: how often it waited for a sign-off, in ``days`` weekdays in all.
        back: how often it came back.

    """

    item: str
    people: int
    returned: int
    waits: int
    days: int
    back: int

    @property
    def average(self) -> float:
        """Weekdays that it waited, each time."""
        return self.days / self.waits if self.waits else 0.0


def tallies(courses: Iterable[Mapping[str, Waited]], least: int) -> tuple[ItemTally, ...]:
    """The items of several people, in the order in which they first come.

    Args:
        courses: item id -> what came of it, of each person.
        least: people below which nothing is said of an item, as it would be said of them.

    """
    found: dict[str, list[int]] = {}
    for items in courses:
        for item, now in items.items():
            if now.waits:
                row = found.setdefault(item, [0, 0, 0, 0, 0])
                row[0] += 1
                row[1] += now.back > 0
                row[2] += now.waits
                row[3] += now.days
                row[4] += now.back
    return tuple(ItemTally(item, *row) for item, row in found.items() if row[0] >= least)


def wait_longest(items: Iterable[ItemTally], most: int) -> tuple[ItemTally, ...]:
    """The items that wait longest for us each time, at most so many; those that wait for none are not among them."""
    found = sorted((one for one in items if one.days), key=lambda one: (-one.average, one.item))
    return tuple(found[:most])


def come_back_most(items: Iterable[ItemTally], most: int) -> tuple[ItemTally, ...]:
    """The items that come back to the largest share of people, at most so many."""
    found = sorted(
        (one for one in items if one.returned), key=lambda one: (-one.returned / one.people, -one.back, one.item)
    )
    return tuple(found[:most])

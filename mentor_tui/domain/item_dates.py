"""On which days what happened to each item of somebody's, as only a whole history tells: ticks, waits for a sign-off, the end.

``courses`` counts the same for many at once and keeps no days; here a few people are looked at closely, so nothing is kept.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from mentor_tui.domain.courses import weekdays
from mentor_tui.domain.history import REWINDS
from mentor_tui.domain.journey_folds import ITEM, PRIOR, RETURNED, SENT, SIGNED, TICKED, UNTICKED, WITHDRAWN
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.record import Event, thing

_ITEMS = thing(ITEM)


class ItemDates(NamedTuple):
    """What happened to one item, each on an ISO day.

    Attributes:
        ticks: those that stand, on the day that was given for them where one was.
        waits: when it was sent and when that was judged; ``since`` is the day since which it waits now, "" where it does not.
        done: the day on which it was done, "" where it is not.
        prior: whether a tick says that all of it was learnt before.

    """

    ticks: tuple[str, ...] = ()
    waits: tuple[tuple[str, str], ...] = ()
    since: str = ""
    done: str = ""
    prior: bool = False

    def until(self, today: date) -> tuple[tuple[str, str], ...]:
        """The waits as they are told on a day: what waits still has waited until then."""
        return (*self.waits, (self.since, today.isoformat())) if self.since else self.waits

    def waited(self, today: date) -> int:
        """On how many weekdays in all it waited for a sign-off; counted as ``courses`` does."""
        return sum(weekdays(since, until) for since, until in self.until(today))


UNTOUCHED_DATES = ItemDates()


def item_dates(events: Iterable[Event]) -> dict[str, ItemDates]:
    """What happened to the items of a whole history, by the names that it has for them (``course/refund``)."""
    items: dict[str, ItemDates] = {}
    before: dict[int, ItemDates] = {}
    for event in events:
        if not event.thing.startswith(_ITEMS):
            continue
        name = event.thing[len(_ITEMS) :]
        now = items.get(name, UNTOUCHED_DATES)
        before[event.seq] = now
        # What was taken back never was: the item is again what it had been before it.
        items[name] = before.get(int(event.terms["of"]), now) if event.kind in REWINDS else _after(now, event)
    return items


def _after(now: ItemDates, event: Event) -> ItemDates:
    """What an item is after an event; one that this program does not know leaves it as it is. See ``journey_folds``."""
    kind, terms, on = event.kind, event.terms, event.at[:10]
    if kind == TICKED:
        day = str(terms.get("on") or event.at)[:10]
        ticks, full = (*now.ticks, day), len(now.ticks) + 1 >= terms["times"]
        asks = terms.get("sign_off", False) and (full or terms.get("each", False))
        done = day if full and not asks else ""
        return ItemDates(ticks, now.waits, on if asks else "", done, now.prior or PRIOR in terms)
    if kind == UNTICKED:
        # Nobody has judged it, and nobody will.
        return ItemDates(now.ticks[:-1], now.waits)
    if kind in (SENT, WITHDRAWN):
        return now._replace(since=on, done="")
    if kind in (SIGNED, RETURNED) and now.since:
        left = kind == RETURNED or (terms.get("each", False) and len(now.ticks) < terms.get("times", 0))
        return now._replace(waits=(*now.waits, (now.since, on)), since="", done="" if left else on)
    return now

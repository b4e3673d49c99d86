"""What a hire has before them: the next items to do, the five of day 1, and what is owed to them."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date
from typing import Literal

from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.standing import Standing
from mentor_tui.domain.standing_rows import ItemStanding, TaskStanding

TODAY_ITEMS = 3
TODAY_MINUTES = 180
"""At most so many items, and so many hands-on minutes, are put before a hire for one day; one without a time takes its share."""

FIRST_DAY_ITEMS = 5
FIRST_DAY_MINUTES = 300
"""The same for day 1, which is spent on small things."""


class Owed(NamedTuple):
    """An item that the mentor or a lead owes the hire: who, what, by when, and whether that day has passed."""

    item: ItemStanding
    who: str
    due: date
    late: bool


class FreeDay(NamedTuple):
    """A day on which somebody who is on their way does not work.

    Attributes:
        why: leave goes before a holiday, and both before a day that their week leaves free anyway.
        title: what the holiday is called, "" where it is none.
        until: the last day of the leave, None where it is none or has no end.
        back: their next working day, None where nobody knows it.

    """

    why: Literal["leave", "holiday", "week"]
    title: str
    until: date | None
    back: date | None


def free_day(standing: Standing) -> FreeDay | None:
    """What frees them today, None where they work or are not on their way; while a programme rests that is said instead."""
    calendar, today = standing.calendar, standing.today
    on_way = standing.programme.state(standing.profile.start, today) in ("going", "extended")
    if not on_way or calendar.works(today):
        return None
    away = standing.profile.away(today)
    back = calendar.add(today, 1) if away is None or away.last is not None else None
    if away is not None:
        return FreeDay("leave", "", away.last, back)
    title = calendar.holiday(today) if today.weekday() in calendar.pattern.shifts else ""
    return FreeDay("holiday" if title else "week", title, None, back)


def today_items(standing: Standing) -> tuple[ItemStanding, ...]:
    """What the hire has before them today."""
    return first_day_items(standing) if standing.day <= 1 else next_items(standing)


def _takes(now: ItemStanding, share: int) -> int:
    """The minutes of a day that an item takes: those planned, else its share of the day."""
    return share if now.item.minutes is None else now.item.minutes


def next_items(
    standing: Standing, *, most: int = TODAY_ITEMS, minutes: int = TODAY_MINUTES
) -> tuple[ItemStanding, ...]:
    """What the hire should do next: what came back first, then what is open by the day it is due, as much as a day takes."""
    if standing.programme.over:
        return ()
    order = {"returned": 0, "started": 1, "open": 1}
    mine = [
        s
        for s in standing.items
        if s.item.who == "hire" and not s.item.optional and s.state in order and s.stuck is None
    ]
    mine.sort(key=lambda s: (order[s.state], s.item.by_day))
    # What is due again takes nobody's day from what was never done.
    mine += [s.anew for s in standing.items if s.due and s.item.who == "hire" and not s.item.optional]
    chosen: list[ItemStanding] = []
    taken = 0
    for candidate in mine:
        if len(chosen) == most:
            break
        takes = _takes(candidate, minutes // most)
        if chosen and taken + takes > minutes:
            continue
        chosen.append(candidate)
        taken += takes
    return tuple(chosen)


def instead(standing: Standing) -> tuple[ItemStanding, ...]:
    """What the hire could do today while they are stuck with something: all that is open and needs nothing of it."""
    return next_items(standing, most=max(len(standing.items), 1), minutes=sys.maxsize)


def next_tasks(standing: Standing) -> tuple[TaskStanding, ...]:
    """The side tasks that somebody holds and has to do something about, what came back first; where the holds are known."""
    order = {"returned": 0, "started": 1, "open": 2}
    held = (
        standing.task(standing.catalogue.rungs[name]) for name in standing.holds if name in standing.catalogue.rungs
    )
    mine = [task for task in held if task.state == "active" and task.fact.state in order]
    return tuple(sorted(mine, key=lambda task: order[task.fact.state]))


def first_day_items(standing: Standing) -> tuple[ItemStanding, ...]:
    """The five things of day 1. They stay the same while they are being done: nothing more moves up."""
    if standing.programme.over:
        return ()
    today = standing.today.isoformat()
    mine = [
        now
        for now in standing.items
        if now.item.who == "hire"
        and not now.item.optional
        and (now.state in ("open", "started", "returned") or now.fact.at[:10] == today)
    ]
    chosen: list[ItemStanding] = []
    taken = 0
    for now in sorted(mine, key=lambda now: now.item.by_day):
        takes = _takes(now, FIRST_DAY_MINUTES // FIRST_DAY_ITEMS)
        if len(chosen) < FIRST_DAY_ITEMS and taken + takes <= FIRST_DAY_MINUTES:
            chosen.append(now)
            taken += takes
    return tuple(chosen)


def owed(standing: Standing, *, within: int = 3) -> Iterable[Owed]:
    """Items of the mentor's or the lead's that are due within so many working days, or late; late ones first."""
    if standing.programme.over or standing.curriculum is None:
        return []
    found = []
    for item in standing.curriculum.owed:
        state = standing.state(item)
        due_day = standing.owed_day_of(item)
        if state in ("open", "started") and due_day <= standing.day + within:
            found.append(Owed(standing.item(item), item.who, standing.owed_on(item), due_day < standing.day))
    return sorted(found, key=lambda debt: debt.due)

"""What waited for us, and for how many of a hire's own days it held something else up.

An item is *held up* on a day on which it could not have been gone on with whatever the hire did: they were stuck with it, or
something that has to be done first waited for somebody's sign-off, or was the mentor's or lead's own part and due. These
days do not count against the hire, neither while the wait lasts nor when it is over, so each pushes the day on which the item
is overdue by one.

It follows from the facts alone. Waits for a sign-off are those of the last repetition, as far as its thread goes back; what
was sent again without a word counts from when it came back, as when it was sent is not in the facts. A part of ours is
waited for from the day on which it is due, or the item that it holds up, once the hire has done what comes before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from mentor_tui.domain.courses import Spell
from mentor_tui.domain.curriculum import Item
from mentor_tui.domain.journey_folds import RETURNED, SENT
from mentor_tui.domain.standing import Standing

Wait = tuple[int, int]
"""Own days: the last one on which nothing waited, and the last one on which something did."""


def held_up(standing: Standing, item: Item) -> int:
    """On how many own days an item could not be begun, or gone on with, because something waited for others.

    Args:
        standing: the hire's.
        item: one that is the hire's part.

    """
    curriculum = standing.curriculum
    if curriculum is None:
        return 0
    waits: list[Wait] = [*_stuck(standing, item)]
    if not waits and not curriculum.needed(item.id):
        return 0
    begun = _begun(standing, item)
    for name in curriculum.needed(item.id):
        needed = curriculum.items[name]
        found = _for_a_sign_off(standing, needed) if needed.who == "hire" else _for_our_part(standing, needed, item)
        waits += [(after, min(last, begun)) for after, last in (*found, *_stuck(standing, needed))]
    return _days(waits)


def _days(waits: Iterable[Wait]) -> int:
    """Days on which any of some waits lasted."""
    days, upto = 0, None
    for after, last in sorted(waits):
        begin = after if upto is None else max(after, upto)
        if last > begin:
            days += last - begin
            upto = last
    return days


def _begun(standing: Standing, item: Item) -> int:
    """The own day from which nothing locks an item: it was begun, or opened early; today where that is to come."""
    days = [standing.day]
    fact = standing.stored(item)
    if fact is not None and fact["entries"]:
        days.append(_day(standing, fact["entries"][0]["at"]))
    opened = standing.opened_early(item)
    if opened is not None:
        days.append(_day(standing, opened))
    return min(days)


def _stuck(standing: Standing, item: Item) -> Iterable[Wait]:
    """The waits for what somebody is stuck for, with an item."""
    found = standing.was_stuck(item)
    lasts = item.id in standing.stuck
    for begin, end in found.spans if found is not None else ():
        if end or lasts:
            yield _day(standing, begin), _day(standing, end) if end else standing.day


def _for_a_sign_off(standing: Standing, item: Item) -> Iterable[Wait]:
    fact = standing.stored(item)
    if fact is None or not fact["entries"]:
        return
    begin: str = fact["entries"][-1]["at"]
    for post in [post for post in fact["posts"] if post["at"] >= begin and post["kind"] in (RETURNED, SENT)]:
        if post["kind"] == RETURNED:
            yield _day(standing, begin), _day(standing, post["at"])
        begin = post["at"]
    if fact["state"] == "waiting":
        yield _day(standing, begin), standing.day
    elif "signed" in fact:
        yield _day(standing, begin), _day(standing, fact["signed"]["at"])


def _for_our_part(standing: Standing, ours: Item, item: Item) -> Iterable[Wait]:
    """The wait of an item for a part of ours."""
    fact = standing.stored(ours)
    begin = _could_begin(standing, ours, min(standing.due_on(ours), standing.due_on(item)))
    if begin is None:
        return
    done = fact is not None and fact["state"] == "done"
    yield standing.calendar.day(begin), _day(standing, fact["at"]) if fact is not None and done else standing.day


def parts_waited_for(standing: Standing) -> Iterator[Spell]:
    """When the mentor's, the lead's and other parts were waited for: from the day on which each was due until it came."""
    curriculum = standing.curriculum
    for ours in curriculum.owed if curriculum is not None else ():
        fact = standing.stored(ours)
        done = fact is not None and fact["state"] == "done"
        begin = _could_begin(standing, ours, standing.due_on(ours))
        if begin is not None:
            end = date.fromisoformat(fact["at"][:10]) if fact is not None and done else standing.today
            yield Spell(begin.toordinal(), end.toordinal(), "part")


def _could_begin(standing: Standing, ours: Item, due: date) -> date | None:
    """The day from which a part of ours is waited for: that on which it is due, later where the hire got there later."""
    assert standing.curriculum is not None
    for name in standing.curriculum.needed(ours.id):
        before = standing.stored(standing.curriculum.items[name])
        if before is None or before["state"] != "done":
            # It waits for the hire, or for something else of ours, which is looked at by itself.
            return None
        due = max(due, date.fromisoformat(before["at"][:10]))
    return due


def _day(standing: Standing, at: str) -> int:
    return standing.calendar.day(date.fromisoformat(at[:10]))

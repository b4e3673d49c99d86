"""What another edition would have made of the days of those who have been through it, in figures.

Each figure is worked out twice by the same rule: from the days as they were, and from those played again (``replayed_days``).
So another edition that changes nothing about them changes no figure.

- ``sign-off``: weekdays that somebody's items waited for a sign-off, all of them together; what waits still, until today. A
  sign-off that is not asked for any more is not waited for. How long one waits that was not asked for before, or that
  somebody else gives, nobody knows: these are counted apart.
- ``ours``: weekdays that the parts of mentor, lead and others were late, all of them together: from the day on which one was
  due, and all before it was done, up to the day on which it was, or until today.
- ``idle``: own working days on which nothing was left to do: from day 1 to the day on which the last of their own items was
  sent, those on which nothing of it was open to them, and nothing was ticked.
- ``first-customer``: the own working day by which half of them had done something of the kind *ticket* once, those who have
  not counted as not yet.
- ``met``: how many met one thing before another that it needs by one of the editions; see ``replays``.
- ``busiest``: hands-on hours that the plan gives to what somebody ticked in their fullest week, weeks from their day 1, on
  the average; what has no time in the plan is left out.
- ``past-plan``: how many were past the plan on one day, the last up to the end of the basics that all of them have reached
  who have come so far that a pace is told, and did not leave on the way; by the same pace as everywhere. None below five.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Literal

from mentor_tui.domain.calendar import week_of
from mentor_tui.domain.courses import weekdays
from mentor_tui.domain.insights import FEW, Curve, Way, cohort, could_by
from mentor_tui.domain.journey import Journey
from mentor_tui.domain.journey_folds import ITEM, RETURNED, SENT, item_thing
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.pace import pace
from mentor_tui.domain.record import Fact, Record, thing
from mentor_tui.domain.replayed_days import NEVER, Days, ItemDays
from mentor_tui.domain.standing import Standing

FigureName = Literal["sign-off", "ours", "idle", "first-customer", "met", "busiest", "past-plan"]

Unit = Literal["days", "day", "people", "hours"]

UNITS: Mapping[FigureName, Unit] = {
    "sign-off": "days",
    "ours": "days",
    "idle": "days",
    "first-customer": "day",
    "met": "people",
    "busiest": "hours",
    "past-plan": "people",
}

Difference = Literal["none", "small", "less", "more", "look", "unknown"]

SMALL, SMALL_OF_PEOPLE = 20, 10
"""A difference is small below one in so many: of what it was, and where people are counted, of all of them."""


class PersonFigure(NamedTuple):
    """What a figure is for one person, as it was and then; None where it is not known, or not yet."""

    person: str
    was: float | None
    then: float | None


class Figure(NamedTuple):
    """One figure, as it was and with the other edition.

    Attributes:
        people: of how many it is told.
        was, then: None where nobody knows, or half of them are not there yet.
        each: those of whom it says something.
        day: the own working day that it is told of, 0 where it is of none.
        item, need: what was met before what, by id in the new edition, the old one for what is out.
        unknown: how many things are left out of it, as nobody knows them: sign-offs of which nobody knows how long they
            wait, ticks of what has no time.

    """

    name: FigureName
    people: int
    was: float | None
    then: float | None
    each: tuple[PersonFigure, ...] = ()
    day: int = 0
    item: str = ""
    need: str = ""
    unknown: int = 0

    @property
    def unit(self) -> Unit:
        """What it counts."""
        return UNITS[self.name]

    @property
    def difference(self) -> Difference:
        """What to make of it; ``look`` where somebody would have met something before what it needs."""
        if self.name == "met" and self.then:
            return "look"
        if self.was is None or self.then is None:
            return "none" if self.was == self.then else "unknown"
        # As they are shown: nobody is told of less than a tenth of a day.
        apart = round(self.then, 1) - round(self.was, 1)
        if self.then == self.was:
            return "none"
        of_people = self.unit == "people"
        below = self.people / SMALL_OF_PEOPLE if of_people else self.was / SMALL
        if not apart or abs(apart) < below:
            return "small"
        return "less" if apart < 0 else "more"


class Replayed(NamedTuple):
    """Somebody's days, as they were and played again.

    Attributes:
        until: the last day of which their days tell: today, or the one on which they left or their programme was over.
        gone: whether they left, or their programme ended, without their basics.

    """

    was: Days
    then: Days
    until: date
    gone: bool = False

    @property
    def person(self) -> str:
        """Who."""
        return self.was.standing.person

    @property
    def reached(self) -> int:
        """The last own working day of which their days tell."""
        return self.was.standing.calendar.day(self.until)


def curves(people: Sequence[Replayed]) -> tuple[Curve, Curve]:
    """The share whose basics were done by each day, as it was and then; none where it is too early, as ``insights`` says."""
    was = [_way(one, one.was) for one in people]
    then = [_way(one, one.then) for one in people]
    could = could_by(was, _planned(people))
    return cohort("", was, could).curve, cohort("", then, could).curve


def half_by(days: Iterable[int | None]) -> int | None:
    """By which day half of them were there, those without one counted as not yet; None where half are not."""
    each = [*days]
    known = sorted(day for day in each if day is not None)
    needed = -(-len(each) // 2)
    return known[needed - 1] if 0 < needed <= len(known) else None


def figures(people: Sequence[Replayed]) -> list[Figure]:
    """Those that follow from the days alone, without what waited for sign-offs and what was met too early."""
    ours = _average("ours", people, lambda one, days: _ours(days, one.until))
    idle = _average("idle", people, lambda one, days: _idle(days, one.reached))
    busiest = _average("busiest", people, lambda one, days: _fullest_week(days) / 60)
    untimed = sum(_untimed(one.was) for one in people)
    return [ours, idle, _first_customer(people), busiest._replace(unknown=untimed), _past_plan(people)]


def average(name: FigureName, each: Sequence[PersonFigure]) -> Figure:
    """A figure a person, from that of each."""
    was, then = (
        sum(values) / len(each) for values in zip(*((one.was or 0, one.then or 0) for one in each), strict=True)
    )
    return Figure(name, len(each), was, then, _told(each))


def _average(name: FigureName, people: Sequence[Replayed], of: Callable[[Replayed, Days], float]) -> Figure:
    return average(name, [PersonFigure(one.person, of(one, one.was), of(one, one.then)) for one in people])


def _told(each: Iterable[PersonFigure]) -> tuple[PersonFigure, ...]:
    """Those of whom it says something, the largest difference first."""
    told = (one for one in each if one.was or one.then)
    return tuple(sorted(told, key=lambda one: (-abs((one.was or 0) - (one.then or 0)), -(one.was or 0), one.person)))


def _way(one: Replayed, days: Days) -> Way:
    done = days.basics
    return Way(one.reached, done, one.gone and done is None)


def _planned(people: Iterable[Replayed]) -> int:
    """The day on which the plan as it was has the basics done."""
    return max((item.by_day for one in people for item in one.was.edition.basics), default=0)


def _own(days: Days) -> Iterable[tuple[str, ItemDays]]:
    """What is the hire's own and has to be done."""
    return ((item.id, days.items[item.id]) for item in days.edition.own_items)


def _ours(days: Days, until: date) -> int:
    standing, found = days.standing, 0
    for item in days.edition.owed:
        one = days.items[item.id]
        if one.opens is None or one.opens == NEVER or one.prior:
            # It waits for the hire, or for what these days do not tell.
            continue
        on = standing.calendar.date_of(int(one.done)) if one.done < NEVER else until
        due = standing.due_on(item)
        if one.opens > 0:
            due = max(due, standing.calendar.date_of(int(one.opens)))
        found += weekdays(due.isoformat(), min(on, until).isoformat())
    return found


def _idle(days: Days, reached: int) -> int:
    own = [one for _name, one in _own(days)]
    if not own:
        return 0
    # What is all ticked and waits has been sent; what is not to its end keeps them until today.
    ends = [one.ticks[-1] if one.ticks and (one.done < NEVER or _waits(one)) else reached for one in own]
    busy = {day for one in days.items.values() for day in one.ticks}
    for one in own:
        busy.update(_open_days(one, reached))
    return sum(day not in busy for day in range(1, min(max(ends), reached) + 1))


def _waits(one: ItemDays) -> bool:
    return bool(one.waits) and one.waits[-1][1] == NEVER


def _open_days(one: ItemDays, reached: int) -> Iterable[int]:
    """The own working days on which something could be done about an item."""
    begin = one.opens if one.opens is not None else (one.ticks[0] if one.ticks else NEVER)
    if begin == NEVER:
        return
    first = max(int(max(begin, 1)), 1)
    sent = [since for since, _until in one.waits]
    last = one.ticks[-1] if one.ticks and (one.done < NEVER or sent) else reached
    yield from range(first, min(last, reached) + 1)
    # What came back was open again until it was sent once more.
    for (_since, back), (again, _until) in zip(one.waits, one.waits[1:], strict=False):
        yield from range(int(back), min(again, reached) + 1)
    if sent and not _waits(one) and one.done == NEVER:
        yield from range(int(one.waits[-1][1]), reached + 1)


def _first_customer(people: Sequence[Replayed]) -> Figure:
    each = [PersonFigure(one.person, _first_ticket(one.was), _first_ticket(one.then)) for one in people]
    was, then = half_by(_day(one.was) for one in each), half_by(_day(one.then) for one in each)
    return Figure("first-customer", len(each), was, then, _told(each))


def _day(value: float | None) -> int | None:
    return None if value is None else int(value)


def _first_ticket(days: Days) -> int | None:
    found = [
        days.items[item.id].ticks[0]
        for item in days.edition.items.values()
        if item.kind == "ticket" and item.who == "hire" and days.items[item.id].ticks and not days.items[item.id].prior
    ]
    return min(found, default=None)


def _fullest_week(days: Days) -> int:
    """Minutes that the plan gives to what was ticked in the week that has the most of it."""
    calendar, weeks = days.standing.calendar, dict[int, int]()
    for item in days.edition.items.values():
        one = days.items[item.id]
        for day in one.ticks if item.who == "hire" and not one.prior else ():
            week = week_of(calendar.start, calendar.date_of(day))
            weeks[week] = weeks.get(week, 0) + (item.minutes or 0)
    return max(weeks.values(), default=0)


def _untimed(days: Days) -> int:
    items = days.edition.items.values()
    return sum(len(days.items[item.id].ticks) for item in items if item.who == "hire" and item.minutes is None)


# -- past the plan


def _past_plan(people: Sequence[Replayed]) -> Figure:
    """How many were past the plan on a day."""
    least = max([1, *(one.was.standing.catalogue.budget.pace_from_day for one in people)])
    there = [one for one in people if not one.gone and one.reached >= least]
    if len(there) < FEW:
        return Figure("past-plan", len(there), None, None)
    day = min([max(_planned(there), least), *(one.reached for one in there)])
    each = [PersonFigure(one.person, float(_is_past(one.was, day)), float(_is_past(one.then, day))) for one in there]
    was, then = (sum(values) for values in zip(*((one.was or 0, one.then or 0) for one in each), strict=True))
    return Figure("past-plan", len(there), was, then, _told(each), day)


def _is_past(days: Days, day: int) -> bool:
    return pace(on_day(days, day)).state == "past"


def on_day(days: Days, day: int) -> Standing:
    """Somebody's standing at the end of one of their own working days, as their days tell it."""
    now = days.standing
    on = now.calendar.date_of(day)
    record = now.journey.record
    facts = {name: fact for name, fact in record.facts.items() if not name.startswith(thing(ITEM))}
    for name, one in days.items.items():
        if (fact := _fact(days, name, one, day)) is not None:
            facts[item_thing(days.edition.id, name)] = fact
    programme = now.programme
    if programme.over_on is not None and programme.over_on > on:
        programme = programme._replace(over="", over_on=None)
    then = Journey(Record(record.id, fold=record.fold, facts=facts))
    lent = now.holds, now.lines, now.profile, now.owned, now.hands, programme, now.taken
    return Standing(then, now.catalogue, on, *lent)


def _fact(days: Days, name: str, one: ItemDays, day: int) -> Fact | None:
    """What held for an item at the end of a day; None where nothing was done about it yet."""
    ticks = [tick for tick in one.ticks if tick <= day]
    if not ticks:
        return None
    item, calendar = days.edition.items[name], days.standing.calendar

    def at(on: float) -> str:
        return calendar.date_of(int(on)).isoformat()

    waits = [(since, until) for since, until in one.waits if since <= day]
    judged = [(since, until) for since, until in waits if until <= day]
    state = "started"
    if one.done <= day:
        state = "done"
    elif len(judged) < len(waits):
        state = "waiting"
    elif judged and len(ticks) >= item.times:
        state = "returned"
    fact: dict[str, object] = {
        "count": len(ticks),
        "times": item.times,
        "state": state,
        "revision": item.revision,
        "entries": [{"at": at(tick), "by": days.standing.person} for tick in ticks],
        "posts": _posts(waits, ticks[-1], at, back=state == "returned"),
        "goes": max(len(judged) - (state == "done"), 0),
        "at": at(one.done if state == "done" else max([ticks[-1], *(since for since, _until in waits)])),
        "by": days.standing.person,
        "seq": 1,
    }
    if state == "done" and judged:
        fact["signed"] = {"by": "", "at": at(one.done)}
    return fact


def _posts(waits: Sequence[tuple[int, float]], ticked: int, at: Callable[[float], str], *, back: bool) -> list[Fact]:
    """What came back and was sent again since the last tick, as its thread has it; ``back``: the last of it came back."""
    posts: list[Fact] = []
    those = [wait for wait in waits if wait[0] >= ticked]
    for number, (since, until) in enumerate(those):
        if number:
            posts.append({"seq": 1, "at": at(since), "by": "", "kind": SENT, "text": ""})
        if number + 1 < len(those) or back:
            posts.append({"seq": 1, "at": at(until), "by": "", "kind": RETURNED, "text": ""})
    return posts

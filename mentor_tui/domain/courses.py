"""What only a whole history tells: on which days somebody acted, what waited for us, and how often each item came back.

It is one pass over the events, oldest first, that can stop after any of them and go on later: what is sealed never changes,
so what came of it is kept, and only the events since are added.

How long an item waited is counted in plain weekdays, those after the day on which it was sent up to the day on which it was
judged: the wait is the team's, so nobody's own calendar counts it. What is judged on the same day has waited for none. Which
days of the person's own a wait took is another question, and ``kinds_of_day`` answers it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, tzinfo
from functools import lru_cache
from typing import Any

from mentor_tui.domain.history import REWINDS
from mentor_tui.domain.journey_folds import (
    AGAIN,
    ASKED,
    ITEM,
    NOTES,
    RETURNED,
    SAID,
    SENT,
    SESSIONS,
    SETTLED,
    SIGNED,
    TASK,
    TICKED,
    UNTICKED,
    WITHDRAWN,
)
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.questions import QUESTION
from mentor_tui.domain.record import Event, thing
from mentor_tui.domain.stuck import STUCK
from mentor_tui.domain.text import is_question

_ITEMS, _TASKS, _AGAINS = thing(ITEM), thing(TASK), thing(AGAIN)
_NAME = len(_ITEMS)
_NOTED = "noted"
_QUESTIONS, _STUCK = thing(QUESTION), thing(STUCK)


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


class Spell(NamedTuple):
    """A wait of somebody's for us, in days as ``date.toordinal`` counts them, where they are.

    Attributes:
        begin: the day on which it began.
        end: the day on which it ended, which still waited as it began; today where it lasts.
        cause: for what: ``sign-off``, ``answer``, what somebody was stuck for (``access`` …), or ``part`` for something
            that others do.

    """

    begin: int
    end: int
    cause: str


class AnswerGiven(NamedTuple):
    """An answer in words to a question: when that was asked, when it was answered, and by whom."""

    asked: str
    at: str
    by: str


ANSWERS_KEPT = 20
"""So many answers of a thing are known."""


class ThingCourse(NamedTuple):
    """What came of one thing of somebody's so far; its days are counted as those of a spell.

    Attributes:
        waited: how it stood with sign-offs, where it is an item or a side task.
        sent: the day since which it waits for a sign-off, 0 where it does not.
        asked: the day since which it waits for an answer, or whatever else ``cause`` says, 0 where it does not.
        spells: the waits that are over.
        judged: who judged it, how often, and how often of that they sent it back.
        moment: that of the question that waits for an answer, "" where none does.
        answers: the answers to questions there, the latest last.

    """

    waited: Waited = UNTOUCHED_ITEM
    sent: int = 0
    asked: int = 0
    spells: tuple[Spell, ...] = ()
    cause: str = "answer"
    judged: tuple[tuple[str, int, int], ...] = ()
    moment: str = ""
    answers: tuple[AnswerGiven, ...] = ()

    @classmethod
    def read(cls, row: Sequence[Any]) -> ThingCourse:
        """What ``kept`` wrote."""
        spells, answers = (Spell(*spell) for spell in row[3]), (AnswerGiven(*one) for one in row[7])
        judged = tuple(map(tuple, row[5]))
        return cls(Waited(*row[0]), row[1], row[2], tuple(spells), row[4], judged, row[6], tuple(answers))


_UNTOUCHED = ThingCourse()

Kept = tuple[dict[str, ThingCourse], dict[int, list[tuple[str, ThingCourse]]], list[int]]
"""The things, what some of them were before an event, and the days on which somebody acted."""


class PersonCourse:
    """The course of a person, up to the last event that was added.

    A question waits for an answer as ``lines`` says: until somebody else writes there, or judges the thing; one in the notes
    until somebody else writes a note, or they talk.

    Attributes:
        things: key of a thing in the record (``item:support-product-expert/refund``) -> what came of it.
        acted: the days on which they did something themselves.

    """

    def __init__(
        self,
        person: str,
        zone: tzinfo = UTC,
        things: Mapping[str, Sequence[Any]] | None = None,
        before: Mapping[str, Sequence[Any]] | None = None,
        acted: Iterable[int] = (),
    ) -> None:
        """Begin, or go on with what ``kept`` answered.

        Args:
            person: whose course it is.
            zone: where their days begin and end.
            things: see ``Kept``.
            before: see ``Kept``.
            acted: see ``Kept``.

        """
        self.person, self._zone = person, zone
        self.things = {key: ThingCourse.read(row) for key, row in (things or {}).items()}
        self._before = {
            int(seq): [(key, ThingCourse.read(row)) for key, row in rows] for seq, rows in (before or {}).items()
        }
        self.acted = set(acted)

    @property
    def items(self) -> dict[str, Waited]:
        """Name of an item as the record has it (``support-product-expert/refund``) -> what came of it."""
        return {key[_NAME:]: went.waited for key, went in self.things.items() if key.startswith(_ITEMS)}

    def add(self, events: Iterable[Event]) -> None:
        """Go on with the events that follow."""
        things = self.things
        for event in events:
            if event.by == self.person:
                self.acted.add(self._day(event.at))
            if event.kind in REWINDS:
                # What was taken back never was: the thing is again what it had been before it.
                changed = self._before.get(int(event.terms["of"]), [])
            else:
                changed = list(self._changed(event))
            if changed:
                self._before[event.seq] = [(key, things.get(key, _UNTOUCHED)) for key, _went in changed]
                things.update(changed)

    def _changed(self, event: Event) -> Iterator[tuple[str, ThingCourse]]:
        """What things are after an event that it makes others; one that this program does not know leaves all as they are."""
        thing = event.thing
        if thing.startswith((_ITEMS, _TASKS)):
            now = self.things.get(thing, _UNTOUCHED)
            then = self._replied(self._judged(now, event), event)
            if then is not now:
                yield thing, then
        elif thing.startswith(_STUCK):
            now = self.things.get(thing, _UNTOUCHED)
            if event.kind == STUCK:
                yield thing, now._replace(asked=self._day(event.at), cause=str(event.terms["waits_for"]))
            else:
                yield thing, self._over(now, event.at)
        elif thing in (NOTES, SESSIONS) or thing.startswith((_QUESTIONS, _AGAINS)):
            # What is said while an item is done again goes on in its thread.
            key = NOTES if thing == SESSIONS else thing.replace(_AGAINS, _ITEMS, 1)
            now = self.things.get(key, _UNTOUCHED)
            then = self._replied(now, event)
            if then is not now:
                yield key, then

    def _judged(self, now: ThingCourse, event: Event) -> ThingCourse:
        """A thing after what happened to it, as far as sign-offs go."""
        waited = _after(now.waited, event)
        if waited is now.waited:
            return now
        if event.kind in (SIGNED, RETURNED):
            now = now._replace(judged=_with_one(now.judged, event.by, back=event.kind == RETURNED))
        if not waited.since:
            return self._over(now._replace(waited=waited), event.at, sent=True)
        fresh = not now.sent or event.kind in (SENT, WITHDRAWN)
        return now._replace(waited=waited, sent=self._day(event.at) if fresh else now.sent)

    def _replied(self, now: ThingCourse, event: Event) -> ThingCourse:
        """A thing after what was written there, as far as answers go."""
        if event.by == self.person:
            if event.kind == SETTLED:
                return self._over(now, event.at)
            asks = event.kind == ASKED or (event.kind in (SAID, _NOTED) and is_question(event.text))
            return now._replace(asked=self._day(event.at), moment=event.at) if asks and not now.asked else now
        answers = (event.text and event.kind != TICKED) or event.kind in (SIGNED, SETTLED) or event.thing == SESSIONS
        if now.moment and event.text and event.kind not in (TICKED, SIGNED) and event.thing != SESSIONS:
            told = (*now.answers, AnswerGiven(now.moment, event.at, event.by))
            now = now._replace(answers=told[-ANSWERS_KEPT:])
        return self._over(now, event.at) if answers else now

    def _over(self, now: ThingCourse, at: str, *, sent: bool = False) -> ThingCourse:
        """A thing one wait of which is over, if there was one: that for a sign-off, or the other."""
        begin = now.sent if sent else now.asked
        if not begin:
            return now
        # One that ended on the day on which it began has held up no day.
        end = self._day(at)
        spell = Spell(begin, end, "sign-off" if sent else now.cause)
        ended = now._replace(spells=(*now.spells, spell)) if end > begin else now
        return ended._replace(sent=0) if sent else ended._replace(asked=0, moment="")

    def _day(self, at: str) -> int:
        if self._zone is UTC:
            return date.fromisoformat(at[:10]).toordinal()
        return datetime.fromisoformat(at).astimezone(self._zone).toordinal()

    def spells(self, today: date) -> Iterator[Spell]:
        """Every wait of theirs for a sign-off or an answer, or with something they were stuck with, up to today."""
        now = today.toordinal()
        for went in self.things.values():
            yield from went.spells
            if went.sent:
                yield Spell(went.sent, now, "sign-off")
            if went.asked:
                yield Spell(went.asked, now, went.cause)

    def answers(self) -> Iterator[AnswerGiven]:
        """Every answer to a question of theirs that is known, thing by thing."""
        for went in self.things.values():
            yield from went.answers

    def kept(self, later: Iterable[Event]) -> Kept:
        """What has to be kept to go on from here: the things, what some of them were before, and the days.

        Args:
            later: the events that follow. What a command of theirs took back may stand before them; what one that is yet
                to come takes back does not, as no undo reaches into what is sealed.

        """
        of = {int(event.terms["of"]) for event in later if event.kind in REWINDS}
        before = {seq: rows for seq, rows in self._before.items() if seq in of}
        return dict(self.things), before, sorted(self.acted)


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


def _with_one(judged: tuple[tuple[str, int, int], ...], by: str, *, back: bool) -> tuple[tuple[str, int, int], ...]:
    """Who judged a thing, with once more by somebody."""
    times = {who: (count, returned) for who, count, returned in judged}
    count, returned = times.get(by, (0, 0))
    times[by] = (count + 1, returned + back)
    return tuple((who, *row) for who, row in times.items())


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

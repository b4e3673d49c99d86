"""Another edition of a curriculum on those who have been through it: what they did stays as it was, only what had to wait moves.

It says what somebody would have met before what it needs, and which sign-offs would be gone. It cannot say whether anybody
would have learnt more, or asked less: it keeps what people did and when.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from mentor_tui.domain.courses import Waited
from mentor_tui.domain.curriculum import Curriculum, Item
from mentor_tui.domain.curriculum_diff import EditionDiff
from mentor_tui.domain.insights import FEW
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.standing import Standing


class MetBefore(NamedTuple):
    """That somebody would have met something before what comes first.

    Attributes:
        item: what they would have met, by its id in the new edition; on their own working day ``day``.
        need: what they had not done then, by its id in the edition in which it comes first; done on ``done`` (0: never).
        asked: whether the new edition asks for it first; else the old one did, and it asks no more.

    """

    person: str
    item: str
    day: int
    need: str
    done: int
    asked: bool


class SignOffGone(NamedTuple):
    """A sign-off that another edition no longer asks for: how often and on how many weekdays in all it was waited for."""

    item: str
    people: int
    waits: int
    days: int

    @property
    def average(self) -> float:
        """Weekdays that it waited, each time."""
        return self.days / self.waits if self.waits else 0.0


class Replay(NamedTuple):
    """Another edition on those of a cohort.

    Attributes:
        people: how many are looked at.
        met: who would have met what before what it needs.
        gone: the sign-offs that it no longer asks for, the longest waited for first.
        added: ids of the items for which it asks a sign-off that was not asked for.
        waited, then: weekdays a person waited for sign-offs, as it was and with the new edition.

    """

    cohort: str
    people: int
    met: tuple[MetBefore, ...] = ()
    gone: tuple[SignOffGone, ...] = ()
    added: tuple[str, ...] = ()
    waited: float = 0.0
    then: float = 0.0

    @property
    def early(self) -> bool:
        """Whether it is too early to tell anything of so few."""
        return self.people < FEW


class WentThrough(NamedTuple):
    """Somebody who is, or was, on the curriculum: seen through the old edition, and what came of their items."""

    standing: Standing
    course: Mapping[str, Waited]
    """Id in the old edition -> what came of it."""


def replay(cohort: str, found: EditionDiff, people: Sequence[WentThrough]) -> Replay:
    """Play some people's ways again with another edition; of fewer than five nothing is told."""
    if len(people) < FEW:
        return Replay(cohort, len(people))
    met = [one for past in people for one in _met_before(found, past.standing)]
    released = _released(found)
    gone = [_gone(name, people) for name in released]
    waited = sum(waited.days for past in people for name, waited in past.course.items() if name in found.old.items)
    less = sum(one.days for one in gone)
    return Replay(
        cohort,
        len(people),
        tuple(sorted(met, key=lambda one: (one.item, one.person, one.need))),
        tuple(sorted(gone, key=lambda one: (-one.average, -one.days, one.item))),
        tuple(
            change.item.id
            for change in found.of("added", "sign-off")
            if change.item.asks_sign_off and not (change.old is not None and change.old.asks_sign_off)
        ),
        waited / len(people),
        (waited - less) / len(people),
    )


def _released(found: EditionDiff) -> Iterable[str]:
    """Ids in the old edition of what asked for a sign-off and does no more, or is out."""
    for change in found.of("out", "sign-off"):
        was, now = change.old, change.new
        if was is not None and was.asks_sign_off and not (now is not None and now.asks_sign_off):
            yield was.id


def _gone(name: str, people: Sequence[WentThrough]) -> SignOffGone:
    each = [past.course[name] for past in people if name in past.course]
    each = [waited for waited in each if waited.waits]
    return SignOffGone(name, len(each), sum(waited.waits for waited in each), sum(waited.days for waited in each))


def _met_before(found: EditionDiff, standing: Standing) -> Iterable[MetBefore]:
    """What somebody met, or could have met, before what comes first; by the items that wait for more, less or something else."""
    former = found.new.former
    names = {name: name if name in found.new.items else former.get(name, "") for name in found.old.items}
    back = {now: was for was, now in names.items() if now}
    for change in found.of("locked", "sooner", "waits"):
        was, now = change.old, change.new
        if was is None or now is None:
            continue
        before = {names[need] or need for need in found.old.needed(was.id)}
        after = set(found.new.needed(now.id))
        yield from _too_soon(standing, found.old, was, now, sorted(after - before), back)
        yield from _freed(standing, found.old, was, now, sorted(after), sorted(before - after), back)


def _too_soon(
    standing: Standing, old: Curriculum, was: Item, now: Item, asked: Iterable[str], back: Mapping[str, str]
) -> Iterable[MetBefore]:
    """What they began before what the new edition asks for first."""
    begun = _begun_on(standing, was)
    if begun is None:
        return
    for need in asked:
        # What is new in that edition nobody could have done.
        item = old.items.get(back.get(need, ""))
        if item is not None and ((done := _done_on(standing, item)) is None or done > begun):
            yield _row(standing, now, begun, need, done, asked=True)


def _freed(
    standing: Standing,
    old: Curriculum,
    was: Item,
    now: Item,
    asked: Iterable[str],
    free: Iterable[str],
    back: Mapping[str, str],
) -> Iterable[MetBefore]:
    """What would have been open to them before something that came first until now, once all that is still asked was done."""
    begun = _begun_on(standing, was)
    days = [_done_on(standing, item) for need in asked if (item := old.items.get(back.get(need, ""))) is not None]
    known = [day for day in days if day is not None]
    if begun is None or len(known) < len(days):
        return
    opens = max(known, default=standing.calendar.start)
    for need in free:
        item = old.items.get(back.get(need, need))
        if item is not None and (done := _done_on(standing, item)) is not None and done > opens:
            yield _row(standing, now, opens, need, done, asked=False)


def _row(standing: Standing, item: Item, on: date, need: str, done: date | None, *, asked: bool) -> MetBefore:
    day = standing.calendar.day
    return MetBefore(standing.person, item.id, day(on), need, day(done) if done is not None else 0, asked)


def _begun_on(standing: Standing, item: Item) -> date | None:
    fact = standing.fact(item)
    return date.fromisoformat((fact.entries[0].on or fact.entries[0].at)[:10]) if fact.entries else None


def _done_on(standing: Standing, item: Item) -> date | None:
    fact = standing.fact(item)
    return date.fromisoformat(fact.happened[:10]) if fact.state == "done" and fact.happened else None

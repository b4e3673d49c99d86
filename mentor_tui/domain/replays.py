"""Another edition of a curriculum on those who have been through it: what they did stays as it was, only what had to wait moves.

It says what somebody would have met before what it needs, which sign-offs would be gone, and what becomes of the figures that
``replay_figures`` defines. It cannot say whether anybody would have learnt more, or asked less: it keeps what people did and
when.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from mentor_tui.domain.curriculum_diff import EditionDiff
from mentor_tui.domain.insights import FEW, Curve
from mentor_tui.domain.item_dates import ItemDates
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.replay_figures import Figure, PersonFigure, Replayed, average, curves, figures, half_by
from mentor_tui.domain.replayed_days import NEVER, Days

PAIRS_MOST = 3
"""What was met before what, each in a figure of its own; the others are counted together."""


class MetBefore(NamedTuple):
    """That somebody met something before what comes first, or would have.

    Attributes:
        item: what they met, by its id in the new edition; on their own working day ``day``.
        need: what they had not done then, by its id in the edition in which it comes first; done on ``done`` (0: never).
        asked: whether the new edition asks for it first, so that they met it so, and would no more; else the old one did, and
            it asks no more, so that it would have been open to them.

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


class WentThrough(NamedTuple):
    """Somebody who is, or was, on the curriculum: their days, and what their history tells of items.

    Attributes:
        dates: id in the old edition -> on which days what happened to it.

    """

    played: Replayed
    dates: Mapping[str, ItemDates]


class Replay(NamedTuple):
    """Another edition on those of a cohort, or of several.

    Attributes:
        cohorts: which, each with how many are in it.
        people: how many are looked at.
        met: who met what before what it needs, or would have.
        gone: the sign-offs that it no longer asks for, the longest waited for first.
        added: ids of the items for which it asks a sign-off that was not asked for.
        elsewhere: ids of those whose sign-off is somebody else's to give.
        unknown: how many things it adds, that nobody could have done.
        waited, then: weekdays a person waited for sign-offs, as it was and with the new edition.
        figures: what became of them; see ``replay_figures``.
        curves: the share whose basics were done by each day, as it was and with the new edition.
        half: the days by which half of them had their basics done.

    """

    cohorts: tuple[tuple[str, int], ...]
    people: int
    met: tuple[MetBefore, ...] = ()
    gone: tuple[SignOffGone, ...] = ()
    added: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    unknown: int = 0
    waited: float = 0.0
    then: float = 0.0
    figures: tuple[Figure, ...] = ()
    curves: tuple[Curve, Curve] = ((), ())
    half: tuple[int | None, int | None] = (None, None)

    @property
    def cohort(self) -> str:
        """The cohort, where it is one."""
        return self.cohorts[0][0] if len(self.cohorts) == 1 else ""

    @property
    def early(self) -> bool:
        """Whether it is too early to tell anything of so few."""
        return self.people < FEW


def replay(cohorts: Mapping[str, Sequence[WentThrough]], found: EditionDiff) -> Replay:
    """Play the ways of those of some cohorts again with another edition; of fewer than five nothing is told."""
    people = [one for those in cohorts.values() for one in those]
    sizes = tuple((name, len(those)) for name, those in cohorts.items())
    if len(people) < FEW:
        return Replay(sizes, len(people))
    played = [one.played for one in people]
    met = sorted(
        (row for one in played for row in _met_before(found, one)), key=lambda one: (one.item, one.person, one.need)
    )
    gone = [_gone(name, people) for name in _released(found)]
    released = {one.item for one in gone}
    added, elsewhere = _other_sign_offs(found)
    waits = average("sign-off", [_waited(one, released) for one in people])._replace(
        unknown=len(added) + len(elsewhere)
    )
    ours, idle, customer, busiest, past = figures(played)
    return Replay(
        sizes,
        len(people),
        tuple(met),
        tuple(sorted(gone, key=lambda one: (-one.average, -one.days, one.item))),
        added,
        elsewhere,
        len(found.of("added")),
        waits.was or 0.0,
        waits.then or 0.0,
        (waits, ours, idle, customer, *_met_figures(met, len(people)), busiest, past),
        curves(played),
        (half_by(one.was.basics for one in played), half_by(one.then.basics for one in played)),
    )


def _released(found: EditionDiff) -> Iterable[str]:
    """Ids in the old edition of what asked for a sign-off and does no more, or is out."""
    for change in found.of("out", "sign-off"):
        was, now = change.old, change.new
        if was is not None and was.asks_sign_off and not (now is not None and now.asks_sign_off):
            yield was.id


def _other_sign_offs(found: EditionDiff) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Ids of what asks for a sign-off that was not asked for, and of what somebody else signs than before."""
    added: list[str] = []
    elsewhere: list[str] = []
    for change in found.of("added", "sign-off"):
        if change.item.asks_sign_off:
            before = change.old is not None and change.old.asks_sign_off
            (elsewhere if before else added).append(change.item.id)
    return tuple(added), tuple(elsewhere)


def _waited(one: WentThrough, released: set[str]) -> PersonFigure:
    today = one.played.was.standing.today
    each = {name: dates.waited(today) for name, dates in one.dates.items()}
    gone = sum(days for name, days in each.items() if name in released)
    return PersonFigure(one.played.person, sum(each.values()), sum(each.values()) - gone)


def _gone(name: str, people: Sequence[WentThrough]) -> SignOffGone:
    each = [
        (dates.until(today), dates.waited(today))
        for one in people
        if (dates := one.dates.get(name)) is not None and (today := one.played.was.standing.today)
    ]
    each = [row for row in each if row[0]]
    return SignOffGone(name, len(each), sum(len(waits) for waits, _days in each), sum(days for _waits, days in each))


def _met_figures(met: Sequence[MetBefore], people: int) -> list[Figure]:
    """A figure for what was met before what by most, and one for all the others; one that says nobody where there is none."""
    pairs: dict[tuple[str, str], list[MetBefore]] = {}
    for row in met:
        pairs.setdefault((row.item, row.need), []).append(row)
    order = sorted(pairs, key=lambda pair: (all(row.asked for row in pairs[pair]), -len(pairs[pair]), pair))
    found = [_met_figure(pairs[pair], people, *pair) for pair in order[:PAIRS_MOST]]
    if len(order) > PAIRS_MOST or not order:
        found.append(_met_figure([row for pair in order[PAIRS_MOST:] for row in pairs[pair]], people))
    return found


def _met_figure(rows: Sequence[MetBefore], people: int, item: str = "", need: str = "") -> Figure:
    was, then = ({row.person for row in rows if row.asked is asked} for asked in (True, False))
    each = (PersonFigure(name, float(name in was), float(name in then)) for name in sorted(was | then))
    return Figure("met", people, len(was), len(then), tuple(each), item=item, need=need)


def _met_before(found: EditionDiff, one: Replayed) -> Iterable[MetBefore]:
    """What somebody met, or could have met, before what comes first; by the items that wait for more, less or something else."""
    former = found.new.former
    names = {name: name if name in found.new.items else former.get(name, "") for name in found.old.items}
    back = {now: was for was, now in names.items() if now}
    for change in found.of("locked", "sooner", "waits"):
        was, now = change.old, change.new
        if was is None or now is None or not (before := one.was.items.get(was.id)) or not before.ticks:
            continue
        first = {names[need] or need for need in found.old.needed(was.id)}
        after = set(found.new.needed(now.id))
        begun = before.ticks[0]
        for need in sorted(after - first):
            # What is new in that edition nobody could have done.
            if need in back and (done := _done(one.was, back[need])) is not None and done > begun:
                yield MetBefore(one.person, now.id, begun, need, _day(done), asked=True)
        days = [day for need in sorted(after) if need in back and (day := _done(one.then, need)) is not None]
        opens = max(days, default=1)
        for need in sorted(first - after):
            # What is out stays where they did it.
            done = _done(one.then, need) if need in one.then.items else _done(one.was, back.get(need, need))
            if opens < NEVER and done is not None and opens < done < NEVER:
                yield MetBefore(one.person, now.id, _day(opens), need, _day(done), asked=False)


def _done(days: Days, name: str) -> float | None:
    """On which day something was done, ``NEVER`` where it is not; None where it was not in their way."""
    return days.items[name].done if name in days.items else None


def _day(day: float) -> int:
    return int(day) if day < NEVER else 0

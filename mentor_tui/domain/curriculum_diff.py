"""What another edition of a curriculum changes, in the words of whoever leads, and what that does to those who are on it.

It compares what the two say, never the lines of two files: a file that only says the same otherwise has changed nothing.
What it does to somebody is their own record seen through both, by the same standing and the same pace that their own screen
shows; nothing here works them out a second time.

Nothing that is done is ever undone by an edition, and nothing that waits is lost: the record keeps both, whatever a file says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from functools import cached_property
from typing import Any, Literal, get_args

from mentor_tui.domain.conditions import AllOf, AnyOf, Condition, ItemDone, ModuleDone, PhaseDone, spelled
from mentor_tui.domain.curriculum import Curriculum, Item, Module, Phase
from mentor_tui.domain.effort import Effort, effort
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.pace import Pace, pace
from mentor_tui.domain.standing import Standing
from mentor_tui.domain.text import folded

ChangeKind = Literal[
    "added", "out", "renamed", "renamed?", "again", "locked", "sooner", "waits", "minutes", "day", "sign-off", "details"
]
"""What can become of an item, in the order of telling.

``renamed?`` is a guess: one went and one came that are much alike, and nothing says that they are two. ``again`` asks those
who have done it to look at it again. ``locked`` waits for more than before, ``sooner`` for less, ``waits`` for something
else. ``details`` is all the rest.
"""

KINDS: tuple[ChangeKind, ...] = get_args(ChangeKind)

ALIKE = 0.6
"""How much alike two titles are, of 1, before it is asked whether one is the other's new name."""

GUESSES_MOST = 20_000
"""Pairs of what went and what came that are held against each other; where there are more, nothing is guessed."""

_APART = (
    "id",
    "title",
    "minutes",
    "by_day",
    "requires",
    "when",
    "sign_off",
    "sign_off_each",
    "revision",
    "was",
    "state",
    "no_former",
    "confirmed",
)
"""What of an item has a kind of its own, or is seen by what becomes of it."""

_DETAILS = tuple(name for name in Item._fields if name not in _APART)
"""What else an item says."""


class EditionChange(NamedTuple):
    """One thing that another edition changes.

    Attributes:
        old: the item as it was; None where it is added.
        new: the item as it is then; None where it is out.
        fields: which of its details change.
        more, less: what it waits for then and does not now, and the other way round, as it is spelled: ``item: refund``.

    """

    kind: ChangeKind
    old: Item | None
    new: Item | None
    fields: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    less: tuple[str, ...] = ()

    @property
    def item(self) -> Item:
        """The item, as it is then where it is there then."""
        found = self.new or self.old
        assert found is not None
        return found


class EditionDiff(NamedTuple):
    """All that another edition of a curriculum changes.

    Attributes:
        changes: kind by kind, each in the order of the curriculum.
        texts: titles of what changes otherwise than by its items, or in whose order they stand: phases, modules, the whole.

    """

    old: Curriculum
    new: Curriculum
    changes: tuple[EditionChange, ...]
    texts: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything changes."""
        return bool(self.changes or self.texts)

    def of(self, *kinds: ChangeKind) -> tuple[EditionChange, ...]:
        """The changes of some kinds."""
        return tuple(change for change in self.changes if change.kind in kinds)

    @property
    def counts(self) -> Mapping[ChangeKind, int]:
        """Kind -> how many there are, of the kinds that there are."""
        found = {kind: len(self.of(kind)) for kind in KINDS}
        return {kind: count for kind, count in found.items() if count}


def diff(old: Curriculum, new: Curriculum) -> EditionDiff:
    """What ``new`` changes for whoever has ``old``. Drafts are nobody's yet, and what is deprecated is nobody's any more."""
    return _Comparison(old, new).made()


class _Comparison:
    """Two editions, item by item."""

    def __init__(self, old: Curriculum, new: Curriculum) -> None:
        self.old, self.new = old, new
        self.before, self.after = _in_use(old), _in_use(new)

    def made(self) -> EditionDiff:
        changes = [*self._come_and_gone()]
        for name, was in self.before.items():
            if (now := self.kept.get(name)) is not None:
                changes += self._changed(was, now)
        order = {item: place for place, item in enumerate((*self.before, *self.after))}
        changes.sort(key=lambda one: (KINDS.index(one.kind), order[one.item.id]))
        return EditionDiff(self.old, self.new, tuple(changes), tuple(self._texts()))

    @cached_property
    def kept(self) -> Mapping[str, Item]:
        """Id in the old edition -> the item in the new one under which its ticks are known."""
        found = {}
        for name in self.before:
            now = self.after.get(name) or self.after.get(self.new.former.get(name, ""))
            if now is not None:
                found[name] = now
        return found

    @cached_property
    def groups(self) -> Mapping[str, str]:
        """Former id of a phase or module -> its id in the new edition."""
        return {old: group.id for group in _groups(self.new) for old in group.was}

    def _come_and_gone(self) -> Iterator[EditionChange]:
        there = {item.id for item in self.kept.values()}
        out = [item for name, item in self.before.items() if name not in self.kept]
        added = [item for name, item in self.after.items() if name not in there]
        guessed = _guessed(out, [item for item in added if not item.no_former])
        for was in out:
            now = guessed.get(was.id)
            yield EditionChange("renamed?", was, now) if now is not None else EditionChange("out", was, None)
        taken = {now.id for now in guessed.values()}
        yield from (EditionChange("added", None, now) for now in added if now.id not in taken)

    def _changed(self, was: Item, now: Item) -> Iterator[EditionChange]:
        def differs(*names: str) -> bool:
            return any(getattr(was, name) != getattr(now, name) for name in names)

        if differs("title", "id"):
            yield EditionChange("renamed", was, now)
        if now.revision > was.revision:
            yield EditionChange("again", was, now)
        yield from self._opens(was, now)
        if differs("minutes"):
            yield EditionChange("minutes", was, now)
        if differs("by_day"):
            yield EditionChange("day", was, now)
        if differs("sign_off", "sign_off_each"):
            yield EditionChange("sign-off", was, now)
        fields = [name for name in _DETAILS if differs(name)]
        if self._place(self.old, was, self.groups) != self._place(self.new, now, {}):
            fields.append("place")
        if fields:
            yield EditionChange("details", was, now, tuple(fields))

    @staticmethod
    def _place(edition: Curriculum, item: Item, names: Mapping[str, str]) -> tuple[str, ...]:
        return tuple(names.get(group.id, group.id) for group in edition.places[item.id])

    def _opens(self, was: Item, now: Item) -> Iterator[EditionChange]:
        """What becomes of what an item waits for; nothing where it is the same."""
        names = {name: item.id for name, item in self.kept.items()}
        before = _parts(self.old.opening[was.id], {**self.groups, **names})
        after = _parts(self.new.opening[now.id], {})
        if before != after:
            kind: ChangeKind = "sooner" if after < before else "locked" if after > before else "waits"
            more, less = (
                sorted(part for part in parts if isinstance(part, str)) for parts in (after - before, before - after)
            )
            yield EditionChange(kind, was, now, more=tuple(more), less=tuple(less))

    def _texts(self) -> Iterator[str]:
        if _said(self.old) != _said(self.new):
            yield self.new.title
        before = {self.groups.get(group.id, group.id): group for group in _groups(self.old)}
        for group in _groups(self.new):
            was = before.get(group.id)
            if was is not None and (_said(was) != _said(group) or self._reordered(was, group)):
                yield group.title

    def _reordered(self, was: Phase | Module, group: Phase | Module) -> bool:
        """Whether what is in both stands in another order."""
        before = [self.kept[item.id].id for item in was.items if item.id in self.kept]
        after = [item.id for item in group.items if item.id in self.after]
        return [name for name in before if name in after] != [name for name in after if name in before]


def _in_use(curriculum: Curriculum) -> Mapping[str, Item]:
    return {name: item for name, item in curriculum.items.items() if not item.state}


def _groups(curriculum: Curriculum) -> Iterator[Phase | Module]:
    for phase in curriculum.phases:
        yield phase
        yield from phase.modules


def _said(group: Curriculum | Phase | Module) -> Mapping[str, Any]:
    """What a curriculum, phase or module says of itself."""
    left_out = ("id", "was", "version", "phases", "modules", "items")
    return {name: value for name, value in group._asdict().items() if name not in left_out}


def _parts(condition: Condition, names: Mapping[str, str]) -> frozenset[object]:
    """What has to hold, all of it, as something that can be compared whatever the order it is written in."""
    match condition:
        case AllOf(parts):
            return frozenset[object]().union(*(_parts(part, names) for part in parts))
        case AnyOf((only,)):
            return _parts(only, names)
        case AnyOf(parts):
            return frozenset([frozenset(_parts(part, names) for part in parts)])
        case ItemDone(name):
            return frozenset([f"item: {names.get(name, name)}"])
        case ModuleDone(name):
            return frozenset([f"module: {names.get(name, name)}"])
        case PhaseDone(name):
            return frozenset([f"phase: {names.get(name, name)}"])
        case _:
            return frozenset([spelled(condition)])


def _guessed(out: list[Item], added: list[Item]) -> Mapping[str, Item]:
    """Id of what went -> what came that is much like it; the most alike first, each once."""
    if len(out) * len(added) > GUESSES_MOST:
        return {}
    pairs = []
    for was in out:
        for now in added:
            alike = _alike(was, now)
            if alike >= ALIKE:
                pairs.append((-alike, was.id, now.id, now))
    found: dict[str, Item] = {}
    taken: set[str] = set()
    for _alike_by, was_id, now_id, now in sorted(pairs, key=lambda row: row[:3]):
        if was_id not in found and now_id not in taken:
            found[was_id] = now
            taken.add(now_id)
    return found


def _alike(was: Item, now: Item) -> float:
    if was.about and was.about == now.about:
        return 1.0
    match = SequenceMatcher(None, folded(was.title), folded(now.title), autojunk=False)
    return match.ratio() if match.real_quick_ratio() >= ALIKE and match.quick_ratio() >= ALIKE else 0.0


class WorkLeft(NamedTuple):
    """What somebody has still to do: how many things, and what these take."""

    items: int
    effort: Effort


def work_left(standing: Standing) -> WorkLeft:
    """What is the hire's own, has to be done, and is neither done nor sent."""
    own = standing.curriculum.own_items if standing.curriculum is not None else ()
    left = [standing.item(item).minutes_left for item in own if standing.states.get(item.id) not in ("done", "waiting")]
    return WorkLeft(len(left), effort(left))


class EditionEffect(NamedTuple):
    """What another edition does to somebody who is on the curriculum.

    Attributes:
        day: which working day of theirs it is.
        today, then: what they have to do, by the edition of today and by the other.
        pace, pace_then: how they stand with the plan by each.
        lost: ids of what is done by the one and not by the other, though it is in both; nothing ever is.

    """

    person: str
    day: int
    today: WorkLeft
    then: WorkLeft
    pace: Pace
    pace_then: Pace
    lost: tuple[str, ...] = ()

    @property
    def stays(self) -> bool:
        """Whether their pace is the same."""
        return (self.pace.state, self.pace.days) == (self.pace_then.state, self.pace_then.days)

    @property
    def same(self) -> bool:
        """Whether nothing is otherwise for them."""
        return self.stays and self.today == self.then


def effect(found: EditionDiff, today: Standing, then: Standing) -> EditionEffect:
    """What another edition does to somebody, from their record seen through both."""
    former = found.new.former
    lost = [
        name
        for name, state in today.states.items()
        if state == "done"
        and (now := name if name in found.new.items else former.get(name)) is not None
        and not then.done(now)
    ]
    return EditionEffect(
        today.person,
        today.day,
        work_left(today),
        work_left(then),
        pace(today),
        pace(then),
        tuple(lost),
    )


class ChangeMet(NamedTuple):
    """Where those who are on a curriculum stand with something that another edition changes.

    Attributes:
        done: who has done it; it stays theirs.
        waiting: for whom it waits for a sign-off; it goes on waiting.
        begun: who has begun it and has not sent it.
        ahead: who has it before them.
        opens: who can begin it then and cannot today.
        closes: who can begin it today, has not, and cannot then.

    """

    done: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()
    begun: tuple[str, ...] = ()
    ahead: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()
    closes: tuple[str, ...] = ()


def met_by(change: EditionChange, people: Iterable[tuple[Standing, Standing]]) -> ChangeMet:
    """Where some people stand with a change, each seen through the edition of today and through the other."""
    found: dict[str, list[str]] = {name: [] for name in ChangeMet._fields}
    for today, then in people:
        before, after = _state(today, change.old), _state(then, change.new)
        where = _WHERE.get(before or after or "")
        if where is not None:
            found[where].append(today.person)
        if change.old is not None and change.new is not None and (before, after) == ("locked", "open"):
            found["opens"].append(today.person)
        if (before, after) == ("open", "locked"):
            found["closes"].append(today.person)
    return ChangeMet(*(tuple(names) for names in found.values()))


_WHERE = {
    "done": "done",
    "waiting": "waiting",
    "started": "begun",
    "returned": "begun",
    "open": "ahead",
    "locked": "ahead",
}


def _state(standing: Standing, item: Item | None) -> str | None:
    """Where an item stands for somebody; None where it is not in their way."""
    if item is None or standing.curriculum is None or item.id not in standing.curriculum.items:
        return None
    return standing.state(standing.curriculum.items[item.id])

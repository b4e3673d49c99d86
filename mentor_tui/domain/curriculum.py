"""What there is to learn, as a curriculum file says it: phases, modules, items."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from itertools import chain
from types import MappingProxyType
from typing import Any

from mentor_tui.domain.conditions import (
    ALWAYS,
    AllOf,
    AnyOf,
    Atom,
    BasicsDone,
    CompetencyAt,
    Condition,
    ItemDone,
    ModuleDone,
    PhaseDone,
    SideTaskDone,
    atoms,
    both,
    without,
)
from mentor_tui.domain.effort import Stretch, stretches, usual
from mentor_tui.domain.fit import Added, Fit, Own, number_of
from mentor_tui.domain.item_kinds import LEVEL_ALONE, LEVEL_SIGNED, Evidence, InUse, Kind, SignOff
from mentor_tui.domain.named import NamedTuple

NONE: Mapping[Any, Any] = MappingProxyType({})
"""Nothing under any key; shared, and not to be changed."""


class Item(NamedTuple):
    """One thing that can be ticked.

    Attributes:
        id: unique among the phases, modules and items of its curriculum.
        minutes: hands-on minutes for one time, None where nobody planned them.
        times: how often it is done.
        by_day: the person's own working day on which it should be done; may be zero or negative (before day 1).
        who: whose part it is: one of ``BY_RELATION``, or the id of a part; all but the hire's is owed to the hire.
        requires: ids of items, modules or phases that come first.
        when: what else must hold before it opens.
        sign_off: who confirms it; ``cleared`` is the mentor's yes to the work named in ``clearance``.
        sign_off_each: whether every repetition is signed, not once with the last.
        look_for: what good looks like, the lines that a signer ticks.
        renews: days after which it is due again, or None.
        closes: whether this is the talk that ends the basics.
        competency: competency id -> level that a done item is to show; see ``shows``.
        revision: raised when the content changed; what was done before then reads "re-check".
        was: ids that it had before.
        short: what lists call it, where its title is too long for them.
        owed: how it reads for the hire whom it is owed to, where it is not their own part.
        links: where to find it, the first goes first: web addresses, ``mailto:``, or a channel (``#name``).
        optional: whether it can be left out: it can be ticked, and counts for and against nothing.
        state: whether it is in use; see ``Curriculum.fitted`` for who has it.
        under: the item of its module that it stands below, "" where it stands below none.
        positions: it is only for those who have one of these when they begin; for everybody where there are none.
        no_former: whether it says that it was nothing before (``was: []``), so that nobody asks.
        confirmed: the ISO date on which whoever keeps it true said that it is still right, None where they never did.

    """

    id: str
    title: str
    kind: Kind
    minutes: int | None
    by_day: int
    times: int = 1
    who: str = "hire"
    requires: tuple[str, ...] = ()
    when: Condition = ALWAYS
    sign_off: SignOff = "none"
    sign_off_each: bool = False
    evidence: Evidence = "none"
    look_for: tuple[str, ...] = ()
    clearance: str | None = None
    renews: int | None = None
    milestone: str | None = None
    closes: bool = False
    competency: Mapping[str, int] = NONE
    revision: int = 1
    was: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    about: str = ""
    short: str = ""
    owed: str = ""
    optional: bool = False
    state: InUse = ""
    under: str = ""
    positions: tuple[str, ...] = ()
    no_former: bool = False
    confirmed: str | None = None

    @property
    def label(self) -> str:
        """What lists call it."""
        return self.short or self.title

    @property
    def asks_sign_off(self) -> bool:
        """Whether a tick of it waits for a sign-off: what a mentor or lead owes is confirmed by their tick."""
        return self.sign_off != "none" and self.who == "hire"

    def shows(self, competency: str, *, signed: bool) -> int:
        """The level at which it shows a competency once it is done, 0 for none.

        Args:
            competency: id.
            signed: whether somebody signed it off.

        """
        return min(self.competency.get(competency, 0), LEVEL_SIGNED if signed else LEVEL_ALONE)

    @property
    def text(self) -> str:
        """All that a signer had before them: title, about, lines. What a sign-off freezes."""
        return "\n".join([self.title, "", self.about.strip(), *(f"- {line}" for line in self.look_for)])

    @property
    def digest(self) -> str:
        """SHA-256 of ``text``, hexadecimal."""
        import hashlib

        return hashlib.sha256(self.text.encode()).hexdigest()


class Module(NamedTuple):
    """A handful of items that belong together."""

    id: str
    title: str
    items: tuple[Item, ...]
    area: str | None = None
    maintainer: str | None = None
    was: tuple[str, ...] = ()
    about: str = ""
    positions: tuple[str, ...] = ()

    @property
    def counted(self) -> tuple[Item, ...]:
        """Its items that have to be done."""
        return tuple(item for item in self.items if not item.optional)


class PartDef(NamedTuple):
    """Whose part an item can be beside hire, mentor and lead: IT, payroll. Who has it stands in the roster."""

    id: str
    title: str
    was: tuple[str, ...] = ()


class Phase(NamedTuple):
    """A stretch of the way, with the own working day on which it should be done."""

    id: str
    title: str
    by_day: int
    modules: tuple[Module, ...]
    basics: bool = False
    was: tuple[str, ...] = ()
    about: str = ""

    @property
    def items(self) -> tuple[Item, ...]:
        """Its items, in order."""
        return tuple(item for module in self.modules for item in module.items)

    @property
    def counted(self) -> tuple[Item, ...]:
        """Its items that have to be done."""
        return tuple(item for module in self.modules for item in module.counted)


class _File(NamedTuple):
    """What a curriculum file says; see ``Curriculum``, which adds what follows from it."""

    id: str
    title: str
    version: int
    phases: tuple[Phase, ...]
    about: str = ""
    was: tuple[str, ...] = ()
    maintainer: str | None = None
    parts: tuple[PartDef, ...] = ()


class Curriculum(_File):
    """A whole way through, as one file says it, or as one person has it. Ids in it were checked when it was loaded.

    What can be left out stands among the items, and in nothing that is counted, due or waited for.
    """

    left_out: frozenset[str] = frozenset()
    """Ids of items, modules and phases of the file that whoever has it so is not asked for."""

    skipped: frozenset[str] = frozenset()
    """Ids of items that were skipped for whoever has it so: what waits for these goes on as if they were done."""

    @cached_property
    def offered(self) -> Curriculum:
        """As somebody has it who begins today, whatever their position."""
        return self.fitted({})

    def fitted(
        self, states: Mapping[str, str], position: str | None = None, fits: Mapping[str, Fit] = NONE
    ) -> Curriculum:
        """As one person has it; the one place that says which items are in somebody's way, and which of them count.

        What is not in use, not yet or no more, and what is for other positions, is only theirs who have begun it, and of a
        draft nobody has who never saw it in use: what they have done of it counts as it did, what waits is not lost, the rest
        can be left out. What can be left out (``Item.optional``) is everybody's and counts nowhere. What was skipped for them
        can be left out too, until they do it all the same: then it counts as it did. What was moved for them has that day.
        What was added for them stands last in its module, and is an item like any.

        Args:
            states: item id -> stored state, of what they have touched.
            position: their position when they began it, by today's id; None asks for what somebody of any may have.
            fits: item id -> what was changed of it for them.

        """
        if not self.fits and not fits:
            return self
        named = position if position is None or position in self._named_positions else ""
        if named not in self._withheld:
            self._withheld[named] = tuple(name for name in self.items if self._withholds(name, named))
        touched = ((name, states.get(name, "open")) for name in self._withheld[named])
        kept = tuple((name, state == "done") for name, state in touched if state != "open")
        known = [(n, one) for n, one in sorted(fits.items()) if n in self.items or one.item]
        closing = self.closing.id if self.closing else ""
        skipped = tuple(name for name, one in known if one.skips(states.get(name, "open")) and name != closing)
        moved = tuple((name, one.by_day) for name, one in known if one.moved)
        added = tuple(one.item for _name, one in sorted(known, key=lambda row: number_of(row[0])) if one.item)
        own = Own(named, kept, skipped, moved, added)
        if own not in self._fits:
            self._fits[own] = fit(self, self._withheld[named], own)
        return self._fits[own]

    def home(self, by_day: int, module: str = "") -> tuple[Phase, Module]:
        """Where something of somebody's own stands: in that module, else last in the first phase that ends no earlier."""
        named = ((phase, one) for phase in self.phases for one in phase.modules if module in (one.id, *one.was))
        if module and (found := next(named, None)) is not None:
            return found
        phase = next((phase for phase in self.phases if phase.by_day >= by_day), self.phases[-1])
        return phase, phase.modules[-1]

    @cached_property
    def fits(self) -> bool:
        """Whether not everybody has the same of it."""
        return self.asks_position or any(item.state for item in self.items.values())

    @property
    def asks_position(self) -> bool:
        """Whether anything in it is for some positions only."""
        return bool(self._named_positions)

    @cached_property
    def _named_positions(self) -> frozenset[str]:
        modules = (module.positions for phase in self.phases for module in phase.modules)
        return frozenset(chain(*modules, *(item.positions for item in self.items.values())))

    def _withholds(self, name: str, position: str | None) -> bool:
        item, (_phase, module) = self.items[name], self.places[name]
        asked = (only for only in (module.positions, item.positions) if only)
        return bool(item.state) or (position is not None and any(position not in only for only in asked))

    @cached_property
    def _withheld(self) -> dict[str | None, tuple[str, ...]]:
        return {}

    @cached_property
    def _fits(self) -> dict[Own, Curriculum]:
        return {}

    @cached_property
    def items(self) -> Mapping[str, Item]:
        """Item id -> item, in the order of the file."""
        return {item.id: item for phase in self.phases for item in phase.items}

    @cached_property
    def places(self) -> Mapping[str, tuple[Phase, Module]]:
        """Item id -> the phase and module it stands in."""
        return {item.id: (phase, module) for phase in self.phases for module in phase.modules for item in module.items}

    @cached_property
    def depths(self) -> Mapping[str, int]:
        """Item id -> below how many others it stands; what stands below none is left out."""
        found: dict[str, int] = {}
        for item in self.items.values():
            if item.under in self.items:
                found[item.id] = found.get(item.under, 0) + 1
        return found

    @cached_property
    def phase_titles(self) -> Mapping[str, str]:
        """Item id -> title of the phase it stands in."""
        return {item: phase.title for item, (phase, _module) in self.places.items()}

    @cached_property
    def basics(self) -> tuple[Item, ...]:
        """The items of the basics, whosever part they are."""
        return tuple(item for phase in self.phases if phase.basics for item in phase.counted)

    @cached_property
    def counted_ids(self) -> frozenset[str]:
        """The ids of the items that have to be done."""
        return frozenset(item.id for item in self.items.values() if not item.optional)

    @cached_property
    def phase_ids(self) -> Mapping[str, frozenset[str]]:
        """Phase id -> the ids of its items that have to be done."""
        return {phase.id: frozenset(item.id for item in phase.counted) for phase in self.phases}

    @cached_property
    def basics_ids(self) -> frozenset[str]:
        """The ids of the items of the basics."""
        return frozenset(item.id for item in self.basics)

    @cached_property
    def others(self) -> tuple[Item, ...]:
        """The items that are somebody else's part: the mentor's, the lead's, or one that the curriculum names."""
        return tuple(item for item in self.items.values() if item.who != "hire")

    @cached_property
    def owed(self) -> tuple[Item, ...]:
        """The same, as far as they are owed."""
        return tuple(item for item in self.others if not item.optional)

    @cached_property
    def own(self) -> tuple[tuple[Phase, tuple[Item, ...]], ...]:
        """Each phase with the items that are the hire's part, and have to be done."""
        return tuple((phase, tuple(item for item in phase.counted if item.who == "hire")) for phase in self.phases)

    @cached_property
    def own_items(self) -> tuple[Item, ...]:
        """The same items, in the order of the curriculum."""
        return tuple(item for _phase, items in self.own for item in items)

    @cached_property
    def usual_minutes(self) -> int:
        """Hands-on minutes of a usual thing, once: what one without a time counts for where times are compared."""
        return usual(item.minutes for item in self.own_items)

    def weight(self, item: Item) -> int:
        """What one time of an item counts for where times are compared: its minutes, or those of a usual thing."""
        return self.usual_minutes if item.minutes is None else item.minutes

    @cached_property
    def minutes_a_day(self) -> float:
        """Hands-on minutes that the plan asks of a hire on a day, over all of its days; by weight."""
        days = max((item.by_day for item in self.own_items), default=0)
        return sum(self.weight(item) * item.times for item in self.own_items) / max(days, 1)

    @cached_property
    def due_days(self) -> tuple[int, ...]:
        """The days of the plan on which something is due, the first first."""
        return tuple(sorted({item.by_day for item in self.items.values() if not item.optional}))

    @cached_property
    def stretches(self) -> Mapping[str, Stretch]:
        """Phase id -> the stretch of days that the plan gives it; see ``effort.stretches``."""
        return stretches(
            (phase.id, phase.by_day, [(item.by_day, self.weight(item) * item.times) for item in items])
            for phase, items in self.own
        )

    @cached_property
    def closing(self) -> Item | None:
        """The talk that ends the basics."""
        return next((item for item in self.items.values() if item.closes), None)

    @cached_property
    def groups(self) -> Mapping[str, tuple[Item, ...]]:
        """Phase or module id -> its items that have to be done."""
        found: dict[str, tuple[Item, ...]] = {}
        for phase in self.phases:
            found[phase.id] = phase.counted
            for module in phase.modules:
                found[module.id] = module.counted
        return found

    @cached_property
    def former(self) -> Mapping[str, str]:
        """Former item id -> today's id."""
        return {old: item.id for item in self.items.values() for old in item.was}

    @cached_property
    def opening(self) -> Mapping[str, Condition]:
        """Item id -> all that must hold before it opens, ``requires`` and ``when`` together."""
        found = {item.id: both(self._required(item), item.when) for item in self.items.values()}
        if not self.left_out:
            return found
        return {name: without(opening, self.left_out) or ALWAYS for name, opening in found.items()}

    def _required(self, item: Item) -> Condition:
        parts: list[Condition] = []
        for name in item.requires:
            if name in self.items or name in self.left_out:
                parts.append(ItemDone(name))
            else:
                parts.append(PhaseDone(name) if name in self.phase_ids else ModuleDone(name))
        return AllOf(tuple(parts)) if parts else ALWAYS

    @cached_property
    def asks_side_tasks(self) -> bool:
        """Whether any item waits for a side task, so that the team's record has to be read for it."""
        return any(isinstance(atom, SideTaskDone) for opening in self.opening.values() for atom in atoms(opening))

    @cached_property
    def unlocks(self) -> Mapping[str, tuple[str, ...]]:
        """Item id -> the items that wait for it: they name it, a group with it, or an ability that it shows."""
        found: dict[str, dict[str, None]] = {name: {} for name in self.items}
        for name, opening in self.opening.items():
            for atom in atoms(opening):
                for needed in self._helping(atom):
                    found[needed][name] = None
        return {name: tuple(others) for name, others in found.items()}

    def needed(self, item: str) -> frozenset[str]:
        """The items without which an item cannot be begun, those that they need in turn among them.

        Of several ways (``any``) only what all of them need is meant.
        """
        known = self._needed
        if item not in known:
            known[item] = frozenset()  # ends a circle, which no checked curriculum has
            known[item] = self._needed_by(self.opening[item])
        return known[item]

    @cached_property
    def _needed(self) -> dict[str, frozenset[str]]:
        return {}

    def _needed_by(self, condition: Condition) -> frozenset[str]:
        if isinstance(condition, AllOf):
            return frozenset[str]().union(*map(self._needed_by, condition.parts))
        if isinstance(condition, AnyOf):
            ways = [self._needed_by(part) for part in condition.parts]
            return ways[0].intersection(*ways[1:]) if ways else frozenset()
        each = [self.needed(name) | {name} for name in self._helping(condition)]
        if isinstance(condition, CompetencyAt):
            return each[0].intersection(*each[1:]) if each else frozenset()
        return frozenset[str]().union(*each)

    def _helping(self, atom: Atom) -> Iterable[str]:
        match atom:
            case ItemDone(item):
                return (item,) if item in self.items else ()
            case PhaseDone(group) | ModuleDone(group):
                return (item.id for item in self.groups.get(group, ()))
            case BasicsDone():
                return (self.closing.id,) if self.closing else (item.id for item in self.basics)
            case CompetencyAt(competency, level):
                able = (item for item in self.items.values() if competency in item.competency)
                return (item.id for item in able if item.shows(competency, signed=item.asks_sign_off) >= level)
            case _:
                return ()


def own_item(added: Added) -> Item:
    """An item that is somebody's own, as items are."""
    name, title, _module, by_day, kind, minutes, who, sign_off, evidence, link = added
    said = Item(name, title, kind, minutes, by_day, who=who, sign_off=sign_off, evidence=evidence)
    return said._replace(links=(link,) if link else ())


def fit(whole: Curriculum, withheld: Collection[str], own: Own) -> Curriculum:
    """A curriculum without what is withheld, save what somebody has begun and keeps, done or not; see ``Curriculum.fitted``."""
    kept, skipped, moved = dict(own.kept), frozenset(own.skipped), dict(own.moved)
    added: dict[str, list[Item]] = {}
    for one in own.added:
        added.setdefault(whole.home(one.by_day, one.module)[1].id, []).append(own_item(one))
    gone = {name for name in withheld if name not in kept}

    def theirs(item: Item) -> Item:
        under = item.under
        while under in gone:
            under = whole.items[under].under
        optional = item.optional or item.id in skipped or not kept.get(item.id, True)
        return item._replace(optional=optional, under=under, by_day=moved.get(item.id, item.by_day))

    phases: list[Phase] = []
    for phase in whole.phases:
        modules: list[Module] = []
        for module in phase.modules:
            theirs_of = chain((item for item in module.items if item.id not in gone), added.get(module.id, ()))
            if items := tuple(map(theirs, theirs_of)):
                modules.append(module._replace(items=items))
            else:
                gone.add(module.id)
        if modules:
            phases.append(phase._replace(modules=tuple(modules)))
        else:
            gone.add(phase.id)
    found = whole._replace(phases=tuple(phases))
    found.left_out, found.skipped = frozenset(gone), skipped - gone
    return found

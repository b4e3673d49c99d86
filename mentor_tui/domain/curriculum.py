"""What there is to learn and to take on, as the YAML files say it: curricula, tracks, competencies, calendars, budgets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from mentor_tui.domain.calendar import Holiday, Pattern
from mentor_tui.domain.conditions import (
    ALWAYS,
    AllOf,
    Atom,
    BasicsDone,
    CompetencyAt,
    Condition,
    ItemDone,
    ModuleDone,
    PhaseDone,
    SideTaskDone,
    Voice,
    atoms,
    both,
)

Kind = Literal[
    "read", "watch", "shadow", "pair", "practise", "ticket", "quiz", "write", "meet", "do", "drill", "review"
]
Who = Literal["hire", "mentor", "lead"]
SignOff = Literal["none", "mentor", "lead", "cleared"]
Evidence = Literal["none", "text", "link"]
Step = Literal["look", "help", "do", "own"]


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that can be ticked.

    Attributes:
        id: unique among the phases, modules and items of its curriculum.
        minutes: hands-on minutes for one time.
        times: how often it is done.
        by_day: the person's own working day on which it should be done; may be zero or negative (before day 1).
        who: whose part it is; what is the mentor's or lead's is owed to the hire.
        requires: ids of items, modules or phases that come first.
        when: what else must hold before it opens.
        sign_off: who confirms it; ``cleared`` is somebody who works alone in ``clearance``, the mentor by default.
        sign_off_each: whether every repetition is signed, not once with the last.
        look_for: what good looks like, the lines that a signer ticks.
        renews: days after which it is due again, or None.
        closes: whether this is the talk that ends the basics.
        competency: competency id -> level that a done item shows.
        revision: raised when the content changed; what was done before then reads "re-check".
        was: ids that it had before.

    """

    id: str
    title: str
    kind: Kind
    minutes: int
    by_day: int
    times: int = 1
    who: Who = "hire"
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
    competency: Mapping[str, int] = field(default_factory=dict)
    revision: int = 1
    was: tuple[str, ...] = ()
    link: str | None = None
    about: str = ""

    @property
    def text(self) -> str:
        """All that a signer had before them: title, about, lines. What a sign-off freezes."""
        return "\n".join([self.title, "", self.about.strip(), *(f"- {line}" for line in self.look_for)])

    @property
    def digest(self) -> str:
        """SHA-256 of ``text``, hexadecimal."""
        import hashlib

        return hashlib.sha256(self.text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Module:
    """A handful of items that belong together."""

    id: str
    title: str
    items: tuple[Item, ...]
    area: str | None = None
    maintainer: str | None = None
    was: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of the way, with the own working day on which it should be done."""

    id: str
    title: str
    by_day: int
    modules: tuple[Module, ...]
    basics: bool = False
    was: tuple[str, ...] = ()

    @property
    def items(self) -> tuple[Item, ...]:
        """Its items, in order."""
        return tuple(item for module in self.modules for item in module.items)


@dataclass(frozen=True, slots=True)
class Stretch:
    """The days of the plan over which a phase's work is spread, and the hire's own hands-on minutes on each of them."""

    first: int
    last: int
    minutes: float


@dataclass(frozen=True)
class Curriculum:
    """A whole way through, as one file says it. Ids in it were checked when it was loaded."""

    id: str
    title: str
    version: int
    phases: tuple[Phase, ...]
    about: str = ""
    was: tuple[str, ...] = ()

    @cached_property
    def items(self) -> Mapping[str, Item]:
        """Item id -> item, in the order of the file."""
        return {item.id: item for phase in self.phases for item in phase.items}

    @cached_property
    def places(self) -> Mapping[str, tuple[Phase, Module]]:
        """Item id -> the phase and module it stands in."""
        return {item.id: (phase, module) for phase in self.phases for module in phase.modules for item in module.items}

    @cached_property
    def basics(self) -> tuple[Item, ...]:
        """The items of the basics, whosever part they are."""
        return tuple(item for phase in self.phases if phase.basics for item in phase.items)

    @cached_property
    def phase_ids(self) -> Mapping[str, frozenset[str]]:
        """Phase id -> the ids of its items."""
        return {phase.id: frozenset(item.id for item in phase.items) for phase in self.phases}

    @cached_property
    def basics_ids(self) -> frozenset[str]:
        """The ids of the items of the basics."""
        return frozenset(item.id for item in self.basics)

    @cached_property
    def owed(self) -> tuple[Item, ...]:
        """The items that are the mentor's or the lead's part."""
        return tuple(item for item in self.items.values() if item.who != "hire")

    @cached_property
    def own(self) -> tuple[tuple[Phase, tuple[Item, ...]], ...]:
        """Each phase with the items that are the hire's part."""
        return tuple((phase, tuple(item for item in phase.items if item.who == "hire")) for phase in self.phases)

    @cached_property
    def stretches(self) -> Mapping[str, Stretch]:
        """Phase id -> the stretch of days that the plan gives it.

        It begins with the first day on which something of it is due; where all of it is due on one day, after the
        phase before.
        """
        found: dict[str, Stretch] = {}
        after = 1
        for phase, items in self.own:
            days = {item.by_day for item in items} or {phase.by_day}
            first, last = min(days) if len(days) > 1 else min(after, *days), max(phase.by_day, *days)
            minutes = sum(item.minutes * item.times for item in items)
            found[phase.id] = Stretch(first, last, minutes / (last - first + 1))
            after = max(after, last + 1)
        return found

    @cached_property
    def closing(self) -> Item | None:
        """The talk that ends the basics."""
        return next((item for item in self.items.values() if item.closes), None)

    @cached_property
    def groups(self) -> Mapping[str, tuple[Item, ...]]:
        """Phase or module id -> its items."""
        found: dict[str, tuple[Item, ...]] = {}
        for phase in self.phases:
            found[phase.id] = phase.items
            for module in phase.modules:
                found[module.id] = module.items
        return found

    @cached_property
    def former(self) -> Mapping[str, str]:
        """Former item id -> today's id."""
        return {old: item.id for item in self.items.values() for old in item.was}

    @cached_property
    def opening(self) -> Mapping[str, Condition]:
        """Item id -> all that must hold before it opens, ``requires`` and ``when`` together."""
        return {item.id: both(self._required(item), item.when) for item in self.items.values()}

    def _required(self, item: Item) -> Condition:
        phases = {phase.id for phase in self.phases}
        parts: list[Condition] = []
        for name in item.requires:
            if name in self.items:
                parts.append(ItemDone(name))
            else:
                parts.append(PhaseDone(name) if name in phases else ModuleDone(name))
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

    def _helping(self, atom: Atom) -> Iterable[str]:
        match atom:
            case ItemDone(item):
                return (item,) if item in self.items else ()
            case PhaseDone(group) | ModuleDone(group):
                return (item.id for item in self.groups.get(group, ()))
            case BasicsDone():
                return (self.closing.id,) if self.closing else (item.id for item in self.basics)
            case CompetencyAt(competency, level):
                return (item.id for item in self.items.values() if item.competency.get(competency, 0) >= level)
            case _:
                return ()


@dataclass(frozen=True, slots=True)
class Rung:
    """One side task: a step of a track.

    Attributes:
        hours: hours a week off the queue.
        places: how many may hold it at once; None is no limit.
        times: how many pieces make it done.
        minutes: hands-on minutes for one piece.
        opens: what must hold before it can be taken.
        confirmed_by: whose yes ends it, all of them.

    """

    id: str
    track: str
    title: str
    step: Step
    does: str
    hours: float
    opens: Condition
    confirmed_by: tuple[Voice, ...]
    places: int | None = None
    times: int = 1
    minutes: int = 60
    look_for: tuple[str, ...] = ()
    evidence: Evidence = "none"
    about: str = ""
    was: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Track:
    """A way to grow beside the queue: up to four rungs, look, help, do, own."""

    id: str
    title: str
    rungs: tuple[Rung, ...]
    about: str = ""
    owner: str | None = None


@dataclass(frozen=True, slots=True)
class Competency:
    """A named ability with a sentence of behaviour for each level."""

    id: str
    title: str
    levels: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class MentoringCost:
    """What one mentee costs a mentor, from the mentee's week ``first`` to ``last`` (None: without end)."""

    first: int
    last: int | None
    hours: float


@dataclass(frozen=True, slots=True)
class Budget:
    """How many hours a week may go off the queue, for a full contract, and when the program should speak up.

    Attributes:
        before_basics: hours before the basics are done.
        first_days: own working days after the basics during which ``first_hours`` holds.
        positions: position -> hours after that; ``otherwise`` for a position that is not named.
        tasks_at_once: side tasks that one person may hold.
        still_yours_after, quiet_after, no_session_after: working days without a move before it is said.
        pace_from_day: no pace is shown before this own working day.

    """

    before_basics: float = 0
    first_days: int = 20
    first_hours: float = 2
    positions: Mapping[str, float] = field(default_factory=dict)
    otherwise: float = 4
    mentoring: tuple[MentoringCost, ...] = ()
    tasks_at_once: int = 2
    still_yours_after: int = 20
    quiet_after: int = 3
    no_session_after: int = 5
    pace_from_day: int = 10

    def mentoring_hours(self, week: int) -> float:
        """Hours a week that a mentee costs in their week ``week``, from 1; a hire who is still coming costs week 1."""
        week = max(week, 1)
        for row in self.mentoring:
            if row.first <= week and (row.last is None or week <= row.last):
                return row.hours
        return 0.0


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """The team's calendars: the hours of a full contract, named working patterns, holidays by place."""

    full_week: float = 40.0
    patterns: Mapping[str, Pattern] = field(default_factory=dict)
    holidays: Mapping[str, tuple[Holiday, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Catalogue:
    """Everything that the YAML files say, checked and cross-checked."""

    curricula: Mapping[str, Curriculum] = field(default_factory=dict)
    tracks: Mapping[str, Track] = field(default_factory=dict)
    competencies: Mapping[str, Competency] = field(default_factory=dict)
    calendar: WorkCalendar = field(default_factory=WorkCalendar)
    budget: Budget = field(default_factory=Budget)
    digest: str = ""

    @cached_property
    def rungs(self) -> Mapping[str, Rung]:
        """Rung id -> rung, track by track."""
        return {rung.id: rung for track in self.tracks.values() for rung in track.rungs}

    @cached_property
    def former_curricula(self) -> Mapping[str, str]:
        """Former curriculum id -> today's id."""
        return {old: curriculum.id for curriculum in self.curricula.values() for old in curriculum.was}

    @cached_property
    def former_rungs(self) -> Mapping[str, str]:
        """Former rung id -> today's id."""
        return {old: rung.id for rung in self.rungs.values() for old in rung.was}

    def curriculum(self, name: str | None) -> Curriculum | None:
        """A curriculum by its id or by one it had before."""
        if name is None:
            return None
        return self.curricula.get(self.former_curricula.get(name, name))

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """Item or rung id -> title, over all curricula; of two items with one id, the first."""
        found = {rung.id: rung.title for rung in self.rungs.values()}
        for _curriculum, item in self.all_items():
            found.setdefault(item.id, item.title)
        return found

    def all_items(self) -> Iterator[tuple[Curriculum, Item]]:
        """Every item of every curriculum."""
        for curriculum in self.curricula.values():
            for item in curriculum.items.values():
                yield curriculum, item

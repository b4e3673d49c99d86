"""A curriculum as its authors look through it: what needs what, where people stand, and what is wrong beside the lines."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal, Protocol

from mentor_tui.catalogue.faults import Fault
from mentor_tui.domain.catalogue import Catalogue
from mentor_tui.domain.conditions import (
    ALWAYS,
    BasicsDone,
    Condition,
    ItemDone,
    ModuleDone,
    PhaseDone,
    atoms,
)
from mentor_tui.domain.curriculum import Curriculum, Item
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.not_alone import ItemCost
from mentor_tui.domain.problems import Problem, refuse_if
from mentor_tui.domain.proposals import BetterWords
from mentor_tui.domain.record import TEAM
from mentor_tui.domain.rules.curricula import may_browse
from mentor_tui.services import finding
from mentor_tui.services.actor_context import ActorContext, readable_team
from mentor_tui.services.authors import UnderWay
from mentor_tui.services.confirming import ConfirmedRow, rows_of
from mentor_tui.services.not_alone import costs
from mentor_tui.services.proposals import improved_by, proposals_page
from mentor_tui.services.waiting_words import ProposalView

LOOK_SECONDS = 0.1
"""How often a screen on which authors look asks whether a file was saved."""

NodeKind = Literal["phase", "module", "item"]


class CurriculumFile(NamedTuple):
    """The file of a curriculum as it is now.

    Attributes:
        path: where it is.
        lines: what stands in it; none where it cannot be read.
        at: id of a phase, module or item -> its line, from 1.
        faults: what ``check`` says of it, warnings too.
        edition: ISO date on which the edition was first seen that is in force in its place, "" where none is.
        elsewhere: the first fault of each other file that has one.

    """

    path: str
    lines: Sequence[str] = ()
    at: Mapping[str, int] = {}
    faults: Sequence[Fault] = ()
    edition: str = ""
    elsewhere: Sequence[Fault] = ()

    @property
    def broken(self) -> bool:
        """Whether it has a fault, so that it is not what is in force."""
        return any(not fault.warning for fault in self.faults)


class NodeStand(NamedTuple):
    """Where people stand with an item, or with anything in a phase or module.

    Attributes:
        at: how many have begun it, or have it back for one more go; ``waiting`` for a sign-off.
        done: how many have done it, of a phase or module all that has to be done.
        at_names, waiting_names: ids of those among them whose journeys the viewer may see.

    """

    at: int = 0
    waiting: int = 0
    done: int = 0
    at_names: tuple[str, ...] = ()
    waiting_names: tuple[str, ...] = ()


class CurriculumNode(NamedTuple):
    """A phase, module or item.

    Attributes:
        depth: below how many others it stands.
        item: None for a phase or module.
        by_day: the working day on which it should be done, None for a module.
        line: where it is in the file as it is now, 0 where it is not there.
        faults: those of the lines from there to the next one.
        needs: what must hold before it opens.
        needed_by: ids of the items that wait for it.
        opens: ids of the side tasks that wait for it.

    """

    id: str
    title: str
    kind: NodeKind
    depth: int
    item: Item | None
    about: str
    by_day: int | None
    maintainer: str
    line: int
    faults: tuple[Fault, ...]
    needs: Condition
    needed_by: tuple[str, ...]
    opens: tuple[str, ...]
    stand: NodeStand

    @property
    def label(self) -> str:
        """What lists call it."""
        return self.item.label if self.item is not None else self.title


@dataclass(frozen=True)
class CurriculumPage:
    """All of it.

    Attributes:
        id: of the curriculum.
        curriculum: what is in force, None where nothing is: the file has a fault, and never was without.
        nodes: phases with their modules, and these with their items, in their order.
        people: how many are on it.
        known: id -> title of every curriculum that the viewer may look through.
        names: person id -> name.
        titles: id -> title of what conditions may name: items, phases, modules, side tasks, competencies.
        costs: item id -> what it costs, where enough people sent it and somebody has read their histories.
        words: better words that wait for whoever may take them here, or are the viewer's own.
        improved: id of an item -> the proposals that were taken of it, the latest last.
        today: the day it is.
        confirmed: item id -> when it was last confirmed; nothing where the curriculum is not the team's to change.

    """

    id: str
    curriculum: Curriculum | None
    file: CurriculumFile
    nodes: tuple[CurriculumNode, ...]
    people: int
    known: Mapping[str, str]
    names: Mapping[str, str]
    titles: Mapping[str, str]
    costs: Mapping[str, ItemCost] = field(default_factory=dict)
    words: tuple[ProposalView, ...] = ()
    improved: Mapping[str, tuple[BetterWords, ...]] = field(default_factory=dict)
    today: date = date.min
    confirmed: Mapping[str, ConfirmedRow] = field(default_factory=dict)

    def words_for(self, item: str) -> tuple[ProposalView, ...]:
        """Those that wait for an item, the oldest first."""
        return tuple(view for view in self.words if view.proposal.item == item)

    @property
    def title(self) -> str:
        """What it is called."""
        return self.curriculum.title if self.curriculum is not None else self.id

    @cached_property
    def by_id(self) -> Mapping[str, CurriculumNode]:
        """Id -> phase, module or item."""
        return {node.id: node for node in self.nodes}

    @cached_property
    def _ends(self) -> list[int]:
        return sorted(node.line for node in self.nodes if node.line)

    def last_line(self, node: CurriculumNode) -> int:
        """The last line that is about something: the one before the next thing, or the last of the file."""
        after = bisect_right(self._ends, node.line)
        return self._ends[after] - 1 if after < len(self._ends) else len(self.file.lines)

    def node_at(self, line: int) -> CurriculumNode | None:
        """What a line is about; None before the first phase."""
        before = [node for node in self.nodes if 0 < node.line <= line]
        return max(before, key=lambda node: node.line, default=None)

    @cached_property
    def faulty(self) -> tuple[str, ...]:
        """Ids of what has faults or warnings beside it, in the order of the tree."""
        return tuple(node.id for node in self.nodes if node.faults)

    @cached_property
    def unplaced(self) -> tuple[Fault, ...]:
        """The faults that stand beside nothing of the tree: those of the head, and all where there is no tree."""
        return tuple(fault for fault in self.file.faults if self.node_at(fault.line) is None)


class Authors:
    """Whether whoever acts may look through curricula as their authors do: before there is a team, everybody."""

    def __init__(self, context: ActorContext) -> None:
        record = context.store.read(TEAM)
        self._alone = record is None
        self._me = context.team_of(record).acting(context.actor) if record is not None else None

    def why_not(self, curriculum: Curriculum | None) -> Problem | None:
        """Why they may not look through one, or None; None is one of which no edition was ever sound."""
        return None if self._alone else may_browse(self._me, curriculum)


class SeenCurricula(Protocol):
    """The files of the curricula, for whoever looks through them while they are written."""

    def changed(self) -> bool:
        """Whether a file was saved, came or went since they were last read, told once. It reads none, and may run in a thread."""

    def read(self, context: ActorContext, curriculum: str = "") -> CurriculumPage:
        """Have the files as they are now in force, and look through a curriculum; without one through the first there is.

        Raises:
            NotYours: it is not for the acting person.
            BadUse: there is no such curriculum.

        """


def node_in(page: CurriculumPage, name: str) -> tuple[CurriculumNode, ...]:
    """A phase, module or item, and all that stands in it or below it."""
    found: list[CurriculumNode] = []
    for node in page.nodes:
        if node.id == name or (found and node.depth > found[0].depth):
            found.append(node)
        elif found:
            break
    return tuple(found)


def curriculum_page(
    context: ActorContext,
    name: str,
    file: CurriculumFile,
    people: Iterable[UnderWay],
    known: Mapping[str, str],
    *,
    own: bool = False,
) -> CurriculumPage:
    """A curriculum as its authors look through it.

    Args:
        context: who looks.
        name: the curriculum's id.
        file: its file.
        people: everybody who is under way, on whichever curriculum.
        known: id -> title of every curriculum that they may look through.
        own: whether it is the team's to change.

    Raises:
        NotYours: it is not for the acting person.

    """
    catalogue = context.catalogue
    curriculum = catalogue.curricula.get(name)
    refuse_if(Authors(context).why_not(curriculum))
    team = readable_team(context.store, context.today())
    names: Mapping[str, str] = team.names if team is not None else {}
    if curriculum is None:
        return CurriculumPage(name, None, file, (), 0, known, names, {})
    there = [(one.person, _states(curriculum, one)) for one in people if one.curriculum in (name, *curriculum.was)]
    seen = {one.id for one in finding.people(context)}
    nodes = tuple(_nodes(catalogue, curriculum, file, _People(there, seen)))
    titles = {**catalogue.titles_in(name), **{node.id: node.title for node in nodes if node.kind != "item"}}
    titles |= {f"competency:{one.id}": one.title for one in catalogue.competencies.values()}
    words, better = _words(context, name) if team is not None else ((), {})
    today = context.today()
    rows = rows_of(context.store, team, curriculum, today) if own else ()
    cost, by_item = costs(context, name), {row.item: row for row in rows}
    return CurriculumPage(
        name, curriculum, file, nodes, len(there), known, names, titles, cost, words, better, today, by_item
    )


def _words(
    context: ActorContext, curriculum: str
) -> tuple[tuple[ProposalView, ...], Mapping[str, tuple[BetterWords, ...]]]:
    """Better words that wait in a curriculum, and those that were taken there, by item."""
    rows = (view for view in proposals_page(context).rows if view.proposal.curriculum == curriculum)
    waiting = tuple(view for view in rows if view.proposal.state == "open")
    return waiting, {item: ones for (of, item), ones in improved_by(context).items() if of == curriculum}


_States = tuple[str, Mapping[str, str]]
"""Somebody, and the states of the items that they have touched, by today's ids."""


def _states(curriculum: Curriculum, one: UnderWay) -> Mapping[str, str]:
    scopes, former, items = (curriculum.id, *curriculum.was), curriculum.former, curriculum.items
    found: dict[str, str] = {}
    for key, state in one.states.items():
        scope, _slash, name = key.partition("/")
        item = name if name in items else former.get(name)
        if scope in scopes and item is not None:
            found[item] = state
    return found


def _nodes(
    catalogue: Catalogue,
    curriculum: Curriculum,
    file: CurriculumFile,
    people: _People,
) -> Iterator[CurriculumNode]:
    by_group = _waiting_for_groups(curriculum)
    opens = _side_tasks(catalogue, curriculum)
    beside = _beside(file, (*curriculum.items, *by_group))

    def node(
        id_: str,
        title: str,
        kind: NodeKind,
        depth: int,
        about: str,
        day: int | None,
        kept: str | None,
        item: Item | None,
    ) -> CurriculumNode:
        inside = [id_] if item is not None else [one.id for one in curriculum.groups[id_]]
        return CurriculumNode(
            id_,
            title,
            kind,
            depth,
            item,
            about,
            day,
            kept or "",
            file.at.get(id_, 0),
            beside.get(id_, ()),
            curriculum.opening[id_] if item is not None else ALWAYS,
            curriculum.unlocks[id_] if item is not None else tuple(by_group[id_]),
            tuple(opens.get(id_, ())),
            people.with_(inside),
        )

    for phase in curriculum.phases:
        yield node(phase.id, phase.title, "phase", 0, phase.about, phase.by_day, curriculum.maintainer, None)
        for module in phase.modules:
            keeper = module.maintainer or curriculum.maintainer
            yield node(module.id, module.title, "module", 1, module.about, None, keeper, None)
            for item in module.items:
                depth = 2 + curriculum.depths.get(item.id, 0)
                yield node(item.id, item.title, "item", depth, item.about, item.by_day, keeper, item)


def _waiting_for_groups(curriculum: Curriculum) -> dict[str, dict[str, None]]:
    """Phase or module id -> the items that name it."""
    found: dict[str, dict[str, None]] = {name: {} for name in curriculum.groups}
    for name, opening in curriculum.opening.items():
        for atom in atoms(opening):
            if isinstance(atom, PhaseDone | ModuleDone):
                group = atom.phase if isinstance(atom, PhaseDone) else atom.module
                found.get(group, {})[name] = None
    return found


def _side_tasks(catalogue: Catalogue, curriculum: Curriculum) -> dict[str, dict[str, None]]:
    """Id of an item, module or phase -> the side tasks that wait for it; for the basics, that is the talk that ends them."""
    found: dict[str, dict[str, None]] = {}
    for rung in catalogue.rungs.values():
        for atom in atoms(rung.opens):
            match atom:
                case ItemDone(name) | ModuleDone(name) | PhaseDone(name):
                    found.setdefault(curriculum.former.get(name, name), {})[rung.id] = None
                case BasicsDone() if curriculum.closing is not None:
                    found.setdefault(curriculum.closing.id, {})[rung.id] = None
                case _:
                    pass
    return found


def _beside(file: CurriculumFile, ids: Iterable[str]) -> Mapping[str, tuple[Fault, ...]]:
    """Id -> the faults of its lines."""
    at = sorted((file.at[name], name) for name in ids if name in file.at)
    lines = [line for line, _name in at]
    found: dict[str, list[Fault]] = {}
    for fault in file.faults:
        before = bisect_right(lines, fault.line) - 1
        if before >= 0:
            found.setdefault(at[before][1], []).append(fault)
    return {name: tuple(faults) for name, faults in found.items()}


class _People:
    """Who has begun what, for whom it waits, and who has done it; item by item."""

    def __init__(self, people: Iterable[_States], seen: Collection[str]) -> None:
        self._seen = seen
        self._by_state: dict[str, dict[str, dict[str, None]]] = {"at": {}, "waiting": {}, "done": {}}
        for person, states in people:
            for item, state in states.items():
                by_item = self._by_state.get("at" if state in ("started", "returned") else state)
                if by_item is not None:
                    by_item.setdefault(item, {})[person] = None

    def with_(self, items: Sequence[str]) -> NodeStand:
        """Where they stand with some items together."""
        at, waiting = (
            list(dict.fromkeys(person for item in items for person in self._by_state[state].get(item, ())))
            for state in ("at", "waiting")
        )
        done = [self._by_state["done"].get(item, {}).keys() for item in items]
        through = set(done[0]).intersection(*done[1:]) if done else ()
        names = (tuple(person for person in those if person in self._seen) for those in (at, waiting))
        return NodeStand(len(at), len(waiting), len(through), *names)

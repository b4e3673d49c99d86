"""What can be reached: loops named as a whole, and items and side tasks that nothing can open.

An item opens when all that it asks for is done. Reckoned from what asks for nothing, whatever is never reached stands in a
loop or behind one. References to nothing count as met here, as they are told on their own.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

from mentor_tui.catalogue.faults import FaultCode, Mark, Report
from mentor_tui.catalogue.needs import Need, Parts, Ref
from mentor_tui.catalogue.nodes import NodeEntry, counts, true

LOOPS_MOST = 50

_Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Gate:
    """An item or a rung with what it needs."""

    report: Report
    entry: NodeEntry
    need: Parts


@dataclass(frozen=True, slots=True)
class _Edge:
    to: int
    mark: Mark | None


class _GateGraph:
    """One curriculum and all rungs. Nodes are numbers: ways, groups that are named, and nameless alternatives."""

    def __init__(self, phases: Sequence[NodeEntry], ways: Sequence[Gate]) -> None:
        self.labels: list[str | None] = []
        self.ways: dict[int, Gate] = {}
        self.edges: list[list[_Edge]] = []
        self.either: set[int] = set()
        self._nodes: dict[_Key, int] = {}
        self._groups: dict[_Key, list[NodeEntry]] = {}
        for phase in phases:
            inside = [item for module in phase.inside for item in module.inside if counts(item)]
            self._group("phase", phase.id, inside)
            if true(phase.node, "basics"):
                self._groups.setdefault(("basics", "done"), []).extend(inside)
            for module in phase.inside:
                self._group("module", module.id, [item for item in module.inside if counts(item)])
        for way in ways:
            key = (way.entry.kind, way.entry.id or "")
            if way.entry.id is not None and key not in self._nodes:
                self.ways[self._new(way.entry.id, key)] = way
        for node, way in list(self.ways.items()):
            self._attach(node, way.need)

    def _group(self, kind: str, name: str | None, inside: list[NodeEntry]) -> None:
        if name is not None:
            self._groups.setdefault((kind, name), inside)

    def _new(self, label: str | None, key: _Key | None = None) -> int:
        self.labels.append(label)
        self.edges.append([])
        if key is not None:
            self._nodes[key] = len(self.labels) - 1
        return len(self.labels) - 1

    def _attach(self, node: int, need: Parts) -> None:
        for part in need.parts:
            if isinstance(part, Parts) and not part.any:
                self._attach(node, part)
            elif (edge := self._edge(part)) is not None:
                self.edges[node].append(edge)

    def _edge(self, need: Need) -> _Edge | None:
        """The edge to what is needed; None where that is free to be had."""
        if isinstance(need, Ref):
            node = self._named(need)
            return None if node is None else _Edge(node, need.mark)
        if not need.any:
            node = self._new(None)
            self._attach(node, need)
            return _Edge(node, None) if self.edges[node] else None
        found = [self._edge(part) for part in need.parts]
        edges = [edge for edge in found if edge is not None]
        if len(edges) < len(found) or not edges:
            return None
        node = self._new(None)
        self.edges[node] = edges
        self.either.add(node)
        return _Edge(node, None)

    def _named(self, ref: Ref) -> int | None:
        kinds = {
            "requires": ("item", "module", "phase"),
            "side_task": ("rung",),
            "working_days_after_basics": ("basics",),
        }.get(ref.kind, (ref.kind,))
        for kind in kinds:
            key = (kind, "done" if kind == "basics" else ref.name)
            if key in self._nodes:
                return self._nodes[key]
            if key in self._groups:
                return self._grouped(key)
        return None

    def _grouped(self, key: _Key) -> int:
        node = self._new("basics" if key[0] == "basics" else key[1], key)
        inside = [self._nodes.get(("item", item.id or "")) for item in self._groups[key]]
        self.edges[node] = [_Edge(to, None) for to in inside if to is not None]
        return node

    def unreached(self) -> set[int]:
        """The nodes that never open."""
        waiting: list[list[int]] = [[] for _ in self.edges]
        unmet = [min(len(edges), 1) if node in self.either else len(edges) for node, edges in enumerate(self.edges)]
        for node, edges in enumerate(self.edges):
            for edge in edges:
                waiting[edge.to].append(node)
        ready = deque(node for node, count in enumerate(unmet) if count == 0)
        left = set(range(len(self.edges))) - set(ready)
        while ready:
            for node in waiting[ready.popleft()]:
                unmet[node] -= 1
                if unmet[node] <= 0 and node in left:
                    left.discard(node)
                    ready.append(node)
        return left

    def trimmed(self, within: set[int]) -> set[int]:
        """Without the nodes from which all ways end, so that a long chain is not searched from each of its links."""
        coming: dict[int, list[int]] = {node: [] for node in within}
        going = dict.fromkeys(within, 0)
        for node in within:
            for edge in self.edges[node]:
                if edge.to in within:
                    coming[edge.to].append(node)
                    going[node] += 1
        ending = [node for node, count in going.items() if count == 0]
        for end in ending:
            for node in coming[end]:
                going[node] -= 1
                if going[node] == 0:
                    ending.append(node)
        return within.difference(ending)

    def loop(self, start: int, within: set[int]) -> list[tuple[int, _Edge]] | None:
        """The shortest way from a node back to itself, as nodes with the edge that leaves each; None without one."""
        came: dict[int, tuple[int, _Edge]] = {}
        queue = deque([start])
        while queue:
            node = queue.popleft()
            for edge in self.edges[node]:
                if edge.to not in within or edge.to in came:
                    continue
                came[edge.to] = (node, edge)
                if edge.to == start:
                    steps = [came[start]]
                    while steps[-1][0] != start:
                        steps.append(came[steps[-1][0]])
                    return steps[::-1]
                queue.append(edge.to)
        return None


def unreached(
    programs: Sequence[tuple[Sequence[NodeEntry], Report, list[tuple[NodeEntry, Parts]]]], rungs: Sequence[Gate]
) -> None:
    """Report loops and what nothing can reach, curriculum by curriculum (phases, report, items with needs)."""
    behind: list[dict[str, tuple[Gate, Mark, str]]] = []
    looped: set[str] = set()
    for phases, report, items in programs or [((), Report(""), [])]:
        ways = [*(Gate(report, entry, need) for entry, need in items), *rungs]
        graph = _GateGraph(phases, ways)
        left = graph.unreached()
        in_loops = _loops(graph, left)
        closed: dict[str, tuple[Gate, Mark, str]] = {}
        for node in sorted(left & graph.ways.keys()):
            way, name = graph.ways[node], graph.labels[node] or ""
            if node in in_loops:
                looped |= {name} if way.entry.kind == "rung" else set()
                continue
            mark, needed = _first(graph, node, left)
            if way.entry.kind == "rung":
                closed[name] = (way, mark, needed)
            else:
                way.report.fault(FaultCode.UNREACHABLE, mark, id=name, needs=needed)
        behind.append(closed)
    # A side task that is closed to the hires of one curriculum may be open to those of another.
    for name in set.intersection(*(set(closed) for closed in behind)) - looped:
        way, mark, needed = behind[0][name]
        way.report.fault(FaultCode.UNREACHABLE, mark, id=name, needs=needed)


def _loops(graph: _GateGraph, left: set[int]) -> set[int]:
    """Report loops, each broken where it was reported before the next is looked for; the nodes in them."""
    found: set[int] = set()
    told = 0
    within = left
    for start in sorted(left & graph.ways.keys()):
        # Every round takes one edge away, so this ends.
        while told < LOOPS_MOST and (steps := graph.loop(start, within)) is not None:
            found |= {node for node, _ in steps}
            names = [label for node, _ in steps if (label := graph.labels[node]) is not None]
            # The reference that is told is the one that goes, so that another way round is told as well.
            node, edge = next((node, edge) for node, edge in steps if edge.mark is not None)
            if edge.mark is not None:
                graph.ways[start].report.fault(FaultCode.CYCLE, edge.mark, loop=[*names, names[0]])
            graph.edges[node].remove(edge)
            told += 1
            within = graph.trimmed(within)
    return found


def _first(graph: _GateGraph, node: int, left: set[int]) -> tuple[Mark, str]:
    """Where a node names what it waits for in vain, and what that is."""
    mark: Mark | None = None
    while True:
        edge = next(edge for edge in graph.edges[node] if edge.to in left)
        mark = mark or edge.mark
        node = edge.to
        if (label := graph.labels[node]) is not None and mark is not None:
            return mark, label

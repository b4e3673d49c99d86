"""Whether a curriculum can be gone through as planned: days, sign-offs and lines, the closing talk, what people have ticked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from mentor_tui.catalogue.faults import FaultCode, Mark, Report
from mentor_tui.catalogue.needs import Parts, Ref, certain
from mentor_tui.catalogue.nodes import NodeEntry, counts, text, true
from mentor_tui.catalogue.yaml_reader import Map, Seq
from mentor_tui.domain.named import NamedTuple

NAMED_MOST = 3
"""Ids that one warning names."""


class KnownTeam(NamedTuple):
    """What is known of the people who go through the curricula.

    Attributes:
        ticked: curriculum id -> item id -> how many of those who are on their way through it have done something there.
        people: ids of everybody on the team; None where no team is known.

    """

    ticked: Mapping[str, Mapping[str, int]] = MappingProxyType({})
    people: frozenset[str] | None = None


class CoursePlan:
    """The items of a curriculum with their days and what each needs in any case."""

    def __init__(self, phases: Sequence[NodeEntry], needs: Iterable[tuple[NodeEntry, Parts]]) -> None:
        self.due: dict[str, int] = {}
        self.groups: dict[str, list[str]] = {}
        self.basics: dict[str, NodeEntry] = {}
        self.closing: list[NodeEntry] = []
        for phase in phases:
            day = _whole(phase.node, "by_day")
            for module in phase.inside:
                for item in module.inside:
                    self._add(phase, module, item, day)
        self.needs: dict[str, list[Ref]] = {
            item.id: [ref for ref in certain(need) if ref.kind in ("requires", "item", "module", "phase")]
            for item, need in needs
            if item.id is not None
        }

    def _add(self, phase: NodeEntry, module: NodeEntry, item: NodeEntry, day: int | None) -> None:
        if item.id is None:
            return
        for group in (phase.id, module.id):
            if group is not None and counts(item):
                self.groups.setdefault(group, []).append(item.id)
        own = _whole(item.node, "by_day")
        due = day if own is None else own
        if due is not None:
            self.due[item.id] = due
        if true(phase.node, "basics") and counts(item):
            self.basics[item.id] = item
            if text(item.node, "closes") == "basics":
                self.closing.append(item)

    def items(self, name: str) -> list[str]:
        """The items that an id stands for."""
        return self.groups.get(name) or [name]

    def behind(self, name: str) -> set[str]:
        """All that has to be done before an item can be."""
        found: set[str] = set()
        left = [name]
        while left:
            for ref in self.needs.get(left.pop(), ()):
                fresh = [item for item in self.items(ref.name) if item not in found]
                found.update(fresh)
                left += fresh
        return found


def check_plan(report: Report, phases: Sequence[NodeEntry], needs: Sequence[tuple[NodeEntry, Parts]]) -> None:
    """Days that cannot be kept, and a closing talk that does not wait for everything in the basics."""
    plan = CoursePlan(phases, needs)
    for item, _need in needs:
        due = plan.due.get(item.id or "")
        if due is None:
            continue
        for ref in plan.needs.get(item.id or "", ()):
            other = max((plan.due.get(name, due) for name in plan.items(ref.name)), default=due)
            if other > due:
                report.warn(FaultCode.DUE_BEFORE, ref.mark, id=item.id, day=due, needs=ref.name, other=other)
        for days, mark in _days(item.node.get("when")):
            if days > due:
                report.warn(FaultCode.DUE_BEFORE_DAYS, mark, id=item.id, day=due, days=days)
    # More than one is a fault of its own.
    if len(plan.closing) == 1 and (closing := plan.closing[0].id) is not None:
        first = plan.behind(closing) | {closing}
        left = [name for name in plan.basics if name not in first]
        if left:
            names, more = left[:NAMED_MOST], max(len(left) - NAMED_MOST, 0)
            report.warn(FaultCode.CLOSING_EARLY, plan.closing[0].mark("closes"), id=closing, names=names, more=more)


def _days(node: Any) -> Iterator[tuple[int, Mark]]:
    """Working days that have to pass in any case, with their places."""
    if isinstance(node, Seq):
        for part in node:
            yield from _days(part)
    elif isinstance(node, Map):
        days = _whole(node, "working_days")
        if days is not None:
            yield days, node.marks["working_days"][1]
        yield from _days(node.get("all"))


def _whole(node: Map, key: str) -> int | None:
    said = text(node, key) or ""
    return int(said) if said.removeprefix("-").isdecimal() and len(said) < 8 else None


def check_lines(report: Report, items: Iterable[NodeEntry]) -> None:
    """Lines that nobody is asked to look at."""
    for item in items:
        if item.node.get("look_for") and text(item.node, "sign_off") in (None, "none"):
            report.warn(FaultCode.LINES_UNSIGNED, item.mark("look_for"), id=item.id)


def check_signing(report: Report, item: NodeEntry) -> None:
    """Sign-offs, who gives them, and the lines of what good looks like."""
    node = item.node
    lines = node.get("look_for")
    if text(node, "sign_off") in (None, "none"):
        if true(node, "sign_off_each"):
            report.fault(FaultCode.EACH_WITHOUT_SIGN_OFF, item.mark("sign_off_each"), id=item.id)
        return
    who = text(node, "who")
    if who not in (None, "hire"):
        report.fault(FaultCode.SIGN_OFF_OF_OTHERS, item.mark("sign_off"), id=item.id, who=who)
    if text(node, "sign_off") == "cleared" and "clearance" not in node:
        report.fault(FaultCode.NO_CLEARANCE, item.mark("sign_off"), id=item.id)
    if "look_for" not in node or lines == []:
        report.warn(FaultCode.NO_LOOK_FOR, item.mark("look_for" if "look_for" in node else "sign_off"), id=item.id)


def check_ticked(
    report: Report, root: Map, items: Sequence[NodeEntry], former: Mapping[str, str], ticked: Mapping[str, int]
) -> None:
    """Ask about items that people have ticked and that are not here any more: removed, or renamed without ``was``."""
    live = {item.id: item for item in items if item.id is not None}
    fresh = [name for name in live if name not in ticked]
    for name, people in ticked.items():
        if name in live or name in former:
            continue
        now = report.near(name, fresh)
        mark = live[now].mark("id") if now else root.marks["curriculum"][1]
        report.warn(FaultCode.RENAMED, mark, id=name, people=people, now=now)

"""Ids of one namespace: each live once, and a former id neither live nor in two ``was``."""

from __future__ import annotations

from mentor_tui.catalogue.faults import FaultCode, Mark, Report
from mentor_tui.catalogue.nodes import text, texts
from mentor_tui.catalogue.yaml_reader import Map


class Namespace:
    """One namespace.

    Attributes:
        live: id -> what it is the id of.
        former: former id -> today's id.

    """

    def __init__(self) -> None:
        self.live: dict[str, str] = {}
        self.former: dict[str, str] = {}
        self._places: dict[str, tuple[Report, Mark]] = {}
        self._was: list[tuple[Report, Mark, str, str]] = []

    def add(self, report: Report, node: Map, what: str, key: str = "id") -> None:
        """Take in the id, and the former ids, of a mapping; an id that stands already is a fault."""
        name = text(node, key)
        if name is not None:
            mark = node.marks[key][1]
            if name in self.live:
                first, place = self._places[name]
                other = None if first is report else first.path
                report.fault(
                    FaultCode.DUPLICATE_ID, mark, id=name, what=self.live[name], path=other, line=place.line + 1
                )
            else:
                self.live[name] = what
                self._places[name] = (report, mark)
        if "was" in node:
            self._was.extend((report, mark, old, name or "") for old, mark in texts(node, "was"))

    def settle(self) -> None:
        """Hold the former ids against all that were taken in."""
        for report, mark, old, now in self._was:
            if old in self.live:
                report.fault(FaultCode.WAS_LIVE, mark, id=old, what=self.live[old], line=self._places[old][1].line + 1)
            elif old in self.former:
                report.fault(FaultCode.WAS_TWICE, mark, id=old, other=self.former[old])
            else:
                self.former[old] = now

"""Cross-checks inside competencies, calendar and budget files."""

from __future__ import annotations

import re

from mentor_tui.catalogue.compose import Map, Seq
from mentor_tui.catalogue.faults import FaultCode
from mentor_tui.catalogue.names import Names
from mentor_tui.catalogue.outline import Source, maps, text

_SHIFT = re.compile("([0-9]{2}):([0-9]{2})-([0-9]{2}):([0-9]{2})")


def check_competencies(source: Source, names: Names) -> None:
    """Ids once over all sets, levels from 1 without a gap."""
    for member in maps(source.root, "list"):
        names.add(source.report, member, "competency")
        levels = member.get("levels")
        if not isinstance(levels, Map):
            continue
        for level in ("2", "3", "4", "5"):
            before = str(int(level) - 1)
            if level in levels and before not in levels and before != "1":
                source.report.fault(FaultCode.LEVEL_GAP, levels.marks[level][0], level=int(level), missing=int(before))


def check_calendar(source: Source) -> None:
    """Ids of patterns and places once, breaks shorter than every shift."""
    patterns, places = Names(), Names()
    for pattern in maps(source.root, "patterns"):
        patterns.add(source.report, pattern, "pattern")
        rest, hours = text(pattern, "break"), pattern.get("hours")
        if rest is None or not rest.isdecimal() or len(rest) > 6 or not isinstance(hours, Map):
            continue
        for day, shift in hours.items():
            found = _SHIFT.fullmatch(shift) if isinstance(shift, str) else None
            if found is None:
                continue
            begin_hour, begin, end_hour, end = map(int, found.groups())
            length = ((end_hour - begin_hour) * 60 + end - begin) % (24 * 60) or 24 * 60
            if int(rest) >= length:
                mark = pattern.marks["break"][1]
                source.report.fault(FaultCode.BREAK_TOO_LONG, mark, day=day, minutes=int(rest), shift=str(shift))
                break
    for place in maps(source.root, "holidays"):
        places.add(source.report, place, "place", "place")


def check_budget(source: Source) -> None:
    """Weeks of mentoring one after the other, without an end in the last row only."""
    rows = source.root.get("mentoring_cost")
    if not isinstance(rows, Seq):
        return
    ended = 0
    for row in rows:
        if not isinstance(row, Map):
            return
        first, last = text(row, "from"), text(row, "to")
        if first is None or not first.isdecimal() or (last is not None and not last.isdecimal()):
            return
        if ended < 0 or int(first) <= ended:
            source.report.fault(FaultCode.WEEKS_ORDER, row.marks["from"][1], first=first)
            return
        if last is not None and int(last) < int(first):
            source.report.fault(FaultCode.WEEKS_ORDER, row.marks["to"][1], first=first, last=last)
            return
        ended = -1 if last is None else int(last)

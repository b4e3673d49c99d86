"""Cross-checks inside competencies, calendar, budget and matching files."""

from __future__ import annotations

import re
from collections.abc import Mapping

from mentor_tui.catalogue.faults import FaultCode, Mark, shown
from mentor_tui.catalogue.names import Namespace
from mentor_tui.catalogue.nodes import Source, maps, text, texts
from mentor_tui.catalogue.placecheck import check_place
from mentor_tui.catalogue.scalars import number
from mentor_tui.catalogue.yaml_reader import Map, Seq
from mentor_tui.domain.policy import MatchingPolicy

_SHIFT = re.compile("([0-9]{2}):([0-9]{2})-([0-9]{2}):([0-9]{2})")


def check_competencies(source: Source, names: Namespace) -> None:
    """Ids once over all sets, levels from 1 without a gap."""
    for member in maps(source.root, "list"):
        names.add(source.report, member, "competency")
        levels = member.get("levels")
        if not isinstance(levels, Map):
            continue
        for level in ("2", "3", "4"):
            before = str(int(level) - 1)
            if level in levels and before not in levels and before != "1":
                source.report.fault(FaultCode.LEVEL_GAP, levels.marks[level][0], level=int(level), missing=int(before))


def top_levels(source: Source) -> dict[str, int]:
    """Competency id -> the highest level that is written of it."""
    found = {}
    for member in maps(source.root, "list"):
        name, levels = text(member, "id"), member.get("levels")
        if name is not None and isinstance(levels, Map):
            found[name] = max((int(level) for level in levels if level in "1234" and level), default=0)
    return found


def check_calendar(source: Source) -> None:
    """Ids of patterns and places once, breaks shorter than every shift, places in zones and countries that there are."""
    patterns, places = Namespace(), Namespace()
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
        check_place(source.report, place)


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


def check_matching(source: Source) -> Mapping[str, Mark]:
    """No more hours in common needed than count, each side task named once; the side tasks, with their places."""
    named: dict[str, Mark] = {}
    rules = source.root.get("rules")
    if not isinstance(rules, Map):
        return named
    hours, policy = rules.get("shared_hours"), MatchingPolicy()
    if isinstance(hours, Map):
        # What the file does not say is the domain's default, with which the other may be out of order.
        least = number(hours["least"]) if "least" in hours else policy.least_hours
        full = number(hours["full"]) if "full" in hours else policy.full_hours
        if least is not None and full and least > full:
            mark = hours.marks["least" if "least" in hours else "full"][1]
            source.report.fault(FaultCode.HOURS_ORDER, mark, least=least, full=full)
    for name, mark in texts(rules, "confirmed_on"):
        first = named.setdefault(name, mark)
        if first is not mark:
            source.report.fault(FaultCode.NAMED_TWICE, mark, value=shown(name), line=first.line + 1)
    return named

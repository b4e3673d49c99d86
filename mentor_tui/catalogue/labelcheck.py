"""What lists call items, side tasks and tracks: whether it fits, and whether it tells them apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from mentor_tui.catalogue.faults import FaultCode, Mark, Report, shown
from mentor_tui.catalogue.nodes import NodeEntry, text
from mentor_tui.catalogue.yaml_reader import Map
from mentor_tui.domain.text import LABEL_MOST, cells, folded

_LEADS_ON = (
    "a an and are as at be before but by for from how if in into is it its no nor not of on one or our out that the their "
    "them then they this to too until we what when where which while who with without you your"
)
"""Words that no name ends with: something would have to come after them."""


def check_labels(entries: Sequence[tuple[Report, Map]]) -> None:
    """Warn of titles that are too long for a list and have no ``short``, and of a ``short`` that is in use there.

    Args:
        entries: all that one list shows, in its order, each with the report of its file.

    """
    titled = [(report, node, title) for report, node in entries if (title := _line(node, "title"))]
    taken: dict[str, tuple[str, Mark, Report]] = {}
    # A title that is short by itself has no other choice: it has the name, wherever it stands.
    for own in (False, True):
        for report, node, title in titled:
            short = _line(node, "short")
            if bool(short) is not own or (not short and cells(title) > LABEL_MOST):
                continue
            mark = node.marks["short" if short else "title"][1]
            other, place, where = taken.setdefault(folded(short or title), (title, mark, report))
            if own and place is not mark:
                facts = {
                    "other": shown(other),
                    "line": place.line + 1,
                    "path": where.path if where is not report else None,
                }
                report.warn(FaultCode.LABEL_TWICE, mark, label=short, **facts)
    for report, node, title in titled:
        if not _line(node, "short") and cells(title) > LABEL_MOST:
            mark, short = node.marks["title"][1], proposed(title)
            free = taken.setdefault(folded(short), (title, mark, report))[1] is mark
            facts = {"taken": cells(title), "most": LABEL_MOST, "short": short if free else None}
            report.warn(FaultCode.LONG_TITLE, mark, **facts)


def check_promises(report: Report, items: Iterable[NodeEntry]) -> None:
    """Warn of an item that says how it is owed, and is the hire's own part."""
    for item in items:
        if text(item.node, "owed") is not None and text(item.node, "who") in (None, "hire"):
            report.warn(FaultCode.OWED_BY_NOBODY, item.node.marks["owed"][0])


def proposed(title: str) -> str:
    """A name for lists made of a title: what stands before its first stop, or the first words of that which fit."""
    words = re.split(r"[,;:(–—、，；：]", title, maxsplit=1)[0].split()
    while words and (cells(" ".join(words)) > LABEL_MOST or _leads_on(words[-1])):
        words.pop()
    if words:
        return " ".join(words)
    # One word alone is too long, or it is written in a script without blanks.
    fitting = title
    while cells(fitting) > LABEL_MOST:
        fitting = fitting[:-1]
    return fitting.rstrip()


def _leads_on(word: str) -> bool:
    return word.lower() in _LEADS_ON.split() or word.endswith(("’", "’s", "'", "'s"))


def _line(node: Map, key: str) -> str:
    return " ".join((text(node, key) or "").split())

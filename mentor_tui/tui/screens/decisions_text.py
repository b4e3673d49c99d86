"""The words of decisions: the list, and one of them opened beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from mentor_tui.domain.catalogue import Catalogue
from mentor_tui.services.decision_list import OpenDecision, ReadDecision
from mentor_tui.tui.styles import BREAK, Part, cells, fit, fit_name, paragraph
from mentor_tui.tui.widgets.lines import Line
from mentor_tui.wording import decisions as words
from mentor_tui.wording import plain
from mentor_tui.wording.language import _

LABEL = 17
"""Cells before what is said of a decision."""

WIDE = 100
"""Cells of a screen from which one of them is opened beside the list."""

AROUND_LINE = 5
"""Cells of a list around its text: the mark, a blank, the scrollbar, the last column."""

WHO, WHO_WIDE = 14, 16
"""Cells of a name, and where there is more room."""


def rows(
    reads: Sequence[ReadDecision], names: Mapping[str, str], catalogue: Catalogue, today: date, width: int
) -> list[Line]:
    """A line for each decision. Of an embed the product area is cut where there is no room, and not the day."""
    said = [words.line(read, names, catalogue, today) for read in reads]
    day = max((cells(line.day) for line in said), default=0)
    kind = max((cells(line.kind) for line in said), default=0)
    who = WHO_WIDE if width >= WIDE else WHO
    left = most(width) - AROUND_LINE - day - who - kind - 6
    found = []
    for read, line in zip(reads, said, strict=True):
        one, what = read.decision, plain.shown(line.what)
        right = ((_("yours to read first"), "waits"),) if read.unread else ()
        over = cells(what) - left + (cells(right[0][0]) + 1 if right else 0)
        if over > 0 and one.kind == "embed":
            area = words.product_area(catalogue, one.area)
            what = words.what(one, catalogue, area=fit(area, max(cells(area) - over, 4)).rstrip())
        first = (f"{fit(line.day, day, right=True)}  ", "dim" if one.withdrawn else "")
        rest = (f"{fit_name(names, one.person, who)}  {fit(line.kind, kind)}  {what}", "")
        found.append(Line((first, rest), right, one.id))
    return found


def most(width: int) -> int:
    """Cells that a list of decisions has at most, on a screen of so many."""
    return width * 3 // 5 if width >= WIDE else width


def width_of(lines: Sequence[Line], width: int) -> int:
    """Cells of the list beside which one of them is opened: what it takes, so that the other has the rest."""
    widest = max((cells(line.text) + bool(line.right) for line in lines), default=0)
    return max(min(widest + AROUND_LINE, most(width)), width * 2 // 5)


def detail(one: OpenDecision, names: Mapping[str, str], catalogue: Catalogue, width: int, today: date) -> list[Part]:
    """A decision opened: from where to where, why, by whom, and how to get there."""
    parts = paragraph(words.head(one.read, names, catalogue), width, "strong")
    parts.append(BREAK)
    for label, text in words.rows(one.read, names, catalogue, today):
        parts += paragraph(text, width, "", first=fit(label, LABEL), first_tone="dim")
    if said := words.for_reader(one, catalogue):
        parts += paragraph(said, width, "", first=fit(_("For you"), LABEL), first_tone="dim")
    return parts


def beside(one: OpenDecision, names: Mapping[str, str], catalogue: Catalogue, width: int) -> list[Part]:
    """What showed each competency, and how whoever reads it stands beside that."""
    rows = words.table(one, catalogue)
    if not rows:
        return []
    title = min(max(len(row.title) for row in rows) + 1, 24)
    who = plain.shown(names.get(one.decision.person, one.decision.person).split()[0])
    parts: list[Part] = [BREAK]
    if one.compares:
        head = fit(_("Asked"), title + 4) + fit(_("You"), 5) + _("Nearest for you")
    else:
        head = fit(_("Asked"), title + 4) + _("What {name} showed").format(name=who)
    parts += [(fit(head, width), "dim"), BREAK]
    for row in rows:
        first = fit(row.title, title) + fit(row.asked, 4)
        if row.own:
            parts += paragraph(row.near, width, "", first=first + fit(row.own, 5))
            parts += paragraph(row.shown, width, "dim", first="  ")
        else:
            parts += paragraph(row.shown, width, "", first=first)
    return parts

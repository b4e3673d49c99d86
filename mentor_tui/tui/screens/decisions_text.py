"""The words of decisions: the list, one of them opened, and all that it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from mentor_tui.domain.catalogue import Catalogue
from mentor_tui.services.decision_list import OpenDecision, ReadDecision
from mentor_tui.tui.styles import BREAK, Part, fit, fit_name, paragraph
from mentor_tui.tui.widgets.lines import Line
from mentor_tui.wording import decisions as words
from mentor_tui.wording import plain
from mentor_tui.wording.language import _

LABEL = 17
"""Cells before what is said of a decision."""

DAY, WHO, KIND = 8, 14, 9
"""Cells of a row before what was decided."""


def row(read: ReadDecision, names: Mapping[str, str], catalogue: Catalogue, today: date) -> Line:
    """One decision."""
    said = words.line(read, names, catalogue, today)
    who = fit_name(names, read.decision.person, WHO)
    right = ((_("yours to read first"), "waits"),) if read.unread else ()
    return Line(
        (
            (f"{fit(said.day, DAY, right=True)}  ", "dim" if read.decision.withdrawn else ""),
            (f"{who}  {fit(said.kind, KIND)}  ", ""),
            (plain.shown(said.what), ""),
        ),
        right,
        read.decision.id,
    )


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
    title = min(max(len(row[0]) for row in rows) + 1, 24)
    who = plain.shown(names.get(one.decision.person, one.decision.person).split()[0])
    parts: list[Part] = [BREAK]
    if one.mine:
        head = fit(_("Asked"), title + 4) + fit(_("You"), 5) + _("Nearest for you")
    else:
        head = fit(_("Asked"), title + 4) + _("What {name} showed").format(name=who)
    parts += [(fit(head, width), "dim"), BREAK]
    for name, asked, shown, own, near in rows:
        first = fit(name, title) + fit(asked, 4)
        if own:
            parts += paragraph(near, width, "", first=first + fit(own, 5))
            parts += paragraph(shown, width, "dim", first="  ")
        else:
            parts += paragraph(shown, width, "", first=first)
    return parts


def whole(one: OpenDecision, names: Mapping[str, str], catalogue: Catalogue, width: int, today: date) -> list[Part]:
    """A decision in full."""
    parts = detail(one, names, catalogue, width, today) + beside(one, names, catalogue, width)
    if one.remark:
        parts += [BREAK, *paragraph(one.remark, width, "", first=fit(_("For leads"), LABEL), first_tone="dim")]
    return parts

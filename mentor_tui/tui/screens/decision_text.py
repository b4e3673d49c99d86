"""The words of one decision on its page: why, what showed each competency beside the reader's own, how to get there."""

from __future__ import annotations

from collections.abc import Sequence

from mentor_tui.domain.catalogue import Catalogue
from mentor_tui.domain.names import short_name
from mentor_tui.services.decision_list import DecisionPage
from mentor_tui.tui.styles import BREAK, Part, fit, paragraph
from mentor_tui.tui.widgets.lines import Line
from mentor_tui.wording import decisions as words
from mentor_tui.wording import levels, plain
from mentor_tui.wording.language import _

LABEL = 13
"""Cells before what is said of a decision."""

ASKED, OWN = 3, 5
"""Cells of the level that was asked, and of the reader's."""


def head(page: DecisionPage, catalogue: Catalogue, width: int) -> list[Part]:
    """Whose decision it is, why, by whom, and who reads it when."""
    one = page.one
    parts = paragraph(words.head(one.read, page.names, catalogue), width, "strong")
    for label, text in words.reasons(one.decision, page.names):
        parts += paragraph(text, width, first=fit(label, LABEL), first_tone="dim")
    if first := words.who_reads(one.read, page.names, page.today):
        parts += paragraph(first, width, first=fit(_("Who reads it"), LABEL), first_tone="dim")
    return parts[:-1]


def _columns(rows: Sequence[words.TableRow], width: int, *, compares: bool) -> tuple[int, int, int]:
    """Cells for the title, for what showed it, and for the reader's nearest step."""
    title = min(max((len(row.title) for row in rows), default=0) + 1, 24)
    # The list keeps a column for its mark, one for a blank, and the last.
    room = width - 3 - title - ASKED - 2
    if not compares:
        return title, room, 0
    near = min(max(room * 2 // 5, 20), 44)
    return title, room - near - OWN - 2, near


def heads(page: DecisionPage, catalogue: Catalogue, width: int) -> list[Part]:
    """The heads of the columns."""
    rows, compares = words.table(page.one, catalogue), page.one.compares
    title, shown, near = _columns(rows, width, compares=compares)
    who = plain.shown(short_name(page.names, page.one.decision.person))
    said = fit(_("Asked"), title + ASKED + 2) + fit(_("What {name} showed").format(name=who), shown)
    return [(f"{said}  {fit(_('You'), OWN)}{fit(_('Nearest for you'), near)}" if compares else said, "dim")]


def lines(page: DecisionPage, catalogue: Catalogue, width: int) -> list[Line]:
    """A line for each competency."""
    rows, compares = words.table(page.one, catalogue), page.one.compares
    title, shown, near = _columns(rows, width, compares=compares)
    found = []
    for row in rows:
        parts: list[Part] = [(f"{fit(row.title, title)}{fit(row.asked, ASKED)}  {fit(row.shown, shown)}", "")]
        if compares:
            met = page.one.mine[row.competency].met
            parts += [(f"  {fit(row.own, OWN)}", ""), (fit(row.near, near).rstrip(), "good" if met else "")]
        found.append(Line(tuple(parts), (), row.competency))
    return found


def title(page: DecisionPage, competency: str, catalogue: Catalogue) -> str:
    """Who showed what: ``Joana · Tools 2``."""
    name = plain.shown(short_name(page.names, page.one.decision.person))
    shown, level = levels.competency_title(catalogue, competency), page.one.proofs[competency].level
    return _("{name} · {competency} {level}").format(name=name, competency=shown, level=level)


def showed(page: DecisionPage, competency: str, catalogue: Catalogue, width: int) -> list[Part]:
    """All that showed a competency, a line each."""
    return _each(words.proof_lines(page.one.proofs[competency], catalogue, page.names, page.today), width)


def own(page: DecisionPage, competency: str, width: int) -> list[Part]:
    """What shows it of whoever reads it, and what would; nothing where there is nothing to compare."""
    row = page.one.mine.get(competency) if page.one.compares else None
    if row is None or page.standing is None:
        return []
    labels = page.standing.labels
    said = [levels.evidence(one, row.standing, labels, page.names, page.today) for one in row.standing.shown_by]
    way = [] if row.met else [_("next: {step}").format(step=levels.step(step, labels)) for step in row.steps]
    head = _("You · {level} of {asked}").format(level=levels.level(row.standing.level), asked=row.asked)
    return [*paragraph(head, width, "dim"), *_each([*way, *said] or [_("not seen yet")], width)]


def _each(said: Sequence[str], width: int) -> list[Part]:
    return [part for text in said for part in paragraph(text, width, first=" · ")]


def whole(page: DecisionPage, competency: str, catalogue: Catalogue, width: int) -> list[Part]:
    """One line in full: what showed it, and the reader's own."""
    mine = own(page, competency, width)
    return [*showed(page, competency, catalogue, width), *([BREAK, *mine] if mine else [])]


def advice(page: DecisionPage, catalogue: Catalogue, width: int) -> list[Part]:
    """How to get there, for whoever comes next, or the thanks; what it means for the reader; what leads remarked."""
    one, parts = page.one, []
    decision = one.decision
    if decision.advice and decision.kind == "out":
        parts += paragraph(plain.quoted(plain.one_line(decision.advice)), width, first=fit(_("Thanks"), LABEL))
    elif decision.advice:
        by = plain.shown(short_name(page.names, decision.by))
        parts += paragraph(_("How to get there, by {name} for whoever comes next").format(name=by), width, "dim")
        parts += paragraph(plain.quoted(plain.one_line(decision.advice)), width)
    if said := words.for_reader(one, catalogue):
        parts += paragraph(said, width, first=fit(_("For you"), LABEL), first_tone="dim")
    if one.remark:
        parts += paragraph(plain.one_line(one.remark), width, first=fit(_("For leads"), LABEL), first_tone="dim")
    return parts[:-1]

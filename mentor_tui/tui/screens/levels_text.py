"""The words of where somebody stands: the rows, and one competency opened."""

from __future__ import annotations

from datetime import date

from mentor_tui.domain.catalogue import Catalogue
from mentor_tui.domain.gap import Asked
from mentor_tui.domain.text import clean
from mentor_tui.services.where_i_stand import LevelsPage
from mentor_tui.tui.styles import BREAK, Part, fit, paragraph
from mentor_tui.tui.widgets.lines import Line
from mentor_tui.wording import levels as words
from mentor_tui.wording.language import _

LABEL = 13
"""Cells before what is said of one competency."""

FIXED = 1 + 3 + 6 + 7
"""Cells of a row beside its three texts: its mark, the level, the bars, what is asked."""

LEVELS = 4


def columns(width: int) -> tuple[int, int, int]:
    """Cells for the title, for what shows it, and for the nearest step."""
    room = width - FIXED - 6
    title = min(max(room * 7 // 20, 21), 26)
    shown = min(max(room * 7 // 20, 18), 30)
    return title, shown, max(room - title - shown, 10)


def heads(width: int) -> list[Part]:
    """The heads of the columns."""
    title, shown, near = columns(width)
    said = f"{fit(_('Competency'), title)}  {fit(_('Now'), 9)}{fit(_('Asked'), 7)}{fit(_('Shown by'), shown)}  "
    return [(f"{said}{fit(_('Nearest step'), near)}", "dim")]


def bars(level: int, asked: int) -> str:
    """Levels as signs: shown, asked and not shown yet, neither."""
    return "".join("■" if one <= level else "□" if one <= asked else "·" for one in range(1, LEVELS + 1))


def row(one: Asked, page: LevelsPage, catalogue: Catalogue, viewer: str, width: int) -> Line:
    """One competency; where somebody else sees more in it, that stands in place of what shows it."""
    title, shown, near = columns(width)
    called, now, asked, by, step = words.cells(one, catalogue, page.standing.labels)
    by = words.other_view(one.standing, viewer, page.names) or by
    done = bool(one.asked) and one.met
    parts = (
        (f"{fit(called, title)}  ", ""),
        (f"{now}  {fit(bars(one.standing.level, one.asked), 6)}", ""),
        (f"{fit(asked, 7)}{fit(by, shown)}  ", "dim" if done else ""),
        (fit("✔ " + step if done else step, near).rstrip(), "good" if done else ""),
    )
    return Line(parts, (), one.competency)


def detail(page: LevelsPage, one: Asked, catalogue: Catalogue, width: int, today: date) -> list[Part]:
    """One competency opened: the sentence of the next level, what it takes, what shows it."""
    competency = catalogue.competencies.get(one.competency)
    level = one.asked if one.asked and not one.met else one.standing.level + (not one.standing.level)
    parts: list[Part] = []
    if competency is not None and level in competency.levels:
        head = _("Level {level}").format(level=level)
        parts += paragraph(f"“{clean(competency.levels[level])}”", width, "", first=fit(head, LABEL), first_tone="dim")
    if one.steps:
        way = ", ".join(words.step(step, page.standing.labels) for step in one.steps)
        parts += paragraph(way, width, "", first=fit(_("It takes"), LABEL), first_tone="dim")
    if one.beside:
        where = ", ".join(clean(page.standing.labels.get(name, name)) for name in one.beside)
        parts += paragraph(where, width, "", first=fit(_("Could be in"), LABEL), first_tone="dim")
    for number, example in enumerate(one.standing.waiting):
        head = _("Waits") if not number else ""
        said = words.example_by(example, page.names, today)
        parts += paragraph(said, width, "", first=fit(head, LABEL), first_tone="waits")
    return parts + shown(page, one, width, today)


def shown(page: LevelsPage, one: Asked, width: int, today: date) -> list[Part]:
    """Everything that shows a competency, the highest level first."""
    parts: list[Part] = []
    for number, evidence in enumerate(one.standing.shown_by):
        head = _("Shown by") if not number else ""
        said = words.evidence(evidence, one.standing, page.standing.labels, page.names, today)
        parts += paragraph(said, width, "", first=fit(head, LABEL), first_tone="dim")
    if parts or one.standing.waiting:
        return parts
    return paragraph(_("Not seen yet; that is no mark against anybody."), width, "", first=fit("", LABEL))


def sentences(one: Asked, catalogue: Catalogue, width: int) -> list[Part]:
    """All the levels of a competency."""
    competency = catalogue.competencies.get(one.competency)
    if competency is None:
        return []
    parts: list[Part] = []
    for level, text in competency.levels.items():
        tone = "" if level == one.asked else "dim"
        parts += [*paragraph(clean(text), width, tone, first=f" {level}  "), BREAK]
    return parts

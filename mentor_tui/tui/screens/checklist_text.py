"""The words of a checklist beside what it becomes: rows of phases and items, of the file, of what to look at."""

from __future__ import annotations

from mentor_tui.domain.text import clean, harmless
from mentor_tui.services.checklists import ChecklistPage, ChecklistRow
from mentor_tui.tui.fragments.yaml_lines import yaml_lines
from mentor_tui.tui.styles import Part, wrap
from mentor_tui.tui.widgets.lines import Line
from mentor_tui.wording import checklist_page as words
from mentor_tui.wording.language import _

INDENT_MOST = 5
"""How many levels of boxes under boxes are set in; what lies deeper stands beneath the last of them."""


def summary(page: ChecklistPage, width: int) -> list[Part]:
    """How much it is, what stayed text, and how long it takes."""
    said = words.summary(page)
    return [
        part for at, one in enumerate(said) for part in ((("\n", ""),) if at else ()) + tuple(wrap([(one, "")], width))
    ]


def becomes(page: ChecklistPage, phase: int) -> list[Line]:
    """The phases, and what is in the one of that number."""
    return [
        _line(page, row, open_=row.phase == phase) for row in page.rows if row.what == "phase" or row.phase == phase
    ]


def _line(page: ChecklistPage, row: ChecklistRow, *, open_: bool) -> Line:
    if row.what == "phase":
        title = f"▲ {clean(row.title)}" if row.look else clean(row.title)
        return Line(((title, "strong" if open_ else ""),), ((f"{row.by_day} · {row.many:>2}", "dim"),), row.id)
    if row.what == "about":
        return Line(((f"  {_('about')}  “{clean(row.title)}”", "dim"),))
    if row.what == "module":
        return Line(((f"  {clean(row.title)}", "dim"),))
    indent = "  " * (1 + min(row.depth, INDENT_MOST))
    glyph = "▲" if row.look else "○"
    right = words.beside(row, page.parts)
    return Line(((f"{indent}{glyph} {clean(row.title)}", ""),), ((right, "dim"),) if right else (), row.id)


def file_lines(page: ChecklistPage) -> list[Line]:
    """The lines of all files, each with its number in its own."""
    made: list[Line] = []
    digits = len(str(len(page.made.lines)))
    for number, text in enumerate(page.made.lines, 1):
        origin = page.made.origin(number)
        at = origin.line if origin is not None else number
        made.append(Line(((f"{at:>{digits}} ", "dim"), (harmless(text.expandtabs(4)), "")), (), str(number)))
    return made


def look(page: ChecklistPage) -> list[Line]:
    """What to look at, each with its line."""
    if not page.look:
        return [Line(((words.nothing_to_look_at(page), "dim"),))]
    return [
        Line(((f"{words.look_place(page, one.line):<9} ", "dim"), (words.look_at(one), "")), (), str(at))
        for at, one in enumerate(page.look)
    ]


def yaml(page: ChecklistPage, row_id: str, width: int) -> list[Part]:
    """The YAML of what is selected."""
    return yaml_lines(page.yaml(row_id), width)

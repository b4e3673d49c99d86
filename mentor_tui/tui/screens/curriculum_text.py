"""The words of the page about another edition of a curriculum: changes, for whom, what becomes of one."""

from __future__ import annotations

from mentor_tui.domain.text import clean
from mentor_tui.services.curriculum_diff import ChangeRow, DiffPage, HireRow
from mentor_tui.tui.styles import BREAK, Part, cells, fit, paragraph, wrap
from mentor_tui.tui.widgets.lines import Line, heading, plain
from mentor_tui.wording import curriculum_diff as words
from mentor_tui.wording.language import _

WORD = 12
"""Cells of a change's sign and word."""

NOTE_MOST = 28
"""Cells of what follows a change, at most."""

WIDE = 100
"""Columns from which on a person's work is said in full."""

NAME, DAY, WORK = 13, 7, 17
"""Cells of a name, of the day that its owner is on, and of their work by one edition; more where there is room."""

PERSON = "person:"
"""Before the id of a person's line; the others are numbers of changes."""


def lines(page: DiffPage, width: int) -> list[Line]:
    """Every change, and everybody whom it is for."""
    if not page.diff:
        return [plain(words.head(page))]
    found = [_change(row, page, number, width) for number, row in enumerate(page.changes)]
    found += [plain(title) for title in map(clean, page.diff.texts)]
    if page.people:
        name, _day, today, then, plan = words.people_head()
        found += [Line(), heading(_columns(name, today, then, width), plan)]
        found += [_hire(row, width) for row in page.people]
    found += [Line(), plain(words.kept(page))]
    if page.unread:
        found.append(plain(words.unread(page.unread)))
    return found


def _change(row: ChangeRow, page: DiffPage, number: int, width: int) -> Line:
    said = words.line(row, page, brief=True)
    room = max(width - WORD - cells(said.title) - 5, NOTE_MOST)
    note = fit(clean(said.note), room).rstrip() if cells(said.note) > room else clean(said.note)
    parts = ((fit(f"{said.glyph} {said.word}", WORD), "strong"), (clean(said.title), ""))
    return Line(parts, ((note, "dim"),), str(number))


def _hire(row: HireRow, width: int) -> Line:
    one, plan = row.effect, words.plan(row)
    today, then = (words.work(work, brief=width < WIDE) for work in (one.today, one.then))
    day = _("day {day}").format(day=one.day)
    return Line(
        ((_columns(clean(row.person.name), today, then, width, day), ""),),
        ((plan, "dim" if row.effect.stays else "strong"),),
        f"{PERSON}{row.person.id}",
    )


def _columns(name: str, today: str, then: str, width: int, day: str = "") -> str:
    each, wide = (WORK, NAME) if width < WIDE else (WORK * 2, NAME + 8)
    return f"{fit(name, wide)} {fit(day, DAY)} {fit(today, each)} {fit(then, each)}"


def head(page: DiffPage, width: int, *, untold: bool) -> list[Part]:
    """All changes in a line; and how people are told of them, where that has not been done."""
    parts = wrap([(words.head(page), "strong")], width)
    if untold and page.diff:
        parts += [BREAK, *wrap([(words.tell_them(page), "dim")], width)]
    return parts


def foot(page: DiffPage, selected: str, width: int) -> list[Part]:
    """What becomes of the selected change; of the whole where none is."""
    parts: list[Part] = []
    if selected.isdigit() and int(selected) < len(page.changes):
        row = page.changes[int(selected)]
        parts += [*wrap([(clean(words.line(row, page).title), "strong")], width), BREAK]
        for said in words.foot(row, page):
            parts += paragraph(clean(said), width, first="  ", rest="  ")
    if due := words.due(page):
        parts += [BREAK] if parts else []
        parts += paragraph(due, width, "dim")
    return parts

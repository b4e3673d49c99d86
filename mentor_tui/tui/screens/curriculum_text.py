"""The words of the page about another edition of a curriculum: changes, for whom, what becomes of one."""

from __future__ import annotations

from collections.abc import Sequence

from mentor_tui.domain.text import clean
from mentor_tui.services.curriculum_diff import ChangeRow, DiffPage, HireRow
from mentor_tui.services.editions import EditionText
from mentor_tui.tui.dialogs.told import WIDTH as TOLD
from mentor_tui.tui.fragments.yaml_lines import yaml_lines
from mentor_tui.tui.styles import BREAK, WIDE, Part, cells, fit, paragraph, wrap
from mentor_tui.tui.widgets.lines import Line, plain
from mentor_tui.wording import curriculum_diff as words
from mentor_tui.wording.edition_acts import is_it_renamed
from mentor_tui.wording.language import _

WORD = 12
"""Cells of a change's sign and word."""

NOTE_MOST = 28
"""Cells of what follows a change, at most."""

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
        columns = _columns(name, today, then, width)
        found += [Line(), Line(((name, "strong"), (columns[len(name) :], "dim")), ((plan, "dim"),))]
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


def head(page: DiffPage, width: int, standing: str) -> list[Part]:
    """All changes in a line, and that nothing is wrong with them; how it stands with them."""
    parts = wrap([(words.head(page) if page.diff else words.nothing_changes(), "strong")], width)
    last = "".join(text for text, _tone in parts).rpartition("\n")[2]
    room, said = width - cells(last), words.no_faults()
    if room > cells(said) + 1:
        parts.append((said.rjust(room), "dim"))
    return [*parts, BREAK, *wrap([(standing, "dim")], width)] if standing else parts


def change_at(page: DiffPage, selected: str) -> ChangeRow | None:
    """The change that a line is about; None where it is about somebody, or none is selected."""
    return page.changes[int(selected)] if selected.isdigit() and int(selected) < len(page.changes) else None


def both(row: ChangeRow, old: EditionText, new: EditionText) -> tuple[list[str], list[str]]:
    """The lines of both files that a change is about; one that says so where it stands in one of them only."""
    change = row.change
    before = old.lines_of(change.old.id) if change.old is not None else ()
    then = new.lines_of(change.new.id) if change.new is not None else ()
    return [*(before or [words.not_there(then=False)])], [*(then or [words.not_there(then=True)])]


def heads() -> tuple[str, str]:
    """What stands over the two texts of a change."""
    return words.both_texts()


def one_below_the_other(was: Sequence[str], now: Sequence[str]) -> list[Part]:
    """Both texts of a change, for where they cannot stand side by side."""
    first, second = heads()
    return [
        (first, "strong"),
        BREAK,
        *yaml_lines(was, TOLD, now),
        BREAK,
        (second, "strong"),
        BREAK,
        *yaml_lines(now, TOLD, was),
    ]


def foot(page: DiffPage, selected: str, width: int) -> list[Part]:
    """What becomes of the selected change; of the whole where none is."""
    parts: list[Part] = []
    if (row := change_at(page, selected)) is not None:
        parts += [*wrap([(clean(words.line(row, page).title), "strong")], width), BREAK]
        if row.change.kind == "renamed?":
            parts += paragraph(clean(is_it_renamed(row)), width, first="  ", rest="  ")
        for said in words.foot(row, page):
            parts += paragraph(clean(said), width, first="  ", rest="  ")
    if due := words.due(page):
        parts += [BREAK] if parts else []
        parts += paragraph(due, width, "dim")
    while parts and not parts[-1][0].strip():
        parts.pop()
    return parts

"""A file of people as lines: what cannot be read first, then what would change, who is new, who is here."""

from __future__ import annotations

from collections.abc import Mapping

from mentor_tui.services.people_import import PeopleImport, RowFault
from mentor_tui.tui.styles import BREAK, Part, fit, paragraph
from mentor_tui.tui.widgets.lines import Line
from mentor_tui.wording import people_import as words
from mentor_tui.wording import plain
from mentor_tui.wording.language import _

NAME, WHAT = 18, 16


def lines(it: PeopleImport, names: Mapping[str, str], *, taken: bool) -> list[Line]:
    """Every row of the file that has something to say; the row's number stands in its id, the column behind it."""
    named = words.names_with(it, names)
    found = [
        _line(
            fault.row, fault.name, "fault", words.brief_fault(fault, named), "late", f"fault:{fault.row}:{fault.column}"
        )
        for fault in it.faults
    ]
    change = "taken" if taken else "changes"
    found += [
        _line(one.row, one.name, change, words.of_known(one, named), "waits", f"known:{one.row}") for one in it.changes
    ]
    found += [
        _line(new.row or 0, new.fields["name"], "new", words.of_new(new, named), "good", f"new:{new.row}")
        for new in it.new
    ]
    found += [
        _line(one.row, one.name, "here", words.of_known(one, named), "dim", f"known:{one.row}") for one in it.here
    ]
    return found


def _line(row: int, name: str, what: str, said: str, tone: str, line_id: str) -> Line:
    shown = fit(plain.shown(name), NAME)
    return Line(
        ((f"{row:>4}  ", "dim"), (f"{shown} ", ""), (fit(words.state(what), WHAT) + " ", tone), (said, "")), id=line_id
    )


def heads() -> list[Part]:
    """What the columns of the list are."""
    return [(f"{_('Row'):>4}  {fit(_('Name'), NAME)} {fit(_('What'), WHAT)} {_('From the file')}", "dim")]


def fault_at(it: PeopleImport, line_id: str) -> RowFault | None:
    """The fault that a line is about."""
    kind, _colon, rest = line_id.partition(":")
    row, _colon, column = rest.partition(":")
    if kind != "fault":
        return None
    return next((one for one in it.faults if str(one.row) == row and one.column == column), None)


def below(it: PeopleImport, line_id: str, names: Mapping[str, str], width: int) -> list[Part]:
    """What stands under the list of the selected row: what is wrong with it in full, and how to go on."""
    fault = fault_at(it, line_id)
    first = fit(_("Row {row}").format(row=_row(line_id)) if line_id else "", 10)
    if fault is not None:
        said = words.fault_here(fault, words.names_with(it, names)) + " " + words.others_can(it)
    elif not it.new and not it.changes and not it.faults:
        said = words.nothing_to_do(it)
    else:
        said = _said_of(it, line_id, names)
    return paragraph(said, width, first=first, first_tone="dim")


def _said_of(it: PeopleImport, line_id: str, names: Mapping[str, str]) -> str:
    named, row = words.names_with(it, names), _row(line_id)
    said = [f"{new.fields['name']}: {words.of_new(new, named)}" for new in it.new if str(new.row) == row]
    said += [f"{one.name}: {words.of_known(one, named)}" for one in (*it.changes, *it.here) if str(one.row) == row]
    return plain.shown(said[0]) if said else ""


def _row(line_id: str) -> str:
    return line_id.split(":")[1] if ":" in line_id else ""


def beside(it: PeopleImport, line_id: str, width: int) -> list[Part]:
    """The columns as the file has them, what stands there in the selected row, and what each becomes."""
    row = next((one for one in it.table.rows if str(one.number) == _row(line_id)), None)
    parts: list[Part] = [(_("THE FILE"), "strong"), BREAK]
    for header, column in it.table.columns.items():
        text = plain.shown(row.cells.get(column, "")) if row is not None else ""
        parts += paragraph(
            text or "–", width, first=fit(f"{plain.shown(header)} → {words.called(column)}", 26), first_tone="dim"
        )
    if unused := words.unused(it):
        parts += [BREAK, *paragraph(unused, width, "dim")]
    return parts

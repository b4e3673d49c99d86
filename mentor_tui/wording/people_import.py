"""What is said of a file of people: what it is, who is new, who is here already, what would change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from mentor_tui.domain.day_order import DayOrder
from mentor_tui.domain.problems import Code
from mentor_tui.services.onboarding_people import New
from mentor_tui.services.people_import import BroughtIn, Known, PeopleImport, RowFault
from mentor_tui.wording import plain, problems
from mentor_tui.wording.language import _, ngettext

SHOWN_MOST = 40
"""Characters of a value that are shown; what stands in a file may be a whole letter."""


def what_file(it: PeopleImport) -> str:
    """Rows, kind of file, and how its dates are read."""
    rows = ngettext("{count} row", "{count} rows", len(it.table.rows)).format(count=len(it.table.rows))
    table = it.table
    between = {",": _("commas"), ";": _("semicolons"), "\t": _("tabs"), "|": _("bars")}.get(table.delimiter, "")
    kind = _("XLSX, sheet “{sheet}”").format(sheet=plain.shown(table.sheet)) if table.kind == "xlsx" else "UTF-8"
    said = ", ".join(part for part in (rows, kind, between) if part) + "."
    if table.other_sheets:
        others = ", ".join(f"“{plain.shown(sheet)}”" for sheet in table.other_sheets[:3])
        said += " " + _("Not read: {sheets}.").format(sheets=others)
    return " ".join(part for part in (said, dates(it.dates)) if part)


def dates(order: DayOrder) -> str:
    """How the dates of a file are read, and what decided it; "" where all can be read one way only."""
    if not order.asked:
        return ""
    words = {"dmy": _("day/month"), "mdy": _("month/day")}
    if order.order is None:
        return _("Nothing says whether the day or the month comes first.")
    said = _("Dates read as {order}").format(order=words[order.order])
    if order.row:
        return said + ": " + _("row {row} has {text}.").format(row=order.row, text=plain.shown(order.text))
    return said + ", " + _("as you said.")


def counts(it: PeopleImport, gap: str = " · ") -> str:
    """How many are new, here, would change, and cannot be taken."""
    found = (
        (len(it.new), ngettext("{count} new", "{count} new", len(it.new))),
        (len(it.here), ngettext("{count} here already", "{count} here already", len(it.here))),
        (len(it.changes), ngettext("{count} would change", "{count} would change", len(it.changes))),
        (it.left_out, ngettext("{count} cannot be taken", "{count} cannot be taken", it.left_out)),
    )
    return gap.join(text.format(count=count) for count, text in found if count) or _("Nobody is in it.")


def columns(it: PeopleImport, gap: str = " · ") -> str:
    """The columns of the file, and what each is."""
    return gap.join(
        plain.shown(head)
        if plain.shown(head).lower() in (known, called(known))
        else f"{plain.shown(head)} → {called(known)}"
        for head, known in it.table.columns.items()
    )


def unused(it: PeopleImport) -> str:
    """The columns that are not used; "" where all are."""
    if not it.table.unused:
        return ""
    return _("not used: {columns}").format(columns=", ".join(map(plain.shown, it.table.unused)))


def columns_unused(columns: str) -> str:
    """The columns that are not used, as a sentence."""
    return _("Columns {columns}.").format(columns=columns)


def state(what: str) -> str:
    """What becomes of a row."""
    return {
        "fault": _("▲ not taken"),
        "changes": _("~ would change"),
        "taken": _("~ changes"),
        "new": _("+ new"),
        "here": _("= here already"),
    }[what]


def names_with(it: PeopleImport, names: Mapping[str, str]) -> Mapping[str, str]:
    """What everybody is called, those who are new with them."""
    return {**names, **{new.person: new.fields["name"] for new in it.plan.new}}


def called(column: str) -> str:
    """A column in words."""
    return {
        "start": _("first day"),
        "email": _("e-mail"),
        "contract": _("hours a week"),
        "zone": _("time zone"),
        "areas": _("product areas"),
    }.get(column, column)


def of_new(new: New, names: Mapping[str, str]) -> str:
    """What the file says of somebody who is new, in a few words."""
    fields = new.fields
    parts = [
        ", ".join(fields["roles"]) or _("no role"),
        plain.day_of_stamp(fields.get("start") or ""),
        _value(fields.get("place")),
    ]
    for key, text in (("mentor", _("mentor {name}")), ("manager", _("manager {name}"))):
        if who := fields.get(key):
            parts.append(text.format(name=plain.shown(names.get(who, who))))
    return ", ".join(part for part in parts if part)


def of_known(known: Known, names: Mapping[str, str]) -> str:
    """What would change of somebody who is here, or why nothing does."""
    if known.changes:
        said = [_differs(one, names) for one in known.changes]
    elif not known.yours:
        said = [_("in another team, not yours to change")]
    else:
        by = {"id": _("by id"), "email": _("by e-mail")}.get(known.by, _("by name and first day"))
        said = [by, *([] if known.stays else [_("nothing to change")])]
    said += [_("{change} stays").format(change=_differs(one, names)) for one in known.stays]
    return ", ".join(said)


def _differs(one: tuple[str, Any, Any], names: Mapping[str, str]) -> str:
    key, before, after = one
    people = key in ("manager", "mentor", "wishes")
    shown = [_value(value, names if people else {}) or "–" for value in (before, after)]
    return f"{called(key)} {shown[0]} → {shown[1]}"


def _value(value: Any, names: Mapping[str, str] = MappingProxyType({})) -> str:
    if value is None:
        return ""
    several: Iterable[Any] = value if isinstance(value, (list, tuple)) else (value,)
    text = ", ".join(plain.shown(names.get(str(one), str(one))) for one in several)
    return text if len(text) <= SHOWN_MOST else text[: SHOWN_MOST - 1] + "…"


def fault(found: RowFault, names: Mapping[str, str]) -> str:
    """What is wrong with a row."""
    return problems.sentence(found.problem, names)


def fault_here(found: RowFault, names: Mapping[str, str]) -> str:
    """The same on a screen, where no option helps and no list of all that there is."""
    facts = {key: value for key, value in found.problem.facts.items() if key != "known"}
    if found.problem.code is Code.AMBIGUOUS_DATE:
        return _("“{date}” may be two days. Say with d which comes first, day or month.").format(
            date=plain.shown(found.text)
        )
    return problems.said(found.problem.code, facts if "near" in facts else found.problem.facts, names)


def brief_fault(found: RowFault, names: Mapping[str, str]) -> str:
    """The same in a line of a list: what stands in the cell, and what was probably meant."""
    said = {
        Code.NAMESAKE: _("the name is here already: is it them?"),
        Code.SAME_NAME: _("the name is here already: is it them?"),
        Code.UNKNOWN_PLACE: _("{column} “{text}”: no place in the calendar"),
        Code.UNKNOWN_PERSON: _("{column} “{text}”: not on the team"),
        Code.BAD_DATE: _("{column} “{text}”: no date"),
    }.get(found.problem.code)
    if near := found.problem.facts.get("near"):
        said = _("{column} “{text}”: {near}?")
    if said is None:
        return fault_here(found, names)
    facts = {
        "column": plain.shown(found.header).lower(),
        "text": plain.shown(found.text),
        "near": plain.shown(near or ""),
    }
    return said.format(**facts)


def row_fault(found: RowFault, names: Mapping[str, str]) -> str:
    """The same with the row."""
    return _("Row {row}: {said}").format(row=found.row, said=fault(found, names))


def nothing_written(it: PeopleImport) -> str:
    """That a file with faults was not taken, and what is in it besides."""
    return _("Nothing was written. In the file: {counts}.").format(counts=counts(it, ", "))


def left_as_they_are(it: PeopleImport) -> str:
    """What was found and not done: changes that were not asked for."""
    if not it.changes:
        return ""
    return ngettext(
        "{count} person here already would change; add --update to take that too.",
        "{count} people here already would change; add --update to take that too.",
        len(it.changes),
    ).format(count=len(it.changes))


def nothing_to_do(it: PeopleImport) -> str:
    """That everybody in a file is here already."""
    return ngettext(
        "{count} person here already, nothing to change.",
        "{count} people here already, nothing to change.",
        len(it.here),
    ).format(count=len(it.here))


def refused(done: BroughtIn, names: Mapping[str, str]) -> list[str]:
    """Who could not be changed, and why."""
    return [
        _("{name} stays as they were: {said}").format(
            name=plain.shown(known.name), said=problems.sentence(problem, names)
        )
        for known, problem in done.refused
    ]


def others_can(it: PeopleImport) -> str:
    """That the rest of a file can go in without the rows that cannot be read."""
    if not it.new:
        return _("Put it right with e, or in the file.")
    return ngettext(
        "The other one can go in now; put this right with e, or in the file and run it again: nobody comes in twice.",
        "The other {count} can go in now; put this right with e, or in the file and run it again: nobody comes in twice.",
        len(it.new),
    ).format(count=len(it.new))


def cell_of(found: RowFault, column: str) -> str:
    """Which cell is put right."""
    where = found.header if column == found.column else called(column)
    return _("Row {row}, {column}").format(row=found.row, column=plain.shown(where))


def asked_cell(found: RowFault, rows: int) -> str:
    """What is asked of a cell, and of how many rows."""
    said = _("What should stand there?")
    if found.problem.code in (Code.UNKNOWN_PLACE, Code.NEAR_WORD):
        said = _("What should stand there? Type “{text}” again if it is a new one.").format(
            text=plain.shown(found.text)
        )
    if rows > 1:
        said += " " + ngettext("It counts for {count} row.", "It counts for {count} rows.", rows).format(count=rows)
    return said


def nothing_wrong(it: PeopleImport) -> str:
    """Why nothing is put right here."""
    return _("Nothing is wrong with this row.") if it.faults else _("Nothing is wrong in this file.")


def one_reading() -> str:
    """Why the other reading of dates is off."""
    return _("All dates in this file can only be read one way.")


def no_changes() -> str:
    """Why there is no change to take."""
    return _("Nobody who is here already would change.")


def nothing_to_import(it: PeopleImport) -> str:
    """Why there is nothing to import."""
    if it.here and not it.faults and not it.changes:
        return nothing_to_do(it)
    return _("Nobody in this file is new.")

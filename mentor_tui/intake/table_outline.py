"""A table of tasks as an outline: phases and modules are columns of it."""

from __future__ import annotations

from mentor_tui.domain.problems import BadUse, Code
from mentor_tui.domain.text import clean
from mentor_tui.intake.outline import Box, Heading, Kept, Outline
from mentor_tui.intake.tables import Table
from mentor_tui.intake.task_rows import columns_of, in_columns


def table_outline(table: Table) -> Outline:
    """The outline of a table; lines are its rows.

    A cell of the phase or module that is empty means the one above it, as people leave them in merged cells.

    Raises:
        BadUse: no column says what there is to do.

    """
    header = [clean(cell) for cell in table.rows[0].cells]
    columns = columns_of(header)
    if columns is None:
        raise BadUse(Code.BAD_CHECKLIST, reason="no-tasks", columns=[name for name in header if name])
    root = Heading(1, 0, "")
    phases: dict[str, Heading] = {}
    modules: dict[tuple[str, str], Heading] = {}
    boxes: dict[str, Box] = {}
    kept: list[Kept] = []
    phase = module = ""
    for row in table.rows[1:]:
        task, said, rest = in_columns(columns, header, [clean(cell, lines=True) for cell in row.cells])
        named = said.pop("phase", "")
        phase, module = (named, "") if named and named != phase else (phase, module)
        module = said.pop("module", module)
        if not task:
            text = " | ".join(cell.strip() for cell in row.cells if cell.strip())
            if named and text == named:
                continue
            kept.append(Kept(row.number, "text", clean(text)))
            _section(root, phases, modules, row.number, phase, module).about.append(text)
            continue
        title, _line, more = task.partition("\n")
        box = Box(row.number, clean(title), about=[text for text in (more, *rest) if text.strip()], said=said)
        above = boxes.get(said.pop("under", "").casefold())
        (above or _section(root, phases, modules, row.number, phase, module)).boxes.append(box)
        boxes[box.words.casefold()] = box
    lines = tuple(" | ".join(row.cells) for row in table.rows)
    return Outline(root, {}, tuple(kept), lines)


def _section(
    root: Heading,
    phases: dict[str, Heading],
    modules: dict[tuple[str, str], Heading],
    row: int,
    phase: str,
    module: str,
) -> Heading:
    """The section of a phase and a module, made where it is new."""
    where = root
    if phase:
        if phase not in phases:
            phases[phase] = Heading(row, 1, phase)
            root.sections.append(phases[phase])
        where = phases[phase]
    if module:
        if (phase, module) not in modules:
            modules[phase, module] = Heading(row, where.level + 1, module)
            where.sections.append(modules[phase, module])
        where = modules[phase, module]
    return where

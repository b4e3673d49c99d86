"""What is asked of a file of people: which one it is, and what should stand in a cell that cannot be read."""

from __future__ import annotations

from mentor_tui.domain.problems import Code
from mentor_tui.services.people_import import RowFault
from mentor_tui.tui.dialogs.form import Field, Questions
from mentor_tui.wording import people_import as words
from mentor_tui.wording.language import _


def put_right(fault: RowFault, rows: int, said: str) -> Questions[str]:
    """Ask what should stand in a cell.

    Args:
        fault: what is wrong with it.
        rows: how many rows have the same text there.
        said: what is wrong, as a sentence.

    """
    value = fault.problem.facts.get("near") or fault.text
    field = Field("text", words.asked_cell(fault, rows), value=str(fault.problem.facts.get("free", "")) or str(value))
    return Questions(
        words.cell_of(fault, column_of(fault)),
        [field],
        lambda _context, answers: answers["text"],
        detail=[said],
        does=_("puts it right"),
    )


def column_of(fault: RowFault) -> str:
    """The column in which something is put right: of a namesake, whose name is right, an id tells who they are."""
    return "id" if fault.problem.code in (Code.NAMESAKE, Code.SAME_NAME) else fault.column

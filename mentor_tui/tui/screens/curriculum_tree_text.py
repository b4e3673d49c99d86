"""The words where a curriculum is looked through: what is in force, the tree, and all that is said of one thing in it."""

from __future__ import annotations

from mentor_tui.domain.text import clean, looking_for
from mentor_tui.services.curriculum_page import CurriculumNode, CurriculumPage
from mentor_tui.tui.styles import BREAK, Part, fit, paragraph
from mentor_tui.tui.widgets.lines import Line, plain
from mentor_tui.wording import curriculum_page as words
from mentor_tui.wording.language import _

ROOM_FOR_DONE = 64
"""Columns of the tree from which on it also says how many have done a thing."""


FAULT = "fault:"
"""Before the number of a fault that stands beside nothing of the tree, as the id of its line."""


def head(page: CurriculumPage, width: int) -> list[Part]:
    """How much there is, what is in force, and what is wrong first."""
    parts = paragraph(clean(words.head(page)), width, "strong")
    for said in words.state(page):
        parts += paragraph(clean(said.text), width, said.tone, rest="  ")
    return parts[:-1]


def tree(page: CurriculumPage, typed: str, width: int) -> list[Line]:
    """Every phase, module and item, or those that have all of what was typed in title or id."""
    untold = [Line(((clean(said.text), said.tone),), (), f"{FAULT}{at}") for at, said in enumerate(words.untold(page))]
    if page.curriculum is None:
        return untold or [plain(_("Nothing can be read of it."))]
    fits = looking_for(typed)
    found = [_line(page, node, width) for node in page.nodes if not typed or fits(f"{node.title} {node.id}")]
    return [*([] if typed else untold), *(found or [plain(_("Nothing found."))])]


def _line(page: CurriculumPage, node: CurriculumNode, width: int) -> Line:
    title = ("  " * node.depth + clean(node.label), "strong" if node.kind == "phase" else "")
    right: list[Part] = []
    if stands := words.stand(node, brief=width < ROOM_FOR_DONE):
        right.append((stands, "dim"))
    if waiting := words.words_waiting(page, node):
        right.append((f"  {waiting}" if right else waiting, "strong"))
    if mark := words.mark(node):
        right.append((f"  {mark}" if right else mark, "strong"))
    return Line((title,), tuple(right), node.id)


def fault(page: CurriculumPage, line_id: str, width: int) -> list[Part]:
    """All of a fault that stands beside nothing of the tree; nothing where the line is about something else."""
    told = words.untold(page)
    at = int(line_id.removeprefix(FAULT)) if line_id.startswith(FAULT) else len(told)
    return paragraph(clean(told[at].text), width, told[at].tone) if at < len(told) else []


def detail(page: CurriculumPage, node: CurriculumNode, width: int) -> list[Part]:
    """All of one thing; lines of the file stay as they stand there, cut where they are long."""
    parts: list[Part] = []
    for said in words.detail(page, node):
        if said.code:
            number, _gap, line = said.text.partition("  ")
            indent = len(line) - len(line.lstrip())
            shown = f"{number}  {' ' * indent}{clean(line)}"
            parts += [(fit(shown, width).rstrip(), said.tone), BREAK]
        else:
            parts += paragraph(clean(said.text, lines=True), width, said.tone, first=said.first, rest=said.indent)
    return parts

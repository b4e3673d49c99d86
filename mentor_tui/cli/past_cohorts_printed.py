"""Another edition on past cohorts, as lines."""

from __future__ import annotations

import shutil
from datetime import date

from mentor_tui.cli.cli_context import put
from mentor_tui.cli.insights_printed import WIDEST
from mentor_tui.cli.tables import show
from mentor_tui.domain.replays import Replay
from mentor_tui.services.curriculum_diff import DiffPage
from mentor_tui.wording import insights, plain
from mentor_tui.wording import replays as words
from mentor_tui.wording.curriculum_diff import unread
from mentor_tui.wording.language import _
from mentor_tui.wording.steps import LINES, draw


def print_past(page: DiffPage, today: date) -> None:
    """Print the figures of all cohorts that were asked for, and what there is to know of them; nothing where none was."""
    one = page.past.together
    if one is None:
        return
    put()
    put(words.head(one, today))
    if one.early:
        put(words.early(one))
    else:
        show(words.columns(page), [words.row(figure, page) for figure in one.figures], right=(1, 2))
        for figure in one.figures:
            said = [*words.notes(figure, one, page)] if figure.name != "met" else []
            if said:
                put(f"\n{words.label(figure, page)}")
                for each in said:
                    put(f"  {each}")
        put()
        for head, rows in words.met_heads(one):
            put(head)
            for each in plain.some([words.met(row, page) for row in rows], words.MET_MOST):
                put(f"  {each}")
        _print_curves(one)
    if page.past.unread:
        put(unread(page.past.unread))
    put()
    put(words.limits())


def _print_curves(one: Replay) -> None:
    """Print the picture of whose basics were done, as it was and with the new edition."""
    if not any(one.curves):
        return
    put(f"\n{insights.ready_title()}  {insights.ready_about()}")
    for line, said in zip(LINES, words.basics(one), strict=False):
        put(f"{line.along * 2} {said}")
    width = min(shutil.get_terminal_size().columns, WIDEST)
    for row in draw(one.curves, width, 9, insights.quarters()).lines(_("day")):
        put(row)

"""Insights as lines: the sentence, the picture, who is here, the items."""

from __future__ import annotations

import shutil
from collections.abc import Sequence

from mentor_tui.cli.cli_context import put
from mentor_tui.cli.tables import show
from mentor_tui.domain.courses import come_back_most, wait_longest
from mentor_tui.services.insights import InsightsPage, ItemsPage
from mentor_tui.wording import insights as words
from mentor_tui.wording.cohorts import cohort_name
from mentor_tui.wording.language import _
from mentor_tui.wording.steps import LINES, draw

LISTED = 5
"""Items of each list."""

WIDEST = 100
"""Columns of a picture, however wide the terminal is."""


def print_insights(page: InsightsPage, items: ItemsPage, drawn: Sequence[str]) -> None:
    """Print all of it, with some cohorts in the picture."""
    put(words.sentence(page.verdict, page.today))
    if page.unread:
        put(words.unread(page.unread))
    if page.cohorts:
        put(f"\n{words.ready_title()}  {words.ready_about()}")
        show((), [_named(page, at, drawn) for at in range(len(page.cohorts))])
    curves = [one.curve for one in page.cohorts if one.cohort in drawn]
    if curves:
        width = min(shutil.get_terminal_size().columns, WIDEST)
        put()
        for line in draw(curves, width, 9, words.quarters()).lines(_("day")):
            put(line)
    if items.days:
        put(f"\n{words.waited_title()}  {words.waited_causes(items.days)}")
        show((), [(cohort_name(one.cohort, page.today), words.waited(one)) for one in items.days])
    put(f"\n{words.people_title()}  {words.here(page.people, page.positions)}")
    put(words.still(page.people))
    longest, most = wait_longest(items.items, LISTED), come_back_most(items.items, LISTED)
    for title, rows in (
        (
            f"{words.waits_title()}  {words.waits_about()}",
            [(words.waits(one), items.titles[one.item]) for one in longest],
        ),
        (words.back_title(), [(words.back(one), items.titles[one.item]) for one in most]),
    ):
        put("\n" + title)
        if rows:
            show((), rows)
        else:
            put(words.no_items())


def _named(page: InsightsPage, at: int, drawn: Sequence[str]) -> tuple[str, str, str]:
    one = page.cohorts[at]
    line = LINES[[*drawn].index(one.cohort)].along * 2 if one.cohort in drawn else "  "
    return line, cohort_name(one.cohort, page.today), words.legend(one)

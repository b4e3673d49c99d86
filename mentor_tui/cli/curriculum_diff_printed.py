"""What another edition of a curriculum changes, as lines."""

from __future__ import annotations

from datetime import date

from mentor_tui.cli.cli_context import put
from mentor_tui.cli.past_cohorts_printed import print_past
from mentor_tui.cli.tables import show
from mentor_tui.services.curriculum_diff import DiffPage
from mentor_tui.wording import curriculum_diff as words


def print_diff(page: DiffPage, today: date) -> None:
    """Print all of it."""
    put(words.head(page))
    if not page.diff:
        return
    put()
    show((), [words.line(row, page) for row in page.changes])
    if page.people:
        put()
        show(words.people_head(), [words.hire(row) for row in page.people], right=(1,))
    told = [(row, words.foot(row, page)) for row in page.changes]
    for row, said in told:
        if said:
            put(f"\n{words.line(row, page).title}")
            for each in said:
                put(f"  {each}")
    put()
    put(words.kept(page))
    if page.unread:
        put(words.unread(page.unread))
    if due := words.due(page):
        put(due)
    print_past(page, today)

"""Records as plain lines."""

from __future__ import annotations

from mentor_tui.cli.cli_context import put
from mentor_tui.cli.tables import show
from mentor_tui.services.audit import AuditPage
from mentor_tui.wording import audit as words
from mentor_tui.wording.language import _


def print_records(page: AuditPage) -> None:
    """A line each; one that was asked for by its name in full."""
    if page.unread:
        put(words.unread(page))
    if page.wanted.ref:
        for number, one in enumerate(page.rows):
            put(("\n" if number else "") + words.title(one))
            show((), words.rows(one, page.names, page.today))
            if one.text:
                put("\n" + one.text)
        return
    if not page.rows:
        put(words.nothing(page))
        return
    head = (words.asked(page.wanted, page.names), words.days(page.wanted, page.today), words.count(page))
    put(" · ".join(filter(None, head)))
    put()
    lines = ((*words.cells(one, page.names, page.today), one.row.ref) for one in page.rows)
    show((*words.heads(), _("Record")), lines)
    put("\n" + words.left_out())

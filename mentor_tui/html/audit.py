"""Records as a page: the list, and each record in full below it."""

from __future__ import annotations

from mentor_tui.domain.named import NamedTuple
from mentor_tui.html.rendering import rendered
from mentor_tui.services.audit import AuditPage
from mentor_tui.wording import audit as words
from mentor_tui.wording import plain
from mentor_tui.wording.language import _


class RecordOnPage(NamedTuple):
    """A record: its name, its line in the list, its rows, and the whole text that was signed."""

    ref: str
    title: str
    cells: tuple[str, ...]
    rows: tuple[tuple[str, str], ...]
    text: str


def audit_html(page: AuditPage) -> str:
    """The page."""
    names, today = page.names, page.today
    asked = (words.asked(page.wanted, names), words.days(page.wanted, today), words.count(page))
    return rendered(
        "audit.html.j2",
        lang="en",
        title=_("Records"),
        said={
            "title": _("Records: {asked}").format(asked=" · ".join(filter(None, asked))),
            "about": _("As of {day}. {left_out}").format(day=plain.day_month(today), left_out=words.left_out()),
            "none": words.nothing(page),
            "unread": words.unread(page) if page.unread else "",
            "whole": _("The whole text then"),
        },
        heads=words.heads(),
        records=[
            RecordOnPage(
                one.row.ref,
                words.title(one),
                words.cells(one, names, today),
                tuple(words.rows(one, names, today)),
                one.text or "",
            )
            for one in page.rows
        ],
    )

"""From when until when records are listed, and where they are written that are sent on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from mentor_tui.domain.problems import BadUse, Code
from mentor_tui.domain.text import slug
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.audit import AuditPage
from mentor_tui.tui.dialogs import typed
from mentor_tui.tui.dialogs.form import Answers, Field, Questions
from mentor_tui.tui.ui_context import SendRecords
from mentor_tui.wording.language import _

Days = tuple[date | None, date | None]


def choose_days(since: date | None, until: date | None) -> Questions[Days]:
    """Ask from when until when; either may be left open."""

    def verb(_context: ActorContext, answers: Answers) -> Days:
        first, last = typed.day(answers["since"]), typed.day(answers["until"])
        if first is not None and last is not None and last < first:
            raise BadUse(Code.DATE_ORDER, first=first, last=last)
        return first, last

    fields = [
        Field("since", _("From (empty: from the first)"), value=since.isoformat() if since else "", hint="2026-01-01"),
        Field("until", _("To (empty: up to today)"), value=until.isoformat() if until else "", hint="2026-12-31"),
    ]
    return Questions(_("Records of which days?"), fields, verb, does=_("lists them"))


def send_on(send: SendRecords, page: AuditPage) -> Questions[Sequence[Path]]:
    """Ask where to write what is listed; how the name ends says what it is written as."""

    def verb(_context: ActorContext, answers: Answers) -> Sequence[Path]:
        if not answers["file"]:
            raise BadUse(Code.EMPTY_TEXT, what="file")
        return send(page, answers["file"])

    asked = page.wanted.item or page.wanted.person
    name = "-".join(("records", *((slug(asked),) if asked else ()), page.today.isoformat()))
    label = _("File: .csv is a table, .json for scripts, .html one page")
    fields = [Field("file", label, value=f"~/{name}.csv")]
    return Questions(_("Send on what is listed"), fields, verb, does=_("writes it"))

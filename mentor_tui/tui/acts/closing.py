"""The end of a pairing: the form of its one question, and what was said."""

from __future__ import annotations

from collections.abc import Mapping

from mentor_tui.domain.names import short_name
from mentor_tui.domain.text import clean
from mentor_tui.services import closings
from mentor_tui.services.actor_context import ActorContext, Done
from mentor_tui.services.closings import ClosingRow
from mentor_tui.tui.dialogs.form import Answers, Field, Form
from mentor_tui.tui.dialogs.told import WIDTH, ToldDialog
from mentor_tui.tui.styles import BREAK, Part, paragraph
from mentor_tui.wording import closings as words
from mentor_tui.wording.language import _


def answer(row: ClosingRow, names: Mapping[str, str]) -> Form:
    """Ask what somebody says at the end of a pairing of theirs; what the other one said stands above."""
    side = row.side or "hire"

    def verb(context: ActorContext, answers: Answers) -> Done:
        return closings.close(context, row.hire, row.mentor, answers["text"], thanks=answers["thanks"])

    other = clean(short_name(names, row.other))
    fields = [
        Field("text", words.question(side, other), "text"),
        Field("thanks", words.thanks_to(other), "text"),
    ]
    title = _("The end of your time with {name}").format(name=other)
    detail: list[Part] = []
    for who, text in words.lines(row, names):
        detail += [(f"{clean(who)}: ", "dim"), (clean(text), ""), BREAK]
    detail.append((words.who_reads(other), "dim"))
    draft = f"closing:{row.hire}:{row.mentor}"
    return Form(title, fields, verb, detail=detail, does=_("says it, once"), draft=draft)


def said_parts(row: ClosingRow, names: Mapping[str, str], width: int) -> list[Part]:
    """What the two said."""
    parts: list[Part] = []
    for who, text in words.lines(row, names):
        parts += [(clean(who), "dim"), BREAK, *paragraph(clean(text), width), BREAK]
    if waits := words.to_come(row, names):
        parts += paragraph(clean(waits), width)
    return parts


def dialog(row: ClosingRow, names: Mapping[str, str]) -> ToldDialog:
    """What was said, to read."""
    title = _("The end of your time with {name}").format(name=clean(short_name(names, row.other)))
    return ToldDialog(title, said_parts(row, names, WIDTH))

"""Promises: one is made to somebody, kept, or let go with the reason."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from mentor_tui.domain.problems import BadUse, Code
from mentor_tui.domain.promises import Promise
from mentor_tui.domain.text import clean
from mentor_tui.services import promises
from mentor_tui.services.actor_context import ActorContext, Done
from mentor_tui.tui.dialogs import typed
from mentor_tui.tui.dialogs.form import Answers, Field, Form
from mentor_tui.tui.widgets.lines import Line
from mentor_tui.wording import plain
from mentor_tui.wording.language import _

NEW = "new"
"""The line of a list by which a new one is made."""


def lines(found: Iterable[Promise], today: date, *, makes: bool) -> list[Line]:
    """What can be chosen: a new promise, where somebody may make one, and each that is open.

    Args:
        found: the open ones.
        today: the day it is.
        makes: whether a new one may be made.

    """
    rows = [Line(((_("a new promise"), ""),), (), NEW)] if makes else []
    for one in found:
        due = _("by {day}").format(day=plain.day_month(one.due, today))
        rows.append(Line(((clean(plain.one_line(one.text)), ""),), ((due, "dim"),), str(one.number)))
    return rows


def promise(person: str, name: str, today: date) -> Form:
    """Ask what is promised, and by when."""

    def verb(context: ActorContext, answers: Answers) -> Done:
        due = typed.day(answers["due"])
        if due is None:
            raise BadUse(Code.BAD_DATE, date="")
        return promises.promise(context, person, answers["text"], due=due)

    return Form(
        _("A promise to {name}").format(name=clean(name)),
        [
            Field("text", _("What do you promise? {name} will read it.").format(name=clean(name)), keep=True),
            Field("due", _("By which day (YYYY-MM-DD)"), hint=typed.example(today, 2)),
        ],
        verb,
        does=_("promises it"),
        draft=f"promise:{person}",
    )


def close(person: str, one: Promise) -> Form:
    """Ask how a promise ended: kept, or let go and why."""

    def verb(context: ActorContext, answers: Answers) -> Done:
        if answers["how"] == "kept":
            return promises.keep(context, person, one.number)
        return promises.let_go(context, person, one.number, why=answers["why"])

    options = (("kept", _("kept")), ("let go", _("it will not be kept")))
    return Form(
        plain.quoted(plain.one_line(clean(one.text))),
        [Field("how", _("What came of it (left, right)"), "option", options=options), _why()],
        verb,
        does=_("says so"),
        draft=f"let-go:{person}:{one.number}",
    )


def let_go(person: str, one: Promise) -> Form:
    """Ask why a promise will not be kept."""
    return Form(
        _("Let “{text}” go?").format(text=plain.one_line(clean(one.text))),
        [_why()],
        lambda context, answers: promises.let_go(context, person, one.number, why=answers["why"]),
        does=_("lets it go"),
        draft=f"let-go:{person}:{one.number}",
    )


def _why() -> Field:
    return Field("why", _("Why not, where it is not kept; they will read it"), keep=True)

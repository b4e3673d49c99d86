"""Days away, one's own or somebody's: new ones, or those that are noted, shortened, moved or taken back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from mentor_tui.domain.calendar import Span
from mentor_tui.domain.text import clean, parse_date
from mentor_tui.services import people
from mentor_tui.services.actor_context import ActorContext, Done
from mentor_tui.tui.dialogs import typed
from mentor_tui.tui.dialogs.form import Answers, Field, Form
from mentor_tui.tui.widgets.lines import Line
from mentor_tui.wording import plain
from mentor_tui.wording.language import _

NEW = "new"
"""The line of days that are not noted yet."""


def lines(noted: Sequence[Span]) -> list[Line]:
    """What can be chosen: new days, then what is noted, the latest first."""
    known = [Line(((plain.day_span(span), ""),), (), span.first.isoformat()) for span in reversed(noted)]
    return [Line(((_("other days, not noted yet"), ""),), (), NEW), *known]


def new(context: ActorContext, person: str, name: str) -> Form:
    """Ask for days away, never why."""

    def verb(context: ActorContext, answers: Answers) -> Done:
        first = parse_date(answers["first"])
        return people.set_leave(context, person, first, typed.day(answers["last"]) or first)

    fields = [
        Field("first", _("First day (YYYY-MM-DD)"), value=context.today().isoformat()),
        Field("last", _("Last day (YYYY-MM-DD; empty: just the one day)")),
    ]
    return Form(title(context, person, name), fields, verb)


def change(context: ActorContext, person: str, name: str, span: Span) -> Form:
    """Ask for other days in the place of noted ones, or whether they are taken back."""

    def verb(context: ActorContext, answers: Answers) -> Done:
        if answers["how"] == "back":
            return people.remove_leave(context, person, span.first)
        first = parse_date(answers["first"])
        last = typed.day(answers["last"]) or first
        return people.set_leave(context, person, first, last, instead_of=span.first)

    last = span.last.isoformat() if span.last else ""
    options = (("change", _("away on these days")), ("back", _("not away after all")))
    fields = [
        Field("first", _("First day (YYYY-MM-DD)"), value=span.first.isoformat()),
        Field("last", _("Last day (YYYY-MM-DD; empty: just the one day)"), value=last),
        Field("how", _("How (left, right)"), "option", options=options),
    ]
    return Form(title(context, person, name), fields, verb)


def title(context: ActorContext, person: str, name: str) -> str:
    """Whose days they are; they count in no plan."""
    if person == context.actor:
        return _("Days when you are away; they do not count as working days")
    return _("Days when {name} is away; they do not count as working days").format(name=clean(name))


def chosen(noted: Sequence[Span], line: str) -> Span:
    """The noted days of a line."""
    return next(span for span in noted if span.first == date.fromisoformat(line))

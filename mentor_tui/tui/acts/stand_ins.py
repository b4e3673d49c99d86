"""Standing in by agreement: asking somebody for some days, and answering when one is asked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from mentor_tui.domain.text import clean, parse_date
from mentor_tui.services import stand_ins
from mentor_tui.services.abouts import StandInAsked
from mentor_tui.services.actor_context import ActorContext, Done
from mentor_tui.services.answers import of
from mentor_tui.services.calls import Call
from mentor_tui.services.stand_ins import StandInCandidate
from mentor_tui.tui.dialogs.form import Answers, Field, Form
from mentor_tui.tui.styles import Part, fit
from mentor_tui.tui.widgets.lines import Line
from mentor_tui.wording import plain
from mentor_tui.wording.language import _, ngettext


def ask(found: Sequence[StandInCandidate], first: date, last: date) -> Form:
    """Ask whom to ask, and for which days; whoever is there and mentors fewest stands first."""

    def verb(context: ActorContext, answers: Answers) -> Done:
        days = parse_date(answers["first"]), parse_date(answers["last"])
        return stand_ins.ask(context, answers["who"], *days, why=answers["why"])

    fields = [
        Field("who", "", "one", choices=tuple(map(_line, found)), find=True),
        Field("first", _("First day (YYYY-MM-DD)"), value=first.isoformat()),
        Field("last", _("Last day (YYYY-MM-DD)"), value=last.isoformat()),
        Field("why", _("A word to them (optional)")),
    ]
    detail: list[Part] = [(_("They are asked, and stand in for all of your mentees once they agree."), "dim")]
    return Form(_("Who could stand in for you?"), fields, verb, detail=detail, does=_("asks them"))


def _line(one: StandInCandidate) -> Line:
    count = ngettext("{count} mentee", "{count} mentees", one.mentees).format(count=one.mentees)
    away = _("away on some of these days") if one.away else ""
    text = f"{fit(clean(one.person.name), 28)} {fit(count, 12)} {away}".rstrip()
    return Line(((text, "dim" if one.away else ""),), (), one.person.id)


def answer(call: Call, name: str) -> Form:
    """Answer a request to stand in.

    Args:
        call: the request.
        name: of the mentor who asks.

    """
    about = of(StandInAsked, call.about)

    def verb(context: ActorContext, answers: Answers) -> Done:
        if answers["answer"] == "yes":
            return stand_ins.agree(context, call.person)
        return stand_ins.decline(context, call.person, why=answers["why"])

    days = {"first": plain.short_of_stamp(call.since), "last": plain.short_of_stamp(about.until)}
    title = _("Stand in for {name} from {first} to {last}?").format(name=clean(name), **days)
    detail: list[Part] = [(plain.quoted(clean(about.text)), "")] if about.text else []
    fields = [
        Field("answer", _("Answer (left, right)"), "option", options=(("yes", _("yes")), ("no", _("no")))),
        Field("why", _("If not, a word why (optional)")),
    ]
    return Form(title, fields, verb, detail=detail, does=_("answers"))

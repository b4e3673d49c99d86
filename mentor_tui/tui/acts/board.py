"""What is done on the team's board: an opening added or closed, the front line briefed."""

from __future__ import annotations

from collections.abc import Mapping

from mentor_tui.domain.text import clean
from mentor_tui.services import briefings, openings
from mentor_tui.services.actor_context import ActorContext, Done
from mentor_tui.services.openings import OpeningView
from mentor_tui.tui.dialogs import typed
from mentor_tui.tui.dialogs.form import Answers, Field, Form
from mentor_tui.wording import plain
from mentor_tui.wording.language import _


def add_opening(context: ActorContext) -> Form:
    """Ask what is needed, the gap that it fills, and when; one place, as more of them are said by command."""

    def verb(context: ActorContext, answers: Answers) -> Done:
        begins, closes = typed.day(answers["begins"]), typed.day(answers["closes"])
        need, gap, position = answers["need"], answers["gap"], answers["position"]
        return openings.add_opening(context, need, gap=gap, position=position, begins=begins, closes=closes)

    today, first = context.today(), next(iter(context.catalogue.positions), "")
    fields = [
        Field("need", _("What the team needs, in a line"), keep=True),
        Field("gap", _("What is missing as long as nobody does it"), keep=True),
        Field("position", _("The position that it asks for (empty: people of any)"), hint=first),
        Field("begins", _("From when (YYYY-MM-DD; empty: any day)"), hint=typed.example(today, 30)),
        Field("closes", _("The last day to be interested (empty: no end)"), hint=typed.example(today, 14)),
    ]
    return Form(_("A need of the team"), fields, verb, does=_("puts it on the board"), draft="opening")


def close_opening(view: OpeningView, names: Mapping[str, str]) -> Form:
    """Ask whom an opening goes to, and for a word to those who were interested."""
    one = view.opening

    def verb(context: ActorContext, answers: Answers) -> Done:
        to = answers.ticked.get("to", ())
        return openings.close_opening(context, one.id, to=to, word=answers["word"])

    options = tuple((person, clean(names.get(person, person))) for person in view.people)
    to = [Field("to", _("Whom it goes to, if anybody (space ticks)"), "many", options=options)] if options else []
    word = Field("word", _("A word to everybody who was interested (optional)"), "text")
    title = _("Close {title}?").format(title=plain.quoted(clean(one.need)))
    return Form(title, [*to, word], verb, does=_("closes it"), draft=f"close-opening:{one.id}")


def brief(area: str, title: str) -> Form:
    """Ask what changes in a part of the product, and when; nothing written is “nothing this time”."""

    def verb(context: ActorContext, answers: Answers) -> Done:
        text, on = answers["text"], typed.day(answers["on"])
        nothing = answers["nothing"] == "nothing"
        return briefings.brief(context, area, text, on=on, nothing=nothing)

    words = (("something", _("this is new")), ("nothing", _("nothing this time")))
    fields = [
        Field("nothing", _("What there is (left, right)"), "option", options=words),
        Field("text", _("What is coming, what is broken, what became of what we asked for"), "text"),
        Field("on", _("The day of the change, if it has one (YYYY-MM-DD)")),
    ]
    question = _("Brief the front line: {area}").format(area=clean(title))
    return Form(question, fields, verb, does=_("tells everybody"), draft=f"brief:{area}")

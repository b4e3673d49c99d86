"""What is asked and answered: a question put to somebody, an answer to one."""

from __future__ import annotations

from collections.abc import Sequence

from mentor_tui.domain.questions import FreeQuestion
from mentor_tui.services import items, questions
from mentor_tui.services.actor_context import ActorContext, Done
from mentor_tui.tui.acts.thing import Thing
from mentor_tui.tui.dialogs.form import Answers, Field, Form
from mentor_tui.tui.styles import Part
from mentor_tui.tui.widgets.lines import Line
from mentor_tui.wording import plain
from mentor_tui.wording.language import _

MENTOR, NOBODY = "*mentor", "*nobody"
"""Answers to whom something is asked that are no person: whoever mentors, and nobody, as it asks nothing."""


def ask(
    thing: Thing | None, hearers: Sequence[tuple[str, str, str]], goes_on: FreeQuestion | None = None, first: str = ""
) -> Form:
    """Ask what one wants to know, and of whom.

    Args:
        thing: the item that it is about, None where it is about none.
        hearers: whom it can be put to, each with their name and why it might be they; the first is who is asked anyway.
        goes_on: the open question about no item that is gone on with.
        first: who of them is selected at first, "" the first of the list.

    """
    on = thing.on if thing is not None else str(goes_on.number) if goes_on is not None else ""

    def verb(context: ActorContext, answers: Answers) -> Done:
        to = answers.texts.get("to", MENTOR)
        if to == NOBODY and thing is not None:
            return items.say(context, context.actor, on, answers["text"])
        return questions.ask(context, answers["text"], on, to="" if to in (MENTOR, NOBODY) else to)

    whom = [Line(((name, ""), (f"   {why}", "dim")), (), person) for person, name, why in hearers]
    if thing is not None:
        nobody = _("nobody: it only stands in the thread")
        whom.append(Line(((nobody, "dim"),), (), NOBODY))
    title = thing.title if thing is not None else _("A question")
    detail: tuple[Part, ...] = thing.shown if thing is not None else ()
    if goes_on is not None:
        detail = ((f"“{plain.one_line(goes_on.text)}”", "dim"),)
    fields = [
        Field("text", _("What you want to know"), "text"),
        Field("to", _("Whom"), "one", value=first or hearers[0][0], choices=tuple(whom), find=True),
    ]
    person = thing.person if thing is not None else ""
    return _QuestionFirst(title, fields, verb, detail=detail, does=_("asks"), draft=f"say:{person}:{on}")


class _QuestionFirst(Form):
    """A form that begins with the question: whom it goes to is chosen already."""

    def begins_with(self) -> Field:
        """The question."""
        return self._fields[0]


def answer(thing: Thing, title: str) -> Form:
    """Ask what is answered.

    Args:
        thing: what the question is about; one about no item is named by its number.
        title: what that is called, "" where it has no title.

    """

    def verb(context: ActorContext, answers: Answers) -> Done:
        return questions.answer(context, thing.person, answers["text"], thing.on)

    asked = _("“{title}”, for {name}") if title else _("A question of {name}’s")
    return Form(
        asked.format(title=title, name=thing.name),
        [Field("text", _("Your answer"), "text")],
        verb,
        detail=thing.shown,
        does=_("answers"),
        draft=f"answer:{thing.person}:{thing.on}",
    )

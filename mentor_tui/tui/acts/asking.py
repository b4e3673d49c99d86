"""What is asked and answered: a question put to somebody, an answer to one."""

from __future__ import annotations

from mentor_tui.services import questions
from mentor_tui.services.actor_context import ActorContext, Done
from mentor_tui.tui.acts.thing import Thing
from mentor_tui.tui.dialogs.form import Answers, Field, Form
from mentor_tui.wording.language import _


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

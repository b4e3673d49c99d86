"""The form in which a hire, or their mentor, asks that the hire has another mentor."""

from __future__ import annotations

from collections.abc import Callable

from mentor_tui.domain.problems import Problem
from mentor_tui.domain.text import clean
from mentor_tui.services import asking
from mentor_tui.services.desk import Desk, Done
from mentor_tui.services.other_mentor import wishing
from mentor_tui.tui.dialogs.form import Answers, Field, Form
from mentor_tui.tui.widgets.lines import Line
from mentor_tui.wording import mentors
from mentor_tui.wording.language import _

NOBODY = "-"


def another_mentor(desk: Desk, hire: str | None, sentence: Callable[[Problem], str]) -> Form:
    """Ask whom they would like instead, and why, where only leads can read that.

    Args:
        desk: who asks.
        hire: for whom; None is oneself.
        sentence: says a problem.

    Raises:
        NotYours: it is not theirs to ask.

    """
    found = wishing(desk, hire)

    def verb(desk: Desk, answers: Answers) -> Done:
        wish = None if answers["wish"] == NOBODY else answers["wish"]
        return asking.ask_for_another(desk, why=answers.texts.get("why", ""), wish=wish, person=found.hire.id)

    nobody = Line(((_("nobody in particular"), ""),), (), NOBODY)
    lines = (nobody, *(Line(((clean(mentor.name), ""),), (), mentor.id) for mentor in found.mentors))
    wish = found.asked.wish if found.asked else None
    label = _("Whom would you like?") if found.own else _("Who would be better?")
    fields = [Field("wish", label, "one", value=wish or NOBODY, choices=lines)]
    if found.reasons:
        fields.append(Field("why", _("Why, if you want to say it; only leads read this"), "text"))
    title = _("Another mentor for you") if found.own else _("Another mentor for {name}")
    return Form(
        title.format(name=clean(found.hire.name)),
        fields,
        verb,
        desk,
        sentence=sentence,
        detail=[(clean(" ".join(mentors.before_asking(found))), "")],
        does=_("asks"),
        draft=f"another:{found.hire.id}",
    )

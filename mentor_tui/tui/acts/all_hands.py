"""All hands: until when, and why; or that it is over."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from mentor_tui.domain.all_hands import AllHands
from mentor_tui.domain.text import parse_date
from mentor_tui.services import all_hands
from mentor_tui.services.actor_context import ActorContext, Done
from mentor_tui.tui.dialogs import typed
from mentor_tui.tui.dialogs.form import Answers, Field, Form
from mentor_tui.wording.language import _


def form(standing: Sequence[AllHands], today: date) -> Form:
    """Ask until when all hands is called for all teams that the lead leads; where it stands, whether it is over."""
    now = standing[0] if standing else None

    def verb(context: ActorContext, answers: Answers) -> Done:
        if answers.texts.get("how") == "end":
            return all_hands.end(context)
        return all_hands.call(context, parse_date(answers["until"]), answers["why"])

    until = now.last.isoformat() if now is not None else ""
    fields = [
        Field("until", _("Last day (YYYY-MM-DD)"), value=until, hint=typed.example(today, 2)),
        Field("why", _("Why? Everybody reads it."), value=now.why if now is not None else "", keep=True),
    ]
    if now is not None:
        options = (("call", _("until this day")), ("end", _("it is over now")))
        fields.append(Field("how", _("How (left, right)"), "option", options=options))
    title = _("All hands: side tasks, areas and briefings rest. Plans, sign-offs and promises go on.")
    return Form(title, fields, verb, does=_("calls it"))

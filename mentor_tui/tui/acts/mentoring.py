"""What a mentor takes on, and asking that a hire has another one."""

from __future__ import annotations

from typing import Literal

from mentor_tui.domain.text import clean
from mentor_tui.services import capacities, mentor_requests
from mentor_tui.services.actor_context import ActorContext, Done, find_person
from mentor_tui.services.mentors import carried
from mentor_tui.services.other_mentor import wishing
from mentor_tui.tui.dialogs import typed
from mentor_tui.tui.dialogs.form import Answers, Field, Form
from mentor_tui.tui.widgets.lines import Line
from mentor_tui.wording import mentors, ranking
from mentor_tui.wording.language import _

NOBODY = "-"


def capacity(context: ActorContext, person: str) -> Form:
    """Ask a mentor, or a lead for them, for mentees at once and hours a week; only what differs is said.

    Raises:
        BadUse: nobody has this id.

    """
    team = context.team()
    them = find_person(team, person)
    now = carried(context, team, them.id)
    heads, hours = str(now.room), "" if now.hours is None else f"{now.hours:g}"

    def verb(context: ActorContext, answers: Answers) -> Done:
        new_heads: int | None = None
        new_hours: float | Literal["default"] | None = None
        if answers["heads"] not in ("", heads):
            new_heads = typed.whole("room", answers["heads"], f"0–{capacities.ROOM_MOST}")
        if answers["hours"] != hours:
            new_hours = typed.hours(answers["hours"]) if answers["hours"] else "default"
        return capacities.set_capacity(context, them.id, heads=new_heads, hours=new_hours)

    label = _("Hours a week for mentees, in half hours (empty: what everybody has)")
    usual = f"{now.usual:g}" if now.hours is None else ""
    title = _("What you take on") if them.id == context.actor else _("How much {name} takes on")
    return Form(
        title.format(name=clean(them.name)),
        [Field("heads", _("Mentees at a time"), value=heads), Field("hours", label, value=hours, hint=usual)],
        verb,
        detail=[
            (ranking.carries(now) + "\n", "strong" if now.over else ""),
            (_("If you take on less than that, nobody is moved; leads are asked to have a look."), "dim"),
        ],
    )


def another_mentor(context: ActorContext, hire: str) -> Form:
    """Ask whom a hire, or their mentor for them, would like instead, and why, where only leads can read that.

    Raises:
        NotYours: it is not theirs to ask.

    """
    found = wishing(context, hire)

    def verb(context: ActorContext, answers: Answers) -> Done:
        wish = None if answers["wish"] == NOBODY else answers["wish"]
        return mentor_requests.ask_for_another(
            context, why=answers.texts.get("why", ""), wish=wish, person=found.hire.id
        )

    nobody = Line(((_("nobody in particular"), ""),), (), NOBODY)
    lines = (nobody, *(Line(((clean(mentor.name), ""),), (), mentor.id) for mentor in found.mentors))
    wish = found.asked.wish if found.asked else None
    label = _("Who would you like?") if found.own else _("Who would be better?")
    fields = [Field("wish", label, "one", value=wish or NOBODY, choices=lines)]
    if found.reasons:
        fields.append(Field("why", _("Why, if you want to say; only leads will read this"), "text"))
    title = _("Another mentor for you") if found.own else _("Another mentor for {name}")
    return Form(
        title.format(name=clean(found.hire.name)),
        fields,
        verb,
        detail=[(clean(" ".join(mentors.before_asking(found))), "")],
        does=_("asks"),
        draft=f"another:{found.hire.id}",
    )

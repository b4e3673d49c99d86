"""What is done about a competency: an example written down, a level confirmed."""

from __future__ import annotations

from mentor_tui.domain.levels import Example
from mentor_tui.domain.rules.levels import LevelCase
from mentor_tui.domain.text import clean, parse_date
from mentor_tui.services import levels
from mentor_tui.services.actor_context import ActorContext, Done
from mentor_tui.tui.acts.thing import FORM_WIDTH
from mentor_tui.tui.dialogs.form import Answers, Field, Form
from mentor_tui.tui.styles import Part, paragraph
from mentor_tui.wording import levels as words
from mentor_tui.wording import plain
from mentor_tui.wording.language import _


def add_example(case: LevelCase, name: str, *, own: bool, level: int) -> Form:
    """Ask what somebody did, on which day, and which level it shows.

    Args:
        case: the competency, as the rules have it.
        name: whose it is.
        own: whether that is the acting person.
        level: the one that is proposed.

    """

    def verb(context: ActorContext, answers: Answers) -> Done:
        return levels.write_example(
            context,
            case.person,
            case.competency,
            int(answers["level"]),
            answers["text"],
            ref=answers["ref"],
            on=parse_date(answers["on"]) if answers["on"].strip() else None,
        )

    title, levels_ = clean(case.title), tuple((str(one), str(one)) for one in case.levels)
    question = _("“{title}”: what did you do?") if own else _("“{title}”: what did {name} do?")
    detail = paragraph(clean(case.levels[level]), FORM_WIDTH, "dim", first=f" {level}  ")
    return Form(
        question.format(title=title, name=clean(name)),
        [
            Field("text", _("One line: what happened, and what came of it"), keep=True),
            Field("level", _("The level that it shows"), "option", str(level), options=levels_),
            Field("on", _("The day it was"), value=case.today.isoformat()),
            Field("ref", _("Where it can be looked up (optional)"), hint=_("a link, the number of a case")),
        ],
        verb,
        detail=detail,
        does=_("notes it"),
        draft=f"example:{case.person}:{case.competency}",
    )


def confirm(case: LevelCase, name: str, level: int, examples: tuple[Example, ...]) -> Form:
    """Show what others wrote that waits, and ask whether it shows the level."""
    detail: list[Part] = []
    for one in examples:
        said = words.example(one, case.today)
        detail += paragraph(clean(said), FORM_WIDTH, "", first=" · ")
    detail += paragraph(clean(case.levels[level]), FORM_WIDTH, "dim", first=f" {level}  ")
    question = _("“{title}”, level {level}: does this show it of {name}?")
    return Form(
        question.format(title=plain.shown(case.title), level=level, name=clean(name)),
        [Field("why", _("A few words for them (optional)"))],
        lambda context, answers: levels.confirm_level(context, case.person, case.competency, level, why=answers["why"]),
        detail=detail,
        does=_("confirms it"),
    )

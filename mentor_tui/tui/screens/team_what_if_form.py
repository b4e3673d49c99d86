"""Asking what the team would be like without some mentors, or with more hires."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from mentor_tui.domain.text import clean
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.matching.what_if import NEW_MOST, WhatIf, newcomers, what_if
from mentor_tui.services.team_page import MentorLoad
from mentor_tui.tui.dialogs import typed
from mentor_tui.tui.dialogs.form import Answers, Field, Questions
from mentor_tui.tui.styles import fit
from mentor_tui.wording import plain
from mentor_tui.wording.language import _, ngettext


@dataclass(frozen=True)
class Question:
    """What is asked: without whom, and how many hires more, of what kind.

    Attributes:
        start: their first day, None is in four weeks.

    """

    without: tuple[str, ...] = ()
    hires: int = 0
    start: date | None = None
    zone: str = ""
    languages: str = ""

    def begins(self, today: date) -> date:
        """The first day of the new hires."""
        return self.start or today + timedelta(weeks=4)

    def answer(self, context: ActorContext) -> WhatIf:
        """The answer, on the team as it stands."""
        begins = self.begins(context.today())
        more = [newcomers(context, self.hires, start=begins, zone=self.zone, languages=self.languages)]
        return what_if(context, self.without, more if self.hires else ())


@dataclass(frozen=True)
class Answered:
    """A question and its answer."""

    question: Question
    answer: WhatIf


def ask(context: ActorContext, mentors: Sequence[MentorLoad], before: Question) -> Questions[Answered]:
    """Ask it; what was asked before stands there at first."""
    today = context.today()

    def verb(context: ActorContext, answers: Answers) -> Answered:
        hires = typed.whole("hires", answers["hires"] or "0", f"0–{NEW_MOST}")
        question = Question(
            answers.ticked["without"], hires, typed.day(answers["start"]), answers["zone"], answers["languages"]
        )
        return Answered(question, question.answer(context))

    by_name = sorted(mentors, key=lambda load: load.person.name.casefold())
    options = tuple((load.person.id, _carries(load)) for load in by_name)
    fields = [
        Field(
            "without",
            _("Without whom? (space ticks)"),
            "many",
            options=options,
            ticked=before.without,
            words=(_("without"), ""),
            find=True,
        ),
        Field("hires", _("How many more hires"), value=str(before.hires)),
        Field(
            "start",
            _("Their first day (YYYY-MM-DD; empty: in four weeks)"),
            value=before.start.isoformat() if before.start else "",
            hint=typed.example(today, 28),
        ),
        Field("zone", _("Their time zone (empty: yours)"), value=before.zone, hint="Asia/Tokyo"),
        Field("languages", _("Their languages (empty: English)"), value=before.languages, hint="en, ja"),
    ]
    return Questions(_("What if? Nothing is changed by asking."), fields, verb, does=_("works it out"))


def _carries(load: MentorLoad) -> str:
    mentees = ngettext("{count} mentee", "{count} mentees", len(load.mentees)).format(count=len(load.mentees))
    return f"{fit(clean(load.person.name), 22)} {fit(mentees, 11)} {plain.hours(round(load.hours, 1))}"

"""Which file is compared with the edition of a curriculum that is in use, and on which cohorts it is played again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from mentor_tui.domain.curriculum import Curriculum
from mentor_tui.domain.problems import BadUse, Code
from mentor_tui.domain.text import clean
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.tui.dialogs.form import Answers, Field, Questions
from mentor_tui.tui.ui_context import TwoEditions
from mentor_tui.wording.cohorts import cohort_name
from mentor_tui.wording.language import _


class ComparedEditions(NamedTuple):
    """Two editions of a curriculum, and what the other one is called."""

    old: Curriculum
    new: Curriculum
    name: str


def which_file(read: TwoEditions) -> Questions[ComparedEditions]:
    """Ask for the file of another edition."""

    def verb(_context: ActorContext, answers: Answers) -> ComparedEditions:
        where = answers["file"].strip()
        if not where:
            raise BadUse(Code.BAD_EDITION, reason="no-file", path="")
        old, new = read(where, "")
        return ComparedEditions(old, new, clean(where.rpartition("/")[2]))

    fields = [Field("file", _("The file of another edition"), hint="~/drafts/product-expert.yaml")]
    question = _("What would another edition of a curriculum change, and for whom? Nothing is changed.")
    return Questions(question, fields, verb, does=_("compares it"))


def choose_cohorts(known: Sequence[str], shown: Sequence[str], today: date) -> Questions[tuple[str, ...]]:
    """Ask on which cohorts it is played again, the newest first."""

    def verb(_context: ActorContext, answers: Answers) -> tuple[str, ...]:
        return answers.ticked["cohorts"]

    options = tuple((name, clean(cohort_name(name, today))) for name in reversed(known))
    fields = [Field("cohorts", _("As many as you like (space ticks)"), "many", options=options, ticked=tuple(shown))]
    return Questions(_("Which cohorts?"), fields, verb, does=_("plays it again"))

"""Which file is compared with the edition in use, on which cohorts it is played again, and where that is written."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from mentor_tui.domain.curriculum import Curriculum
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.problems import BadUse, Code
from mentor_tui.domain.text import clean
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.curriculum_diff import DiffPage
from mentor_tui.tui.dialogs.form import Answers, Field, Questions
from mentor_tui.tui.dialogs.pick_file import EDITIONS, PickFile
from mentor_tui.tui.ui_context import SendPast, TwoEditions
from mentor_tui.wording.cohorts import cohort_name
from mentor_tui.wording.language import _


class ComparedEditions(NamedTuple):
    """Two editions of a curriculum, what they are called, and whether the newer one is in force and nobody was told of it."""

    old: Curriculum
    new: Curriculum
    name: str
    untold: bool = False


def of_file(read: TwoEditions, where: str) -> ComparedEditions:
    """The edition in use, beside that of a file."""
    old, new = read(where, "")
    return ComparedEditions(old, new, _("in use → {file}").format(file=clean(where.rpartition("/")[2])))


def since_published(read: TwoEditions, curriculum: str = "") -> ComparedEditions:
    """The edition that people were last told of, beside the one in force."""
    old, new = read("published", curriculum)
    return ComparedEditions(old, new, _("edition {version} → in force").format(version=old.version), untold=True)


def which_file(read: TwoEditions) -> PickFile[ComparedEditions]:
    """Ask for the file of another edition."""
    return PickFile(
        _("What would another edition of a curriculum change, and for whom?"),
        lambda path: of_file(read, path) if path else since_published(read),
        EDITIONS,
        detail=_("The YAML file of another edition; without one, what was changed since people were told."),
        hint="~/drafts/product-expert.yaml",
        does=_("compares it"),
    )


def choose_cohorts(known: Sequence[str], shown: Sequence[str], today: date) -> Questions[tuple[str, ...]]:
    """Ask on which cohorts it is played again, the newest first."""

    def verb(_context: ActorContext, answers: Answers) -> tuple[str, ...]:
        return answers.ticked["cohorts"]

    options = tuple((name, clean(cohort_name(name, today))) for name in reversed(known))
    fields = [Field("cohorts", _("As many as you like (space ticks)"), "many", options=options, ticked=tuple(shown))]
    return Questions(_("Which cohorts?"), fields, verb, does=_("plays it again"))


def send_past(send: SendPast, page: DiffPage, today: date) -> Questions[Sequence[Path]]:
    """Ask where the figures are written, as tables."""

    def verb(_context: ActorContext, answers: Answers) -> Sequence[Path]:
        if not answers["tables"]:
            raise BadUse(Code.EMPTY_TEXT, what="file")
        return send(answers["tables"], page)

    label = _("A folder for tables, as CSV")
    fields = [Field("tables", label, value=f"~/{page.diff.new.id}-{today.isoformat()}")]
    return Questions(_("Send it on. Its tables name people."), fields, verb, does=_("writes them"))

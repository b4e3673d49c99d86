"""Which cohorts are drawn, and where insights are written that are sent on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from mentor_tui.domain.problems import BadUse, Code
from mentor_tui.domain.text import clean
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.insights import InsightsPage, ItemsPage
from mentor_tui.tui.dialogs.form import Answers, Field, Questions
from mentor_tui.tui.ui_context import SendInsights
from mentor_tui.wording import insights as words
from mentor_tui.wording.cohorts import cohort_name
from mentor_tui.wording.language import _
from mentor_tui.wording.steps import MOST


def choose_cohorts(page: InsightsPage, drawn: Sequence[str]) -> Questions[tuple[str, ...]]:
    """Ask which cohorts are drawn, the newest first; no more than can be told apart."""

    def verb(_context: ActorContext, answers: Answers) -> tuple[str, ...]:
        ticked = answers.ticked["cohorts"]
        if len(ticked) > MOST:
            raise BadUse(Code.BAD_VALUE, what="cohorts", value=len(ticked), known=[f"1–{MOST}"])
        return ticked

    options = tuple(
        (one.cohort, f"{clean(cohort_name(one.cohort, page.today))}   {words.legend(one)}")
        for one in reversed(page.choices)
    )
    label = _("Three at most (space ticks); without any, the latest")
    fields = [Field("cohorts", label, "many", options=options, ticked=tuple(drawn))]
    return Questions(_("Which cohorts?"), fields, verb, does=_("draws them"))


def send_on(
    send: SendInsights, page: InsightsPage, items: ItemsPage, drawn: Sequence[str]
) -> Questions[Sequence[Path]]:
    """Ask where to write the page, and where the tables; either may be left out."""

    def verb(_context: ActorContext, answers: Answers) -> Sequence[Path]:
        if not answers["page"] and not answers["tables"]:
            raise BadUse(Code.EMPTY_TEXT, what="file")
        return send(answers["page"], answers["tables"], page, items, drawn)

    name = f"insights-{page.today.isoformat()}"
    fields = [
        Field("page", _("One page for a browser, to send or to print (empty: none)"), value=f"~/{name}.html"),
        Field("tables", _("A folder for tables, as CSV (empty: none)"), hint=f"~/{name}"),
    ]
    return Questions(_("Send it on. No line of it is about one person."), fields, verb, does=_("writes it"))

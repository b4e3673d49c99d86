"""Where somebody's way through a curriculum is written that is sent on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from mentor_tui.domain.problems import BadUse, Code
from mentor_tui.domain.standing import Standing
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.exports import journey_export
from mentor_tui.tui.dialogs.form import Answers, Field, Questions
from mentor_tui.tui.ui_context import SendExport
from mentor_tui.wording.language import _

_KINDS = ("html", "markdown", "csv", "ics")


def send_on(send: SendExport, standing: Standing, person: str, name: str) -> Questions[Sequence[Path]]:
    """Ask which files to write; each may be left out.

    Args:
        send: writes them.
        standing: the way through the curriculum that is sent on.
        person: whose, by id.
        name: what they are called.

    """
    course = standing.curriculum.id if standing.curriculum is not None else ""

    def verb(context: ActorContext, answers: Answers) -> Sequence[Path]:
        files = {kind: answers[kind] for kind in _KINDS if answers[kind]}
        if not files:
            raise BadUse(Code.EMPTY_TEXT, what="file")
        return send(journey_export(context, person, course), files)

    begin = f"~/{person}"
    fields = [
        Field("html", _("One page for a browser, to send or to print (empty: none)"), value=f"{begin}.html"),
        Field("markdown", _("A checklist, as Markdown (empty: none)"), hint=f"{begin}.md"),
        Field("csv", _("A table, as CSV (empty: none)"), hint=f"{begin}.csv"),
        Field("ics", _("The days of the plan, for a calendar (empty: none)"), hint=f"{begin}.ics"),
    ]
    return Questions(_("Send on the journey of {name}").format(name=name), fields, verb, does=_("writes it"))

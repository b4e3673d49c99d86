"""What every screen that shows a pairing does with its end: one key asks for one's answer, and shows what both said."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from mentor_tui.domain.people import Pairing
from mentor_tui.domain.permissions import Relation, refusal
from mentor_tui.domain.problems import Problem
from mentor_tui.domain.rules.closings import may_close
from mentor_tui.domain.standing import Standing
from mentor_tui.services import closings
from mentor_tui.services.closings import ClosingRow
from mentor_tui.tui.base.acting import Acting
from mentor_tui.tui.widgets.lines import named
from mentor_tui.wording import closings as words
from mentor_tui.wording.language import _


def ends(standing: Standing, pairing: Pairing | None, viewer: str) -> Sequence[ClosingRow]:
    """The ends of a hire's pairings that are the viewer's to read or to answer today."""
    found = (row for row in closings.rows_of(standing, pairing, viewer) if row.side is not None)
    return [row for row in found if row.opened(standing.today)]


def why_no_end(
    standing: Standing, pairing: Pairing | None, viewer: str, relations: Collection[Relation]
) -> Problem | str | None:
    """Why there is nothing to answer or read at the end of a pairing, or None."""
    about = {"person": standing.person, "on": standing.person, "title": ""}
    if problem := refusal("close pairing", relations, **about):
        return problem
    if ends(standing, pairing, viewer):
        return None
    mentor = viewer if viewer != standing.person else (pairing.mentor_on(standing.today) if pairing else None)
    if mentor is None:
        return _("Nobody mentors you now.")
    return may_close(standing, pairing, mentor, viewer, relations)


def open_end(place: Acting, rows: Sequence[ClosingRow]) -> None:
    """Ask for one's answer, with the other one's before one's eyes, or show what both said; ask which where there are several."""
    if len(rows) > 1:
        found = {f"{row.hire}/{row.mentor}": row for row in rows}
        viewer = place.context.actor
        lines = named([(key, words.headline(row, place.names, viewer)) for key, row in found.items()])
        place.choose(_("Which pairing?"), lines, lambda key: _open(place, found[key]))
    elif rows:
        _open(place, rows[0])


def _open(place: Acting, row: ClosingRow) -> None:
    from mentor_tui.tui.acts import closing

    closings.opened(place.context, (row,))
    if row.answers:
        place.ask(closing.answer(row, place.names))
    else:
        place.app.push_screen(closing.dialog(row, place.names))

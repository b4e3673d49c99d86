"""Decisions and embeds as plain lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from mentor_tui.cli.cli_context import put
from mentor_tui.cli.tables import show
from mentor_tui.wording import decisions as words
from mentor_tui.wording import plain
from mentor_tui.wording.language import _
from mentor_tui.wording.levels import competency_title
from mentor_tui.wording.problems_decisions import lack

if TYPE_CHECKING:
    from mentor_tui.domain.catalogue import Catalogue
    from mentor_tui.services.decision_list import EmbedsPage, OpenDecision, ReadDecision
    from mentor_tui.services.decisions import DraftDecision


def print_decisions(
    found: Sequence[ReadDecision], names: Mapping[str, str], catalogue: Catalogue, today: date, *, to: str = ""
) -> None:
    """All decisions, or those that led to a position, a line each, with the name by which one is opened."""
    if not found:
        put(words.nobody_came() if to else words.nobody_yet())
        return
    lines = [(read.decision.id, *words.line(read, names, catalogue, today)) for read in found]
    show((_("Decision"), _("Day"), _("Who"), _("What"), ""), lines)
    if any(read.unread for read in found):
        put("\n" + _("One of them is about you: decisions --of shows it, --seen says that you have read it."))


def print_decision(one: OpenDecision, names: Mapping[str, str], catalogue: Catalogue, today: date) -> None:
    """One decision in full."""
    put(words.head(one.read, names, catalogue))
    show((), words.rows(one.read, names, catalogue, today))
    rows = words.table(one, catalogue)
    if rows and one.compares:
        put()
        headers = (_("Asked"), _("Level"), _("You"), _("Nearest for you"), _("What showed it"))
        show(headers, [(row.title, row.asked, row.own, row.near, row.shown) for row in rows])
    elif rows:
        put()
        show((_("Asked"), _("Level"), _("What showed it")), [(row.title, row.asked, row.shown) for row in rows])
    if one.remark:
        put("\n" + _("Remark, for leads: {text}").format(text=plain.quoted(plain.one_line(one.remark))))


def print_checked(found: DraftDecision, catalogue: Catalogue) -> None:
    """What a decision rests on, and what it lacks."""
    rows = []
    for name, asked in found.asked.items():
        proof = found.proofs.get(name)
        shown = words.proof(proof, catalogue) if proof is not None else _("nothing yet")
        rows.append((competency_title(catalogue, name), str(asked), shown))
    show((_("Asked"), _("Level"), _("What shows it")), rows)
    if rows:
        put()
    titles = {name: one.title for name, one in catalogue.competencies.items()}
    if found.begins:
        title = catalogue.curricula[found.begins].title
        put(_("The curriculum “{title}” begins with it.").format(title=plain.shown(title)))
    for missing in found.lacks:
        put(_("Missing: {what}").format(what=lack(missing, titles)))
    if not found.lacks:
        put(_("Nothing is missing. Without --check it is decided."))


def print_embeds(page: EmbedsPage, names: Mapping[str, str], catalogue: Catalogue) -> None:
    """Who sits with product teams, and the product areas with which nobody does."""
    headers = (_("Product area"), _("From support"), _("From – to"), _("Queue"), _("State"))
    rows = [words.embed_cells(one, names, catalogue) for one in page.embeds if one.state != "over"]
    rows += [(area.title, _("nobody"), "", "", "") for area in page.areas if not page.inside(area.id)]
    show(headers, rows)

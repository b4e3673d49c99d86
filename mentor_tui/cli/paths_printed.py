"""Where somebody could go, as plain lines: one for each way, then the way to one position."""

from __future__ import annotations

from mentor_tui.cli.cli_context import put
from mentor_tui.cli.tables import show
from mentor_tui.services.paths import PathsPage
from mentor_tui.wording import paths
from mentor_tui.wording.language import _


def print_paths(page: PathsPage) -> None:
    """Every way in a line, then what the target asks and the whole way there."""
    put(f"{page.person.name} · {paths.stand(page)}")
    for line in paths.edge_lines(page):
        put("  " + line)
    if page.target is None:
        put(paths.no_positions())
        return
    put()
    put(page.target.title)
    rows = [(_("There already"), paths.there_already(page))]
    if page.way:
        rows.append((_("Still to show"), paths.still_to_show(page)))
    show((), [(f"  {head}", said) for head, said in rows])
    if not any(not row.met for row in page.gap):
        put("  " + paths.nothing_missing(page))
    if page.way:
        put("\n" + _("The shortest way"))
        show((), [("  " + what, for_, takes) for what, for_, takes in paths.way_rows(page)], right=(2,))
        if said := paths.in_all(page):
            put("  " + said)
    put("\n" + _("How others got there: {who}").format(who=paths.how_others_got_there(page)))
    for one in page.went:
        if one.advice:
            put("  “" + one.advice + "”")

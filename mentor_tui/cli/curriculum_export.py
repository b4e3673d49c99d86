"""``curriculum export`` and ``curriculum new``: what leaves as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mentor_tui.cli.arguments import completer
from mentor_tui.cli.cli_context import CliContext, put
from mentor_tui.cli.commands import verb

if TYPE_CHECKING:
    from mentor_tui.services.exports import Export

KINDS = ("markdown", "csv", "html", "ics")


@verb("export")
@click.argument("curriculum", required=False, default="")
@click.option(
    "--person",
    metavar="PERSON",
    shell_complete=completer("people"),
    help="Their own way through it, done items ticked.",
)
@click.option("--markdown", metavar="FILE", help="As a checklist; “curriculum import” reads it back.")
@click.option("--csv", metavar="FILE", help="As a table for a spreadsheet; no cell of it is a formula.")
@click.option("--html", metavar="FILE", help="As one page for a browser or a printer, which loads nothing.")
@click.option("--ics", metavar="FILE", help="With --person: phases, talks and milestones as days of a calendar.")
def export_command(console: CliContext, curriculum: str, person: str | None, **files: str | None) -> None:
    """Write a curriculum as a file that others can use; “-” is standard output.

    CURRICULUM is its id or title; it can be left out where there is one, or with --person. Without --person nothing is said of
    anybody, and everybody may do it. With it, whoever may read their status may.
    """
    from mentor_tui.cli.sent_on import send_export
    from mentor_tui.services.exports import curriculum_export, journey_export
    from mentor_tui.wording.insights import sent
    from mentor_tui.wording.language import _

    wanted = {kind: path for kind in KINDS if (path := files[kind]) is not None}
    if not wanted:
        raise click.UsageError(_("Say which file to write: --markdown, --csv, --html or --ics FILE."))
    if "ics" in wanted and person is None:
        raise click.UsageError(_("Days are somebody's: say whose with --person."))
    if [*wanted.values()].count("-") > 1:
        raise click.UsageError(_("Only one of them can go to standard output."))
    export: Export
    if person is None:
        context = console.application.any_context()
        known = [*context.catalogue.curricula]
        if not curriculum and len(known) != 1:
            raise click.UsageError(_("Say which curriculum: {known}.").format(known=", ".join(known)))
        export = curriculum_export(context, curriculum or known[0])
    else:
        export = journey_export(console.context, person, curriculum)
    if written := send_export(export, wanted):
        put(sent(written), err="-" in wanted.values())


@verb("new")
@click.argument("curriculum", metavar="ID")
@click.option("--title", default="", metavar="TITLE", help="Its title; made of the id by default.")
@click.option("--out", default="", metavar="FILE", help="Where it goes; by default beside your other curricula.")
def new_command(console: CliContext, curriculum: str, title: str, out: str) -> None:
    """Write a small curriculum to begin with, with a comment at each key that says what it is for.

    It passes “check” as it is. A file that is there already stays as it is.
    """
    from mentor_tui.bootstrap import new_curriculum
    from mentor_tui.wording.insights import sent

    if not out:
        from mentor_tui.authoring import may_import

        may_import(console.application)
    put(sent([new_curriculum(console.settings, curriculum, title=title, out=out)]))

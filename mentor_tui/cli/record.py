"""``record``: who was signed off for what, when, on what, by whom and as what; for an auditor, and for whoever asks."""

from __future__ import annotations

from datetime import date

import click

from mentor_tui.cli.arguments import DAY, completer
from mentor_tui.cli.cli_context import CliContext, emit, put
from mentor_tui.cli.commands import json_option, verb


@verb("record")
@click.argument("ref", default="", metavar="[RECORD]")
@click.option(
    "--item",
    default="",
    metavar="ITEM",
    shell_complete=completer("things"),
    help="Only this item, by its id, or every one with this in its id or title.",
)
@click.option("--person", default="", metavar="PERSON", shell_complete=completer("people"), help="Only this person.")
@click.option("--team", default="", metavar="TEAM", help="Only this team.")
@click.option("--from", "since", type=DAY, metavar="DATE", help="From this day on.")
@click.option("--to", "until", type=DAY, metavar="DATE", help="Up to this day.")
@click.option("--csv", "as_csv", is_flag=True, help="Print a table for a spreadsheet.")
@json_option
@click.option("--html", "path", metavar="FILE", help="Write it as one page to send on or to print.")
def record_command(
    console: CliContext,
    ref: str,
    item: str,
    person: str,
    team: str,
    since: date | None,
    until: date | None,
    as_csv: bool,
    as_json: bool,
    path: str | None,
) -> None:
    """Show who was signed off for what: the text then, the evidence, the lines seen, by whom and as what; newest first.

    Of yourself, your mentees, the teams that you lead, or, for an observer, of everybody. With the name of a record, that
    one in full. What people wrote to each other about it is left out, and said to be.
    """
    from mentor_tui.services.audit import AuditWanted, audit_page

    page = audit_page(console.context, AuditWanted(item, person, team, since, until, ref))
    if path is not None:
        from mentor_tui.cli.sent_on import send_records
        from mentor_tui.wording.insights import sent

        put(sent(send_records(page, "html", path)))
    if as_json:
        from mentor_tui.services.audit_documents import audit_doc

        emit(audit_doc(page))
    elif as_csv:
        from mentor_tui.cli.sent_on import send_records

        send_records(page, "csv", "-")
    elif path is None:
        from mentor_tui.cli.record_printed import print_records

        print_records(page)

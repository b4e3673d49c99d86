"""``insights``: whether onboarding gets faster, and who is here."""

from __future__ import annotations

import click

from mentor_tui.cli.cli_context import CliContext, emit, put
from mentor_tui.cli.commands import json_option, verb


@verb("insights")
@json_option
@click.option("--csv", "directory", metavar="DIR", help="Also write it as CSV files into this directory.")
@click.option("--html", "path", metavar="FILE", help="Also write it as one page to send on or to print.")
def insights_command(console: CliContext, as_json: bool, directory: str | None, path: str | None) -> None:
    """Show how fast cohorts do their basics, who is still here, and which items wait longest or come back most.

    For leads, of their own teams. No line of it names anybody.
    """
    from mentor_tui.services.insights import insights_page, items_page
    from mentor_tui.wording.insights import sent, sentence
    from mentor_tui.wording.steps import MOST

    page = insights_page(console.context)
    items = items_page(console.context, page.lately, page.members)
    drawn = [one.cohort for one in page.cohorts if one.told][-MOST:]
    files = []
    if directory is not None or path is not None:
        from mentor_tui.cli.sent_on import send_page, send_tables

        files = send_tables(directory, page, items) if directory is not None else []
        files += send_page(path, page, items, drawn) if path is not None else []
    if as_json:
        from mentor_tui.services.insights_documents import insights_doc

        emit(insights_doc(page, items, sentence(page.verdict, page.today)))
    elif files:
        put(sent(files))
    else:
        from mentor_tui.cli.insights_printed import print_insights

        print_insights(page, items, drawn)

"""``briefings``, ``brief``: what changes in the product, told to everybody on the front line."""

from __future__ import annotations

import click

from mentor_tui.cli import arguments
from mentor_tui.cli.cli_context import CliContext, emit
from mentor_tui.cli.commands import json_option, says, verb
from mentor_tui.wording.language import _


@verb("briefings")
@click.argument(
    "product_area", required=False, metavar="[PRODUCT-AREA]", shell_complete=arguments.completer("product_areas")
)
@click.option("--read", is_flag=True, help="Say that you have read the latest one of that product area.")
@json_option
def briefings_command(console: CliContext, product_area: str | None, read: bool, as_json: bool) -> None:
    """Show what product teams told the front line, the latest first, and which of them is quiet."""
    from mentor_tui.services.briefings import briefings_page, need_product_area, read_briefing, with_readers

    if read:
        if product_area is None:
            raise click.UsageError(_("Say which: briefings --read PRODUCT-AREA."))
        console.say(read_briefing(console.context, product_area))
        return
    page = briefings_page(console.context)
    if product_area is not None:
        page = page.only(need_product_area(console.context, product_area).id)
    page = with_readers(console.context, page)
    if as_json:
        from mentor_tui.services.board_documents import briefings_doc

        emit(briefings_doc(page))
        return
    from mentor_tui.cli.board_printed import print_briefings

    print_briefings(page)


brief_command = says(
    "brief",
    "briefings:brief",
    "Tell everybody on the front line what changes in a part of the product.",
    click.argument("product_area", metavar="PRODUCT-AREA", shell_complete=arguments.completer("product_areas")),
    click.argument("text", default=""),
    click.option("--on", type=arguments.DAY, metavar="DATE", help="The day of the change, if it has one."),
    click.option("--nothing", is_flag=True, help="That there is nothing this time."),
)

"""``briefings``, ``brief``: what changes in the product, told to everybody on the front line."""

from __future__ import annotations

import click

from mentor_tui.cli import arguments
from mentor_tui.cli.cli_context import CliContext, emit
from mentor_tui.cli.commands import json_option, says, verb


@verb("briefings")
@click.argument(
    "product_area", required=False, metavar="[PRODUCT-AREA]", shell_complete=arguments.completer("product_areas")
)
@json_option
def briefings_command(console: CliContext, product_area: str | None, as_json: bool) -> None:
    """Show what product teams told the front line, the latest first, and which of them is quiet."""
    from mentor_tui.services.briefings import briefings_page, need_product_area

    page = briefings_page(console.context)
    if product_area is not None:
        page = page.only(need_product_area(console.context, product_area).id)
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

"""``improve``, ``proposals``: better words for the items of a curriculum."""

from __future__ import annotations

import click

from mentor_tui.cli import arguments
from mentor_tui.cli.cli_context import CliContext, emit
from mentor_tui.cli.commands import Group, json_option, verb


@verb("improve")
@click.argument("item", shell_complete=arguments.completer("items"))
@click.argument("words")
@click.option(
    "--field",
    default="title",
    show_default=True,
    metavar="FIELD",
    help="Which line: title, short, text, owed, or a line of what good looks like, look_for.2.",
)
@click.option("--curriculum", default="", metavar="ID", help="The curriculum, where several have the item.")
def improve_command(console: CliContext, item: str, words: str, field: str, curriculum: str) -> None:
    """Propose better WORDS for a line of an ITEM that is unclear or out of date.

    Whoever maintains it reads them beside the old ones, and takes them or says why not.
    """
    from mentor_tui.services.proposals import propose

    console.say(propose(console.context, item, field, words, curriculum=curriculum))


@click.group("proposals", cls=Group, invoke_without_command=True)
@json_option
@click.pass_context
def proposals_command(ctx: click.Context, as_json: bool) -> None:
    """List better words that are yours to take, and your own; take or decline them, or log yours as a piece."""
    if ctx.invoked_subcommand is not None:
        return
    from mentor_tui.services.proposals import proposals_page

    console: CliContext = ctx.obj
    page = proposals_page(console.context)
    if as_json:
        from mentor_tui.services.board_documents import proposals_doc

        emit(proposals_doc(page))
        return
    from mentor_tui.cli.board_printed import print_proposals

    print_proposals(page)


_number = click.argument("number", type=int)


@proposals_command.command("take")
@_number
@click.pass_obj
def take_command(console: CliContext, number: int) -> None:
    """Put the words with this NUMBER into the file. That value alone is changed, and checked before."""
    from mentor_tui.better_words import take_words

    console.say(take_words(console.application, number))


@proposals_command.command("decline")
@_number
@click.option("--why", default="", metavar="TEXT", help="Why it stays as it is; whoever proposed the words reads it.")
@click.pass_obj
def decline_command(console: CliContext, number: int, why: str) -> None:
    """Leave the line as it is, and say why."""
    from mentor_tui.services.proposals import decline

    console.say(decline(console.context, number, why))


@proposals_command.command("count")
@_number
@click.pass_obj
def count_command(console: CliContext, number: int) -> None:
    """Log words of yours that were taken as a piece of the side task Content · Fix, with the evidence filled in."""
    from mentor_tui.services.proposals import count_piece

    console.say(count_piece(console.context, number))

"""``closing``: the end of a pairing, one question each way."""

from __future__ import annotations

import click

from mentor_tui.cli import arguments
from mentor_tui.cli.cli_context import CliContext, emit, put
from mentor_tui.cli.commands import json_option, sure_option, verb


@verb("closing")
@sure_option
@click.argument("person", required=False, metavar="[PERSON]", shell_complete=arguments.completer("people"))
@click.argument("text", required=False, metavar="[TEXT]")
@click.option("--thanks", default="", metavar="TEXT", help="A line of thanks, if you like.")
@json_option
def closing_command(console: CliContext, person: str | None, text: str | None, thanks: str, as_json: bool) -> None:
    """Answer the one question at the end of your time with somebody, or, without a text, read what you both said."""
    from mentor_tui.domain.problems import BadUse, Code
    from mentor_tui.services import closings

    context = console.context
    if person is not None and text is not None:
        hire, mentor = closings.pair_with(context, person)
        console.say(closings.close(context, hire, mentor, text, thanks=thanks))
        return
    if thanks:
        raise BadUse(Code.EMPTY_TEXT, what="text")
    rows = closings.closings(context, person)
    closings.opened(context, rows)
    if as_json:
        emit({"closings": [closings.closing_doc(row) for row in rows]})
        return
    from mentor_tui.wording import closings as words
    from mentor_tui.wording.language import _

    if not rows:
        put(_("There is nothing to read yet."))
    for row in rows:
        put(words.headline(row, console.names, context.actor))
        for who, said in words.lines(row, console.names):
            put(_("  {who}: {said}").format(who=who, said=said))
        if waits := words.to_come(row, console.names):
            put(f"  {waits}")

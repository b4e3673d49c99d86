"""``promise``, ``kept``, ``let-go`` and ``owed``: what people were told that they would get."""

from __future__ import annotations

import click

from mentor_tui.cli import arguments
from mentor_tui.cli.cli_context import CliContext, emit
from mentor_tui.cli.commands import json_option, says, sure_option, verb

_number = click.argument("number", type=int, metavar="NUMBER")

promise_command = says(
    "promise",
    "promises:promise",
    "Promise somebody something: it stands among what they are owed until you keep it.",
    arguments.person(),
    click.argument("text", metavar="TEXT"),
    click.option("--due", required=True, type=arguments.DAY, metavar="DATE", help="By which day."),
    sure_option,
)


kept_command = says("kept", "promises:keep", "Say that a promise was kept.", arguments.person(), _number)


let_go_command = says(
    "let-go",
    "promises:let_go",
    "Say that a promise will not be kept, and why.",
    arguments.person(),
    _number,
    arguments.why(),
    sure_option,
)


@verb("owed")
@click.argument("person", required=False, metavar="PERSON", shell_complete=arguments.completer("people"))
@json_option
def owed_command(console: CliContext, person: str | None, as_json: bool) -> None:
    """Show what somebody is owed, or, without a name, what you are owed and owe others; as a lead, your teams’."""
    from mentor_tui.services.owed import owed, owed_docs

    rows = owed(console.context, person)
    if as_json:
        emit({"owed": owed_docs(rows)})
        return
    from mentor_tui.cli.promises_printed import print_owed

    print_owed(console, rows)

"""``check`` and ``schema``: the YAML files."""

from __future__ import annotations

from pathlib import Path

import click

from mentor_tui.cli.cli_context import CliContext, emit, put
from mentor_tui.cli.commands import json_option, verb


@verb("check")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@json_option
@click.pass_context
def check_command(ctx: click.Context, console: CliContext, paths: tuple[Path, ...], as_json: bool) -> None:
    """Report every fault of curriculum files as file:line:column: message.

    Without PATH, all files of the curricula folder. Exit status 1 where there are faults; warnings alone are none.
    """
    from mentor_tui.bootstrap import check
    from mentor_tui.wording import faults
    from mentor_tui.wording.language import _, ngettext

    found = check(console.settings, paths)
    wrong = sum(not fault.warning for fault in found)
    if as_json:
        rows = [
            {
                "path": fault.path,
                "line": fault.line,
                "column": fault.column,
                "code": fault.code.value,
                "warning": fault.warning,
                "message": faults.message(fault),
            }
            for fault in found
        ]
        emit({"faults": rows})
    else:
        for fault in found:
            put(faults.line(fault))
    if wrong:
        click.echo(ngettext("{count} fault.", "{count} faults.", wrong).format(count=wrong), err=True)
        ctx.exit(1)
    click.echo(_("No faults."), err=True)


@verb("schema")
def schema_command(console: CliContext) -> None:
    """Print the JSON Schema of the curriculum files, for editors."""
    from mentor_tui.bootstrap import schema

    emit(schema())

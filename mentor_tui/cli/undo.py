"""``undo`` and ``redo``: what is named first, and asked."""

from __future__ import annotations

import click

from mentor_tui.cli.cli_context import CliContext, is_terminal
from mentor_tui.cli.commands import verb
from mentor_tui.wording.language import _

_yes = click.option("--yes", is_flag=True, help="Do not ask.")


@verb("undo")
@_yes
def undo_command(console: CliContext, yes: bool) -> None:
    """Undo the last thing you did. It is shown first, with whose it is and the day."""
    _rewind(console, _("This would undo: {what}."), _("Undo: {what}?"), yes=yes, again=False)


@verb("redo")
@_yes
def redo_command(console: CliContext, yes: bool) -> None:
    """Redo what your last undo undid. It is shown first, with whose it is and the day."""
    _rewind(console, _("This would redo: {what}."), _("Redo: {what}?"), yes=yes, again=True)


def _rewind(console: CliContext, would: str, question: str, *, yes: bool, again: bool) -> None:
    from mentor_tui.services import undo
    from mentor_tui.wording.acts import rewinds

    found = undo.latest(console.context, again=again)
    if not yes:
        what = rewinds(found, console.names)
        if not is_terminal():
            raise click.UsageError(f"{would.format(what=what)} {_('Add --yes if you are sure.')}")
        click.confirm(question.format(what=what), abort=True, err=True)
    console.say((undo.redo if again else undo.undo)(console.context, of=found))

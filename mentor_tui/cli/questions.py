"""``ask``, ``answer`` and ``settle``: what a hire wants to know, and who tells them."""

from __future__ import annotations

import click

from mentor_tui.cli import arguments
from mentor_tui.cli.cli_context import CliContext
from mentor_tui.cli.commands import sure_option, verb
from mentor_tui.wording.language import _

_item = click.argument("item", required=False, metavar="ITEM", shell_complete=arguments.completer("things"))


@verb("ask")
@sure_option
@_item
@click.argument("text", required=False, metavar="TEXT")
@click.option(
    "--to",
    default="",
    metavar="PERSON",
    shell_complete=arguments.completer("people"),
    help="Whom; without it, your mentor or whoever stands in.",
)
def ask_command(console: CliContext, item: str | None, text: str | None, to: str) -> None:
    """Ask about an item or a side task, or anything at all. Whoever you ask reads this thread, nothing else of your journey."""
    from mentor_tui.services import questions

    if item is None:
        raise click.UsageError(_("Say what you want to ask, in quotation marks."))
    if text is None:
        console.say(questions.ask(console.context, item, to=to))
    else:
        console.say(questions.ask(console.context, text, item, to=to))


@verb("answer")
@sure_option
@arguments.person()
@_item
@click.argument("text", required=False, metavar="TEXT")
def answer_command(console: CliContext, person: str, item: str | None, text: str | None) -> None:
    """Answer a question. ITEM, or the number of a question about none, is needed where several are open."""
    from mentor_tui.services import questions

    if item is None:
        raise click.UsageError(_("Say what you answer, in quotation marks."))
    if text is None:
        console.say(questions.answer(console.context, person, item))
    else:
        console.say(questions.answer(console.context, person, text, item))


@verb("settle")
@click.argument("person", required=False, metavar="PERSON", shell_complete=arguments.completer("people"))
@_item
def settle_command(console: CliContext, person: str | None, item: str | None) -> None:
    """Say that a question needs no more words, your own or somebody’s. ITEM is needed where several are open."""
    from mentor_tui.services import questions

    if person is not None and item is None and not _is_somebody(console, person):
        person, item = None, person
    console.say(questions.settle(console.context, person, item or ""))


def _is_somebody(console: CliContext, word: str) -> bool:
    from mentor_tui.domain.problems import BadUse
    from mentor_tui.services.actor_context import find_person

    try:
        find_person(console.context.team(), word)
    except BadUse:
        return False
    return True

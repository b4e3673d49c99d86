"""``tick``, ``untick``, ``send``, ``say``: a hire's own moves, and what others owe them."""

from __future__ import annotations

from datetime import date

import click

from mentor_tui.cli import arguments
from mentor_tui.cli.cli_context import CliContext
from mentor_tui.cli.commands import says, sure_option, verb
from mentor_tui.wording.language import _

_evidence = click.option("--evidence", default="", metavar="TEXT", help="What shows it: a few words, or a link.")


@verb("tick")
@sure_option
@arguments.thing("item")
@arguments.for_person()
@_evidence
@arguments.why()
@click.option("--with", "partner", default="", metavar="TEXT", help="Who it was done with.")
@click.option(
    "--prior", is_flag=True, help="All of it was learnt before; with --evidence, and it waits for a sign-off."
)
@click.option(
    "--on",
    type=arguments.DAY,
    metavar="DATE",
    help="For leads: the day it was done, before mentor-tui was in use.",
)
def tick_command(
    console: CliContext,
    item: str,
    person: str | None,
    evidence: str,
    why: str,
    partner: str,
    prior: bool,
    on: date | None,
) -> None:
    """Tick an item, or log one more of a side task."""
    from mentor_tui.domain.text import name
    from mentor_tui.services import items

    if prior and on is not None:
        raise click.UsageError(
            _("Give --prior or --on: what was learnt before is signed off, what is brought in is not.")
        )
    with_whom = name(partner) if partner else ""
    console.say(
        items.tick(
            console.context, item, person=person, evidence=evidence, why=why, partner=with_whom, prior=prior, on=on
        )
    )


untick_command = says(
    "untick",
    "items:untick",
    "Remove one tick.",
    arguments.thing("item"),
    arguments.for_person(),
    arguments.why(),
    sure_option,
)


send_command = says(
    "send",
    "items:send",
    "Send in again what came back for one more go.",
    arguments.thing("item"),
    arguments.for_person(),
    _evidence,
    arguments.why(),
    sure_option,
)


@verb("say")
@sure_option
@arguments.whose_thing
@click.argument("text", required=False, metavar="TEXT")
def say_command(console: CliContext, person: str | None, thing: str | None, text: str | None) -> None:
    """Write a message in an item’s thread: a reply, a question, a hint. Without a name, on your own item."""
    from mentor_tui.services import items

    whose, rest = arguments.own_or_somebodys(console, person, thing, text)
    console.say(items.say(console.context, whose, *rest))

"""``add-item``, ``skip`` and ``move``: what is asked of one person, and by when, apart from the curriculum."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, get_args

import click

from mentor_tui.cli import arguments
from mentor_tui.cli.cli_context import CliContext
from mentor_tui.cli.commands import verb
from mentor_tui.domain.item_kinds import Evidence, Kind
from mentor_tui.wording.language import _

if TYPE_CHECKING:
    from mentor_tui.domain.item_kinds import SignOff

_SIGN_OFF = ("none", "mentor", "lead")


@verb("add-item")
@arguments.person()
@click.argument("title")
@click.option(
    "--module", default="", metavar="MODULE", help="The module that it is to stand in; without it by its day."
)
@click.option(
    "--by",
    "day",
    type=arguments.DAY,
    metavar="DATE",
    help="The day by which it should be done; without it that of its phase.",
)
@click.option("--kind", type=click.Choice(get_args(Kind)), default="do", show_default=True, help="Of which kind it is.")
@click.option("--minutes", type=click.IntRange(1, 2_400), help="Hands-on minutes.")
@click.option(
    "--who",
    default="hire",
    show_default=True,
    metavar="WHO",
    help="Whose part it is: hire, mentor, lead or a part of the curriculum.",
)
@click.option("--sign-off", type=click.Choice(_SIGN_OFF), default="none", show_default=True, help="Who signs it off.")
@click.option(
    "--evidence",
    type=click.Choice(get_args(Evidence)),
    default="none",
    show_default=True,
    help="What comes with a tick.",
)
@click.option("--link", default="", metavar="LINK", help="Where to find it.")
@arguments.why("The reason; its owner reads it.")
def add_item_command(
    console: CliContext,
    person: str,
    title: str,
    module: str,
    day: date | None,
    kind: Kind,
    minutes: int | None,
    who: str,
    sign_off: SignOff,
    evidence: Evidence,
    link: str,
    why: str,
) -> None:
    """Add an item to one person’s way; it stands in no file."""
    from mentor_tui.services import fit

    wanted = fit.Wanted(title, module, day, kind, minutes, who, sign_off, evidence, link)
    console.say(fit.add(console.context, person, wanted, why=why))


@verb("skip")
@arguments.person()
@arguments.item()
@arguments.why()
@click.option("--back", is_flag=True, help="Ask for it again.")
def skip_command(console: CliContext, person: str, item: str, why: str, back: bool) -> None:
    """Skip an item for one person: it is not asked of them."""
    from mentor_tui.services import fit

    act = fit.ask_again if back else fit.skip
    console.say(act(console.context, person, item, why=why))


@verb("move")
@arguments.person()
@arguments.item()
@click.option("--by", "day", type=arguments.DAY, metavar="DATE", help="The day by which it should be done.")
@arguments.why()
@click.option("--back", is_flag=True, help="Give it the day of the plan again.")
def move_command(console: CliContext, person: str, item: str, day: date | None, why: str, back: bool) -> None:
    """Give an item another day for one person."""
    from mentor_tui.services import fit

    if back == (day is not None):
        raise click.UsageError(_("Say by which day: --by DATE; or give it the day of the plan again: --back."))
    if day is None:
        console.say(fit.move_back(console.context, person, item, why=why))
    else:
        console.say(fit.move(console.context, person, item, day, why=why))

"""``show``, ``growth``, ``page``: one thing whole, the place to grow, what somebody can do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mentor_tui.cli import arguments
from mentor_tui.cli.cli_context import CliContext, emit, put
from mentor_tui.cli.commands import json_option, verb
from mentor_tui.wording.language import _

if TYPE_CHECKING:
    from mentor_tui.services.talk_paper import TalkKind


@verb("show")
@arguments.whose_thing
@json_option
def show_command(console: CliContext, person: str | None, thing: str | None, as_json: bool) -> None:
    """Show an item or a side task, somebody’s or your own: its text, its lines, what was said, what it opens.

    A number shows a question about none. Whoever is asked something sees its thread, until it is settled.
    """
    from mentor_tui.services.showing import read, show

    shown = show(console.context, *arguments.own_or_named(person, thing))
    if as_json:
        from mentor_tui.services.showing_documents import shown_doc

        emit(shown_doc(shown))
    else:
        from mentor_tui.cli.showing_printed import print_shown

        print_shown(shown, console)
    read(console.context, shown)


@verb("growth")
@arguments.person(required=False)
@json_option
def growth_command(console: CliContext, person: str | None, as_json: bool) -> None:
    """Show side tasks, track by track, with the hours off the queue, and where somebody stands in each competency."""
    from mentor_tui.services.customers import with_weeks
    from mentor_tui.services.growth import growth_page
    from mentor_tui.services.where_i_stand import levels_page

    found = with_weeks(console.context, growth_page(console.context, person))
    levels = levels_page(console.context, person)
    if as_json:
        from mentor_tui.services.showing_documents import growth_doc

        emit(growth_doc(found, levels))
        return
    from mentor_tui.cli.showing_printed import print_growth

    print_growth(found, levels, console.context.catalogue)


@verb("page")
@arguments.person(required=False)
@click.option(
    "--kind",
    type=click.Choice(["half-way", "day-90"]),
    help="For this talk, with --html: what we owe, what moved, what came back, with room to write and a line to sign.",
)
@click.option("--html", "path", metavar="FILE", help="Where that page goes, to send on or to print; “-” prints it.")
@json_option
def page_command(
    console: CliContext, person: str | None, kind: TalkKind | None, path: str | None, as_json: bool
) -> None:
    """Show what somebody can do: what they did, what they know, who signed it off, what is open to them.

    With --kind and --html, write the page for their half-way or day-90 talk. It is the same whoever makes it.
    """
    if kind is not None or path is not None:
        _talk(console, person, kind, path, as_json=as_json)
        return
    from mentor_tui.services.milestone import can_do

    found = can_do(console.context, person)
    if as_json:
        from mentor_tui.services.showing_documents import basics_doc

        emit(basics_doc(found))
        return
    from mentor_tui.cli.showing_printed import print_basics

    print_basics(found, console.settings.word)


def _talk(console: CliContext, person: str | None, kind: TalkKind | None, path: str | None, *, as_json: bool) -> None:
    if kind is None or path is None or as_json:
        raise click.UsageError(_("The page of a talk needs both: --kind half-way or --kind day-90, and --html FILE."))
    from mentor_tui.cli.sent_on import send_talk
    from mentor_tui.services.talk_paper import talk_paper

    files = send_talk(talk_paper(console.context, person, kind), path, console.settings.word)
    if files:
        from mentor_tui.wording.insights import sent

        put(sent(files))

"""``show``, ``growth``, ``page``: one thing whole, the place to grow, what somebody can do."""

from __future__ import annotations

from mentor_tui.cli import arguments
from mentor_tui.cli.cli_context import CliContext, emit
from mentor_tui.cli.commands import json_option, verb


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
@json_option
def page_command(console: CliContext, person: str | None, as_json: bool) -> None:
    """Show what somebody can do: what they did, what they know, who signed it off, what is open to them."""
    from mentor_tui.services.milestone import can_do

    found = can_do(console.context, person)
    if as_json:
        from mentor_tui.services.showing_documents import basics_doc

        emit(basics_doc(found))
        return
    from mentor_tui.cli.showing_printed import print_basics

    print_basics(found, console.settings.word)

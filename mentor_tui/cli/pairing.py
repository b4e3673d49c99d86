"""``reassign`` and what belongs to it: the handover, asking for another mentor, keeping apart; and ``wish``."""

from __future__ import annotations

from datetime import date

import click

from mentor_tui.cli import arguments
from mentor_tui.cli.cli_context import CliContext, emit, is_terminal, put
from mentor_tui.cli.commands import json_option, sure_option, verb
from mentor_tui.domain.people import EndReason


@verb("reassign")
@arguments.person("hire")
@arguments.person("mentor", required=False)
@arguments.why()
@arguments.end_reason("Why the earlier pairing ends.", default="moved")
@arguments.other_person("--stand-in", "Who covers while the mentor is away.")
@click.option("--on", type=arguments.DAY, metavar="DATE", help="The first day; if left out, today.")
@click.option("--overlap", type=int, default=0, metavar="N", help="Days on which both are mentors.")
@click.option("--tells", default="", metavar="TEXT", help="Who tells whom, and when; leads can read it.")
@click.option("--word", default="", metavar="TEXT", help="A message from the previous mentor; the hire can read it.")
@click.option("--from-other-teams", is_flag=True, help="Go ahead even if another team's hires need this mentor.")
@json_option
def reassign_command(
    console: CliContext,
    hire: str,
    mentor: str | None,
    why: str,
    reason: EndReason,
    stand_in: str | None,
    on: date | None,
    overlap: int,
    tells: str,
    word: str,
    from_other_teams: bool,
    as_json: bool,
) -> None:
    """Give a hire a mentor, their first or another. Without a mentor, list who it could be, best first.

    Naming today’s mentor cancels a change that was agreed for later.
    """
    if mentor is None:
        _list_candidates(console, hire, as_json=as_json)
        return
    from mentor_tui.services import pairing

    console.say(
        pairing.reassign(
            console.context,
            hire,
            mentor,
            why=why,
            reason=reason,
            stand_in=stand_in,
            since=on,
            overlap=overlap,
            telling=tells,
            word=word,
            from_other_teams=from_other_teams,
        )
    )


def _list_candidates(console: CliContext, hire: str, *, as_json: bool) -> None:
    from mentor_tui.services.matching.ranking import choice
    from mentor_tui.services.other_mentor import asks_about

    found = choice(console.context, hire)
    if as_json:
        from mentor_tui.services.matching.documents import choice_doc

        emit(choice_doc(found))
        return
    from mentor_tui.cli.matching_printed import print_candidates

    asked = [(one.ask.wish, one.ask.by) for one in asks_about(console.context, found.hire.id)]
    print_candidates(found, asked, console)


@verb("handover")
@sure_option
@arguments.person("hire")
@click.option("--say", metavar="TEXT", help="Leave a message for the next mentor; the hire can read it.")
@json_option
def handover_command(console: CliContext, hire: str, say: str | None, as_json: bool) -> None:
    """Show what a hire’s next mentor needs to know: what is waiting, what is owed, what was said."""
    from mentor_tui.services import handover
    from mentor_tui.wording.handover import lines

    if say is not None:
        console.say(handover.say_handover(console.context, hire, say))
        return
    found = handover.handover(console.context, hire)
    if as_json:
        from mentor_tui.services.documents import handover_doc

        emit(handover_doc(found))
        return
    put("\n".join(lines(found)))


@verb("change-mentor")
@arguments.why("The reason; only leads read it.")
@arguments.other_person("--wish", "The mentor you would like.")
@arguments.for_person("The hire; you without it.")
@click.option("--settle", is_flag=True, help="For leads: close the request without another mentor.")
@click.option("--list", "listed", is_flag=True, help="Show the requests that you may see.")
@click.option("--yes", is_flag=True, help="Do not ask for confirmation.")
@json_option
def change_mentor_command(
    console: CliContext,
    why: str,
    wish: str | None,
    person: str | None,
    settle: bool,
    listed: bool,
    yes: bool,
    as_json: bool,
) -> None:
    """Ask for another mentor; only leads hear of it, and undo takes it back."""
    from mentor_tui.services import mentor_requests
    from mentor_tui.wording.language import _

    if settle and listed:
        raise click.UsageError(_("Give either --settle or --list."))
    if as_json and not listed:
        raise click.UsageError(_("--json works only with --list."))
    if listed:
        _print_asks(console, as_json)
    elif settle:
        if person is None:
            raise click.UsageError(_("Say whose request it is, like --for ana-ferreira."))
        console.say(mentor_requests.settle_ask(console.context, person, why=why))
    else:
        if not yes:
            _make_sure(console, person)
        console.say(mentor_requests.ask_for_another(console.context, why=why, wish=wish, person=person))


def _make_sure(console: CliContext, person: str | None) -> None:
    """Ask whether another mentor is meant: it is told to leads at once, and what one typed may have been a question."""
    from mentor_tui.services.other_mentor import wishing
    from mentor_tui.wording import mentors

    found = wishing(console.context, person)
    if not is_terminal():
        raise click.UsageError(mentors.say_yes(found))
    for line in mentors.before_asking(found):
        put(line, err=True)
    click.confirm(mentors.meant(found), abort=True, err=True)


def _print_asks(console: CliContext, as_json: bool) -> None:
    from mentor_tui.services.mentor_requests import asks_of

    found = asks_of(console.context)
    if as_json:
        from mentor_tui.services.documents import asked_doc

        emit({"asks": [asked_doc(asked) for asked in found]})
        return
    from mentor_tui.wording.handover import asked_line
    from mentor_tui.wording.language import _

    for asked in found:
        put(asked_line(asked, console.names))
    if not found:
        put(_("Nobody has asked."), err=True)


@verb("keep-apart")
@arguments.person("hire")
@arguments.person("mentor")
@arguments.why("The reason; only leads read it.")
@click.option("--allow", is_flag=True, help="Let them be a pair again.")
def keep_apart_command(console: CliContext, hire: str, mentor: str, why: str, allow: bool) -> None:
    """Keep a hire and a mentor from ever being paired."""
    from mentor_tui.services import exclusions

    console.say((exclusions.allow_again if allow else exclusions.keep_apart)(console.context, hire, mentor, why=why))


@verb("wish")
@arguments.people()
@click.option("--nobody", is_flag=True, help="Nobody in particular any more.")
@arguments.for_person("Whose wish it is; yours without it.")
def wish_command(console: CliContext, people: tuple[str, ...], nobody: bool, person: str | None) -> None:
    """Say whom you would like to be paired with. This replaces any names you gave before."""
    from mentor_tui.services.people import set_wishes
    from mentor_tui.wording.language import _

    if bool(people) == nobody:
        raise click.UsageError(_("Name somebody, or say --nobody."))
    console.say(set_wishes(console.context, person or console.context.actor, people))

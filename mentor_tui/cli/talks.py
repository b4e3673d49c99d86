"""``session``, ``agenda`` and ``check-in``: talks, what is talked about in the next one, and how a week was."""

from __future__ import annotations

from datetime import date, datetime

import click

from mentor_tui.cli import arguments
from mentor_tui.cli.cli_context import CliContext, emit
from mentor_tui.cli.commands import json_option, sure_option, verb


@verb("session")
@sure_option
@arguments.person()
@click.argument("text", default="")
@arguments.did()
@click.option("--on", type=arguments.DAY, metavar="DATE", help="The day it was; if left out, today.")
@click.option(
    "--next",
    "next_at",
    type=arguments.MOMENT,
    metavar="DATE TIME",
    help="When the next one is, as “2026-12-01 15:00”, where you are.",
)
def session_command(
    console: CliContext, person: str, text: str, did: tuple[str, ...], on: date | None, next_at: datetime | None
) -> None:
    """Log a session with a hire, as their mentor or a lead, and tick what you did together."""
    from mentor_tui.services import notes

    together = [one for part in did for one in part.split(",") if one.strip()]
    console.say(notes.session(console.context, person, text, did=together, on=on, next_at=next_at))


@verb("agenda")
@sure_option
@click.argument("person", required=False, metavar="[PERSON]", shell_complete=arguments.completer("people"))
@click.argument("text", required=False, metavar="[TEXT]")
@json_option
def agenda_command(console: CliContext, person: str | None, text: str | None, as_json: bool) -> None:
    """Show what there is to talk about, your own or with somebody; with a text, note that you want to bring it up."""
    from mentor_tui.services import agenda

    whose = None
    if person is not None:
        whose, text = (person, text) if text is not None or _names(console, person) else (None, person)
    if text is not None:
        console.say(agenda.bring_up(console.context, whose, text))
        return
    page = agenda.agenda_page(console.context, whose)
    kinds = agenda.days_since(console.context, page)
    if as_json:
        emit({"agenda": agenda.agenda_doc(page, kinds)})
        return
    from mentor_tui.cli.talks_printed import print_agenda

    print_agenda(console, page, kinds)


@verb("check-in")
@sure_option
@click.argument("word", required=False, metavar="[good|mixed|hard]")
@click.argument("text", default="", metavar="[TEXT]")
@click.option(
    "--of",
    metavar="PERSON",
    shell_complete=arguments.completer("people"),
    help="Read a mentee’s; without WORD alone you read your own.",
)
@json_option
def check_in_command(console: CliContext, word: str | None, text: str, of: str | None, as_json: bool) -> None:
    """Say how your week was, in a word and, if you like, a line. Your mentor alone reads it. Without a word: read them."""
    from mentor_tui.services import checkins

    if word is not None:
        console.say(checkins.check_in(console.context, word, text))
        return
    rows = checkins.check_ins(console.context, of)
    if as_json:
        emit({"check_ins": [checkins.check_in_doc(row) for row in rows]})
        return
    from mentor_tui.cli.talks_printed import print_check_ins

    print_check_ins(console, rows)


def _names(console: CliContext, word: str) -> bool:
    """Whether it is a name, and no line to bring up: a single word is a misspelt one where somebody has others to talk with."""
    from mentor_tui.domain.problems import BadUse
    from mentor_tui.services.actor_context import find_person
    from mentor_tui.services.live import roles

    try:
        find_person(console.context.team(), word)
    except BadUse:
        return " " not in word.strip() and roles(console.context) != ("hire",)
    return True

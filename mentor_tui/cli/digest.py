"""``digest``: where things stand, for cron to send by mail or chat; the code calls it a bulletin."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from mentor_tui.cli import arguments
from mentor_tui.cli.cli_context import CliContext, emit, put
from mentor_tui.cli.commands import json_option, verb
from mentor_tui.wording.language import _

if TYPE_CHECKING:
    from mentor_tui.services.bulletin import Bulletin


@verb("digest")
@click.option(
    "--for",
    "person",
    metavar="PERSON",
    shell_complete=arguments.completer("people"),
    help="Whom it is for: a hire, a mentor, anybody; you without it.",
)
@click.option("--team", is_flag=True, help="For a channel that your teams read: what everybody may know.")
@click.option("--lead", is_flag=True, help="For you as a lead: what needs you, and that the rest is fine.")
@click.option("--since", type=arguments.DAY, metavar="DATE", help="From which day on; the last working day without it.")
@click.option(
    "--format", "form", type=click.Choice(["text", "markdown", "json"]), default="text", help="How it is written."
)
@json_option
def digest_command(
    console: CliContext, person: str | None, team: bool, lead: bool, since: date | None, form: str, as_json: bool
) -> None:
    """Print what is new, what waits and what is due, for mail or chat; nothing at all for somebody who is away."""
    if (person is not None) + team + lead > 1:
        raise click.UsageError(_("--for, --team and --lead are three different digests: choose one."))
    from mentor_tui.services.bulletin import bulletin

    made = bulletin(console.context, kind="team" if team else "lead" if lead else "person", person=person, since=since)
    if as_json or form == "json":
        emit(_document(made))
    elif not made.away:
        put(_markdown(made) if form == "markdown" else _text(made))


def _document(made: Bulletin) -> dict[str, Any]:
    from mentor_tui.services.bulletin_documents import bulletin_doc
    from mentor_tui.wording import bulletin as words

    said = [[*words.lines(made, section)] for section in made.sections]
    return bulletin_doc(made, said, "" if made.sections or made.away else words.nothing(made))


def _text(made: Bulletin) -> str:
    from mentor_tui.wording import bulletin as words

    if not made.sections:
        return words.nothing(made)
    parts = [words.head(made)]
    for section in made.sections:
        parts.append("\n".join((words.title(section).upper(), *(f"  {line}" for line in words.lines(made, section)))))
    return "\n\n".join(filter(None, (*parts, words.well(made))))


def _markdown(made: Bulletin) -> str:
    from mentor_tui.wording import bulletin as words

    if not made.sections:
        return _as_it_is(words.nothing(made))
    parts = [f"**{_as_it_is(words.head(made))}**"]
    for section in made.sections:
        said = (f"- {_as_it_is(line)}" for line in words.lines(made, section))
        parts.append("\n".join((f"**{_as_it_is(words.title(section))}**", "", *said)))
    return "\n\n".join(filter(None, (*parts, _as_it_is(words.well(made)))))


def _as_it_is(text: str) -> str:
    """A text that Markdown shows as it is, whatever signs stand in it."""
    import re

    return re.sub(r"^([-+]|\d+(?=[.)]))", r"\\\1", re.sub(r"([\\`*_\[\]<>#|~&])", r"\\\1", text))

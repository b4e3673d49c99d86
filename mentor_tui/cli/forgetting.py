"""``export`` and ``forget``: what is known of somebody taken along, and somebody taken out of all records."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mentor_tui.cli import arguments
from mentor_tui.cli.cli_context import CliContext, emit, is_terminal, put
from mentor_tui.cli.commands import json_option, verb

if TYPE_CHECKING:
    from mentor_tui.domain.people import Person


@verb("export")
@arguments.person(required=False)
@click.option("--into", metavar="DIR", help="Write PERSON.md and PERSON.json there, for you alone to read.")
@click.option("--restricted/--no-restricted", default=None, help="With notes for mentors and leads, or without.")
@json_option
def export_command(
    console: CliContext, person: str | None, into: str | None, restricted: bool | None, as_json: bool
) -> None:
    """Take along all that is known of somebody: every event that is theirs or about them, in all records.

    Without PERSON it is about you. Notes for mentors and leads are never in what you take along of yourself; a lead says whether
    they are.
    """
    from mentor_tui.services.personal_export import known_doc, known_of
    from mentor_tui.wording.forgetting import known_text
    from mentor_tui.wording.language import _

    context = console.context
    own = person is None or _is_oneself(console, person)
    if restricted is None and not own:
        # Whoever may not have it at all is told so, and asked nothing.
        known_of(context, person)
        if not is_terminal():
            raise click.UsageError(_("Say whether with notes for mentors and leads: --restricted or --no-restricted."))
        restricted = click.confirm(_("With notes for mentors and leads?"), err=True)
    known = known_of(context, person, restricted=bool(restricted))
    if into is None:
        if as_json:
            emit(known_doc(known))
        else:
            put(known_text(known, console.names))
        return
    written = _write(Path(into).expanduser(), known.person.id, known_text(known, console.names), known_doc(known))
    if as_json:
        emit({"written": [str(path) for path in written]})
    else:
        for path in written:
            click.echo(str(path))


def _is_oneself(console: CliContext, person: str) -> bool:
    """Whether somebody was named who is the one that asks."""
    from mentor_tui.services.actor_context import find_person

    return find_person(console.context.team(), person).id == console.context.actor


def _write(folder: Path, person: str, text: str, document: dict[str, object]) -> list[Path]:
    """Write a text and a document that only their owner may read; the answer is where they are."""
    import orjson

    from mentor_tui.store.os_errors import troubled

    made = {f"{person}.md": text.encode(), f"{person}.json": orjson.dumps(document, option=orjson.OPT_INDENT_2)}
    with troubled(folder):
        folder.mkdir(parents=True, exist_ok=True)
    for name, data in made.items():
        with troubled(folder / name):
            aside = folder / f".{name}.{os.getpid()}"
            with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
                file.write(data)
            aside.replace(folder / name)
    return [folder / name for name in made]


@verb("forget")
@arguments.person()
@click.option("--yes", is_flag=True, help="Do not ask.")
@json_option
def forget_command(console: CliContext, person: str, yes: bool, as_json: bool) -> None:
    """Forget somebody: take their name, id and words out of all records, and keep dates and counts. Not to be taken back.

    Whatever others still need of theirs is handed on first. Backups that still hold them are named.
    """
    from mentor_tui.services import forgetting
    from mentor_tui.wording import forgetting as wording
    from mentor_tui.wording.language import _

    them = forgetting.to_forget(console.context, person)
    if not yes:
        if not is_terminal():
            raise click.UsageError(f"{wording.before(them)} {_('Add --yes if you are sure.')}")
        put(wording.before(them), err=True)
        named = click.prompt(_("Type {id} to forget them").format(id=them.id), err=True)
        if named.strip() != them.id:
            raise click.Abort
    forgotten = forgetting.forget(console.context, console.application.upkeep, them.id)
    forgotten = forgotten._replace(left=(*forgotten.left, *_kept_here(console, them)))
    if as_json:
        backups, left = ([str(path) for path in paths] for paths in (forgotten.backups, forgotten.left))
        emit({"forgotten": them.id, "becomes": forgotten.becomes, "backups": backups, "still_named_in": left})
        return
    for line in wording.done(them.name, forgotten):
        put(line)


def _kept_here(console: CliContext, them: Person) -> list[Path]:
    """Let go of what this machine keeps for them; the answer is what others who work on it have not sent yet and names them."""
    from mentor_tui import drafts, prompt
    from mentor_tui.settings import drafts_path

    prompt.drop(them.id, *([f"@{them.login}"] if them.login else []))
    settings = console.application.settings
    folder = drafts_path(settings.store or str(settings.data.absolute()))
    return drafts.forget(folder, them.id, (them.id, them.name))

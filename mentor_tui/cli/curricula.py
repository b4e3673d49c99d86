"""``check`` and ``schema``: the YAML files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mentor_tui.cli.cli_context import CliContext, emit, put
from mentor_tui.cli.commands import json_option, verb

if TYPE_CHECKING:
    from mentor_tui.catalogue.checking import Checked


@verb("check")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--all", "everything", is_flag=True, help="Show every title that is too long for lists, not just the first few."
)
@json_option
@click.pass_context
def check_command(
    ctx: click.Context, console: CliContext, paths: tuple[Path, ...], everything: bool, as_json: bool
) -> None:
    """List every problem in the curriculum files, as file:line:column: message.

    Without PATH, all files of the curricula folder. Exit status 1 if there are faults; warnings alone do not count.
    Without faults, one line says what each curriculum asks for, and a few lines count what people can grow into.
    """
    from mentor_tui.bootstrap import check
    from mentor_tui.wording import faults, summaries
    from mentor_tui.wording.language import _, ngettext

    found = check(console.settings, paths)
    wrong = sum(not fault.warning for fault in found.faults)
    if as_json:
        emit({**_document(found), **({} if paths else {**_editions(console), **_confirmed(console)})})
    else:
        for said in faults.lines(found.faults, everything=everything):
            put(said)
    if wrong:
        click.echo(ngettext("{count} problem.", "{count} problems.", wrong).format(count=wrong), err=True)
        ctx.exit(1)
    click.echo(_("No problems found."), err=True)
    if not paths:
        _tell_of_editions(console)
    if not as_json:
        for curriculum in found.curricula:
            put(summaries.line(curriculum))
        for said in summaries.growth(found.growth):
            put(said)
        if not paths:
            _tell_of_confirmed(console)


def _tell_of_editions(console: CliContext) -> None:
    """Whose the curricula are, where they are not the team's to change; and which say something else than was published."""
    from mentor_tui.authoring import changed_by_hand
    from mentor_tui.wording import curricula

    if console.settings.whose == "shipped":
        put(curricula.get_own(), err=True)
    for path, last in changed_by_hand(console.application):
        put(curricula.changed(path, last), err=True)


def _tell_of_confirmed(console: CliContext) -> None:
    """How much nobody has ever confirmed, and what was confirmed longest ago: the first few."""
    from mentor_tui.authoring import confirmed_rows
    from mentor_tui.wording import confirmed

    for name, rows in confirmed_rows(console.application).items():
        put(confirmed.line(name, rows))


def _confirmed(console: CliContext) -> dict[str, Any]:
    from mentor_tui.authoring import confirmed_rows
    from mentor_tui.services.confirming import confirmed_doc

    return {"confirmed": {name: confirmed_doc(rows) for name, rows in confirmed_rows(console.application).items()}}


def _editions(console: CliContext) -> dict[str, Any]:
    from mentor_tui.authoring import changed_by_hand

    changed = [
        {"file": path, "version": last.version, "at": last.at} for path, last in changed_by_hand(console.application)
    ]
    return {"whose": console.settings.whose, "changed_since_published": changed}


def _document(found: Checked) -> dict[str, Any]:
    from mentor_tui.wording import faults

    return {
        "files": found.files,
        "faults": [
            {
                "file": fault.path,
                "line": fault.line,
                "column": fault.column,
                "message": faults.message(fault),
                "severity": "warning" if fault.warning else "fault",
                "code": fault.code.value,
                "short": fault.facts.get("short"),
            }
            for fault in found.faults
        ],
        "curricula": [
            {
                "id": curriculum.id,
                "items": curriculum.items,
                "basics": curriculum.basics,
                "minutes": curriculum.effort.known,
                "unplanned": curriculum.effort.unplanned,
                "sign_offs": curriculum.sign_offs,
                "placeholders": curriculum.placeholders,
                "optional": curriculum.optional,
                "drafts": curriculum.drafts,
                "deprecated": curriculum.deprecated,
            }
            for curriculum in found.curricula
        ],
        "growth": found.growth._asdict(),
    }


@verb("schema")
def schema_command(console: CliContext) -> None:
    """Print the JSON Schema of the curriculum files, for editors."""
    from mentor_tui.bootstrap import schema

    emit(schema())

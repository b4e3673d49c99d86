"""``curriculum own``, ``list``, ``set``, ``renamed`` and ``publish``: curricula that belong to the team."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mentor_tui.cli.cli_context import CliContext, emit, put
from mentor_tui.cli.commands import json_option, verb
from mentor_tui.wording.language import _

if TYPE_CHECKING:
    from mentor_tui.services.editions import EditionRow


@verb("own")
@json_option
def own_command(console: CliContext, as_json: bool) -> None:
    """Copy the curricula in use into the data directory, where the team finds them and leads can change them.

    A team that begins with “init” has its own from the first day.
    """
    from mentor_tui.authoring import own_curricula
    from mentor_tui.wording import curricula

    told = console.settings.whose == "told"
    path, made = own_curricula(console.application)
    if as_json:
        emit({"curricula": str(path), "copied": made})
        return
    put(curricula.are_here(str(path)) if made else curricula.were_here(str(path)))
    if told:
        put(curricula.named_instead(str(console.settings.curricula[0])), err=True)


@verb("list")
@json_option
def list_command(console: CliContext, as_json: bool) -> None:
    """List the curricula, and which edition of each people were told of."""
    from mentor_tui.authoring import listed
    from mentor_tui.cli.tables import show
    from mentor_tui.wording import curricula

    rows, settings = listed(console.application), console.settings
    if as_json:
        emit({"folder": str(settings.curricula[0]), "whose": settings.whose, "curricula": [_row(row) for row in rows]})
        return
    if settings.whose == "shipped":
        put(curricula.get_own(), err=True)

    show(
        (_("id"), _("title"), _("version"), _("edition")),
        [(one.curriculum.id, one.curriculum.title, str(one.curriculum.version), curricula.state(one)) for one in rows],
    )


def _row(row: EditionRow) -> dict[str, Any]:
    published = None
    if row.published is not None:
        published = {key: value for key, value in row.published._asdict().items() if key != "seq"}
    return {
        "id": row.curriculum.id,
        "title": row.curriculum.title,
        "version": row.curriculum.version,
        "hash": row.hash,
        "state": row.state,
        "published": published,
    }


@verb("set")
@click.argument("thing", metavar="ID")
@click.argument("key")
@click.argument("value")
@click.option("--curriculum", default="", metavar="ID", help="The curriculum or track, where several have the id.")
@json_option
def set_command(console: CliContext, thing: str, key: str, value: str, curriculum: str, as_json: bool) -> None:
    """Change one value of an item, module or anything else with an ID: “set refund minutes 40”.

    The file is checked before it is written; comments and everything else in it stay as they are.
    """
    from mentor_tui.authoring import set_value
    from mentor_tui.wording import curricula

    done = set_value(console.application, thing, key, value, curriculum=curriculum)
    if as_json:
        emit(
            {
                "id": done.id,
                "key": done.key,
                "was": done.was,
                "now": done.now,
                "file": str(done.path),
                "changed": done.changed,
            }
        )
        return
    put(curricula.value_set(done.id, done.key, done.was, done.now, str(done.path)))


@verb("confirm")
@click.argument("item", metavar="ITEM")
@click.option("--curriculum", default="", metavar="ID", help="The curriculum, where several have the id.")
@json_option
def confirm_command(console: CliContext, item: str, curriculum: str, as_json: bool) -> None:
    """Say that ITEM is still right, as of today: “check” says how long ago that was last said of each.

    It is written into the file as “confirmed”; comments and everything else in it stay as they are.
    """
    from mentor_tui.authoring import confirm
    from mentor_tui.wording import curricula

    done = confirm(console.application, item, curriculum=curriculum)
    if as_json:
        emit({"id": done.id, "was": done.was, "now": done.now, "file": str(done.path), "changed": done.changed})
        return
    put(curricula.still_right(done.id, str(done.path), changed=done.changed))


@verb("renamed")
@click.argument("item")
@click.argument("former", default="")
@click.option("--no", "is_new", is_flag=True, help="It was nothing before: it is another one, however much alike.")
@click.option("--file", default="", metavar="FILE", help="A draft elsewhere; by default the files in use.")
@click.option("--curriculum", default="", metavar="ID", help="The curriculum, where several have the id.")
@json_option
def renamed_command(
    console: CliContext, item: str, former: str, is_new: bool, file: str, curriculum: str, as_json: bool
) -> None:
    """Say that ITEM had the id FORMER before, so that nobody loses a tick; or, with --no, that it is a new one.

    It is written into the file as “was”; comments and everything else in it stay as they are.
    """
    from mentor_tui.authoring import say_former
    from mentor_tui.wording import curricula

    if bool(former) == is_new:
        raise click.UsageError(_("Say either the id that it had before, or --no."))
    path = Path(file) if file else None
    out = say_former(console.application, item, former, file=path, curriculum=curriculum)
    if as_json:
        emit({"item": out.item, "was": out.former or None, "file": str(out.path), "changed": out.changed})
        return
    put(curricula.former_said(out))


@verb("publish")
@click.argument("curriculum", metavar="[CURRICULUM|FILE]", default="")
@click.option("--word", default="", metavar="TEXT", help="What people are told with it, in one line.")
@json_option
def publish_command(console: CliContext, curriculum: str, word: str, as_json: bool) -> None:
    """Tell people of a new edition of a CURRICULUM, and keep what it says.

    What checks is in force when it is saved. Publishing says so to whoever is under way with it, and raises its version where
    that was forgotten. Without CURRICULUM it is the one that was changed. The FILE of another edition takes the place of the
    one in force first.
    """
    from mentor_tui.authoring import publish_curriculum
    from mentor_tui.comparing import is_file, two_editions
    from mentor_tui.wording import curricula

    names_file = is_file(curriculum) and curriculum not in console.application.catalogue().curricula
    looked = two_editions(console.application, curriculum) if names_file else None
    out = publish_curriculum(console.application, "" if looked else curriculum, word=word, looked=looked)
    if as_json:
        emit(
            {
                "curriculum": out.curriculum.id,
                "version": out.curriculum.version,
                "hash": out.edition.hash,
                "file": str(out.edition.path),
                "raised": out.raised,
                "published": bool(out.done.events),
            }
        )
        return
    if out.raised:
        put(curricula.raised(out.curriculum.version, str(out.edition.path)))
    if out.done.events:
        console.say(out.done)
    else:
        put(curricula.same(out.curriculum.title, out.curriculum.version))


COMMANDS = (own_command, list_command, set_command, confirm_command, renamed_command, publish_command)
"""What the group ``curriculum`` has of these."""

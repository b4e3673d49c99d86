"""``keys``: every key of the screens, as it is mapped; only here and in ``screen`` is Textual imported."""

from __future__ import annotations

from mentor_tui.cli.cli_context import CliContext, emit
from mentor_tui.cli.commands import json_option, verb


@verb("keys")
@json_option
def keys_command(console: CliContext, as_json: bool) -> None:
    """List the keys of every screen, as your configuration sets them."""
    from dataclasses import asdict

    from mentor_tui.tui.keymap import every_key, usable
    from mentor_tui.wording.keys import whose
    from mentor_tui.wording.language import _

    found = usable(console.settings.keys)
    rows = [*every_key({**found.places, **found.widgets})]
    if as_json:
        emit({"keys": [asdict(row) for row in rows], "notices": found.told})
        return
    import click

    from mentor_tui.cli.tables import show

    for sentence in found.told:
        click.echo(sentence, err=True)
    heads = (_("Screen"), _("Name"), _("Keys"), _("What it does"), _("Who"))
    show(heads, [(row.place, row.id, " ".join(row.shown), row.sentence, whose(row.who)) for row in rows])

"""``locate``: where everything is."""

from __future__ import annotations

from mentor_tui.cli.cli_context import CliContext, emit, put
from mentor_tui.cli.commands import json_option, verb


@verb("locate")
@json_option
def locate_command(console: CliContext, as_json: bool) -> None:
    """Print where the records, curricula, configuration and debug log are."""
    from mentor_tui.settings import log_path

    settings = console.settings
    paths = {
        "data": str(settings.data.absolute()),
        "curricula": str(settings.curricula[0].absolute()),
        "config": str(settings.config.absolute()),
        "log": str(log_path()),
        "backup": str(settings.data.absolute() / "backup"),
        "cache": str(settings.data.absolute() / "cache"),
    }
    if as_json:
        told = {name: path.encode("utf-8", "replace").decode() for name, path in paths.items()}
        emit({**told, "curricula_whose": settings.whose})
        return
    from mentor_tui.cli.tables import show
    from mentor_tui.wording import curricula

    show((), paths.items())
    if settings.whose == "shipped":
        put(curricula.get_own(), err=True)

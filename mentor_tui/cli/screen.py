"""Opening the screen; only here is Textual imported."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mentor_tui.cli.door import Door, is_terminal
from mentor_tui.domain.problems import BadUse, Code
from mentor_tui.wording.language import _

if TYPE_CHECKING:
    from mentor_tui.tui.backstage import Backstage


def open_screen(door: Door) -> None:
    """Open the screen for whoever acts; where there is no team yet it offers ways to begin.

    Raises:
        UsageError: there is no terminal to open it in.

    """
    if not is_terminal():
        raise click.UsageError(
            _("The screen needs a terminal. In scripts use commands: “mentor-tui status”, “mentor-tui --help”.")
        )
    stage = backstage(door)
    from mentor_tui.tui import run

    run(stage)


def backstage(door: Door) -> Backstage:
    """What the screen needs, put together."""
    from mentor_tui.tui.backstage import Backstage

    settings, house = door.settings, door.house
    try:
        desk, has_team = house.desk(), True
    except BadUse as problem:
        if problem.code is not Code.LOGIN_UNKNOWN or problem.facts.get("team"):
            raise
        desk, has_team = house.any_desk(), False
    return Backstage(
        desk,
        has_team,
        demo=lambda role: _demo(door, role),
        read_people=_read_people,
        login=settings.login,
        keys=settings.keys,
        theme=settings.theme,
        ascii=settings.ascii,
        word=settings.word,
        notices=tuple(door.notices()),
    )


def _demo(door: Door, role: str) -> str:
    from mentor_tui.cli.demo_team import build_here

    return build_here(door, role)


def _read_people(path: str) -> list[dict[str, str]]:
    from mentor_tui.cli.csv_files import PEOPLE, read_rows

    return read_rows(path, PEOPLE)

"""The demo team's place: made there, found again, or made anew; never where a real team is."""

from __future__ import annotations

import json
import os
import shlex
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mentor_tui.cli.cli_context import CliContext
from mentor_tui.domain.problems import Code, Refused
from mentor_tui.domain.record import BOARD, PEOPLE, PLANS, RESTRICTED, TEAM
from mentor_tui.plain_files import read_bytes
from mentor_tui.settings import Settings, expanded, shipped_curricula
from mentor_tui.store.os_errors import trouble
from mentor_tui.wording.language import _

if TYPE_CHECKING:
    from mentor_tui.bootstrap import Application

ROLES = ("hire", "mentor", "lead")

MARK = "demo.json"
"""The file that says that a folder holds a demo team, and which."""

TURN = "demo.lock"
"""Held by whoever makes a demo team there, so that two take turns."""


@dataclass(frozen=True)
class Made:
    """A demo team: where it is, who one is in it, and a context for it."""

    path: Path
    person: str
    said: str
    console: CliContext

    @property
    def command(self) -> str:
        """What opens it again."""
        return f"mentor-tui --data {shlex.quote(str(self.path))} --as {self.person}"


def ask() -> str:
    """Ask somebody at the terminal whom they want to be."""
    click.echo(_("Who would you like to be?"), err=True)
    for number, text in enumerate((_("a hire, a few weeks in"), _("a mentor with mentees"), _("a lead")), 1):
        click.echo(f"  {number}  {text}", err=True)
    chosen: str = click.prompt(
        _("Number"), type=click.Choice(["1", "2", "3"]), default="3", show_choices=False, err=True
    )
    return ROLES[int(chosen) - 1]


def make(console: CliContext, into: Path | None, *, people: int, seed: int, role: str, fresh: bool) -> Made:
    """The demo team for a seed and today: the one that is there, or a new one.

    Args:
        console: what the program was told.
        into: the folder; None is one of its own beside the records.
        people: how large the team is.
        seed: the same team for the same seed and day.
        role: ``hire``, ``mentor``, ``lead``, or a person's id.
        fresh: make it anew in any case.

    Raises:
        Refused: the folder holds something else.

    """
    from mentor_tui.bootstrap import Application

    path = (expanded(into) if into else _place(console)).absolute()
    application = Application(_with_own(console.settings._replace(data=path, store="", actor=None)))
    wanted = {"people": people, "seed": seed, "day": application.any_context().today().isoformat()}
    _refuse_a_real_team(application, path)
    with application.upkeep.turn(TURN):
        # Somebody else may have made it while this one waited.
        _refuse_a_real_team(application, path)
        mark = _mark(path)
        whole = mark is not None and not fresh and mark.get("whole")
        if whole:
            # One that is damaged may hold what somebody did there; it is not made anew unasked.
            application.store.read(TEAM)
        if mark is not None and whole and wanted.items() <= mark.items():
            said = _("Today’s demo team is already there, just as you left it.")
        elif mark is not None and whole and mark.get("state") != _state(application):
            said = _("Somebody has worked in this demo team, so it is kept as it is. --fresh makes a new one.")
        else:
            said = _("The demo team was made afresh.") if mark else _("The demo team is made.")
            if mark is not None:
                application.upkeep.clear()
            mark = _build(application, path, wanted, role)
    person = str(mark[role]) if role in ROLES else role
    if role not in ROLES:
        from mentor_tui.services.actor_context import find_person

        person = find_person(application.any_context().team(), role).id
    own = CliContext()
    own.data, own.curricula, own.actor = str(path), console.curricula, person
    return Made(path, person, said, own)


def _with_own(settings: Settings) -> Settings:
    """The same, where the demo team has its own copy of what comes with the program; it is made before it is read."""
    return (
        settings if settings.whose == "told" else settings._replace(curricula=(settings.own_curricula,), whose="team")
    )


def _refuse_a_real_team(application: Application, path: Path) -> None:
    from mentor_tui.services.actor_context import readable_team

    mark = _mark(path)
    try:
        if mark is None and path.exists() and any(entry.name != TURN for entry in path.iterdir()):
            raise Refused(Code.DIRECTORY_IN_USE, path=str(path))
    except OSError as error:
        raise trouble(error, path, writing=False) from error
    if mark is not None and mark.get("whole"):
        team = readable_team(application.store)
        if team is not None and mark.get("lead") not in team.people:
            # Somebody has made a team of their own of it.
            raise Refused(Code.DIRECTORY_IN_USE, path=str(path))


def _place(console: CliContext) -> Path:
    """Where a demo goes that was given no place: the folder that was named for records, if no team is there; else beside."""
    data = console.settings.data
    named = console.data or os.environ.get("MENTOR_TUI_DATA")
    if not named or (_mark(data) is None and console.application.store.read(TEAM) is not None):
        return data / "demo"
    return data


def _state(application: Application) -> str:
    """What tells whether anything was committed since: a digest of the stamps of all records and curricula."""
    from mentor_tui.catalogue.files import find

    stamps: dict[str, Any] = {
        family: application.store.stamps(family) for family in (TEAM, BOARD, PEOPLE, RESTRICTED, PLANS)
    }
    own = application.settings.own_curricula
    if own.is_dir():
        stamps["curricula"] = [(found.name, found.stamp[:2]) for found in find([own])[0]]
    return blake2b(json.dumps(stamps, sort_keys=True).encode(), digest_size=8).hexdigest()


def build_here(console: CliContext, role: str) -> str:
    """Make the demo team where the records are, for somebody who has none yet; the answer is who they are in it."""
    from mentor_tui.demo import DEFAULT_PEOPLE

    application = console.application
    wanted = {"people": DEFAULT_PEOPLE, "seed": 1, "day": application.any_context().today().isoformat()}
    return str(_build(application, application.settings.data, wanted, role)[role])


def _mark(path: Path) -> dict[str, Any] | None:
    try:
        found = json.loads(read_bytes(path / MARK))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None


def _build(application: Application, path: Path, wanted: dict[str, Any], role: str) -> dict[str, Any]:
    from mentor_tui.catalogue.own import copy_curricula
    from mentor_tui.demo import build
    from mentor_tui.demo.people import HIRE, MENTOR_ID

    try:
        path.mkdir(parents=True, exist_ok=True)
        # Marked before it is whole: one that was cut short is made anew, not taken for somebody's team.
        (path / MARK).write_text(json.dumps({**wanted, "whole": False}), "utf-8")
        if application.settings.whose != "told":
            copy_curricula(shipped_curricula(), application.settings.own_curricula)
        team = build(
            application.store,
            application.catalogue(),
            people=wanted["people"],
            seed=wanted["seed"],
            now=application.any_context().now(),
            login=application.settings.login,
            as_person={"hire": HIRE, "mentor": MENTOR_ID, "lead": None}.get(role, role),
        )
        state = _state(application)
        mark = {**wanted, "whole": True, "state": state, "hire": team.hire, "mentor": team.mentor, "lead": team.lead}
        (path / MARK).write_text(json.dumps(mark), "utf-8")
    except OSError as error:
        raise trouble(error, path) from error
    return mark

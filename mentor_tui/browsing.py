"""Looking through curricula while they are written: a save is seen, is in force where it checks, and is told of where not.

Here files and records come together, as for all that authors do; see ``authoring``.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from mentor_tui.bootstrap import Application
from mentor_tui.catalogue.checking import survey
from mentor_tui.catalogue.contents import SIZE_MOST
from mentor_tui.catalogue.faults import Fault
from mentor_tui.catalogue.files import FoundFile, find
from mentor_tui.catalogue.id_lines import id_lines
from mentor_tui.catalogue.plancheck import KnownTeam
from mentor_tui.catalogue.sources import source_of
from mentor_tui.domain.catalogue import Catalogue
from mentor_tui.domain.problems import BadUse, Code, refuse_if
from mentor_tui.domain.record import PEOPLE, TEAM
from mentor_tui.domain.text import near
from mentor_tui.plain_files import read_bytes
from mentor_tui.services.actor_context import ActorContext, readable_team
from mentor_tui.services.authors import UnderWay, known, under_way
from mentor_tui.services.curriculum_page import Authors, CurriculumFile, CurriculumPage, curriculum_page


class CurriculaFiles:
    """The files in use, as they were when they were last read."""

    def __init__(self, application: Application) -> None:
        self._application = application
        self._seen: Sequence[FoundFile] | None = None
        self._told: Sequence[FoundFile] | None = None
        self._reading = threading.Lock()
        self._people: tuple[object, tuple[UnderWay, ...], KnownTeam] | None = None

    def changed(self) -> bool:
        """Whether a file was saved, came or went since they were last read; told once. See ``SeenCurricula``."""
        now = find(self._application.settings.curricula)[0]
        before, self._told = self._told, now
        return before is not None and now != before

    def in_force(self, context: ActorContext) -> Catalogue:
        """Have what the files say now in force for whoever acts, and for all that they look at from here on."""
        # What is saved while they are read is seen the next time.
        seen = find(self._application.settings.curricula)[0]
        if seen != self._seen:
            context.take_catalogue(self._application.reload())
            self._seen = self._told = seen
        return context.catalogue

    def read(self, context: ActorContext, curriculum: str = "") -> CurriculumPage:
        """Look through a curriculum as its files are now; see ``SeenCurricula``."""
        with self._reading:
            catalogue = self.in_force(context)
            titles = _known(context, catalogue)
            name = _meant(context, titles, curriculum)
            people, team = self._team(context)
            own = self._application.settings.whose != "shipped"
            return curriculum_page(context, name, self._file(catalogue, name, team), people, titles, own=own)

    def _team(self, context: ActorContext) -> tuple[tuple[UnderWay, ...], KnownTeam]:
        """Who is under way; read again only where a record is another."""
        today = context.today()
        record = context.store.read(TEAM)
        key = (context.store.stamps(PEOPLE), record.version if record is not None else 0, today)
        if self._people is None or self._people[0] != key:
            team = readable_team(context.store, today)
            people = under_way(context.store, team, today) if team is not None else ()
            self._people = (key, people, known(team, people) if team is not None else KnownTeam())
        return self._people[1:]

    def _file(self, catalogue: Catalogue, name: str, team: KnownTeam) -> CurriculumFile:
        settings = self._application.settings
        out = next((row for row in catalogue.left_out if (row.kind, row.id) == ("curriculum", name)), None)
        source = source_of(settings.curricula, name) if out is None else None
        path = Path(out.path) if out is not None else source.path if source is not None else None
        faults = survey(
            settings.curricula, cache=settings.data / "cache", today=settings.today or date.today(), team=team
        ).faults
        mine = path.resolve() if path is not None else None
        own = [fault for fault in faults if Path(fault.path).resolve() == mine]
        others: dict[str, Fault] = {}
        for fault in faults:
            if not fault.warning and fault not in own:
                others.setdefault(fault.path, fault)
        lines = _lines(path) if path is not None else []
        shown = own[0].path if own else str(path or "")
        return CurriculumFile(
            shown, lines, id_lines(lines), own, out.edition if out is not None else "", tuple(others.values())
        )


def _known(context: ActorContext, catalogue: Catalogue) -> Mapping[str, str]:
    """Id -> title of every curriculum that the acting person may look through; one that never was sound has only its id."""
    titles = {one.id: one.title for one in catalogue.curricula.values()}
    for row in catalogue.left_out:
        if row.kind == "curriculum" and row.id:
            titles.setdefault(row.id, row.id)
    authors = Authors(context)
    return {name: title for name, title in titles.items() if authors.why_not(catalogue.curricula.get(name)) is None}


def _meant(context: ActorContext, known: Mapping[str, str], name: str) -> str:
    name = context.catalogue.former_curricula.get(name, name)
    if name in known:
        return name
    if name in context.catalogue.curricula or not (name or known):
        refuse_if(Authors(context).why_not(context.catalogue.curricula.get(name)))
    if name or not known:
        raise BadUse(Code.UNKNOWN_CURRICULUM, curriculum=name, near=near(name, list(known)), known=list(known))
    return next(iter(known))


def _lines(path: Path) -> list[str]:
    try:
        return read_bytes(str(path), SIZE_MOST).decode("utf-8-sig", "replace").splitlines()
    except OSError:
        return []

"""The one place that picks a store and builds what the services need."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mentor_tui.catalogue.loader import Loaded, load
from mentor_tui.domain.catalogue import Catalogue
from mentor_tui.domain.names import near_person
from mentor_tui.domain.problems import BadUse, Code
from mentor_tui.domain.record import TEAM, person_record
from mentor_tui.domain.team import Team
from mentor_tui.domain.text import is_slug
from mentor_tui.services import present
from mentor_tui.services.actor_context import ActorContext, find_person
from mentor_tui.services.collector import no_collections
from mentor_tui.settings import Settings, shipped_curricula
from mentor_tui.store.opening import open_store
from mentor_tui.store.protocol import Upkeep

if TYPE_CHECKING:
    from mentor_tui.catalogue.checking import Checked
    from mentor_tui.services.checklists import Checklist


class Application:
    """A store, the catalogue and the settings, put together once for a run.

    Raises:
        BadUse: no store goes by the scheme of the URL that was given.
    """

    CURRICULA_TURN = ".curricula.lock"
    """Held by whoever writes a file of the curricula."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._backend = open_store(settings.store or str(settings.data))
        self.store = self._backend.store
        self._caught_up = False

    @cached_property
    def upkeep(self) -> Upkeep:
        """What looks after the records."""
        return self._backend.upkeep()

    def copy_curricula(self) -> bool:
        """Copy the curricula in use into the data directory, where it has none of its own yet; whether it had none.

        Raises:
            Trouble: they cannot be read or written; nothing is left then.
        """
        from mentor_tui.catalogue.own import copy_curricula
        from mentor_tui.store.os_errors import troubled

        own = self.settings.own_curricula
        with self.upkeep.turn(self.CURRICULA_TURN), troubled(own):
            made = copy_curricula(self.settings.curricula[0], own)
        if self.settings.whose == "shipped":
            self.settings = self.settings._replace(curricula=(own,), whose="team")
            self.__dict__.pop("loaded", None)
        return made

    def begin_curricula(self) -> bool:
        """Give a team that begins its own curricula, if it would use those that come with the program; whether it got any."""
        return self.settings.whose == "shipped" and not self.settings.store and self.copy_curricula()

    @cached_property
    def loaded(self) -> Loaded:
        """The catalogue with the faults that were found on the way."""
        return load(self.settings.curricula, cache=self.settings.data / "cache", today=self.settings.today)

    def reload(self) -> Catalogue:
        """The catalogue as the files say it now; until it is there, what was loaded before stays in use."""
        with no_collections():
            now = load(self.settings.curricula, cache=self.settings.data / "cache", today=self.settings.today)
        self.__dict__["loaded"] = now
        return now.catalogue

    def curricula_changed(self) -> None:
        """Have the catalogue loaded anew: a file of it was written."""
        self.__dict__.pop("loaded", None)

    def catalogue(self) -> Catalogue:
        """Today's curricula, tracks and calendars; files with faults are left out."""
        return self.loaded.catalogue

    def context(self) -> ActorContext:
        """A context for the person who acts.

        Raises:
            BadUse: nobody was named and no person has this login, or the named one is not on the roster.
        """
        context = self._actor_context(self.actor())
        if not self._caught_up:
            self._caught_up = True
            self.store.catch_up()
        return context

    def any_context(self) -> ActorContext:
        """A context for what nobody in particular does: a first team, a check, a restore."""
        return self._actor_context(self.settings.actor or "")

    def _actor_context(self, actor: str) -> ActorContext:
        made = ActorContext(
            self.store,
            self.catalogue,
            actor,
            fixed_today=self.settings.today,
            restricted=self.store.keeps_apart(),
        )
        present.tell(made.today)
        return made

    def actor(self) -> str:
        """Who acts: the person named, else whoever has the operating system's login."""
        named = self.settings.actor
        # One's own record is enough to know that somebody exists; the roster may be large.
        if named is not None and self._known(named):
            return named
        record = self.store.read(TEAM)
        return self.on_roster(Team(record) if record is not None else None)

    def on_roster(self, team: Team | None) -> str:
        """Who acts, by the roster alone.

        Raises:
            BadUse: nobody was named and no person has this login, or the named one is not on the roster.

        """
        named = self.settings.actor
        if named is not None:
            return self._by_name(team, named)
        found = team.by_login(self.settings.login) if team else None
        if found is None:
            raise self._unknown(self.settings.login, team)
        return found.id

    def _by_name(self, team: Team | None, named: str) -> str:
        if team is None:
            raise self._unknown(named, team)
        try:
            return find_person(team, named).id
        except BadUse as problem:
            if problem.facts.get("several"):
                raise
        raise BadUse(Code.NOBODY, person=named, near=near_person(team.people, named))

    def _unknown(self, login: str, team: Team | None) -> BadUse:
        gone = self.settings.gone if team is None else ""
        return BadUse(Code.LOGIN_UNKNOWN, login=login, team=team is not None, path=gone)

    def _known(self, person: str) -> bool:
        # Also where the record cannot be read: what needs it says what is wrong with it.
        return is_slug(person) and self.store.has(person_record(person))


def check(settings: Settings, paths: Sequence[Path] = ()) -> Checked:
    """All faults of the curricula, or of some files whose ids may name what is in the curricula folder; and what they ask for."""
    from mentor_tui.catalogue import checking
    from mentor_tui.services.authors import known_team

    cache, today = settings.data / "cache", settings.today or date.today()
    team = known_team(open_store(settings.store or str(settings.data)).store, today)
    if not paths:
        return checking.survey(settings.curricula, cache=cache, today=today, team=team)
    return checking.survey(paths, context=settings.curricula, cache=cache, today=today, team=team)


def schema() -> dict[str, Any]:
    """The JSON Schema of the curriculum files."""
    from mentor_tui.catalogue.schema import json_schema

    return json_schema()


def read_checklist(settings: Settings, files: Sequence[str], *, curriculum: str = "", out: str = "") -> Checklist:
    """What a team has already, read to become a curriculum; nothing is written.

    Args:
        settings: where curricula are.
        files: paths of what is read.
        curriculum: its id; made of the title by default.
        out: where its YAML goes; beside the other curricula by default.

    Raises:
        Trouble: a file cannot be read.
        BadUse: a file is no checklist.

    """
    from mentor_tui.services import checklists

    own = settings.curricula[0] != shipped_curricula()
    return checklists.read(files, settings.curricula, curriculum=curriculum, out=out, own=own)


def new_curriculum(settings: Settings, curriculum: str, *, title: str = "", out: str = "") -> Path:
    """Write a small curriculum to begin with; the answer is where it is.

    Args:
        settings: where curricula are.
        curriculum: its id.
        title: made of the id by default.
        out: where it goes; beside the other curricula by default.

    Raises:
        BadUse: the id is none, or another file has it; something lies there already; or it would lie among those that come
            with the program.
        Trouble: it cannot be written.

    """
    from mentor_tui.catalogue.starter import starter
    from mentor_tui.domain.text import name as one_line
    from mentor_tui.domain.text import slug
    from mentor_tui.plain_files import write_new
    from mentor_tui.store.os_errors import troubled

    if not is_slug(curriculum):
        raise BadUse(Code.BAD_ID, id=curriculum, like=slug(curriculum))
    if not out and settings.curricula[0] == shipped_curricula():
        raise BadUse(Code.BAD_CHECKLIST, reason="shipped")
    path = Path(out).expanduser() if out else settings.curricula[0] / f"{curriculum}.yaml"
    text = starter(curriculum, one_line(title or curriculum.replace("-", " ").capitalize()))
    if load(settings.curricula).catalogue.curriculum(curriculum) is not None:
        raise BadUse(Code.BAD_CHECKLIST, reason="known", id=curriculum)
    with troubled(path):
        try:
            write_new(path, text)
        except FileExistsError as error:
            raise BadUse(Code.BAD_CHECKLIST, reason="there", path=str(path)) from error
    return path

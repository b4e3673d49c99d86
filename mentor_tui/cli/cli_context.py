"""What every command shares: the options that say where and who, the application behind them, and how answers leave."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from mentor_tui.bootstrap import Application
    from mentor_tui.domain.names import Names
    from mentor_tui.domain.team import Team
    from mentor_tui.services.actor_context import ActorContext, Done
    from mentor_tui.settings import Settings


class CliContext:
    """What one run of the program was told, and what it needs, made when it is first asked for.

    Attributes:
        data, curricula, actor: options that were given, before or after the command.
        sure: whether words are meant that look private.

    """

    def __init__(self) -> None:
        self.data: str | None = None
        self.curricula: str | None = None
        self.actor: str | None = None
        self.sure = False

    @cached_property
    def settings(self) -> Settings:
        """Options, environment and configuration together."""
        from mentor_tui.settings import load

        return load(data=self.data, curricula=self.curricula, actor=self.actor)

    @cached_property
    def application(self) -> Application:
        """Store and catalogue."""
        from mentor_tui.bootstrap import Application

        return Application(self.settings)

    @cached_property
    def context(self) -> ActorContext:
        """The context of the person who acts."""
        context = self.application.context()
        if self.sure:
            from mentor_tui.domain.rules.private_text import ALL

            context.sure_of = ALL
        return context

    @cached_property
    def knows_actor(self) -> bool:
        """Whether it is known who acts."""
        from mentor_tui.domain.problems import BadUse

        try:
            return bool(self.application.actor())
        except BadUse:
            return False

    @cached_property
    def names(self) -> Names:
        """What everybody is called, as far as the roster can be read; it is read when a sentence first needs a name."""
        from mentor_tui.domain.names import Names

        def known() -> Mapping[str, str]:
            team = self.team_or_none()
            return team.names if team else {}

        return Names(known)

    def team_or_none(self) -> Team | None:
        """The team, where there is one that can be read."""
        from mentor_tui.domain.problems import Problem
        from mentor_tui.services.actor_context import readable_team

        try:
            return readable_team(self.application.store, self.application.any_context().today())
        except Problem:
            # What the program was told cannot be used; the sentence that says so needs no names.
            return None

    def mentor_of(self, person: str) -> dict[str, str]:
        """What a hire's mentor is called where a lock names one, as far as the roster can be read."""
        team = self.team_or_none()
        mentor = team.mentor(person) if team else None
        return {"mentor": team.names.short(mentor)} if team and mentor else {}

    def say(self, done: Done) -> None:
        """Tell in a sentence what a verb did."""
        from mentor_tui.wording.acts import sentence

        put(sentence(done, self.names))

    def notices(self) -> list[str]:
        """What is wrong with the configuration, as sentences."""
        if not self.settings.notices:
            return []
        from mentor_tui.wording.notices import notice

        return [notice(what, str(self.settings.config)) for what in self.settings.notices]

    def warn_of_settings(self) -> None:
        """Say what is wrong with the configuration, where this run has read it."""
        if "settings" in self.__dict__:
            for text in self.notices():
                put(text, err=True)

    def warn_of_curricula(self) -> None:
        """Say that curriculum files are left out or not there, where this run has loaded them."""
        loaded = self.__dict__["application"].__dict__.get("loaded") if "application" in self.__dict__ else None
        if loaded is None or (loaded.catalogue.curricula and not loaded.catalogue.left_out):
            return
        from mentor_tui.domain.problems import Code
        from mentor_tui.wording.problems import said

        rows = loaded.catalogue.left_out
        if not loaded.catalogue.curricula and all(
            not row.kind and row.path in map(str, self.settings.curricula) for row in rows
        ):
            put(said(Code.NO_CURRICULA, {"path": str(self.settings.curricula[0])}), err=True)
        else:
            put(said(Code.FAULTY_CURRICULA, {"edition": all(row.edition for row in rows)}), err=True)


def put(text: str = "", *, err: bool = False) -> None:
    """Print a text for people; whatever a stored file holds, no control character reaches a terminal."""
    from mentor_tui.domain.text import harmless

    click.echo(harmless(text), err=err)


def emit(document: Mapping[str, Any]) -> None:
    """Print a document as JSON; see ``as_json``."""
    click.echo(as_json(document))


def as_json(document: Mapping[str, Any]) -> bytes:
    """A document as JSON; control characters beyond those that JSON itself escapes are escaped as well."""
    import orjson

    from mentor_tui.domain.text import escaped

    data = orjson.dumps(document, option=orjson.OPT_INDENT_2 | orjson.OPT_NON_STR_KEYS)
    return data if data.isascii() else escaped(data.decode()).encode()


def is_terminal() -> bool:
    """Whether somebody sits at both ends, so that one may ask, or open a screen."""
    return sys.stdin.isatty() and sys.stdout.isatty()  # both are there: see ``streams``

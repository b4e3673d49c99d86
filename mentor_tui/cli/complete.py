"""Completion of people, items and side tasks while somebody types; it never fails and never asks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from mentor_tui.cli.cli_context import CliContext
from mentor_tui.domain.problems import Problem

if TYPE_CHECKING:
    from mentor_tui.domain.catalogue import Catalogue


def _matching(rows: Iterable[tuple[str, str]], incomplete: str) -> list[CompletionItem]:
    return [CompletionItem(name, help=text) for name, text in rows if name.startswith(incomplete.lower())]


def people(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Ids of the people on the team."""
    console = ctx.find_object(CliContext)
    team = console.team_or_none() if console else None
    return _matching(((name, person.name) for name, person in team.people.items()), incomplete) if team else []


def items(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Ids of the items of all curricula."""
    return _matching(_items(ctx), incomplete)


def tasks(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Ids of the side tasks."""
    return _matching(_tasks(ctx), incomplete)


def things(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Ids of items and side tasks."""
    return _matching([*_items(ctx), *_tasks(ctx)], incomplete)


def _items(ctx: click.Context) -> Iterator[tuple[str, str]]:
    if catalogue := _catalogue(ctx):
        for _curriculum, item in catalogue.all_items():
            yield item.id, item.title


def _tasks(ctx: click.Context) -> Iterator[tuple[str, str]]:
    if catalogue := _catalogue(ctx):
        for rung in catalogue.rungs.values():
            yield rung.id, f"{catalogue.tracks[rung.track].title}: {rung.title}"


def _catalogue(ctx: click.Context) -> Catalogue | None:
    console = ctx.find_object(CliContext)
    try:
        return console.application.catalogue() if console else None
    except Problem:
        return None

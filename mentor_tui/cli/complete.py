"""Completion of people, items and side tasks while somebody types: what is possible there. It never fails and never asks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

from mentor_tui.cli.cli_context import CliContext

if TYPE_CHECKING:
    from mentor_tui.domain.permissions import Verb
    from mentor_tui.domain.rules.items import Act
    from mentor_tui.services.finding import Locked

_ACTS: Mapping[str, tuple[Act, ...]] = {
    "tick": ("tick",),
    "untick": ("untick",),
    "send": ("send",),
    "say": ("say",),
    "sign-off": ("sign off",),
    "return": ("return",),
    "withdraw": ("withdraw",),
    "session": ("tick in a session",),
    "open-lock": ("open lock",),
    "skip": ("skip", "ask again"),
    "move": ("move", "move back"),
    "take": ("take",),
    "give-back": ("give back",),
    "still": ("still",),
    "keep-block": ("keep block", "free block"),
    "confirm": ("confirm", "agree"),
}
"""Command -> what it does to an item or side task."""

_LOCKED: Mapping[str, Locked] = {"show": "in", "why": "only", "open-lock": "only", "skip": "in", "move": "in"}
"""Command -> whether it is for what is locked; the others are not."""

_TICKS: tuple[Verb, ...] = ("tick", "tick mentor item", "tick lead item", "tick part item")

_ON_HIRES: Mapping[str, tuple[Verb, ...]] = {
    "status": ("see record",),
    "log": ("see record",),
    "record": ("see record",),
    "show": ("see record",),
    "why": ("see journey",),
    "growth": ("see journey",),
    "page": ("see journey",),
    "goal": ("see journey",),
    "paths": ("see journey",),
    "tick": _TICKS,
    "untick": _TICKS,
    "send": _TICKS,
    "say": ("say",),
    "sign-off": ("sign off", "sign off lead item"),
    "return": ("sign off", "sign off lead item"),
    "withdraw": ("sign off", "sign off lead item"),
    "confirm": ("confirm",),
    "open-lock": ("open lock",),
    "add-item": ("fit",),
    "skip": ("fit",),
    "move": ("fit",),
    "note": ("note",),
    "session": ("session",),
    "agenda": ("see journey",),
    "check-in": ("read check-in",),
    "handover": ("see handover",),
    "reassign": ("pair",),
    "match": ("pair",),
    "change-mentor": ("ask mentor",),
    "keep-apart": ("keep apart",),
    "people cover": ("pair",),
    "people unpair": ("pair",),
    "people pause": ("programme",),
    "people resume": ("programme",),
    "people extend": ("programme",),
    "people end": ("programme",),
    "people begin": ("begin programme",),
    "people reopen": ("programme",),
}
"""Command -> the rights, one of which it takes towards the hire whom it names."""

_ON_ANYBODY: Mapping[str, tuple[Verb, ...]] = {
    "people show": ("see roster",),
    "people edit": ("people",),
    "people caught-up": ("tick",),
    "people leave": ("leave",),
    "people last-day": ("people",),
    "people remove": ("people",),
    "forget": ("forget",),
    "export": ("export",),
    "wish": ("see roster",),
    "keep-block": ("keep block",),
    "example": ("write example",),
    "confirm-level": ("confirm level",),
    "area own": ("own area",),
    "decide": ("decide",),
}
"""The same for commands that are about anybody on the team."""


def people(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Ids of people: those to whom the command can be done by whoever types."""
    return _matching(_people(ctx, param), incomplete)


def people_or_own_things(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Ids of people, and of what one may name of one's own without a person before it."""
    return people(ctx, param, incomplete) + things(ctx, param, incomplete)


def things(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Ids of items and side tasks: those to which the command can be done now."""
    return _matching(_things(ctx), incomplete)


def competencies(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Ids of competencies."""
    known = ctx.ensure_object(CliContext).application.catalogue().competencies
    return _matching(((one.id, one.title) for one in known.values()), incomplete)


def openings(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Ids of the openings on the board."""
    return _matching(_openings(ctx), incomplete)


def positions(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Ids of positions."""
    return _matching(_in_files(ctx, "positions"), incomplete)


def people_or_positions(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Ids of people, and of positions."""
    return people(ctx, param, incomplete) + positions(ctx, param, incomplete)


def decisions(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Ids of decisions that one may read."""
    return _matching(_decisions(ctx), incomplete)


def product_areas(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Ids of product areas."""
    return _matching(_in_files(ctx, "product_areas"), incomplete)


def _decisions(ctx: click.Context) -> Iterator[tuple[str, str]]:
    from mentor_tui.services.decision_list import decisions as found
    from mentor_tui.wording.decisions import kind

    context = ctx.ensure_object(CliContext).context
    yield from ((read.decision.id, kind(read.decision.kind)) for read in found(context))


def _openings(ctx: click.Context) -> Iterator[tuple[str, str]]:
    from mentor_tui.domain.openings import openings_of
    from mentor_tui.domain.record import BOARD

    console = ctx.ensure_object(CliContext)
    yield from ((one.id, one.need) for one in openings_of(console.application.store.read(BOARD)))


def _in_files(ctx: click.Context, kind: str) -> Iterator[tuple[str, str]]:
    known = getattr(ctx.ensure_object(CliContext).application.catalogue(), kind)
    yield from ((one.id, one.title) for one in known.values())


def areas(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Ids of areas: those with which the command can be done by whoever types."""
    return _matching(_areas(ctx), incomplete)


def _areas(ctx: click.Context) -> Iterator[tuple[str, str]]:
    console = ctx.ensure_object(CliContext)
    if not console.knows_actor:
        yield from ((area.id, area.title) for area in console.application.catalogue().areas.values())
        return
    from mentor_tui.services.areas import possible

    yield from possible(console.context, _command(ctx).removeprefix("area "))


def _matching(rows: Iterable[tuple[str, str]], incomplete: str) -> list[CompletionItem]:
    try:
        return [CompletionItem(name, help=text) for name, text in rows if name.startswith(incomplete.lower())]
    except Exception:  # noqa: BLE001 - whatever is broken is told by the command itself, not between two keys
        return []


def _command(ctx: click.Context) -> str:
    """The command as it is typed: ``people edit``."""
    names = [str(ctx.command.name)]
    while (ctx.parent is not None) and ctx.parent.parent is not None:
        ctx = ctx.parent
        names.insert(0, str(ctx.command.name))
    return " ".join(names)


def _people(ctx: click.Context, param: click.Parameter) -> Iterator[tuple[str, str]]:
    console = ctx.ensure_object(CliContext)
    team = console.team_or_none()
    command, known = _command(ctx), team.people.values() if team else ()
    if team is None or param.name == "actor" or not console.knows_actor:
        yield from ((person.id, person.name) for person in known)
        return
    from mentor_tui.domain.permissions import grant
    from mentor_tui.services.mentors import read_mentors

    context = console.context
    if param.name in ("mentor", "stand_in", "wish"):
        mentors = read_mentors(context, team)
        yield from ((one.id, one.name) for one in mentors.all() if not one.gone(context.today()))
        return
    hires = command in _ON_HIRES
    verbs = _ON_HIRES.get(command) or _ON_ANYBODY.get(command)
    for person in known:
        if hires and "hire" not in person.roles:
            continue
        relations = context.relations(team, person.id)
        if verbs is None or any(grant(verb, relations) is not None for verb in verbs):
            yield person.id, person.name


def _things(ctx: click.Context) -> Iterator[tuple[str, str]]:
    console = ctx.ensure_object(CliContext)
    given: Mapping[str, Any] = ctx.params
    if not console.knows_actor:
        catalogue = console.application.catalogue()
        yield from ((item.id, item.title) for _curriculum, item in catalogue.all_items())
        yield from ((rung.id, rung.full_title) for rung in catalogue.rungs.values())
        return
    from mentor_tui.services.finding import possible

    command = _command(ctx)
    locked = _LOCKED.get(command, "out")
    tasks = command != "sign-off"  # the yes to a side task is ``confirm``
    yield from possible(console.context, given.get("person"), _ACTS.get(command, ()), locked=locked, tasks=tasks)

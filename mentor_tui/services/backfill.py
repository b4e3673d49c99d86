"""What people under way had done before the program came: brought in from a table, marked as such, signed by nobody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from mentor_tui.domain.curriculum import Item
from mentor_tui.domain.journey import Journey
from mentor_tui.domain.journey_folds import TICKED
from mentor_tui.domain.problems import BadUse, Code, Problem, refuse_if
from mentor_tui.domain.record import person_record
from mentor_tui.domain.rules.items import ItemCase, may_bring_in, may_bring_in_for
from mentor_tui.domain.standing import Standing
from mentor_tui.domain.team import Team
from mentor_tui.domain.terms import tick_terms
from mentor_tui.domain.text import parse_date
from mentor_tui.services.actor_context import ActorContext, find_person, new_op
from mentor_tui.services.command import command
from mentor_tui.services.item_edit import item_edit
from mentor_tui.services.things import find_item

ROW_FIRST = 2
"""The line of a file that its first row stands in, after the header."""


@dataclass(frozen=True, slots=True)
class Backfill:
    """What was brought in: person id -> how many ticks."""

    op: str
    people: Mapping[str, int]

    @property
    def ticks(self) -> int:
        """All ticks together."""
        return sum(self.people.values())


@dataclass(frozen=True, slots=True)
class _Row:
    number: int
    item: Item
    on: date
    times: int


def bring_in(context: ActorContext, rows: Sequence[Mapping[str, str]], *, op: str | None = None) -> Backfill:
    """Tick what was done before the program, for several people; one commit a person.

    Every row is checked before anything is written. A person whose record changes in the same moment is refused by
    itself; those before stand, and the whole table may be brought in again without them.

    Args:
        context: who acts; a lead of everybody named.
        rows: ``person``, ``item``, ``on`` and, where it is not all that the item asks for, ``times``.
        op: operation id.

    Raises:
        BadUse, Refused, NotYours: of the first row that cannot be; ``facts['row']`` counts from 2.

    """
    operation = op or new_op()
    team = context.team()
    standings: dict[str, Standing] = {}
    planned: dict[str, list[_Row]] = {}
    # The same few people stand in thousands of rows.
    find = cache(lambda text: find_person(team, text).id)
    for number, row in enumerate(rows, ROW_FIRST):
        try:
            who = find(row.get("person", ""))
            refuse_if(may_bring_in_for(context.relations(team, who), who))
            if who not in standings:
                standings[who] = context.standing(context.journey(who), team)
            before = planned.setdefault(who, [])
            before.append(_checked(context, team, standings[who], before, row, number))
        except Problem as problem:
            problem.facts["row"] = number
            raise
    for who, chosen in planned.items():
        _write(context, who, chosen, operation)
    return Backfill(operation, {who: sum(row.times for row in chosen) for who, chosen in planned.items()})


def _checked(
    context: ActorContext, team: Team, standing: Standing, before: Sequence[_Row], row: Mapping[str, str], number: int
) -> _Row:
    item = find_item(standing, row.get("item", ""))
    on = parse_date(row.get("on", ""))
    earlier = sum(other.times for other in before if other.item.id == item.id)
    case = ItemCase(standing, standing.item(item), context.relations(team, standing.person), context.actor)
    refuse_if(may_bring_in(case, on, before=earlier))
    return _Row(number, item, on, _times(row.get("times", ""), item, item.times - case.now.fact.count - earlier))


def _times(text: str, item: Item, left: int) -> int:
    if not text.strip():
        return left
    value = int(text) if text.strip().isascii() and text.strip().isdigit() and len(text.strip()) < 6 else 0
    if not 1 <= value <= left:
        raise BadUse(Code.BAD_CSV, reason="times", value=text, most=left, item=item.id)
    return value


def _write(context: ActorContext, who: str, rows: Sequence[_Row], op: str) -> None:
    with command(context, person_record(who), lambda it: may_bring_in_for(it.relations(who), who), op=op) as it:
        journey = Journey(it.record)
        for row in () if it.repeated else rows:
            for _time in range(row.times):
                standing = context.standing(journey)
                at = item_edit(it, journey, standing, row.item, it.relations(who))
                # Somebody may have acted between the check and this commit.
                refuse_if(may_bring_in(at.case, row.on) if isinstance(at.case, ItemCase) else None)
                at.write(TICKED, tick_terms(standing.curriculum, row.item, on=row.on))

"""What people under way had done before the program came: brought in from a table, marked as such, signed by nobody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from mentor_tui.domain import history
from mentor_tui.domain.curriculum import Item
from mentor_tui.domain.journey import Journey
from mentor_tui.domain.journey_folds import LIFE, TICKED
from mentor_tui.domain.problems import BadUse, Code, NotYours, Problem, Refused
from mentor_tui.domain.record import person_record
from mentor_tui.domain.standing import Standing
from mentor_tui.domain.team import Team
from mentor_tui.domain.text import parse_date
from mentor_tui.services.desk import Desk, find_person, new_op
from mentor_tui.services.item_rules import check_going
from mentor_tui.services.items import tick_terms
from mentor_tui.services.things import find_item

ROW_FIRST = 2
"""The line of a file that its first row stands in, after the header."""


@dataclass(frozen=True, slots=True)
class BroughtIn:
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


def bring_in(desk: Desk, rows: Sequence[Mapping[str, str]], *, op: str | None = None) -> BroughtIn:
    """Tick what was done before the program, for several people; one commit a person.

    Every row is checked before anything is written. A person whose record changes in the same moment is refused by
    itself; those before stand, and the whole table may be brought in again without them.

    Args:
        desk: who acts; a lead of everybody named.
        rows: ``person``, ``item``, ``on`` and, where it is not all that the item asks for, ``times``.
        op: operation id.

    Raises:
        BadUse, Refused, NotYours: of the first row that cannot be; ``facts['row']`` counts from 2.

    """
    operation = op or new_op()
    team = desk.team()
    standings: dict[str, Standing] = {}
    planned: dict[str, list[_Row]] = {}
    for number, row in enumerate(rows, ROW_FIRST):
        try:
            who = _person(desk, team, row)
            if who not in standings:
                standings[who] = desk.standing(desk.journey(who), team)
            before = planned.setdefault(who, [])
            before.append(_checked(standings[who], before, row, number))
        except Problem as problem:
            problem.facts["row"] = number
            raise
    for who, chosen in planned.items():
        _write(desk, who, chosen, operation)
    return BroughtIn(operation, {who: sum(row.times for row in chosen) for who, chosen in planned.items()})


def _person(desk: Desk, team: Team, row: Mapping[str, str]) -> str:
    who = find_person(team, row.get("person", "")).id
    relations = desk.relations(team, who)
    if "lead" not in relations or "own" in relations:
        raise NotYours(Code.NOT_BROUGHT_IN, person=who)
    return who


def _checked(standing: Standing, before: Sequence[_Row], row: Mapping[str, str], number: int) -> _Row:
    check_going(standing)
    item = find_item(standing, row.get("item", ""))
    on = parse_date(row.get("on", ""))
    if on > standing.today:
        raise BadUse(Code.FUTURE_DATE, date=on)
    done = standing.fact(item).count + sum(other.times for other in before if other.item.id == item.id)
    _check_life(standing, item, done)
    return _Row(number, item, on, _times(row.get("times", ""), item, item.times - done))


def _check_life(standing: Standing, item: Item, done: int) -> None:
    fact = standing.fact(item)
    facts = {"on": item.id, "title": item.title, "person": standing.journey.person}
    if fact.state not in LIFE[TICKED] or done >= item.times:
        code = Code.ALREADY_WAITING if fact.state == "waiting" else Code.ALREADY_DONE
        code = Code.NEEDS_SEND if fact.state == "returned" else code
        raise Refused(code, state=fact.state, by=fact.signed_by or fact.by, at=fact.at, **facts)


def _times(text: str, item: Item, left: int) -> int:
    if not text.strip():
        return left
    value = int(text) if text.strip().isascii() and text.strip().isdigit() and len(text.strip()) < 6 else 0
    if not 1 <= value <= left:
        raise BadUse(Code.BAD_CSV, reason="times", value=text, most=left, item=item.id)
    return value


def _write(desk: Desk, who: str, rows: Sequence[_Row], op: str) -> None:
    with desk.store.edit(person_record(who)) as record:
        if record.knows(op):
            return
        journey = Journey(record)
        for row in rows:
            for _time in range(row.times):
                standing = desk.standing(journey)
                assert standing.curriculum is not None
                # Somebody may have acted between the check and this commit.
                _check_life(standing, row.item, standing.fact(row.item).count)
                history.append(
                    record,
                    op=op,
                    at=desk.stamp(),
                    by=desk.actor,
                    kind=TICKED,
                    thing=journey.key(standing.curriculum, row.item),
                    terms=tick_terms(standing, row.item, on=row.on),
                )

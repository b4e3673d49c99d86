"""What people under way had done before the program came: brought in from a table, marked as such, signed by nobody."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from mentor_tui.domain.curriculum import Item
from mentor_tui.domain.day_order import DayOrder, Order, order_of, read_day
from mentor_tui.domain.journey import Journey
from mentor_tui.domain.journey_folds import TICKED
from mentor_tui.domain.problems import BadUse, Code, Problem, Refused, refuse_if
from mentor_tui.domain.record import person_record
from mentor_tui.domain.rules.items import ItemCase, may_bring_in, may_bring_in_for
from mentor_tui.domain.standing import Standing
from mentor_tui.domain.terms import tick_terms
from mentor_tui.domain.text import folded, near
from mentor_tui.services.actor_context import ActorContext, find_person, new_op
from mentor_tui.services.command import command
from mentor_tui.services.item_edit import item_edit
from mentor_tui.services.table_columns import FileRow
from mentor_tui.services.things import find_item


@dataclass(frozen=True, slots=True)
class Backfill:
    """What was brought in: person id -> how many ticks; ``left``: the items of whole phases that wait for somebody now.

    ``dates`` is how the dates of the file were read.
    """

    op: str
    people: Mapping[str, int]
    left: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    dates: DayOrder = field(default_factory=DayOrder)

    @property
    def ticks(self) -> int:
        """All ticks together."""
        return sum(self.people.values())


@dataclass(frozen=True, slots=True)
class _Tick:
    item: Item
    on: date
    times: int


def bring_in(
    context: ActorContext,
    rows: Sequence[FileRow],
    *,
    owed_too: bool = False,
    dates: Order | None = None,
    op: str | None = None,
) -> Backfill:
    """Tick what was done before the program, for several people; one commit a person.

    Every row is checked before anything is written. A person whose record changes in the same moment is refused by
    itself; those before stand, and the whole table may be brought in again without them.

    Args:
        context: who acts; a lead of everybody named.
        rows: ``person``, ``on`` and either ``item`` with, where it is not all that the item asks for, ``times``; or
            ``through``: all up to and including a phase that is not done yet.
        owed_too: whether of whole phases what mentors and leads owe was done too.
        dates: how dates are read; None reads it off the rows.
        op: operation id.

    Raises:
        BadUse, Refused, NotYours: of the first row that cannot be, with its number in ``facts['row']``.

    """
    planning = _Ticks(context, rows, owed_too=owed_too, dates=dates)
    operation = op or new_op()
    planned: dict[str, list[_Tick]] = {}
    left: dict[str, list[str]] = {}
    for row in rows:
        try:
            if row.too_many:
                raise BadUse(Code.BAD_CSV, reason="too-many")
            who = planning.who(row)
            planning.take(row, who, planned.setdefault(who, []), left.setdefault(who, []))
        except Problem as problem:
            problem.facts["row"] = row.number
            raise
    for who, chosen in planned.items():
        _write(context, who, chosen, operation)
    ticks = {who: sum(tick.times for tick in chosen) for who, chosen in planned.items()}
    waits = {who: tuple(dict.fromkeys(items)) for who, items in left.items() if items}
    return Backfill(operation, ticks, waits, planning.dates)


def catch_up(
    context: ActorContext,
    person: str,
    through: str,
    on: date | None = None,
    *,
    owed_too: bool = False,
    op: str | None = None,
) -> Backfill:
    """Bring in all of somebody's phases up to and including one as done before the program, in one commit.

    Args:
        context: who acts; a lead of theirs.
        person: whose journey it is.
        through: the last phase, by its id or title.
        on: the day on which all of it was done, at the latest; today where it is None.
        owed_too: whether what mentors and leads owe was done too.
        op: operation id.

    Raises:
        BadUse, Refused, NotYours: it cannot be.

    """
    cells = {"person": person, "through": through, "on": on.isoformat() if on else ""}
    try:
        return bring_in(context, [FileRow(0, cells)], owed_too=owed_too, op=op)
    except Problem as problem:
        problem.facts.pop("row", None)
        raise


class _Ticks:
    """Rows of a table, as the ticks that they mean."""

    def __init__(self, context: ActorContext, rows: Sequence[FileRow], *, owed_too: bool, dates: Order | None) -> None:
        self._context, self._team, self._owed_too = context, context.team(), owed_too
        self.dates = order_of(((row.number, row.cells.get("on", "")) for row in rows), dates)
        self._standings: dict[str, Standing] = {}
        # The same few people stand in thousands of rows.
        self._find = cache(lambda text: find_person(self._team, text).id)

    def who(self, row: FileRow) -> str:
        """Whose row it is, who has to be somebody for whom the acting person may bring things in."""
        who = self._find(row.cells.get("person", "").strip())
        relations = self._context.relations(self._team, who)
        refuse_if(may_bring_in_for(relations, who))
        if who not in self._standings:
            self._standings[who] = self._context.standing(self._context.journey(who), self._team)
        return who

    def take(self, row: FileRow, who: str, before: list[_Tick], left: list[str]) -> None:
        """Add the ticks of a row to those of its person; of whole phases, what waits for somebody goes to ``left``."""
        standing = self._standings[who]
        through = row.cells.get("through", "").strip()
        if not through:
            item = find_item(standing, row.cells.get("item", ""))
            before.append(self._tick(standing, before, item, self._day(row, who, needed=True), row))
            return
        if row.cells.get("item", "").strip():
            raise BadUse(Code.BAD_CSV, reason="item-and-through")
        on = self._day(row, who, needed=False)
        for item in self._items_through(standing, through):
            if _full(standing, before, item):
                continue
            try:
                before.append(self._tick(standing, before, item, on, None))
            except Refused:
                left.append(item.title)

    def _items_through(self, standing: Standing, through: str) -> Iterator[Item]:
        curriculum = standing.curriculum
        if curriculum is None:
            find_item(standing, "")  # says what is missing
            return
        wanted = folded(through)
        names = [(folded(phase.id), folded(phase.title)) for phase in curriculum.phases]
        last = next((at for at, called in enumerate(names) if wanted in called), None)
        if last is None:
            known = [phase.id for phase in curriculum.phases]
            raise BadUse(Code.UNKNOWN_PHASE, phase=through, near=near(wanted, known), known=known)
        for phase in curriculum.phases[: last + 1]:
            for module in phase.modules:
                # What is done if one likes counts for nothing, so nothing is said of it.
                own = (item for item in module.items if not item.optional)
                yield from (item for item in own if item.who == "hire" or self._owed_too)

    def _day(self, row: FileRow, who: str, *, needed: bool) -> date:
        text = row.cells.get("on", "")
        if not text.strip() and not needed:
            return self._standings[who].today
        return read_day(text, self.dates)

    def _tick(self, standing: Standing, before: Sequence[_Tick], item: Item, on: date, row: FileRow | None) -> _Tick:
        earlier = sum(other.times for other in before if other.item.id == item.id)
        relations = self._context.relations(self._team, standing.person)
        case = ItemCase(standing, standing.item(item), relations, self._context.actor)
        refuse_if(may_bring_in(case, on, before=earlier))
        left = item.times - case.now.fact.count - earlier
        return _Tick(item, on, _times(row.cells.get("times", "") if row else "", item, left))


def _full(standing: Standing, before: Sequence[_Tick], item: Item) -> bool:
    """Whether nothing of an item is left to bring in."""
    now = standing.item(item)
    done = now.fact.count + sum(tick.times for tick in before if tick.item.id == item.id)
    return now.state == "done" or done >= item.times


def _times(text: str, item: Item, left: int) -> int:
    if not text.strip():
        return left
    value = int(text) if text.strip().isascii() and text.strip().isdigit() and len(text.strip()) < 6 else 0
    if not 1 <= value <= left:
        raise BadUse(Code.BAD_CSV, reason="times", value=text, most=left, item=item.id)
    return value


def _write(context: ActorContext, who: str, rows: Sequence[_Tick], op: str) -> None:
    with command(context, person_record(who), lambda it: may_bring_in_for(it.relations(who), who), op=op) as it:
        journey = Journey(it.record)
        for row in () if it.repeated else rows:
            for _time in range(row.times):
                standing = context.standing(journey)
                at = item_edit(it, journey, standing, row.item, it.relations(who), "tick prior")
                # Somebody may have acted between the check and this commit.
                refuse_if(may_bring_in(at.case, row.on) if isinstance(at.case, ItemCase) else None)
                at.write(TICKED, tick_terms(standing.curriculum, row.item, on=row.on))

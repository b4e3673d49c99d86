"""People from a file: who is new, who is here already, what would change, and every fault of it; then carried out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any, TypeAlias

from mentor_tui.domain.day_order import DayOrder, Order, order_of, read_day
from mentor_tui.domain.journey import Journey
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.names import find_among
from mentor_tui.domain.people import Person
from mentor_tui.domain.positions import held_on, positions_of
from mentor_tui.domain.problems import BadUse, Code, Problem, Refused, refuse_if
from mentor_tui.domain.record import thing
from mentor_tui.domain.rules import people as rules
from mentor_tui.domain.rules.programmes import may_enrol
from mentor_tui.domain.team import ROOM, Team
from mentor_tui.domain.text import clean, folded
from mentor_tui.services.actor_context import ActorContext, Done
from mentor_tui.services.fields import FIELDS, kept, parse_fields
from mentor_tui.services.known_words import KnownWords
from mentor_tui.services.onboarding_people import New, Plan, link_people, person_id
from mentor_tui.services.people import edit_person
from mentor_tui.services.table_columns import FileRow, NamedTable

Key: TypeAlias = tuple[str, ...]
"""By what a row of a file names somebody."""

NO_ROLE = frozenset({"-", "–", "none", "no", "rep", "established"})
"""What stands for somebody who has been here for long: nobody's hire, mentor or lead."""

LONG_HERE = timedelta(days=365)
"""Whoever began longer ago, and has no role in the file, is no hire."""

_COLUMN_OF = {
    Code.EMAIL_TAKEN: "email",
    Code.LOGIN_TAKEN: "login",
    Code.PERSON_EXISTS: "id",
    Code.BAD_ID: "id",
    Code.BEYOND_YOUR_TEAMS: "team",
    Code.NO_ROOM: "mentor",
    Code.NOT_A_MENTOR: "mentor",
    Code.MENTOR_LEAVES: "mentor",
    Code.OWN_MENTOR: "mentor",
    Code.WISHED_ONESELF: "wishes",
    Code.UNKNOWN_CURRICULUM: "curriculum",
}


class RowFault(NamedTuple):
    """What is wrong with a row; ``column`` is the field, ``header`` what the file calls it, ``text`` what stands there."""

    row: int
    name: str
    column: str
    header: str
    text: str
    problem: Problem


class Known(NamedTuple):
    """Somebody in the file who is here already.

    Attributes:
        by: what they were known by: ``id``, ``email`` or ``name`` (with their first day).
        changes: field, what is known, what the file says: what an update would change.
        stays: the same of what no update changes: another position, a mentor, a curriculum.
        given: the changes as ``edit_person`` takes them.
        yours: whether whoever acts may change them.

    """

    row: int
    person: str
    name: str
    by: str
    changes: tuple[tuple[str, Any, Any], ...] = ()
    stays: tuple[tuple[str, Any, Any], ...] = ()
    given: Mapping[str, str] = {}
    yours: bool = True


@dataclass(frozen=True)
class PeopleImport:
    """What a file of people would do. Nothing has been written.

    Attributes:
        table: the file.
        faults: all that is wrong, by row.
        here: those who are here already and would not change; ``changes``: those who would.
        dates: how its dates were read.

    """

    table: NamedTable
    plan: Plan
    faults: tuple[RowFault, ...]
    here: tuple[Known, ...]
    changes: tuple[Known, ...]
    dates: DayOrder
    meant: frozenset[int]

    @property
    def new(self) -> tuple[New, ...]:
        """Those who would be added, in the order of the file."""
        return tuple(sorted(self.plan.new, key=lambda new: new.row or 0))

    @property
    def left_out(self) -> int:
        """Rows that cannot be taken."""
        return len({fault.row for fault in self.faults})


class BroughtIn(NamedTuple):
    """What was carried out: who was added (None where nobody was new), who was changed, and who could not be and why."""

    added: Done | None
    changed: tuple[Done, ...]
    refused: tuple[tuple[Known, Problem], ...]


def plan_import(
    context: ActorContext,
    table: NamedTable,
    *,
    dates: Order | None = None,
    new: bool = False,
    meant: frozenset[int] = frozenset(),
    op: str | None = None,
) -> PeopleImport:
    """What a file of people would do; nothing is written.

    Args:
        context: who acts.
        table: the file, by column.
        dates: how dates are read; None reads it off the file.
        new: whether places, positions, areas and teams that nobody has yet are meant.
        meant: the rows in which they are, where not in all.
        op: operation id of adding those who are new.

    Raises:
        NotYours: the acting person adds nobody.

    """
    return _ImportReading(
        context, table, dates, meant if not new else frozenset(row.number for row in table.rows), op
    ).all()


def carry_out(context: ActorContext, it: PeopleImport, *, update: bool = False) -> BroughtIn:
    """Add those who are new as one command, and where it is said change those who are here, each by a command of their own.

    Rows with a fault are left out.

    Raises:
        Problem: the roster has changed meanwhile, so that somebody cannot be added; nothing was written.

    """
    added = it.plan.commit() if it.plan.new or it.plan.repeated else None
    changed: list[Done] = []
    refused: list[tuple[Known, Problem]] = []
    for known in it.changes if update else ():
        try:
            changed.append(edit_person(context, known.person, known.given, new=True))
        except Problem as problem:
            refused.append((known, problem))
    return BroughtIn(added, tuple(changed), tuple(refused))


class _ImportReading:
    """One reading of one file."""

    def __init__(
        self, context: ActorContext, table: NamedTable, dates: Order | None, meant: frozenset[int], op: str | None
    ) -> None:
        self.context, self.table, self.meant = context, table, meant
        self.team: Team = context.team()
        self.plan = Plan(context, self.team, op)
        self.dates = order_of(((row.number, row.cells.get("start", "")) for row in table.rows), dates)
        self.words = KnownWords(context, self.team), KnownWords(context, self.team, new=True)
        self.faults: list[RowFault] = []
        self.known: list[Known] = []
        self._matched: list[tuple[FileRow, Person, str, dict[str, Any]]] = []
        self._taken: dict[str, int] = {}
        self._journeys: dict[str, Journey] = {}
        self._gone: dict[int, str] = {}

    def all(self) -> PeopleImport:
        """Every row: in an order that is the same however the file is sorted, so that the file's order decides nothing."""
        if not self.plan.repeated:
            for row in sorted(self.table.rows, key=_in_order):
                self._row(row)
            self._mentors()
            self._settle()
            self._compare()
        here = sorted(self.known)
        return PeopleImport(
            self.table,
            self.plan,
            tuple(sorted(self.faults, key=lambda fault: (fault.row, [*FIELDS].index(fault.column)))),
            tuple(one for one in here if not one.changes),
            tuple(one for one in here if one.changes),
            self.dates,
            self.meant,
        )

    def _row(self, row: FileRow) -> None:
        before = len(self.faults)
        if row.too_many:
            self._fault(row, BadUse(Code.BAD_CSV, reason="too-many"))
        fields = dict(self._fields(row))
        if len(self.faults) > before:
            return
        try:
            if not fields.get("name"):
                raise BadUse(Code.EMPTY_TEXT, what="name", field="name")
            if twin := self._said_otherwise(row):
                raise self._either(fields, twin)
            found = self._match(fields)
            if found is None:
                self._add(row, fields)
            elif found[0].id in self._taken:
                raise BadUse(Code.ROW_TWICE, name=found[0].name, other=self._taken[found[0].id])
            else:
                self._taken[found[0].id] = row.number
                self._matched.append((row, *found, fields))
        except Problem as problem:
            self._fault(row, problem)

    def _fields(self, row: FileRow) -> Iterator[tuple[str, Any]]:
        """What a row says, each cell by itself, so that every fault of it is found."""
        for key, text in row.cells.items():
            if not text.strip():
                continue
            try:
                said = self._said(key, text)
                value = parse_fields(self.context, {key: said})
                self.words[row.number in self.meant].settle(value)
            except Problem as problem:
                self._fault(row, problem, key)
            else:
                yield from value.items()

    def _said(self, key: str, text: str) -> str:
        if key == "start":
            return read_day(text, self.dates).isoformat()
        if key == "roles" and folded(text) in NO_ROLE:
            return ""
        return text

    def _fault(self, row: FileRow, problem: Problem, column: str = "") -> None:
        key = column or problem.facts.get("field") or _COLUMN_OF.get(problem.code, "name")
        header = self.table.header(key)
        self.faults.append(
            RowFault(row.number, clean(row.cells.get("name", "")), key, header, clean(row.cells.get(key, "")), problem)
        )

    # -- who it is

    def _match(self, fields: Mapping[str, Any]) -> tuple[Person, str] | None:
        """Whoever is here already and is meant, and by what; None where it is somebody new.

        Raises:
            BadUse: two people are meant at once, or nobody can tell which of one name.

        """
        people = self.team.people.values()
        by: dict[str, Person] = {}
        for key in ("id", "email"):
            wanted = folded(fields.get(key) or "")
            found = next((person for person in people if wanted and folded(getattr(person, key)) == wanted), None)
            if found is not None:
                by[key] = found
        if len({person.id for person in by.values()}) > 1:
            first, second, *_rest = by.values()
            raise BadUse(Code.TWO_PEOPLE, both=[first.name, second.name], field=next(iter(by)))
        if by:
            return next((person, key) for key, person in by.items())
        return self._namesake(fields)

    def _namesake(self, fields: Mapping[str, Any]) -> tuple[Person, str] | None:
        wanted, start, email = folded(fields["name"]), fields.get("start"), fields.get("email")
        alike = [person for person in self.team.people.values() if folded(person.name) == wanted]
        if fields.get("id") or not alike:
            return None
        same = [person for person in alike if self._start(person) == start and not (email and person.email)]
        if len(same) == 1:
            return same[0], "name"
        if email and all(person.email and self._start(person) != start for person in alike):
            return None
        raise BadUse(
            Code.NAMESAKE,
            name=alike[0].name,
            people=[person.id for person in alike],
            free=self.plan.free_id(alike[0].name),
            field="name",
        )

    def _journey(self, person: Person) -> Journey:
        if person.id not in self._journeys:
            self._journeys[person.id] = self.context.journey(person.id)
        return self._journeys[person.id]

    def _start(self, person: Person) -> str | None:
        start = self._journey(person).profile.start
        return start.isoformat() if start else None

    # -- who is new

    def _add(self, row: FileRow, fields: dict[str, Any]) -> None:
        if "roles" not in fields and self._long_here(fields):
            fields["roles"] = []
        self.plan.add(fields, row.number, another=bool(fields.get("email")) and self._apart(fields))

    def _long_here(self, fields: Mapping[str, Any]) -> bool:
        """Whether somebody without a role began long ago, or has no first day in a file that says roles of others."""
        start = fields.get("start")
        if start:
            return date.fromisoformat(start) < self.context.today() - LONG_HERE
        return "roles" in self.table.columns.values()

    def _mentors(self) -> None:
        """Whoever is new, has no role in the file, and is somebody's mentor there, is one."""
        silent = {row.number for row in self.table.rows if not row.cells.get("roles", "").strip()}
        people = {**self.team.people, **{one.id: one for one in self.plan.added}}
        named = set()
        for text in {row.cells.get("mentor", "").strip() for row in self.table.rows} - {""}:
            with suppress(BadUse):  # who that is not is told of the row
                named.add(find_among(people, text).id)
        for new in self.plan.new:
            if new.person in named and new.row in silent and not new.fields["roles"]:
                new.fields["roles"] = ["mentor"]

    def _apart(self, fields: Mapping[str, Any]) -> bool:
        """Whether whoever has the same name in this file has an address of their own."""
        wanted = folded(fields["name"])
        return all(new.fields.get("email") for new in self.plan.new if folded(new.fields["name"]) == wanted)

    def _settle(self) -> None:
        """Check those who are new as a whole; whoever names somebody in a row that cannot be taken cannot be either."""
        rows = {row.number: row for row in self.table.rows}
        while found := list(self.plan.problems(self.team)):
            gone = self._left_out()
            for new, problem in found:
                row = rows[new.row or 0]
                other = gone.get(folded(problem.facts["person"])) if problem.code is Code.UNKNOWN_PERSON else None
                if other is None:
                    self._fault(row, problem)
                else:
                    facts = {"name": other[0], "other": other[1], "field": problem.facts.get("field")}
                    self._fault(row, BadUse(Code.WAITS_FOR_ROW, **facts))
                self._gone[new.row or 0] = new.person
            self.plan.drop({new.row or 0 for new, _problem in found})

    def _said_otherwise(self, row: FileRow) -> FileRow | None:
        """Another row that says something else of the same person, so that nobody knows which is meant."""
        others = (other for key in _known_by(row) for other in self._by_key[key] if other.cells != row.cells)
        # Of several the one with the same name is told, in whatever order they stand.
        return min(others, key=lambda other: (_named(other) != _named(row), other.number), default=None)

    def _either(self, fields: Mapping[str, Any], twin: FileRow) -> Problem:
        """Why a row cannot be taken beside another: it says something else of the same person, or has their address."""
        if fields.get("email") and _named(twin) != folded(fields["name"]):
            return Refused(Code.EMAIL_TAKEN, email=fields["email"], person=clean(twin.cells.get("name", "")))
        return BadUse(Code.ROW_TWICE, name=fields["name"], other=twin.number)

    @cached_property
    def _by_key(self) -> Mapping[Key, Sequence[FileRow]]:
        found: dict[Key, list[FileRow]] = defaultdict(list)
        for row in self.table.rows:
            for key in _known_by(row):
                found[key].append(row)
        return found

    def _left_out(self) -> dict[str, tuple[str, int]]:
        """Those who stand in rows with a fault, by all that they may be called: their name, and the row."""
        found: dict[str, tuple[str, int]] = {}
        faulty = {fault.row for fault in self.faults}
        for row in self.table.rows:
            if row.number in faulty and (name := clean(row.cells.get("name", ""))):
                called = [row.cells.get(key, "") for key in ("id", "email", "login")]
                for text in (name, person_id(name), self._gone.get(row.number, ""), *called):
                    found.setdefault(folded(text), (name, row.number))
        found.pop("", None)
        return found

    # -- who is here

    def _compare(self) -> None:
        """Compare those who are here with what the file says, once it is known who else will be."""
        everybody = {**self.team.people, **{them.id: them for them in self.plan.added}}
        for row, them, by, fields in self._matched:
            try:
                self.known.append(self._compared(row, them, by, fields, everybody))
            except Problem as problem:
                self._fault(row, problem)

    def _compared(
        self, row: FileRow, them: Person, by: str, fields: dict[str, Any], everybody: Mapping[str, Person]
    ) -> Known:
        if rules.may_edit(self.context.relations(self.team, them.id), them):
            return Known(row.number, them.id, them.name, by, yours=False)
        link_people(fields, them.id, everybody)
        now = self._now(them)
        differ = [(key, now.get(key), value) for key, value in fields.items() if not _same(key, now.get(key), value)]
        stays = [one for one in differ if self._is_fixed(one[0], now, them)]
        changes = [one for one in differ if one not in stays]
        given = {key: _text(value) for key, _before, value in changes}
        changed = {key: fields[key] for key in given}
        if changed:
            refuse_if(rules.within_reach(self.team.acting(self.context.actor), changed, them))
            refuse_if(rules.keeps_roster(self.team, them, kept("roster", changed)))
            if changed.get("start"):
                refuse_if(rules.keeps_days(them, date.fromisoformat(changed["start"]), them.left))
        return Known(row.number, them.id, them.name, by, tuple(changes), tuple(stays), given)

    def _now(self, them: Person) -> dict[str, Any]:
        journey = self._journey(them)
        profile, programme = journey.profile, self.context.programme(journey)
        held = held_on(positions_of(journey.record.facts), profile.position, self.context.today(profile))
        heads = self.team.record.facts.get(thing(ROOM, them.id), {}).get("heads")
        now = profile._asdict() | them._asdict()
        return now | {
            "start": profile.start.isoformat() if profile.start else None,
            "position": held.position,
            "curriculum": programme.curriculum,
            "cohort": programme.cohort,
            "mentor": self.team.mentor(them.id),
            "room": heads,
        }

    def _is_fixed(self, key: str, now: Mapping[str, Any], them: Person) -> bool:
        """Whether a field has a command of its own for those who are here, so that no file changes it."""
        if not FIELDS[key].kept:
            return True
        if key == "curriculum":
            programme = self.context.programme(self._journey(them))
            return bool(programme.curriculum) or may_enrol(programme, them) is not None
        return key == "position" and bool(now["position"])


def _named(row: FileRow) -> str:
    return folded(clean(row.cells.get("name", "")))


def _known_by(row: FileRow) -> set[Key]:
    """By what somebody is known: id, e-mail, and without these name and first day, as the file has them."""
    cells = {key: folded(clean(row.cells.get(key, ""))) for key in ("id", "email", "name", "start")}
    own: set[Key] = {(key, cells[key]) for key in ("id", "email") if cells[key]}
    return own or {("name", cells["name"], cells["start"])}


def _in_order(row: FileRow) -> tuple[object, ...]:
    """Whoever is named by something of their own goes first: a row with a name alone takes nobody from them."""
    named = any(row.cells.get(key, "").strip() for key in ("id", "email"))
    return (not named, folded(row.cells.get("name", "")), *(clean(row.cells.get(key, "")) for key in FIELDS))


def _same(key: str, before: Any, value: Any) -> bool:
    """Whether two values say the same: lists in any order, names whatever their accents."""
    if isinstance(value, list):
        return set(value) == set(before or ())
    if key in ("name", "email"):
        return folded(before or "") == folded(value)
    return before == value or (not before and not value)


def _text(value: Any) -> str:
    return ", ".join(value) if isinstance(value, list) else str(value)

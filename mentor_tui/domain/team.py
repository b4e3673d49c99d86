"""The team's record: the roster, who mentors whom, how much room a mentor has, and who holds which side task.

Whatever must be all-or-nothing between people is decided here. Holding a place *is* being active.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Literal

from mentor_tui.domain.all_hands import ALL_HANDS, AllHands, hands_in
from mentor_tui.domain.areas import AREA, AreaHeld, area_key, held_in
from mentor_tui.domain.conditions import Voice
from mentor_tui.domain.cover_asks import COVER_ASK
from mentor_tui.domain.curriculum import Curriculum
from mentor_tui.domain.editions import EDITION, PublishedEdition, editions_of, latest
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.names import Names
from mentor_tui.domain.pairs import fold_pairing
from mentor_tui.domain.people import Cover, Pairing, Person, Role
from mentor_tui.domain.record import Event, Fact, Record, kind_of, name_of, thing

PERSON, PAIRING, ROOM, HOLD = "person", "pairing", "room", "hold"
ASK, TELLING = "ask", "telling"
"""Somebody's wish for another mentor, ``ask:hire/who``, and who tells whom of a change: not for everybody to read."""

ROOM_DEFAULT = 3
"""Mentees that a mentor takes at once where nothing was set."""

HoldState = Literal["line", "held", "done"]


REMOVED = "removed"
"""An event on a person, and on what the team has of somebody: they were added by mistake, and it is gone."""

FORGOTTEN = "forgotten"
"""An event on a person: their name, id and free text were taken out of all records, and they are on no team any more."""


def _fold_person(before: Fact | None, event: Event) -> Fact | None:
    if event.kind == REMOVED:
        return None
    return {**(before or {}), **event.terms}


def _fold_room(before: Fact | None, event: Event) -> Fact | None:
    if event.kind == REMOVED:
        return None
    fact = before or {}
    return {key: event.terms.get(key, fact.get(key)) for key in ("heads", "hours")}


def _fold_pairing(before: Fact | None, event: Event) -> Fact | None:
    return None if event.kind == REMOVED else fold_pairing(before, event)


def _fold_ask(before: Fact | None, event: Event) -> Fact | None:
    if event.kind == "settled":
        return None
    return {"at": event.at, "wish": event.terms.get("wish"), "op": event.op}


def _fold_telling(before: Fact | None, event: Event) -> Fact:
    return {"by": event.by, "at": event.at, "since": event.terms["since"], "text": event.text}


def _fold_hold(before: Fact | None, event: Event) -> Fact | None:
    if event.kind == "gave-back":
        return None
    fact = dict(before or {"since": event.at, "yes": {}})
    if event.kind == "lined":
        fact["state"], fact["lined"] = "line", event.seq
    elif event.kind == "took":
        fact["state"], fact["since"] = "held", event.at
    elif event.kind == "confirmed":
        fact["yes"] = {**fact["yes"], **{voice: {"by": event.by, "at": event.at} for voice in event.terms["voices"]}}
        if event.terms["last"]:
            fact["state"], fact["done_at"] = "done", event.at
    else:
        raise ValueError(f"{event.kind} is nothing that happens to a side task")
    return fact


FOLDS: dict[str, Callable[[Fact | None, Event], Fact | None]] = {
    PERSON: _fold_person,
    PAIRING: _fold_pairing,
    ROOM: _fold_room,
    HOLD: _fold_hold,
    ASK: _fold_ask,
    TELLING: _fold_telling,
}


class Hold(NamedTuple):
    """What a person has to do with a rung: in line for it, holding it, or done with it.

    Attributes:
        lined: order in the line, a place in the team's history.
        yes: whose confirmation it has so far: voice -> who and when.

    """

    rung: str
    person: str
    state: HoldState
    since: str
    lined: int
    yes: Fact
    done_at: str | None = None
    seq: int = 0

    @property
    def touched(self) -> str:
        """The moment of the last thing that happened to it here: it was taken, or somebody said yes."""
        moments: list[str] = [one["at"] for one in self.yes.values()]
        return max([self.since, *moments])

    def open_voices(self, asked: Sequence[Voice]) -> tuple[Voice, ...]:
        """Whose yes has still to come, of those who are asked; where nobody is left, a lead ends it."""
        if self.state != "held":
            return ()
        return tuple(voice for voice in asked if voice not in self.yes) or ("lead",)

    @classmethod
    def of(cls, name: str, fact: Fact) -> Hold:
        """From the team's fact, ``name`` being ``rung/person``."""
        rung, _, person = name.partition("/")
        return cls(
            rung,
            person,
            fact["state"],
            fact["since"],
            fact.get("lined", 0),
            fact.get("yes", {}),
            fact.get("done_at"),
            fact.get("seq", 0),
        )


class Ask(NamedTuple):
    """Somebody's wish that a hire has another mentor: the hire's own, or their mentor's.

    Attributes:
        at: when it was said.
        wish: the mentor whom they would like, None where they named nobody.
        op: the operation; the reason in the restricted record belongs to it that carries the same.

    """

    hire: str
    by: str
    at: str
    wish: str | None
    op: str


def ask_thing(hire: str, by: str) -> str:
    """The key of somebody's wish that a hire has another mentor; each has a key of their own, and hears of no other."""
    return thing(ASK, f"{hire}/{by}")


def hold_thing(rung: str, person: str) -> str:
    """The key of what a person has to do with a rung."""
    return thing(HOLD, f"{rung}/{person}")


def whom(key: str) -> str:
    """Whom a thing of the team's is about: of a side task whoever has it, of a wish the hire, of standing in the mentor."""
    name = name_of(key)
    return name.partition("/")[0] if kind_of(key) in (ASK, COVER_ASK) else name.rpartition("/")[2]


def whom_of(event: Event) -> str:
    """Whom an event of the team's is about: of an area whoever it names, or whoever acted, as of all hands or an edition."""
    if kind_of(event.thing) in (ALL_HANDS, EDITION):
        return event.by
    return str(event.terms.get("person", event.by)) if kind_of(event.thing) == AREA else whom(event.thing)


class Team:
    """The team's record with types. It reads; events change the record through ``history``."""

    def __init__(
        self,
        record: Record,
        former: Callable[[], Mapping[str, str]] = dict,
        today: date | None = None,
        former_areas: Callable[[], Mapping[str, str]] = dict,
    ) -> None:
        """Read a team's record.

        Args:
            record: the team's.
            former: former rung id -> today's, asked for only where side tasks are.
            today: the day on which it is asked who mentors whom; None takes the latest entry of each pairing, one
                that is agreed for later too.
            former_areas: former area id -> today's, asked for only where areas are.

        """
        self.record = record
        self.today = today
        self._former = former
        self._former_areas = former_areas

    def person(self, person: str) -> Person | None:
        """One entry of the roster."""
        fact = self.record.facts.get(thing(PERSON, person))
        return Person.of(person, fact) if fact else None

    @cached_property
    def people(self) -> Mapping[str, Person]:
        """Everybody, by id, in the order they joined."""
        return {name: Person.of(name, fact) for name, fact in self._facts(PERSON)}

    def acting(self, person: str) -> Person | None:
        """Somebody as they may act today: once they have left, no role or part gives them anything about others."""
        them = self.person(person)
        if them is None or self.today is None or not self.departed(them, self.today):
            return them
        return them._replace(roles=tuple(role for role in them.roles if role == "hire"), parts=())

    def departed(self, them: Person, today: date) -> bool:
        """Whether somebody acts no more: their last day has passed, and no team needs them as its last lead."""
        return them.gone(today) and not self.leads_alone(them, today)

    def leads_alone(self, them: Person, today: date) -> bool:
        """Whether somebody leads a team that nobody leads who is still here; no team is ever locked out."""
        if "lead" not in them.roles:
            return False
        others = [lead for lead in self.with_role("lead") if lead.id != them.id and not lead.gone(today)]
        return any(not any(other.leads_team(team) for other in others) for team in them.leads)

    @cached_property
    def names(self) -> Names:
        """What everybody is called, by id."""
        return Names({name: fact["name"] for name, fact in self._facts(PERSON)})

    def pairing(self, hire: str) -> Pairing | None:
        """Who mentors a hire, or None where nobody ever did."""
        fact = self.record.facts.get(thing(PAIRING, hire))
        return Pairing.of(hire, fact, self.today) if fact else None

    @cached_property
    def pairings(self) -> Mapping[str, Pairing]:
        """Every pairing, by hire."""
        return {name: Pairing.of(name, fact, self.today) for name, fact in self._facts(PAIRING)}

    def mentor(self, hire: str) -> str | None:
        """The id of whoever is in charge of a hire today."""
        pairing = self.pairing(hire)
        if pairing is None or self.today is None:
            return pairing.mentor if pairing else None
        return pairing.mentor_on(self.today)

    def mentees(self, mentor: str) -> tuple[str, ...]:
        """The hires that a person mentors today, those of an overlap among them."""
        return tuple(self._mentees.get(mentor, ()))

    def once_mentored(self, mentor: str) -> tuple[str, ...]:
        """The hires whom a person mentored for a day or more, and does no longer."""
        now, day = self.mentees(mentor), self.today.isoformat() if self.today is not None else "~"
        return tuple(
            hire
            for hire, fact in self._facts(PAIRING)
            if any(past["mentor"] == mentor and past["since"] < past["until"] <= day for past in fact["past"])
            and hire not in now
        )

    def mentors_since(self, people: Collection[str]) -> Mapping[str, str]:
        """For some people the day on which each first mentored anybody, as far as they have by now."""
        found: dict[str, str] = {}
        day = self.today.isoformat() if self.today is not None else "~"
        for _hire, fact in self._facts(PAIRING):
            for span in (fact, *fact["past"]):
                mentor = span.get("mentor")
                if mentor in people and span["since"] <= day and span["since"] < span.get("until", "~"):
                    found[mentor] = min(found.get(mentor, "~"), span["since"])
        return found

    def coming_to(self, mentor: str) -> tuple[str, ...]:
        """The hires with an agreed change to a mentor ahead."""
        return tuple(self._coming.get(mentor, ()))

    def bound_to(self, mentor: str) -> tuple[str, ...]:
        """The hires who take up room with a mentor: whom they mentor today, and who come to them later; each once."""
        return tuple(dict.fromkeys((*self.mentees(mentor), *self.coming_to(mentor))))

    @cached_property
    def _mentees(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {}
        day = self.today.isoformat() if self.today is not None else ""
        for hire, fact in self._facts(PAIRING):
            # Most pairings are what they were yesterday, and there may be thousands: these are not read with types.
            mentors: tuple[str, ...]
            if self.today is None or (not fact["past"] and fact["since"] <= day):
                mentors = (fact["mentor"],) if fact["mentor"] else ()
            else:
                mentors = Pairing.of(hire, fact).mentors_on(self.today)
            for mentor in mentors:
                found.setdefault(mentor, []).append(hire)
        return found

    @cached_property
    def _coming(self) -> Mapping[str, dict[str, None]]:
        found: dict[str, dict[str, None]] = {}
        day = self.today.isoformat() if self.today is not None else ""
        for hire, fact in self._facts(PAIRING):
            # Where the latest entry is not ahead, nothing is.
            if self.today is not None and fact["since"] > day:
                for change in Pairing.of(hire, fact).ahead(self.today):
                    found.setdefault(change.mentor, {})[hire] = None
        return found

    def covers(self, person: str, today: date) -> tuple[str, ...]:
        """The hires for whom a person stands in today."""
        return tuple(
            hire
            for hire, fact in self._facts(PAIRING)
            if fact["covers"] and Pairing.of(hire, fact).covered_by(person, today)
        )

    def covers_ahead(self, person: str, today: date) -> tuple[tuple[str, Cover], ...]:
        """The hires for whom a person stands in from a later day on, with these days."""
        return tuple(
            (hire, cover)
            for hire, fact in self._facts(PAIRING)
            if fact["covers"]
            for cover in Pairing.of(hire, fact).covers
            if cover.stand_in == person and cover.first is not None and cover.first > today
        )

    def room(self, mentor: str) -> int:
        """How many mentees a mentor takes at once."""
        heads = self.record.facts.get(thing(ROOM, mentor), {}).get("heads")
        return ROOM_DEFAULT if heads is None else int(heads)

    def hours(self, mentor: str) -> float | None:
        """Hours a week that a mentor has for mentees, as they or a lead said; None where the policy's count."""
        hours = self.record.facts.get(thing(ROOM, mentor), {}).get("hours")
        return None if hours is None else float(hours)

    @cached_property
    def asks(self) -> tuple[Ask, ...]:
        """Who wishes that a hire has another mentor, in the order of asking. For leads, and for whoever asked."""
        found = []
        for name, fact in self._facts(ASK):
            hire, _, by = name.partition("/")
            found.append(Ask(hire, by, fact["at"], fact["wish"], fact["op"]))
        return tuple(sorted(found, key=lambda ask: ask.at))

    def hold(self, rung: str, person: str) -> Hold | None:
        """What a person has to do with a rung."""
        return next((hold for hold in self._holds if hold.rung == rung and hold.person == person), None)

    def hold_key(self, rung: str, person: str) -> str:
        """The key under which this record knows what a person has to do with a rung."""
        names = (rung, *(old for old, today in self._former().items() if today == rung))
        keys = (hold_thing(name, person) for name in names)
        return next((key for key in keys if key in self.record.facts), hold_thing(rung, person))

    @cached_property
    def _holds(self) -> tuple[Hold, ...]:
        former = self._former()
        holds = (Hold.of(name, fact) for name, fact in self._facts(HOLD))
        return tuple(hold._replace(rung=former[hold.rung]) if hold.rung in former else hold for hold in holds)

    def holds_of(self, person: str) -> dict[str, Hold]:
        """Rung -> what a person has to do with it."""
        return dict(self._by_holder.get(person, {}))

    @cached_property
    def _by_holder(self) -> Mapping[str, dict[str, Hold]]:
        found: dict[str, dict[str, Hold]] = {}
        for hold in self._holds:
            found.setdefault(hold.person, {})[hold.rung] = hold
        return found

    def holders(self, rung: str) -> tuple[Hold, ...]:
        """Who holds a rung now."""
        return tuple(hold for hold in self._holds if hold.rung == rung and hold.state == "held")

    def with_rung(self, rungs: Collection[str]) -> frozenset[str]:
        """Who holds one of some rungs, or is done with it."""
        return frozenset(hold.person for hold in self._holds if hold.rung in rungs and hold.state != "line")

    def line(self, rung: str) -> tuple[Hold, ...]:
        """Who waits for a place, first come first."""
        waiting = [hold for hold in self._holds if hold.rung == rung and hold.state == "line"]
        return tuple(sorted(waiting, key=lambda hold: hold.lined))

    def free_places(self, rung: str, places: int | None) -> int | None:
        """Places that nobody holds; None where there is no limit."""
        return None if places is None else max(places - len(self.holders(rung)), 0)

    @cached_property
    def areas(self) -> Mapping[str, AreaHeld]:
        """Area id -> whose it is, for every area of which anything is known."""
        return held_in(self.record, self._former_areas())

    def area(self, area: str) -> AreaHeld:
        """Whose an area is."""
        return self.areas.get(area) or AreaHeld(area)

    def area_key(self, area: str) -> str:
        """The key under which this record knows an area."""
        return area_key(self.record, area, self._former_areas())

    def owned_by(self, person: str) -> tuple[str, ...]:
        """The areas that somebody owns."""
        return tuple(held.area for held in self.areas.values() if held.owner == person)

    @cached_property
    def areas_taken(self) -> frozenset[str]:
        """The areas that have an owner who is still here."""
        held, day = ((area.area, self.person(area.owner or "")) for area in self.areas.values()), self.today
        return frozenset([area for area, them in held if them is not None and not (day and self.departed(them, day))])

    def all_hands(self, person: str) -> tuple[AllHands, ...]:
        """When all hands was called for somebody: for their team, or for all."""
        them = self.person(person)
        return hands_in(self.record, them.team if them is not None else "")

    def edition(self, curriculum: Curriculum) -> PublishedEdition | None:
        """The edition of a curriculum that people were last told of."""
        return latest(self.record, curriculum)

    def editions(self, curriculum: str) -> tuple[PublishedEdition, ...]:
        """What was published of a curriculum, by its id, the newest last."""
        return editions_of(self.record, curriculum)

    def with_role(self, role: Role) -> tuple[Person, ...]:
        """Everybody who holds a role."""
        return tuple(person for person in self.people.values() if role in person.roles)

    def by_login(self, login: str) -> Person | None:
        """Who has an operating-system login."""
        return next((person for person in self.people.values() if person.login and person.login == login), None)

    def _facts(self, kind: str) -> Iterator[tuple[str, Fact]]:
        for key, fact in self.record.facts.items():
            if kind_of(key) == kind:
                yield name_of(key), fact

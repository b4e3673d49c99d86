"""The team's record: the roster, who mentors whom, how much room a mentor has, and who holds which side task.

Whatever must be all-or-nothing between people is decided here. Holding a place *is* being active.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Literal, NamedTuple

from mentor_tui.domain.people import Pairing, Person, Role
from mentor_tui.domain.record import Event, Fact, Record, kind_of, name_of, thing

PERSON, PAIRING, ROOM, HOLD = "person", "pairing", "room", "hold"

ROOM_DEFAULT = 3
"""Mentees that a mentor takes at once where nothing was set."""

PAST_KEPT = 8
"""Earlier pairings that stand in the fact; all of them are in the history."""

HoldState = Literal["line", "held", "done"]


def _fold_person(before: Fact | None, event: Event) -> Fact:
    return {**(before or {}), **event.terms}


def _fold_pairing(before: Fact | None, event: Event) -> Fact:
    fact = dict(before or {"past": []})
    terms = event.terms
    if event.kind in ("paired", "reassigned", "unpaired"):
        if fact.get("mentor"):
            ended = {
                "mentor": fact["mentor"],
                "since": fact.get("since", ""),
                "until": terms.get("since", event.at[:10]),
                "reason": terms.get("reason", ""),
                "by": event.by,
            }
            fact["past"] = [*fact["past"], ended][-PAST_KEPT:]
        fact["mentor"] = terms.get("mentor")
        fact["since"] = terms.get("since", event.at[:10])
        fact["why"] = event.text
        # A stand-in stays through a change of mentor, and goes with the pairing.
        stays = event.kind != "unpaired" and "stand_in" not in terms
        fact["stand_in"] = fact.get("stand_in") if stays else terms.get("stand_in")
        fact["stand_in_until"] = fact.get("stand_in_until") if stays else None
        if fact["stand_in"] == fact["mentor"]:
            fact["stand_in"] = fact["stand_in_until"] = None
    elif event.kind == "covered":
        fact["stand_in"], fact["stand_in_until"] = terms.get("stand_in"), terms.get("until")
    else:
        raise ValueError(f"{event.kind} is nothing that happens to a pairing")
    return fact


def _fold_room(before: Fact | None, event: Event) -> Fact:
    return {"heads": event.terms["heads"]}


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


def hold_thing(rung: str, person: str) -> str:
    """The key of what a person has to do with a rung."""
    return thing(HOLD, f"{rung}/{person}")


class Team:
    """The team's record with types. It reads; events change the record through ``history``."""

    def __init__(self, record: Record, former: Callable[[], Mapping[str, str]] = dict) -> None:
        """Read a team's record.

        Args:
            record: the team's.
            former: former rung id -> today's, asked for only where side tasks are.

        """
        self.record = record
        self._former = former

    def person(self, person: str) -> Person | None:
        """One entry of the roster."""
        fact = self.record.facts.get(thing(PERSON, person))
        return Person.of(person, fact) if fact else None

    @cached_property
    def people(self) -> Mapping[str, Person]:
        """Everybody, by id, in the order they joined."""
        return {name: Person.of(name, fact) for name, fact in self._facts(PERSON)}

    def pairing(self, hire: str) -> Pairing | None:
        """Who mentors a hire, or None where nobody ever did."""
        fact = self.record.facts.get(thing(PAIRING, hire))
        return Pairing.of(hire, fact) if fact else None

    @cached_property
    def pairings(self) -> Mapping[str, Pairing]:
        """Every pairing, by hire."""
        return {name: Pairing.of(name, fact) for name, fact in self._facts(PAIRING)}

    def mentor(self, hire: str) -> str | None:
        """The id of a hire's mentor."""
        fact = self.record.facts.get(thing(PAIRING, hire))
        return fact.get("mentor") if fact else None

    def mentees(self, mentor: str) -> tuple[str, ...]:
        """The hires that a person mentors."""
        return self._mentees.get(mentor, ())

    @cached_property
    def _mentees(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for hire, fact in self._facts(PAIRING):
            if fact.get("mentor"):
                found.setdefault(fact["mentor"], []).append(hire)
        return {mentor: tuple(hires) for mentor, hires in found.items()}

    def covers(self, person: str, today: date) -> tuple[str, ...]:
        """The hires for whom a person stands in today."""
        return tuple(
            hire
            for hire, fact in self._facts(PAIRING)
            if fact.get("stand_in") == person and Pairing.of(hire, fact).covered_by(person, today)
        )

    def room(self, mentor: str) -> int:
        """How many mentees a mentor takes at once."""
        fact = self.record.facts.get(thing(ROOM, mentor))
        return int(fact["heads"]) if fact else ROOM_DEFAULT

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
        return {hold.rung: hold for hold in self._holds if hold.person == person}

    def holders(self, rung: str) -> tuple[Hold, ...]:
        """Who holds a rung now."""
        return tuple(hold for hold in self._holds if hold.rung == rung and hold.state == "held")

    def line(self, rung: str) -> tuple[Hold, ...]:
        """Who waits for a place, first come first."""
        waiting = [hold for hold in self._holds if hold.rung == rung and hold.state == "line"]
        return tuple(sorted(waiting, key=lambda hold: hold.lined))

    def free_places(self, rung: str, places: int | None) -> int | None:
        """Places that nobody holds; None where there is no limit."""
        return None if places is None else max(places - len(self.holders(rung)), 0)

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

"""People about to be added to the team: checked as a whole, then written, all of them or none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from typing import Any

from mentor_tui.domain.folds import FOLD
from mentor_tui.domain.history import append
from mentor_tui.domain.journey_folds import PROFILE, PROGRAMME
from mentor_tui.domain.names import find_among
from mentor_tui.domain.people import Person, Profile
from mentor_tui.domain.problems import BadUse, Code, Problem, Refused, refuse_if
from mentor_tui.domain.programmes import enrolling
from mentor_tui.domain.record import TEAM, Event, Record, person_record, thing
from mentor_tui.domain.rules import people as rules
from mentor_tui.domain.rules.pairing import can_mentor, has_room
from mentor_tui.domain.team import PAIRING, PERSON, ROOM, ROOM_DEFAULT, Team
from mentor_tui.domain.text import folded, slug
from mentor_tui.services.actor_context import ActorContext, Done, new_op
from mentor_tui.services.command import command
from mentor_tui.services.fields import kept
from mentor_tui.services.known_words import unknown_of
from mentor_tui.services.mentors import read_mentors
from mentor_tui.services.results import Joined


@dataclass(slots=True)
class New:
    """Somebody who joins: their id, what is known of them, and the row of a table that they stand in, if any."""

    person: str
    fields: dict[str, Any]
    row: int | None = None

    def told(self, problem: Problem) -> Problem:
        """A problem with this person, with the row that they stand in."""
        if self.row is not None:
            problem.facts["row"] = self.row
        return problem


class Plan:
    """People about to be added, checked as a whole before anything is written."""

    def __init__(self, context: ActorContext, team: Team, op: str | None) -> None:
        self.context, self.team = context, team
        self.op = op or new_op()
        self.repeated = team.record.knows(self.op)
        self.new: list[New] = []
        self.unasked = False
        refuse_if(context.no_more() or self._may(team))

    def _may(self, team: Team) -> Problem | None:
        """Why those who were added so far cannot be, or None: the right, and how far it reaches."""
        me = team.acting(self.context.actor)
        beyond = (rules.within_reach(me, {"team": "", **new.fields}, None) for new in self.new)
        return rules.may_add(me) or next((problem for problem in beyond if problem is not None), None)

    def add(self, fields: dict[str, Any], row: int | None = None, *, another: bool = False) -> None:
        """Add somebody to it; ``another``: that they are not whoever has the same name is known already."""
        refuse_if(rules.within_reach(self.team.acting(self.context.actor), {"team": "", **fields}, None))
        if not fields.get("name"):
            raise BadUse(Code.EMPTY_TEXT, what="name")
        taken = {*self.team.people, *(new.person for new in self.new)}
        who = fields.get("id") or self._own_id(fields["name"], another=another)
        if who in taken:
            raise Refused(Code.PERSON_EXISTS, person=who, name=fields["name"])
        refuse_if(rules.known_by((*self.team.people.values(), *self.added), who, fields))
        roles = fields.setdefault("roles", ["hire"])
        if "hire" in roles:
            if not fields.get("start"):
                raise BadUse(Code.BAD_VALUE, what="start", value="", known=["YYYY-MM-DD"], field="start")
            fields.setdefault("cohort", fields["start"][:7])
            if not fields.get("curriculum"):
                fields["curriculum"] = self._first_curriculum()
                self.unasked = True
        self.new.append(New(who, fields, row))

    def free_id(self, full: str) -> str:
        """An id for somebody of that name that nobody has."""
        return _free_id(person_id(full), {*self.team.people, *(new.person for new in self.new)})

    def drop(self, rows: Set[int]) -> None:
        """Leave out those who stand in some rows."""
        self.new = [new for new in self.new if new.row not in rows]

    def _own_id(self, full: str, *, another: bool) -> str:
        """An id that nobody has, made from a name; whoever has the name of somebody else has to be said to be another person."""
        free = self.free_id(full)
        same = next(
            (one for one in (*self.team.people.values(), *self.added) if folded(one.name) == folded(full)), None
        )
        if same is not None and not another:
            raise Refused(Code.SAME_NAME, name=same.name, person=same.id, free=free)
        return free

    def _first_curriculum(self) -> str:
        """The one that hires get where nobody says which; where none can be read they would be left with nothing."""
        for curriculum in self.context.catalogue.curricula:
            return curriculum
        raise BadUse(Code.UNKNOWN_CURRICULUM, curriculum="", near=None, known=[])

    @property
    def added(self) -> Iterator[Person]:
        """Those who were added so far, as the roster will have them."""
        return (Person.of(new.person, kept("roster", new.fields)) for new in self.new)

    def commit(self) -> Done:
        """Own records first, the roster last: who is not on it is not there yet. The roster is held all the while."""
        context = self.context
        events: list[Event] = []
        with command(context, TEAM, lambda it: self._may(it.team), op=self.op) as it:
            self.repeated = it.repeated
            if it.repeated:
                return it.done("joined", "")
            self._check(it.team)
            self._write_records(it.stamp)
            for new in self.new:
                # Who came in with a file is taken back as they came.
                terms = kept("roster", new.fields) | ({"imported": True} if new.row is not None else {})
                events.append(it.write("joined", thing(PERSON, new.person), terms))
                if new.fields.get("room") is not None:
                    events.append(it.write("room", thing(ROOM, new.person), {"heads": new.fields["room"]}))
                if new.fields.get("mentor"):
                    terms = {"mentor": new.fields["mentor"], "since": context.today().isoformat()}
                    events.append(it.write("paired", thing(PAIRING, new.person), terms))
            names = tuple(new.fields["name"] for new in self.new)
            first = self.new[0].person if self.new else ""
            profiles = (Profile.of(kept("profile", new.fields)) for new in self.new)
            unknown = unknown_of(context, zip(self.added, profiles, strict=True))
            return it.done("joined", first, "", events, Joined(names, *unknown, *self._taken()))

    def _taken(self) -> tuple[str, tuple[str, ...]]:
        """The title of the curriculum that hires got because nobody said which, and those of the others there are."""
        titles = [one.title for one in self.context.catalogue.curricula.values()] if self.unasked else []
        return (titles[0], tuple(titles[1:])) if titles else ("", ())

    def _write_records(self, at: str) -> None:
        store = self.context.store
        fresh = []
        for new in self.new:
            record = Record(person_record(new.person), fold=FOLD)
            if store.read(record.id) is None:
                self._write(record, new, at)
                fresh.append(record)
            else:  # left by an addition that was cut short: it is theirs now
                with command(self.context, record.id, lambda it: self._may(it.team), op=self.op) as old:
                    if not old.repeated:
                        self._write(old.record, new, at)
        store.put_new(fresh)

    def _check(self, team: Team) -> None:
        """Make sure, on the roster as it is now, that everybody can be added and paired as said."""
        for new, problem in self.problems(team):
            raise new.told(problem)

    def problems(self, team: Team) -> Iterator[tuple[New, Problem]]:
        """Why those of them who cannot be added, or paired as said, cannot; people who are named become ids."""
        added = {new.person: new for new in self.new}
        everybody = {**team.people, **{them.id: them for them in self.added}}
        coming: dict[str, int] = {}
        for new in self.new:
            try:
                if new.person in team.people:
                    raise Refused(Code.PERSON_EXISTS, person=new.person, name=new.fields["name"], field="id")
                refuse_if(rules.known_by(team.people.values(), new.person, new.fields))
                self._link(new, everybody)
                mentor = new.fields.get("mentor")
                if mentor:
                    coming[mentor] = coming.get(mentor, 0) + 1
                    self._check_mentor(team, mentor, added.get(mentor), coming[mentor])
            except Problem as problem:
                yield new, problem

    def _check_mentor(self, team: Team, mentor: str, added: New | None, coming: int) -> None:
        known = read_mentors(self.context, team)
        if added is None:
            them = team.people[mentor]
            refuse_if(can_mentor(known, them) or has_room(known, them, coming=coming))
            return
        name, room = added.fields["name"], added.fields.get("room")
        refuse_if(can_mentor(known, Person(mentor, name, tuple(added.fields["roles"]))))
        room = ROOM_DEFAULT if room is None else room
        if coming > room:
            raise Refused(Code.NO_ROOM, person=mentor, name=name, load=coming - 1, room=room, others=[])

    def _link(self, new: New, everybody: Mapping[str, Person]) -> None:
        link_people(new.fields, new.person, everybody)
        if new.fields.get("mentor") == new.person:
            raise Refused(Code.OWN_MENTOR, person=new.person, name=new.fields["name"])

    def _write(self, record: Record, new: New, at: str) -> None:
        op, by = self.op, self.context.actor
        profile = {key: value for key, value in kept("profile", new.fields).items() if value not in (None, "")}
        append(record, op=op, at=at, by=by, kind="joined", thing=PROFILE, terms=profile)
        curriculum = new.fields.get("curriculum")
        if curriculum:
            position = enrolling(profile.get("position"), self.context.today())
            terms = {"curriculum": curriculum, "cohort": new.fields.get("cohort", ""), **position}
            append(record, op=op, at=at, by=by, kind="enrolled", thing=PROGRAMME, terms=terms)


def link_people(fields: dict[str, Any], person: str, everybody: Mapping[str, Person]) -> None:
    """Write the people whom somebody's fields name as ids.

    Raises:
        BadUse: nobody is called so; ``facts['field']`` says which field it is.
        Refused: they wish for themselves.

    """
    for key in ("manager", "mentor", "wishes"):
        said = fields.get(key)
        try:
            if said and key == "wishes":
                fields[key] = wished(everybody, person, said)
            elif said:
                fields[key] = find_among(everybody, said).id
        except BadUse as problem:
            problem.facts["field"] = key
            raise


def wished(people: Mapping[str, Person], person: str, given: Iterable[str]) -> list[str]:
    """The ids of people whom somebody would like to be paired with, each once.

    Args:
        people: everybody there is to wish for.
        person: whose wishes they are.
        given: what these people are called.

    Raises:
        BadUse: nobody is called so.
        Refused: it is they themselves.

    """
    found = [find_among(people, text).id for text in given]
    if person in found:
        raise Refused(Code.WISHED_ONESELF)
    return list(dict.fromkeys(found))


def person_id(name: str) -> str:
    """An id for somebody who is new, made from their name; letters that an id cannot have are written as they sound."""
    flat = folded(name)
    if any(letter.isalpha() and not letter.isascii() for letter in flat):
        # Few names need it, and it brings tables of every script.
        from anyascii import anyascii

        flat = anyascii(flat).replace("`", "")
    return slug(flat)


def _free_id(wanted: str, taken: Set[str]) -> str:
    if wanted not in taken:
        return wanted
    return next(f"{wanted}-{n}" for n in range(2, 10_000) if f"{wanted}-{n}" not in taken)

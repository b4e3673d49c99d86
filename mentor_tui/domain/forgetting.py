"""Somebody forgotten: their name, id and free text gone from events, while dates, counts and what follows from them stay.

Only events are changed; facts are folded anew from them. An id that stands where other ids stand (of a curriculum, a
position) is never taken for a person's; what is not known to be one of these is taken for it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

from mentor_tui.domain.folds import FOLD
from mentor_tui.domain.history import append, fold_anew
from mentor_tui.domain.record import Event, Fact, Past, Record, kind_of, name_of, thing
from mentor_tui.domain.team import FORGOTTEN, PERSON
from mentor_tui.domain.text import folded

GONE = "gone-"
"""How the ids begin that are given to people who were forgotten; a number follows."""

WORDS_GONE = "…"
"""What stands where somebody's words were: that there were some counts in a thread, and that stays."""

NAMES_PEOPLE: Mapping[str, str] = {
    "person": "all",
    "pairing": "all",
    "room": "all",
    "telling": "all",
    "ask": "all",
    "hold": "last",
    "apart": "all",
    "asked": "all",
    "cover-ask": "all",
    "closing": "all",
}
"""Kinds of things whose names hold people -> which of its parts are people's ids."""

NAMES_NOBODY = frozenset(
    (
        *("item", "task", "lock", "yes", "profile", "programme", "sessions", "notes", "handover", "fit", "block"),
        *("competency", "position", "decision", "remark", "area", "area-log", "all-hands", "edition"),
        *("opening", "briefing", "reading", "draft", "question", "stuck", "promise", "agenda", "checkins", "again"),
        "proposal",
    )
)
"""Kinds of things whose names hold ids of other things alone, or numbers."""

_OTHER_IDS = frozenset(
    (
        *("kind", "of", "curriculum", "competency", "position", "before", "decision", "module", "reason", "aim"),
        *("place", "zone", "pattern", "team", "leads", "roles", "parts", "part", "cohort", "voice", "voices", "did"),
        *(
            "who",
            "area",
            "areas",
            "customers",
            "languages",
            "sign_off",
            "evidence",
            "state",
            "hash",
            "waits_for",
            "word",
        ),
    )
)
"""Terms that hold ids of other things, never a person's."""

_EMPTIED: Mapping[str, Any] = {
    "login": "",
    "email": "",
    "link": "",
    "ref": WORDS_GONE,
    "goals": [],
    "interests": [],
}
"""Terms that hold what somebody typed of themselves, or others of them -> what stands there afterwards."""

_SHORTEST = 3
"""Letters from which on a part of a name, or a login, is looked for in texts by itself."""


_EVERYDAY = frozenset(
    (
        *(
            "will",
            "may",
            "mark",
            "grace",
            "rose",
            "art",
            "faith",
            "hope",
            "bill",
            "frank",
            "jack",
            "sun",
            "song",
            "long",
        ),
        *(
            "young",
            "king",
            "june",
            "april",
            "august",
            "dawn",
            "joy",
            "sky",
            "summer",
            "robin",
            "drew",
            "pat",
            "sue",
            "rob",
        ),
        *(
            "bob",
            "bond",
            "brown",
            "white",
            "black",
            "green",
            "gray",
            "wood",
            "stone",
            "hill",
            "field",
            "lake",
            "rivers",
        ),
        *(
            "page",
            "price",
            "cook",
            "baker",
            "smith",
            "carter",
            "mason",
            "hunter",
            "chance",
            "chase",
            "miles",
            "ray",
            "max",
        ),
        *(
            "more",
            "day",
            "love",
            "best",
            "good",
            "hand",
            "case",
            "bush",
            "banks",
            "marks",
            "star",
            "jean",
            "penny",
            "guy",
        ),
        *("an", "and", "the", "for", "von", "van", "der", "den", "dos", "del", "las", "los", "bin", "ten", "one"),
    )
)
"""Names that are everyday words too: written small they are taken for these."""


class Erasure:
    """What becomes of one person.

    Args:
        person: their id.
        becomes: the id that they get.
        called: what they were ever called: names, logins, e-mail addresses.
        others: id -> names of everybody else: what these are called stays.

    """

    def __init__(
        self, person: str, becomes: str, called: Collection[str], others: Mapping[str, Collection[str]]
    ) -> None:
        self.person = person
        self.becomes = becomes
        self._called = tuple(called)
        self._others = others

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """What others are called, in the group ``kept``, or what this person is, as words by themselves."""
        known = {
            spelt for other, names in self._others.items() for name in (other, *names) for spelt in _spellings(name)
        }
        theirs = {
            spelt
            for name in (self.person, *self._called)
            if name == self.person or len(name) >= _SHORTEST
            for spelt in _spellings(name)
        }
        words = {word for name in self._called if "@" not in name for word in name.split() if len(word) >= _SHORTEST}
        shared = {word for name in known for word in name.split()}
        parts = {spelt for word in words if word not in shared for spelt in _as_part(word)} - theirs
        kept = {name for name in known - theirs if any(folded(one) in folded(name) for one in (*theirs, *parts))}
        alternatives = [f"(?P<kept>(?i:{_either(kept)}))"] if kept else ["(?P<kept>(?!))"]
        alternatives.append(f"(?i:{_either(theirs)})")
        if parts:
            alternatives.append(_either(parts))
        return re.compile(rf"(?<!\w)(?<!\w-)(?:{'|'.join(alternatives)})(?!\w)(?!-\w)")

    @cached_property
    def needles(self) -> tuple[str, ...]:
        """What a text holds, made lower-case, in which anything of theirs may stand."""
        told = {self.person, *self._called, *(word for name in self._called for word in name.split())}
        return tuple({spelt.lower() for name in told for spelt in _spellings(name)})

    def may_be_in(self, text: str) -> bool:
        """Whether anything of theirs may stand in a text: quickly, and rather once too often."""
        lower = text.lower()
        return any(needle in lower for needle in self.needles)

    def words(self, text: str) -> str:
        """A text of others' without what this person is called."""
        return self._pattern.sub(lambda found: found[0] if found["kept"] else self.becomes, text)

    def mentions(self, text: str) -> bool:
        """Whether a text calls this person anything."""
        return self.words(text) != text

    def record_id(self, record_id: str) -> str:
        """The id of a record, afterwards."""
        family, slash, own = record_id.partition("/")
        return f"{family}/{self.becomes}" if slash and own == self.person and family != "plans" else record_id

    def key(self, key: str) -> str:
        """A thing's key, afterwards."""
        if self.person not in key:
            return key
        kind, name = kind_of(key), name_of(key)
        held = NAMES_PEOPLE.get(kind, "none" if kind in NAMES_NOBODY else "all")
        parts = name.split("/")
        places = {"all": range(len(parts)), "last": range(len(parts) - 1, len(parts)), "none": range(0)}[held]
        if not any(parts[place] == self.person for place in places):
            return key
        return thing(kind, "/".join(self._id(part) if at in places else part for at, part in enumerate(parts)))

    def event(self, record_id: str, event: Event) -> Event:
        """An event, afterwards. What is about them, in their own records or on a thing named after them, loses its words."""
        key = self.key(event.thing)
        about = self.record_id(record_id) != record_id or key != event.thing
        terms = self._terms(event, about=about)
        text, why = ((WORDS_GONE if said else "") if about else self.words(said) if said else "" for said in event[-2:])
        return event._replace(
            op=self.words(event.op), by=self._id(event.by), thing=key, terms=terms, text=text, why=why
        )

    def _terms(self, event: Event, *, about: bool) -> Fact:
        kind = kind_of(event.thing)
        found = {}
        for name, value in event.terms.items():
            if about and name == "name" and kind == PERSON:
                found[name] = self.becomes
            elif about and name in _EMPTIED:
                found[name] = _EMPTIED[name]
            elif about and name == "with":
                found[name] = self._beside(value)
            elif name in _OTHER_IDS or (kind, name) == ("decision", "to"):
                found[name] = value
            else:
                found[name] = self.anything(value)
        return found

    def _beside(self, value: Any) -> Any:
        """Whom they did it with, or who may confirm it: ids of people, or what they wrote of somebody who is not on the team."""
        if isinstance(value, list | tuple):
            return [self._beside(one) for one in value]
        if value == self.person:
            return self.becomes
        return value if not value or value in self._others else WORDS_GONE

    def anything(self, value: Any) -> Any:
        """A value as JSON has it, its texts and keys without what this person is called."""
        if isinstance(value, str):
            return self.words(value) if value else value
        if isinstance(value, Mapping):
            return {self.words(str(name)): self.anything(held) for name, held in value.items()}
        if isinstance(value, list | tuple):
            return [self.anything(held) for held in value]
        return value

    def _id(self, person: str) -> str:
        return self.becomes if person == self.person else person

    def record(self, stored: Record, history: Iterable[Event]) -> Record:
        """A record, afterwards, folded anew from its whole history.

        Args:
            stored: the record as it lies there.
            history: all of its events, from the first.

        Raises:
            ValueError: the events do not follow one another.

        """
        events = [self.event(stored.id, event) for event in history]
        # What only a newer program folds is taken over as it is stored, without what they are called.
        facts = {self.key(key): self.anything(fact) for key, fact in stored.facts.items()}
        tail = [
            Past(event, self.anything(past.before))
            for event, past in zip(events[stored.sealed :], stored.tail, strict=True)
        ]
        known = Record(self.record_id(stored.id), stored.version, FOLD, facts, tail, stored.sealed)
        return fold_anew(known, events)


class Signed:
    """The one line that stays of it, in the team's history.

    Args:
        erasure: what became of them.
        by: who did it.
        op, at: the operation, and its moment.
        left: their last day.

    """

    def __init__(self, erasure: Erasure, by: str, op: str, at: str, left: str) -> None:
        self.erasure = erasure
        self._told = {"by": by, "op": op, "at": at}
        self._left = left

    def sign(self, team: Record) -> None:
        """Write the line into the team's record: they are of no team and have no role any more."""
        key = thing(PERSON, self.erasure.becomes)
        terms = {"roles": [], "team": "", "parts": [], "left": self._left}
        append(team, **self._told, kind=FORGOTTEN, thing=key, terms=terms)


def called(team: Iterable[Event]) -> dict[str, list[str]]:
    """Id -> all names, logins and e-mail addresses that the team's history ever had for them, the names first."""
    found: dict[str, dict[str, None]] = {}
    addresses: dict[str, dict[str, None]] = {}
    for event in team:
        if kind_of(event.thing) == PERSON:
            person = name_of(event.thing)
            found.setdefault(person, {}).update(_told(event, "name"))
            addresses.setdefault(person, {}).update({**_told(event, "login"), **_told(event, "email")})
    return {person: [*names, *addresses[person]] for person, names in found.items()}


def _told(event: Event, term: str) -> dict[str, None]:
    value = event.terms.get(term)
    return {value: None} if isinstance(value, str) and value else {}


def next_id(taken: Collection[str]) -> str:
    """The id of whoever is forgotten next."""
    number = 1
    while f"{GONE}{number}" in taken:
        number += 1
    return f"{GONE}{number}"


def _spellings(name: str) -> Iterator[str]:
    """A name as it may be written: composed, decomposed, without its accents."""
    yield from {name, unicodedata.normalize("NFC", name), unicodedata.normalize("NFD", name), folded(name) or name}


def _as_part(word: str) -> Iterator[str]:
    """A part of a name as it is written by itself; small only where it is no everyday word as well."""
    yield from {word, word.upper(), *([word.lower()] if word.lower() not in _EVERYDAY else ())}


def _either(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))

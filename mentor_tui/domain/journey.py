"""One person's record with types: what they did, sent, were told and had signed off."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import Any, Literal

from mentor_tui.domain.catalogue import Catalogue
from mentor_tui.domain.curriculum import NONE, Curriculum, Item
from mentor_tui.domain.fit import FIT, Fit, fit_thing, fits_in, next_own
from mentor_tui.domain.journey_folds import (
    AGAIN,
    HANDOVER,
    HAS,
    ITEM,
    LIFE,
    LOCK,
    NOTES,
    PRIOR,
    PROFILE,
    PROGRAMME,
    SENT,
    SESSIONS,
    STILL,
    TASK,
    YES,
    ItemState,
    again_thing,
    item_thing,
)
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.people import Profile
from mentor_tui.domain.positions import began_as, held_on, positions_of
from mentor_tui.domain.programmes import Programme
from mentor_tui.domain.record import Fact, Record, has_kind, kind_of, name_of, short_name, thing

_RANK: Mapping[str, int] = {"open": 0, "started": 1, "returned": 2, "waiting": 3, "done": 4}
"""How far a state is on the way."""


LineState = Literal["seen", "not yet", "none"]
"""A line of what good looks like: seen, not yet, or that nobody has judged the lines."""


class Post(NamedTuple):
    """One line of a thread, of the session log or of the notes.

    ``to``: who was asked by name; ``next``: the moment of the next talk, where that was agreed in this one.
    """

    seq: int
    at: str
    by: str
    kind: str
    text: str
    did: tuple[str, ...] = ()
    on: str = ""
    to: str = ""
    next: str = ""


class TickEntry(NamedTuple):
    """One repetition: when, by whom it was ticked, with whom, with what evidence, and who signed it.

    ``on`` is the day it really happened, for what was brought in from before the program; ``has`` is a hire's word that they
    have what somebody else owes them; ``prior`` says that all of it was learnt before.
    """

    at: str
    by: str
    partner: str = ""
    text: str = ""
    on: str = ""
    signed: str = ""
    has: bool = False
    prior: bool = False


class ItemFact(NamedTuple):
    """What holds for one item of one person.

    Attributes:
        goes: how often it was returned.
        met_criteria, unmet_criteria: lines of ``look_for`` that the last signer had ticked, or had not yet seen.
        signed_by, signed_at: the sign-off that stands.
        frozen: curriculum, version, revision and text hash of that sign-off.
        seq: the version of the thing, for "what I saw".
        still: when its holder said last that a side task is still theirs, "" where they never did.

    """

    state: ItemState = "open"
    count: int = 0  # type: ignore[assignment]  # hides tuple's own, which nobody asks of a fact
    times: int = 1
    revision: int = 0
    entries: tuple[TickEntry, ...] = ()
    posts: tuple[Post, ...] = ()
    goes: int = 0
    met_criteria: tuple[str, ...] = ()
    unmet_criteria: tuple[str, ...] = ()
    signed_by: str | None = None
    signed_at: str | None = None
    frozen: Fact | None = None
    at: str = ""
    by: str = ""
    seq: int = 0
    still: str = ""

    @classmethod
    def of(cls, fact: Fact | None) -> ItemFact:
        """From the record's fact; None is an item that nobody has touched."""
        if fact is None:
            return UNTOUCHED
        signed = fact.get("signed")
        return cls(
            fact["state"],
            fact["count"],
            fact["times"],
            fact["revision"],
            tuple(_entry(entry) for entry in fact["entries"]),
            posts_of(fact),
            fact["goes"],
            tuple(fact.get("seen", ())),
            tuple(fact.get("unseen", ())),
            signed["by"] if signed else None,
            signed["at"] if signed else None,
            signed,
            fact.get("at", ""),
            fact.get("by", ""),
            fact.get("seq", 0),
            fact.get(STILL, ""),
        )

    @property
    def touched(self) -> str:
        """The moment of the last thing that happened to it, a word about it among them; "" where nobody ever did anything."""
        return max(self.at, self.still, self.posts[-1].at if self.posts else "")

    @property
    def happened(self) -> str:
        """When it was done: the day that was given for what was brought in, else the moment of the last act."""
        last = self.entries[-1] if self.entries else None
        if last is not None and last.on and not self.signed_at:
            return last.on
        return self.signed_at or self.at

    @property
    def repetition(self) -> int:
        """Which repetition is judged, or was last, where each is judged by itself; 0 where it is about all of them."""
        alone = self.count < self.times or any(entry.signed for entry in self.entries[:-1])
        return self.count if alone and self.times > 1 else 0

    @property
    def prior(self) -> bool:
        """Whether what was ticked last was learnt before."""
        return bool(self.entries) and self.entries[-1].prior

    def ticked_by(self, person: str) -> bool:
        """Whether a person ticked what a sign-off would now confirm: any repetition that nobody has signed yet."""
        return any(entry.by == person and not entry.signed for entry in self.entries)

    def line(self, line: str) -> LineState:
        """Whether a line of ``look_for`` was there when somebody last judged the lines."""
        if not (self.met_criteria or self.unmet_criteria):
            return "none"
        return "seen" if line in self.met_criteria and line not in self.unmet_criteria else "not yet"

    @property
    def evidence(self) -> str:
        """The evidence of the last repetition that has any, or what was sent again since."""
        sent = next((post.text for post in reversed(self.posts) if post.kind == SENT), "")
        return sent or next((entry.text for entry in reversed(self.entries) if entry.text), "")


UNTOUCHED = ItemFact()


def _entry(doc: Fact) -> TickEntry:
    partner, text, on, signed = (doc.get(key, "") for key in ("with", "text", "on", "signed"))
    return TickEntry(doc["at"], doc["by"], partner, text, on, signed, doc.get(HAS, False), doc.get(PRIOR, False))


def posts_of(fact: Fact) -> tuple[Post, ...]:
    """The thread of a thing, oldest first; what a newer version wrote there is shown to nobody by this one."""
    return tuple(_post(post) for post in fact["posts"] if post["kind"] in LIFE)


def _post(doc: Fact) -> Post:
    return Post(
        doc["seq"],
        doc["at"],
        doc["by"],
        doc.get("kind", ""),
        doc["text"],
        tuple(doc.get("did", ())),
        doc.get("on", ""),
        doc.get("to", ""),
        doc.get("next", ""),
    )


def names_of(curriculum: Curriculum, item: Item) -> Iterable[str]:
    """Every name under which records may know an item, ``curriculum/item``: today's, and those that both had before."""
    return (f"{scope}/{name}" for scope in (curriculum.id, *curriculum.was) for name in (item.id, *item.was))


class Journey:
    """A person's record with types. It reads; events change the record through ``history``."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.person = record.id.partition("/")[2]

    @property
    def profile(self) -> Profile:
        """Who they are, for plans."""
        return Profile.of(self.record.facts.get(PROFILE))

    def profile_on(self, day: date, known: Profile | None = None) -> Profile:
        """The same with the position that they have on a day; ``known`` is their profile, where it was read before."""
        profile = known or self.profile
        held = positions_of(self.record.facts)
        return profile._replace(position=held_on(held, profile.position, day).position) if held else profile

    def programme_on(self, day: date) -> Programme:
        """Their way through, as it is on a day: which curriculum is in force then, and which were before."""
        return Programme.on(self.record.facts.get(PROGRAMME), day)

    def key(self, curriculum: Curriculum, item: Item) -> str:
        """The key under which this record knows an item: the id it was first known by, or today's."""
        names = (thing(ITEM, name) for name in names_of(curriculum, item))
        return self._known(names) or item_thing(curriculum.id, item.id)

    def _known(self, keys: Iterable[str]) -> str | None:
        """Of several keys of one thing, the one that has a fact; of several facts the one that came furthest.

        Two items that were made one have two: what was done under either name is done.
        """
        found = [key for key in keys if key in self.record.facts]
        return max(found, key=self._rank) if found else None

    def _rank(self, key: str) -> int:
        return _RANK.get(self.record.facts[key].get("state", ""), 0)

    def again_key(self, curriculum: Curriculum, item: Item) -> str:
        """The key under which this record has what was done again of an item, or would have it."""
        known = self._known(thing(AGAIN, name) for name in names_of(curriculum, item))
        return known or again_thing(curriculum.id, item.id)

    def again(self, curriculum: Curriculum, item: Item) -> ItemFact | None:
        """What holds for an item that was begun again, None where it never was."""
        fact = self.record.facts.get(self.again_key(curriculum, item))
        return ItemFact.of(fact) if fact is not None and fact["count"] else None

    def item(self, curriculum: Curriculum, item: Item) -> ItemFact:
        """What holds for an item, whatever id it had when it was first touched."""
        return ItemFact.of(self.stored(curriculum, item))

    def stored(self, curriculum: Curriculum, item: Item) -> Fact | None:
        """The same as the record has it."""
        return self.record.facts.get(self.key(curriculum, item))

    def way(self, catalogue: Catalogue, programme: Programme) -> Curriculum | None:
        """The curriculum of a programme as this person has it; see ``Curriculum.fitted``. None where no file has it."""
        found = catalogue.curriculum(programme.curriculum)
        if found is None:
            return None
        fits = self.fits(found)
        if not (fits or found.fits):
            return found
        position = self.began_as(programme) if found.asks_position else ""
        return found.fitted(self.states(found), catalogue.former_positions.get(position, position), fits)

    def began_as(self, programme: Programme) -> str:
        """The position that they had when a programme began: as noted then, else the earliest that is known from that day on.

        What was noted wrong and put right since is as it was put right. A decision, whenever it was made, changes nothing.
        """
        if programme.position:
            return began_as(self.record.facts, programme.position, programme.noted)
        profile, held = self.profile, positions_of(self.record.facts)
        day = programme.since or profile.start
        on_day = held_on(held, profile.position, day).position if day is not None else profile.position
        return on_day or next((one.position for one in held if one.position), "")

    def fits(self, curriculum: Curriculum) -> Mapping[str, Fit]:
        """Today's item id -> what was changed of it for this person."""
        found = fits_in(self.record.facts, (*curriculum.was, curriculum.id))
        names = {curriculum.former.get(name, name): fact for name, fact in found.items()}
        return {name: Fit.of(name, fact) for name, fact in names.items()} if names else NONE

    @property
    def next_own(self) -> str:
        """The id of the next item that is added for them; none is given twice, also where one was taken back."""
        added = (past.event.on for past in self.record.tail if kind_of(past.event.thing) == FIT)
        return next_own(chain((short_name(key) for key in self.record.facts if kind_of(key) == FIT), added))

    def fit_key(self, curriculum: Curriculum, item: Item) -> str:
        """The key under which this record has what was changed of an item, or would have it."""
        known = self._known(thing(FIT, name) for name in names_of(curriculum, item))
        return known or fit_thing(curriculum.id, item.id)

    def states(self, curriculum: Curriculum) -> dict[str, str]:
        """Today's item id -> stored state, for every item that was touched. Built without decoding the facts."""
        start = item_thing(curriculum.id, "")
        length = len(start)
        found = {key[length:]: fact["state"] for key, fact in self.record.facts.items() if key.startswith(start)}
        if not curriculum.was and found.keys() <= curriculum.items.keys():
            return found
        return self._renamed(curriculum)

    def _renamed(self, curriculum: Curriculum) -> dict[str, str]:
        found: dict[str, str] = {}
        items, former = curriculum.items, curriculum.former
        for scope in (curriculum.id, *curriculum.was):
            start = item_thing(scope, "")
            length = len(start)
            for key, fact in self.record.facts.items():
                if key.startswith(start):
                    item = key[length:]
                    name = item if item in items else former.get(item, item)
                    if name not in found or _RANK[fact["state"]] > _RANK[found[name]]:
                        found[name] = fact["state"]
        return found

    def task_key(self, rung: str, was: Sequence[str] = ()) -> str:
        """The key under which this record knows a side task, ``was`` being the ids that it had before."""
        return self._known(thing(TASK, name) for name in (rung, *was)) or thing(TASK, rung)

    def task(self, rung: str, was: Sequence[str] = ()) -> ItemFact:
        """What they have done on a side task, whatever id it had then."""
        return ItemFact.of(self.record.facts.get(self.task_key(rung, was)))

    @property
    def early(self) -> Mapping[str, Fact]:
        """What a lead opened for them early (``support-product-expert/refund``, or a rung): who, when and why."""
        if not has_kind(self.record.facts, LOCK):
            return NONE
        start = thing(LOCK)
        return {name_of(key): fact for key, fact in self.record.facts.items() if key.startswith(start)}

    def agreed(self, rung: str, was: Sequence[str] = ()) -> Fact:
        """Whose yes they have for taking a rung: voice -> who and when."""
        found: dict[str, Any] = {}
        for name in (*was, rung):
            found.update(self.record.facts.get(thing(YES, name), {}))
        found.pop("seq", None)
        return found

    @property
    def sessions(self) -> tuple[Post, ...]:
        """The latest sessions, oldest first."""
        return self._log(SESSIONS, "session")

    @property
    def notes(self) -> tuple[Post, ...]:
        """The latest notes, oldest first."""
        return self._log(NOTES, "noted")

    @property
    def words(self) -> tuple[Post, ...]:
        """What mentors who handed over wanted to say to the next one, oldest first."""
        return self._log(HANDOVER, "handed")

    def _log(self, key: str, kind: str) -> tuple[Post, ...]:
        fact = self.record.facts.get(key)
        return tuple(_post({**post, "kind": kind}) for post in fact["last"]) if fact else ()

    def last_by(self, person: str) -> str | None:
        """When a person last did something in the recent history, or None."""
        return next((past.event.at for past in reversed(self.record.tail) if past.event.by == person), None)

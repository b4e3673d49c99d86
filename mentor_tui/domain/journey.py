"""One person's record: what they did, sent, were told and had signed off. Its folds, and its facts with types.

The life of an item (and of a side task's pieces): tick · untick · return · send · sign · withdraw, with a thread beside it.
``LIFE`` says which act may follow which state; folds and verbs both go by it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from mentor_tui.domain.curriculum import Curriculum, Item
from mentor_tui.domain.people import Profile, Programme
from mentor_tui.domain.record import Event, Fact, Record, kind_of, name_of, thing

ItemState = Literal["open", "started", "waiting", "returned", "done"]

TICKED, UNTICKED, SENT = "ticked", "unticked", "sent"
SIGNED, RETURNED, WITHDRAWN = "signed", "returned", "withdrawn"
SAID = "said"

LIFE: Mapping[str, frozenset[str]] = {
    TICKED: frozenset({"open", "started"}),
    UNTICKED: frozenset({"started", "waiting", "done"}),
    RETURNED: frozenset({"waiting"}),
    SENT: frozenset({"returned"}),
    SIGNED: frozenset({"waiting"}),
    WITHDRAWN: frozenset({"done"}),
    SAID: frozenset({"open", "started", "waiting", "returned", "done"}),
}
"""Act -> the states that it may follow."""

_RANK: Mapping[str, int] = {"open": 0, "started": 1, "returned": 2, "waiting": 3, "done": 4}
"""How far a state is on the way."""

POSTS_KEPT = 12
"""Posts of a thread that stand in the fact; the whole of it is in the history."""

LOG_KEPT = 20
"""Sessions and notes that stand in the fact."""

ITEM, TASK, LOCK, YES = "item", "task", "lock", "yes"
PROFILE, PROGRAMME, SESSIONS, NOTES = thing("profile"), thing("programme"), thing("sessions"), thing("notes")

_NEW: Fact = {"count": 0, "times": 1, "state": "open", "revision": 0, "entries": [], "posts": [], "goes": 0}


def _fold_item(before: Fact | None, event: Event) -> Fact:
    fact = dict(before or _NEW)
    state = fact["state"]
    if state not in LIFE.get(event.kind, ()):
        raise ValueError(f"{event.kind} cannot follow {state}")
    terms = event.terms
    if event.kind != SAID:
        # A word in the thread moves nothing: what waits has waited since it was sent, what is done was done then.
        fact["at"], fact["by"] = event.at, event.by
    if event.kind == TICKED:
        entry: dict[str, Any] = {"at": event.at, "by": event.by}
        entry.update({key: terms[key] for key in ("with", "on") if key in terms})
        if event.text:
            entry["text"] = event.text
        fact["entries"] = [*fact["entries"], entry]
        fact["count"] += 1
        fact["times"], fact["revision"] = terms["times"], terms["revision"]
        # The sign-off of an earlier repetition stays with its entry.
        fact.pop("signed", None)
        full = fact["count"] >= terms["times"]
        asks = terms.get("sign_off", False)
        if asks and (full or terms.get("each", False)):
            fact["state"] = "waiting"
        else:
            fact["state"] = "done" if full else "started"
    elif event.kind == UNTICKED:
        fact["entries"] = fact["entries"][:-1]
        fact["count"] -= 1
        fact["state"] = "started" if fact["count"] > 0 else "open"
    elif event.kind == RETURNED:
        fact["state"], fact["goes"] = "returned", fact["goes"] + 1
        fact["unseen"], fact["seen"] = list(terms.get("unseen", ())), list(terms.get("seen", ()))
    elif event.kind == SENT:
        fact["state"] = "waiting"
    elif event.kind == SIGNED:
        each_left = terms.get("each", False) and fact["count"] < terms.get("times", fact["times"])
        fact["state"] = "started" if each_left else "done"
        fact["signed"] = {"by": event.by, "at": event.at, **{k: terms[k] for k in _FROZEN if k in terms}}
        fact["seen"] = list(terms.get("seen", ()))
        fact.pop("unseen", None)
        fact["entries"] = [*fact["entries"][:-1], {**fact["entries"][-1], "signed": event.by}]
    elif event.kind == WITHDRAWN:
        fact["state"] = "waiting"
        fact.pop("signed", None)
        last = {key: value for key, value in fact["entries"][-1].items() if key != "signed"}
        fact["entries"] = [*fact["entries"][:-1], last]
    if event.text and event.kind != TICKED:
        post = {"seq": event.seq, "at": event.at, "by": event.by, "kind": event.kind, "text": event.text}
        fact["posts"] = [*fact["posts"], post][-POSTS_KEPT:]
    return fact


_FROZEN = ("curriculum", "version", "revision", "hash")


def _fold_merge(before: Fact | None, event: Event) -> Fact:
    return {**(before or {}), **event.terms}


def _fold_programme(before: Fact | None, event: Event) -> Fact:
    fact = {**(before or {})}
    terms = event.terms
    if event.kind == "paused":
        fact["rest"] = [*fact.get("rest", ()), [terms["from"], terms.get("until")]]
    elif event.kind == "resumed":
        fact["rest"] = _rest_until(fact["rest"], terms["last"])
    elif event.kind == "extended":
        fact["extra"] = fact.get("extra", 0) + terms["days"]
    elif event.kind in ("finished", "ended"):
        fact["over"], fact["over_on"] = event.kind, terms["on"]
    elif event.kind == "reopened":
        fact.pop("over", None)
        fact.pop("over_on", None)
    else:
        fact.update(terms)
    return fact


def _rest_until(rest: Sequence[Sequence[str | None]], last: str) -> list[list[str | None]]:
    """The spans of rest, with the one that goes on beyond ``last`` cut there; one planned for later stays as it is."""
    kept: list[list[str | None]] = []
    today = (date.fromisoformat(last) + timedelta(days=1)).isoformat()
    for first, until in rest:
        if first is not None and first <= today and (until is None or until >= today):
            # Resumed on the day it was paused: it never rested.
            if first <= last:
                kept.append([first, last])
        else:
            kept.append([first, until])
    return kept


def _fold_log(before: Fact | None, event: Event) -> Fact:
    entry = {"seq": event.seq, "at": event.at, "by": event.by, "text": event.text, **event.terms}
    fact = before or {"count": 0, "last": []}
    return {"count": fact["count"] + 1, "last": [*fact["last"], entry][-LOG_KEPT:]}


def _fold_lock(before: Fact | None, event: Event) -> Fact:
    return {"by": event.by, "at": event.at, "why": event.text}


def _fold_yes(before: Fact | None, event: Event) -> Fact:
    return {**(before or {}), event.terms["voice"]: {"by": event.by, "at": event.at}}


FOLDS: dict[str, Callable[[Fact | None, Event], Fact | None]] = {
    ITEM: _fold_item,
    TASK: _fold_item,
    LOCK: _fold_lock,
    YES: _fold_yes,
    kind_of(PROFILE): _fold_merge,
    kind_of(PROGRAMME): _fold_programme,
    kind_of(SESSIONS): _fold_log,
    kind_of(NOTES): _fold_log,
}


@dataclass(frozen=True, slots=True)
class Post:
    """One line of a thread, of the session log or of the notes."""

    seq: int
    at: str
    by: str
    kind: str
    text: str
    did: tuple[str, ...] = ()
    on: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One repetition: when, by whom it was ticked, with whom, with what evidence, and who signed it.

    ``on`` is the day it really happened, for what was brought in from before the program.
    """

    at: str
    by: str
    partner: str = ""
    text: str = ""
    on: str = ""
    signed: str = ""


@dataclass(frozen=True, slots=True)
class ItemFact:
    """What holds for one item of one person.

    Attributes:
        goes: how often it was returned.
        seen, unseen: lines of ``look_for`` that the last signer had ticked, or had not yet seen.
        signed_by, signed_at: the sign-off that stands.
        frozen: curriculum, version, revision and text hash of that sign-off.
        seq: the version of the thing, for "what I saw".

    """

    state: ItemState = "open"
    count: int = 0
    times: int = 1
    revision: int = 0
    entries: tuple[Entry, ...] = ()
    posts: tuple[Post, ...] = ()
    goes: int = 0
    seen: tuple[str, ...] = ()
    unseen: tuple[str, ...] = ()
    signed_by: str | None = None
    signed_at: str | None = None
    frozen: Fact | None = None
    at: str = ""
    by: str = ""
    seq: int = 0

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
            tuple(_post(post) for post in fact["posts"]),
            fact["goes"],
            tuple(fact.get("seen", ())),
            tuple(fact.get("unseen", ())),
            signed["by"] if signed else None,
            signed["at"] if signed else None,
            signed,
            fact.get("at", ""),
            fact.get("by", ""),
            fact.get("seq", 0),
        )

    def ticked_by(self, person: str) -> bool:
        """Whether a person ticked what a sign-off would now confirm: any repetition that nobody has signed yet."""
        return any(entry.by == person and not entry.signed for entry in self.entries)

    @property
    def evidence(self) -> str:
        """The evidence of the last repetition that has any, or what was sent again since."""
        sent = next((post.text for post in reversed(self.posts) if post.kind == SENT), "")
        return sent or next((entry.text for entry in reversed(self.entries) if entry.text), "")


UNTOUCHED = ItemFact()


def _entry(doc: Fact) -> Entry:
    return Entry(
        doc["at"], doc["by"], doc.get("with", ""), doc.get("text", ""), doc.get("on", ""), doc.get("signed", "")
    )


def _post(doc: Fact) -> Post:
    return Post(
        doc["seq"],
        doc["at"],
        doc["by"],
        doc.get("kind", ""),
        doc["text"],
        tuple(doc.get("did", ())),
        doc.get("on", ""),
    )


def item_thing(curriculum: str, item: str) -> str:
    """The key of an item in a person's record."""
    return thing(ITEM, f"{curriculum}/{item}")


class Journey:
    """A person's record with types. It reads; events change the record through ``history``."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.person = record.id.partition("/")[2]

    @property
    def profile(self) -> Profile:
        """Who they are, for plans."""
        return Profile.of(self.record.facts.get(PROFILE))

    @property
    def programme(self) -> Programme:
        """Their way through."""
        return Programme.of(self.record.facts.get(PROGRAMME))

    def key(self, curriculum: Curriculum, item: Item) -> str:
        """The key under which this record knows an item: the id it was first known by, or today's."""
        names = (
            item_thing(curriculum_id, item_id)
            for curriculum_id in (curriculum.id, *curriculum.was)
            for item_id in (item.id, *item.was)
        )
        return self._known(names) or item_thing(curriculum.id, item.id)

    def _known(self, keys: Iterable[str]) -> str | None:
        """Of several keys of one thing, the one that has a fact; of several facts the one that came furthest.

        Two items that were made one have two: what was done under either name is done.
        """
        found = [key for key in keys if key in self.record.facts]
        return max(found, key=self._rank) if found else None

    def _rank(self, key: str) -> int:
        return _RANK.get(self.record.facts[key].get("state", ""), 0)

    def item(self, curriculum: Curriculum, item: Item) -> ItemFact:
        """What holds for an item, whatever id it had when it was first touched."""
        return ItemFact.of(self.record.facts.get(self.key(curriculum, item)))

    def states(self, curriculum: Curriculum) -> dict[str, str]:
        """Today's item id -> stored state, for every item that was touched. Built without decoding the facts."""
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

    def removed(self, curriculum: Curriculum) -> dict[str, ItemFact]:
        """Item id -> fact for what was done under this curriculum and is no longer in it."""
        names = (curriculum.id, *curriculum.was)
        found = {}
        for key, fact in self.record.facts.items():
            if key.startswith("item:"):
                scope, _, item = key[5:].partition("/")
                if scope in names and item not in curriculum.items and item not in curriculum.former:
                    found[item] = ItemFact.of(fact)
        return found

    def task_key(self, rung: str, was: Sequence[str] = ()) -> str:
        """The key under which this record knows a side task, ``was`` being the ids that it had before."""
        return self._known(thing(TASK, name) for name in (rung, *was)) or thing(TASK, rung)

    def task(self, rung: str, was: Sequence[str] = ()) -> ItemFact:
        """What they have done on a side task, whatever id it had then."""
        return ItemFact.of(self.record.facts.get(self.task_key(rung, was)))

    def opened_early(self, name: str) -> Fact | None:
        """Who opened a lock for them (``support-product-expert/refund``, or a rung), when and why."""
        return self.record.facts.get(thing(LOCK, name))

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

    def _log(self, key: str, kind: str) -> tuple[Post, ...]:
        fact = self.record.facts.get(key)
        return tuple(_post({**post, "kind": kind}) for post in fact["last"]) if fact else ()

    def last_by(self, person: str) -> str | None:
        """When a person last did something in the recent history, or None."""
        return next((past.event.at for past in reversed(self.record.tail) if past.event.by == person), None)

    def curriculum_things(self) -> set[str]:
        """Ids of the curricula that this record has items of."""
        return {name_of(key).partition("/")[0] for key in self.record.facts if kind_of(key) == ITEM}

"""A small team with a past, the same every time: Monday 12 May 2025, 08:12 UTC.

Tomás leads. Maya mentors Ana (day 23, a refund came back on Friday), Budi (day 41) and Chiara (day 13); Joana mentors Noor
(day 1), Ravi (behind), Lena (on leave) and Noah (finished). Kim starts in a week and has no mentor yet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from pathlib import Path

from mentor_tui.catalogue.loader import load
from mentor_tui.domain.catalogue import Catalogue
from mentor_tui.domain.curriculum import Item
from mentor_tui.domain.history import replay
from mentor_tui.services import items, notes, pairing, people
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.store.memory import MemoryStore
from mentor_tui.store.protocol import Store

TODAY = date(2025, 5, 12)
NOW = datetime(2025, 5, 12, 8, 12, tzinfo=UTC)
LINK = "https://desk.example.com/c/48377"
CURRICULA = Path(__file__).parents[2] / "curricula"

HIRES = (
    # id, name, start, zone, place, mentor
    ("ana", "Ana Ferreira", "2025-04-07", "Europe/Lisbon", "lisbon", "maya"),
    ("budi", "Budi Santoso", "2025-03-17", "Asia/Manila", "manila", "maya"),
    ("chiara", "Chiara Conti", "2025-04-23", "Europe/Berlin", "berlin", "maya"),
    ("noor", "Noor Haddad", "2025-05-12", "Europe/Lisbon", "lisbon", "joana"),
    ("ravi", "Ravi Kapoor", "2025-02-17", "Europe/Lisbon", "lisbon", "joana"),
    ("lena", "Lena Brandt", "2025-02-24", "Europe/Berlin", "berlin", "joana"),
    ("noah", "Noah Klein", "2025-01-02", "Europe/Berlin", "berlin", "joana"),
    ("kim", "Kim Tran", "2025-05-19", "Asia/Tokyo", "tokyo", ""),
)


@lru_cache(maxsize=1)
def catalogue() -> Catalogue:
    """The curricula that come with the program."""
    return load([CURRICULA]).catalogue


@dataclass
class Story:
    """A team under construction: who acts when.

    Attributes:
        store: where it is written.
        now: the moment at which things happen.

    """

    store: Store
    now: datetime = NOW
    _contexts: dict[str, ActorContext] = field(default_factory=dict)

    def context(self, person: str) -> ActorContext:
        """Somebody's context, at the story's moment."""
        return ActorContext(self.store, catalogue, person, clock=lambda: self.now, restricted=True)

    def at(self, day: date, hour: int = 9, minute: int = 0) -> None:
        """Let it be a moment."""
        self.now = datetime.combine(day, time(hour, minute), UTC)

    def found(self) -> None:
        """The people and who mentors whom."""
        self.at(date(2024, 12, 2))
        people.found_team(self.context("tomas"), "Tomás Reis", login="tomas", person="tomas")
        lead = self.context("tomas")
        for given in (
            {"id": "maya", "name": "Maya O’Neill", "roles": "mentor", "zone": "Europe/Dublin", "place": "dublin"},
            {"id": "joana", "name": "Joana Pinto", "roles": "mentor", "zone": "Europe/Lisbon", "place": "lisbon"},
        ):
            people.add_person(lead, {**given, "start": "2022-01-10", "room": "5"})
        for who, name, start, zone, place, mentor in HIRES:
            self.at(date.fromisoformat(start) - timedelta(days=20))
            given = {
                "id": who,
                "name": name,
                "roles": "hire",
                "start": start,
                "zone": zone,
                "place": place,
                "mentor": mentor,
                "curriculum": "support-product-expert",
                "position": "support-rep",
            }
            people.add_person(lead, {key: value for key, value in given.items() if value})
        self.at(date(2025, 4, 7))
        pairing.cover(lead, "ana", "joana")

    def done(self, who: str, wanted: Callable[[Item], bool], *, sign: bool = True, last: date = TODAY) -> None:
        """Let a hire have done items, each on the day it was due, and have them signed the same afternoon."""
        mentor = next(row[5] for row in HIRES if row[0] == who) or "tomas"
        start = date.fromisoformat(next(row[2] for row in HIRES if row[0] == who))
        curriculum = catalogue().curricula["support-product-expert"]
        states = self.context(who).journey(who).states(curriculum)
        for item in _in_order(filter(wanted, curriculum.items.values())):
            if states.get(item.id, "open") != "open":
                continue
            day = min(start + timedelta(days=item.by_day * 7 // 5), last - timedelta(days=3))
            for count in range(item.times):
                self.at(day, 9, count)
                actor = {"hire": who, "mentor": mentor, "lead": "tomas"}[item.who]
                text = {"none": "", "text": "Done, and written down.", "link": LINK}[item.evidence]
                now = items.tick(self.context(actor), item.id, person=who, evidence=text).now
                if sign and now is not None and now.state == "waiting":
                    self.at(day, 15, count)
                    signer = "tomas" if item.sign_off == "lead" else mentor
                    items.sign_off(self.context(signer), who, item.id, why="")


def _in_order(found: Iterable[Item]) -> list[Item]:
    """Items so that what one requires comes before it, whatever day it is due."""
    curriculum = catalogue().curricula["support-product-expert"]
    ordered: dict[str, Item] = {}

    def visit(item: Item) -> None:
        for name in item.requires:
            group = [curriculum.items[name]] if name in curriculum.items else curriculum.groups[name]
            for before in group:
                if before.id not in ordered:
                    visit(before)
        ordered[item.id] = item

    for item in found:
        visit(item)
    return list(ordered.values())


def build(store: Store) -> Store:
    """Write the whole story into an empty store."""
    story = Story(store)
    story.found()
    open_yet = {"refund", "failed-payments", "chargebacks", "messy-import", "webhooks-told", "proration", "look-back"}
    story.done("ana", lambda item: item.by_day <= 20 and item.id not in open_yet)
    _ana(story)
    story.done("budi", lambda item: item.by_day <= 28 and item.sign_off != "cleared" and item.id != "sort-thirty")
    _budi(story)
    story.done("chiara", lambda item: item.by_day <= 11 and item.id not in ("prove-who-asks", "locked-out"))
    story.at(date(2025, 5, 9), 10)
    items.tick(story.context("chiara"), "prove-who-asks", evidence="Seven cases, the check first in each of them.")
    notes.session(story.context("maya"), "chiara", "How we check who is asking.")
    story.done("noor", lambda item: item.by_day <= 0, last=TODAY)
    story.done("ravi", lambda item: item.by_day <= 18 and item.id not in ("say-no",), last=date(2025, 4, 25))
    _ravi(story)
    story.done("lena", lambda item: item.by_day <= 10)
    story.at(date(2025, 4, 28))
    people.set_leave(story.context("tomas"), "lena", date(2025, 4, 28), date(2025, 5, 23))
    people.pause(story.context("tomas"), "lena", date(2025, 4, 28), date(2025, 5, 23), why="Back on the 26th.")
    story.done("noah", lambda item: True, last=date(2025, 5, 1))
    story.at(date(2025, 5, 5))
    people.end(story.context("tomas"), "noah", finished=True)
    return store


def _ana(story: Story) -> None:
    """What Ana finds on Monday: proration signed, an answer, the refund sent back for one more go, a debt of Tomás's."""
    ana, maya = story.context("ana"), story.context("maya")
    for count, evidence in enumerate((LINK, LINK, f"{LINK}\nThe third, in Swiss francs.")):
        story.at(date(2025, 5, 7), 10 + count)
        items.tick(ana, "refund", evidence=evidence)
    story.at(date(2025, 5, 8), 14)
    items.tick(ana, "proration", evidence="Three invoices taken apart, the middle one by hand.")
    story.at(date(2025, 5, 9), 9, 30)
    items.say(ana, None, "failed-payments", "Does the shop stay open while a payment is retried?")
    _look(story, "ana")
    story.at(date(2025, 5, 9), 14, 20)
    items.sign_off(maya, "ana", "proration", text="Clearer than my own explanation.")
    story.at(date(2025, 5, 9), 15, 40)
    items.send_back(
        maya,
        "ana",
        "refund",
        unseen=["1"],
        text="The tone is right. Confirm the amount before you name a day.",
    )
    story.at(date(2025, 5, 9), 15, 55)
    items.say(maya, "ana", "failed-payments", "For fourteen days, yes. Then it goes to read-only.")
    notes.session(maya, "ana", "Went through two invoices with VAT.")


def _budi(story: Story) -> None:
    """What Budi left for Maya overnight: thirty cases sorted, three replies of his own, a question."""
    budi = story.context("budi")
    story.at(date(2025, 5, 9), 7)
    notes.session(story.context("maya"), "budi", "Drafts, and when to stop polishing.")
    for count in range(3):
        story.at(date(2025, 5, 12), 1, 40 + count)
        items.tick(budi, "thirty-own", evidence=LINK)
    items.tick(budi, "sort-thirty", evidence=f"{LINK} and the twenty-nine below it")
    story.at(date(2025, 5, 12), 3, 50)
    items.say(budi, None, "thirty-own", "Is a paused plan churn?")


def _look(story: Story, person: str) -> None:
    record = story.store.read(f"people/{person}")
    assert record is not None
    story.store.set_mark(person, {"journey": record.last_seq})


def _ravi(story: Story) -> None:
    """Ravi's refusals came back three times."""
    for day in (5, 6, 7):
        story.at(date(2025, 5, day), 9)
        if day == 5:
            for _count in range(2):
                items.tick(story.context("ravi"), "say-no", evidence="A letter that says no.")
        else:
            items.send(story.context("ravi"), "say-no", evidence="Shorter now.")
        story.at(date(2025, 5, day), 16)
        items.send_back(story.context("joana"), "ravi", "say-no", text="Say what can be done, too.", unseen=["1"])


@lru_cache(maxsize=1)
def _whole() -> Store:
    return build(MemoryStore())


@lru_cache(maxsize=1)
def _told() -> dict[str, bytes]:
    """What a store of the story holds at its beginning: each history folded once, and what Ana has looked at."""
    whole, copy = _whole(), MemoryStore()
    for record_id in ("team", *whole.ids("people")):
        record = whole.read(record_id)
        assert record is not None
        copy.put_new([replay(record_id, whole.history(record_id), version=record.version)])
    for who in ("ana",):
        copy.set_mark(who, whole.mark(who))
    return dict(copy.export())


def fresh_store() -> MemoryStore:
    """The story in a store of its own."""
    copy = MemoryStore()
    copy.put_back(_told())
    return copy


def context(store: Store, person: str) -> ActorContext:
    """Somebody's context on the day of the story."""
    return ActorContext(store, catalogue, person, clock=lambda: NOW, fixed_today=TODAY, restricted=True)

"""A small team on a store in memory, with a hand-made catalogue, and a way to see that a refusal changed nothing."""

from __future__ import annotations

import functools
import importlib
import inspect
import os
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import settings

from mentor_tui import services
from mentor_tui.domain import acts, history
from mentor_tui.domain.calendar import Workplace
from mentor_tui.domain.catalogue import Budget, Catalogue, Competency, MentoringCost, Rung, Track, WorkCalendar
from mentor_tui.domain.conditions import AllOf, BasicsDone, ConfirmedBy, ItemDone, SideTaskDone
from mentor_tui.domain.curriculum import Curriculum, Item, Module, Phase
from mentor_tui.domain.growth_content import Area, Position, ProductArea
from mentor_tui.domain.problems import Code, Problem
from mentor_tui.domain.record import BOARD, PEOPLE, PLANS, RESTRICTED, TEAM, Event, Past, Record
from mentor_tui.services import people
from mentor_tui.services.actor_context import ActorContext, Done
from mentor_tui.services.calls import Call
from mentor_tui.store.durable_storage import Unsound
from mentor_tui.store.memory import MemoryStore
from mentor_tui.wording import calls
from mentor_tui.wording.acts import sentence

CI = "CI" in os.environ
FEW = settings(max_examples=30, derandomize=CI)

TOMORROW = "tomorrow"
"""The event of a newer version."""

START = date(2026, 3, 2)
TODAY = date(2026, 3, 4)
"""A Wednesday, day 3 of everybody who began on Monday."""


def item(name: str, **more: Any) -> Item:
    return Item(**{"id": name, "title": name.title(), "kind": "do", "minutes": 10, "by_day": 20, **more})


def course() -> Curriculum:
    """Two phases of basics with one item of each kind, and one after them."""
    look_for = ("amount first", "reason noted", "bank days")
    first = Phase(
        "first",
        "First",
        20,
        (
            Module("start", "Start", (item("read"), item("plans", requires=("read",)))),
            Module(
                "money",
                "Money",
                (
                    item("refund", sign_off="mentor", look_for=look_for, times=2, requires=("plans",)),
                    item("reply", evidence="link"),
                    item("drill", sign_off="mentor", sign_off_each=True, times=2),
                    item("lead-check", sign_off="lead"),
                ),
            ),
            Module("owed", "Owed", (item("welcome", who="mentor"), item("seat", who="lead", by_day=0))),
        ),
        basics=True,
    )
    second = Phase(
        "second",
        "Second",
        40,
        (Module("end", "End", (item("talk", who="lead", closes=True, requires=("read",), by_day=40),)),),
        basics=True,
    )
    after = Phase("after", "After", 60, (Module("more", "More", (item("deep", when=BasicsDone(), by_day=60),)),))
    return Curriculum("course", "Course", 1, (first, second, after))


def rung(name: str, track: str = "tooling", **more: Any) -> Rung:
    told = {"title": name.title(), "step": "look", "does": "", "hours": 1.0, "opens": BasicsDone()}
    return Rung(**{"id": name, "track": track, "confirmed_by": ("lead",), **told, **more})


def tracks() -> dict[str, Track]:
    return {
        "tooling": Track(
            "tooling",
            "Tooling",
            (
                rung("watch", places=1, times=2, minutes=30),
                rung("mend", opens=SideTaskDone("watch"), hours=2.0),
                rung("build", opens=AllOf((BasicsDone(), ConfirmedBy("mentor")))),
            ),
        ),
        "content": Track(
            "content",
            "Content",
            (
                rung("fix", "content", confirmed_by=("owner",), evidence="link"),
                rung("write", "content", confirmed_by=("mentor", "lead"), look_for=("short", "true")),
                rung("teach", "content", opens=ItemDone("read"), hours=3.0),
            ),
            owner="olga",
        ),
        "inbox": Track("inbox", "Inbox", (rung("hard", "inbox", hours=0.0),)),
    }


COMPETENCIES = {
    "craft": Competency("craft", "Craft", {1: "You do.", 2: "You do well.", 3: "You show others.", 4: "You change it."})
}


def area(name: str, track: str = "tooling", **more: Any) -> Area:
    told = {"title": name.title(), "rhythm": 30, "places": 2, "hours": 2.0, "pulls": "queue"}
    return Area(**{"id": name, "track": track, "inside": "", "outside": "", **told, **more})


CALENDAR = WorkCalendar(places={name: Workplace(name, name.title(), "Europe/Lisbon") for name in ("lisbon", "porto")})


def catalogue(
    *,
    budget: Budget | None = None,
    curriculum: Curriculum | None = None,
    digest: str = "1",
    calendar: WorkCalendar = CALENDAR,
) -> Catalogue:
    made = curriculum or course()
    hours = budget or Budget(
        before_basics=0,
        first_days=20,
        first_hours=2,
        otherwise=4,
        mentoring=(MentoringCost(1, 2, 2.0), MentoringCost(3, None, 1.0)),
    )
    known = {"calendar": calendar, "budget": hours, "positions": positions(), "product_areas": product_areas()}
    known["areas"] = {"quality": area("quality", "inbox")}
    return Catalogue({made.id: made}, tracks(), COMPETENCIES, digest=digest, **known)


def positions() -> dict[str, Position]:
    """Four of support: two ways up, one of them on to leading people."""
    found = (
        Position(
            "rep",
            "Support representative",
            asks={"craft": 2},
            leads_to=("senior-rep", "engineer"),
            short="Rep",
        ),
        Position("senior-rep", "Senior support representative", asks={"craft": 3}, leads_to=("lead",)),
        Position("engineer", "Support engineer", asks={"craft": 2}),
        Position("lead", "Support lead", asks={"craft": 3}, was=("head",)),
    )
    return {one.id: one for one in found}


def product_areas() -> dict[str, ProductArea]:
    return {one.id: one for one in (ProductArea("billing", "Billing", 30, ("plans",)), ProductArea("api", "API", 14))}


def written(context: ActorContext, record: Record, op: str, kind: str, key: str, **more: Any) -> Event:
    """An event that no verb writes so, into a record that a test holds."""
    return history.append(record, op=op, at=context.stamp(), by=context.actor, kind=kind, thing=key, **more)


class Crew:
    """A team at work: desks for everybody on one store, one clock and one catalogue that a test may change."""

    def __init__(self, known: Catalogue | None = None, store: MemoryStore | None = None) -> None:
        self.store = store or MemoryStore()
        self.catalogue = known or catalogue()
        self.moment = datetime(2026, 3, 4, 9, tzinfo=UTC)
        self.restricted = True

    def context(self, actor: str) -> ActorContext:
        return ActorContext(self.store, lambda: self.catalogue, actor, self._tick, restricted=self.restricted)

    __call__ = context

    def _tick(self) -> datetime:
        # Every look at the clock is a second later, so that stamps can be told apart.
        self.moment += timedelta(seconds=1)
        return self.moment

    def go_to(self, day: date) -> None:
        self.moment = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)

    def edit(self, name: str, **changes: Any) -> None:
        """A new edition of the curriculum with one item changed, removed (``gone=True``) or left."""
        old = self.catalogue.curricula["course"]
        phases = tuple(
            phase._replace(
                modules=tuple(
                    module._replace(items=tuple(_edited(module.items, name, changes))) for module in phase.modules
                ),
            )
            for phase in old.phases
        )
        known = {"course": old._replace(phases=phases, version=old.version + 1)}
        self.catalogue = self.catalogue._replace(curricula=known, digest=self.catalogue.digest + "x")

    # -- looking

    def records(self) -> dict[str, Record]:
        singles = [name for name in (TEAM, BOARD) if self.store.read(name)]
        ids = [*self.store.ids(PEOPLE), *self.store.ids(RESTRICTED), *singles]
        return {name: record for name, record in self.store.read_many(ids) if isinstance(record, Record)}

    def state(self, person: str, name: str) -> str:
        context = self.context(person)
        return context.standing(context.journey(person), context.team()).by_id[name].state

    def from_tomorrow(self, record_id: str, key: str, by: str, op: str = TOMORROW, **more: Any) -> None:
        """What a newer version wrote: an event that this one does not know."""
        with self.store.edit(record_id, create=True) as record:
            told = {"kind": TOMORROW, "text": "SECRET text", "why": "SECRET why", **more}
            event = Event(record.last_seq + 1, op, "2026-03-04T12:00:00Z", by, thing=key, **told)
            record.tail.append(Past(event, record.facts.get(key)))
            record.pending.append(event)

    def check_acts(self) -> None:
        """Whatever was written is an act, with a row in both tables."""
        found = [record_id for family in (BOARD, PEOPLE, RESTRICTED, PLANS) for record_id in self.store.ids(family)]
        for record_id in (TEAM, *found):
            with suppress(Unsound):  # a test may have damaged it
                for event in self.store.history(record_id):
                    kind = history.act(event)
                    assert TOMORROW in (kind, event.op) or acts.find(event.thing, kind), f"{event} has no row"

    def add(self, name: str, roles: str = "hire", **more: str) -> str:
        done = people.add_person(
            self.context("tom"), {"name": name, "roles": roles, "zone": "UTC", **_hire(roles), **more}
        )
        return done.person


def _hire(roles: str) -> Mapping[str, str]:
    return {"start": START.isoformat(), "curriculum": "course"} if "hire" in roles else {}


def _edited(items: tuple[Item, ...], name: str, changes: dict[str, Any]) -> Iterator[Item]:
    for one in items:
        if one.id != name:
            yield one
        elif not changes.get("gone"):
            yield one._replace(**changes)


def _say(done: Done) -> None:
    sentence(done, {})


def _say_all(queue: list[Call]) -> None:
    for call in queue:
        calls.line(call, {}, {})
        calls.need(call, {}, {})


SAY: Mapping[str, Callable[[Any], None]] = {"Done": _say, "list[Call]": _say_all}
"""What verbs and queues say that they answer with -> putting it into words."""


@pytest.fixture(autouse=True)
def told() -> Iterator[None]:
    """Whatever a verb or a queue answers with, the words for it find in it what they ask for."""

    def telling(verb: Callable[..., Any], say: Callable[[Any], None]) -> Callable[..., Any]:
        @functools.wraps(verb)
        def told(*given: Any, **named: Any) -> Any:
            answer = verb(*given, **named)
            say(answer)
            return answer

        return told

    with pytest.MonkeyPatch.context() as patch:
        for found in pkgutil.walk_packages(services.__path__, "mentor_tui.services."):
            module = importlib.import_module(found.name)
            for name, verb in inspect.getmembers(module, inspect.isfunction):
                say = SAY.get(str(verb.__annotations__.get("return")))
                if say is not None and verb.__module__ == found.name and not name.startswith("_"):
                    patch.setattr(module, name, telling(verb, say))
        yield


@pytest.fixture
def team() -> Iterator[Crew]:
    made = small_team()
    yield made
    made.check_acts()


def small_team(known: Catalogue | None = None) -> Crew:
    """Tom and Lea lead, Maya and Max mentor, Olga owns content, Otto observes; Ana and Budi are Maya's, Cleo is nobody's."""
    made = Crew(known)
    people.found_team(made.context(""), "Tom", login="tom", person="tom")
    made.add("Lea", "lead")
    made.add("Maya", "mentor", room="3")
    made.add("Max", "mentor", room="1")
    made.add("Olga", "")
    made.add("Otto", "observer")
    made.add("Ana", mentor="maya")
    made.add("Budi", mentor="maya")
    made.add("Cleo")
    return made


Refusal = Callable[..., Any]


@pytest.fixture
def refused(team: Crew) -> Refusal:
    return refusal(team)


def refusal(team: Crew) -> Refusal:
    @contextmanager
    def check(kind: type[Problem], code: Code) -> Iterator[pytest.ExceptionInfo[Problem]]:
        """What happens inside is refused with this class and code, and no record is another than before."""
        before = team.records()
        with pytest.raises(Problem) as problem:
            yield problem
        assert (type(problem.value), problem.value.code) == (kind, code), problem.value.facts
        assert team.records() == before

    return check

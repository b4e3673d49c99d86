"""The right to an act is asked while its record is held: whoever loses it after the first reading changes nothing."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import time, timedelta
from pathlib import Path
from typing import Any

import pytest

import mentor_tui.services
from mentor_tui.domain.curriculum import PartDef
from mentor_tui.domain.history import append
from mentor_tui.domain.permissions import TABLE, Verb
from mentor_tui.domain.problems import NotYours
from mentor_tui.domain.proposals import proposals_of
from mentor_tui.domain.record import BOARD, TEAM, Record, thing
from mentor_tui.domain.rules.decisions import Wording
from mentor_tui.domain.team import PAIRING, PERSON
from mentor_tui.services import (
    agenda,
    all_hands,
    areas,
    backfill,
    briefings,
    capacities,
    closings,
    decisions,
    edition_publishing,
    exclusions,
    fit,
    handover,
    items,
    levels,
    mentor_requests,
    notes,
    openings,
    pairing,
    people,
    programmes,
    promises,
    proposals,
    questions,
    removing,
    side_tasks,
    stand_ins,
    stuck,
    undo,
)
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.matching import departure, drafting, publishing
from mentor_tui.store.memory import MemoryStore
from tests.services.conftest import TODAY, Crew, area
from tests.services.importing import import_people, progress

LATER = TODAY + timedelta(days=7)
Act = Callable[[ActorContext], Any]


class Meddling:
    """A store in which something else is committed between a verb's first reading and its lock."""

    def __init__(self, store: MemoryStore, meanwhile: Callable[[], None]) -> None:
        self._store = store
        self._meanwhile = meanwhile
        self.met = False

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    @contextmanager
    def edit(self, record_id: str, *, create: bool = False) -> Iterator[Record]:
        if not self.met:
            self.met = True
            self._meanwhile()
        with self._store.edit(record_id, create=create) as record:
            yield record


def basics_done(team: Crew, who: str) -> None:
    context = team.context(who)
    for name in ("read", "plans", "reply"):
        items.tick(context, name, evidence="https://example.com/1")
    items.tick(team.context("tom"), "talk", person=who)


def begin(team: Crew) -> None:
    """Something for each verb to act on."""
    other = team.catalogue.curricula["course"]._replace(id="other-course")
    team.catalogue = team.catalogue._replace(
        areas={**team.catalogue.areas, "kept": area("kept", "inbox")},
        curricula={**team.catalogue.curricula, other.id: other},
    )
    capacities.set_room(team.context("tom"), "max", 5)
    ana = team.context("ana")
    items.tick(ana, "drill")
    items.tick(ana, "lead-check")
    fit.skip(team.context("tom"), "ana", "reply", why="knows it")
    fit.move(team.context("tom"), "ana", "plans", LATER, why="away")
    basics_done(team, "budi")
    side_tasks.take(team.context("budi"), "write")
    items.tick(team.context("budi"), "write")
    side_tasks.take(team.context("budi"), "fix")
    side_tasks.keep_block(team.context("budi"), "fix", 2, time(10), 30)
    all_hands.call(team.context("lea"), TODAY, "the release")
    notes.note(team.context("maya"), "ana", "a note")
    pairing.reassign(team.context("tom"), "budi", "max", why="moves", since=LATER)
    mentor_requests.ask_for_another(team.context("budi"))
    drafting.pin(team("tom"), "cleo", "max")
    items.tick(team("cleo"), "drill")
    items.send_back(team("lea"), "cleo", "drill", text="again", why="no mentor")
    for _time in range(2):
        items.tick(team("budi"), "drill")
        items.sign_off(team("maya"), "budi", "drill")
    people.pause(team("tom"), "cleo", TODAY, None)
    exclusions.keep_apart(team("tom"), "cleo", "maya", why="family")
    team.add("Nora", "hire")
    people.end(team("tom"), "nora", finished=True)
    team.add("Typo", "hire")
    people.set_leave(team("tom"), "olga", LATER, LATER)
    levels.write_example(team("ana"), None, "craft", 3, "what they did")
    openings.add_opening(team("tom"), "Somebody for billing", gap="nobody hears of it")
    proposals.propose(team("ana"), "read", "title", "Read the price list")
    areas.own(team("tom"), "kept", "lea")
    areas.join(team("olga"), "kept")
    for who in ("budi", "max"):
        people.edit_person(team("tom"), who, {"position": "senior-rep"})
    decisions.decide(team("lea"), "max", MOVE._replace(asked=("tom",)))
    known = team.catalogue.curricula
    team.edit("reply", who="it")
    course = team.catalogue.curricula["course"]._replace(parts=(PartDef("it", "IT"),))
    team.catalogue = team.catalogue._replace(curricula={**known, "course": course})
    people.edit_person(team("tom"), IT, {"parts": "it"})
    items.tick(ana, "deep", prior=True, evidence="two years elsewhere")
    questions.ask(ana, "Whose day?", "drill")
    stuck.stuck(ana, "read", waits_for="access", why="no role yet")
    promises.promise(team.context("maya"), "ana", "a call with Billing", due=LATER)
    team.add("Hugo", mentor="maya")
    with team.store.edit(TEAM) as record:
        more = {
            "op": "long",
            "at": "2026-03-04T12:00:00Z",
            "by": "lea",
            "kind": "paired",
            "thing": thing(PAIRING, "hugo"),
        }
        append(record, **more, terms={"mentor": "maya", "since": (TODAY - timedelta(days=90)).isoformat()})
    items.tick(team("tom"), "talk", person="hugo", on=TODAY - timedelta(days=40))
    import_people(team("tom"), [{"name": "Pia Filed", "start": LATER.isoformat()}])


def _leave(context: ActorContext) -> None:
    departure.carry_out(context, departure.plan_departure(context, "max", LATER), why="leaves")


MOVE = Wording("move", "lead", why="Wants it.", asked=("lea",))


def words(context: ActorContext) -> int:
    """The number of the better words that wait."""
    return next(one.number for one in proposals_of(context.store.read(BOARD)))


LEAD, MENTOR, OWNER, IT = "tom", "maya", "ana", "olga"

VERBS: dict[str, tuple[Verb, str, Act]] = {
    "tick for somebody": ("tick", LEAD, lambda d: items.tick(d, "read", person="ana", why="on paper")),
    "untick for somebody": ("tick", LEAD, lambda d: items.untick(d, "drill", person="ana", why="by mistake")),
    "bring in": ("tick", LEAD, lambda d: items.tick(d, "read", person="ana", on=TODAY)),
    "bring in a table": (
        "tick",
        LEAD,
        lambda d: backfill.bring_in(d, progress({"person": "ana", "item": "read", "on": TODAY.isoformat()})),
    ),
    "catch up": ("tick", LEAD, lambda d: backfill.catch_up(d, "cleo", "first", on=TODAY)),
    "tick mentor item": ("tick mentor item", MENTOR, lambda d: items.tick(d, "welcome", person="ana")),
    "tick lead item": ("tick lead item", LEAD, lambda d: items.tick(d, "seat", person="ana")),
    "tick part item": (
        "tick part item",
        IT,
        lambda d: items.tick(d, "reply", person="cleo", evidence="https://help.example.com/1"),
    ),
    "sign off": ("sign off", MENTOR, lambda d: items.sign_off(d, "ana", "drill")),
    "return": ("sign off", MENTOR, lambda d: items.send_back(d, "ana", "drill", text="again")),
    "sign off a lead's": ("sign off lead item", LEAD, lambda d: items.sign_off(d, "ana", "lead-check")),
    "withdraw": ("sign off", MENTOR, lambda d: items.withdraw(d, "budi", "drill", why="mistaken")),
    "send for somebody": (
        "tick",
        LEAD,
        lambda d: items.send(d, "drill", person="cleo", evidence="better", why="on paper"),
    ),
    "close pairing": ("close pairing", MENTOR, lambda d: closings.close(d, "hugo", "maya", "reads to the end")),
    "say": ("say", MENTOR, lambda d: items.say(d, "ana", "drill", "a word")),
    "undo": ("undo", MENTOR, undo.undo),
    "undo an import": ("people", LEAD, undo.undo),
    "confirm": ("confirm", MENTOR, lambda d: side_tasks.confirm(d, "budi", "write")),
    "agree": ("confirm", MENTOR, lambda d: side_tasks.confirm(d, "ana", "build")),
    "return a side task": ("confirm", MENTOR, lambda d: items.send_back(d, "budi", "write", text="again")),
    "session": ("session", MENTOR, lambda d: notes.session(d, "ana", "a talk")),
    "note": ("note", MENTOR, lambda d: notes.note(d, "ana", "a note")),
    "bring up": ("bring up", MENTOR, lambda d: agenda.bring_up(d, "ana", "a point")),
    "restricted note": ("restricted note", MENTOR, lambda d: notes.note(d, "ana", "a note", restricted=True)),
    "reassign": ("pair", LEAD, lambda d: pairing.reassign(d, "ana", "max", why="moves")),
    "unpair": ("pair", LEAD, lambda d: pairing.unpair(d, "ana", why="over")),
    "cover": ("pair", LEAD, lambda d: pairing.cover(d, "ana", "max")),
    "settle": ("pair", LEAD, lambda d: mentor_requests.settle_ask(d, "budi", why="we talked")),
    "draft": ("pair", LEAD, lambda d: drafting.unpin(d, "cleo")),
    "pin": ("pair", LEAD, lambda d: drafting.pin(d, "cleo", "max")),
    "part in a draft": ("pair", LEAD, lambda d: drafting.part(d, "cleo", "max")),
    "aim": ("pair", LEAD, lambda d: drafting.aim(d, "only-good-pairs")),
    "size": ("set room", LEAD, lambda d: drafting.size(d, "max", heads=2)),
    "match anew": ("pair", LEAD, lambda d: drafting.move(d, "ana")),
    "review a draft": ("pair", LEAD, drafting.review),
    "drop a draft": ("pair", LEAD, drafting.drop),
    "publish": ("pair", LEAD, lambda d: publishing.publish(d, [("cleo", "max")])),
    "departure": ("people", LEAD, _leave),
    "ask mentor": ("ask mentor", MENTOR, lambda d: mentor_requests.ask_for_another(d, person="ana")),
    "keep apart": ("keep apart", LEAD, lambda d: exclusions.keep_apart(d, "ana", "max", why="family")),
    "allow again": ("keep apart", LEAD, lambda d: exclusions.allow_again(d, "cleo", "maya")),
    "hand over": ("hand over", MENTOR, lambda d: handover.say_handover(d, "budi", "a word")),
    "set room": ("set room", LEAD, lambda d: capacities.set_room(d, "max", 2)),
    "wish": ("wish", LEAD, lambda d: people.set_wishes(d, "ana", ["max"])),
    "keep a block": (
        "keep block",
        LEAD,
        lambda d: side_tasks.keep_block(d, "write", 3, time(14), 60, person="budi"),
    ),
    "free a block": ("keep block", LEAD, lambda d: side_tasks.free_block(d, "fix", person="budi")),
    "call all hands": ("all hands", LEAD, lambda d: all_hands.call(d, LATER, "the release")),
    "end all hands": ("all hands", LEAD, all_hands.end),
    "answer": ("answer", MENTOR, lambda d: questions.answer(d, "ana", "Theirs.", "drill")),
    "settle a question": ("settle", MENTOR, lambda d: questions.settle(d, "ana", "drill")),
    "unstuck": ("free", MENTOR, lambda d: stuck.unstuck(d, "read", person="ana")),
    "promise": ("promise", MENTOR, lambda d: promises.promise(d, "ana", "a word with Sales", due=LATER)),
    "ask for a stand-in": (
        "ask stand-in",
        LEAD,
        lambda d: stand_ins.ask(d, "max", LATER, LATER, mentor="maya"),
    ),
    "kept": ("keep promise", LEAD, lambda d: promises.keep(d, "ana", 1)),
    "let go": ("keep promise", LEAD, lambda d: promises.let_go(d, "ana", 1, why="Billing has none")),
    "add an item": ("fit", MENTOR, lambda d: fit.add(d, "ana", fit.Wanted("Sit with billing"), why="moves there")),
    "skip": ("fit", MENTOR, lambda d: fit.skip(d, "ana", "read", why="knows it")),
    "ask again": ("fit", MENTOR, lambda d: fit.ask_again(d, "ana", "reply", why="after all")),
    "another day": ("fit", MENTOR, lambda d: fit.move(d, "ana", "read", LATER, why="away")),
    "the day of the plan": ("fit", LEAD, lambda d: fit.move_back(d, "ana", "plans", why="here")),
    "learnt before": ("tick prior", MENTOR, lambda d: items.tick(d, "read", person="ana", evidence="x", prior=True)),
    "confirm what was learnt before": ("confirm prior", LEAD, lambda d: items.sign_off(d, "ana", "deep")),
    "open lock": ("open lock", LEAD, lambda d: side_tasks.open_lock(d, "ana", "refund", why="ready")),
    "example": ("write example", MENTOR, lambda d: levels.write_example(d, "ana", "craft", 2, "what they did")),
    "confirm a level": ("confirm level", MENTOR, lambda d: levels.confirm_level(d, "ana", "craft", 3)),
    "take an example back": ("write example", LEAD, lambda d: levels.withdraw_example(d, "ana", "craft", 1)),
    "own": ("own area", LEAD, lambda d: areas.own(d, "quality", "max")),
    "hand an area over": ("hand area over", LEAD, lambda d: areas.hand_over(d, "kept", "max", word="yours")),
    "back an area": ("hand area over", LEAD, lambda d: areas.back_up(d, "kept", "max")),
    "let go from an area": ("leave area", LEAD, lambda d: areas.leave(d, "kept", "olga", why="too many")),
    "log in an area": ("log in area", LEAD, lambda d: areas.log(d, "kept", "looked through")),
    "edit": ("people", LEAD, lambda d: people.edit_person(d, "ana", {"place": "lisbon"})),
    "edit the roster": ("people", LEAD, lambda d: people.edit_person(d, "ana", {"login": "ana"})),
    "import": ("people", LEAD, lambda d: import_people(d, [{"name": "Nina", "roles": "mentor"}])),
    "add": ("people", LEAD, lambda d: people.add_person(d, {"name": "Nina", "roles": "mentor"})),
    "leave": ("leave", LEAD, lambda d: people.set_leave(d, "ana", TODAY, TODAY)),
    "take leave back": ("leave", LEAD, lambda d: people.remove_leave(d, "olga", LATER)),
    "position": ("people", LEAD, lambda d: people.edit_person(d, "ana", {"position": "rep-2"})),
    "decide": ("decide", LEAD, lambda d: decisions.decide(d, "budi", MOVE)),
    "correct a decision": ("decide", LEAD, lambda d: decisions.correct(d, "max/2026-03-04-1", why="Wanted it.")),
    "withdraw a decision": ("decide", LEAD, lambda d: decisions.withdraw(d, "max/2026-03-04-1", why="a mistake")),
    "remove": ("remove", LEAD, lambda d: removing.remove_person(d, "typo")),
    "last day": ("people", LEAD, lambda d: people.set_last_day(d, "olga", LATER)),
    "pause": ("programme", LEAD, lambda d: people.pause(d, "ana", TODAY, None)),
    "resume": ("programme", LEAD, lambda d: people.resume(d, "cleo")),
    "reopen": ("programme", LEAD, lambda d: people.reopen(d, "nora")),
    "begin": ("begin programme", LEAD, lambda d: programmes.begin_programme(d, "ana", "other-course")),
    "extend": ("programme", LEAD, lambda d: people.extend(d, "ana", 5, why="ill")),
    "end": ("programme", LEAD, lambda d: people.end(d, "ana", finished=True)),
    "open an opening": ("openings", LEAD, lambda d: openings.add_opening(d, "A second lead", gap="nobody in August")),
    "close an opening": ("openings", LEAD, lambda d: openings.close_opening(d, "somebody-for-billing")),
    "publish an edition": (
        "change curriculum",
        LEAD,
        lambda d: edition_publishing.publish(d, d.catalogue.curricula["course"], "a" * 64, word="Three refunds"),
    ),
    "take words": ("take words", LEAD, lambda d: proposals.take(d, words(d))),
    "decline words": ("take words", LEAD, lambda d: proposals.decline(d, words(d), "it is said above")),
    "brief": ("brief", LEAD, lambda d: briefings.brief(d, "billing", "tax by line")),
}
"""What it is called -> the row of the table, who may, and the act."""

NOT_WRITTEN = {
    "browse curriculum",
    "upkeep",
    "forget",
    "export",
    "see roster",
    "see journey",
    "see record",
    "see handover",
    "read check-in",
    "see interest",
    "insights",
    "digest",
    "read decisions",
}
"""Rights to read, or to look after files."""

OWN_ALONE = {
    "check in",
    "agree stand-in",
    "ask",
    "stuck",
    "take",
    "have owed item",
    "be interested",
    "state goal",
    "ask for area",
    "contribute",
    "acknowledge decision",
    "read briefing",
    "propose words",
}
"""Rights to one's own, which nobody can take away."""


def lose(store: MemoryStore, actor: str) -> None:
    """Take somebody's role, and their mentees."""
    with store.edit(TEAM) as record:
        at = "2026-03-04T12:00:00Z"
        more = {"op": "meanwhile", "at": at, "by": "lea"}
        append(record, **more, kind="edited", thing=thing(PERSON, actor), terms={"roles": [], "parts": []})
        for hire in ("ana", "budi", "hugo") if actor == MENTOR else ():
            terms = {"mentor": None, "since": (TODAY - timedelta(days=1)).isoformat(), "reason": "moved"}
            append(record, **more, kind="unpaired", thing=thing(PAIRING, hire), terms=terms)


def everything(store: MemoryStore) -> dict[str, Any]:
    ids = [TEAM, *(name for family in ("board", "people", "restricted", "plans") for name in store.ids(family))]
    return {name: (record.version, record.facts) for name, record in store.read_many(ids) if isinstance(record, Record)}


def test_every_right_to_write_is_walked() -> None:
    assert {verb for verb, _who, _act in VERBS.values()} == TABLE.keys() - NOT_WRITTEN - OWN_ALONE


@pytest.mark.parametrize("name", VERBS)
def test_a_right_that_goes_before_the_lock_is_held_changes_nothing(team: Crew, name: str) -> None:
    _verb, actor, act = VERBS[name]
    begin(team)
    lost: list[dict[str, Any]] = []

    def meanwhile() -> None:
        lose(team.store, actor)
        lost.append(everything(team.store))

    context = ActorContext(Meddling(team.store, meanwhile), lambda: team.catalogue, actor, team._tick, restricted=True)  # type: ignore[arg-type]
    with pytest.raises(NotYours):
        act(context)
    assert lost == [everything(team.store)]


@pytest.mark.parametrize("name", VERBS)
def test_with_the_right_each_of_them_is_done(team: Crew, name: str) -> None:
    _verb, actor, act = VERBS[name]
    begin(team)
    before = everything(team.store)
    act(team.context(actor))
    assert everything(team.store) != before


def test_records_are_opened_in_one_place() -> None:
    root = Path(mentor_tui.services.__file__).parent
    opened = {
        path.relative_to(root).as_posix()
        for path in root.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and node.attr == "edit"
    }
    assert opened == {"command.py"}

"""Every kind of trouble has a sentence, made from the facts with which it is raised."""

import ast
import re
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest

from mentor_tui.catalogue.faults import Fault, FaultCode
from mentor_tui.domain.calendar import Span
from mentor_tui.domain.conditions import ConfirmedBy, ItemDone
from mentor_tui.domain.effort import Effort
from mentor_tui.domain.levels import ExamplesLeft
from mentor_tui.domain.locks import Lock, Need, Step
from mentor_tui.domain.problems import Code, Refused
from mentor_tui.domain.record import Event
from mentor_tui.domain.rules.decisions import Lack
from mentor_tui.services import present
from mentor_tui.services.matching.publishing import Stale
from mentor_tui.services.undo import Rewind
from mentor_tui.wording import acts, faults, locks
from mentor_tui.wording.problems import said, sentence

PACKAGE = Path(__file__).resolve().parents[2] / "mentor_tui"

LOCK = Lock(
    (Need(ItemDone("proration"), ("proration",), Effort(30)), Need(ConfirmedBy("mentor"), (), Effort())),
    (Step("item", "proration", 30, "hire"), Step("item", "look", 0, "mentor")),
)

FACTS = {
    "verb": "sign off",
    "allowed": ("mentor", "lead"),
    "person": "ana",
    "name": "Ana Ferreira",
    "on": "refund",
    "title": "Take a refund",
    "who": "mentor",
    "login": "ana",
    "team": True,
    "near": None,
    "several": None,
    "spans": (Span(date(2026, 5, 4), date(2026, 5, 8)),),
    "item": "refnd",
    "curriculum": "support-product-expert",
    "task": "content-fx",
    "thing": "refnd",
    "known": ["one", "two"],
    "pattern": "nights",
    "zone": "Mars/Base",
    "language": "portugese",
    "role": "boss",
    "lock": LOCK,
    "rung": "Content · Own",
    "names": {"proration": "Proration", "mentor": "Maya"},
    "state": "started",
    "by": "maya",
    "at": "2026-05-12T09:00:00Z",
    "evidence": "link",
    "line": "9",
    "level": 3,
    "number": 2,
    "lines": ("Amount first",),
    "kind": "signed",
    "of": "ticked",
    "load": 3,
    "room": 3,
    "others": ["Petra"],
    "mentor": "Maya O’Neill",
    "place": 2,
    "would": 5.0,
    "allowed_hours": 4,
    "mentoring": 2.0,
    "held": [("Fix", 1.0)],
    "later": (date(2026, 8, 15), 4.0),
    "most": 2,
    "count": 5,
    "times": 10,
    "voices": ["owner"],
    "what": "text",
    "length": 100_000,
    "id": "Ana F",
    "like": "ana-f",
    "date": "31.5.",
    "value": "x",
    "first": date(2026, 5, 12),
    "last": date(2026, 5, 1),
    "reason": "no space left",
    "path": "/data/people/ana.json",
    "record": "people/ana",
    "quarantine": "",
    "good_generation": True,
    "detail": "",
    "schema": 9,
    "seconds": 10,
    "op": "0123abcd",
    "position": "Support rep",
    "to": "Support lead",
    "area": "billing",
    "decision": "ana/2026-05-12-1",
    "called": "pacific",
    "ref": "7f3a91",
    "whose": "team",
    "left": 55.0,
    "whole": 60.0,
    "share": 91,
    "least": 93,
    "keeps": 2.0,
    "weekday": 3,
    "begin": "14:00",
    "end": "15:00",
    "other": "Fix",
}
"""Each fact as it is raised somewhere. What one code means differently stands in ``SPECIAL``."""

SPECIAL = {
    Code.TAKES_FROM_TEAM: {"there": "berlin", "mentors": ["Sam"], "hires": ["Mia"], "places": 0},
    Code.NEAR_WORD: {"kind": "team", "word": "suport"},
    Code.OVER_BUDGET: {"allowed": 4.0},
    Code.ALL_HANDS_TOO_LONG: {"latest": date(2026, 5, 25)},
    Code.TASKS_AT_ONCE: {"held": ["Fix", "Watch"]},
    Code.NOT_GOING: {"on": date(2026, 5, 1), "state": "ended"},
    Code.MENTOR_LEAVES: {"on": date(2026, 5, 30)},
    Code.FUTURE_DATE: {"date": date(2026, 6, 1)},
    Code.BAD_CSV: {"reason": "empty"},
    Code.BAD_CHECKLIST: {"reason": "nothing", "file": "checklist.md"},
    Code.BAD_CURRICULUM: {"reason": "shipped"},
    Code.NO_PLACE_LEFT: {"pinned": ["Noor", "Jonas"]},
    Code.KEPT_APART_BY: {"mentor": "Ines", "rules": ["hours", "capacity"], "shared": 3.0, "least": 8.0},
    Code.DRAFT_STALE: {
        "stale": [Stale("ana", "maya", ("paired",)), Stale("ana", "maya", ("gone",)), Stale("ana", "maya", ("hours",))],
        "names": {"ana": "Ana", "maya": "Maya"},
    },
    Code.DECISION_LACKS: {"missing": (Lack("why"), Lack("evidence", "tools", 3, ExamplesLeft(1, None))), "titles": {}},
    Code.BAD_EDITION: {"reason": "which"},
    Code.LOOKS_PRIVATE: {"kind": "mail", "found": "ana@example.com"},
    Code.STILL_BOUND: {"tie": "owns", "held": ["Help centre"]},
    Code.BAD_BACKUP: {"reason": "hash", "detail": "people/ana.json"},
}


def told(code: Code, **more: object) -> str:
    return sentence(Refused(code, **{**FACTS, **SPECIAL.get(code, {}), **more}), {"maya": "Maya", "ana": "Ana"})


@pytest.mark.parametrize("code", list(Code))
def test_every_code_has_a_whole_sentence(code):
    said = told(code)
    assert not re.search(r"[{}]|None|Code\.|\bFalse\b|\bTrue\b", said), said
    assert said[0] == said[0].upper()
    assert said.endswith(".")
    assert "  " not in said


@pytest.mark.parametrize("code", list(Code))
def test_what_people_typed_is_repeated_harmless_and_short(code):
    nasty = "[red]" + "x" * 500 + "\x1b[31m\u202e{0}"
    typed = {
        key: nasty
        for key, value in FACTS.items()
        if isinstance(value, str) and key not in ("at", "path", "kind", "quarantine")
    }
    said = told(code, **{**typed, **{key: FACTS[key] for key in ("verb", "state", "what", "who", "reason", "record")}})
    assert "\x1b" not in said
    assert "\u202e" not in said
    assert "x" * 200 not in said


@cache
def modules():
    """The product without what only tells of problems, as far as it names any; to parse all of it takes seconds."""
    paths = [path for path in PACKAGE.rglob("*.py") if "wording" not in path.parts and path.name != "problems.py"]
    return [(path, ast.parse(text)) for path in paths if "Code." in (text := path.read_text("utf-8"))]


def codes_given(node):
    """The codes that code gives to something; what it only compares with, or looks up by, raises nothing."""
    if isinstance(node, (ast.Compare, ast.MatchValue)):
        return
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "Code":
        yield node.attr
    for inside in node.values if isinstance(node, ast.Dict) else ast.iter_child_nodes(node):
        yield from codes_given(inside)


def test_every_code_is_raised_somewhere():
    raised = {name for _, module in modules() for name in codes_given(module)}
    assert raised == {code.name for code in Code}


@cache
def raised_facts():
    """Each code with the keywords of each place that raises it, and the place’s file."""
    found = {code: [] for code in Code}
    for path, module in modules():
        for node in ast.walk(module):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Attribute):
                first = node.args[0]
                if isinstance(first.value, ast.Name) and first.value.id == "Code":
                    named = [word.arg for word in node.keywords if word.arg]
                    # What is handed on in a mapping may be anything.
                    handed = any(word.arg is None for word in node.keywords)
                    found[Code[first.attr]].append(([*FACTS] if handed else named, path.name))
    return found


@pytest.mark.parametrize("code", list(Code))
def test_the_facts_of_every_place_are_enough(code):
    for given, where in raised_facts()[code]:
        facts = {key: SPECIAL.get(code, {}).get(key, FACTS.get(key, "x")) for key in given}
        if code is Code.OVER_BUDGET:
            facts["allowed"] = 4.0
        said = sentence(Refused(code, **facts), {})
        assert not re.search(r"[{}]|None|“”|\(\)|  ", said), (where, said)


def test_a_budget_names_hours_what_helps_and_when_there_are_more():
    said = told(Code.OVER_BUDGET, title="Write")
    assert said == (
        "“Write” would take you to 5 of 4 hours off the queue this week. Give back 1 h of “Fix”, or ask a lead. "
        "From 15 August you have 4."
    )


def test_a_lock_names_the_way_and_whose_turn_it_is():
    assert told(Code.LOCKED) == "“Take a refund” is locked: “Proration” first, about 30 min, and a sign-off by Maya."


def test_a_way_promises_no_clearance_and_counts_what_one_person_signs_as_one() -> None:
    """There is nobody “cleared”: whoever signs for a clearance is the mentor, with their other sign-offs."""
    waits = [Step("item", "calls", 0, "cleared"), Step("item", "tone", 0, "mentor")]
    assert locks.short(Lock((), tuple(waits[:1])), {}) == "a sign-off by the mentor"
    assert locks.short(Lock((), tuple(waits)), {}) == "2 sign-offs by the mentor"
    assert locks.short(Lock((), tuple(waits)), {"mentor": "Maya"}) == "2 sign-offs by Maya"


def test_that_there_is_no_curriculum_is_said_only_of_a_team_without_any():
    assert "can be read" not in told(Code.UNKNOWN_CURRICULUM, curriculum="onboarding")
    named = {"curriculum": "onboarding", "near": None}
    assert said(Code.UNKNOWN_CURRICULUM, named) == "There is no curriculum with the id “onboarding”."
    assert "No curriculum can be read" in said(Code.UNKNOWN_CURRICULUM, {**named, "known": []})


def test_a_near_miss_is_named_and_a_row_too():
    assert told(Code.UNKNOWN_ITEM, near="refund").endswith("Did you mean “refund”?")
    assert told(Code.UNKNOWN_ROLE, row=7).startswith("Row 7: ")


def test_whoever_speaks_for_several_is_named_once_and_what_nobody_can_do_is_a_leads() -> None:
    yes = tuple(Step("yes", voice, 0, voice) for voice in ("lead", "mentor", "owner"))
    lock = Lock((), (Step("elsewhere", "call", 0, "lead"), *yes))
    names = {"mentor": "a lead", "owner": "Max"}
    assert locks.short(lock, names) == "a lead’s yes, Max’s yes, and a lead who opens it early"
    assert locks.lines(lock, names) == [
        "What it asks for is in another curriculum; a lead can open it early.",
        "A lead has to say yes.",
        "Max has to say yes.",
    ]
    areas = Step("area", "rota", 0, "lead"), Step("any_area", "content", 0, "lead")
    called = {"area:rota": "On-call rota", "track:content": "Content"}
    free = Lock((), areas)
    assert locks.short(free, called) == "“On-call rota” without an owner, and an area of “Content” without an owner"
    assert locks.lines(free, called) == [
        "“On-call rota” has to be without an owner.",
        "An area of “Content” has to be without an owner.",
    ]
    assert locks.short(lock._replace(steps=lock.steps[:1]), names) == "only a lead can open it"


def test_who_acted_since_is_called_by_name():
    assert "Maya has since signed it off (on 12 May)." in told(Code.ACTED_SINCE)


@pytest.mark.parametrize(
    ("later", "day", "on"), [(0, "today", "today"), (1, "yesterday", "yesterday"), (2, "12 May", "on 12 May")]
)
def test_what_has_just_been_done_is_said_as_people_would(later, day, on):
    present.tell(lambda: date(2026, 5, 12) + timedelta(days=later))
    assert f"Maya has since signed it off ({on})." in told(Code.ACTED_SINCE)
    assert f"Maya signed off “Take a refund” {on}." in told(Code.SIGNED_SINCE)
    assert f"since you looked ({day})" in told(Code.CHANGED_SINCE)
    event = Event(4, "op", "2026-05-12T08:00:00Z", "maya", "signed", "item:c/refund", {}, "Good")
    found = Rewind("op", (), event, "ana", "Take a refund")
    assert acts.rewinds(found, {"ana": "Ana"}).endswith(f"“Take a refund”, for Ana, of {day}")


@pytest.mark.parametrize(("room", "words"), [(1, "1 of 1 mentee "), (3, "3 of 3 mentees ")])
def test_plurals(room, words):
    assert words in told(Code.NO_ROOM, load=room, room=room)


def test_a_fault_names_what_was_meant_before_what_there_is_and_no_more_than_six() -> None:
    known = [f"P{n:02}" for n in range(40)]
    for code in (FaultCode.UNKNOWN_SUBDIVISION, FaultCode.NOT_ONE_OF, FaultCode.UNKNOWN_KIND):
        facts = {"key": "kind", "value": "P0x", "country": "US", "near": "P09", "known": known}
        said = faults.message(Fault("a.yaml", 1, 1, code, facts))
        assert said.index("Did you mean “P09”?") < said.index("P00, P01")
        assert "P05, 34 more" in said
        assert "P06" not in said
    few = faults.message(Fault("a.yaml", 1, 1, FaultCode.NOT_ONE_OF, {"key": "kind", "value": "x", "known": known[:6]}))
    assert few == "“kind” cannot be “x”. It must be one of P00, P01, P02, P03, P04, P05."


def test_a_long_way_says_of_each_phase_how_much_of_it_is_with_others() -> None:
    own = [Step("item", f"own-{number}", 10, "hire") for number in range(10)]
    steps = (*own, Step("item", "waits", 0, "mentor"), Step("item", "part", 20, "lead"))
    said = locks.lines(Lock((), steps), {}, dict.fromkeys((step.id for step in steps), "Start"))
    assert said[0] == "“Start”: 12 items, 2 h, 2 of them with others"

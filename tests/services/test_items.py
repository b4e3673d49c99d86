"""Verbs on items: what they do, who may, and that a refusal changes nothing."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentor_tui.domain.debts import debts
from mentor_tui.domain.problems import BadUse, Code, NotYours, Refused
from mentor_tui.domain.standing_rows import ItemStanding
from mentor_tui.domain.threads import thread
from mentor_tui.services import items, journeys, notes, pairing, people, side_tasks, undo
from mentor_tui.services.abouts import HasIt
from mentor_tui.services.answers import of
from mentor_tui.services.attention import attention
from mentor_tui.services.calls import Call
from mentor_tui.services.things import find_item
from mentor_tui.wording import acts, problems
from mentor_tui.wording.calls import line
from mentor_tui.wording.items import said_kind
from tests.services.conftest import FEW, START, TODAY, Crew, Refusal, small_team

LINK = "see https://help.example/48213"


def until(team: Crew, state: str, name: str = "lead-check") -> None:
    """An item that a lead signs, brought to a state."""
    if state != "open":
        items.tick(team("ana"), name)
    if state == "returned":
        items.send_back(team("tom"), "ana", name, text="once more")
    if state == "done":
        items.sign_off(team("tom"), "ana", name)


def test_a_tick_in_ones_own_journey_and_what_it_opened(team: Crew) -> None:
    done = items.tick(team("ana"), "read")
    assert (done.verb, done.person, done.on, done.record) == ("ticked", "ana", "read", "people/ana")
    assert [(event.kind, event.by, event.on) for event in done.events] == [("ticked", "ana", "read")]
    assert done.now is not None
    assert (done.now.state, done.opened, done.closed) == ("done", ("plans", "talk"), False)
    assert team.state("ana", "read") == "done"
    assert items.tick(team("ana"), "plans").opened == ("refund",)


def test_ones_own_tick_does_not_wait_for_a_team_record_that_can_be_read(team: Crew) -> None:
    team.store._records["team"] = b"damaged"
    assert items.tick(team("ana"), "read").events


def test_counted_and_signed_off_with_the_last(team: Crew) -> None:
    for name in ("read", "plans"):
        items.tick(team("ana"), name)
    first = items.tick(team("ana"), "refund")
    assert first.now is not None
    assert (first.now.fact.count, first.now.fact.times) == (1, 2)
    assert team.state("ana", "refund") == "started"
    items.tick(team("ana"), "refund")
    assert team.state("ana", "refund") == "waiting"
    done = items.sign_off(team("maya"), "ana", "refund", lines=["1", "bank days"], sure=True, text="well done")
    assert done.now is not None
    fact = done.now.fact
    assert (fact.state, fact.signed_by, fact.met_criteria) == ("done", "maya", ("amount first", "bank days"))
    assert fact.posts[-1].text == "well done"


def test_each_repetition_signed_where_it_asks(team: Crew) -> None:
    items.tick(team("ana"), "drill")
    assert team.state("ana", "drill") == "waiting"
    items.sign_off(team("maya"), "ana", "drill")
    assert team.state("ana", "drill") == "started"
    items.tick(team("ana"), "drill")
    items.sign_off(team("maya"), "ana", "drill")
    assert team.state("ana", "drill") == "done"


def test_the_closing_talk_ends_the_basics(team: Crew) -> None:
    items.tick(team("ana"), "read")
    done = items.tick(team("tom"), "talk", person="ana")
    assert (done.closed, done.opened) == (True, ("deep",))


def test_a_return_and_what_is_sent_again(team: Crew) -> None:
    for name in ("read", "plans", "refund", "refund"):
        items.tick(team("ana"), name)
    items.send_back(team("maya"), "ana", "refund", text="the amount first", unseen=["1"])
    assert team.state("ana", "refund") == "returned"
    sent = items.send(team("ana"), "refund", evidence="mended")
    assert sent.now is not None
    assert (sent.now.state, sent.now.fact.unmet_criteria, sent.now.fact.evidence) == (
        "waiting",
        ("amount first",),
        "mended",
    )


def test_a_withdrawn_sign_off_waits_again(team: Crew) -> None:
    until(team, "done")
    items.withdraw(team("tom"), "ana", "lead-check", why="the wrong account")
    assert team.state("ana", "lead-check") == "waiting"


# -- who may


@pytest.mark.parametrize("who", ["budi", "maya", "max", "olga", "otto"])
def test_nobody_but_the_hire_or_a_lead_ticks_what_is_the_hires(team: Crew, refused: Refusal, who: str) -> None:
    with refused(NotYours, Code.NOT_YOURS) as problem:
        items.tick(team(who), "read", person="ana", why="she did it")
    assert problem.value.status == 4


def test_a_lead_ticks_with_a_reason(team: Crew, refused: Refusal) -> None:
    with refused(Refused, Code.ASKS_A_REASON) as problem:
        items.tick(team("tom"), "read", person="ana", why=" \x1b[31m ")
    assert problem.value.status == 1
    done = items.tick(team("tom"), "read", person="Ana", why="sat beside her")
    assert done.events[0].why == "sat beside her"


@pytest.mark.parametrize("who", ["budi", "max", "olga", "otto"])
def test_a_mentors_item_is_for_mentor_and_lead(team: Crew, refused: Refusal, who: str) -> None:
    with refused(NotYours, Code.NOT_YOURS):
        items.tick(team(who), "welcome", person="ana")


@pytest.mark.parametrize(("item", "owner"), [("welcome", "maya"), ("seat", "tom")])
def test_a_hire_has_what_is_owed_to_them(team: Crew, item: str, owner: str) -> None:
    ana = team("ana")
    done = items.tick(ana, item, evidence="it was on my desk")
    standing = ana.standing(ana.journey("ana"))
    fact = standing.by_id[item].fact
    assert (fact.state, fact.entries[-1].by, fact.entries[-1].has) == ("done", "ana", True)
    assert (fact.met_criteria, fact.unmet_criteria) == ((), ())
    assert item not in {debt.on for debt in debts(standing)}
    assert (
        acts.sentence(done, {}) == f"Noted that you have it: “{item.title()}”. The person who owed it to you is told."
    )
    [said] = thread(fact)
    assert (said_kind(said), said.text) == ("“I have it”", "it was on my desk")

    def told() -> list[Call]:
        return [call for call in attention(team(owner)) if call.kind == "has it"]

    [call] = told()
    assert (call.person, call.on, call.group) == ("ana", item, "told")
    journeys.told(team(owner), journeys.page(team(owner), "ana"))
    assert told() == [], "it is told once"
    undo.undo(team("ana"))
    assert team.state("ana", item) == "open"
    undo.redo(team("ana"))
    assert team.state("ana", item) == "done"


def test_what_a_hire_has_is_told_to_whoever_owed_it_and_nobody_else(team: Crew) -> None:
    items.tick(team("ana"), "welcome")
    items.tick(team("ana"), "seat")
    heard = {
        who: [call.on for call in attention(team(who)) if call.kind == "has it"]
        for who in ("maya", "tom", "ana", "max")
    }
    assert heard == {"maya": ["welcome"], "tom": ["seat"], "ana": [], "max": []}


def test_several_that_a_hire_has_are_one_line(team: Crew) -> None:
    pairing.unpair(team("tom"), "ana", why="over")
    items.tick(team("ana"), "welcome")
    items.tick(team("ana"), "seat")
    [call] = [call for call in attention(team("tom")) if call.kind == "has it"]
    assert call.about == HasIt(("welcome", "seat")), "where nobody is mentor, a mentor's part is the leads' as well"
    assert line(call, {}, {}).what == "says they have 2 things owed to them"


def test_a_mentor_takes_back_what_a_hire_has_not(team: Crew, refused: Refusal) -> None:
    items.tick(team("ana"), "welcome")
    with refused(Refused, Code.ALREADY_DONE):
        items.tick(team("maya"), "welcome", person="ana")
    items.untick(team("maya"), "welcome", person="ana")
    assert team.state("ana", "welcome") == "open"
    assert [call for call in attention(team("maya")) if call.kind == "has it"] == []


def test_a_hire_takes_back_their_own_word_and_nobody_elses(team: Crew, refused: Refusal) -> None:
    items.tick(team("ana"), "welcome")
    items.untick(team("ana"), "welcome")
    items.tick(team("maya"), "welcome", person="ana")
    with refused(NotYours, Code.NOT_YOURS):
        items.untick(team("ana"), "welcome")


def test_that_the_basics_are_done_nobody_says_of_themselves(team: Crew, refused: Refusal) -> None:
    items.tick(team("ana"), "read")
    with refused(NotYours, Code.NOT_THEIR_ITEM):
        items.tick(team("ana"), "talk")


@pytest.mark.parametrize("who", ["maya", "tom"])
def test_what_is_owed_is_done_with_the_mentors_or_leads_tick(team: Crew, who: str) -> None:
    items.tick(team(who), "welcome", person="ana")
    assert team.state("ana", "welcome") == "done"


def test_a_leads_item_is_no_mentors(team: Crew, refused: Refusal) -> None:
    with refused(NotYours, Code.NOT_YOURS):
        items.tick(team("maya"), "seat", person="ana")


@pytest.mark.parametrize("who", ["budi", "max", "olga", "otto"])
@pytest.mark.parametrize("verb", ["sign", "return", "withdraw", "say"])
def test_someone_elses_journey_is_not_ones_own(team: Crew, refused: Refusal, who: str, verb: str) -> None:
    for name in ("read", "plans", "refund", "refund"):
        items.tick(team("ana"), name)
    if verb == "withdraw":
        items.sign_off(team("maya"), "ana", "refund")
    with refused(NotYours, Code.NOT_YOURS) as problem:
        act(team, who, verb, "refund")
    assert problem.value.status == 4


def act(team: Crew, who: str, verb: str, name: str) -> Any:
    match verb:
        case "sign":
            return items.sign_off(team(who), "ana", name, why="w")
        case "return":
            return items.send_back(team(who), "ana", name, text="t", why="w")
        case "withdraw":
            return items.withdraw(team(who), "ana", name, why="w")
        case _:
            return items.say(team(who), "ana", name, "hello")


@pytest.mark.parametrize("verb", ["sign", "return", "withdraw"])
def test_nobody_signs_in_their_own_journey(team: Crew, refused: Refusal, verb: str) -> None:
    people.edit_person(team("tom"), "ana", {"roles": "hire,mentor,lead"})
    until(team, "done" if verb == "withdraw" else "waiting")
    with refused(NotYours, Code.OWN_SIGN_OFF) as problem:
        act(team, "ana", verb, "lead-check")
    assert problem.value.status == 4


@pytest.mark.parametrize("verb", ["sign", "return"])
def test_nobody_signs_what_they_ticked_themselves(team: Crew, refused: Refusal, verb: str) -> None:
    items.tick(team("tom"), "lead-check", person="ana", why="we did it together")
    with refused(NotYours, Code.TICKED_ONESELF) as problem:
        act(team, "tom", verb, "lead-check")
    assert problem.value.status == 4
    items.sign_off(team("lea"), "ana", "lead-check")
    assert team.state("ana", "lead-check") == "done"


def test_what_a_lead_signs_is_no_mentors(team: Crew, refused: Refusal) -> None:
    until(team, "waiting")
    with refused(NotYours, Code.NOT_YOURS):
        items.sign_off(team("maya"), "ana", "lead-check")


def test_a_lead_signs_a_mentors_item_with_a_reason(team: Crew, refused: Refusal) -> None:
    items.tick(team("ana"), "drill")
    with refused(Refused, Code.ASKS_A_REASON):
        items.sign_off(team("tom"), "ana", "drill")
    assert items.sign_off(team("tom"), "ana", "drill", why="maya is ill").events[0].terms["as"] == "lead"


def test_a_lead_of_another_team_is_a_teammate(team: Crew, refused: Refusal) -> None:
    people.edit_person(team("tom"), "lea", {"leads": "north"})
    with refused(NotYours, Code.NOT_YOURS):
        items.tick(team("lea"), "read", person="ana", why="because")
    people.edit_person(team("tom"), "ana", {"team": "north"})
    assert items.tick(team("lea"), "read", person="ana", why="because").events


# -- what the rules of the thing refuse


def test_a_locked_item_says_what_is_missing(team: Crew, refused: Refusal) -> None:
    with refused(Refused, Code.LOCKED) as problem:
        items.tick(team("ana"), "refund")
    lock = problem.value.facts["lock"]
    assert (lock.items, lock.effort.minutes) == (("read", "plans"), 20)
    assert problem.value.status == 1


LIFE = {
    ("tick", "done"): Code.ALREADY_DONE,
    ("tick", "waiting"): Code.ALREADY_WAITING,
    ("tick", "returned"): Code.NEEDS_SEND,
    ("untick", "open"): Code.NOT_TICKED,
    ("untick", "returned"): Code.NEEDS_SEND,
    ("untick", "done"): Code.SIGNED_SINCE,
    ("send", "open"): Code.NOT_RETURNED,
    ("send", "waiting"): Code.ALREADY_WAITING,
    ("send", "done"): Code.ALREADY_DONE,
    ("sign", "open"): Code.NOT_WAITING,
    ("sign", "returned"): Code.NOT_WAITING,
    ("sign", "done"): Code.NOT_WAITING,
    ("return", "open"): Code.NOT_WAITING,
    ("return", "returned"): Code.NOT_WAITING,
    ("return", "done"): Code.NOT_WAITING,
    ("withdraw", "open"): Code.NOT_SIGNED,
    ("withdraw", "waiting"): Code.NOT_SIGNED,
    ("withdraw", "returned"): Code.NOT_SIGNED,
}


@pytest.mark.parametrize(("verb", "state"), LIFE)
def test_what_cannot_follow_is_refused(team: Crew, refused: Refusal, verb: str, state: str) -> None:
    until(team, state)
    with refused(Refused, LIFE[verb, state]):
        if verb in ("tick", "untick", "send"):
            getattr(items, verb)(team("ana"), "lead-check")
        else:
            act(team, "tom", verb, "lead-check")


def test_evidence_comes_with_the_last_tick(team: Crew, refused: Refusal) -> None:
    with refused(Refused, Code.NEEDS_EVIDENCE):
        items.tick(team("ana"), "reply")
    with refused(Refused, Code.NEEDS_LINK):
        items.tick(team("ana"), "reply", evidence="I did it")
    items.tick(team("ana"), "reply", evidence=LINK)
    assert team.state("ana", "reply") == "done"


def test_every_repetition_asks_for_what_the_item_asks_for(team: Crew, refused: Refusal) -> None:
    team.edit("reply", times=3)
    for count in range(3):
        for evidence, code in (("", Code.NEEDS_EVIDENCE), ("no link", Code.NEEDS_LINK)):
            with refused(Refused, code):
                items.tick(team("ana"), "reply", evidence=evidence)
        items.tick(team("ana"), "reply", evidence=f"{LINK}/{count}")
    assert team.state("ana", "reply") == "done"


def test_whoever_ticks_gives_what_the_item_asks_for(team: Crew, refused: Refusal) -> None:
    team.edit("welcome", evidence="text")
    with refused(Refused, Code.NEEDS_EVIDENCE):
        items.tick(team("maya"), "welcome", person="ana")
    with refused(Refused, Code.NEEDS_EVIDENCE):
        items.tick(team("tom"), "reply", person="ana", why="she told me")
    with refused(Refused, Code.NEEDS_LINK):
        notes.session(team("maya"), "ana", "we sat together", did=["reply"])
    assert items.tick(team("maya"), "welcome", person="ana", evidence="We walked through the week.").events
    assert items.tick(team("tom"), "reply", person="ana", why="she told me", evidence=LINK).events


def test_with_whom_it_was_done_is_a_person_where_somebody_is_called_so(team: Crew) -> None:
    first = items.tick(team("ana"), "read", partner="Budi")
    assert first.events[0].terms["with"] == "budi"
    other = items.tick(team("ana"), "reply", evidence=LINK, partner="somebody of the bank")
    assert "with" not in other.events[0].terms
    assert other.events[0].text == f"{LINK}\nsomebody of the bank"


@pytest.mark.parametrize("why", ["", "  \n"])
def test_a_return_and_a_withdrawal_need_words(team: Crew, refused: Refusal, why: str) -> None:
    until(team, "waiting")
    with refused(Refused, Code.NEEDS_COMMENT):
        items.send_back(team("tom"), "ana", "lead-check", text=why)
    items.sign_off(team("tom"), "ana", "lead-check")
    with refused(Refused, Code.NEEDS_COMMENT):
        items.withdraw(team("tom"), "ana", "lead-check", why=why)


@pytest.mark.parametrize("line", ["0", "4", "9" * 30, "nowhere", "①", ""])
def test_a_line_that_is_none_is_bad_use(team: Crew, refused: Refusal, line: str) -> None:
    for name in ("read", "plans", "refund", "refund"):
        items.tick(team("ana"), name)
    with refused(BadUse, Code.UNKNOWN_LINE) as problem:
        items.sign_off(team("maya"), "ana", "refund", lines=[line])
    assert problem.value.status == 2
    with refused(BadUse, Code.UNKNOWN_LINE):
        items.send_back(team("maya"), "ana", "refund", text="x", unseen=[line])


def test_what_is_not_there_names_the_nearest(team: Crew, refused: Refusal) -> None:
    with refused(BadUse, Code.UNKNOWN_ITEM) as problem:
        items.tick(team("ana"), "refnud")
    assert problem.value.facts["near"] == "refund"
    with refused(BadUse, Code.UNKNOWN_PERSON) as problem:
        items.tick(team("tom"), "read", person="anna")
    assert (problem.value.facts["near"], problem.value.status) == ("ana", 2)
    with refused(Refused, Code.NO_CURRICULUM):
        items.tick(team("maya"), "read")


def test_a_text_that_is_too_long_or_empty_changes_nothing(team: Crew, refused: Refusal) -> None:
    with refused(BadUse, Code.TEXT_TOO_LONG):
        items.tick(team("ana"), "read", evidence="x" * 100_000)
    with refused(BadUse, Code.EMPTY_TEXT):
        items.say(team("ana"), None, "read", "\x1b[31m")


def test_what_is_written_is_cleaned(team: Crew) -> None:
    items.say(team("maya"), "ana", "read", "so\x1b[31m\u202e it is\x00")
    done = items.tick(team("ana"), "read", partner="The morning\x1b[0m\ncrew")
    assert done.now is not None
    assert done.now.fact.posts[0].text == "so it is"
    assert (done.now.fact.entries[0].partner, done.now.fact.entries[0].text) == ("", "The morning crew")


def test_a_programme_that_ended_early_takes_no_more_ticks(team: Crew, refused: Refusal) -> None:
    until(team, "waiting")
    people.end(team("tom"), "ana", finished=False, why="moved on")
    with refused(Refused, Code.NOT_GOING) as problem:
        items.tick(team("ana"), "read")
    assert problems.sentence(problem.value, {"ana": "Ana Ferreira"}).startswith("Your programme ended on ")
    with refused(Refused, Code.NOT_GOING):
        notes.session(team("maya"), "ana", "talk", did=["welcome"])
    # What waits is still waiting, and can be answered.
    assert items.sign_off(team("tom"), "ana", "lead-check").events


# -- brought in from before the program


def test_a_lead_brings_in_what_was_done_before(team: Crew) -> None:
    done = items.tick(team("tom"), "drill", person="ana", on=date(2026, 2, 10), why="before the program")
    items.tick(team("tom"), "drill", person="ana", on=date(2026, 2, 11), why="before the program")
    assert done.now is not None
    assert done.now.state == "started"
    assert team.state("ana", "drill") == "done"
    assert items.tick(team("tom"), "refund", person="ana", on=date(2026, 2, 1), why="locked today").events
    assert items.tick(team("tom"), "reply", person="ana", on=date(2026, 2, 1), why="no link kept").events


@pytest.mark.parametrize(
    ("who", "kind", "code"), [("ana", NotYours, Code.NOT_BROUGHT_IN), ("maya", NotYours, Code.NOT_BROUGHT_IN)]
)
def test_only_a_lead_brings_in(team: Crew, refused: Refusal, who: str, kind: type[NotYours], code: Code) -> None:
    name = "read" if who == "ana" else "welcome"
    with refused(kind, code):
        items.tick(team(who), name, person="ana", on=START)


def test_nothing_is_brought_in_from_tomorrow(team: Crew, refused: Refusal) -> None:
    with refused(BadUse, Code.FUTURE_DATE):
        items.tick(team("tom"), "read", person="ana", on=TODAY + timedelta(days=1), why="soon")


# -- what two people do at once


def test_what_changed_since_it_was_seen_is_told(team: Crew, refused: Refusal) -> None:
    until(team, "waiting")
    seen = team.store.read("people/ana").facts["item:course/lead-check"]["seq"]  # type: ignore[union-attr]
    items.send_back(team("lea"), "ana", "lead-check", text="one more go")
    with refused(Refused, Code.CHANGED_SINCE) as problem:
        items.sign_off(team("tom"), "ana", "lead-check", expected_version=seen)
    assert (problem.value.facts["by"], problem.value.facts["kind"]) == ("lea", "returned")
    # Another item never stands in the way.
    items.tick(team("ana"), "read", expected_version=0)


def test_the_same_operation_twice_changes_nothing(team: Crew) -> None:
    def twice(call: Any) -> None:
        first = call()
        before = team.records()
        again = call()
        assert first.events
        assert (again.op, again.events) == (first.op, ())
        assert team.records() == before

    twice(lambda: items.tick(team("ana"), "lead-check", op="o1"))
    twice(lambda: items.send_back(team("tom"), "ana", "lead-check", text="more", op="o2"))
    twice(lambda: items.send(team("ana"), "lead-check", op="o3"))
    twice(lambda: items.sign_off(team("tom"), "ana", "lead-check", op="o4"))
    twice(lambda: items.withdraw(team("tom"), "ana", "lead-check", why="no", op="o5"))
    twice(lambda: items.untick(team("ana"), "lead-check", op="o6"))
    twice(lambda: items.say(team("ana"), None, "read", "hm", op="o7"))
    twice(lambda: notes.session(team("maya"), "ana", "talk", did=["read"], op="o8"))
    twice(lambda: notes.note(team("maya"), "ana", "good", op="o9"))
    twice(lambda: notes.note(team("maya"), "ana", "apart", restricted=True, op="o10"))


def test_untick_takes_one_back_and_never_a_signed_one(team: Crew, refused: Refusal) -> None:
    items.tick(team("ana"), "drill")
    items.sign_off(team("maya"), "ana", "drill")
    with refused(Refused, Code.SIGNED_SINCE) as problem:
        items.untick(team("ana"), "drill")
    assert problem.value.facts["by"] == "maya"
    items.tick(team("ana"), "drill")
    assert of(ItemStanding, items.untick(team("ana"), "drill").now).fact.count == 1


# -- editions


def test_a_sign_off_freezes_what_the_signer_had_before_them(team: Crew) -> None:
    for name in ("read", "plans", "refund", "refund"):
        items.tick(team("ana"), name)
    old = team.catalogue.curricula["course"].items["refund"]
    items.sign_off(team("maya"), "ana", "refund", lines="all")
    team.edit("refund", title="Refunds", look_for=("everything else",), revision=2)
    now = find_item(team("ana").standing(team("ana").journey("ana")), "refund")
    standing = team("ana").standing(team("ana").journey("ana")).item(now)
    frozen = standing.fact.frozen
    assert frozen is not None
    assert (frozen["version"], frozen["revision"], frozen["curriculum"]) == (1, 1, "course")
    assert team.store.text(frozen["hash"]) == old.text != now.text
    assert (standing.state, standing.recheck_since, standing.fact.met_criteria) == ("done", 2, old.look_for)


EDITS = st.one_of(
    st.fixed_dictionaries(
        {
            "times": st.integers(1, 4),
            "sign_off": st.sampled_from(["none", "mentor", "lead"]),
            "sign_off_each": st.booleans(),
            "requires": st.sampled_from([(), ("seat",), ("welcome",)]),
            "who": st.sampled_from(["hire", "mentor", "lead"]),
            "revision": st.integers(1, 3),
        }
    ),
    st.just({"gone": True}),
)


@FEW
@given(st.lists(st.tuples(st.sampled_from(["read", "plans", "refund", "drill", "lead-check"]), EDITS), max_size=6))
def test_no_edition_undoes_anybodys_work(edits: list[tuple[str, dict[str, Any]]]) -> None:
    team = small_team()
    for name in ("read", "plans", "refund", "drill", "lead-check"):
        items.tick(team("ana"), name)
    items.sign_off(team("tom"), "ana", "lead-check")
    before = {name: team.state("ana", name) for name in ("read", "plans", "refund", "drill", "lead-check")}
    facts = team.records()["people/ana"].facts
    for name, changes in edits:
        team.edit(name, **changes)
        known = team.catalogue.curricula["course"].items
        assert {name: team.state("ana", name) for name in before if name in known} == {
            name: state for name, state in before.items() if name in known
        }
    assert team.records()["people/ana"].facts == facts


def test_a_renamed_item_is_one_item_for_every_verb(team: Crew) -> None:
    items.tick(team("ana"), "drill")
    team.edit("drill", id="practice", was=("drill",))
    assert items.sign_off(team("maya"), "ana", "drill").on == "practice"
    items.tick(team("ana"), "practice")
    items.sign_off(team("maya"), "ana", "practice")
    assert team.state("ana", "practice") == "done"
    assert [key for key in team.records()["people/ana"].facts if key.startswith("item:")] == ["item:course/drill"]


# -- sessions, notes, locks


def test_one_session_ticks_what_was_done_in_it_in_one_commit(team: Crew) -> None:
    before = team.records()["people/ana"].version
    done = notes.session(team("maya"), "ana", "plans, one by one", did=["read", "plans", "welcome"])
    assert team.records()["people/ana"].version == before + 1
    assert [event.kind for event in done.events] == ["session", "ticked", "ticked", "ticked"]
    journey = team("ana").journey("ana")
    assert journey.sessions[-1].did == ("read", "plans", "welcome")
    assert team.state("ana", "plans") == "done"
    entry = team("ana").standing(journey).by_id["read"].fact.entries[0]
    assert (entry.by, entry.partner) == ("maya", "maya")


def test_a_session_owes_the_same_evidence_and_counts_the_same_way(team: Crew, refused: Refusal) -> None:
    with refused(Refused, Code.NEEDS_LINK):
        notes.session(team("maya"), "ana", "we did it", did=["reply"])
    notes.session(team("maya"), "ana", f"we did it, {LINK}", did=["reply"])
    assert team("ana").standing(team("ana").journey("ana")).by_id["reply"].fact.evidence.endswith(LINK)


@pytest.mark.parametrize(
    ("who", "did", "kind", "code"),
    [
        ("maya", "drill", Refused, Code.NEEDS_OWN_TICK),
        ("maya", "refund", Refused, Code.NEEDS_OWN_TICK),
        ("maya", "plans", Refused, Code.LOCKED),
        ("maya", "seat", NotYours, Code.NOT_THEIR_ITEM),
        ("ana", "read", NotYours, Code.NOT_YOURS),
        ("maya", "nothing", BadUse, Code.UNKNOWN_ITEM),
        ("max", "read", NotYours, Code.NOT_YOURS),
    ],
)
def test_a_session_is_refused_whole(
    team: Crew, refused: Refusal, who: str, did: str, kind: type[Refused], code: Code
) -> None:
    with refused(kind, code):
        notes.session(team(who), "ana", "talk", did=["read", did] if did == "seat" else [did])


def test_a_session_needs_a_word_or_an_item_and_no_tomorrow(team: Crew, refused: Refusal) -> None:
    with refused(BadUse, Code.EMPTY_TEXT):
        notes.session(team("maya"), "ana", " ")
    with refused(BadUse, Code.FUTURE_DATE):
        notes.session(team("maya"), "ana", "talk", on=TODAY + timedelta(days=1))


def test_notes_for_mentors_and_leads_are_kept_apart(team: Crew, refused: Refusal) -> None:
    notes.note(team("maya"), "ana", "thinks of leaving", restricted=True)
    assert "restricted/ana" in team.records()
    assert all(
        "leaving" not in str(record.facts) for name, record in team.records().items() if name != "restricted/ana"
    )
    for who in ("ana", "budi", "max", "otto"):
        with refused(NotYours, Code.NOT_YOURS):
            notes.note(team(who), "ana", "x", restricted=True)
    team.restricted = False
    with refused(Refused, Code.RESTRICTED_OFF):
        notes.note(team("maya"), "ana", "x", restricted=True)


def test_a_lead_never_writes_restricted_notes_about_themselves(team: Crew, refused: Refusal) -> None:
    with refused(NotYours, Code.NOT_YOURS):
        notes.note(team("tom"), "tom", "x", restricted=True)


def test_a_lock_is_opened_early_by_a_lead_with_a_reason(team: Crew, refused: Refusal) -> None:
    with refused(Refused, Code.ASKS_A_REASON):
        side_tasks.open_lock(team("tom"), "ana", "refund", why=" ")
    with refused(NotYours, Code.NOT_YOURS):
        side_tasks.open_lock(team("maya"), "ana", "refund", why="ready")
    with refused(NotYours, Code.NOT_YOURS):
        side_tasks.open_lock(team("tom"), "tom", "refund", why="ready")
    with refused(BadUse, Code.UNKNOWN_THING):
        side_tasks.open_lock(team("tom"), "ana", "refnud", why="ready")
    with refused(Refused, Code.NOTHING_LOCKED) as problem:
        side_tasks.open_lock(team("tom"), "ana", "read", why="ready")
    assert problems.sentence(problem.value) == "“Read” is not locked: it can be started."
    done = side_tasks.open_lock(team("tom"), "ana", "refund", why="has done fifty elsewhere")
    assert (done.events[0].text, done.on) == ("has done fifty elsewhere", "refund")
    assert (team.state("ana", "refund"), team.state("budi", "refund")) == ("open", "locked")
    assert items.tick(team("ana"), "refund").events

"""The life of an item, folded from events: every act after every state, counts, threads, renamed ids."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentor_tui.domain.conditions import ALWAYS
from mentor_tui.domain.journey import ItemFact, Journey
from mentor_tui.domain.journey_folds import LIFE, LOG_KEPT, POSTS_KEPT, PROGRAMME, SESSIONS, WORDS
from mentor_tui.domain.record import Record
from tests.domain.helpers import (
    SOME,
    START,
    act,
    catalogue,
    curriculum,
    edited,
    flat,
    hold,
    item,
    phase,
    record,
    rung,
    standing,
    tick,
)

A = "item:course/a"


def fact(made: Record, thing: str = A) -> ItemFact:
    return ItemFact.of(made.facts.get(thing))


def in_state(state: str) -> Record:
    """A record whose item ``a`` stands there."""
    made = record()
    ways: dict[str, tuple[tuple[str, dict[str, Any]], ...]] = {
        "open": (),
        "started": (("ticked", {"times": 2}),),
        "waiting": (("ticked", {"sign_off": True}),),
        "returned": (("ticked", {"sign_off": True}), ("returned", {})),
        "done": (("ticked", {"sign_off": True}), ("signed", {})),
    }
    for kind, terms in ways[state]:
        act(made, A, kind, **{"times": 1, "revision": 1, "sign_off": False, **terms})
    return made


AFTER = {
    ("ticked", "open"): "done",
    ("ticked", "started"): "done",
    ("unticked", "started"): "open",
    ("unticked", "waiting"): "open",
    ("unticked", "done"): "open",
    ("returned", "waiting"): "returned",
    ("sent", "returned"): "waiting",
    ("signed", "waiting"): "done",
    ("withdrawn", "done"): "waiting",
    **{(word, state): state for word in WORDS for state in ("open", "started", "waiting", "returned", "done")},
}


@pytest.mark.parametrize("state", ["open", "started", "waiting", "returned", "done"])
@pytest.mark.parametrize("kind", sorted(LIFE))
def test_the_table_of_life(kind: str, state: str) -> None:
    made = in_state(state)
    assert fact(made).state == state
    if (kind, state) not in AFTER:
        before = dict(made.facts)
        with pytest.raises(ValueError, match="cannot follow"):
            act(made, A, kind, times=1, revision=1)
        assert made.facts == before
        return
    act(made, A, kind, times=1, revision=1, text="said")
    assert fact(made).state == AFTER[kind, state]


@SOME
@given(st.integers(1, 6), st.booleans(), st.booleans())
def test_ticks_count_up_to_the_times_and_then_wait_where_a_sign_off_is_asked(
    times: int, sign_off: bool, each: bool
) -> None:
    made = record()
    for count in range(1, times + 1):
        tick(made, "a", times=times, sign_off=sign_off, each=each)
        now = fact(made)
        assert now.count == len(now.entries) == count
        full = count == times
        assert now.state == ("waiting" if sign_off and (full or each) else "done" if full else "started")
        if now.state == "waiting" and not full:
            act(made, A, "signed", by="maya", each=True, times=times)
            assert fact(made).state == "started"
            assert fact(made).entries[-1].signed == "maya"
    if sign_off:
        act(made, A, "signed", by="maya", each=each, times=times)
    assert fact(made).state == "done"
    assert fact(made).signed_by == ("maya" if sign_off else None)


@pytest.mark.parametrize(("first", "second", "state"), [(5, 2, "done"), (2, 5, "started"), (3, 3, "started")])
def test_other_times_count_from_the_next_act(first: int, second: int, state: str) -> None:
    made = record()
    tick(made, "a", times=first)
    assert (fact(made).count, fact(made).state) == (1, "started")
    tick(made, "a", times=second)
    assert (fact(made).count, fact(made).times, fact(made).state) == (2, second, state)


def test_more_times_leave_what_is_done_done_and_fewer_do_not_finish_it_by_themselves() -> None:
    course = flat(item("a", times=2))
    made = record()
    tick(made, "a", times=2)
    fewer = edited(course, "a", times=1)
    assert standing(made, catalogue(fewer)).by_id["a"].state == "started"
    tick(made, "a", times=1)
    more = edited(course, "a", times=9)
    now = standing(made, catalogue(more)).by_id["a"]
    assert (now.state, now.left, now.minutes_left) == ("done", 0, 0)


def test_a_return_keeps_the_count_and_names_the_lines() -> None:
    made = record()
    tick(made, "a", times=1, sign_off=True)
    act(made, A, "returned", by="maya", text="amount first", unseen=["amount"], seen=["reason"])
    now = fact(made)
    assert (now.count, now.goes, now.unmet_criteria, now.met_criteria) == (1, 1, ("amount",), ("reason",))
    act(made, A, "sent", text="see https://x.example/2")
    assert fact(made).evidence == "see https://x.example/2"
    act(made, A, "signed", by="maya", seen=["amount", "reason"])
    now = fact(made)
    assert (now.unmet_criteria, now.met_criteria, now.goes) == ((), ("amount", "reason"), 1)
    assert [post.kind for post in now.posts] == ["returned", "sent"]


def test_a_word_in_the_thread_moves_neither_state_nor_time() -> None:
    made = record()
    tick(made, "a", sign_off=True)
    before = fact(made)
    act(made, A, "said", by="maya", at="2026-04-01T09:00:00Z", text="I am on it")
    now = fact(made)
    assert (now.state, now.at, now.by) == (before.state, before.at, before.by)
    assert [post.text for post in now.posts] == ["I am on it"]


def test_a_withdrawn_sign_off_leaves_nothing_signed() -> None:
    made = in_state("done")
    act(made, A, "withdrawn", by="maya", text="the wrong account")
    now = fact(made)
    assert (now.state, now.signed_by, now.entries[-1].signed) == ("waiting", None, "")
    assert now.ticked_by("ana")


def test_a_sign_off_of_an_earlier_repetition_does_not_stand_for_the_next() -> None:
    made = record()
    tick(made, "a", times=2, sign_off=True, each=True)
    act(made, A, "signed", by="maya", each=True, times=2)
    tick(made, "a", times=2, sign_off=False)  # the curriculum asks for no sign-off any more
    now = fact(made)
    assert (now.state, now.signed_by) == ("done", None)
    assert [entry.signed for entry in now.entries] == ["maya", ""]


def test_who_ticked_what_is_not_signed_yet() -> None:
    made = record()
    tick(made, "a", times=3, sign_off=True, each=True, by="tom")
    assert fact(made).ticked_by("tom")
    act(made, A, "signed", by="maya", each=True, times=3)
    assert not fact(made).ticked_by("tom")


def test_threads_and_logs_keep_their_latest_lines_and_count_the_rest() -> None:
    made = record()
    for number in range(30):
        act(made, A, "said", text=f"line {number}")
        act(made, SESSIONS, "session", by="maya", text=f"talk {number}", did=["a"], on="2026-03-03")
    posts, sessions = fact(made).posts, Journey(made).sessions
    assert [post.text for post in posts] == [f"line {n}" for n in range(30 - POSTS_KEPT, 30)]
    assert [post.text for post in sessions] == [f"talk {n}" for n in range(30 - LOG_KEPT, 30)]
    assert made.facts[SESSIONS]["count"] == 30
    assert (sessions[-1].did, sessions[-1].on, sessions[-1].kind) == (("a",), "2026-03-03", "session")


# -- ids that changed


def test_a_counted_item_renamed_between_two_ticks_goes_on_counting() -> None:
    old, new = flat(item("a", times=2)), flat(item("b", times=2, was=("a",)))
    made = record()
    tick(made, "a", times=2)
    journey = Journey(made)
    assert journey.key(new, new.items["b"]) == A
    act(made, journey.key(new, new.items["b"]), "ticked", times=2, revision=1, sign_off=False)
    assert journey.states(new) == {"b": "done"}
    assert journey.item(new, new.items["b"]).count == 2
    assert journey.states(old) == {"a": "done"}


def test_a_curriculum_that_was_renamed_keeps_everything() -> None:
    made = record(course="course")
    tick(made, "a")
    new = flat(item("a"), item("b", requires=("a",)), name="course-two", was=("course",))
    now = standing(made, catalogue(new))
    assert now.curriculum is new
    assert {one.item.id: one.state for one in now.items} == {"a": "done", "b": "open"}
    assert Journey(made).key(new, new.items["a"]) == A


@pytest.mark.parametrize("first", ["a", "b"])
def test_two_items_made_one_are_done_where_either_was(first: str) -> None:
    made = record()
    tick(made, first)
    tick(made, "b" if first == "a" else "a", times=5)
    both = flat(item("c", was=("a", "b")))
    assert Journey(made).states(both) == {"c": "done"}
    assert Journey(made).item(both, both.items["c"]).state == "done"
    tick(made, "c", times=5)
    assert standing(made, catalogue(both)).by_id["c"].state == "done"


@SOME
@given(st.lists(st.tuples(st.sampled_from(["a", "b", "c"]), st.integers(1, 3)), max_size=12))
def test_states_and_items_agree_whatever_ids_have_facts(ticks: list[tuple[str, int]]) -> None:
    made = record()
    for name, times in ticks:
        if fact(made, f"item:course/{name}").state in LIFE["ticked"]:
            tick(made, name, times=times)
    course = flat(item("c", was=("a", "b")), item("d"))
    now = standing(made, catalogue(course))
    for one in course.items.values():
        assert now.states.get(one.id, "open") == now.journey.item(course, one).state
        assert now.by_id[one.id].fact.state == now.states.get(one.id, "open")


def test_what_was_removed_stays_in_the_record() -> None:
    made = record()
    tick(made, "a")
    course = flat(item("b"))
    assert made.facts[A]["state"] == "done"
    assert [one.item.id for one in standing(made, catalogue(course)).items] == ["b"]


def test_a_side_task_that_was_renamed_keeps_its_pieces_its_yes_and_its_early_opening() -> None:
    made = record()
    act(made, "task:old", "ticked", times=3, revision=1, sign_off=True)
    act(made, "yes:old", "agreed", by="tom", voice="lead")
    act(made, "lock:old", "opened", by="tom", text="she is ready")
    new = rung("new", ALWAYS, was=("old",), times=3)
    journey = Journey(made)
    assert journey.task_key("new", ("old",)) == "task:old"
    assert journey.task("new", ("old",)).count == 1
    assert [*journey.agreed("new", ("old",))] == ["lead"]
    now = standing(made, catalogue(None, new), holds={"new": hold("new", "held")})
    assert now.task_open(new)
    assert now.task(new).fact.count == 1


# -- an edited curriculum never undoes anybody's work


@st.composite
def edits(draw: st.DrawFn) -> dict[str, Any]:
    changes: dict[str, Any] = {
        "times": draw(st.integers(1, 5)),
        "revision": draw(st.integers(1, 4)),
        "sign_off": draw(st.sampled_from(["none", "mentor", "lead"])),
        "requires": draw(st.sampled_from([(), ("new",), ("z",)])),
        "by_day": draw(st.integers(-5, 60)),
        "who": draw(st.sampled_from(["hire", "mentor", "lead"])),
    }
    if draw(st.booleans()):
        changes |= {"id": "renamed", "was": ("a",)}
    return changes


@SOME
@given(st.sampled_from(["started", "waiting", "returned", "done"]), edits(), st.booleans())
def test_an_edited_item_stays_where_it_was(state: str, changes: dict[str, Any], grown: bool) -> None:
    made = in_state(state)
    course = flat(item("a"), item("z"))
    after = edited(course, "a", **changes)
    name = changes.get("id", "a")
    extra = phase("later", item("new", requires=("z",)))
    after = after._replace(phases=(*after.phases, extra) if grown or changes["requires"] == ("new",) else after.phases)
    now = standing(made, catalogue(after)).by_id[name]
    assert now.state == state
    assert now.fact == standing(made, catalogue(course)).by_id["a"].fact
    assert now.recheck_since == (changes["revision"] if state == "done" and changes["revision"] > 1 else None)


def test_what_was_begun_stays_open_when_what_opened_it_is_undone() -> None:
    course = flat(item("a"), item("b", requires=("a",), times=2))
    made = record()
    tick(made, "a")
    tick(made, "b", times=2)
    act(made, A, "unticked")
    now = standing(made, catalogue(course))
    assert {one.item.id: one.state for one in now.items} == {"a": "open", "b": "started"}
    assert now.lock(course.items["b"]) is None


def test_a_lead_opens_one_lock_for_one_person() -> None:
    course = flat(item("a"), item("b", requires=("a",)), item("c", requires=("a",)))
    made = record()
    act(made, "lock:course/b", "opened", by="tom", text="did it elsewhere")
    now = standing(made, catalogue(course))
    assert {one.item.id: (one.state, one.early) for one in now.items} == {
        "a": ("open", False),
        "b": ("open", True),
        "c": ("locked", False),
    }
    renamed = edited(course, "b", id="b2", was=("b",))
    assert standing(made, catalogue(renamed)).by_id["b2"].state == "open"


# -- basics, phases, renewals


def closing_course() -> Any:
    return curriculum(
        phase("first", item("a"), item("talk", who="lead", closes=True, requires=("a",))),
        phase("later", item("z"), basics=False),
    )


def test_the_basics_end_with_the_closing_talk_and_nothing_added_later_takes_them_back() -> None:
    course = closing_course()
    made = record()
    tick(made, "a")
    assert not standing(made, catalogue(course)).basics_complete
    tick(made, "talk", by="tom")
    now = standing(made, catalogue(course))
    assert (now.basics_complete, now.basics_on) == (True, START)
    more = course._replace(phases=(phase("first", *course.phases[0].items, item("new")), course.phases[1]))
    now = standing(made, catalogue(more))
    assert now.basics_complete
    assert now.basics_done == 2


def test_what_was_brought_in_ended_on_its_own_day() -> None:
    course = closing_course()
    made = record()
    tick(made, "a", at="2026-05-04T09:00:00Z")
    tick(made, "talk", by="tom", on="2026-04-01", at="2026-05-04T09:00:00Z")
    assert standing(made, catalogue(course), date(2026, 5, 4)).basics_on == date(2026, 4, 1)


def test_the_day_of_the_basics_is_never_tomorrow() -> None:
    made = record()
    tick(made, "a")
    tick(made, "talk", by="tom", at="2026-03-03T02:00:00Z")  # still 2 March where they are
    assert standing(made, catalogue(closing_course()), START).basics_on == START


def test_phases_count_and_say_where_they_are() -> None:
    course = curriculum(
        phase("first", item("a"), item("b")), phase("second", item("c", requires=("first",))), phase("third", item("d"))
    )
    made = record()
    tick(made, "a")
    found = standing(made, catalogue(course)).phases
    assert [(p.phase.id, p.done, p.total, p.state) for p in found] == [
        ("first", 1, 2, "going"),
        ("second", 0, 1, "locked"),
        ("third", 0, 1, "open"),
    ]
    tick(made, "b")
    found = standing(made, catalogue(course)).phases
    assert [p.state for p in found] == ["done", "open", "open"]


def test_an_item_that_renews_is_due_so_many_days_after_it_happened() -> None:
    course = flat(item("a", renews=30), item("b", renews=30))
    made = record()
    tick(made, "a")
    tick(made, "b", on="2026-01-01", at="2026-05-04T09:00:00Z")
    act(made, A, "said", at="2026-06-01T09:00:00Z", text="still good")
    now = standing(made, catalogue(course)).by_id
    assert (now["a"].renew_on, now["b"].renew_on) == (START + timedelta(days=30), date(2026, 1, 31))


# -- the programme


def states_on(made: Record, *days: date) -> list[str]:
    journey = Journey(made)
    return [journey.programme_on(date.max).state(journey.profile.start, day) for day in days]


def test_the_states_of_a_programme() -> None:
    made = record()
    day = START + timedelta(days=10)
    assert states_on(made, START - timedelta(days=1), START, day) == ["coming", "going", "going"]
    act(made, PROGRAMME, "paused", by="tom", **{"from": "2026-03-10", "until": "2026-03-20"})
    assert states_on(made, date(2026, 3, 9), date(2026, 3, 10), date(2026, 3, 20), date(2026, 3, 21)) == [
        "going",
        "paused",
        "paused",
        "going",
    ]
    act(made, PROGRAMME, "extended", by="tom", days=5)
    act(made, PROGRAMME, "extended", by="tom", days=3)
    assert states_on(made, date(2026, 3, 9), date(2026, 3, 10)) == ["extended", "paused"]
    assert Journey(made).programme_on(date.max).extra == 8
    act(made, PROGRAMME, "ended", by="tom", on="2026-03-12")
    assert states_on(made, date(2026, 3, 30)) == ["ended"]
    assert states_on(record(course=None), START) == ["none"]


def test_resuming_cuts_the_pause_that_goes_on_and_leaves_one_planned_for_later() -> None:
    made = record()
    act(made, PROGRAMME, "paused", by="tom", **{"from": "2026-03-10", "until": "2026-03-31"})
    act(made, PROGRAMME, "paused", by="tom", **{"from": "2026-07-01", "until": "2026-07-31"})
    act(made, PROGRAMME, "resumed", by="tom", last="2026-03-15")
    assert states_on(made, date(2026, 3, 15), date(2026, 3, 16), date(2026, 7, 2)) == ["paused", "going", "paused"]


def test_a_pause_that_is_resumed_on_its_first_day_never_was() -> None:
    made = record()
    act(made, PROGRAMME, "paused", by="tom", **{"from": "2026-03-10", "until": None})
    act(made, PROGRAMME, "resumed", by="tom", last="2026-03-09")
    assert Journey(made).programme_on(date.max).rest == ()


def test_days_of_a_pause_count_in_no_plan() -> None:
    made = record()
    act(made, PROGRAMME, "paused", by="tom", **{"from": "2026-03-03", "until": "2026-03-06"})
    now = standing(made, catalogue(flat(item("a"))), date(2026, 3, 9))
    assert now.day == 2
    assert now.due_on(now.by_id["a"].item) == date(2026, 3, 12)


def test_a_line_that_was_written_since_they_were_judged_is_not_yet_seen() -> None:
    judged = ItemFact(met_criteria=("amount",), unmet_criteria=("reason",))
    assert [judged.line(line) for line in ("amount", "reason", "new")] == ["seen", "not yet", "not yet"]
    assert ItemFact().line("amount") == "none"

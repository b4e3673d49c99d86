"""The agenda of a talk: what lies before the last one and what after it, and when the next one is."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from mentor_tui.domain.agenda import agenda, happened, points_of
from mentor_tui.domain.checkins import KEPT, check_ins_of, next_from
from mentor_tui.domain.journey import Journey
from mentor_tui.domain.record import Record
from tests.domain.helpers import act, catalogue, flat, item, record, standing, tick

ITEMS = tuple(f"i{n}" for n in range(6))
KNOWN = catalogue(flat(*(item(name, sign_off="mentor") for name in ITEMS)))
BEGIN = datetime(2026, 3, 2, 9, tzinfo=UTC)


def at(hours: int) -> str:
    return (BEGIN + timedelta(hours=hours)).isoformat().replace("+00:00", "Z")


def told(steps: list[tuple[str, int]]) -> Record:
    """A record in which one thing happens an hour, as far as it can."""
    made = record()
    stand = dict.fromkeys(ITEMS, "open")
    for hour, (what, which) in enumerate(steps, 1):
        name, when = ITEMS[which], at(hour)
        thing = f"item:course/{name}"
        if what == "tick" and stand[name] == "open":
            tick(made, name, at=when, sign_off=True)
            stand[name] = "waiting"
        elif what == "return" and stand[name] == "waiting":
            act(made, thing, "returned", by="maya", at=when, text="Once more.")
            stand[name] = "returned"
        elif what == "send" and stand[name] == "returned":
            act(made, thing, "sent", at=when, text="Better.")
            stand[name] = "waiting"
        elif what == "sign" and stand[name] == "waiting":
            act(made, thing, "signed", by="maya", at=when)
            stand[name] = "done"
        elif what == "ask":
            act(made, thing, "asked", at=when, text="Why?")
        elif what == "talk":
            act(made, "sessions:", "session", by="maya", at=when, text="We talked.", did=[])
        elif what == "bring":
            act(made, "agenda:", "noted", by=("ana", "maya")[which % 2], at=when, text=f"{hour}")
    return made


STEPS = st.lists(
    st.tuples(st.sampled_from(["tick", "return", "send", "sign", "ask", "talk", "bring"]), st.integers(0, 5)),
    max_size=30,
)


@given(STEPS)
def test_what_was_before_the_last_talk_and_what_since_are_all_there_is(steps: list[tuple[str, int]]) -> None:
    made = told(steps)
    now = standing(made, KNOWN)
    found = agenda(now, UTC)
    before, whole = happened(now, until=found.since) if found.since else happened(now, until=at(0)), happened(now)
    for name in whole._fields:
        assert sorted([*getattr(before, name), *getattr(found.happened, name)]) == sorted(getattr(whole, name)), name
    earlier = points_of(made.facts, until=found.since) if found.since else ()
    assert sorted([*earlier, *found.own, *found.theirs]) == sorted(points_of(made.facts))
    assert {point.by for point in found.own} <= {"ana"}
    assert "ana" not in {point.by for point in found.theirs}


@given(STEPS)
def test_a_talk_leaves_nothing_but_what_is_open(steps: list[tuple[str, int]]) -> None:
    made = told([*steps, ("talk", 0)])
    found = agenda(standing(made, KNOWN), UTC)
    assert found.happened == ((), (), ())
    assert found.own == found.theirs == ()
    assert found.held == sum(what == "talk" for what, _which in steps) + 1


def test_one_that_is_logged_later_counts_until_the_end_of_its_day() -> None:
    made = record()
    lisbon = ZoneInfo("Europe/Lisbon")
    act(made, "agenda:", "noted", at="2026-07-06T22:30:00Z", text="late that evening")
    act(made, "agenda:", "noted", at="2026-07-07T09:00:00Z", text="the day after")
    act(made, "sessions:", "session", by="maya", at="2026-07-08T09:00:00Z", text="x", did=[], on="2026-07-06")
    assert [one.text for one in agenda(standing(made, KNOWN), lisbon).own] == ["the day after"]
    assert [one.text for one in agenda(standing(made, KNOWN), ZoneInfo("Asia/Manila")).own] == [
        "late that evening",
        "the day after",
    ]


def test_the_next_one_is_the_one_that_was_named_last_until_it_was_held() -> None:
    made = record()

    def next_on(day: date) -> str:
        return agenda(standing(made, KNOWN, day), UTC).next

    act(made, "sessions:", "session", by="maya", at=at(0), text="x", did=[], next="2026-03-10T15:00:00Z")
    act(made, "sessions:", "session", by="tomas", at=at(24), text="in between", did=[])
    assert next_on(date(2026, 3, 10)) == "2026-03-10T15:00:00Z"
    assert next_on(date(2026, 3, 11)) == "", "its day has passed"
    act(made, "sessions:", "session", by="maya", at="2026-03-10T14:50:00Z", text="early", did=[])
    assert next_on(date(2026, 3, 10)) == "", "they have talked on that day"
    assert Journey(made).sessions[0].next == "2026-03-10T15:00:00Z"


@given(st.lists(st.integers(1, 30), max_size=30))
def test_check_ins_are_of_different_weeks_and_the_last_ones_stay(gaps: list[int]) -> None:
    made, day, weeks = record(), date(2026, 3, 2), []
    for gap in gaps:
        day += timedelta(days=gap)
        if next_from(made.facts, day, UTC) is None:
            act(made, "checkins:", "checked-in", at=f"{day}T10:00:00Z", word="good")
            weeks.append(day.isocalendar()[:2])
        else:
            assert day.isocalendar()[:2] == weeks[-1]
            assert next_from(made.facts, day, UTC) == date.fromisocalendar(*weeks[-1], 1) + timedelta(days=7)
    assert len(set(weeks)) == len(weeks)
    known = [date.fromisoformat(one.at[:10]).isocalendar()[:2] for one in check_ins_of(made.facts)]
    assert known == weeks[-KEPT:]

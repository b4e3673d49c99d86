"""Pairings in time: whatever is agreed in whatever order, each day has the mentors that the last word on it says."""

from __future__ import annotations

import copy
import itertools
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mentor_tui.domain import history
from mentor_tui.domain.folds import FOLD
from mentor_tui.domain.pairs import PAST_KEPT
from mentor_tui.domain.people import FIRM_ENDS, AgreedChange, Cover, Pairing
from mentor_tui.domain.record import TEAM, Event, Record
from mentor_tui.domain.team import Team
from tests.domain.helpers import SOME

START = date(2026, 3, 2)
SPAN = 60
"""Days that are looked at one by one."""


class Step(NamedTuple):
    """A change, made some days after the one before it, from a day on that is today or ahead, with days of overlap."""

    later: int
    ahead: int
    mentor: str | None
    overlap: int
    reason: str = "moved"


STEPS = st.lists(
    st.builds(
        Step,
        st.integers(0, 6),
        st.sampled_from([0, 0, 1, 2, 5, 12]),
        st.sampled_from(["maya", "max", "joana", None]),
        st.sampled_from([0, 0, 1, 3, 9]),
        st.sampled_from(["moved", "finished", "asked", "not again"]),
    ),
    max_size=14,
)


def day(number: int) -> date:
    return START + timedelta(days=number)


@dataclass(eq=False)
class Stretch:
    """Days of one mentor on end, and why they are over; each is its own, whoever it is."""

    mentor: str
    reason: str = ""


class Calendar:
    """The naive model: who is in charge, and who stays beside them, written into every single day."""

    def __init__(self) -> None:
        self.stretches: list[Stretch | None] = [None] * SPAN
        self.shared: list[str | None] = [None] * SPAN
        self.of_a_morning: list[tuple[int, Stretch]] = []
        """Who began and ended on one and the same day, with nobody before them."""

    @property
    def charge(self) -> list[str | None]:
        return [stretch.mentor if stretch else None for stretch in self.stretches]

    def change(self, now: int, first: int, mentor: str | None, overlap: int, reason: str) -> None:
        before = self.stretches[first - 1] if first else None
        old = (before or self.stretches[first]) if self.stretches[first] else None
        goes_on = old is not None and old is before and old.mentor == mentor
        if old is not None and not goes_on:
            if old is before and (old.reason not in FIRM_ENDS or reason in FIRM_ENDS):
                old.reason = reason
            elif old is not before and first == now:
                old.reason = reason
                self.of_a_morning.append((first, old))
        if goes_on and old is not None:
            old.reason = ""
        new = old if goes_on else Stretch(mentor) if mentor else None
        for at in range(first, SPAN):
            self.stretches[at] = new
            self.shared[at] = old.mentor if old and at < first + overlap else None

    def barred(self, mentor: str, at: int) -> bool:
        """Whether a firm end of theirs has come by a day."""
        ended = {stretch: number + 1 for number, stretch in enumerate(self.stretches) if stretch}
        over = [(day, stretch) for stretch, day in ended.items() if day < SPAN] + self.of_a_morning
        return any(s.mentor == mentor and s.reason in FIRM_ENDS and day <= at for day, s in over)

    def mentors(self, at: int) -> tuple[str, ...]:
        both = (self.charge[at], self.shared[at])
        return tuple(dict.fromkeys(mentor for mentor in both if mentor))

    def ahead(self, at: int) -> list[AgreedChange]:
        found = []
        for next_ in range(at + 1, SPAN):
            mentor = self.charge[next_]
            if mentor and mentor != self.charge[next_ - 1]:
                found.append(AgreedChange(mentor, day(next_)))
        return found


def write(record: Record, kind: str, today: date, **terms: Any) -> Event:
    stamp = f"{today.isoformat()}T09:00:00Z"
    op = f"op-{record.last_seq + 1}"
    return history.append(record, op=op, at=stamp, by="tom", kind=kind, thing="pairing:ana", terms=terms)


def run(steps: list[Step]) -> tuple[Record, Calendar, int]:
    record, calendar, now = Record(TEAM, fold=FOLD), Calendar(), 0
    for step in steps:
        now = min(now + step.later, SPAN - 1)
        first = min(now + step.ahead, SPAN - 1)
        terms: dict[str, Any] = {"mentor": step.mentor, "since": day(first).isoformat(), "reason": step.reason}
        if step.overlap and step.mentor:
            terms["overlap"] = day(first + step.overlap - 1).isoformat()
        write(record, "reassigned" if step.mentor else "unpaired", day(now), **terms)
        calendar.change(now, first, step.mentor, step.overlap if step.mentor else 0, step.reason)
    return record, calendar, now


def pairing_of(record: Record) -> Pairing:
    return Pairing.of("ana", record.facts.get("pairing:ana", {}))


@SOME
@given(STEPS)
@example([Step(0, 0, "maya", 0), Step(0, 0, "max", 0), Step(0, 0, "joana", 3)])
@example([Step(0, 0, "maya", 0), Step(1, 9, "max", 5), Step(1, 9, "joana", 5)])
@example([Step(0, 0, "maya", 0), Step(1, 9, "max", 5), Step(2, 5, "joana", 2)])
def test_every_day_has_the_mentors_that_a_calendar_would_show(steps: list[Step]) -> None:
    record, calendar, _now = run(steps)
    pairing = pairing_of(record)
    for at in range(SPAN):
        assert pairing.mentor_on(day(at)) == calendar.charge[at], day(at)
        assert pairing.mentors_on(day(at)) == calendar.mentors(at), day(at)


@SOME
@given(STEPS)
@example([Step(0, 0, "maya", 0), Step(1, 20, "max", 0), Step(1, 5, "joana", 0, "asked")])
@example([Step(0, 0, "maya", 0), Step(1, 20, "max", 0), Step(1, 0, None, 0, "not again")])
@example([Step(0, 0, "maya", 0), Step(1, 5, "max", 0, "asked"), Step(0, 5, "joana", 0)])
@example([Step(0, 0, "maya", 0), Step(0, 0, "max", 0, "asked"), Step(0, 0, "joana", 0)])
@example([Step(0, 5, "maya", 0), Step(0, 5, "max", 0, "asked"), Step(6, 0, "maya", 0)])
@example([Step(0, 0, "maya", 0), Step(0, 5, "max", 0), Step(1, 5, "maya", 0, "asked"), Step(4, 0, "maya", 0)])
@example([Step(0, 5, "max", 0), Step(1, 5, "maya", 0, "asked"), Step(1, 3, "joana", 0)])
def test_a_firm_reason_bars_whoever_hands_over_on_that_day_and_nobody_else(steps: list[Step]) -> None:
    record, calendar, _now = run(steps)
    pairing = pairing_of(record)
    for mentor, at in itertools.product(("maya", "max", "joana"), range(SPAN)):
        assert pairing.barred(mentor, day(at)) == calendar.barred(mentor, at), (mentor, day(at))


@SOME
@given(STEPS)
def test_of_earlier_entries_only_those_stay_that_held_or_say_something(steps: list[Step]) -> None:
    record, _calendar, now = run(steps)
    for past in pairing_of(record).past:
        held = past["since"] < past["until"] or "overlap" in past
        assert held or (past["reason"] in FIRM_ENDS and past["until"] <= day(now).isoformat())


@SOME
@given(STEPS, st.integers(0, SPAN - 1))
def test_the_changes_ahead_are_those_of_the_calendar(steps: list[Step], at: int) -> None:
    record, calendar, now = run(steps)
    pairing, today = pairing_of(record), max(at, now)
    found = pairing.ahead(day(today))
    # One who takes over from themselves, after a gap that was closed, is no change that anybody would see.
    seen = [change for change in found if pairing.mentor_on(change.since - timedelta(days=1)) != change.mentor]
    assert seen == calendar.ahead(today)
    assert pairing.coming(day(today)) == (found[0] if found else None)


@SOME
@given(STEPS, st.integers(0, SPAN - 1))
def test_a_team_says_of_a_day_who_mentors_whom_and_who_comes(steps: list[Step], at: int) -> None:
    record, calendar, _now = run(steps)
    team = Team(record, today=day(at))
    assert team.mentor("ana") == calendar.charge[at]
    for mentor in ("maya", "max", "joana"):
        assert (team.mentees(mentor) == ("ana",)) == (mentor in calendar.mentors(at))
        assert (team.coming_to(mentor) == ("ana",)) == any(
            change.mentor == mentor for change in pairing_of(record).ahead(day(at))
        )
        assert team.bound_to(mentor) == ("ana",) * bool(team.mentees(mentor) or team.coming_to(mentor))
    latest = Team(record)
    assert latest.mentor("ana") == (steps[-1].mentor if steps else None)
    assert latest.coming_to("maya") == ()


@SOME
@given(STEPS)
def test_replaying_and_taking_back_gives_the_same_facts(steps: list[Step]) -> None:
    record, _calendar, _now = run(steps)
    events = [past.event for past in record.tail]
    assert history.replay(TEAM, events).facts == record.facts
    for past in reversed(list(record.tail)):
        after = copy.deepcopy(record.facts)
        history.undo(record, "tom", op=f"undo-{past.event.seq}", at=past.event.at)
        assert {**record.facts.get("pairing:ana", {}), "seq": 0} == {**(past.before or {}), "seq": 0}
        again = copy.deepcopy(record)
        history.redo(again, "tom", op="redo", at=past.event.at)
        assert {**again.facts["pairing:ana"], "seq": 0} == {**after["pairing:ana"], "seq": 0}


def test_the_mentor_of_today_named_again_takes_an_agreed_change_back() -> None:
    record, _calendar, _now = run([Step(0, 0, "maya", 0), Step(3, 10, "max", 4), Step(2, 0, "maya", 0)])
    pairing = pairing_of(record)
    assert (pairing.mentor, pairing.since) == ("maya", START.isoformat())
    assert pairing.past == (), "one who never held is not kept"
    assert pairing.ahead(START) == ()


def test_a_pair_that_ended_for_good_is_remembered_however_many_followed() -> None:
    record = Record(TEAM, fold=FOLD)
    write(record, "paired", START, mentor="maya", since=START.isoformat())
    for number in range(2 * PAST_KEPT):
        reason = "moved" if number else "not again"
        today = day(number + 1)
        write(record, "reassigned", today, mentor=f"m{number}", since=today.isoformat(), reason=reason)
    pairing = pairing_of(record)
    assert len(pairing.past) == PAST_KEPT + 1
    assert pairing.barred("maya", day(90))
    assert not pairing.barred("m3", day(90))


@pytest.mark.parametrize(("reason", "barred"), [("asked", True), ("not again", True), ("moved", False)])
def test_a_pair_is_barred_from_the_day_on_which_it_ends(reason: str, barred: bool) -> None:
    record = Record(TEAM, fold=FOLD)
    write(record, "paired", START, mentor="maya", since=START.isoformat())
    write(record, "reassigned", START, mentor="max", since=day(9).isoformat(), reason=reason)
    pairing = pairing_of(record)
    assert not pairing.barred("maya", day(8))
    assert pairing.barred("maya", day(9)) is barred


class Covering(NamedTuple):
    """A stand-in, said some days after the one before, from a day on (None: at once), for some days (None: no end)."""

    later: int
    ahead: int | None
    stand_in: str | None
    days: int | None


COVERINGS = st.lists(
    st.builds(
        Covering,
        st.integers(0, 6),
        st.sampled_from([None, None, 0, 3, 10, 20]),
        st.sampled_from(["max", "joana", "lea", "max", "joana", None]),
        st.sampled_from([None, 1, 4, 12]),
    ),
    max_size=10,
)


@SOME
@given(COVERINGS)
@example([Covering(0, None, "max", None), Covering(0, 20, "joana", 4)])
@example([Covering(0, 20, "max", 12), Covering(0, 10, "joana", 12)])
@example([Covering(0, 0, "max", 12), Covering(0, 0, "joana", 4)])
def test_every_day_has_the_stand_in_who_was_said_last_for_it(coverings: list[Covering]) -> None:
    record, now = Record(TEAM, fold=FOLD), 0
    write(record, "paired", START, mentor="maya", since=START.isoformat())
    calendar: list[Covering | None] = [None] * SPAN
    for one in coverings:
        now = min(now + one.later, SPAN - 1)
        first = min(now + (one.ahead or 0), SPAN - 1)
        last = SPAN - 1 if one.days is None else min(first + one.days - 1, SPAN - 1)
        terms: dict[str, Any] = {"stand_in": one.stand_in}
        terms["until"] = None if one.days is None else day(first + one.days - 1).isoformat()
        if one.ahead is not None:
            terms["from"] = day(first).isoformat()
        write(record, "covered", day(now), **terms)
        # Whoever stands in until then is over with it, one who is planned for later keeps the days that are left.
        over, new = calendar[first], one._replace(later=record.last_seq)
        for at in range(first if one.stand_in else now, SPAN):
            if one.stand_in is None or calendar[at] is over:
                calendar[at] = None
            if one.stand_in is not None and at <= last:
                calendar[at] = new
    pairing = pairing_of(record)
    for at in range(now, SPAN):
        expected = calendar[at]
        cover = pairing.cover_on(day(at))
        assert (cover.stand_in if cover else None) == (expected.stand_in if expected else None), day(at)
        for who in ("max", "joana", "lea"):
            assert pairing.covered_by(who, day(at)) == (expected is not None and expected.stand_in == who)
    assert len(pairing.covers) <= len(coverings)
    assert all(cover.until is None or cover.until >= day(now - 1) for cover in pairing.covers), "those over are dropped"


def test_a_stand_in_planned_for_later_leaves_the_one_of_today() -> None:
    record = Record(TEAM, fold=FOLD)
    write(record, "paired", START, mentor="maya", since=START.isoformat())
    write(record, "covered", START, stand_in="max", until=None)
    write(record, "covered", START, stand_in="joana", until=day(29).isoformat(), **{"from": day(20).isoformat()})
    for at, who in ((0, "max"), (19, "max"), (20, "joana"), (29, "joana"), (30, None)):
        pairing = Team(record, today=day(at)).pairings["ana"]
        assert pairing.stand_in == who
        assert (Team(record).covers(who, day(at)) if who else ("ana",)) == ("ana",)
    assert Team(record).covers("joana", START) == ()
    write(record, "covered", day(1), stand_in=None, until=None)
    assert pairing_of(record).covers == ()


def test_a_stand_in_stays_until_they_are_in_charge_themselves() -> None:
    record = Record(TEAM, fold=FOLD)
    write(record, "paired", START, mentor="maya", since=START.isoformat())
    write(record, "covered", START, stand_in="max", until=None)
    write(record, "reassigned", START, mentor="max", since=day(5).isoformat(), reason="moved")
    pairing = pairing_of(record)
    assert [pairing.covered_by("max", day(at)) for at in (0, 4, 5)] == [True, True, False]
    write(record, "reassigned", day(1), mentor="joana", since=day(1).isoformat(), reason="moved", stand_in="max")
    assert pairing_of(record).covered_by("max", day(30))
    write(record, "reassigned", day(2), mentor="max", since=day(2).isoformat(), reason="moved")
    assert pairing_of(record).cover_on(day(2)) is None
    write(record, "reassigned", day(3), mentor="maya", since=day(20).isoformat(), reason="moved")
    assert pairing_of(record).covers == ()
    write(record, "covered", day(3), stand_in="maya", until=day(30).isoformat())
    assert pairing_of(record).covers == (Cover("maya", None, day(19)),)
    write(record, "covered", day(3), stand_in="joana", until=day(40).isoformat(), **{"from": day(35).isoformat()})
    write(record, "unpaired", day(4), mentor=None, since=day(4).isoformat(), reason="finished")
    assert [pairing_of(record).cover_on(day(at)) for at in (4, 10, 36)] == [None] * 3


def test_facts_from_before_pairings_had_days_ahead_still_say_who_mentors() -> None:
    old = {"mentor": "maya", "since": "2026-03-01", "past": [{"mentor": "max", "since": "2026-01-05"}]}
    old["past"][0] |= {"until": "2026-03-01", "reason": "moved", "by": "tom"}  # type: ignore[index]
    pairing = Pairing.of("ana", old)
    assert pairing.mentors_on(START) == ("maya",)
    assert pairing.mentors_on(date(2026, 2, 28)) == ("max",)
    assert pairing.mentors_on(date(2026, 1, 4)) == ()


def test_how_much_a_mentor_takes_on() -> None:
    record = Record(TEAM, fold=FOLD)

    def said(**terms: Any) -> tuple[int, float | None]:
        history.append(
            record, op=str(terms), at="2026-03-02T09:00:00Z", by="tom", kind="room", thing="room:maya", terms=terms
        )
        return Team(record).room("maya"), Team(record).hours("maya")

    assert (Team(record).room("maya"), Team(record).hours("maya")) == (3, None)
    assert said(hours=6.5) == (3, 6.5)
    assert said(heads=0) == (0, 6.5)
    assert said(heads=5, hours=None) == (5, None)

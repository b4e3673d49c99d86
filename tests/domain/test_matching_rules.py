"""What keeps a pair apart: every rule once more, as it is read."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given

from mentor_tui.domain.calendar import OFFICE, Shift, Span
from mentor_tui.domain.matching.pool import Hire, Mentor, Pool
from mentor_tui.domain.matching.scores import Scores, bits_of, rules_of
from mentor_tui.domain.policy import RULES, Rule
from tests.domain.helpers import SOME, START
from tests.domain.pools import hire, mentor, pooled, pools
from tests.domain.test_matching_hours import at_work, plain

DAY = timedelta(days=1)


def broken(hire: Hire, mentor: Mentor, of: Pool) -> set[Rule]:
    """The rules of a pair, one sentence each; hours and places are counted as their own tests do."""
    policy, found = of.policy, set[Rule]()
    if hire.id == mentor.id:
        found.add("oneself")
    if mentor.id in hire.barred:
        found.add(hire.barred[mentor.id])
    if mentor.leaving:
        found.add("leaving")
    if not mentor.confirmed:
        found.add("unconfirmed")
    if policy.manager and mentor.id in hire.managers:
        found.add("manager")
    if mentor.since is not None and later(mentor.since, policy.tenure_months) > hire.begins:
        found.add("tenure")
    both_known = hire.languages and mentor.languages
    if policy.shared_language and both_known and not set(hire.languages) & set(mentor.languages):
        found.add("language")
    if plain(hire, mentor, policy.over_days) < asked(hire, policy.least_hours) - 0.01:
        found.add("hours")
    fresh = [hire.begins + n * DAY for n in range(policy.first_days)]
    there = mentor.calendar._replace(away=())
    if sum(at_work(there, day) and not at_work(mentor.calendar, day) for day in fresh) > policy.most_days_away:
        found.add("away")
    if not room(mentor, of):
        found.add("capacity")
    return found


def asked(hire: Hire, hours: float) -> float:
    """Hours for forty a week, by contract."""
    own, full = hire.calendar.hours, hire.calendar.full_week
    return hours * min(own / full, 1)


def later(day: date, months: int) -> date:
    year, month = day.year + (day.month - 1 + months) // 12, (day.month - 1 + months) % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def room(mentor: Mentor, of: Pool) -> bool:
    """Whether one hire more fits, in hours in each week ahead and in heads."""
    loads = [mentor.load[min(week, len(mentor.load) - 1)] if mentor.load else 0.0 for week in range(len(of.costs))]
    fits = all(load + cost <= mentor.hours for load, cost in zip(loads, of.costs, strict=True) if cost)
    return mentor.mentees < mentor.heads and fits


@SOME
@given(pools(most=3))
def test_pairs_are_kept_apart_by_the_rules_as_they_are_read(of: Pool) -> None:
    scores = Scores(of)
    for our in of.hires:
        for their in of.mentors:
            edge = plain(our, their, of.policy.over_days) - asked(our, of.policy.least_hours) + 0.01
            assume(abs(edge) > 2e-3)  # at the very edge the width of a number decides
            assert set(scores.rules(our.id, their.id)) == broken(our, their, of)


@SOME
@given(pools(most=3))
def test_a_pair_is_allowed_where_no_rule_is_broken(of: Pool) -> None:
    scores = Scores(of)
    for row, our in enumerate(of.hires):
        for column, their in enumerate(of.mentors):
            assert scores.allowed[row, column] == (not scores.rules(our.id, their.id))


def rules(our: Hire, their: Mentor, **policy: object) -> tuple[Rule, ...]:
    return Scores(pooled([our], [their], **policy)).rules(our.id, their.id)


def test_a_plain_pair_is_allowed() -> None:
    assert rules(hire("ana"), mentor("kim")) == ()


@pytest.mark.parametrize(
    ("our", "their", "rule"),
    [
        (hire("kim"), mentor("kim"), "oneself"),
        (hire("ana", barred={"kim": "ended"}), mentor("kim"), "ended"),
        (hire("ana", barred={"kim": "apart"}), mentor("kim"), "apart"),
        (hire("ana"), mentor("kim", leaving=True), "leaving"),
        (hire("ana"), mentor("kim", confirmed=False), "unconfirmed"),
        (hire("ana", managers=("tom", "kim")), mentor("kim"), "manager"),
        (hire("ana"), mentor("kim", since=date(2025, 9, 3)), "tenure"),
        (hire("ana", begins=date(2026, 9, 29)), mentor("kim", since=date(2026, 3, 31)), "tenure"),
        (hire("ana", languages=("pt",)), mentor("kim", languages=("de", "fr")), "language"),
        (hire("ana", zone=ZoneInfo("Asia/Tokyo")), mentor("kim"), "hours"),
        (hire("ana"), mentor("kim", away=(Span(START + 8 * DAY, START + 11 * DAY),)), "away"),
        (hire("ana"), mentor("kim", hours=5.5), "capacity"),
        (hire("ana"), mentor("kim", heads=2, mentees=2), "capacity"),
    ],
)
def test_each_rule_by_itself(our: Hire, their: Mentor, rule: Rule) -> None:
    assert rules(our, their) == (rule,)


@pytest.mark.parametrize(
    ("our", "their", "policy"),
    [
        (hire("ana", managers=("kim",)), mentor("kim"), {"manager": False}),
        (hire("ana"), mentor("kim", since=date(2025, 9, 2)), {}),
        (hire("ana", begins=date(2026, 2, 28)), mentor("kim", since=date(2025, 8, 31)), {}),
        (hire("ana", begins=date(2026, 9, 30)), mentor("kim", since=date(2026, 3, 31)), {}),
        (hire("ana"), mentor("kim", since=START), {"tenure_months": 0}),
        (hire("ana", languages=("pt",)), mentor("kim", languages=("de",)), {"shared_language": False}),
        (hire("ana", languages=("pt",)), mentor("kim"), {}),
        (hire("ana"), mentor("kim", languages=("de",)), {}),
        (hire("ana", zone=ZoneInfo("Asia/Tokyo")), mentor("kim"), {"least_hours": 0.0}),
        # Three working days, and a weekend.
        (hire("ana"), mentor("kim", away=(Span(START + 9 * DAY, START + 13 * DAY),)), {}),
        # From the third week on they may be away as long as they like; the first day of it is a Monday.
        (
            hire("ana"),
            mentor("kim", away=(Span(START + 14 * DAY, START + 60 * DAY),)),
            {"least_hours": 0.0, "most_days_away": 0},
        ),
    ],
)
def test_each_rule_ends_where_it_says(our: Hire, their: Mentor, policy: dict[str, object]) -> None:
    assert rules(our, their, **policy) == ()


def test_half_a_contract_asks_for_half_the_hours() -> None:
    two = OFFICE._replace(shifts={day: OFFICE.shifts[day] for day in (0, 1)})
    late = OFFICE._replace(shifts={day: Shift(time(14), time(22, 30)) for day in range(5)})
    evening = mentor("kim", pattern=late)
    # 3.5 of 8.5 hours overlap: 16.5 hours of forty a week, 6.6 of sixteen; pro rata 3.2 of the 8 are asked for.
    assert Scores(pooled([hire("ana", pattern=two)], [evening])).shared("ana", "kim") == pytest.approx(6.6, abs=0.05)
    assert rules(hire("ana", pattern=two), evening) == ()
    assert rules(hire("ana", pattern=two), evening, least_hours=20.0) == ("hours",)


def test_rules_are_told_in_the_order_of_a_sentence() -> None:
    found = rules(hire("ana", barred={"kim": "ended"}, managers=("kim",)), mentor("kim", hours=0.0, leaving=True))
    assert found == ("ended", "leaving", "manager", "capacity")
    assert rules_of(bits_of(reversed(RULES))) == RULES


def test_who_broke_it_off_is_told_beside_what_else_keeps_two_apart() -> None:
    everything = Scores(pooled([hire("kim", barred={"lea": "apart"})], [mentor("kim"), mentor("lea"), mentor("mia")]))
    assert [everything.rules("kim", name) for name in ("kim", "lea", "mia")] == [("oneself",), ("apart",), ()]

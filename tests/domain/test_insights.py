"""Curves and sentences about cohorts: against scipy where it has the same, and by hand where it would be wrong."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentor_tui.domain.insights import (
    Cohort,
    PositionMove,
    Stay,
    Way,
    apart,
    cohort,
    could_by,
    people,
    share_on,
    still_here,
    verdict,
)

TODAY = date(2026, 5, 12)

STAYS = st.lists(st.builds(Stay, st.integers(0, 400), st.booleans()), min_size=5, max_size=40)
DAYS = st.integers(1, 90)
WAYS = st.lists(
    DAYS.map(Way) | DAYS.map(lambda day: Way(90, day)) | DAYS.map(lambda day: Way(day, None, True)),
    min_size=5,
    max_size=30,
)


@cache
def scipy_stats() -> Any:
    """Of all tests these alone need it, and it takes a second to load."""
    from scipy import stats

    return stats


def censored(rows: list[tuple[float, bool]]) -> Any:
    stats = scipy_stats()
    return stats.CensoredData([at for at, known in rows if known], right=[at for at, known in rows if not known])


# -- who is still here


@given(STAYS)
def test_who_is_still_here_is_what_scipy_makes_of_right_censored_days(stays: list[Stay]) -> None:
    curve = still_here(stays)
    expected = scipy_stats().ecdf(censored([(stay.days, stay.left) for stay in stays])).sf
    days = sorted({day for stay in stays for day in (0, stay.days, max(stay.days - 1, 0))})
    assert [share_on(curve, day) for day in days] == pytest.approx(expected.evaluate(np.array(days, float)))
    assert curve[-1][0] == max(stay.days for stay in stays)
    assert [day for day, _share in curve] == sorted({day for day, _share in curve})


def test_under_five_nothing_is_told_of_who_left() -> None:
    assert still_here([Stay(30, True)] * 4) == ()
    assert still_here([Stay(30, True), *[Stay(60, False)] * 4]) == ((0, 1.0), (30, 0.8), (60, 0.8))


# -- how fast


def test_those_on_the_way_count_as_not_yet_and_leavers_as_never() -> None:
    ways = [Way(70, 40), Way(70, 50), Way(60), Way(20, None, True), Way(55)]
    found = cohort("2026-01", ways, 30)
    assert found == Cohort("2026-01", 5, 2, 60, ((0, 0.0), (40, 0.2), (50, 0.4), (60, 0.4)), None, None, "not half yet")
    # What Kaplan and Meier estimate takes the leaver out of the number, and says more than is known.
    km = scipy_stats().ecdf(censored([(40, True), (50, True), (60, False), (20, False), (55, False)])).cdf
    assert float(km.evaluate(np.array([50.0]))[0]) == pytest.approx(0.5)
    assert share_on(found.curve, 50) == 0.4


@given(WAYS)
def test_a_curve_is_the_share_of_all_who_began(ways: list[Way]) -> None:
    found = cohort("any", ways, 1)
    for day in range(found.day + 1):
        got = sum(way.done is not None and way.done <= day for way in ways)
        assert share_on(found.curve, day) == got / len(ways)
    if found.half_by is not None:
        assert (share_on(found.curve, found.half_by) or 0) >= 0.5 > (share_on(found.curve, found.half_by - 1) or 0)
    else:
        assert found.done * 2 < len(ways)


def test_a_curve_ends_where_nobody_is_on_the_way_any_more() -> None:
    found = cohort("2026-01", [Way(200, 40 + n) for n in range(5)], 30)
    assert (found.day, found.curve[-1], found.half_by, found.most_by) == (44, (44, 1.0), 42, 43)


@pytest.mark.parametrize(
    ("ways", "state"),
    [
        ([Way(50, 40)] * 4, "too few"),
        ([Way(29)] * 5, "too early"),
        ([*[Way(29)] * 3, Way(50, 40), Way(9, None, True)], "too early"),
        ([*[Way(29)] * 2, Way(30), Way(50, 40), Way(9, None, True)], "not half yet"),
        ([*[Way(29)] * 3, Way(30), Way(50, 40), Way(9, None, True)], "not half yet"),
        ([*[Way(29)] * 2, *[Way(50, 40)] * 3], "half"),
    ],
)
def test_too_early_is_an_answer(ways: list[Way], state: str) -> None:
    found = cohort("2026-04", ways, 30)
    assert found.state == state
    assert bool(found.curve) == found.told
    if not found.told:
        assert found.half_by is found.most_by is None


def test_the_day_from_which_on_one_could_is_that_of_the_quickest_tenth() -> None:
    assert could_by([Way(80, day) for day in range(41, 61)], 60) == 42
    assert could_by([Way(80, day) for day in (50, 41, 45, 60, 48)], 60) == 41
    assert could_by([Way(80, 41)] * 4, 60) == 60


@settings(max_examples=40, deadline=None)
@given(WAYS, WAYS)
def test_how_far_two_cohorts_lie_apart_is_the_log_rank_statistic(one: list[Way], other: list[Way]) -> None:
    def rows(ways: list[Way]) -> list[tuple[float, bool]]:
        # Whoever left stays in the number, so they are there longer than anybody.
        return [(way.done, True) if way.done is not None else (1e6 if way.gone else way.day, False) for way in ways]

    mine = apart(one, other)
    if not any(way.done is not None for way in (*one, *other)):
        assert mine == 0
        return
    with np.errstate(all="ignore"):
        expected = scipy_stats().logrank(censored(rows(one)), censored(rows(other))).statistic
    if np.isfinite(expected):
        assert mine == pytest.approx(float(expected))
    assert apart(other, one) == pytest.approx(-mine)


# -- one sentence


def said(cohorts: dict[str, list[Way]], could: int = 30):
    made = [cohort(name, ways, could) for name, ways in cohorts.items()]
    return verdict(made, cohorts, could, TODAY)


def test_what_is_said() -> None:
    january, soon = [Way(100, 50 + n) for n in range(14)], [Way(80, 30 + n) for n in range(14)]
    february = [*[Way(58, 50 + n) for n in range(5)], *[Way(58)] * 11]
    april = [Way(23)] * 8
    assert said({}).code == "nobody"
    assert said({"2026-01": january[:4]}).code == "nobody"
    early = said({"2026-04": april})
    assert (early.code, early.newer and early.newer.cohort, early.ask) == ("too early", "2026-04", date(2026, 5, 21))
    # Of several that are too early the furthest is told: it is the first that can be asked about.
    early = said({"2026-03": april, "2026-04": [Way(9)] * 8})
    assert (early.newer and early.newer.cohort, early.ask) == ("2026-03", date(2026, 5, 21))
    assert said({"2026-01": january, "2026-04": april}).code == "alone"
    sooner = said({"2026-01": january, "2026-02": soon, "2026-04": april})
    assert (sooner.code, sooner.newer and sooner.newer.cohort, sooner.older and sooner.older.cohort) == (
        "sooner",
        "2026-02",
        "2026-01",
    )
    assert said({"2026-01": soon, "2026-02": january}).code == "later"
    assert said({"2026-01": january, "2026-02": [Way(100, 51 + n) for n in range(14)]}).code == "same"
    not_yet = said({"2026-01": january, "2026-02": february})
    # Four in five of January were ready by day 61.
    assert (not_yet.code, not_yet.ask) == ("not yet", date(2026, 5, 15))


# -- who moved


def test_who_moved_left_and_came_back_is_of_the_last_twelve_months() -> None:
    moves = [
        PositionMove("moved", "sales", date(2026, 5, 12)),
        PositionMove("moved", "sales", date(2026, 1, 2)),
        PositionMove("moved", "operations", date(2026, 3, 2)),
        PositionMove("moved", "operations", date(2025, 5, 12)),
        PositionMove("moved", "operations", date(2026, 6, 1)),
        PositionMove("back", "support-rep", date(2026, 2, 1)),
    ]
    found = people(42, [date(2026, 5, 1), date(2025, 5, 1)], [], TODAY, moves)
    assert found == (42, 3, 1, 1, (("sales", 2), ("operations", 1)), ())
    assert people(42, [], [], TODAY) == (42, 0, 0, 0, (), ())

"""The answer clock: eight of ten of the last twenty answers, in working minutes; nothing where it would not have held."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mentor_tui.domain.answer_clock import (
    HELD,
    LATEST,
    LEAST,
    OF,
    AnswerClock,
    after,
    answered_by,
    clock,
    merged,
    worked,
)

WAITS = st.lists(st.integers(0, 3000), max_size=40)
SPANS = st.lists(st.tuples(st.integers(0, 5000), st.integers(1, 600)), max_size=12).map(
    lambda rows: merged((begin, begin + length) for begin, length in rows)
)


def test_from_ten_answers_on_and_the_eighth_of_ten_says_how_long() -> None:
    assert clock([30] * 9) is None
    assert clock([10, 20, 30, 40, 50, 60, 70, 80, 900, 999]) == AnswerClock(80, 8)


def test_only_the_last_twenty_count_and_what_would_not_have_held_is_not_said() -> None:
    assert clock([999] * 30 + [20] * 20) == AnswerClock(20, 10)
    assert clock([20] * 16 + [900] * 4) is None, "it got slower: six of the last ten is not eight"


@given(WAITS)
def test_it_holds_for_as_many_as_it_says(waits: list[int]) -> None:
    found = clock(waits)
    if found is None:
        return
    latest, last = waits[-LATEST:], waits[-OF:]
    assert len(waits) >= LEAST
    assert sum(wait <= found.minutes for wait in latest) * 10 >= len(latest) * 8
    assert sum(wait < found.minutes for wait in latest) * 10 < len(latest) * 8, "and no less would do"
    assert found.held == sum(wait <= found.minutes for wait in last) >= HELD


@given(SPANS, st.integers(0, 6000), st.integers(0, 2000))
def test_what_is_run_through_a_calendar_takes_that_many_of_its_minutes(
    spans: list[tuple[int, int]], begin: int, minutes: int
) -> None:
    end = after(spans, begin, minutes)
    if end is None:
        assert worked(spans, begin, 10**6) < minutes or not worked(spans, begin, 10**6)
    else:
        assert worked(spans, begin, end) == minutes
        assert any(first <= end <= last for first, last in spans)


@given(SPANS, SPANS, st.integers(0, 6000), st.integers(0, 2000))
def test_whoever_asks_has_it_while_they_are_at_work_and_never_before_it_is_given(
    theirs: list[tuple[int, int]], own: list[tuple[int, int]], now: int, minutes: int
) -> None:
    given_at, seen = after(theirs, now, minutes), answered_by(AnswerClock(minutes, 10), theirs, own, now)
    if seen is not None:
        assert given_at is not None
        assert seen >= given_at
        assert not own or any(first <= seen < last for first, last in own)

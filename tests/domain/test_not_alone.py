"""Who else needed more than one go: of whom it is counted, from how many on anything is said, and what it costs."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentor_tui.domain.courses import Waited
from mentor_tui.domain.insights import FEW
from mentor_tui.domain.not_alone import LATEST, ItemCost, Judging, NotAlone, cost, not_alone, sent_again

senders = st.lists(st.tuples(st.integers(1, 400), st.booleans()), max_size=20)
counts = st.integers(0, 9)
went = st.builds(Waited, counts, st.integers(1, 9), counts, counts, st.just(""))


@given(senders)
def test_it_is_said_of_the_last_nine_from_five_on(sent: list[tuple[int, bool]]) -> None:
    found = not_alone(sent)
    if len(sent) < FEW:
        assert found is None
    elif found is not None:
        assert found.of == min(len(sent), LATEST)
        assert 2 <= found.again <= min(found.of, sum(again for _day, again in sent))


@given(senders, st.lists(st.booleans(), max_size=9))
def test_who_began_before_the_last_nine_changes_nothing(sent: list[tuple[int, bool]], earlier: list[bool]) -> None:
    if len(sent) >= LATEST:
        assert not_alone([*sent, *((0, again) for again in earlier)]) == not_alone(sent)


@given(senders)
def test_one_more_who_sent_it_once_makes_nobody_more_alone_than_it_is_true(sent: list[tuple[int, bool]]) -> None:
    before, after = not_alone(sent), not_alone([(999, False), *sent])
    if before is not None and after is not None:
        assert after.again <= before.again


def test_of_few_and_of_one_alone_nothing_is_said() -> None:
    assert not_alone([(day, True) for day in range(4)]) is None
    assert not_alone([(day, day == 3) for day in range(9)]) is None
    assert not_alone([(day, day in (3, 4)) for day in range(5)]) == NotAlone(2, 5)


@pytest.mark.parametrize(
    ("waits", "back", "again"), [(1, 0, False), (3, 0, False), (1, 1, False), (2, 1, True), (2, 2, True), (3, 2, True)]
)
def test_sent_again_is_who_went_on_after_it_came_back(waits: int, back: int, again: bool) -> None:
    assert sent_again(Waited(1, waits, 0, back)) is again


@given(st.lists(went, max_size=12), st.lists(went, max_size=12))
def test_two_teams_together_cost_what_they_cost_apart(one: Sequence[Waited], other: Sequence[Waited]) -> None:
    both = cost([*one, *other])
    assert cost(one).with_more(cost(other)) == both
    assert both.again <= both.people == len(one) + len(other)
    assert both.told is (both.people >= FEW)


def test_judging_is_told_from_five_times_on() -> None:
    assert not Judging(4, 4).told
    assert Judging(2, 1).with_more(Judging(3, 0)) == Judging(5, 1)
    assert Judging(5, 1).told
    assert ItemCost() == cost([])

"""The score and its parts."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentor_tui.domain.matching.pool import Hire, Mentor, Pool
from mentor_tui.domain.matching.scores import Scores
from mentor_tui.domain.policy import PARTS, WEIGHTS, PartName
from tests.domain.helpers import SOME
from tests.domain.pools import LISBON, hire, mentor, pooled, pools
from tests.domain.pools import WEIGHTS as ANY_WEIGHTS


@SOME
@given(pools())
def test_parts_make_up_the_score_exactly_and_no_part_is_more_than_it_can_be(of: Pool) -> None:
    scores = Scores(of)
    for row, our in enumerate(of.hires):
        for column, their in enumerate(of.mentors):
            most = scores.most(our.id, their.id)
            parts = scores.parts(our.id, their.id)
            assert sum(parts.values()) == scores.scores[row, column]
            assert 0 <= scores.scores[row, column] <= 1000
            assert all(0 <= points <= most[name] for name, points in parts.items())


@SOME
@given(pools())
def test_what_parts_can_be_at_most_makes_100_points(of: Pool) -> None:
    scores = Scores(of)
    for our, their in itertools.product(of.hires, of.mentors):
        most = scores.most(our.id, their.id)
        weighty = [name for name in PARTS if of.policy.weights.get(name, 0) > 0 and name in known(our, their, of)]
        assert sum(most.values()) == (1000 if weighty else 0)
        assert all(most[name] == 0 for name in PARTS if name not in weighty)


@SOME
@given(pools())
def test_parts_about_which_nothing_is_known_are_left_out(of: Pool) -> None:
    scores = Scores(of)
    for our in of.hires:
        for their in of.mentors:
            assert set(scores.parts(our.id, their.id)) <= known(our, their, of)


def known(our: Hire, their: Mentor, of: Pool) -> set[PartName]:
    """The parts about which something is known of a hire; of hours in common, where both are somewhere."""
    by = of.mentors
    names = {their.id for their in by}
    told: dict[PartName, bool] = {
        "overlap": our.zone is not None and their.zone is not None,
        "experience": True,
        "areas": bool(our.areas),
        "goals": bool(our.goals),
        "interests": bool(our.interests) and any(other.interests for other in by),
        "languages": bool(our.languages or our.customers),
        "known": bool(our.known & names),
        "wishes": bool(set(our.wishes) & names) or any(our.id in other.wishes for other in by),
    }
    return {name for name, so in told.items() if so}


@SOME
@given(pools())
def test_each_part_is_what_it_says(of: Pool) -> None:
    scores = Scores(of)
    for our in of.hires:
        for their in of.mentors:
            most = scores.most(our.id, their.id)
            for name, points in scores.parts(our.id, their.id).items():
                exact = share(name, our, their, of, scores.shared(our.id, their.id)) * most[name]
                assert points == pytest.approx(exact, abs=0.501)


def share(name: PartName, our: Hire, their: Mentor, of: Pool, hours: float) -> float:
    """From 0 to 1, how good a pair is in one respect."""

    def of_ours(ours: tuple[str, ...], theirs: tuple[str, ...]) -> float:
        return len(set(ours) & set(theirs)) / len(ours)

    match name:
        case "overlap":
            own = our.calendar
            full = of.policy.full_hours * min(own.hours / own.full_week, 1)
            return min(hours / max(full, 0.5), 1)
        case "areas":
            return of_ours(our.areas, their.areas)
        case "goals":
            return of_ours(our.goals, their.helps)
        case "interests":
            return of_ours(our.interests, their.interests)
        case "languages":
            asked = [words for words in (our.languages, our.customers) if words]
            return sum(of_ours(words, their.languages) for words in asked) / len(asked)
        case "experience":
            return min(their.mentored / of.policy.full_experience, 1)
        case "known":
            return float(their.id in our.known)
        case "wishes":
            return float(their.id in our.wishes or our.id in their.wishes)


@SOME
@given(pools(everywhere=False), st.sampled_from([0.001, 3.0, 1000.0]))
def test_only_proportions_of_weights_count(of: Pool, factor: float) -> None:
    larger = {name: weight * factor for name, weight in of.policy.weights.items()}
    other = Scores(of._replace(policy=of.policy._replace(weights=larger)))
    for our in of.hires:
        before, then = Scores(of).most(our.id, of.mentors[0].id), other.most(our.id, of.mentors[0].id)
        assert all(abs(before[name] - then[name]) <= 1 for name in PARTS)


@SOME
@given(ANY_WEIGHTS)
def test_scaled_weights_are_off_by_less_than_a_tenth(weights: dict[PartName, float]) -> None:
    everything = hire(
        "ana", areas=("a",), languages=("p",), goals=("g",), interests=("x",), wishes=("kim",), known=frozenset({"kim"})
    )
    most = Scores(pooled([everything], [mentor("kim", interests=("x",))], weights=weights)).most("ana", "kim")
    total = sum(weights.values())
    for name in PARTS:
        exact = weights.get(name, 0.0) / total * 1000 if total else 0.0
        assert abs(most[name] - exact) < 1 + 1e-6


def test_a_pair_that_fits_in_everything_has_100_points() -> None:
    ours = hire("ana", areas=("a",), languages=("p",), customers=("q",), goals=("g",), interests=("x",), wishes=("kim",),
                known=frozenset({"kim"}))  # fmt: skip
    theirs = mentor("kim", areas=("a", "b"), languages=("p", "q"), helps=("g",), interests=("x",), mentored=3)
    scores = Scores(pooled([ours], [theirs]))
    assert scores.parts("ana", "kim") == {name: scores.most("ana", "kim")[name] for name in WEIGHTS}
    assert scores.scores[0, 0] == 1000


def test_a_pair_of_whom_little_is_known_is_judged_by_that() -> None:
    scores = Scores(pooled([hire("ana")], [mentor("kim", areas=("a",), interests=("x",))]))
    assert scores.parts("ana", "kim") == {"overlap": 778, "experience": 0}


def test_languages_count_where_only_those_of_the_customers_are_known() -> None:
    scores = Scores(
        pooled([hire("ana", customers=("q",))], [mentor("kim", languages=("q",))], weights={"languages": 1.0})
    )
    assert scores.parts("ana", "kim") == {"languages": 1000}


def test_a_part_that_comes_to_nothing_beside_hours_in_common_counts_where_there_are_none() -> None:
    weights: dict[PartName, float] = {"overlap": 1000.0, "areas": 1.0, "experience": 0.4}
    them = [mentor(name, areas=("p",), mentored=9, zone=zone) for name, zone in (("kim", None), ("lea", LISBON))]
    scores = Scores(pooled([hire("ana", areas=("p",))], them, weights=weights))
    assert scores.parts("ana", "kim") == {"areas": 714, "experience": 286}
    assert set(scores.parts("ana", "lea")) == {"overlap", "areas"}
    assert scores.scores.tolist() == [[1000, sum(scores.parts("ana", "lea").values())]]


def test_without_any_weight_every_score_is_nothing() -> None:
    scores = Scores(pooled([hire("ana")], [mentor("kim")], weights={"wishes": 10.0}))
    assert (scores.parts("ana", "kim"), sum(scores.most("ana", "kim").values()), scores.scores[0, 0]) == ({}, 0, 0)


def test_more_hires_than_are_scored_at_a_time_are_scored_alike() -> None:
    many = [hire(f"h{at:03}", areas=("a", "b")[: 1 + at % 2]) for at in range(300)]
    scores = Scores(pooled(many, [mentor("kim", areas=("a",))]))
    assert len({int(score) for score in scores.scores[::2, 0]}) == 1
    assert len({int(score) for score in scores.scores[1::2, 0]}) == 1
    assert scores.scores[0, 0] > scores.scores[1, 0]


def test_no_hires_or_no_mentors_are_scored_too() -> None:
    for nobody in (pooled([], [mentor("kim")]), pooled([hire("ana")], []), pooled([], [])):
        scores = Scores(nobody)
        assert scores.scores.size == scores.broken.size == 0

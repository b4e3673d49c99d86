"""Proposals for a whole pool: the best of all, with pins, with pairs kept apart, in whatever order people are given."""

from __future__ import annotations

import random

from hypothesis import assume, given
from hypothesis import strategies as st

from mentor_tui.domain.matching.pool import Pool, pool
from mentor_tui.domain.matching.proposal import LoosePin, Match, Proposal, ProposalTerms
from mentor_tui.domain.policy import AIMS, Aim
from tests.domain.helpers import SOME, START
from tests.domain.pools import BUDGET, asked, best, hire, mentor, pooled, pools


def held(match: Match, proposal: Proposal) -> dict[int, int]:
    """Rows and columns of the pairs that are pinned."""
    scores = match.scores
    return {scores.rows[pair.hire]: scores.columns[pair.mentor] for pair in proposal.pairs if pair.pinned}


def ranked(proposal: Proposal) -> tuple[int, int]:
    return len(proposal.pairs) if proposal.asked.aim == "nobody-left-out" else 0, proposal.value


@SOME
@given(pools(everywhere=False), st.data())
def test_a_proposal_is_the_best_of_all_that_hold_its_pins(of: Pool, data: st.DataObject) -> None:
    match, what = Match(of), data.draw(asked(of))
    found = match.propose(what)
    possible = match.possible(what).tolist()
    assert ranked(found) == best(
        match.scores.scores.tolist(), possible, match.scores.places, what.aim, held(match, found)
    )


@SOME
@given(pools(everywhere=False), st.data())
def test_a_proposal_breaks_no_rule_and_no_capacity(of: Pool, data: st.DataObject) -> None:
    match, what = Match(of), data.draw(asked(of))
    found = match.propose(what)
    assert sorted([*found.mentors, *found.waiting]) == [hire.id for hire in of.hires]
    for pair in found.pairs:
        assert match.scores.rules(pair.hire, pair.mentor) == ()
        assert (pair.hire, pair.mentor) not in what.apart
        assert pair.score == match.scores.scores[match.scores.rows[pair.hire], match.scores.columns[pair.mentor]]
        assert pair.pinned == (what.pins.get(pair.hire) == pair.mentor)
        if what.aim == "only-good-pairs" and not pair.pinned:
            assert pair.score >= what.threshold * 10
    taken = list(found.mentors.values())
    for their, costs in zip(of.mentors, match.scores.places, strict=True):
        assert taken.count(their.id) <= len(costs)
    assert found.total == sum(pair.score for pair in found.pairs)


@SOME
@given(pools(everywhere=False), st.data())
def test_pins_hold_or_are_told_with_what_is_against_them(of: Pool, data: st.DataObject) -> None:
    match, what = Match(of), data.draw(asked(of, pins=4))
    found = match.propose(what)
    loose = {(pin.hire, pin.mentor): pin.rules for pin in found.loose}
    assert {(pair.hire, pair.mentor) for pair in found.pairs if pair.pinned} | set(loose) == set(what.pins.items())
    for (our, their), rules in loose.items():
        expected = match.scores.rules(our, their) + (("draft",) if (our, their) in what.apart else ())
        assert rules == (expected or ("capacity",))
        if not expected:
            pinned = [pair for pair in found.pairs if pair.pinned and pair.mentor == their]
            assert len(pinned) == len(match.scores.places[match.scores.columns[their]])


@SOME
@given(pools(everywhere=False), st.data(), st.randoms(use_true_random=False))
def test_the_same_people_have_the_same_proposal_in_whatever_order_they_are_given(
    of: Pool, data: st.DataObject, shuffle: random.Random
) -> None:
    what = data.draw(asked(of))
    hires, mentors, pins = list(of.hires), list(of.mentors), list(what.pins.items())
    for people in (hires, mentors, pins):
        shuffle.shuffle(people)
    again = pool(hires, mentors, of.policy, BUDGET, START)
    assert again == of
    assert Match(again).propose(what._replace(pins=dict(pins))) == Match(of).propose(what)


@SOME
@given(pools(everywhere=False), st.sampled_from(AIMS))
def test_whoever_pins_what_is_proposed_anyway_moves_nobody(of: Pool, aim: Aim) -> None:
    match = Match(of)
    found = match.propose(ProposalTerms(aim, 0.0))
    assume(found.pairs)
    for pair in found.pairs:
        then = match.propose(ProposalTerms(aim, 0.0, {pair.hire: pair.mentor}))
        assert (then.mentors, then.value) == (found.mentors, found.value)


def test_a_pin_of_what_is_proposed_anyway_moves_nobody_among_people_who_are_all_alike() -> None:
    """Everything is a tie here."""
    match = Match(pooled([hire(f"h{at}") for at in range(12)], [mentor(f"m{at}") for at in range(6)]))
    found = match.propose(ProposalTerms())
    for our, their in found.mentors.items():
        assert match.propose(ProposalTerms(pins={our: their})).mentors == found.mentors


@SOME
@given(pools(everywhere=False), st.sampled_from(AIMS))
def test_a_mentor_more_makes_no_proposal_worse(of: Pool, aim: Aim) -> None:
    """Interests aside: they count for nobody until somebody has filled them in, and then for all."""
    quiet = of._replace(
        mentors=tuple(their._replace(interests=(), wishes=()) for their in of.mentors),
        hires=tuple(our._replace(wishes=(), known=frozenset()) for our in of.hires),
    )
    fewer = Match(quiet._replace(mentors=quiet.mentors[1:])).propose(ProposalTerms(aim, 20.0))
    assert ranked(Match(quiet).propose(ProposalTerms(aim, 20.0))) >= ranked(fewer)


@SOME
@given(pools(everywhere=False), st.data())
def test_what_is_against_a_pair_is_all_that_keeps_it_out(of: Pool, data: st.DataObject) -> None:
    match, what = Match(of), data.draw(asked(of, pins=0))
    possible = match.possible(what)
    for row, our in enumerate(of.hires):
        for column, their in enumerate(of.mentors):
            against = match.against(what, our.id, their.id)
            assert possible[row, column] == (not against)
            assert match.possible(what, room=True)[row, column] == (not set(against) - {"capacity"})


def test_pins_of_people_who_are_no_longer_there_are_told() -> None:
    match = Match(pooled([hire("ana")], [mentor("kim")]))
    found = match.propose(ProposalTerms(pins={"ana": "gone", "gone": "kim"}))
    assert found.loose == (LoosePin("ana", "gone", ()), LoosePin("gone", "kim", ()))
    assert found.mentors == {"ana": "kim"}


def test_a_pin_beside_which_there_is_no_place_is_told() -> None:
    match = Match(pooled([hire("ana"), hire("ben")], [mentor("kim", heads=1), mentor("lea")]))
    found = match.propose(ProposalTerms(pins={"ben": "kim", "ana": "kim"}))
    assert found.loose == (LoosePin("ben", "kim", ("capacity",)),)
    assert found.mentors == {"ana": "kim", "ben": "lea"}


def test_a_pair_that_is_kept_apart_in_the_draft_is_not_made_by_a_pin_either() -> None:
    match = Match(pooled([hire("ana")], [mentor("kim"), mentor("lea")]))
    found = match.propose(ProposalTerms(pins={"ana": "kim"}, apart=frozenset({("ana", "kim"), ("gone", "kim")})))
    assert found.loose == (LoosePin("ana", "kim", ("draft",)),)
    assert found.mentors == {"ana": "lea"}


def test_a_pinned_pair_may_be_below_the_threshold() -> None:
    match = Match(pooled([hire("ana")], [mentor("kim")], weights={"experience": 1.0}))
    assert match.propose(ProposalTerms("only-good-pairs", 60.0)).waiting == ("ana",)
    assert match.propose(ProposalTerms("only-good-pairs", 60.0, {"ana": "kim"})).mentors == {"ana": "kim"}


def test_a_pair_at_the_threshold_is_a_good_one() -> None:
    match = Match(pooled([hire("ana")], [mentor("kim")], weights={"overlap": 1.0}))
    assert match.propose(ProposalTerms("only-good-pairs", 100.0)).mentors == {"ana": "kim"}
    assert match.against(ProposalTerms("only-good-pairs", 100.0), "ana", "kim") == ()


def test_load_is_balanced_between_equals() -> None:
    crowd = [hire(name) for name in ("ana", "ben", "cem", "dot")]
    found = Match(pooled(crowd, [mentor("kim", hours=24.0, heads=4), mentor("lea", hours=24.0, heads=4)])).propose(
        ProposalTerms()
    )
    assert sorted(found.mentors.values()) == ["kim", "kim", "lea", "lea"]


def test_balance_gives_way_to_a_clearly_better_pair() -> None:
    crowd = [hire(name, areas=("a",)) for name in ("ana", "ben")]
    found = Match(pooled(crowd, [mentor("kim", areas=("a",)), mentor("lea")])).propose(ProposalTerms())
    assert set(found.mentors.values()) == {"kim"}


def test_nobody_to_be_matched_and_nobody_to_match_are_no_faults() -> None:
    assert Match(pooled([], [mentor("kim")])).propose(ProposalTerms()).pairs == ()
    assert Match(pooled([hire("ana")], [])).propose(ProposalTerms()).waiting == ("ana",)
    assert Match(pooled([], [])).propose(ProposalTerms(pins={"ana": "kim"})).loose == (LoosePin("ana", "kim", ()),)

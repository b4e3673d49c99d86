"""Explanations: each is held against what trying every choice says."""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mentor_tui.domain.catalogue import Budget, MentoringCost
from mentor_tui.domain.matching.explain import (
    BarredMentors,
    HelpfulChange,
    Move,
    PartPoints,
    alternatives,
    changes,
    full,
    later,
    moves,
    never,
    parts,
)
from mentor_tui.domain.matching.places import hours_needed
from mentor_tui.domain.matching.pool import Pool, pool
from mentor_tui.domain.matching.proposal import Match, Proposal, ProposalTerms
from mentor_tui.domain.policy import MatchingPolicy
from tests.domain.helpers import SOME
from tests.domain.pools import START, asked, best, choices, hire, mentor, pooled, pools, rank
from tests.domain.test_matching_proposal import held

TOKYO = ZoneInfo("Asia/Tokyo")


@SOME
@given(pools(everywhere=False), st.data())
def test_an_alternative_loses_what_the_best_choice_with_that_pair_loses(of: Pool, data: st.DataObject) -> None:
    match, what = Match(of), data.draw(asked(of))
    found = match.propose(what)
    grid, possible = match.scores.scores.tolist(), match.possible(what).tolist()
    for our in of.hires:
        row = match.scores.rows[our.id]
        others = alternatives(match, found, our.id, most=9)
        told = {other.mentor: other for other in others}
        for column, their in enumerate(of.mentors):
            pins = {**held(match, found), row: column}
            then = best(grid, possible, match.scores.places, what.aim, pins)
            if their.id == found.mentors.get(our.id) or not possible[row][column] or then is None:
                assert their.id not in told
                continue
            other = told[their.id]
            assert other.score == grid[row][column]
            assert found.value - other.loss == then[1]
            if what.aim == "nobody-left-out":
                assert len(found.pairs) - other.fewer == then[0]
                if not found.asked.pins.get(our.id):
                    assert (other.fewer, other.loss) >= (0, 0)
        assert [other.score for other in others] == sorted((other.score for other in others), reverse=True)
        first = alternatives(match, found, our.id, most=1)
        if our.id in found.mentors and others:
            assert first[0] in others
            # How many have a mentor counts before the value only where nobody is to be left out.
            counts = what.aim == "nobody-left-out"
            costs = [(other.fewer if counts else 0, other.loss) for other in (first[0], *others)]
            assert costs[0] == min(costs)
        else:
            assert first == others[:1]


def better(then: Match, asked: ProposalTerms, found: Proposal, hire: str, grid: Sequence[Sequence[bool]]) -> bool:
    """Whether a choice is better by its aim in which a hire has a mentor, and everybody has who had one; pins hold."""
    rows, columns = then.scores.rows, then.scores.columns
    pins = {rows[pair.hire]: columns[pair.mentor] for pair in found.pairs if pair.pinned}
    matched = {rows[name] for name in (*found.mentors, hire)}
    before = (len(found.pairs) if asked.aim == "nobody-left-out" else 0, found.value)
    scores = then.scores.scores.tolist()
    return any(
        rank(choice, scores, then.scores.places, asked.aim) > before
        for choice in choices(grid, then.scores.places, pins, matched)
    )


def larger(of: Pool, mentor_id: str, hours: float, heads: int) -> Pool:
    """The pool, with a mentor who has more room."""
    return of._replace(
        mentors=tuple(
            their._replace(hours=max(hours, their.hours), heads=max(heads, their.heads))
            if their.id == mentor_id
            else their
            for their in of.mentors
        )
    )


def after(
    match: Match, found: Proposal, hire: str, change: HelpfulChange
) -> tuple[Match, ProposalTerms, list[list[bool]]]:
    """The pool, what is asked of it, and the pairs that are possible once something is changed."""
    what, of = found.asked, match.pool
    if change.kind == "capacity":
        match = Match(larger(of, change.mentor, change.to, change.heads))
    elif change.kind == "threshold":
        what = what._replace(threshold=change.to)
    elif change.kind == "draft":
        what = what._replace(apart=what.apart - {(hire, change.mentor)})
    possible = match.possible(what).tolist()
    if change.kind in ("hours", "language", "away", "tenure", "manager"):
        assert match.against(what, hire, change.mentor) == (change.kind,)
        possible[match.scores.rows[hire]][match.scores.columns[change.mentor]] = True
    return match, what, possible


@SOME
@given(pools(everywhere=False), st.data())
def test_a_change_gives_the_hire_a_mentor_and_takes_nobodys(of: Pool, data: st.DataObject) -> None:
    match, what = Match(of), data.draw(asked(of))
    found = match.propose(what)
    assume(found.waiting)
    for name in found.waiting:
        for change in changes(match, found, name):
            then, asked_then, possible = after(match, found, name, change)
            assert better(then, asked_then, found, name, possible), change
            if change.kind in ("capacity", "threshold", "draft"):
                # Another's pin that was loose could hold now, and would be another change; the hire's own is theirs still.
                pinned = {pair.hire: pair.mentor for pair in found.pairs if pair.pinned}
                held = {name: pin} if (pin := change.pin or what.pins.get(name)) else {}
                again = then.propose(asked_then._replace(pins=pinned | held))
                assert name in again.mentors, "a change helps the very hire for whom it is told"
                if what.aim == "nobody-left-out":
                    assert len(again.pairs) == len(found.pairs) + 1
                else:
                    assert again.value > found.value


@SOME
@given(pools(everywhere=False), st.data())
def test_the_smallest_change_of_a_capacity_is_told_and_none_where_none_helps(of: Pool, data: st.DataObject) -> None:
    match, what = Match(of), data.draw(asked(of))
    found = match.propose(what)
    assume(found.waiting)
    taken = list(found.mentors.values())
    pinned = {pair.hire: pair.mentor for pair in found.pairs if pair.pinned}
    for name in found.waiting:
        sizes = []
        for their, costs in zip(of.mentors, match.scores.places, strict=True):
            count = taken.count(their.id)
            if count < len(costs):
                continue
            hours = hours_needed(their, of.costs, count + 1)
            then = Match(larger(of, their.id, hours, their.mentees + count + 1))
            if what.aim == "nobody-left-out":
                helps = better(then, what, found, name, then.possible(what).tolist())
            else:
                # Better it could be by what others gain from the place; so look at who has a mentor then.
                helps = {name, *found.mentors} <= set(then.propose(what._replace(pins=pinned)).mentors)
            if helps:
                sizes.append((max(hours - their.hours, 0.0), their.id))
        told = [(change.size, change.mentor) for change in changes(match, found, name) if change.kind == "capacity"]
        if what.aim == "nobody-left-out":
            assert told == sorted(sizes)[:1]
        elif sizes:
            assert told[0] <= min(sizes)


@SOME
@given(pools(everywhere=False), st.data())
def test_a_rule_that_would_help_by_itself_is_told(of: Pool, data: st.DataObject) -> None:
    match, what = Match(of), data.draw(asked(of))
    found = match.propose(what)
    assume(found.waiting)
    for name in found.waiting:
        row = match.scores.rows[name]
        helps = set()
        for column, their in enumerate(of.mentors):
            against = match.against(what, name, their.id)
            if len(against) == 1 and against[0] in ("hours", "language", "away", "tenure", "manager", "draft"):
                possible = match.possible(what).tolist()
                possible[row][column] = True
                if better(match, what, found, name, possible):
                    helps.add(against[0])
        lifted = {change.kind for change in changes(match, found, name)} - {"capacity", "threshold"}
        assert lifted == helps


@SOME
@given(pools(everywhere=False), st.data())
def test_nobody_can_take_a_hire_and_why_is_told_mentor_by_mentor(of: Pool, data: st.DataObject) -> None:
    match, what = Match(of), data.draw(asked(of))
    for our in of.hires:
        kept: dict[str, set[str]] = {}
        for group in never(match, what, our.id):
            kept.setdefault(group.rule, set()).update(group.mentors)
        for their in of.mentors:
            against = match.against(what, our.id, their.id)
            assert {rule for rule, mentors in kept.items() if their.id in mentors} == set(against)
            found = match.propose(what)
            places = (*full(match, found, our.id), *later(match, found, our.id))
            assert (their.id in places) == (not against)


@SOME
@given(pools(everywhere=False))
def test_parts_are_told_with_what_they_could_be(of: Pool) -> None:
    match = Match(of)
    for our in of.hires:
        for their in of.mentors:
            told = parts(match, our.id, their.id)
            assert {name: points for name, points, _most in told} == match.scores.parts(our.id, their.id)
            assert sum(most for _name, _points, most in told) in (0, 1000)


def test_an_alternative_names_who_else_moves() -> None:
    match = Match(
        pooled(
            [hire("ana", areas=("a",)), hire("ben", areas=("b",))],
            [mentor("kim", areas=("a",), heads=1), mentor("lea", areas=("b",), heads=1)],
        )
    )
    found = match.propose(ProposalTerms())
    (other,) = alternatives(match, found, "ana")
    assert other.moves == (Move("ben", "lea", "kim"),)
    assert (other.mentor, other.fewer) == ("lea", 0)
    assert other.loss == found.total - match.propose(ProposalTerms(pins={"ana": "lea"})).total > 0


def test_the_best_of_the_others_are_told_first() -> None:
    others = [mentor("kim", mentored=1), mentor("lea", mentored=3), mentor("mia", mentored=2), mentor("ned")]
    match = Match(pooled([hire("ana")], others))
    found = match.propose(ProposalTerms())
    assert found.mentors == {"ana": "lea"}
    assert [other.mentor for other in alternatives(match, found, "ana", most=2)] == ["mia", "kim"]


def test_the_cheapest_swap_is_told_though_others_suit_better() -> None:
    """With lea or mia somebody else would lose the one mentor who suits them; ned has room."""
    hires = [hire("ana", areas=("a", "b", "c")), hire("ben", areas=("x",)), hire("cem", areas=("y",))]
    kim, ned = mentor("kim", areas=("a", "b", "c"), heads=1), mentor("ned")
    lea, mia = mentor("lea", areas=("b", "c", "x"), heads=1), mentor("mia", areas=("c", "y"), heads=1)
    match = Match(pooled(hires, [kim, lea, mia, ned]))
    found = match.propose(ProposalTerms())
    assert found.mentors == {"ana": "kim", "ben": "lea", "cem": "mia"}
    assert [other.mentor for other in alternatives(match, found, "ana")] == ["lea", "mia", "ned"]
    assert [other.mentor for other in alternatives(match, found, "ana", most=2)] == ["lea", "ned"]


def test_what_somebody_else_gains_by_the_place_that_gets_free_counts_with_every_other_mentor() -> None:
    """With ned, ana comes to mia in cem's place as she does with lea, where ben would have to move as well."""
    hires = [
        hire("ana", week=0, languages=("p", "q", "r"), interests=("x",)),
        hire("ben", week=0),
        hire("cem", week=0, customers=("p",), interests=("x", "y"), barred={"kim": "ended"}),
        hire("dot", week=0, interests=("x", "y")),
    ]
    kim, ned = mentor("kim", hours=10.0, interests=("x",)), mentor("ned", hours=1000.0, interests=("x", "y"))
    lea, mia = mentor("lea", hours=10.0), mentor("mia", hours=10.0, languages=("p",))
    weights = {"languages": 18.0, "interests": 1.0}
    match = Match(pooled(hires, [kim, lea, mia, ned], weights=weights, balance=100.0, shared_language=False))
    found = match.propose(ProposalTerms())
    assert found.mentors == {"ana": "kim", "ben": "lea", "cem": "mia", "dot": "ned"}
    with_ned, with_lea = alternatives(match, found, "cem")
    assert (with_ned.mentor, with_lea.mentor) == ("ned", "lea")
    assert with_ned.loss < with_lea.loss
    assert alternatives(match, found, "cem", most=1) == (with_ned,)


@SOME
@given(pools(everywhere=False))
def test_what_costs_the_whole_least_is_among_the_others(of: Pool) -> None:
    match = Match(of)
    found = match.propose(ProposalTerms())
    for pair in found.pairs:
        everybody = alternatives(match, found, pair.hire, most=len(of.mentors))
        told = alternatives(match, found, pair.hire, most=2)
        costs = [(other.fewer, other.loss) for other in everybody]
        assert not costs or min(costs) == min((other.fewer, other.loss) for other in told)
        assert [other.score for other in told] == sorted((other.score for other in told), reverse=True)


def test_where_a_fresh_hire_makes_places_dear_who_has_room_afterwards_is_no_full_mentor() -> None:
    """A place is as dear as the dearest hire: six hours, though ben, in week 20, costs half an hour."""
    budget = Budget(mentoring=(MentoringCost(1, 10, 6.0), MentoringCost(11, None, 0.5)))
    hires = [hire("ana", week=1), hire("ben", week=20)]
    match = Match(pool(hires, [mentor("kim", hours=8.0)], MatchingPolicy(), budget, START))
    found = match.propose(ProposalTerms())
    (waits,) = found.waiting
    assert (full(match, found, waits), later(match, found, waits)) == ((), ("kim",))
    # Where a place, or the half hour, is missing, it is one.
    for kim in (mentor("kim", hours=8.0, heads=1), mentor("kim", hours=6.0)):
        match = Match(pool(hires, [kim], MatchingPolicy(), budget, START))
        found = match.propose(ProposalTerms())
        (waits,) = found.waiting
        assert (full(match, found, waits), later(match, found, waits)) == (("kim",), ())


def test_who_has_no_room_lacks_hours_or_a_place() -> None:
    match = Match(pooled([hire("ana")], [mentor("kim", hours=0.5), mentor("lea", heads=0)]))
    assert never(match, ProposalTerms(), "ana") == (
        BarredMentors("capacity", ("kim",), "hours"),
        BarredMentors("capacity", ("lea",), "heads"),
    )


def test_what_an_alternative_loses_counts_how_full_the_weeks_would_be() -> None:
    match = Match(pooled([hire("ana")], [mentor("kim"), mentor("lea", load=(9.0,))]))
    (other,) = alternatives(match, match.propose(ProposalTerms()), "ana")
    assert (other.mentor, other.loss) == ("lea", 50)


def test_an_alternative_takes_nothing_that_is_pinned() -> None:
    match = Match(pooled([hire("ben"), hire("ana")], [mentor("kim", heads=1), mentor("lea", heads=1)]))
    found = match.propose(ProposalTerms(pins={"ben": "kim"}))
    assert alternatives(match, found, "ana") == ()


def test_a_pin_that_was_left_aside_stays_aside_in_an_alternative() -> None:
    """Kim has one place, for ana; were she with lea, ben could have it, which is another matter."""
    match = Match(
        pooled(
            [hire("ana"), hire("ben", areas=("b",)), hire("cem")],
            [mentor("kim", heads=1), mentor("lea", areas=("b",)), mentor("mia")],
        )
    )
    found = match.propose(ProposalTerms(pins={"ana": "kim", "ben": "kim", "cem": "gone"}))
    (told,) = (other for other in alternatives(match, found, "ana") if other.mentor == "lea")
    assert "ben" not in {move.hire for move in told.moves}


def test_a_pinned_hire_moves_along_for_nobody() -> None:
    crowd = pooled(
        [hire("ana", barred={"lea": "apart"}), hire("ben")],
        [mentor("kim", hours=6.0, heads=1), mentor("lea", hours=18.0, heads=0)],
    )
    match = Match(crowd)
    found = match.propose(ProposalTerms(pins={"ben": "kim"}))
    assert changes(match, found, "ana") == (HelpfulChange("capacity", "kim", 6.0, 12.0, 2, 1),)


@pytest.mark.parametrize("languages", [(), ("de",)])
def test_where_a_free_place_is_too_dear_neither_another_one_nor_a_language_helps(languages: tuple[str, ...]) -> None:
    busy = mentor("kim", areas=("a",), languages=languages, hours=12.0, load=(6.0,))
    our = hire("ana", areas=("a", "b", "c"), languages=("pt",))
    match = Match(pooled([our], [busy], weights={"areas": 1.0}, balance=100.0))
    found = match.propose(ProposalTerms("only-good-pairs", 0.0))
    assert match.scores.scores[0, 0] < match.scores.places[0][0]
    assert found.waiting == ("ana",)
    assert changes(match, found, "ana") == ()


def test_another_place_is_no_help_where_it_costs_more_than_the_pair_is_worth() -> None:
    full_up = mentor("kim", areas=("a",), hours=18.0, load=(6.0,), heads=1, mentees=1)
    match = Match(pooled([hire("ana", areas=tuple("abcd"))], [full_up], weights={"areas": 1.0}, balance=100.0))
    found = match.propose(ProposalTerms("only-good-pairs", 0.0))
    assert match.against(found.asked, "ana", "kim") == ("capacity",)
    assert changes(match, found, "ana") == ()


def test_where_only_good_pairs_are_sought_nobody_moves_along_at_a_loss() -> None:
    """Ben and cem could make room one after the other, and mia has the hours; but both are far better where they are."""
    crowd = pooled(
        [
            hire("ana", areas=tuple("abcde"), barred={"lea": "apart", "mia": "apart"}),
            hire("ben", areas=tuple("fghij"), barred={"mia": "apart"}),
            hire("cem", areas=tuple("klmno"), barred={"kim": "apart"}),
        ],
        [
            mentor("kim", areas=tuple("abcfghij"), hours=6.0, heads=1),
            mentor("lea", areas=tuple("fghklmno"), hours=6.0, heads=1),
            mentor("mia", areas=tuple("klm"), heads=0),
        ],
        weights={"areas": 1.0},
        balance=0.0,
    )
    match = Match(crowd)
    found = match.propose(ProposalTerms("only-good-pairs", 60.0))
    assert found.mentors == {"ben": "kim", "cem": "lea"}
    assert changes(match, found, "ana") == (HelpfulChange("capacity", "kim", 6.0, 12.0, 2, 1),)
    everybody = match.propose(ProposalTerms())
    assert changes(match, everybody, "ana") == (HelpfulChange("capacity", "mia", 0.0, 18.0, 1, 1),)


def test_a_language_helps_where_others_can_move_along_and_only_there() -> None:
    """Kim has ben, who could go to lea; mia has cem, who could go nowhere."""
    crowd = pooled(
        [
            hire("ana", languages=("pt",), barred={"lea": "apart"}),
            hire("ben", barred={"mia": "apart"}, known=frozenset({"kim"})),
            hire("cem", barred={"kim": "apart", "lea": "apart"}),
        ],
        [mentor("mia", languages=("fr",), heads=1), mentor("kim", languages=("de",), heads=1), mentor("lea")],
    )
    match = Match(crowd)
    found = match.propose(ProposalTerms())
    assert found.mentors == {"ben": "kim", "cem": "mia"}
    assert changes(match, found, "ana") == (HelpfulChange("language", "kim"),)


def test_each_proposal_is_explained_by_its_own_pairs() -> None:
    match = Match(pooled([hire("ana"), hire("ben")], [mentor("kim", hours=6.0, heads=1)]))
    for name, other in (("ana", "ben"), ("ben", "ana")):
        found = match.propose(ProposalTerms(pins={name: "kim"}))
        assert changes(match, found, other) == (HelpfulChange("capacity", "kim", 6.0, 12.0, 2, 1),)
    none = match.propose(ProposalTerms(apart=frozenset({("ana", "kim"), ("ben", "kim")})))
    assert changes(match, none, "ana") == (HelpfulChange("draft", "kim"),)


def test_a_pinned_hires_own_alternatives_let_the_pin_go() -> None:
    match = Match(pooled([hire("ana")], [mentor("kim"), mentor("lea", mentored=3)]))
    found = match.propose(ProposalTerms(pins={"ana": "kim"}))
    (other,) = alternatives(match, found, "ana")
    assert other.mentor == "lea"
    assert other.loss < 0


def test_moves_tell_who_came_and_who_went() -> None:
    one, two = (Match(pooled([hire(name) for name in names], [mentor("kim")])).propose(ProposalTerms())
                for names in (("ana", "ben"), ("ben", "cem")))  # fmt: skip
    assert moves(one, two) == (Move("ana", "kim", None), Move("cem", None, "kim"))


def test_one_place_more_is_told_where_it_costs_least() -> None:
    """Kim is out of hours, lea has the hours but takes one only; ben could move along to lea."""
    crowd = pooled(
        [hire("ana", barred={"lea": "apart"}), hire("ben"), hire("cem", barred={"kim": "apart"})],
        [mentor("kim", hours=6.0, heads=1), mentor("lea", hours=18.0, heads=1)],
    )
    match = Match(crowd)
    found = match.propose(ProposalTerms())
    assert len(found.waiting) == 1
    assert changes(match, found, found.waiting[0])[0] == HelpfulChange("capacity", "lea", 0.0, 18.0, 2, 1)


def test_a_mentor_without_any_place_is_told_of_when_somebody_could_move_along_to_them() -> None:
    """Ana can only have kim, who has ben; ben could go to lea, who has no head free, but all the hours."""
    crowd = pooled(
        [hire("ana", barred={"lea": "apart"}), hire("ben", known=frozenset({"kim"}))],
        [mentor("kim", hours=6.0, heads=1), mentor("lea", hours=18.0, heads=0)],
    )
    match = Match(crowd)
    found = match.propose(ProposalTerms(pins={}))
    assert found.waiting == ("ana",)
    assert changes(match, found, "ana")[0] == HelpfulChange("capacity", "lea", 0.0, 18.0, 1, 1)


@pytest.mark.parametrize(
    ("our", "their", "change"),
    [
        (hire("ana", languages=("pt",)), mentor("kim", languages=("de",)), HelpfulChange("language", "kim")),
        (hire("ana", managers=("kim",)), mentor("kim"), HelpfulChange("manager", "kim")),
        (hire("ana", zone=TOKYO), mentor("kim"), HelpfulChange("hours", "kim", 8.0, 8.0)),
        (hire("ana"), mentor("kim", hours=2.0), HelpfulChange("capacity", "kim", 4.0, 6.0, 1)),
    ],
)
def test_each_kind_of_change(our: object, their: object, change: HelpfulChange) -> None:
    match = Match(pooled([our], [their]))  # type: ignore[list-item]
    assert changes(match, match.propose(ProposalTerms()), "ana") == (change,)


def test_a_threshold_is_told_as_the_score_that_it_would_be() -> None:
    match = Match(pooled([hire("ana", areas=("a",))], [mentor("kim")]))
    found = match.propose(ProposalTerms("only-good-pairs", 60.0))
    (change,) = changes(match, found, "ana")
    assert (change.kind, change.to) == ("threshold", match.scores.scores[0, 0] / 10)
    assert change.size == pytest.approx(60 - change.to)


def test_what_nobody_can_change_is_not_told() -> None:
    for their in (mentor("kim", leaving=True), mentor("kim", confirmed=False), mentor("kim", hours=0.0, leaving=True)):
        match = Match(pooled([hire("ana")], [their]))
        assert changes(match, match.propose(ProposalTerms()), "ana") == ()
    match = Match(pooled([hire("ana", barred={"kim": "ended"})], [mentor("kim")]))
    assert never(match, ProposalTerms(), "ana") == (BarredMentors("ended", ("kim",)),)


def test_parts_in_words_stand_in_their_order() -> None:
    match = Match(pooled([hire("ana", areas=("a",))], [mentor("kim", areas=("a",))]))
    assert parts(match, "ana", "kim") == (
        PartPoints("overlap", 500, 500), PartPoints("areas", 357, 357), PartPoints("experience", 0, 143)
    )  # fmt: skip


def test_a_place_more_is_told_for_who_waits_though_a_pin_of_another_does_not_hold() -> None:
    match = Match(
        pooled(
            [hire("ana", barred={"kim": "ended"}), hire("ben"), hire("cem")],
            [mentor("kim"), mentor("mia", heads=1)],
            aim="nobody-left-out",
        )
    )
    found = match.propose(ProposalTerms(aim="nobody-left-out", pins={"ben": "mia", "cem": "mia"}))
    assert (found.waiting, [pin.hire for pin in found.loose]) == (("ana",), ["cem"])
    assert [(change.kind, change.mentor, change.pin) for change in changes(match, found, "ana")] == [
        ("capacity", "mia", "mia")
    ]

"""Hires who are matched anew and can stay where they are: a place of their own beside all others, at no cost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mentor_tui.domain.matching.explain import changes
from mentor_tui.domain.matching.pool import Pool
from mentor_tui.domain.matching.proposal import Match, ProposalTerms
from tests.domain.helpers import SOME
from tests.domain.pools import asked, best, hire, mentor, pooled, pools


@st.composite
def settled(draw: st.DrawFn) -> Pool:
    """A pool in which some hires have a mentor, who may not be in it."""
    of = draw(pools(everywhere=False))
    known = ["", "gone", *(one.id for one in of.mentors)]
    return of._replace(hires=tuple(one._replace(mentor=draw(st.sampled_from(known))) for one in of.hires))


@SOME
@given(settled(), st.data())
def test_the_best_of_all_with_a_place_more_for_whoever_can_stay(of: Pool, data: st.DataObject) -> None:
    """Tried with one more mentor for each of them, who takes nobody else and is as good as the one they have."""
    match, what = Match(of), data.draw(asked(of, pins=0))
    scores, possible = match.scores.scores.tolist(), match.possible(what).tolist()
    places = [list(costs) for costs in match.scores.places]
    for row, column in match.scores.own.items():
        for at, line in enumerate(scores):
            line.append(line[column])
            possible[at].append(at == row and possible[at][column])
        places.append([0])
    found = match.propose(what)
    count = len(found.pairs) if what.aim == "nobody-left-out" else 0
    assert (count, found.value) == best(scores, possible, places, what.aim)


@SOME
@given(settled(), st.data())
def test_nobody_else_takes_the_place_of_one_who_could_stay(of: Pool, data: st.DataObject) -> None:
    match = Match(of)
    found = match.propose(data.draw(asked(of)))
    had = {one.id: one.mentor for one in of.hires}
    moved = [pair.mentor for pair in found.pairs if had[pair.hire] != pair.mentor]
    for their, costs in zip(of.mentors, match.scores.places, strict=True):
        assert moved.count(their.id) <= len(costs)
    for one in of.hires:
        own = (one.id, one.mentor)
        if one.mentor in match.scores.columns and own not in found.asked.apart and not found.asked.pins:
            kept = match.scores.rules(*own)
            assert "capacity" not in kept
            assert kept or found.asked.aim == "only-good-pairs" or one.id in found.mentors


def test_a_pin_where_they_are_takes_no_place() -> None:
    of = pooled([hire("ana", mentor="kim"), hire("ben")], [mentor("kim", heads=2, mentees=1, hours=12.0, load=(6.0,))])
    found = Match(of).propose(ProposalTerms(pins={"ana": "kim"}))
    assert found.mentors == {"ana": "kim", "ben": "kim"}
    assert not found.loose


def test_who_waits_hears_of_a_place_that_gets_free_when_another_goes_back() -> None:
    """Ana, who has Kim, is held with Lea; the smallest help for Ben is no place more, but that Ana may go back."""
    kim = mentor("kim", heads=1, mentees=1, hours=6.0, load=(6.0,))
    lea = mentor("lea", hours=6.0, heads=1)
    of = pooled([hire("ana", mentor="kim"), hire("ben", areas=("b",))], [kim, lea], weights={"overlap": 1.0})
    match = Match(of)
    free = match.propose(ProposalTerms())
    assert free.mentors == {"ana": "kim", "ben": "lea"}
    held = match.propose(ProposalTerms(apart=frozenset({("ana", "kim")})))
    waits = held.waiting[0]
    assert any(change.kind in ("draft", "capacity") for change in changes(match, held, waits))

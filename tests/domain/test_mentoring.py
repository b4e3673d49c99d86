"""What a hire, and each mentor, is told of a pairing on a day: the same as the pairing itself says, day by day."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from mentor_tui.domain.mentoring import NEW_FOR, Mentoring, mentoring, tie
from tests.domain.helpers import SOME
from tests.domain.test_pairs import SPAN, STEPS, Step, day, pairing_of, run

ONE = timedelta(days=1)
MENTORS = ("maya", "max", "joana")


@SOME
@given(STEPS, st.integers(0, SPAN - 1))
def test_it_is_what_the_pairing_says_of_the_day(steps: list[Step], at: int) -> None:
    pairing, today = pairing_of(run(steps)[0]), day(at)
    state = mentoring(pairing, today)
    assert state.now == pairing.mentor_on(today)
    assert (state.since is None) == (state.now is None)
    if state.since is not None:
        assert all(
            pairing.mentor_on(state.since + ONE * ahead) == state.now for ahead in range((today - state.since).days + 1)
        )
    others = [mentor for mentor in pairing.mentors_on(today) if mentor != state.now]
    assert state.beside == next(iter(others), None)
    if state.beside is not None:
        assert state.until is not None
        assert state.until >= today
        assert state.beside in pairing.mentors_on(state.until)
    coming = pairing.coming(today)
    assert (state.next, state.on) == (coming.mentor if coming else None, coming.since if coming else None)
    if state.shared is not None:
        assert coming is not None
        assert state.shared >= coming.since
        assert state.now in pairing.mentors_on(state.shared)


@SOME
@given(STEPS, st.integers(0, SPAN - 1))
def test_a_mentor_is_told_what_they_are_to_the_hire(steps: list[Step], at: int) -> None:
    pairing, today = pairing_of(run(steps)[0]), day(at)
    for mentor in MENTORS:
        found = tie(pairing, mentor, today)
        theirs = mentor in pairing.mentors_on(today)
        comes = any(change.mentor == mentor for change in pairing.ahead(today))
        if not theirs:
            assert (found.kind if found else None) == ("comes" if comes else None)
        elif found is not None:
            assert found.kind != "comes"
            assert found.other != mentor
            assert found.hands_over == (found.kind == "beside" or (found.kind == "goes" and found.day > today))
            if found.kind == "new":
                assert found.day <= today < found.day + NEW_FOR


def test_nobody_has_no_mentors() -> None:
    assert mentoring(None, day(0)) == Mentoring()

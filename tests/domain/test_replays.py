"""Another edition on those who have been through it."""

from __future__ import annotations

from typing import Any

from mentor_tui.domain.curriculum import Curriculum
from mentor_tui.domain.curriculum_diff import diff
from mentor_tui.domain.insights import FEW
from mentor_tui.domain.replays import MetBefore, SignOffGone, WentThrough, replay
from tests.domain.helpers import act, edited, flat, item, record
from tests.domain.replays import through

OLD = flat(
    item("refund", sign_off="mentor"),
    item("chargebacks", requires=("refund",)),
    item("call"),
)


def on(day: int) -> str:
    return f"2026-03-{day + 1:02d}T09:00:00Z"


def went(name: str, new: Curriculum = OLD, **days: tuple[int, ...]) -> WentThrough:
    """Somebody who ticked items on days of March, and had what waits signed on the second day."""
    made = record(f"people/{name}")
    for thing, (ticked, *signed) in days.items():
        one = OLD.items[thing]
        terms: dict[str, Any] = {"times": 1, "revision": 1, "sign_off": one.sign_off != "none"}
        act(made, f"item:course/{thing}", "ticked", at=on(ticked), **terms)
        if signed:
            act(made, f"item:course/{thing}", "signed", by="tom", at=on(signed[0]))
    return through(made, OLD, new)


def cohort(new: Curriculum) -> Any:
    people = [went(f"p{n}", new, refund=(1, 3 + n), chargebacks=(10,), call=(2,)) for n in range(FEW)]
    return replay({"2026-03": people}, diff(OLD, new))


def test_under_five_nothing_is_told() -> None:
    people = [went(f"p{n}", refund=(1, 3)) for n in range(FEW - 1)]
    found = replay({"2026-03": people}, diff(OLD, edited(OLD, "refund", sign_off="none")))
    assert (found.early, found.people, found.gone, found.met) == (True, FEW - 1, (), ())


def test_a_sign_off_that_is_gone_and_how_long_it_waited() -> None:
    found = cohort(edited(OLD, "refund", sign_off="none"))
    # Monday the 2nd; signed on the 4th, 5th, 6th, 7th (a Saturday) and 8th.
    assert found.gone == (SignOffGone("refund", 5, 5, 2 + 3 + 4 + 4 + 4),)
    assert (found.waited, found.then) == (17 / 5, 0.0)


def test_what_would_have_been_open_before_what_came_first() -> None:
    found = cohort(edited(OLD, "chargebacks", requires=()))
    assert found.met[0] == MetBefore("p0", "chargebacks", 1, "refund", 3, asked=False)
    assert len(found.met) == FEW


def test_what_was_begun_before_what_is_asked_first_now() -> None:
    found = cohort(edited(OLD, "call", requires=("refund",)))
    assert found.met[0] == MetBefore("p0", "call", 2, "refund", 3, asked=True)
    assert cohort(edited(OLD, "chargebacks", requires=("refund", "call"))).met == ()


def test_what_nobody_could_have_done_is_asked_of_nobody() -> None:
    new = flat(*OLD.items.values(), item("brand-new"))
    assert cohort(edited(new, "call", requires=("brand-new",))).met == ()


def test_a_new_sign_off_is_told() -> None:
    assert cohort(edited(OLD, "call", sign_off="lead")).added == ("call",)

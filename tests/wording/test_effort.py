"""Times in words where some or all of them are not known: what is planned is said, and how much is not."""

from __future__ import annotations

import pytest

from mentor_tui.domain.effort import Effort
from mentor_tui.domain.locks import Lock, Step
from mentor_tui.services.abouts import Behind
from mentor_tui.services.calls import Call
from mentor_tui.wording import calls, locks, plain

NAMES = {"read": "Read", "plans": "Plans", "seat": "Seat", "lead": "Tom", "hire": "Ana", "ana": "Ana Ferreira"}
READ, PLANS, SEAT = (
    Step("item", "read", 25, "hire"),
    Step("item", "plans", None, "hire", 60),
    Step("item", "seat", None, "lead", 60),
)


@pytest.mark.parametrize(
    ("what", "said", "about"),
    [
        (Effort(90), "1 h 30", "about 1 h 30"),
        (Effort(), "0 min", "about 0 min"),
        (Effort(40, 1), "40 min planned, 1 thing without a time", "about 40 min, 1 without a time"),
        (Effort(0, 3), "3 things without a time", "3 things"),
        (Effort(0, 1), "1 thing without a time", "1 thing"),
    ],
)
def test_an_effort(what: Effort, said: str, about: str) -> None:
    assert (plain.effort(what), plain.about(what)) == (said, about)


def test_the_time_of_one_thing() -> None:
    assert (plain.planned(45), plain.planned(None)) == ("45 min", "")


@pytest.mark.parametrize(
    ("needs", "said"),
    [
        (Effort(90), "To be back on plan: “A” and “B”, 1 h 30 of hands-on work."),
        (Effort(90, 1), "To be back on plan: “A” and “B”, 1 h 30 of hands-on work, 1 of them without a time."),
        (Effort(0, 2), "To be back on plan: “A” and “B”."),
    ],
)
def test_the_way_back_to_the_plan(needs: Effort, said: str) -> None:
    assert plain.back_to_plan(["A", "B"], needs) == said


@pytest.mark.parametrize(
    ("steps", "short", "lines"),
    [
        ((PLANS,), "“Plans” first", ["“Plans”"]),
        (
            (READ, PLANS),
            "2 things first, about 25 min, 1 without a time",
            ["“Read”, 25 min", "“Plans”", "Without a time: 1 of these."],
        ),
        (
            (PLANS, SEAT),
            "2 things first",
            ["“Plans”", "“Seat”: Tom’s part"],
        ),
    ],
)
def test_a_lock(steps: tuple[Step, ...], short: str, lines: list[str]) -> None:
    assert locks.short(Lock((), steps), NAMES) == short
    assert locks.lines(Lock((), steps), NAMES) == lines


def test_a_long_lock_is_told_phase_by_phase() -> None:
    steps = tuple(Step("item", f"i{number}", None if number else 30, "hire", 60) for number in range(12))
    phases = {step.id: "First" for step in steps}
    assert locks.lines(Lock((), steps), NAMES, phases) == [
        "“First”: 12 items, 30 min planned, 11 things without a time",
        "Without a time: 11 of these.",
    ]


@pytest.mark.parametrize(
    ("about", "said"),
    [
        (Behind(2, 80), "6 days past the plan: 2 items, 1 h 20"),
        (Behind(2, 80, 1), "6 days past the plan: 2 items, 1 h 20 planned, 1 thing without a time"),
        (Behind(2, None, 2), "6 days past the plan: 2 items"),
    ],
)
def test_what_is_called_to_a_lead(about: Behind, said: str) -> None:
    text = calls.line(Call("past", "ana", "", "", 6, about=about), NAMES, {})
    assert text.what.endswith(said)

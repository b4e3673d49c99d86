"""Matching a whole cohort: everything from people to pairs against the bare solver, a small pool, and a pin."""

from __future__ import annotations

import itertools
import random
import re
import subprocess
import sys
from collections.abc import Sequence
from datetime import date, time, timedelta
from pathlib import Path
from unittest import mock
from zoneinfo import ZoneInfo

from benchmarks.measure import Comparison, Row, seconds
from benchmarks.sizes import Sizes
from mentor_tui.domain.calendar import OFFICE, OwnCalendar, Pattern, Shift, Span
from mentor_tui.domain.catalogue import Budget, MentoringCost
from mentor_tui.domain.matching.explain import alternatives
from mentor_tui.domain.matching.pool import Hire, Mentor, Pool, pool
from mentor_tui.domain.matching.proposal import Match, ProposalTerms
from mentor_tui.domain.policy import MatchingPolicy

FRAME = 1 / 60
"""Seconds of a frame of a screen."""

TODAY = date(2026, 11, 25)
BUDGET = Budget(
    mentoring=(
        MentoringCost(1, 2, 6.0),
        MentoringCost(3, 6, 4.0),
        MentoringCost(7, 10, 2.0),
        MentoringCost(11, 14, 1.0),
        MentoringCost(15, None, 0.5),
    )
)
ZONES = [
    ZoneInfo(name)
    for name in (
        "Europe/Lisbon", "Europe/Dublin", "Europe/Berlin", "Europe/Warsaw", "America/Mexico_City", "America/Toronto",
        "America/New_York", "America/Sao_Paulo", "Africa/Lagos", "Asia/Tokyo", "Asia/Manila", "Asia/Kolkata",
        "Asia/Kathmandu", "Australia/Sydney",
    )
]  # fmt: skip
PATTERNS = [
    OFFICE,
    Pattern("early", "Early", {day: Shift(time(6, 30), time(15)) for day in range(5)}, 30),
    Pattern("late", "Late", {day: Shift(time(13), time(21, 30)) for day in range(5)}, 30),
    Pattern("four", "Four days", {day: Shift(time(9), time(17, 30)) for day in range(4)}, 30),
    Pattern("night", "Night", {day: Shift(time(22), time(6, 30)) for day in (6, 0, 1, 2, 3)}, 30),
]
AREAS = [f"area-{number}" for number in range(12)]
LANGUAGES = ["pt", "es", "de", "fr", "it", "pl", "ja", "hi", "ar"]
GOALS = ["content", "tooling", "hiring", "mentoring", "events", "inbox"]


def people(hires: int, mentors: int, seed: int = 1) -> Pool:
    """A pool from all over the world: five patterns, three first days, leave ahead for a third, four places each."""
    chance = random.Random(seed)

    def some(words: Sequence[str], count: int) -> tuple[str, ...]:
        return tuple(chance.sample(words, count))

    def hire(number: int) -> Hire:
        begins = TODAY + timedelta(days=chance.choice((5, 12, 19)))
        calendar = OwnCalendar(begins, chance.choice(PATTERNS))
        spoken = ("en", *some(LANGUAGES, 1))
        return Hire(f"hire-{number}", begins, chance.choice(ZONES), calendar, (TODAY - begins).days // 7 + 1, spoken,
                    some(LANGUAGES, 1), some(AREAS, 2), some(GOALS, 1))  # fmt: skip

    def mentor(number: int) -> Mentor:
        since = TODAY - timedelta(days=chance.randint(200, 2000))
        leave = TODAY + timedelta(days=chance.randint(0, 40))
        away = (Span(leave, leave + timedelta(days=14)),) if chance.random() < 0.3 else ()
        calendar = OwnCalendar(since, chance.choice(PATTERNS), away=away)
        return Mentor(f"mentor-{number}", chance.choice(ZONES), calendar, since, ("en", *some(LANGUAGES, 2)),
                      some(AREAS, 3), some(GOALS, 2), mentored=chance.randint(0, 5), hours=26.0, heads=4,
                      load=(chance.choice((0.0, 0.5, 1.0, 2.0)),))  # fmt: skip

    return pool([hire(number) for number in range(hires)], [mentor(number) for number in range(mentors)],
                MatchingPolicy(), BUDGET, TODAY)  # fmt: skip


def _solve(of: Pool) -> None:
    Match(of).propose(ProposalTerms())


def _small(_sizes: Sizes) -> Comparison:
    seeds = itertools.count()

    def ours() -> float:
        # A pool remembers what was worked out of it: each run gets another one.
        of = people(50, 20, next(seeds))
        return seconds(lambda: _solve(of))()

    title = "50 x 20, people to pairs / a frame of 60 Hz"
    return Comparison(title, ours, lambda: FRAME, note="numpy loaded, nothing remembered of the pool")


def _large(sizes: Sizes) -> Comparison:
    import lap

    hires, mentors = sizes.matched
    of = people(hires, mentors)
    with mock.patch.object(lap, "lapjvx", wraps=lap.lapjvx) as solver:
        _solve(of)
    (matrix,) = solver.call_args.args
    places = sum(map(len, Match(of).scores.places)) / mentors
    return Comparison(
        f"{hires:,} x {mentors:,} x {places:.1f}, people to pairs / bare solver",
        seconds(lambda: _solve(of)),
        seconds(lambda: lap.lapjvx(matrix)),
        note=_memory(hires, mentors),
    )


def _memory(hires: int, mentors: int) -> str:
    code = f"from benchmarks.matching import peak; peak({hires}, {mentors})"
    told = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split()
    return "at most {1} MB in memory, {0} of them people and libraries".format(*told)


def peak(hires: int, mentors: int) -> None:
    """Print the most megabytes that this process has held, before and after solving a pool."""
    import lap  # noqa: F401

    of = people(hires, mentors)
    before = _held()
    _solve(of)
    print(before, _held())


def _held() -> int:
    """The most that this process has held so far; what Linux says of a process itself, not of its parent."""
    return int(re.findall(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())[0]) // 1024


def _pin(sizes: Sizes) -> Comparison:
    hires, mentors = sizes.again
    of = people(hires, mentors)
    match = Match(of)
    first = match.propose(ProposalTerms())
    # To pin somebody elsewhere than proposed makes others move.
    others = itertools.cycle(
        (hire.id, other.mentor)
        for hire in of.hires[:60]
        for other in alternatives(match, first, hire.id, most=1)
    )  # fmt: skip
    return Comparison(
        f"{hires} x {mentors}, solved again after a pin / a frame",
        seconds(lambda: match.propose(ProposalTerms(pins=dict([next(others)])))),
        lambda: FRAME,
    )


ROWS = (
    Row("matching.large", _large, pairs=5, goal=1.5),
    Row("matching.small", _small, pairs=100, goal=1.0),
    Row("matching.pin", _pin, pairs=60),
)

"""Small pools made by hand, random ones, and the plainest way to match them: trying every choice."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, time, timedelta
from functools import cache, lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from mentor_tui.domain.calendar import OFFICE, Holiday, Holidays, OwnCalendar, Pattern, Shift, Span
from mentor_tui.domain.catalogue import Budget, MentoringCost
from mentor_tui.domain.matching.pool import Hire, Mentor, Pool, pool
from mentor_tui.domain.matching.proposal import ProposalTerms
from mentor_tui.domain.policy import AIMS, PARTS, Aim, MatchingPolicy
from tests.domain.helpers import START

LISBON = ZoneInfo("Europe/Lisbon")

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
        "Europe/Lisbon",
        "Europe/Berlin",
        "America/New_York",
        "America/Sao_Paulo",
        "Asia/Kolkata",  # +5:30
        "Asia/Kathmandu",  # +5:45
        "Australia/Lord_Howe",  # +10:30, half an hour more in summer
        "Pacific/Chatham",  # +12:45 and +13:45
        "Pacific/Kiritimati",  # +14
        "Pacific/Pago_Pago",  # -11
        "Africa/Casablanca",  # an hour less in Ramadan
    )
]

CHANGES = [
    date(2026, 3, 8),
    date(2026, 3, 29),
    date(2026, 4, 5),
    date(2026, 9, 27),
    date(2026, 10, 4),
    date(2026, 11, 1),
]
"""Days on which clocks change somewhere: in New York, in Europe, on Lord Howe and in New Zealand."""

PATTERNS = [
    OFFICE,
    Pattern("four", "Four days", {day: Shift(time(9), time(18, 15)) for day in range(4)}, rest=45),
    Pattern("late", "Late", {day: Shift(time(13, 30), time(22)) for day in range(5)}, rest=30),
    Pattern("night", "Night", {day: Shift(time(22), time(6, 30)) for day in (0, 1, 2, 3, 6)}, rest=30),
    Pattern("weekend", "Weekend", {day: Shift(time(8), time(20)) for day in (5, 6)}, rest=60),
    Pattern("mixed", "Mixed", {0: Shift(time(20), time(10)), 1: Shift(time(7, 45), time(12)), 3: Shift(time(0), time(0))}),
]  # fmt: skip


def hire(name: str, **more: Any) -> Hire:
    """A hire in Lisbon who begins on ``START``; ``pattern``, ``contract``, ``away``, ``holidays``: of their calendar."""
    begins = more.pop("begins", START)
    return Hire(name, begins, more.pop("zone", LISBON), _calendar(begins, more), more.pop("week", 1), **more)


def mentor(name: str, **more: Any) -> Mentor:
    """A mentor in Lisbon with room for three."""
    return Mentor(**{"id": name, "zone": LISBON, "calendar": _calendar(START, more), "hours": 18.0, "heads": 3, **more})


def _calendar(start: date, more: dict[str, Any]) -> OwnCalendar:
    own = {key: more.pop(key) for key in ("pattern", "contract", "away", "holidays") if key in more}
    return OwnCalendar(start, **own)


def pooled(hires: Sequence[Hire], mentors: Sequence[Mentor], today: date = START, **policy: Any) -> Pool:
    """A pool of these on a policy that differs from the defaults in what is given."""
    return pool(hires, mentors, MatchingPolicy(**policy), BUDGET, today)


# Random ones. What is drawn from is made once: to make it and to look through it takes longer than to draw.

NAMES = ["ana", "ben", "cem", "dot", "eva", "fay"]
MENTORS = ["kim", "lea", "mia", "ned", "oli", "pia"]


@lru_cache(maxsize=None, typed=True)
def one_of(*known: Any) -> st.SearchStrategy[Any]:
    """One of these."""
    return st.sampled_from(known)


@cache
def some(*known: Any, most: int) -> st.SearchStrategy[tuple[Any, ...]]:
    """Some of these, each of them once."""
    return st.lists(st.sampled_from(known), unique=True, max_size=most).map(tuple)


@cache
def number(least: int, most: int) -> st.SearchStrategy[int]:
    """A whole number."""
    return st.integers(least, most)


def words(known: str) -> st.SearchStrategy[tuple[str, ...]]:
    """Some different words of one letter."""
    return some(*known, most=3)


SHIFTS = st.sampled_from(PATTERNS)
CONTRACTS = st.none() | st.sampled_from([0.0, 12.0, 20.0, 30.0, 60.0])
SPANS = st.lists(st.tuples(st.integers(-10, 40), st.none() | st.integers(0, 20)), max_size=2)
"""Days away: how long after some day they begin, and for how long."""


def span(around: date, after: int, days: int | None) -> Span:
    first = around + timedelta(days=after)
    return Span(first, None if days is None else first + timedelta(days=days))


@cache
@st.composite
def calendars(draw: st.DrawFn, start: date) -> OwnCalendar:
    holidays = [Holiday("first", on=start + timedelta(days=1)), Holiday("every year", every=(12, 25)),
                Holiday("Good Friday", easter=-2)]  # fmt: skip
    return OwnCalendar(
        start,
        draw(SHIFTS),
        draw(CONTRACTS),
        40.0,
        tuple(span(start, *found) for found in draw(SPANS)),
        Holidays([holidays[at] for at in draw(some(0, 1, 2, most=2))]),
    )


BEGINS = st.builds(lambda day, off: day + timedelta(days=off), st.sampled_from([START, *CHANGES]), st.integers(-12, 3))


BEFORE = st.dictionaries(st.sampled_from(MENTORS), st.sampled_from(["ended", "apart"]), max_size=1)
SOMEBODY = st.frozensets(st.sampled_from(MENTORS), max_size=1)


@cache
@st.composite
def hires(draw: st.DrawFn, name: str, everywhere: bool = True) -> Hire:
    begins = draw(BEGINS) if everywhere else START
    return Hire(
        name,
        begins,
        draw(one_of(*ZONES if everywhere else [*[LISBON] * 6, None])),
        draw(calendars(begins)) if everywhere else OwnCalendar(START),
        draw(number(-3, 20)),
        draw(words("pqr")),
        draw(words("pqr")),
        draw(words("abc")),
        draw(words("gh")),
        draw(words("xy")),
        draw(some(*MENTORS, most=2)),
        draw(some(*MENTORS, name, most=2)),
        draw(BEFORE),
        draw(SOMEBODY),
    )


RARELY = st.integers(0, 9).map(lambda number: number == 7)
JOINED = st.none() | st.integers(-900, 0)
COSTS = st.just([]) | st.lists(st.sampled_from([0.0, 0.5, 2.0, 4.0, 6.0]), max_size=16)


@cache
@st.composite
def mentors(draw: st.DrawFn, name: str, everywhere: bool = True) -> Mentor:
    around = draw(BEGINS) if everywhere else START
    return Mentor(
        name,
        draw(one_of(*ZONES if everywhere else [*[LISBON] * 6, None])),
        draw(calendars(around)) if everywhere else OwnCalendar(START),
        None if (days := draw(JOINED)) is None else around + timedelta(days=days),
        draw(words("pqr")),
        draw(words("abc")),
        draw(words("gh")),
        draw(words("xy")),
        draw(some(*NAMES, most=2)),
        draw(number(0, 5)),
        not draw(RARELY),
        draw(RARELY),
        draw(one_of(18.0, 12.5, 8.0, 26.0, 6.0, 0.0, 1000.0)),
        draw(one_of(3, 2, 1, 1, 0)),
        tuple(draw(COSTS)),
        draw(number(0, 1)),
    )


WEIGHTS = st.dictionaries(
    st.sampled_from(PARTS),
    st.sampled_from([0.0, 1.0, 2.5, 10.0, 35.0, 1000 / 3]) | st.floats(0, 1000, allow_subnormal=False),
    max_size=8,
)


@cache
@st.composite
def policies(draw: st.DrawFn) -> MatchingPolicy:
    return MatchingPolicy(
        weights=draw(WEIGHTS),
        manager=draw(st.booleans()),
        shared_language=draw(st.booleans()),
        least_hours=draw(one_of(0.0, 8.0, 20.0)),
        full_hours=draw(one_of(1.0, 25.0, 40.0)),
        over_days=draw(one_of(1, 7, 20)),
        most_days_away=draw(number(0, 4)),
        first_days=draw(one_of(1, 14, 30)),
        tenure_months=draw(one_of(0, 6, 12)),
        full_experience=draw(number(1, 3)),
        balance=draw(one_of(0.0, 10.0, 30.0, 100.0)),
        weeks_ahead=draw(one_of(1, 4, 14)),
    )


# Somebody who needs a mentor could be named as one, too.
WHO_MENTORS = st.sampled_from([MENTORS, MENTORS, MENTORS, ["ana", *MENTORS]])


@cache
@st.composite
def pools(draw: st.DrawFn, *, most: int = 4, everywhere: bool = True) -> Pool:
    """A pool of a few hires and mentors; all in one office in Lisbon unless they may be everywhere."""
    counts = one_of(*range(most, 0, -1))
    who = [draw(hires(name, everywhere)) for name in NAMES[: draw(counts)]]
    names = draw(WHO_MENTORS)
    by = [draw(mentors(name, everywhere)) for name in names[: draw(counts)]]
    return pool(who, by, draw(policies()), BUDGET, START)


@st.composite
def asked(draw: st.DrawFn, of: Pool, *, pins: int = 2) -> ProposalTerms:
    """What a lead could ask of a pool, pins that cannot hold among it."""
    hire_ids, mentor_ids = [hire.id for hire in of.hires], [mentor.id for mentor in of.mentors]
    pairs = st.tuples(st.sampled_from(hire_ids), st.sampled_from(mentor_ids))
    return ProposalTerms(
        draw(one_of(*AIMS)),
        draw(one_of(0.0, 20.0, 60.0)),
        dict(draw(st.lists(pairs, max_size=pins))),
        draw(st.frozensets(pairs, max_size=2)),
    )


# Trying every choice.

Choice = tuple[int, ...]
"""For each hire the column of a mentor, or -1."""


def worth(choice: Choice, scores: Sequence[Sequence[int]], places: Sequence[Sequence[int]]) -> int:
    """The sum of the scores less the cheapest places of each mentor."""
    total = sum(int(scores[row][column]) for row, column in enumerate(choice) if column >= 0)
    return total - sum(sum(sorted(costs)[: choice.count(column)]) for column, costs in enumerate(places))


def choices(
    allowed: Sequence[Sequence[bool]],
    places: Sequence[Sequence[int]],
    held: Mapping[int, int] | None = None,
    matched: Collection[int] = (),
) -> Iterator[Choice]:
    """Every choice that keeps to what is allowed and to the places.

    Args:
        allowed: hires x mentors.
        places: what each place of each mentor costs.
        held: rows that have just this column, allowed or not.
        matched: rows that have to have somebody.

    """
    held = held or {}

    def further(row: int, left: tuple[int, ...]) -> Iterator[Choice]:
        if row == len(allowed):
            yield ()
            return
        columns = [held[row]] if row in held else [at for at, good in enumerate(allowed[row]) if good]
        for column in columns:
            if left[column]:
                rest = (*left[:column], left[column] - 1, *left[column + 1 :])
                yield from ((column, *more) for more in further(row + 1, rest))
        if row not in held and row not in matched:
            yield from ((-1, *more) for more in further(row + 1, left))

    return further(0, tuple(len(costs) for costs in places))


def rank(choice: Choice, scores: Sequence[Sequence[int]], places: Sequence[Sequence[int]], aim: Aim) -> tuple[int, int]:
    """The larger the better: hires matched, if the aim counts them, and the worth."""
    count = sum(column >= 0 for column in choice)
    return count if aim == "nobody-left-out" else 0, worth(choice, scores, places)


def best(
    scores: Sequence[Sequence[int]],
    allowed: Sequence[Sequence[bool]],
    places: Sequence[Sequence[int]],
    aim: Aim,
    held: Mapping[int, int] | None = None,
) -> tuple[int, int] | None:
    """The rank of the best choice; None where nothing holds what is held."""
    return max((rank(choice, scores, places, aim) for choice in choices(allowed, places, held)), default=None)

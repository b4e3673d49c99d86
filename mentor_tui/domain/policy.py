"""What a team decides about matching: rules that keep a pair apart, weights of a score, the aim. All of it is YAML."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from mentor_tui.domain.named import NamedTuple

Rule = Literal[
    "oneself",  # nobody mentors themselves
    "manager",  # the hire's manager, or the manager's manager
    "ended",  # a pair of theirs ended with "asked" or "not again"
    "apart",  # somebody wants them kept apart
    "leaving",  # the mentor has a last day
    "unconfirmed",  # on the mentoring track, not confirmed there, and named by no lead
    "tenure",  # not long enough in the team
    "language",  # no language in common
    "hours",  # too few hours at work together
    "away",  # the mentor is away for too long when the hire begins
    "capacity",  # no hours, or no place, for one more
]
"""Why a pair is kept apart. The order is that of a sentence: what can be changed least comes first."""

RULES: tuple[Rule, ...] = (
    "oneself",
    "ended",
    "apart",
    "leaving",
    "unconfirmed",
    "manager",
    "tenure",
    "language",
    "hours",
    "away",
    "capacity",
)

FIRM: frozenset[Rule] = frozenset({"oneself", "ended", "apart", "leaving", "unconfirmed", "capacity"})
"""Rules that hold for a pair made by hand too; the others are then for the lead to weigh."""

PartName = Literal["overlap", "areas", "languages", "goals", "experience", "known", "interests", "wishes"]
"""A part of the score."""

PARTS: tuple[PartName, ...] = (
    "overlap",  # working hours a week in common
    "areas",  # product areas where the mentor is deep and the hire is headed
    "languages",  # the hire's own languages, and those of their customers, that the mentor speaks
    "goals",  # what the hire wants to grow into, and the mentor can help with
    "experience",  # hires that the mentor has had
    "known",  # the mentor has stood in for the hire's mentor, or was it before
    "interests",  # what both like
    "wishes",  # one of them has asked for the other
)

WEIGHTS: Mapping[PartName, float] = MappingProxyType(
    {
        "overlap": 35.0,
        "areas": 25.0,
        "languages": 15.0,
        "goals": 15.0,
        "experience": 10.0,
        "known": 10.0,
        "interests": 5.0,
        "wishes": 10.0,
    }
)
"""Weights to start from. A part about which nothing is known of a hire weighs nothing for that hire."""

Aim = Literal["nobody-left-out", "only-good-pairs"]
AIMS: tuple[Aim, ...] = ("nobody-left-out", "only-good-pairs")
"""Most hires matched, then the best total; or the best total of pairs at or above the threshold, while the rest wait."""


class MatchingPolicy(NamedTuple):
    """The rules, weights and aim of a team.

    Attributes:
        weights: part -> weight, not negative and not all zero; a part that is not named weighs nothing.
        manager: whether the hire's manager and the manager's manager are kept apart.
        shared_language: whether a pair needs a language in common; it is not asked where one's languages are unknown.
        least_hours: working hours a week that a pair needs in common, for a full contract of the hire's.
        full_hours: hours a week in common from which there is nothing more to gain.
        over_days: the hire's first working days over which hours in common are counted.
        most_days_away: working days that a mentor may be away within the hire's first ``first_days`` days of the calendar.
        tenure_months: months in the team that a mentor needs.
        confirmed_on: side tasks that make a mentor of whoever is confirmed on one; a lead names others with the role.
        mentor_hours: hours a week for mentees, for a full contract, where neither the position nor a person says more.
        full_experience: hires from which more experience counts no more.
        aim: what is sought unless the lead says otherwise.
        threshold: the score from which a pair is a good one.
        balance: points that a place costs with a mentor whose weeks are full; in proportion below.
        weeks_ahead: weeks, from the earliest start of a cohort, in which hours have to fit.

    """

    weights: Mapping[PartName, float] = WEIGHTS
    manager: bool = True
    shared_language: bool = True
    least_hours: float = 8.0
    full_hours: float = 25.0
    over_days: int = 20
    most_days_away: int = 3
    first_days: int = 14
    tenure_months: int = 6
    confirmed_on: tuple[str, ...] = ("mentoring-mentor",)
    mentor_hours: float = 8.0
    full_experience: int = 3
    aim: Aim = "nobody-left-out"
    threshold: float = 60.0
    balance: float = 10.0
    weeks_ahead: int = 14

"""Who may be paired with whom, and how well they fit: a score of 0 to 100 in tenths, with its parts, or the rules broken."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from mentor_tui.domain.matching.bitsets import Flags, Floats, common, packed
from mentor_tui.domain.matching.hours import shared_hours
from mentor_tui.domain.matching.places import TENTHS, all_places
from mentor_tui.domain.matching.pool import Mentor, Pool
from mentor_tui.domain.policy import PARTS, RULES, PartName, Rule

Rules = NDArray[np.uint16]
Tenths = NDArray[np.int16]

_BIT: Mapping[Rule, int] = {rule: 1 << at for at, rule in enumerate(RULES)}

ANY = "*"
"""Stands for any language: whose languages are unknown could speak it."""

CHUNK = 256
"""Hires that are scored at a time, so that what is worked on stays in the processor's cache."""


class Scores:
    """Everything about every pair of a pool.

    Attributes:
        pool: the pool; rows are its hires, columns its mentors.
        places: for each mentor, what each free place costs, in tenths.
        hours: shared working hours a week, hires x mentors; no number where the time zone of one of them is not known.

    """

    def __init__(self, pool: Pool) -> None:
        self.pool = pool
        self.places = all_places(pool)
        self.hours: Floats = shared_hours(pool.hires, pool.mentors, pool.policy.over_days)
        self._contracts: Floats = np.array([hire.calendar.share for hire in pool.hires], dtype=np.float32)
        self._parts = _Parts(pool, self.hours, self._contracts)

    @cached_property
    def rows(self) -> Mapping[str, int]:
        """Hire id -> row."""
        return {hire.id: at for at, hire in enumerate(self.pool.hires)}

    @cached_property
    def columns(self) -> Mapping[str, int]:
        """Mentor id -> column."""
        return {mentor.id: at for at, mentor in enumerate(self.pool.mentors)}

    @cached_property
    def spoken(self) -> Mapping[str, int]:
        """Language -> how many of the mentors speak it; 0 for any other."""
        return Counter(language for mentor in self.pool.mentors for language in set(mentor.languages))

    @cached_property
    def scores(self) -> Tenths:
        """Score of every pair in tenths of a point, whether it is allowed or not: hires x mentors."""
        found = np.empty((len(self.pool.hires), len(self.pool.mentors)), dtype=np.int16)
        for begin in range(0, len(found), CHUNK):
            rows = slice(begin, begin + CHUNK)
            total: Floats = np.zeros(found[rows].shape, dtype=np.float32)
            for _name, points in self._parts.of(rows):
                total += points
            found[rows] = total
        return found

    def parts(self, hire: str, mentor: str) -> dict[PartName, int]:
        """The parts of a pair's score in tenths; a part about which nothing is known of the hire is left out.

        So are the hours in common where the time zone of one of them is not known.
        """
        row, column, most = self.rows[hire], self.columns[mentor], self.most(hire, mentor)
        made = self._parts.of(slice(row, row + 1))
        return {name: int(points[0, column]) for name, points in made if most[name]}

    def most(self, hire: str, mentor: str) -> dict[PartName, int]:
        """What each part can count at most for a pair, in tenths: the hire's weights, scaled to 100."""
        row, table = self.rows[hire], self._parts.weights_of(self.columns[mentor])
        return {name: int(weights[row]) for name, weights in table.items()}

    @cached_property
    def broken(self) -> Rules:
        """The rules that keep each pair apart, a bit each; 0 where none does: hires x mentors."""
        broken = _broken(self.pool, self.hours, self._least, self.places)
        for row, hire in enumerate(self.pool.hires):
            if hire.mentor in self.columns:
                broken[row, self.columns[hire.mentor]] &= ~np.uint16(_BIT["capacity"])
        return broken

    @cached_property
    def own(self) -> Mapping[int, int]:
        """Row of a hire who can stay with the mentor they have -> that mentor's column: a place of theirs, at no cost."""
        held = {row: self.columns.get(hire.mentor, -1) for row, hire in enumerate(self.pool.hires) if hire.mentor}
        return {row: column for row, column in held.items() if column >= 0 and not self.broken[row, column]}

    @property
    def allowed(self) -> NDArray[np.bool_]:
        """Whether each pair is allowed."""
        return np.equal(self.broken, 0)

    def rules(self, hire: str, mentor: str) -> tuple[Rule, ...]:
        """The rules that keep a pair apart."""
        return rules_of(int(self.broken[self.rows[hire], self.columns[mentor]]))

    def shared(self, hire: str, mentor: str) -> float | None:
        """Hours a week that a pair shares, None where the time zone of one of them is not known."""
        hours = float(self.hours[self.rows[hire], self.columns[mentor]])
        return None if math.isnan(hours) else hours

    def least_hours(self, hire: str) -> float:
        """Hours a week that a hire has to share with a mentor."""
        return float(self._least[self.rows[hire]])

    @property
    def _least(self) -> Floats:
        return self._contracts * np.float32(self.pool.policy.least_hours)


def rules_of(bits: int) -> tuple[Rule, ...]:
    """The rules in some bits, in the order of a sentence."""
    return tuple(rule for rule in RULES if bits & _BIT[rule])


def bits_of(rules: Iterable[Rule]) -> int:
    """Some rules as bits."""
    return sum(_BIT[rule] for rule in set(rules))


class _Parts:
    """The parts of the score, made for some hires at a time."""

    def __init__(self, pool: Pool, hours: Floats, contracts: Floats) -> None:
        hires, mentors, policy = pool.hires, pool.mentors, pool.policy
        self._hours = hours
        self._full = np.maximum(contracts * np.float32(policy.full_hours), np.float32(0.5))
        self._share: dict[PartName, _Shared] = {
            "areas": _Shared([hire.areas for hire in hires], [mentor.areas for mentor in mentors]),
            "goals": _Shared([hire.goals for hire in hires], [mentor.helps for mentor in mentors]),
            "interests": _Shared([hire.interests for hire in hires], [mentor.interests for mentor in mentors]),
        }
        self._own = _Shared([hire.languages for hire in hires], [mentor.languages for mentor in mentors])
        self._customers = _Shared([hire.customers for hire in hires], [mentor.languages for mentor in mentors])
        self._experience = np.array(
            [min(mentor.mentored / policy.full_experience, 1.0) for mentor in mentors], dtype=np.float32
        )
        column = {mentor.id: at for at, mentor in enumerate(mentors)}
        row = {hire.id: at for at, hire in enumerate(hires)}
        self._known = [[column[name] for name in hire.known if name in column] for hire in hires]
        self._wishes = [[column[name] for name in hire.wishes if name in column] for hire in hires]
        for at, mentor in enumerate(mentors):
            for name in mentor.wishes:
                if name in row:
                    self._wishes[row[name]].append(at)
        ones = np.ones(len(hires), dtype=np.bool_)
        applies: dict[PartName, NDArray[np.bool_]] = {
            "overlap": np.array([hire.zone is not None for hire in hires], dtype=np.bool_),
            "experience": ones,
            "areas": self._share["areas"].asked,
            "goals": self._share["goals"].asked,
            "interests": self._share["interests"].asked & self._share["interests"].offered,
            "languages": self._own.asked | self._customers.asked,
            "known": np.array([bool(found) for found in self._known], dtype=np.bool_),
            "wishes": np.array([bool(found) for found in self._wishes], dtype=np.bool_),
        }
        self.weights: Mapping[PartName, Tenths] = _scaled(applies, policy.weights)
        # Of a mentor whose zone is not known no hours are, for anybody: the rest counts for all.
        self._nowhere = np.flatnonzero([mentor.zone is None for mentor in mentors])
        self._without_hours = (
            _scaled(applies | {"overlap": ~ones}, policy.weights) if self._nowhere.size else self.weights
        )
        self._makers: dict[PartName, Callable[[slice, Floats], Floats]] = {
            "overlap": self._overlap,
            "experience": lambda _rows, most: np.multiply.outer(most, self._experience),
            "areas": self._share["areas"].of,
            "goals": self._share["goals"].of,
            "interests": self._share["interests"].of,
            "languages": self._languages,
            "known": lambda rows, most: self._marked(self._known[rows], most),
            "wishes": lambda rows, most: self._marked(self._wishes[rows], most),
        }

    def of(self, rows: slice) -> Iterable[tuple[PartName, Floats]]:
        """Each part that counts for any of some hires, in whole tenths: rows x mentors."""
        for name in PARTS:
            most, rest = self.weights[name][rows], self._without_hours[name][rows]
            # What comes to nothing beside the hours in common may be much where there are none.
            if most.any() or rest.any():
                points = self._makers[name](rows, most.astype(np.float32))
                if self._nowhere.size:
                    without = self._makers[name](rows, rest.astype(np.float32))
                    points[:, self._nowhere] = without[:, self._nowhere]
                yield name, np.rint(points, out=points)

    def weights_of(self, column: int) -> Mapping[PartName, Tenths]:
        """What each part counts at most with a mentor, for each hire."""
        return self._without_hours if column in self._nowhere else self.weights

    def _overlap(self, rows: slice, most: Floats) -> Floats:
        points: Floats = np.nan_to_num(self._hours[rows]) * (most / self._full[rows])[:, None]
        np.minimum(points, most[:, None], out=points)
        return points

    def _languages(self, rows: slice, most: Floats) -> Floats:
        """The share of a hire's own languages that a mentor speaks, and of their customers', each counting a half."""
        own, customers = self._own.asked[rows], self._customers.asked[rows]
        each = np.where(own & customers, most / 2, most)
        return self._own.of(rows, each) + self._customers.of(rows, each)

    def _marked(self, marks: Sequence[Sequence[int]], most: Floats) -> Floats:
        found: Floats = np.zeros((len(marks), len(self._experience)), dtype=np.float32)
        for at, columns in enumerate(marks):
            found[at, columns] = most[at]
        return found


def _scaled(applies: Mapping[PartName, NDArray[np.bool_]], given: Mapping[PartName, float]) -> dict[PartName, Tenths]:
    """What each part counts at most for each hire, in tenths: the weights of the parts that apply, made 100 together.

    Tenths that rounding leaves over go to whichever parts lost most by it, so that the sum is 100 exactly.
    """
    table = np.array([applies[name] & (given.get(name, 0.0) > 0) for name in PARTS])
    patterns, which = np.unique(table, axis=1, return_inverse=True)
    found = np.zeros(patterns.shape, dtype=np.int16)
    for at, pattern in enumerate(patterns.T):
        weights = np.array([given.get(name, 0.0) if on else 0.0 for name, on in zip(PARTS, pattern, strict=True)])
        if weights.any():
            exact = weights / weights.sum() * 100 * TENTHS
            whole = np.floor(exact)
            left = 100 * TENTHS - int(whole.sum())
            whole[np.argsort(whole - exact, kind="stable")[:left]] += 1
            found[:, at] = whole
    return {name: found[at, which.reshape(-1)] for at, name in enumerate(PARTS)}


class _Shared:
    """Which part of what each hire asks for, each mentor has."""

    def __init__(self, asked: Sequence[tuple[str, ...]], offered: Sequence[tuple[str, ...]]) -> None:
        words = {word: at for at, word in enumerate(sorted({word for given in asked for word in given}))}
        table = _table(asked, words)
        self._left, self._right = packed(table), packed(_table(offered, words))
        counts = table.sum(axis=1, dtype=np.float32)
        self.asked: Flags = counts > 0
        self.offered = any(offered)
        self._counts = np.maximum(counts, 1.0)

    def of(self, rows: slice, most: Floats) -> Floats:
        """0 to the most for each hire, rows x mentors."""
        found = common(self._left[:, rows], self._right)
        found *= (most / self._counts[rows])[:, None]
        return found


def _table(given: Sequence[tuple[str, ...]], words: Mapping[str, int]) -> Flags:
    table = np.zeros((len(given), len(words)), dtype=np.bool_)
    for at, row in enumerate(given):
        for word in row:
            if word in words:
                table[at, words[word]] = True
    return table


def _broken(pool: Pool, hours: Floats, least: Floats, places: Sequence[tuple[int, ...]]) -> Rules:
    hires, mentors, policy = pool.hires, pool.mentors, pool.policy
    if not hours.size:
        return np.zeros(hours.shape, dtype=np.uint16)
    always = [
        _BIT["leaving"] * mentor.leaving + _BIT["unconfirmed"] * (not mentor.confirmed) + _BIT["capacity"] * (not free)
        for mentor, free in zip(mentors, places, strict=True)
    ]
    days = {begins: at for at, begins in enumerate(sorted({hire.begins for hire in hires}))}
    on_the_day = np.array(
        [
            [bits | _on_the_day(mentor, begins, pool) for mentor, bits in zip(mentors, always, strict=True)]
            for begins in days
        ],
        dtype=np.uint16,
    )
    broken: Rules = on_the_day[[days[hire.begins] for hire in hires]]
    # Half a minute a week is nobody's reason: hours are products of fractions. No number is less than any.
    broken |= (hours < least[:, None] - np.float32(0.01)) * np.uint16(_BIT["hours"])
    if policy.shared_language:
        spoken = tuple(sorted({language for mentor in mentors for language in mentor.languages} | {ANY}))
        words = {word: at for at, word in enumerate(spoken)}
        ours = _table([(*hire.languages, ANY) if hire.languages else spoken for hire in hires], words)
        theirs = _table([mentor.languages or spoken for mentor in mentors], words)
        broken |= (common(packed(ours), packed(theirs)) == 0) * np.uint16(_BIT["language"])
    column = {mentor.id: at for at, mentor in enumerate(mentors)}
    for row, hire in enumerate(hires):
        if hire.id in column:
            broken[row, column[hire.id]] |= _BIT["oneself"]
        if policy.manager:
            for manager in hire.managers:
                if manager in column:
                    broken[row, column[manager]] |= _BIT["manager"]
        for mentor_id, rule in hire.barred.items():
            if mentor_id in column:
                broken[row, column[mentor_id]] |= _BIT[rule]
    return broken


def _on_the_day(mentor: Mentor, begins: date, pool: Pool) -> int:
    """Rules that go by the day on which a hire begins: away too long then, too new then."""
    policy = pool.policy
    last = begins + timedelta(days=policy.first_days - 1)
    calendar = mentor.calendar
    there = calendar.between(begins, last)
    gone = calendar._replace(away=()).between(begins, last) - there
    bits = _BIT["away"] if gone > policy.most_days_away else 0
    if mentor.since is not None and _months_on(mentor.since, policy.tenure_months) > begins:
        bits |= _BIT["tenure"]
    return bits


def _months_on(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(min(year, date.max.year), month + 1, last)
        except ValueError:
            continue
    return day

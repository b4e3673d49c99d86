"""Why this pair, why not that one, why nobody: what a proposal is explained with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

import numpy as np

from mentor_tui.domain.matching.places import TENTHS, hours_needed
from mentor_tui.domain.matching.policy import PartName
from mentor_tui.domain.matching.proposal import Against, Asked, Match, Proposal

ChangeKind = Literal["capacity", "hours", "language", "away", "tenure", "manager", "threshold", "draft"]
"""What could be changed so that a hire finds somebody: a mentor's hours, hours in common, a language, and so on."""

EFFORT: Mapping[ChangeKind, float] = {
    "draft": 0.0,
    "hours": 0.0,
    "capacity": 0.5,
    "threshold": 2.0,
    "manager": 5.0,
    "away": 10.0,
    "tenure": 20.0,
    "language": 40.0,
}
"""How large a change is before its size is added, in hours a week: a rule of thumb, to say the smallest one first."""


class PartPoints(NamedTuple):
    """One part of a pair's score and the most it could be, in tenths."""

    name: PartName
    points: int
    most: int


class Move(NamedTuple):
    """Somebody who would have another mentor than proposed; None is nobody."""

    hire: str
    before: str | None
    then: str | None


class Alternative(NamedTuple):
    """Another mentor for a hire.

    Attributes:
        score: of the pair, in tenths.
        loss: what the whole would lose by its aim's value, in tenths.
        fewer: how many hires fewer would have a mentor.
        moves: who else would move.

    """

    mentor: str
    score: int
    loss: int
    fewer: int
    moves: tuple[Move, ...]


class Kept(NamedTuple):
    """Mentors whom one rule keeps apart from a hire, in the order of their ids."""

    rule: Against
    mentors: tuple[str, ...]


class Change(NamedTuple):
    """A change that would give a hire a mentor.

    Attributes:
        mentor: with whom something changes.
        size: hours a week more that the mentor needs, or that the two would have to share; points for a threshold.
        to: what it would be then: hours a week, or a score in points.
        heads: for a capacity, how many mentees the mentor would have then.

    """

    kind: ChangeKind
    mentor: str
    size: float = 0.0
    to: float = 0.0
    heads: int = 0

    @property
    def effort(self) -> float:
        """How large it is, to compare changes of different kinds."""
        return EFFORT[self.kind] + self.size / (TENTHS if self.kind == "threshold" else 1)


def parts(match: Match, hire: str, mentor: str) -> tuple[PartPoints, ...]:
    """The parts of a pair's score, those about which nothing is known of the hire left out."""
    most = match.scores.most(hire)
    return tuple(PartPoints(name, points, most[name]) for name, points in match.scores.parts(hire, mentor).items())


def alternatives(match: Match, proposal: Proposal, hire: str, *, most: int = 3) -> tuple[Alternative, ...]:
    """The best other mentors for a hire, each with what it would cost: found by solving again with that pair fixed.

    Args:
        match: the pool, scored.
        proposal: what is proposed.
        hire: for whom.
        most: at most so many, best score first.

    """
    now = proposal.mentors.get(hire)
    row = match.scores.rows[hire]
    allowed = match.possible(proposal.asked)[row]
    scores = match.scores.scores[row]
    columns = [int(at) for at in np.argsort(-scores, kind="stable") if allowed[at]]
    found: list[Alternative] = []
    for column in columns:
        mentor = match.pool.mentors[column].id
        if mentor == now:
            continue
        if len(found) == most:
            break
        found.append(_instead(match, proposal, hire, mentor, int(scores[column])))
    return tuple(found)


def _instead(match: Match, proposal: Proposal, hire: str, mentor: str, score: int) -> Alternative:
    asked = proposal.asked
    other = match.propose(asked._replace(pins={**asked.pins, hire: mentor}))
    return Alternative(
        mentor,
        score,
        proposal.value - other.value,
        len(proposal.pairs) - len(other.pairs),
        tuple(move for move in moves(proposal, other) if move.hire != hire),
    )


def moves(before: Proposal, then: Proposal) -> tuple[Move, ...]:
    """Who has another mentor in the second of two proposals; hires of one alone count as without a mentor there."""
    old, new = before.mentors, then.mentors
    hires = dict.fromkeys((*old, *before.waiting, *new, *then.waiting))
    return tuple(Move(hire, old.get(hire), new.get(hire)) for hire in sorted(hires) if old.get(hire) != new.get(hire))


def never(match: Match, asked: Asked, hire: str) -> tuple[Kept, ...]:
    """Which rule keeps which mentors apart from a hire; one who breaks several stands under each."""
    found: dict[Against, list[str]] = {}
    for mentor in match.pool.mentors:
        for rule in match.against(asked, hire, mentor.id):
            found.setdefault(rule, []).append(mentor.id)
    return tuple(Kept(rule, tuple(mentors)) for rule, mentors in found.items())


def full(match: Match, proposal: Proposal, hire: str) -> tuple[str, ...]:
    """Mentors who could have taken a waiting hire, and whose places are all proposed to others."""
    allowed = match.possible(proposal.asked)[match.scores.rows[hire]]
    return tuple(mentor.id for mentor, possible in zip(match.pool.mentors, allowed, strict=True) if possible)


def changes(match: Match, proposal: Proposal, hire: str) -> tuple[Change, ...]:
    """The smallest change of each kind that would give a waiting hire a mentor and take nobody's away, smallest first.

    Whether it helps is found on the pairs that are possible: with an augmenting path, as in every proof of an optimum
    (C. Berge, Proc. Nat. Acad. Sci. 43, 1957). A place more helps wherever the hire can get to by moving others along.
    """
    graph = _Graph(match, proposal)
    reached = graph.from_hire(hire)
    best: dict[ChangeKind, Change] = {}

    def offer(change: Change) -> None:
        known = best.get(change.kind)
        if known is None or (change.size, change.mentor) < (known.size, known.mentor):
            best[change.kind] = change

    for column, mentor in enumerate(match.pool.mentors):
        rules = match.against(proposal.asked, hire, mentor.id)
        if column in reached or rules == ("capacity",):
            taken = graph.taken[column]
            to = hours_needed(mentor, match.pool.costs, taken + 1)
            more, heads = max(to - mentor.hours, 0.0), mentor.mentees + taken + 1
            offer(Change("capacity", mentor.id, more, max(to, mentor.hours), heads))
        elif len(rules) == 1 and graph.opens(column):
            change = _lifted(match, proposal.asked, hire, mentor.id, rules[0])
            if change is not None:
                offer(change)
    return tuple(sorted(best.values(), key=lambda change: (change.effort, change.kind)))


def _lifted(match: Match, asked: Asked, hire: str, mentor: str, rule: Against) -> Change | None:
    scores = match.scores
    match rule:
        case "hours":
            least, shared = scores.least_hours(hire), scores.shared(hire, mentor)
            return Change("hours", mentor, round(least - shared, 1), round(least, 1))
        case "threshold":
            score = int(scores.scores[scores.rows[hire], scores.columns[mentor]])
            return Change("threshold", mentor, round(asked.threshold - score / TENTHS, 1), score / TENTHS)
        case "language" | "away" | "tenure" | "manager" | "draft":
            return Change(rule, mentor)
    return None


class _Graph:
    """Who could have whom, and who has whom: for the search of augmenting paths."""

    def __init__(self, match: Match, proposal: Proposal) -> None:
        scores = match.scores
        self._possible = match.possible(proposal.asked)
        self._rows = scores.rows
        self._hires: dict[int, list[int]] = {}
        pinned: Mapping[str, str] = proposal.asked.pins
        self.taken = [0] * len(match.pool.mentors)
        for pair in proposal.pairs:
            column = scores.columns[pair.mentor]
            self.taken[column] += 1
            # A pinned hire moves along for nobody.
            if pair.hire not in pinned:
                self._hires.setdefault(column, []).append(scores.rows[pair.hire])
        self._free = [len(costs) > taken for costs, taken in zip(scores.places, self.taken, strict=True)]

    def from_hire(self, hire: str) -> set[int]:
        """Mentors with whom one place more would do for a hire: with them, or by moving others along."""
        return self._reach(np.flatnonzero(self._possible[self._rows[hire]]).tolist())

    def opens(self, column: int) -> bool:
        """Whether a mentor has a free place, or could be freed of a hire by moving others along."""
        return any(self._free[at] for at in self._reach([column]))

    def _reach(self, columns: Iterable[int]) -> set[int]:
        reached, left = set(columns), list(columns)
        while left:
            for row in self._hires.get(left.pop(), ()):
                for column in np.flatnonzero(self._possible[row]).tolist():
                    if column not in reached:
                        reached.add(column)
                        left.append(column)
        return reached

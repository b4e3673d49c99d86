"""A proposal for everybody in a pool at once, what a lead asks of it, and what another choice would change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from mentor_tui.domain.curriculum import NONE
from mentor_tui.domain.matching.places import TENTHS
from mentor_tui.domain.matching.pool import Pool
from mentor_tui.domain.matching.scores import Scores, bits_of
from mentor_tui.domain.matching.solver import Matrix, draw, solve
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.policy import Aim, Rule

Against = Rule | Literal["threshold", "draft"]
"""A rule, a score below the threshold, or that the lead keeps the pair apart in this draft."""


class ProposalTerms(NamedTuple):
    """What a lead asks of a proposal.

    Attributes:
        threshold: in points; it counts with ``only-good-pairs``.
        pins: hire -> mentor.
        apart: pairs, hire and mentor, that are kept apart in this proposal.

    """

    aim: Aim = "nobody-left-out"
    threshold: float = 60.0
    pins: Mapping[str, str] = NONE
    apart: frozenset[tuple[str, str]] = frozenset()


class Pair(NamedTuple):
    """A proposed pair, its score in tenths of a point."""

    hire: str
    mentor: str
    score: int
    pinned: bool = False


class LoosePin(NamedTuple):
    """A pin that does not hold: something keeps the pair apart by now, or, without a rule, one of them is not there."""

    hire: str
    mentor: str
    rules: tuple[Against, ...]


class Proposal(NamedTuple):
    """The best pairs for a pool.

    Attributes:
        pairs: in the order of the hires.
        waiting: hires without a mentor.
        total: sum of the scores, in tenths.
        value: the same less what the places cost: what is as large as it can be.
        loose: pins that were left aside.

    """

    asked: ProposalTerms
    pairs: tuple[Pair, ...]
    waiting: tuple[str, ...]
    total: int
    value: int
    loose: tuple[LoosePin, ...] = ()

    @property
    def mentors(self) -> dict[str, str]:
        """Hire -> mentor."""
        return {pair.hire: pair.mentor for pair in self.pairs}


Places: TypeAlias = Sequence[Sequence[int]]
"""For each mentor of a pool, what each free place costs, in tenths."""


class Match:
    """Scores of a pool, and proposals made from them. What was scored once serves every further proposal."""

    def __init__(self, pool: Pool) -> None:
        self.pool = pool

    @cached_property
    def scores(self) -> Scores:
        """Everything about every pair."""
        return Scores(self.pool)

    @cached_property
    def _lots(self) -> Matrix | None:
        return draw([hire.id for hire in self.pool.hires], [mentor.id for mentor in self.pool.mentors])

    def propose(self, asked: ProposalTerms, given: Places | None = None) -> Proposal:
        """The best pairs under what is asked; ``given`` are other places than the mentors have.

        Pins go first. As a mentor's places cost the more the later they are taken, a pinned hire is given the first one
        left, and the others go on from there: the sum is the same in whatever order they came.
        """
        scores, pool = self.scores, self.pool
        places = [list(costs) for costs in given or scores.places]
        allowed = self.possible(asked, room=given is not None)
        mentors = np.full(len(pool.hires), -1, dtype=np.intp)
        pinned, loose, paid = set[int](), list[LoosePin](), 0
        for hire, mentor in sorted(asked.pins.items()):
            row, column = scores.rows.get(hire), scores.columns.get(mentor)
            if row is None or column is None:
                loose.append(LoosePin(hire, mentor, ()))
                continue
            against, stays = self._against(asked, hire, mentor), scores.own.get(row) == column
            if against or not (stays or places[column]):
                loose.append(LoosePin(hire, mentor, against or ("capacity",)))
                continue
            if not stays:
                paid += places[column].pop(0)
            mentors[row] = column
            pinned.add(row)
        free = [row for row in range(len(pool.hires)) if row not in pinned]
        lots = None if self._lots is None else self._lots[free]
        own = {at: scores.own[row] for at, row in enumerate(free) if row in scores.own}
        solved = solve(scores.scores[free], allowed[free], places, asked.aim, lots, own)
        mentors[free] = solved.mentors
        pairs = tuple(
            Pair(pool.hires[row].id, pool.mentors[column].id, int(scores.scores[row, column]), row in pinned)
            for row, column in enumerate(mentors.tolist())
            if column >= 0
        )
        waiting = tuple(pool.hires[row].id for row, column in enumerate(mentors.tolist()) if column < 0)
        held = sum(pair.score for pair in pairs if pair.pinned)
        return Proposal(
            asked, pairs, waiting, sum(pair.score for pair in pairs), solved.value + held - paid, tuple(loose)
        )

    def possible(self, asked: ProposalTerms, *, room: bool = False) -> NDArray[np.bool_]:
        """The pairs that a proposal may choose, pins aside: hires x mentors.

        Args:
            asked: what the lead asks.
            room: take every mentor for one who has a place.

        """
        scores = self.scores
        possible = np.equal(scores.broken | bits_of(["capacity"]), bits_of(["capacity"])) if room else scores.allowed
        if asked.aim == "only-good-pairs":
            possible = possible & (scores.scores >= round(asked.threshold * TENTHS))
        if asked.apart:
            possible = possible.copy()
            for hire, mentor in asked.apart:
                if hire in scores.rows and mentor in scores.columns:
                    possible[scores.rows[hire], scores.columns[mentor]] = False
        return possible

    def against(self, asked: ProposalTerms, hire: str, mentor: str) -> tuple[Against, ...]:
        """What keeps a pair out of a proposal; nothing where it could be chosen."""
        found = list(self._against(asked, hire, mentor))
        score = self.scores.scores[self.scores.rows[hire], self.scores.columns[mentor]]
        if asked.aim == "only-good-pairs" and score < round(asked.threshold * TENTHS):
            found.append("threshold")
        return tuple(found)

    def _against(self, asked: ProposalTerms, hire: str, mentor: str) -> tuple[Against, ...]:
        """What keeps even a pinned pair apart."""
        rules = self.scores.rules(hire, mentor)
        return (*rules, "draft") if (hire, mentor) in asked.apart else rules

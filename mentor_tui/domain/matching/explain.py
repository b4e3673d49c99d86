"""Why this pair, why not that one, why nobody: what a proposal is explained with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from mentor_tui.domain.matching.places import LEAST, TENTHS, hours_needed, load_in, place_costs
from mentor_tui.domain.matching.pool import Lacking, Mentor, Pool
from mentor_tui.domain.matching.proposal import Against, Match, Pair, Proposal, ProposalTerms
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.policy import PartName

Gains = NDArray[np.float64]

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


ALTERNATIVES = 3
"""Other mentors that are worked out for one hire."""


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


class BarredMentors(NamedTuple):
    """Mentors whom one rule keeps apart from a hire, in the order of their ids; ``lacking`` is what those without room lack."""

    rule: Against
    mentors: tuple[str, ...]
    lacking: Lacking = ""


class Common(NamedTuple):
    """What two people have in common that speaks for them, in words of their own.

    Attributes:
        languages: those that fewer than half of the mentors speak: what everybody speaks is no reason.
        wished: who asked for whom: ``hire``, ``mentor``, ``both`` or "".

    """

    areas: tuple[str, ...]
    languages: tuple[str, ...]
    goals: tuple[str, ...]
    interests: tuple[str, ...]
    known: bool
    wished: Literal["", "hire", "mentor", "both"]


class HelpfulChange(NamedTuple):
    """A change that would give a hire a mentor.

    Attributes:
        mentor: with whom something changes.
        size: hours a week more that the mentor needs, or that the two would have to share; points for a threshold.
        to: what it would be then: hours a week, or a score in points.
        heads: for a capacity, how many mentees the mentor would have then.
        more_heads: how many of these are more than the mentor takes.
        pin: a mentor with whom the hire has to be held, as somebody else would have the place; "" where that is not so.

    """

    kind: ChangeKind
    mentor: str
    size: float = 0.0
    to: float = 0.0
    heads: int = 0
    more_heads: int = 0
    pin: str = ""

    @property
    def effort(self) -> float:
        """How large it is, to compare changes of different kinds."""
        return EFFORT[self.kind] + self.size / (TENTHS if self.kind == "threshold" else 1)


class Reason(NamedTuple):
    """Everything that explains one hire's line.

    Attributes:
        full: mentors who would do, and whose places all go to others.
        later: mentors who would do and have room beside these, which matching all at once does not see: a place is
            counted there as dear as the dearest hire. Matched once the others are published, the hire may come to them.

    """

    hire: str
    pair: Pair | None
    parts: tuple[PartPoints, ...]
    alternatives: tuple[Alternative, ...]
    never: tuple[BarredMentors, ...]
    full: tuple[str, ...]
    later: tuple[str, ...]
    changes: tuple[HelpfulChange, ...]


def parts(match: Match, hire: str, mentor: str) -> tuple[PartPoints, ...]:
    """The parts of a pair's score, those about which nothing is known left out."""
    most = match.scores.most(hire, mentor)
    return tuple(PartPoints(name, points, most[name]) for name, points in match.scores.parts(hire, mentor).items())


def common(match: Match, hire_id: str, mentor_id: str) -> Common:
    """What a pair has in common."""
    hire = match.pool.hires[match.scores.rows[hire_id]]
    mentor = match.pool.mentors[match.scores.columns[mentor_id]]
    spoken = match.scores.spoken
    rare = [name for name in mentor.languages if spoken[name] * 2 <= max(len(match.pool.mentors), 2)]
    wishes = (mentor_id in hire.wishes, hire_id in mentor.wishes)
    return Common(
        tuple(name for name in hire.areas if name in mentor.areas),
        tuple(name for name in dict.fromkeys((*hire.customers, *hire.languages)) if name in rare),
        tuple(name for name in hire.goals if name in mentor.helps),
        tuple(name for name in hire.interests if name in mentor.interests),
        mentor_id in hire.known,
        "both" if all(wishes) else "hire" if wishes[0] else "mentor" if wishes[1] else "",
    )


def alternatives(match: Match, proposal: Proposal, hire: str, *, most: int = ALTERNATIVES) -> tuple[Alternative, ...]:
    """The best other mentors for a hire, each with what it would cost: found by solving again with that pair fixed.

    Args:
        match: the pool, scored.
        proposal: what is proposed.
        hire: for whom.
        most: at most so many, best score first; the one that costs the whole least is among them.

    """
    now = proposal.mentors.get(hire)
    row = match.scores.rows[hire]
    allowed = match.possible(proposal.asked)[row]
    scores = match.scores.scores[row]
    columns = [int(at) for at in np.argsort(-scores, kind="stable") if allowed[at] and match.pool.mentors[at].id != now]
    if len(columns) > most and now is not None:
        gains = _MoveGraph(match, _without(match, proposal, hire)).joining(row)
        cheapest = max(columns, key=lambda column: gains[column])
        columns = [cheapest, *(column for column in columns if column != cheapest)]
    found: list[Alternative] = []
    for column in columns:
        if len(found) == most:
            break
        other = _instead(match, proposal, hire, match.pool.mentors[column].id, int(scores[column]))
        if other is not None:
            found.append(other)
    return tuple(sorted(found, key=lambda other: -other.score))


def _without(match: Match, proposal: Proposal, hire: str) -> Proposal:
    """The best choice for all others, were a hire not there."""
    pins = {pair.hire: pair.mentor for pair in proposal.pairs if pair.pinned and pair.hire != hire}
    apart = proposal.asked.apart | {(hire, mentor.id) for mentor in match.pool.mentors}
    return match.propose(proposal.asked._replace(pins=pins, apart=apart))


def _instead(match: Match, proposal: Proposal, hire: str, mentor: str, score: int) -> Alternative | None:
    """What comes of a pair that is fixed; None where the mentor's places are all pinned to others."""
    # A pin that was left aside stays aside: what it would change is another matter.
    pins = {pair.hire: pair.mentor for pair in proposal.pairs if pair.pinned}
    other = match.propose(proposal.asked._replace(pins={**pins, hire: mentor}))
    if other.loose:
        return None
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


def never(match: Match, asked: ProposalTerms, hire: str) -> tuple[BarredMentors, ...]:
    """Which rule keeps which mentors apart from a hire; one who breaks several stands under each."""
    found: dict[tuple[Against, Lacking], list[str]] = {}
    for mentor in match.pool.mentors:
        for rule in match.against(asked, hire, mentor.id):
            found.setdefault((rule, mentor.lacks if rule == "capacity" else ""), []).append(mentor.id)
    return tuple(BarredMentors(rule, tuple(mentors), lacks) for (rule, lacks), mentors in found.items())


def full(match: Match, proposal: Proposal, hire: str) -> tuple[str, ...]:
    """Mentors who could have taken a waiting hire, and whose places are all proposed to others."""
    return _possible(match, proposal, hire, fits=False)


def later(match: Match, proposal: Proposal, hire: str) -> tuple[str, ...]:
    """Mentors who could take a waiting hire beside those who are proposed to them, by what each of them costs."""
    return _possible(match, proposal, hire, fits=True)


def _possible(match: Match, proposal: Proposal, hire: str, *, fits: bool) -> tuple[str, ...]:
    allowed = match.possible(proposal.asked)[match.scores.rows[hire]]
    mentors = (mentor for mentor, possible in zip(match.pool.mentors, allowed, strict=True) if possible)
    return tuple(mentor.id for mentor in mentors if _fits(match, proposal, hire, mentor) == fits)


def _fits(match: Match, proposal: Proposal, hire: str, mentor: Mentor) -> bool:
    rows, pool = match.scores.rows, match.pool
    coming = [pair.hire for pair in proposal.pairs if pair.mentor == mentor.id and _moves_in(pool, rows, pair)]
    if mentor.mentees + len(coming) >= mentor.heads or not pool.own_costs:
        return False
    weeks = zip(*(pool.own_costs[rows[one]] for one in (*coming, hire)), strict=True)
    return all(load_in(mentor, at) + sum(costs) <= mentor.hours + LEAST for at, costs in enumerate(weeks))


def _moves_in(pool: Pool, rows: Mapping[str, int], pair: Pair) -> bool:
    return pool.hires[rows[pair.hire]].mentor != pair.mentor


def changes(match: Match, proposal: Proposal, hire: str) -> tuple[HelpfulChange, ...]:
    """The smallest change of each kind that would give a waiting hire a mentor and take nobody's away, smallest first.

    It helps if the hire could have a mentor then, everybody who has one keeps one, and the whole is better by its aim.
    That is found with augmenting paths, as in every proof of an optimum (C. Berge, Proc. Nat. Acad. Sci. 43, 1957): the
    hire takes the place of another, who moves along to the place of the next, and so on, to a place that is free.
    """
    graph = _move_graph(match, proposal)
    begun, asked = graph.begun(match.scores.rows[hire]), proposal.asked
    best: dict[ChangeKind, HelpfulChange] = {}

    def offer(change: HelpfulChange | None) -> None:
        known = None if change is None else best.get(change.kind)
        if change is not None and (known is None or (change.size, change.mentor) < (known.size, known.mentor)):
            best[change.kind] = change

    for column, mentor in enumerate(match.pool.mentors):
        offer(graph.one_more(column, begun[column]))
        against = match.against(asked, hire, mentor.id)
        if len(against) == 1 and graph.helps(match.scores.scores[match.scores.rows[hire], column] + graph.rest[column]):
            offer(_lifted(match, asked, hire, mentor.id, against[0]))
    sure = (_sure(match, proposal, hire, change) for change in best.values())
    return tuple(sorted(filter(None, sure), key=lambda change: (change.effort, change.kind)))


def _sure(match: Match, proposal: Proposal, hire: str, change: HelpfulChange) -> HelpfulChange | None:
    """A change that gives just this hire a mentor: with a pin, where another who waits would be matched in their place."""
    asked, places = proposal.asked, list(match.scores.places)
    if change.kind == "threshold":
        asked = asked._replace(threshold=change.to)
    elif change.kind == "capacity":
        column = match.scores.columns[change.mentor]
        mentor = match.pool.mentors[column]._replace(hours=change.to)
        places[column] = place_costs(mentor, match.pool.costs, len(places[column]) + 1, match.pool.policy.balance)
    else:
        return change
    if hire in match.propose(asked, places).mentors:
        return change
    if change.kind == "threshold":
        return None
    others = {(one, mentor.id) for one in proposal.waiting if one != hire for mentor in match.pool.mentors}
    # A pin of somebody else's that does not hold would, with a place more, and take that.
    loose = {pin.hire for pin in proposal.loose} - {hire}
    pins = {one: mentor for one, mentor in asked.pins.items() if one not in loose}
    alone = match.propose(asked._replace(apart=asked.apart | others, pins=pins), places)
    if hire not in alone.mentors:
        return None
    # Where it makes no difference the hire takes the place that was made.
    there = match.propose(alone.asked._replace(pins=pins | {hire: change.mentor}), places)
    same = not there.loose and (len(there.pairs), there.value) >= (len(alone.pairs), alone.value)
    return change._replace(pin=change.mentor if same else alone.mentors[hire])


def _lifted(match: Match, asked: ProposalTerms, hire: str, mentor: str, rule: Against) -> HelpfulChange | None:
    scores = match.scores
    match rule:
        case "hours":
            least, shared = scores.least_hours(hire), scores.shared(hire, mentor) or 0.0
            return HelpfulChange("hours", mentor, round(least - shared, 1), round(least, 1))
        case "threshold":
            score = int(scores.scores[scores.rows[hire], scores.columns[mentor]])
            return HelpfulChange("threshold", mentor, round(asked.threshold - score / TENTHS, 1), score / TENTHS)
        case "language" | "away" | "tenure" | "manager" | "draft":
            return HelpfulChange(rule, mentor)
    return None


def reason(match: Match, proposal: Proposal, hire: str) -> Reason:
    """Why a hire has this mentor or none. It solves the whole again for each alternative: not to be called for all."""
    pair = next((pair for pair in proposal.pairs if pair.hire == hire), None)
    waits = pair is None
    return Reason(
        hire,
        pair,
        parts(match, hire, pair.mentor) if pair else (),
        alternatives(match, proposal, hire) if pair and not pair.pinned else (),
        never(match, proposal.asked, hire),
        full(match, proposal, hire) if waits else (),
        later(match, proposal, hire) if waits else (),
        changes(match, proposal, hire) if waits else (),
    )


def _move_graph(match: Match, proposal: Proposal) -> _MoveGraph:
    known = _MOVE_GRAPHS.get(match)
    if known is None or known[0] is not proposal:
        known = _MOVE_GRAPHS[match] = proposal, _MoveGraph(match, proposal)
    return known[1]


def _furthest(begin: Gains, moves: Gains) -> Gains:
    """The most that is gained up to each mentor, by any number of moves; an optimum has no circle that gains."""
    best = begin
    for _ in begin:
        further = np.maximum(best, (best[:, None] + moves).max(axis=0))
        if np.array_equal(further, best):
            break
        best = further
    return best


MISSED = 2.0**40
"""What a hire without a mentor costs, in tenths: more than all points together, and whole numbers stay exact beside it."""


class _MoveGraph:
    """What the whole would gain if hires moved along, in tenths; minus infinity is a way that is closed.

    Attributes:
        rest: what is gained from a mentor on, whose mentees move along so that a place gets free there.

    """

    def __init__(self, match: Match, proposal: Proposal) -> None:
        scores = match.scores
        self._pool, self._places, self._scores = match.pool, scores.places, scores
        self._gains = np.where(match.possible(proposal.asked, room=True), scores.scores.astype(np.float64), -np.inf)
        self._least = 0.0 if proposal.asked.aim == "only-good-pairs" else -np.inf
        own = {scores.rows[pair.hire]: scores.own.get(scores.rows[pair.hire], -1) for pair in proposal.pairs}
        # Who stays where they are takes nobody's place, and makes none free by moving along.
        held = [pair for pair in proposal.pairs if own[scores.rows[pair.hire]] != scores.columns[pair.mentor]]
        columns = [scores.columns[pair.mentor] for pair in held]
        self._taken = np.bincount(columns, minlength=len(scores.places)).tolist()
        # What it gains that one mentor's best suited mentee moves along to another; a pinned one does so for nobody.
        self._moves: Gains = np.full((len(scores.places), len(scores.places)), -np.inf)
        free = [
            -float(costs[taken]) if taken < len(costs) else -np.inf
            for costs, taken in zip(self._places, self._taken, strict=True)
        ]
        self._left_out: Gains = np.full(len(scores.places), -np.inf)
        missed = 0.0 if proposal.asked.aim == "only-good-pairs" else MISSED
        for pair, column in zip(held, columns, strict=True):
            if not pair.pinned:
                row = scores.rows[pair.hire]
                gains = self._gains[row]
                np.maximum(self._moves[column], gains - gains[column], out=self._moves[column])
                self._left_out[column] = max(self._left_out[column], -float(gains[column]) - missed)
                if own[row] >= 0:
                    # They could go back, where nobody has to make room for them.
                    free[column] = max(free[column], float(gains[own[row]] - gains[column]))
        self.rest = _furthest(np.array(free), self._moves.T)

    def helps(self, gain: float) -> bool:
        """Whether a way is open, and gains something where that is asked for."""
        return gain > self._least

    def begun(self, row: int) -> Gains:
        """What is gained up to each mentor, with one hire more among those who have a mentor; a place is missing there."""
        return _furthest(self._gains[row], self._moves)

    def one_more(self, column: int, gain: float) -> HelpfulChange | None:
        """One place more with a mentor, if that helps: the hours that they would need, and for how many."""
        taken, costs = self._taken[column], self._places[column]
        if taken < len(costs) or not gain > -np.inf:
            return None
        mentor = self._pool.mentors[column]
        hours = max(hours_needed(mentor, self._pool.costs, taken + 1), mentor.hours)
        then = place_costs(mentor._replace(hours=hours), self._pool.costs, taken + 1, self._pool.policy.balance)
        if not self.helps(gain + sum(costs) - sum(then)):
            return None
        heads = mentor.mentees + taken + 1
        return HelpfulChange("capacity", mentor.id, hours - mentor.hours, hours, heads, max(heads - mentor.heads, 0))

    def joining(self, row: int) -> Gains:
        """What is gained with each mentor for a hire whom the proposal leaves aside, and who comes to them whatever it costs.

        From an optimum without the hire, the best way along which others move makes the optimum with them. Where there is
        none, somebody is left without a mentor, which costs more than any points, unless only good pairs are sought.
        """
        scores = self._scores.scores[row].astype(np.float64)
        gains = scores + np.maximum(self.rest, _furthest(self._left_out, self._moves.T))
        if row in self._scores.own:
            # Whoever stays with their mentor takes nobody's place.
            own = self._scores.own[row]
            gains[own] = scores[own]
        return np.asarray(gains)


_MOVE_GRAPHS: WeakKeyDictionary[Match, tuple[Proposal, _MoveGraph]] = WeakKeyDictionary()
"""What was made for the proposal explained last: whoever waits is explained one after the other."""

"""What the Matching place shows, as plain data: the hires in their order, filtered, other mentors, loads, what moved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from mentor_tui.domain.matching import explain
from mentor_tui.domain.matching.draft import Size
from mentor_tui.domain.matching.explain import Alternative, HelpfulChange, Move
from mentor_tui.domain.matching.proposal import Against, Match, Proposal
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.text import looking_for
from mentor_tui.services.matching.page import MatchingPage
from mentor_tui.wording.language import _

CHOICES = 2
"""Other choices that stand in a hire's line."""

WORKED_OUT = 12
"""Other mentors in a list for whom it is worked out what the team would lose."""

SOLVED_MOST = 600_000
"""Pairs of hire and mentor that may be looked at for such a list: a large pool is solved anew less often."""


@dataclass(frozen=True)
class MatchingView:
    """A lead's page at one moment; ``page`` is None while it is read for the first time.

    Attributes:
        people: how many are in the team.

    """

    page: MatchingPage | None
    now: datetime
    people: int = 0

    @property
    def names(self) -> Mapping[str, str]:
        """Person id -> name."""
        return self.page.names if self.page else {}


class OtherMentor(NamedTuple):
    """Somebody who could mentor a hire, or why not.

    Attributes:
        score: of the pair, in tenths.
        instead: what it would change, where that was worked out.
        against: what keeps the pair out.
        now: whether they are proposed.

    """

    mentor: str
    score: int
    instead: Alternative | None
    against: tuple[Against, ...]
    now: bool


class Room(NamedTuple):
    """What a mentor carries: hours a week and heads, now, with what is proposed, and at most."""

    mentor: str
    hours: tuple[float, float, float]
    heads: tuple[int, int, int]


def alone(page: MatchingPage) -> tuple[str, ...]:
    """The hires who have no mentor and are proposed none; who is matched anew in vain keeps the one they have."""
    team = page.seekers.team
    return tuple(hire for hire in page.proposal.waiting if team.mentor(hire) is None)


def ordered(page: MatchingPage) -> list[str]:
    """The hires: those without a mentor first, as they need something; then by first day and name.

    The order does not follow the score, so that a list stays where it is when it is solved anew.
    """
    names, starts, needy = page.names, page.starts, frozenset(alone(page))
    return sorted(starts, key=lambda hire: (hire not in needy, starts[hire], names.get(hire, hire).casefold(), hire))


def matching(hires: list[str], text: str, page: MatchingPage) -> list[str]:
    """The hires of whose name, proposed mentor, team or state every word of a text is a part."""
    if not text.strip():
        return hires
    names, team, pairs = page.names, page.seekers.team.people, page.pairs

    def hay(hire: str) -> str:
        pair = pairs.get(hire)
        state = [_("nobody")] if pair is None else [names.get(pair.mentor, pair.mentor)]
        if pair is not None and pair.pinned:
            state.append(_("pinned"))
        return " ".join((names.get(hire, hire), hire, team[hire].team, *state))

    fits = looking_for(text)
    return [hire for hire in hires if fits(hay(hire))]


def moved(before: MatchingPage | None, page: MatchingPage) -> tuple[Move, ...]:
    """Who has another mentor proposed than before, among those who are still to be matched."""
    if before is None or before.proposal is page.proposal:
        return ()
    there, were = page.starts, before.starts
    return tuple(
        move for move in explain.moves(before.proposal, page.proposal) if move.hire in there and move.hire in were
    )


def others(page: MatchingPage, hire: str) -> list[OtherMentor]:
    """Everybody who could mentor a hire, best first, then those whom something keeps apart, best first too.

    It solves the whole again for the best of them.
    """
    size = len(page.pool.hires) * len(page.pool.mentors)
    most = min(WORKED_OUT, max(SOLVED_MOST // max(size, 1), 1))
    instead = {other.mentor: other for other in explain.alternatives(page.match, page.proposal, hire, most=most)}
    found = best_first(page.match, page.proposal, hire, [mentor.id for mentor in page.pool.mentors])
    return [other._replace(instead=instead.get(other.mentor)) for other in found]


def best_first(match: Match, proposal: Proposal, hire: str, mentors: Iterable[str]) -> list[OtherMentor]:
    """How some mentors fit a hire, best first; those whom something keeps apart come last, best first too."""
    scores, now = match.scores, proposal.mentors.get(hire)
    row = scores.rows[hire]
    found = [
        OtherMentor(
            mentor,
            int(scores.scores[row, scores.columns[mentor]]),
            None,
            match.against(proposal.asked, hire, mentor),
            mentor == now,
        )
        for mentor in mentors
        if mentor != hire
    ]
    return sorted(found, key=lambda other: (bool(other.against), -other.score, other.mentor))


def next_choices(page: MatchingPage, hire: str) -> list[OtherMentor]:
    """The second and third choice for a hire who has a proposal, for themselves alone; for one who has none, nobody could."""
    found = best_first(page.match, page.proposal, hire, [mentor.id for mentor in page.pool.mentors])
    return [other for other in found if not other.now and not other.against][:CHOICES]


def rooms(page: MatchingPage, first: str = "") -> list[Room]:
    """What every mentor carries, by name; one may stand first."""
    taken: dict[str, int] = {}
    for pair in page.proposal.pairs:
        taken[pair.mentor] = taken.get(pair.mentor, 0) + 1
    found = [
        Room(
            mentor.id,
            page.loads[mentor.id],
            (mentor.mentees, mentor.mentees + taken.get(mentor.id, 0), mentor.heads),
        )
        for mentor in page.pool.mentors
        if mentor.confirmed
    ]
    names = page.names
    return sorted(found, key=lambda room: (room.mentor != first, names.get(room.mentor, room.mentor).casefold()))


def doable(changes: tuple[HelpfulChange, ...]) -> HelpfulChange | None:
    """The smallest change that a lead can carry out here: the others ask for somebody’s calendar, language or the policy."""
    return next((change for change in changes if change.kind in ("capacity", "threshold", "draft")), None)


def enough(page: MatchingPage, change: HelpfulChange) -> tuple[float | None, int | None]:
    """Hours and heads that a change of somebody's capacity asks for; what is enough already stays as it is said."""
    mentor = page.pool.mentors[page.match.scores.columns[change.mentor]]
    said = page.draft.sizes.get(change.mentor, Size())
    return (
        change.to if change.to > mentor.hours else said.hours,
        change.heads if change.heads > mentor.heads else said.heads,
    )

"""Why one hire's line in a proposal is as it is."""

from __future__ import annotations

from typing import NamedTuple

from mentor_tui.domain.matching import explain
from mentor_tui.domain.matching.proposal import Match, Pair, Proposal

ALTERNATIVES = 3
"""Other mentors that are worked out for one hire."""


class Reason(NamedTuple):
    """Everything that explains one hire's line; see ``domain.matching.explain`` for what each holds."""

    hire: str
    pair: Pair | None
    parts: tuple[explain.PartPoints, ...]
    alternatives: tuple[explain.Alternative, ...]
    never: tuple[explain.BarredMentors, ...]
    full: tuple[str, ...]
    changes: tuple[explain.HelpfulChange, ...]


def reason(match: Match, proposal: Proposal, hire: str) -> Reason:
    """Why a hire has this mentor or none. It solves the whole again for each alternative: not to be called for all."""
    pair = next((pair for pair in proposal.pairs if pair.hire == hire), None)
    waits = pair is None
    return Reason(
        hire,
        pair,
        explain.parts(match, hire, pair.mentor) if pair else (),
        explain.alternatives(match, proposal, hire, most=ALTERNATIVES) if pair and not pair.pinned else (),
        explain.never(match, proposal.asked, hire),
        explain.full(match, proposal, hire) if waits else (),
        explain.changes(match, proposal, hire) if waits else (),
    )

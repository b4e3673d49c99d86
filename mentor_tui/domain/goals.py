"""What somebody wants to grow into: the words that matching weighs. One of them may be a position, or that they stay.

There is no second field: a position is one of the words, ``stay`` is another. To stay and get better here is a goal like any.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mentor_tui.domain.growth_content import Position

STAY = "stay"
"""The word of somebody who wants to stay where they are and get better there."""


def aim_of(goals: Sequence[str], positions: Mapping[str, Position], former: Mapping[str, str]) -> str:
    """Which position somebody aims at, ``STAY`` where they want to stay, "" where they name neither.

    Args:
        goals: their words, the first of which counts.
        positions: those that there are, by id.
        former: former position id -> today's.

    """
    today = (former.get(word, word) for word in goals)
    return next((word for word in today if word == STAY or word in positions), "")


def with_aim(
    goals: Sequence[str], aim: str, positions: Mapping[str, Position], former: Mapping[str, str]
) -> tuple[str, ...]:
    """Somebody's words with another aim; tracks, product areas and all other words stay.

    Args:
        goals: the words before.
        aim: the position, ``STAY``, or "" for none.
        positions: as of ``aim_of``.
        former: likewise.

    """
    kept = (word for word in goals if word != STAY and former.get(word, word) not in positions)
    return tuple(dict.fromkeys(word for word in (aim, *kept) if word))

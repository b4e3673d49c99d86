"""How large the things are that rows build."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Sizes:
    """As they are without words: what ``docs/speed.md`` states.

    Attributes:
        team: people of a large team.
        crowd: people of the largest.
        items: items of a large curriculum.
        past: events of a long history.
        matched: hires and mentors matched at once.
        again: hires and mentors matched again after a pin.
        keys: keys pressed on a screen.

    """

    team: int = 1_000
    crowd: int = 10_000
    items: int = 1_000
    past: int = 3_000
    matched: tuple[int, int] = (5_000, 1_500)
    again: tuple[int, int] = (500, 200)
    keys: int = 200


SIZES = {
    "full": Sizes(),
    # To see within a minute that every row still runs; the ratios of these sizes are not those that are stated.
    "small": Sizes(team=100, crowd=200, items=200, past=300, matched=(500, 150), again=(100, 40), keys=30),
}

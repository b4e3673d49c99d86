"""Curves as steps in a picture of a page: paths, marks and words with their places, for the template that draws them."""

from __future__ import annotations

from collections.abc import Sequence

from mentor_tui.domain.insights import Curve
from mentor_tui.domain.named import NamedTuple

WIDTH, HEIGHT = 720, 300
"""Units of a picture without what stands around it."""

_ACROSS = (5, 10, 20, 50, 100, 200, 500, 1000)


class GridMark(NamedTuple):
    """A line of the grid and what stands at it."""

    at: float
    word: str


class StepPicture(NamedTuple):
    """A picture: each curve's path, the lines across with their shares, and the lines down with their days."""

    paths: tuple[str, ...]
    shares: tuple[GridMark, ...]
    days: tuple[GridMark, ...]
    width: int = WIDTH
    height: int = HEIGHT


def picture(curves: Sequence[Curve], shares: Sequence[str]) -> StepPicture:
    """Curves as paths, on one scale of days; ``shares`` are the words of the five quarters, the whole first."""
    last = max((curve[-1][0] for curve in curves if curve), default=0) or 1
    across = next((days for days in _ACROSS if last / days <= 12), _ACROSS[-1])

    def x(day: int) -> float:
        return round(day / last * WIDTH, 1)

    return StepPicture(
        tuple(_path([(x(day), round((1 - share) * HEIGHT, 1)) for day, share in curve]) for curve in curves),
        tuple(GridMark(HEIGHT * at / 4, word) for at, word in enumerate(shares)),
        tuple(GridMark(x(day), str(day)) for day in range(0, last + 1, across)),
    )


def _path(points: Sequence[tuple[float, float]]) -> str:
    """A line that goes on as it is until the next point, and then up or down to it."""
    if not points:
        return ""
    (first_x, first_y), *rest = points
    return f"M{first_x:g} {first_y:g}" + "".join(f"H{x:g}V{y:g}" for x, y in rest)

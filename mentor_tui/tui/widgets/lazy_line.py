"""Lines that are written when they are first drawn: of ten thousand, twenty are."""

from __future__ import annotations

from collections.abc import Callable

from mentor_tui.tui.styles import Part
from mentor_tui.tui.widgets.lines import Line


class LazyLine(Line):
    """A line whose text is made when it comes into sight."""

    __slots__ = ("_made", "_make")

    _make: Callable[[], tuple[Part, ...]]
    _made: tuple[Part, ...] | None

    def __init__(self, line_id: str, make: Callable[[], tuple[Part, ...]]) -> None:
        for name, value in (("id", line_id), ("right", ()), ("_make", make), ("_made", None)):
            object.__setattr__(self, name, value)

    @property
    def parts(self) -> tuple[Part, ...]:
        """What stands on the left."""
        made = self._made
        if made is None:
            made = self._make()
            object.__setattr__(self, "_made", made)
        return made

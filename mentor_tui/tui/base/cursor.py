"""Where the real cursor of the terminal stands: screen readers and braille lines follow it, not colours."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from textual.geometry import Offset
from textual.widget import Widget


@runtime_checkable
class Selects(Protocol):
    """A widget with something selected in it."""

    def cursor_at(self) -> Offset:
        """Where that stands in what is in sight of the widget."""


@runtime_checkable
class TypedInto(Protocol):
    """A field of the library's: none of them has to be loaded for a place that shows none."""

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the next letter goes, on the screen."""


def cursor_of(focused: Widget | None, before: Offset) -> Offset:
    """Where the cursor belongs: on what is selected, where somebody types, or at the beginning of what has the keys.

    Args:
        focused: what has the keys.
        before: where it is left while nothing has the keys.

    """
    if focused is None:
        return before
    if isinstance(focused, TypedInto):
        return focused.cursor_screen_offset
    place = focused.content_region.offset
    return place + focused.cursor_at() if isinstance(focused, Selects) else place

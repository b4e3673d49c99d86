"""A place as somebody left it: what was selected in its lists, and what they were narrowed to."""

from __future__ import annotations

from collections.abc import Mapping

from textual.screen import Screen

from mentor_tui.tui.widgets.filter import Filter
from mentor_tui.tui.widgets.lines import Lines
from mentor_tui.tui.widgets.ticks import Ticks


def parts_of(place: Screen[None]) -> dict[str, str]:
    """What there is to remember of a place: widget -> what is selected or typed there."""
    # Which line to tick next follows from what is ticked.
    found = {f"#{one.id}": one.selected for one in place.query(Lines) if one.id and not isinstance(one, Ticks)}
    found |= {f"#{one.id}": one.value for one in place.query(Filter)}
    return found


def take_up(place: Screen[None], parts: Mapping[str, str]) -> None:
    """Let a place be as it was left, as far as what was there still is."""
    for lines in place.query(Lines):
        if wanted := parts.get(f"#{lines.id}"):
            lines.expect(wanted)
    for one in place.query(Filter):
        if words := parts.get(f"#{one.id}"):
            one.take_up(words)

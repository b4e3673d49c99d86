"""When something that was done is due again: after so many days, or because its item says something else by now."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from mentor_tui.domain.calendar import OwnCalendar
from mentor_tui.domain.curriculum import Item
from mentor_tui.domain.named import NamedTuple

AHEAD = timedelta(days=14)
"""How long before its day something reads as due again, and may be done again."""

_LONGEST_AWAY = 800
"""Days within which somebody is looked for who is back."""


class DueAgain(NamedTuple):
    """That something is due again.

    Attributes:
        on: the day by which, None where a raised revision makes it due, or nobody knows when they are back.
        meant: the day by which it would be, where they are away then and it moves to their first day back.
        revision: the revision since which it is due, 0 where only days count.

    """

    on: date | None
    meant: date | None = None
    revision: int = 0

    def is_due(self, today: date) -> bool:
        """Whether it is due on a day."""
        return self.revision > 0 or (self.on is not None and self.on <= today)

    def is_open(self, today: date) -> bool:
        """Whether it may be done again on a day, which is told some days ahead."""
        return self.revision > 0 or (self.on is not None and self.on - AHEAD <= today)


def may_be_due_again(item: Item, revision: int) -> bool:
    """Whether an item that was done of a revision, 0 where that is not known, is ever due again."""
    return bool(item.renews) or 0 < revision < item.revision


def due_again(item: Item, done: date | None, revision: int, calendar: Callable[[], OwnCalendar]) -> DueAgain | None:
    """When an item that was done is due again, None where it never is.

    Args:
        item: as it is today.
        done: the day on which it was done last, None where that is not known.
        revision: of which revision it was then, 0 where that is not known.
        calendar: the person's own, asked for where days count.

    """
    if 0 < revision < item.revision:
        return DueAgain(None, revision=item.revision)
    if not item.renews or done is None:
        return None
    meant = done + timedelta(days=item.renews)
    own = calendar()
    if not own.is_away(meant):
        return DueAgain(meant)
    back = own.working(meant, meant + timedelta(days=_LONGEST_AWAY))
    return DueAgain(back[0] if back else None, meant)

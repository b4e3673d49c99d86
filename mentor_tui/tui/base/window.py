"""What the window of the terminal is called."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from mentor_tui.wording import notices


@runtime_checkable
class Waits(Protocol):
    """A page that knows how much waits for whoever looks."""

    @property
    def waiting(self) -> int | None:
        """How much, or None where it is somebody else's page."""


def window(view: object) -> str | None:
    """The window's name while a page is shown, or None where it knows nothing of what waits: what was said last stays."""
    page = getattr(view, "page", view)
    waiting = page.waiting if isinstance(page, Waits) else None
    return None if waiting is None else notices.window(waiting)

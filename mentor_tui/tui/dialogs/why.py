"""Why an item is locked, in full: each step of the shortest way, in order, and whose turn it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from mentor_tui.domain.standing_rows import ItemStanding
from mentor_tui.services.journeys import JourneyPage
from mentor_tui.tui.dialogs.base import Dialog
from mentor_tui.tui.fragments.item import Eyes, voices
from mentor_tui.tui.styles import Part, content, wrap
from mentor_tui.wording import locks
from mentor_tui.wording.language import _

WIDTH = 64


class Why(Dialog[None]):
    """The explanation of a lock."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("w,q,enter", "give_up", show=False)]

    def __init__(self, page: JourneyPage, now: ItemStanding, eyes: Callable[[int], Eyes]) -> None:
        super().__init__()
        self._page, self._now, self._eyes = page, now, eyes(WIDTH)

    def compose(self) -> ComposeResult:
        """The title, then step by step."""
        lock = self._page.standing.lock(self._now.item)
        parts: list[Part] = []
        for line in locks.lines(lock, voices(self._page)) if lock else ():
            parts += [*wrap([(line, "")], self._eyes.width, first="· "), ("\n", "")]
        with VerticalScroll(classes="box"):
            yield Static(self._now.item.title, classes="question", markup=False)
            yield Static(_("opens after this, the shortest way:"), classes="detail", markup=False)
            yield Static(content(parts))
            yield Static(_("esc goes back"), classes="keys", markup=False)

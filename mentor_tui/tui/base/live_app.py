"""Seeing what others change: the place in sight is read anew when a record was committed, or a day has ended."""

from __future__ import annotations

import asyncio
from typing import Any

from textual import events, work
from textual.timer import Timer

from mentor_tui.domain.problems import Problem
from mentor_tui.services import live
from mentor_tui.tui.base.keyed import KeyedApp
from mentor_tui.tui.base.place import Place
from mentor_tui.tui.dialogs.too_small import COLUMNS, ROWS, TooSmall
from mentor_tui.tui.ui_context import UiContext

COUNT_AFTER = 1.0
"""Seconds without a change after which what waits is counted."""


class LiveApp(KeyedApp, inherit_bindings=False):
    """An app of places that show what stands in the records now, whoever wrote it.

    Attributes:
        ui: what the screens are given.

    """

    def __init__(self, ui: UiContext) -> None:
        super().__init__()
        self.ui = ui
        self._cursor: object = None
        self._looking = asyncio.Lock()
        self._to_count: Timer | None = None

    def begin_to_look(self, seconds: float) -> None:
        """Look for what others change from now on, so often."""
        self._cursor = live.start(self.ui.context)
        self.set_interval(seconds, self.look_for_changes)
        self._count_soon()

    @work(group="live", exit_on_error=False)
    async def look_for_changes(self) -> None:
        """Look once, unless a look is still under way on a slow disk."""
        if not self._looking.locked():
            await self.catch_up()

    async def catch_up(self) -> None:
        """Have the visible place read anew where a record was committed since the last look, or a day has ended.

        One that is about to be read for an act of its own is not read a second time.
        """
        async with self._looking:
            try:
                changed = await asyncio.to_thread(live.changed, self.ui.context, self._cursor)
            except Problem:
                return  # the next look may fare better; a place that cannot read says so itself
            self._cursor = changed.cursor
        if changed.ids:
            self._count_soon()
        place = self.top_place()
        if place is None or place.reads_soon:
            return
        if (changed.ids and place.concerns(changed.ids)) or place.of_another_day():
            place.reload()

    def _count_soon(self) -> None:
        """Have what waits counted for a prompt once the screen is at rest: nobody here looks at the number."""
        if self._to_count is not None:
            self._to_count.stop()
        if self.ui.keep_count is not None and self.ui.context.actor:
            self._to_count = self.set_timer(COUNT_AFTER, self._count)

    @work(group="count", exclusive=True, exit_on_error=False)
    async def _count(self) -> None:
        self._to_count = None
        if self.ui.keep_count is not None:
            await asyncio.to_thread(self.ui.keep_count, self.ui.context)

    def end(self, status: int = 0) -> None:
        """Leave; what was done last is in the number that a prompt shows next."""
        if self._to_count is not None and self.ui.keep_count is not None:
            self.ui.keep_count(self.ui.context)
        super().end(status)

    @work(group="asked", exit_on_error=False)
    async def tell_asked(self) -> None:
        """Say who asks something by name, where the place in sight does not show it by itself."""
        place = self.top_place()
        if place is not None and place.MODE not in ("journey", "mentees", "team"):
            from mentor_tui.tui.base.telling_asked import who_asks

            if said := await who_asks(self.ui.context):
                place.say(said)

    def top_place(self) -> Place[Any] | None:
        """The place in sight, also where a dialog lies over it."""
        return next((screen for screen in reversed(self.screen_stack) if isinstance(screen, Place)), None)

    def on_resize(self, event: events.Resize) -> None:
        """Too small a terminal gets a sentence instead of a broken layout."""
        small = event.size.width < COLUMNS or event.size.height < ROWS
        if small and not isinstance(self.screen, TooSmall):
            self.push_screen(TooSmall())
        elif not small and isinstance(self.screen, TooSmall):
            self.pop_screen()

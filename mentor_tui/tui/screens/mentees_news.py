"""What is new on the team's board for a mentor: a line or two above the queue, read after the first paint."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from contextlib import suppress

from textual import work
from textual.message import Message
from textual.widgets import Static

from mentor_tui.domain.names import ShortNames
from mentor_tui.domain.problems import Problem
from mentor_tui.domain.text import clean
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.board_news import own_board_news
from mentor_tui.services.news import CHANGE, News, board_looked
from mentor_tui.tui.styles import BREAK, Part, content, fit
from mentor_tui.wording import events
from mentor_tui.wording.language import _

LABEL = 14
"""Cells before the first line of news."""


class BoardNews(Static):
    """The lines. It knows which of the news were shown: what was not is still new the next time."""

    DEFAULT_CSS = "BoardNews { height: auto; display: none; }"

    class Read(Message):
        """There may be other news than before."""

    def __init__(self, *, classes: str) -> None:
        super().__init__(classes=classes, markup=False)
        self._found: list[News] = []
        self._shown: list[News] = []
        self.lines = 0

    @work(group="board", exclusive=True)
    async def read(self, context: ActorContext) -> None:
        """Read what is new; what hides it hides nothing else of the screen."""
        with suppress(Problem):
            found = await asyncio.to_thread(own_board_news, context)
            # What comes the next working day stands first, then the latest.
            self._found = sorted(found, key=lambda one: (one.kind != CHANGE, -one.board))
            self.post_message(self.Read())

    def tell(self, names: Mapping[str, str], width: int, most: int) -> None:
        """Show as many as there is room for, and say how many more there are."""
        shown, left = self._found[:most], len(self._found[most:])
        self._shown += [one for one in shown if one not in self._shown]
        self.lines, self.display = len(shown), bool(shown)
        parts: list[Part] = []
        for number, one in enumerate(shown):
            tail = _("  and {count} more").format(count=left) if left and number == len(shown) - 1 else ""
            said = fit(clean(str(events.news_text(one, ShortNames(names)))), width - LABEL - 2 - len(tail)).rstrip()
            parts += [
                (f" {fit(_('New for you') if not number else '', LABEL - 1)}", ""),
                (said, ""),
                (tail, "dim"),
                BREAK,
            ]
        self.update(content(parts[:-1]))

    def remember(self, context: ActorContext) -> None:
        """Count what was shown as told; where that cannot be kept, it is new the next time."""
        if self._shown:
            with suppress(Problem):
                board_looked(context, self._shown, [one for one in self._found if one not in self._shown])

"""Explaining the selected line in the background, one line at a time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Generic, TypeVar

from textual.dom import DOMNode

Found = TypeVar("Found")

PAUSE = 0.06
"""Seconds before a line is worked out, so that one who only passes by is not."""


class Explained(Generic[Found]):
    """What was worked out for lines that were selected; it is forgotten when something else is shown."""

    def __init__(
        self, place: DOMNode, wanted: Callable[[], str], work_out: Callable[[str], Found], show: Callable[[], None]
    ) -> None:
        """Nothing yet.

        Args:
            place: whose background it is done in.
            wanted: the id of the line to explain now, "" where there is none.
            work_out: explains a line; it runs in a thread.
            show: shows what was worked out for the line that is still wanted.

        """
        self._place, self._wanted, self._work_out, self._show = place, wanted, work_out, show
        self._found: dict[str, Found] = {}
        self._working = False

    def get(self, line: str) -> Found | None:
        """What is known of a line."""
        return self._found.get(line)

    def forget(self) -> None:
        """Something else is shown: what was worked out is old, also what is being worked out now."""
        self._found = {}

    def begin(self) -> None:
        """Work out the wanted line, unless that is under way."""
        if not self._working:
            self._working = True
            self._place.run_worker(self._work(), group="explain")

    async def _work(self) -> None:
        try:
            while True:
                await asyncio.sleep(PAUSE)
                line, found = self._wanted(), self._found
                if not line or line in found:
                    return
                made = await asyncio.to_thread(self._work_out, line)
                if self._found is found:
                    found[line] = made
                    if self._wanted() == line:
                        self._show()
        finally:
            self._working = False

"""What every screen does with what still reads for it while it closes."""

from __future__ import annotations

from textual.screen import Screen, ScreenResultType


class Closing(Screen[ScreenResultType]):
    """A screen whose workers end before its parts go.

    Textual ends them only when a screen is gone, after its children: a reading that came back in between
    would show what it found on parts that are there no longer.
    """

    @property
    def closes(self) -> bool:
        """Whether it has been told to go."""
        return self._pruning

    def _on_prune(self) -> None:
        self.workers.cancel_node(self)

"""A place that shows one's own, and, laid over another place, the same of somebody else."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import ClassVar

from mentor_tui.tui.actions import Action
from mentor_tui.tui.base.place import Place, View
from mentor_tui.tui.widgets.lines import named
from mentor_tui.wording.language import _


class OfOthers(Place[View]):
    """Such a place; its action ``person`` asks whose is looked at."""

    WHOSE: ClassVar[str] = ""
    """That question."""

    @abstractmethod
    def others(self) -> Sequence[tuple[str, str]]:
        """Those at whose the acting person may look, with their names."""

    def offers(self, action: Action) -> bool:
        """Looking at somebody else's is for those who may see anybody's."""
        return super().offers(action) and (action.name != "person" or bool(self.others()))

    def nobody_else(self) -> str | None:
        """Why nobody else's can be looked at, or None."""
        return None if self.others() else _("There is nobody else to look at.")

    def action_person(self) -> None:
        """Look at somebody else's."""
        self.choose(self.WHOSE, named(self.others()), lambda person: self.app.push_screen(type(self)(self.ui, person)))

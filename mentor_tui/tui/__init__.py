"""The screens. Nothing of Textual is imported before ``run`` is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mentor_tui.tui.backstage import Backstage


def run(backstage: Backstage) -> None:
    """Open the screen and stay until the person leaves it."""
    from mentor_tui.tui.app import MentorApp

    MentorApp(backstage).run()

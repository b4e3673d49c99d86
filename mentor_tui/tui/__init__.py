"""The screens. Nothing of Textual is imported before ``run`` is called."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mentor_tui.tui.ui_context import UiContext

_USUAL = 700, 10, 10
"""When Python looks for garbage by itself: on an open screen a little each time, where a command had put it off."""


def run(ui: UiContext) -> int:
    """Open the screen and stay until the person leaves it, or the program is asked to end; answers with the exit status.

    Raises:
        Exception: whatever ended it that should not have.

    """
    # Modules and curricula stay as long as the program does. Looking through them for garbage while the first screen is
    # being drawn costs a tenth of the time to open, and finds nothing; afterwards they are left out of every collection.
    gc.disable()
    from mentor_tui.tui.app import MentorApp

    app = MentorApp(ui)
    gc.freeze()
    gc.set_threshold(*_USUAL)
    gc.enable()
    app.run()
    if app.fault is not None:
        raise app.fault
    return app.return_code or 0

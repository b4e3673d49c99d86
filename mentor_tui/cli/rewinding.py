"""``undo`` and ``redo``."""

from __future__ import annotations

from mentor_tui.cli.door import Door, verb


@verb("undo")
def undo_command(door: Door) -> None:
    """Take back your own latest command."""
    from mentor_tui.services import rewind

    door.say(rewind.undo(door.desk))


@verb("redo")
def redo_command(door: Door) -> None:
    """Do again what your latest undo took back."""
    from mentor_tui.services import rewind

    door.say(rewind.redo(door.desk))

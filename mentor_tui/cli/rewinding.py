"""``undo`` and ``redo``."""

from __future__ import annotations

from mentor_tui.cli.commands import says

undo_command = says("undo", "rewind:undo", "Take back your own latest command.")
redo_command = says("redo", "rewind:redo", "Do again what your latest undo took back.")

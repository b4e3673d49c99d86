"""``undo`` and ``redo``."""

from __future__ import annotations

from mentor_tui.cli.commands import says

undo_command = says("undo", "undo:undo", "Take back your own latest command.")
redo_command = says("redo", "undo:redo", "Do again what your latest undo took back.")

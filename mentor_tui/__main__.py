"""``python -m mentor_tui``."""

from mentor_tui.cli import main

main()

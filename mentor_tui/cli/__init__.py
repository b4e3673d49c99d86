"""The command line: everything that can be done on a screen, in plain words for scripts, screen readers and cron."""

from __future__ import annotations

import gc
import sys

_YOUNG = 50_000
"""Objects after which garbage is looked for: a short command makes fewer, and the looking would cost it a fourteenth."""


def main() -> None:
    """Run ``mentor-tui`` with the arguments of the process."""
    if "--count" in sys.argv:
        # A prompt asks again and again: it is answered before anything is loaded, where that can be.
        from mentor_tui.prompt import ask

        if ask(sys.argv[1:]):
            return
    gc.set_threshold(_YOUNG)
    try:
        from mentor_tui.cli.root import cli
        from mentor_tui.cli.streams import prepare_streams
    except KeyboardInterrupt:
        # Loading takes long enough for a change of mind; from here on ``cli.main`` answers to it.
        raise SystemExit(130) from None
    prepare_streams()
    cli.main(prog_name="mentor-tui")

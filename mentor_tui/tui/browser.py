"""Whether a link can be opened where somebody sits: by a browser with windows, never by one that would take the terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping


def can_open(environ: Mapping[str, str] | None = None, platform: str = sys.platform) -> bool:
    """Whether a browser with windows would open it.

    Args:
        environ: the environment; None is that of the process.
        platform: as ``sys.platform`` says it.

    """
    env = os.environ if environ is None else environ
    windows = env.get("DISPLAY") or env.get("WAYLAND_DISPLAY")
    if not windows and (env.get("SSH_CONNECTION") or platform not in ("darwin", "win32")):
        return False
    import webbrowser

    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return False
    # What it only knows by name waits in the terminal: a text browser, or a program that nobody can vouch for.
    return type(browser) is not webbrowser.GenericBrowser

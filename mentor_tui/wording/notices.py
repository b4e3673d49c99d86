"""What is wrong with the configuration; the program goes on without it."""

from __future__ import annotations

from mentor_tui.wording.language import _


def notice(what: str, path: str) -> str:
    """One thing that is wrong with the configuration file, and what holds instead."""
    if what == "keys":
        return _("{path}: “keys” must be a table of names and keys, so the usual keys hold.").format(path=path)
    return _("{path}: “{what}” cannot be used, so what is usual holds.").format(path=path, what=what)

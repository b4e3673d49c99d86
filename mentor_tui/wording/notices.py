"""What is wrong with the configuration; the program goes on without it."""

from __future__ import annotations

from mentor_tui.wording.language import _


def notice(what: str, path: str) -> str:
    """One thing that is wrong with the configuration file, and what holds instead."""
    text = {
        "unreadable": _("{path} cannot be read as TOML, so nothing in it holds."),
        "keys": _("{path}: “keys” must be a table of names and keys, so the usual keys hold."),
    }.get(what, _("{path}: “{what}” cannot be used, so what is usual holds."))
    return text.format(path=path, what=what)

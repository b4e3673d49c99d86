"""What is missing where somebody is stuck, in a word or two."""

from __future__ import annotations

from collections.abc import Mapping

from mentor_tui.wording.language import N_, _

_MISSING: Mapping[str, str] = {
    "access": N_("access"),
    "person": N_("a person"),
    "understanding": N_("an explanation"),
    "tool": N_("a tool"),
}

_ASKED: Mapping[str, str] = {**_MISSING, "understanding": N_("understanding")}
"""What is missing -> how it is asked, a word each."""


def choices() -> tuple[tuple[str, str], ...]:
    """What can be missing, each with its word, to choose from."""
    return tuple((name, _(said)) for name, said in _ASKED.items())


def missing(waits_for: str) -> str:
    """What is missing."""
    return _(_MISSING.get(waits_for, waits_for))

"""What languages are called."""

from __future__ import annotations

from mentor_tui.catalogue.languages import languages
from mentor_tui.wording.language import _


def language_name(code: str) -> str:
    """A language by its code: ``Portuguese``; a code that stands for none, as it may in an older record, as it is."""
    name = languages().name(code)
    return _(name) if name else code

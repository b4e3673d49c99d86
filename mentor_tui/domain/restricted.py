"""What only mentors and leads may read about a hire, beside their notes: who is kept apart from them, and why somebody asks.

Which mentor is kept apart, and why somebody asks for another mentor, is for leads alone; ``services/visibility.py`` sees to that.
"""

from __future__ import annotations

from collections.abc import Callable

from mentor_tui.domain.record import Event, Fact

APART, ASKED = "apart", "asked"
"""``apart:mentor``, and ``asked:who`` with the reason of whoever asks for another mentor."""


def _fold_apart(before: Fact | None, event: Event) -> Fact | None:
    return None if event.kind == "allowed" else {"by": event.by, "at": event.at, "why": event.text}


def _fold_asked(before: Fact | None, event: Event) -> Fact:
    return {"at": event.at, "text": event.text, "op": event.op}


FOLDS: dict[str, Callable[[Fact | None, Event], Fact | None]] = {APART: _fold_apart, ASKED: _fold_asked}

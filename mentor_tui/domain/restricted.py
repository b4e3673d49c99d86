"""What only mentors and leads may read about somebody, beside their notes: who is kept apart from them, why somebody asks.

Which mentor is kept apart, why somebody asks for another mentor, and what leads remark on a decision is for leads alone;
``services/visibility.py`` sees to that.
"""

from __future__ import annotations

from collections.abc import Callable

from mentor_tui.domain.record import Event, Fact

APART, ASKED, REMARK = "apart", "asked", "remark"
"""``apart:mentor``, ``asked:who`` with the reason of whoever asks for another mentor, ``remark:number`` of a decision."""


def _fold_apart(before: Fact | None, event: Event) -> Fact | None:
    return None if event.kind == "allowed" else {"by": event.by, "at": event.at, "why": event.text}


def _fold_asked(before: Fact | None, event: Event) -> Fact:
    return {"at": event.at, "text": event.text, "op": event.op}


def _fold_remark(before: Fact | None, event: Event) -> Fact:
    return {"by": event.by, "at": event.at, "text": event.text}


FOLDS: dict[str, Callable[[Fact | None, Event], Fact | None]] = {
    APART: _fold_apart,
    ASKED: _fold_asked,
    REMARK: _fold_remark,
}

"""The levels below which somebody does not fall: those that a decision about them rested on. No standing asks for more of it."""

from __future__ import annotations

from collections.abc import Mapping

from mentor_tui.domain.record import Fact, thing

DECISION = "decision"


def floors(facts: Mapping[str, Fact]) -> Mapping[str, int]:
    """Competency id -> the level that decisions about somebody rested on, below which it does not fall any more."""
    start = thing(DECISION)
    found: dict[str, int] = {}
    for key, fact in facts.items():
        if key.startswith(start) and not fact.get("withdrawn"):
            for name, doc in fact.get("proofs", {}).items():
                found[name] = max(found.get(name, 0), doc["level"])
    return found

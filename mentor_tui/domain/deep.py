"""In which product areas somebody is deep, from what they did: whom to ask about them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from mentor_tui.domain.standing import Standing

PIECES = 20
"""So many counted pieces in a product area make somebody deep in it."""


def deep_in(standing: Standing) -> Iterator[str]:
    """The product areas in which somebody has done a whole module, signed off where that is asked, or twenty pieces."""
    pieces: Counter[str] = Counter()
    found: dict[str, None] = {}
    for through in (standing, *standing.past):
        modules = (
            (module for phase in through.curriculum.phases for module in phase.modules) if through.curriculum else ()
        )
        for module in modules:
            if module.area is None or not module.counted:
                continue
            pieces[module.area] += sum(through.fact(item).count for item in module.items if item.who == "hire")
            if all(through.states.get(item.id) == "done" for item in module.counted):
                found[module.area] = None
    found |= {area: None for area, count in pieces.items() if count >= PIECES}
    yield from found

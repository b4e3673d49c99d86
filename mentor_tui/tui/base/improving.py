"""Better words for an item, proposed from where it is shown: first which line, then what it should say."""

from __future__ import annotations

from typing import Any

from mentor_tui.domain.curriculum import Item
from mentor_tui.tui.base.place import Place
from mentor_tui.wording.language import _


def improve(place: Place[Any], curriculum: str, item: Item) -> None:
    """Ask which line of an item is unclear or out of date, and for better words.

    Args:
        place: where it is shown.
        curriculum: the id of the one that it is of.
        item: as the files have it.

    """
    from mentor_tui.tui.acts import better_words

    lines = better_words.fields(item)
    question = _("What is unclear or out of date?")
    place.choose(question, lines, lambda field: place.ask(better_words.propose(curriculum, item, field)))

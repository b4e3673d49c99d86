"""What cannot be read of the curricula, printed before everything else, and in JSON as sentences and names too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from mentor_tui.cli.cli_context import put

if TYPE_CHECKING:
    from mentor_tui.services.abouts import NotUsed


def print_unreadable(rows: Iterable[NotUsed], names: Mapping[str, str]) -> None:
    """One line for each."""
    for row in rows:
        # Nearly always there is none, and then nobody waits for the words.
        from mentor_tui.wording import unreadable as words

        put(words.sentence(row, names))


def named(row: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    """One of them as plain keys, with what is wrong as a sentence, and the names of those whom it hides."""
    from mentor_tui.services.abouts import NotUsed
    from mentor_tui.wording import unreadable as words

    shown = [names.get(person, person) for person in row["hides"]]
    said = {name: None if value == "" else value for name, value in row.items()}
    return {**said, "message": words.message(NotUsed(**row)), "names": shown}

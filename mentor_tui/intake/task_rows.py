"""What the columns of a table of tasks mean, whether it stands in Markdown or in a file of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

_CALLED: Final[Mapping[str, tuple[str, ...]]] = {
    "task": ("task", "item", "title", "todo", "todos", "activity", "action", "step", "what", "thing", "checklist"),
    "phase": ("phase", "section", "stage", "week", "period", "milestone", "category", "heading"),
    "module": ("module", "group", "topic", "subsection", "theme"),
    "who": ("who", "owner", "responsible", "assignee", "assignedto", "by", "role"),
    "minutes": ("minutes", "time", "duration", "effort", "estimate", "length", "timeneeded", "mins"),
    "by_day": ("day", "byday", "due", "dueday", "when", "deadline", "duedate"),
    "times": ("times", "count", "howoften", "repetitions"),
    "link": ("link", "links", "url", "resource", "resources", "where", "location"),
    "optional": ("optional", "required", "mandatory"),
    "about": ("about", "notes", "note", "description", "details", "comment", "comments", "remarks", "how", "text"),
    "done": ("done", "status", "complete", "completed", "check", "checked", "finished", "state", ""),
    "under": ("under", "parent", "parenttask", "partof"),
}
_MEANING: Final = {name: meaning for meaning, names in _CALLED.items() for name in names}


def plain(header: str) -> str:
    """The letters and digits of a header, small."""
    return "".join(character for character in header.casefold() if character.isalnum())


def columns_of(header: Sequence[str]) -> Mapping[int, str] | None:
    """What each column means, by its number: one of those above, or "" for one that is kept as text; None for no tasks.

    The first column of each meaning has it; a second one of the same is text.
    """
    found: dict[int, str] = {}
    for number, name in enumerate(header):
        meaning = _MEANING.get(plain(name), "")
        found[number] = "" if meaning in found.values() else meaning
    return found if "task" in found.values() else None


def in_columns(
    columns: Mapping[int, str], header: Sequence[str], cells: Sequence[str]
) -> tuple[str, dict[str, str], list[str]]:
    """The task of a row, what its columns say of it, and the text of the others, each with its header."""
    said = {
        columns[number]: cell.strip() for number, cell in enumerate(cells) if cell.strip() and columns.get(number, "")
    }
    texts = [said.pop("about")] if "about" in said else []
    for number, cell in enumerate(cells):
        if cell.strip() and not columns.get(number, ""):
            name = header[number].strip() if number < len(header) else ""
            texts.append(f"{name}: {cell.strip()}" if name else cell.strip())
    said.pop("done", None)
    return said.pop("task", ""), said, texts

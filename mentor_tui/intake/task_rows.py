"""What the columns of a table of tasks mean, whether it stands in Markdown or in a file of its own."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from mentor_tui.intake import days

_CALLED: Final[Mapping[str, str]] = {
    "task": "task item title todo todos activity action step what thing checklist aufgabe tâche tarea tarefa taak",
    "phase": "phase section stage week period milestone category heading woche semaine semana",
    "module": "module group topic subsection theme thema thème tema onderwerp",
    "who": "who owner responsible assignee assignedto by role whodoesit wer zuständig verantwortlich qui responsable quién"
    " quem responsável wie",
    "minutes": "minutes time duration effort estimate estimatedtime timeestimate length timeneeded mins howlong hours timetaken"
    " dauer durée duración duração duur",
    "by_day": "day byday due dueday when bywhen deadline duedate wann fällig jour quand día cuándo dia quando dag wanneer",
    "times": "times count howoften repetitions",
    "link": "link links url resource resources where location",
    "optional": "optional",
    "required": "required mandatory",
    "about": "about notes note description details comment comments remarks how text notizen bemerkung bemerkungen remarque"
    " remarques notas opmerking opmerkingen",
    "done": "done status complete completed check checked finished state erledigt fait hecho feito gedaan",
    "under": "under parent parenttask partof",
}
_MEANING: Final = {"": "done"} | {name: meaning for meaning, names in _CALLED.items() for name in names.split()}
_ASIDE: Final = re.compile(r"[\[(].*?[\])]")
_NUMBER: Final = re.compile(r"\d{1,4}(?:[.,]\d+)?")
_IN_HOURS: Final = re.compile(r"\b(?:h|hrs?|hours?|std|stunden)\b", re.I)


def plain(header: str) -> str:
    """The letters and digits of a header, small."""
    return "".join(character for character in header.casefold() if character.isalnum())


def columns_of(header: Sequence[str]) -> Mapping[int, str] | None:
    """What each column means, by its number: one of those above, or "" for one that is kept as text; None for no tasks.

    The first column of each meaning has it; a second one of the same is text. What stands in brackets is the unit.
    """
    found: dict[int, str] = {}
    for number, name in enumerate(header):
        meaning = _MEANING.get(plain(name)) or _MEANING.get(plain(_ASIDE.sub("", name)) or plain(name), "")
        found[number] = "" if meaning in found.values() else meaning
    return found if "task" in found.values() else None


def in_columns(
    columns: Mapping[int, str], header: Sequence[str], cells: Sequence[str]
) -> tuple[str, dict[str, str], list[str]]:
    """The task of a row, what its columns say of it, and the text of the others, each with its header."""
    said = {
        columns[number]: cell.strip() for number, cell in enumerate(cells) if cell.strip() and columns.get(number, "")
    }
    if is_optional(said.get("about", "")):
        said["optional"] = said.pop("about")
    texts = [said.pop("about")] if "about" in said else []
    for number, cell in enumerate(cells):
        name = header[number].strip() if number < len(header) else ""
        if _NUMBER.fullmatch(cell.strip()) and columns.get(number, "") in ("phase", "minutes"):
            said[columns[number]] = _with_unit(columns[number], name, cell.strip())
        if cell.strip() and not columns.get(number, ""):
            texts.append(f"{name}: {cell.strip()}" if name else cell.strip())
    said.pop("done", None)
    return said.pop("task", ""), said, texts


def is_optional(cell: str) -> bool:
    """Whether a cell says nothing else than that one need not."""
    return cell.strip(" .!").casefold() in ("optional", "if you like", "nice to have", "not required")


def _with_unit(meaning: str, name: str, number: str) -> str:
    """A number with what its header says that it counts: “Week 2”, “2 h”."""
    if meaning == "phase":
        return f"{name} {number}" if days.day(f"{name} {number}") is not None else number
    return f"{number} h" if _IN_HOURS.search(name) else number

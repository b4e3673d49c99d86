"""Records as a table for a spreadsheet: no field is empty both where nothing was given and where it is not the reader's."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from mentor_tui.wording import audit as words
from mentor_tui.wording.language import _

if TYPE_CHECKING:
    from mentor_tui.domain.names import Names
    from mentor_tui.services.audit import Audited, AuditPage

COLUMNS = (
    *("record", "day", "at", "person", "name", "team", "curriculum", "item", "title", "what", "number", "times"),
    *("edition", "revision", "text_hash", "text", "evidence", "lines_seen", "lines_not_yet", "signed_by"),
    *("signed_by_name", "signed_as", "in_place_of", "overrides", "withdrawn", "due_again", "due", "thread"),
)


def table(page: AuditPage) -> list[tuple[object, ...]]:
    """The records, the heads first."""
    return [COLUMNS, *(_cells(one, page.names) for one in page.rows)]


def _cells(one: Audited, names: Names) -> tuple[object, ...]:
    row = one.row
    curriculum, _slash, item = one.item.partition("/")
    seen, unseen = row.lines or ((), ())
    signed, due = row.kind == "signed", one.again.on if one.again is not None else None
    return (
        *(row.ref, row.day[:10], row.at, row.person, one.person.name, one.person.team, curriculum, item, one.title),
        *(row.kind, row.number or None, row.times, row.version or None, row.revision or None, row.digest or None),
        one.text if one.text is not None else _("none kept"),
        _several(words.evidence(row, names)),
        _several(seen) if row.lines is not None else _("none given"),
        _several(unseen) if row.lines is not None else _("none given"),
        *(
            (row.by, names.get(row.by, row.by), words.role(row, names))
            if signed
            else (None, words.signed(row, names), None)
        ),
        row.place or None,
        _several(words.overrides(row, names)),
        _several(words.taken(row, names)) or _("no"),
        due.isoformat() if due is not None else None,
        "yes" if one.due else "no",
        words.thread(row),
    )


def _several(lines: Iterable[str]) -> str:
    return "\n".join(lines)

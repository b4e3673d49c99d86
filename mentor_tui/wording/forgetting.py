"""Somebody forgotten, and all that is known of somebody, as sentences and as a text to read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from mentor_tui.domain.record import BROKEN
from mentor_tui.wording import plain
from mentor_tui.wording.events import line
from mentor_tui.wording.language import _, ngettext

if TYPE_CHECKING:
    from pathlib import Path

    from mentor_tui.domain.names import Names
    from mentor_tui.domain.people import Person
    from mentor_tui.domain.record import Event
    from mentor_tui.services.personal_export import AllKnown
    from mentor_tui.store.findings import Forgotten


def before(them: Person) -> str:
    """What will be done, for whoever is asked whether they mean it."""
    return _(
        "This takes the name, the id and the words of {name} ({id}) out of all records and histories. Dates and counts stay. "
        "It cannot be taken back."
    ).format(name=plain.shown(them.name), id=them.id)


def done(name: str, forgotten: Forgotten) -> list[str]:
    """What was done, and where something of theirs still is."""
    lines = [
        _("{name} is forgotten: {id} stands in their place from now on. This cannot be taken back.").format(
            name=plain.shown(name), id=forgotten.becomes
        )
    ]
    lines += _named(
        forgotten.backups,
        ngettext("This backup still holds them:", "These backups still hold them:", len(forgotten.backups)),
    )
    lines += _named(
        forgotten.left,
        ngettext("This file still names them:", "These files still name them:", len(forgotten.left)),
    )
    lines.append(
        _(
            "Not known here: backups and exports kept elsewhere, mails, and what screens have kept on other people’s "
            "machines."
        )
    )
    return lines


def _named(paths: Sequence[Path], head: str) -> list[str]:
    return [head, *(f"  {path}" for path in paths)] if paths else []


def known_text(known: AllKnown, names: Names) -> str:
    """All that is known of somebody, as Markdown."""
    return "\n".join(_paragraphs(known, names)) + "\n"


def _paragraphs(known: AllKnown, names: Names) -> Iterator[str]:
    them = known.person
    yield f"# {plain.shown(them.name)} ({them.id})"
    yield ""
    yield _("Everything that is known here, as of {day}, for {who}.").format(
        day=plain.day_month(known.day, known.day.min), who=names.get(known.by, known.by)
    )
    yield (
        _("Notes for mentors and leads are in it.")
        if known.restricted
        else _("Notes for mentors and leads are left out.")
    )
    yield ""
    for title, value in known.roster.items():
        yield f"- **{title}**: {value}"
    for record, events in known.records.items():
        yield ""
        yield f"## {record}"
        yield ""
        for event in events:
            yield f"- {event.at[:16].replace('T', ' ')} · {plain.one_line(_line(event, names))}"
    if known.mark:
        yield ""
        yield f"## {_('What they have looked at')}"
        yield ""
        for key, seen in sorted(known.mark.items()):
            yield f"- {key}: {plain.one_line(str(seen))}"


def _line(event: Event, names: Names) -> str:
    try:
        return line(event, names, {})
    except BROKEN:
        return f"{names.get(event.by, event.by)}: {event.kind} {event.thing}"

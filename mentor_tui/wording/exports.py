"""What is sent on of a curriculum, in words."""

from __future__ import annotations

from mentor_tui.domain.curriculum import Item
from mentor_tui.services.exports import DayKind, Export
from mentor_tui.wording import plain
from mentor_tui.wording.language import _


def title(export: Export) -> str:
    """What stands at the top."""
    if export.person is None:
        return export.curriculum.title
    return _("{curriculum}: {name}").format(curriculum=export.curriculum.title, name=export.person.name)


def as_of(export: Export) -> str:
    """Of which day it is, and how much of it is done; of a curriculum, how much there is."""
    items = [item for item in export.curriculum.items.values() if not item.optional and item.state != "draft"]
    if export.standing is None:
        return _("{items} things to do, in {phases} parts.").format(
            items=len(items), phases=len(export.curriculum.phases)
        )
    done = sum(item.id in export.done for item in items)
    return _("As of {day}: {done} of {items} done.").format(
        day=plain.day_month(export.standing.today), done=done, items=len(items)
    )


def whose(export: Export, who: str) -> str:
    """Whose part something is, "" where it is the hire's."""
    known = {"hire": "", "mentor": _("Mentor"), "lead": _("Lead")}
    return known[who] if who in known else export.parts.get(who, who)


def facts(export: Export, item: Item) -> list[str]:
    """What stands small beside an item."""
    by_day = _("day {day}").format(day=item.by_day)
    if export.standing is not None:
        by_day = plain.day_month(export.standing.due_on(item), export.standing.today)
    return [
        *([whose(export, item.who)] if item.who != "hire" else []),
        *([_("{count} times").format(count=item.times)] if item.times > 1 else []),
        *([plain.minutes(item.minutes)] if item.minutes is not None else []),
        by_day,
        *([_("if you like")] if item.optional else []),
        *([_("not ready yet")] if item.state == "draft" else []),
    ]


def day_title(export: Export, kind: DayKind, of: str) -> str:
    """What a calendar calls a day."""
    name = export.person.name if export.person is not None else ""
    return {
        "phase": _("{name}: “{title}” should be done"),
        "basics": _("{name}: the basics should be done"),
        "talk": _("{name}: {title}"),
        "next-talk": _("{name}: talk with the mentor"),
        "closing": _("{name}: {title}"),
        "milestone": _("{name}: {title}"),
    }[kind].format(name=name, title=of)

"""A day on which somebody does not work, in words: why it is free, and what comes on their next day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from mentor_tui.wording import plain
from mentor_tui.wording.language import _, ngettext

if TYPE_CHECKING:
    from mentor_tui.domain.today import FreeDay
    from mentor_tui.services.journeys import JourneyPage

LINE_MOST = 78
"""Characters of one line of a small terminal; the time, which stands above the list as well, gives way."""

TITLE_MOST = 32
"""Characters of a holiday's name: with what comes next it is to fit into such a line."""


def said(page: JourneyPage, free: FreeDay) -> str:
    """What a journey says on a free day: ``A day off. On Monday: 3 things, about 2 h``."""
    today = page.standing.today
    told = {
        "leave": _("A day off: away until {day}.") if free.until else _("A day off."),
        "holiday": _("A day off: {title}."),
        "week": _("A day off."),
    }[free.why].format(title=_short(free.title), day=plain.day_month(free.until, today) if free.until else "")
    count = len(page.today) + len(page.tasks)
    if free.back is None or not count:
        return told
    things = ngettext("{count} thing", "{count} things", count).format(count=count)
    line = _("{free} {on}: {things}.").format(free=told, on=on(free.back, today), things=things)
    # Two dates leave no room for more in a small terminal.
    if not page.effort.minutes or free.why == "leave":
        return line
    things = _("{things}, {about}").format(things=things, about=plain.about(page.effort))
    timed = _("{free} {on}: {things}.").format(free=told, on=on(free.back, today), things=things)
    return timed if len(timed) <= LINE_MOST else line


def _short(title: str) -> str:
    """A holiday's name; of a long one what stands before a comma or a bracket, which is a name as well."""
    if len(title) <= TITLE_MOST:
        return title
    whole = max((title[: TITLE_MOST + 1].rpartition(mark)[0] for mark in (",", " (")), key=len)
    return whole or title[: TITLE_MOST - 1].rstrip() + "…"


def counted(page: JourneyPage) -> str:
    """Which day of theirs it is; on a free day none is counted."""
    return _("a day off") if page.free is not None else _("day {day}").format(day=page.standing.day)


def cell(free: Sequence[str], *, named: bool = True) -> str:
    """What frees somebody today, in a column: ``holiday: Day of Portugal``, or ``a holiday``; ``a day off``."""
    if not free[0]:
        return _("a day off")
    return _("holiday: {title}").format(title=free[0]) if named else _("a holiday")


def of_others(free: Mapping[str, tuple[str, ...]], today: date) -> list[str]:
    """Who of several is free today, those together whom one thing frees: ``Ana and Budi are free today, back on Monday``.

    Args:
        free: short name -> what frees them, as a digest has it.
        today: the day it is.

    """
    told = []
    for why in dict.fromkeys(free.values()):
        names = [name for name, theirs in free.items() if theirs == why]
        title, back = why
        who = ngettext("{names} is off today", "{names} are off today", len(names)).format(names=plain.people(names))
        if title:
            who = _("{who} ({title})").format(who=who, title=_short(title))
        told.append(_("{who}, back on {day}.").format(who=who, day=plain.day_name(date.fromisoformat(back), today)))
    return told


def on(back: date, today: date) -> str:
    """On which day they are back: by its name within a week, else by its date."""
    return _("On {day}").format(day=plain.day_name(back, today))

"""The evening of a working day in two lines: that it was enough, and what the next one begins with."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING

from mentor_tui.wording import plain
from mentor_tui.wording.language import _, ngettext

if TYPE_CHECKING:
    from mentor_tui.domain.evening import Evening

Names = Mapping[str, str]

AT_ONCE = timedelta(hours=1)
"""What is no later than this after a day begins, the day begins with."""


def lines(now: Evening, today: date, titles: Names, names: Names) -> tuple[str, ...]:
    """What is said, a sentence or two to a line.

    Args:
        now: the evening.
        today: the day it is.
        titles: item or side-task id -> what lists call it.
        names: person id -> what they are called in a line.

    """
    after = _next(now, today, titles, names)
    return (_enough(now, titles), after) if after else (_enough(now, titles),)


def _enough(now: Evening, titles: Names) -> str:
    done = signed = ""
    if now.done:
        done = ngettext("{count} thing", "{count} things", now.done).format(count=now.done)
        if now.effort.minutes:
            done = _("{things}, {time}").format(things=done, time=plain.minutes(now.effort.minutes))
    if len(now.signed) == 1:
        signed = _("{title} is signed off").format(title=_title(now.signed[0], titles))
    elif now.signed:
        signed = _("{count} things are signed off").format(count=len(now.signed))
    if not (done or signed):
        return _("A day can be full without a tick.")
    both = _("{done}, and {signed}").format(done=done, signed=signed) if done and signed else done or signed
    return _("Enough for today: {done}.").format(done=both)


def _next(now: Evening, today: date, titles: Names, names: Names) -> str:
    if now.day is None or now.begin is None:
        return _("See you when you are back; nothing is due before then.") if now.leave else ""
    if now.leave:
        day = _("{weekday} {day}").format(
            weekday=plain.weekday_name(now.day.weekday()), day=plain.day_month(now.day, today)
        )
        return _("See you on {day}; nothing is due before then.").format(day=day)
    day, begin = _day(now.day, today), f"{now.begin:%H:%M}"
    if now.first is None:
        if not now.item:
            return _("{day} begins at {time}.").format(day=day, time=begin)
        return _("{day} begins with {what}, {time}.").format(day=day, what=_title(now.item, titles), time=begin)
    talk, at = now.first.kind == "talk", f"{now.first.at:%H:%M}"
    what = names.get(now.first.what, now.first.what) if talk else _title(now.first.what, titles)
    if now.first.at - now.begin <= AT_ONCE:
        return _("{day} begins with {what}, {time}.").format(day=day, what=what, time=at)
    said = _("{day} from {time}, with {what} at {at}.") if talk else _("{day} from {time}, {what} at {at}.")
    return said.format(day=day, time=begin, what=what, at=at)


def _day(day: date, today: date) -> str:
    if day == today:
        return _("Today")
    return _("Tomorrow") if (day - today).days == 1 else plain.day_name(day, today)


def _title(name: str, titles: Names) -> str:
    return plain.quoted(plain.shown(titles.get(name, name)))

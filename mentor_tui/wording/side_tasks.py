"""Side tasks in the week, in words: kept blocks, days on which all hands are with customers, whether one is still somebody's."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from mentor_tui.domain.all_hands import AllHands
from mentor_tui.domain.blocks import Block
from mentor_tui.domain.names import short_name
from mentor_tui.domain.off_queue import Week
from mentor_tui.domain.people import EVERY_TEAM
from mentor_tui.domain.text import clean
from mentor_tui.wording import plain
from mentor_tui.wording.language import _, ngettext


def percent(week: Week) -> int:
    """The share of a week with customers in whole per cent, never more than it is."""
    return int((week.share or 0.0) * 100 + 1e-9)


def block_time(block: Block) -> str:
    """When a block is: ``Thursday 14:00–15:00``."""
    said = _("{weekday} {begin:%H:%M}–{end:%H:%M}")
    return said.format(weekday=plain.weekday_name(block.weekday), begin=block.begin, end=block.end)


def block_line(block: Block, *, own: bool) -> str:
    """A block beside its side task: ``Thursday 14:00–15:00, kept free for you``."""
    said = _("{when}, kept free for you") if own else _("{when}, kept free for it")
    return said.format(when=block_time(block))


def kept(block: Block) -> str:
    """How long a block of today is, in a list: ``1 h, kept``."""
    return _("{time}, kept").format(time=plain.minutes(block.minutes))


def still_yours(days: int, *, own: bool) -> str:
    """That nothing has happened to a side task for long, and what answers that."""
    nothing = ngettext("nothing for {days} working day", "nothing for {days} working days", days).format(days=days)
    return _("{nothing}: Y says yes, - gives it back").format(nothing=nothing) if own else nothing


def all_hands(span: AllHands, today: date, names: Mapping[str, str]) -> str:
    """That all hands are with customers, until when, and why."""
    until = plain.weekday_day(span.last)
    said = _("All hands until {day}").format(day=until)
    if span.team != EVERY_TEAM:
        said = _("All hands of {team} until {day}").format(team=clean(span.team), day=until)
    said = _("{said}: side tasks rest.").format(said=said)
    who = clean(short_name(names, span.by)) if span.by else ""
    return _("{said} “{why}”, {who}").format(said=said, why=plain.one_line(span.why), who=who) if span.why else said


def all_hands_short(span: AllHands) -> str:
    """The same where there is little room."""
    return _("all hands until {day}").format(day=plain.day_short(span.last))

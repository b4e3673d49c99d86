"""Kinds of days in words: a strip of them, how many there are of each, and that those which waited for us do not count."""

from __future__ import annotations

from collections.abc import Sequence

from mentor_tui.domain.kinds_of_day import Kind, counted
from mentor_tui.wording.language import _, ngettext

_MARKS: dict[Kind, str] = {"moving": "█", "waiting": "▒", "quiet": "░", "away": "·"}


def strip(kinds: Sequence[Kind], most: int) -> str:
    """One mark a day, the oldest first; of more days than there is room for the latest."""
    return "".join(_MARKS[kind] for kind in kinds[-most:])


def legend(kinds: Sequence[Kind]) -> str:
    """What the marks say, and how many there are of each."""
    now = counted(kinds)
    said: dict[Kind, str] = {
        "moving": _("moving {count}").format(count=now.moving),
        "waiting": _("waited for us {count}").format(count=now.waiting),
        "quiet": _("quiet {count}").format(count=now.quiet),
        "away": _("away {count}").format(count=now.away),
    }
    return ", ".join(f"{_MARKS[kind]} {words}" for kind, words in said.items())


def waited(count: int, *, own: bool) -> str:
    """How many days waited for us."""
    if own:
        return ngettext(
            "{count} day waited for us. It doesn’t count.", "{count} days waited for us. They don’t count.", count
        ).format(count=count)
    return ngettext("{count} day waited for us.", "{count} days waited for us.", count).format(count=count)

"""How far the basics are, in words: what is counted, and whether what is left is the hire's at all."""

from __future__ import annotations

from mentor_tui.domain.curriculum import Item
from mentor_tui.domain.standing import Standing
from mentor_tui.wording import plain
from mentor_tui.wording.language import _, ngettext


def counted(standing: Standing, *, bare: bool = False) -> str:
    """How much is done, of the basics as long as they are ahead, and then of everything; each says what it counts.

    Args:
        standing: whose they are.
        bare: whether only the figures are said, where the phases stand below that they add up to.

    """
    basics = standing.basics_total
    if basics and not standing.basics_complete:
        told = _("{done} of {total}") if bare else _("basics {done} of {total}")
        return told.format(done=standing.basics_done, total=basics)
    done, total = sum(phase.done for phase in standing.phases), sum(phase.total for phase in standing.phases)
    return _("{done} of {total} in all").format(done=done, total=total)


def line(standing: Standing, *, own: bool) -> str:
    """How far they are, in half a line: ``basics 82 of 84, your part is done, 2 wait for us``."""
    if standing.basics_complete:
        # Of a later curriculum the basics of the first one say nothing.
        return (not standing.programme.since and to_go(standing, own=own)) or counted(standing)
    return ", ".join(filter(None, (counted(standing), _waits(standing, own=own))))


def to_go(standing: Standing, *, own: bool) -> str:
    """What is left of the basics, "" where nothing is.

    Args:
        standing: whose they are.
        own: whether the hire reads it.

    """
    left = _left(standing)
    if standing.basics_complete:
        return plain.basics_done(standing.basics_on, standing.today, len(left)) if standing.basics_on else ""
    to_do = ngettext("{count} basic to go", "{count} basics to go", len(left)).format(count=len(left)) if left else ""
    return _waits(standing, own=own, alone=True) or to_do


def _left(standing: Standing) -> list[Item]:
    through = standing.basics_through
    basics = through.curriculum.basics if through.curriculum else ()
    return [item for item in basics if not through.done(item.id)]


def _waits(standing: Standing, *, own: bool, alone: bool = False) -> str:
    """That the hire's part is done, where all that is left waits for others; ``alone`` where nothing else names the basics."""
    left = _left(standing)
    if not left or any(item.who == "hire" and standing.basics_through.state(item) != "waiting" for item in left):
        return ""
    if alone:
        part = _("your part of the basics is done") if own else _("their part of the basics is done")
    else:
        part = _("your part is done") if own else _("their part is done")
    waits = ngettext("{part}, {count} waits for us", "{part}, {count} wait for us", len(left))
    return waits.format(part=part, count=len(left))

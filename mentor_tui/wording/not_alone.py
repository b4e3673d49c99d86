"""Who else needed more than one go, in words: for whoever has to, for their mentor, and for whoever can change the item."""

from __future__ import annotations

from mentor_tui.domain.not_alone import ItemCost, Judging, NotAlone
from mentor_tui.domain.standing_rows import ItemStanding
from mentor_tui.services.not_alone import KnownItem, needs_comfort
from mentor_tui.wording.language import _, ngettext


def known(what: KnownItem | None, now: ItemStanding) -> str:
    """What whoever looks at an item may know of it over people; "" where that is nothing, or does not matter now."""
    if what is None:
        return ""
    if what.others is not None and needs_comfort(now):
        return others(what.others)
    return judging(what.judging) if what.judging is not None and now.state in ("waiting", "returned") else ""


def others(one: NotAlone) -> str:
    """To whom it came back, or who is stuck with it."""
    return _("You are not the only one: {again} of the last {of} sent this more than once.").format(**one._asdict())


def judging(one: Judging) -> str:
    """To a mentor, of themselves."""
    return _("You asked for one more go {back} of {judged} times. Only you read this.").format(**one._asdict())


def cost(one: ItemCost) -> str:
    """To whoever can change the item."""
    said = _("{again} of {people} sent it more than once").format(again=one.again, people=one.people)
    days = ngettext("it waited {days} day for a sign-off", "it waited {days} days for sign-offs", one.days)
    return _("{said}; {days} in all.").format(said=said, days=days.format(days=one.days))

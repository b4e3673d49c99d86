"""What we owe a hire, in words: what it is, from whom, since when or by when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from mentor_tui.wording import plain
from mentor_tui.wording.language import _, ngettext

if TYPE_CHECKING:
    from mentor_tui.domain.debts import Debt
    from mentor_tui.services.hearing import Owing


def what(debt: Debt) -> str:
    """What is owed: ``an answer: “Refund”``; a part of ours by its title."""
    match debt.kind:
        case "answer":
            return _("an answer: “{title}”").format(title=debt.what) if debt.on else _("an answer to a note")
        case "sign-off":
            return _("a sign-off: “{title}”").format(title=debt.what)
        case "item":
            return debt.what


def several(debts: Sequence[Debt]) -> str:
    """Several of a kind, the one that is owed longest by name."""
    first, count = debts[0], len(debts)
    if count == 1:
        return what(first)
    if first.kind == "answer":
        return ngettext("{count} answer, first {what}", "{count} answers, first {what}", count).format(
            count=count, what=_("“{title}”").format(title=first.what) if first.on else _("to a note")
        )
    said = ngettext("{count} sign-off, first “{title}”", "{count} sign-offs, first “{title}”", count)
    return said.format(count=count, title=first.what)


def whose(owing: Owing) -> str:
    """From whom it is owed, by first name; several leads as a choice."""
    names = plain.either(owing.names)
    return names or (_("a mentor") if owing.debt.who == "mentor" else _("a lead"))


def tail(owing: Owing, today: date, *, dated: bool = True) -> str:
    """From whom, and since when or by when: ``, from Maya, since 12 May``.

    Args:
        owing: the debt.
        today: the day where the hire is.
        dated: whether days of the plan say anything now.

    """
    debt, name = owing.debt, whose(owing)
    if debt.kind != "item":
        day = plain.day_word(date.fromisoformat(debt.since[:10]), today)
        return _(", from {name}, since {day}").format(name=name, day=day)
    if not dated:
        return _(", from {name}").format(name=name)
    day = plain.day_month(debt.due, today)
    if debt.late:
        return _(", from {name}, due since {day}").format(name=name, day=day)
    return _(", from {name}, by {day}").format(name=name, day=day)


def line(owing: Owing, today: date, *, dated: bool = True) -> str:
    """A whole debt."""
    return what(owing.debt) + tail(owing, today, dated=dated)

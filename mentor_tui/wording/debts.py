"""What we owe a hire, in words: what it is, from whom, since when or by when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from mentor_tui.domain.answer_clock import OF
from mentor_tui.wording import plain
from mentor_tui.wording.language import _, ngettext
from mentor_tui.wording.missing import missing

if TYPE_CHECKING:
    from mentor_tui.domain.answer_clock import AnswerBy
    from mentor_tui.domain.debts import Debt
    from mentor_tui.services.hearing import Owing


def what(debt: Debt, *, own: bool) -> str:
    """What is owed: ``an answer: “Refund”``; a part of ours as it reads for the hire, or by its name.

    Args:
        debt: what it is.
        own: whether the hire reads it.

    """
    match debt.kind:
        case "answer":
            about = plain.one_line(debt.label) if debt.on or debt.number else ""
            return _("an answer: “{title}”").format(title=about) if about else _("an answer to a note")
        case "stuck":
            said = _("{missing}: “{title}”") if own else _("stuck, for {missing}: “{title}”")
            return said.format(missing=missing(debt.missing), title=debt.label)
        case "sign-off":
            return _("a sign-off: “{title}”").format(title=debt.label)
        case "promise":
            return plain.quoted(plain.one_line(debt.label))
        case "talk":
            return _("the first talk")
        case "item":
            return debt.promise if own and debt.promise else plain.quoted(debt.label)


def several(debts: Sequence[Debt], *, own: bool) -> str:
    """Several of a kind, the one that is owed longest by name."""
    first, count = debts[0], len(debts)
    if count == 1:
        return what(first, own=own)
    if first.kind == "answer":
        return ngettext("{count} answer, first {what}", "{count} answers, first {what}", count).format(
            count=count, what=plain.quoted(plain.one_line(first.label)) if first.on or first.number else _("to a note")
        )
    if first.kind == "stuck":
        yours = ngettext(
            "{count} item you are stuck with, first “{title}”",
            "{count} items you are stuck with, first “{title}”",
            count,
        )
        theirs = ngettext(
            "{count} item they are stuck with, first “{title}”",
            "{count} items they are stuck with, first “{title}”",
            count,
        )
        return (yours if own else theirs).format(count=count, title=first.label)
    if first.kind == "promise":
        promised = ngettext("{count} promise, first {what}", "{count} promises, first {what}", count)
        return promised.format(count=count, what=what(first, own=own))
    said = ngettext("{count} sign-off, first “{title}”", "{count} sign-offs, first “{title}”", count)
    return said.format(count=count, title=first.label)


def whose(owing: Owing) -> str:
    """From whom it is owed, by first name; several leads as a choice."""
    names = plain.either(owing.names)
    return names or (_("a mentor") if owing.debt.who == "mentor" else _("a lead"))


def tail(owing: Owing, today: date, *, own: bool, dated: bool = True) -> str:
    """From whom, and since when or by when: ``, from Maya, since 12 May``.

    Args:
        owing: the debt.
        today: the day where the hire is.
        own: whether the hire reads it.
        dated: whether days of the plan say anything now.

    """
    debt, name = owing.debt, whose(owing)
    if own and owing.answer is not None:
        who, when = names_of(owing, owing.answer.who), by_when(owing.answer, today)
        said = _(", from {name}, {when}").format(name=who, when=when)
        return said + (_(", sooner: {name}").format(name=owing.answer.sooner) if owing.answer.sooner else "")
    if not debt.by_a_day:
        day = plain.day_word(date.fromisoformat(debt.since[:10]), today)
        return _(", from {name}, since {day}").format(name=name, day=day)
    if not dated:
        return _(", from {name}").format(name=name)
    day = plain.day_month(debt.due, today)
    if own:
        return _(", from {name}, due {day}").format(name=name, day=plain.day_short(debt.due, today))
    if debt.late:
        return _(", from {name}, due since {day}").format(name=name, day=day)
    return _(", from {name}, by {day}").format(name=name, day=day)


def numbered(debt: Debt, *, own: bool) -> str:
    """What is owed, with the number by which commands name it, where it has one: ``“A call” (2)``."""
    number = f" ({debt.number})" if debt.number else ""
    return what(debt, own=own) + number


def names_of(owing: Owing, who: str) -> str:
    """What one of those who owe it is called."""
    return owing.names[owing.by.index(who)] if who in owing.by else whose(owing)


def by_when(answer: AnswerBy, today: date) -> str:
    """By when an answer comes, with how often that held: ``by 11:20 (held 8 of 10)``; on another day ``by Thu 09:30 (…)``."""
    day = "" if answer.at.date() == today else plain.weekday_day(answer.at.date()).split()[0] + " "
    time = f"{day}{answer.at:%H:%M}"
    return _("by {time} (held {held} of {of})").format(time=time, held=answer.held, of=OF)


def line(owing: Owing, today: date, *, own: bool, dated: bool = True) -> str:
    """A whole debt, with its number where it has one."""
    return numbered(owing.debt, own=own) + tail(owing, today, own=own, dated=dated)

"""The words of what-if: today and then side by side, the mentors' hours, who would have no mentor."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from mentor_tui.domain.text import clean
from mentor_tui.services.matching.what_if import Side, WeekLoad, WhatIf
from mentor_tui.tui.screens.team_what_if_form import Question
from mentor_tui.tui.styles import BREAK, Part, fit, wrap
from mentor_tui.tui.widgets.lazy_line import LazyLine
from mentor_tui.wording import matching, plain, ranking
from mentor_tui.wording.language import _

WAITING_NAMED = 6
"""Hires without a mentor who are named; more are counted."""


def asked(question: Question, answer: WhatIf, today: date, width: int) -> list[Part]:
    """The question in words."""
    said = ranking.question(
        question.without,
        question.hires,
        question.begins(today),
        (question.zone, question.languages),
        today,
        answer.names,
    )
    return wrap([(said[:1].upper() + said[1:], "strong")], width)


def figures(answer: WhatIf, width: int) -> list[Part]:
    """Both teams in numbers, and what is different."""
    today, then = answer.today, answer.then
    rows: list[tuple[str, Callable[[Side], float | None], Callable[[float], str], bool]] = [
        (_("Hires to match"), lambda side: len(side.hires), _count, False),
        (_("No mentor yet"), lambda side: len(side.waiting), _count, True),
        (_("Pairs in all"), lambda side: side.pairs, _count, False),
        (_("Average fit"), lambda side: side.average, _fit, False),
        (_("Mentoring hours a week"), lambda side: side.hours, _hours, False),
        (_("Mentoring hours left free"), lambda side: side.free, _hours, False),
    ]
    said: list[Part] = [(_row(width, "", _("Today"), _("What if"), _("Difference")), "dim")]
    for title, value, told, more_is_bad in rows:
        before, after = value(today), value(then)
        both = before is not None and after is not None
        change = after - before if before is not None and after is not None else 0.0
        late = change > 0 and more_is_bad
        row = _row(width, title, _told(before, told), _told(after, told), "")
        said += [BREAK, (row, ""), (_change(change, told) if both else "", "strong" if late else "dim")]
    return said


def _row(width: int, title: str, before: str, after: str, change: str) -> str:
    wide = min(max(width - 46, 26), 44)
    return f"{fit(title, wide)} {fit(before, 10, right=True)} {fit(after, 12, right=True)}   {change}"


def _told(value: float | None, told: Callable[[float], str]) -> str:
    return "–" if value is None else told(value)


def _change(change: float, told: Callable[[float], str]) -> str:
    if told(abs(change)) == told(0.0):
        return _("the same")
    return (_("{amount} more") if change > 0 else _("{amount} less")).format(amount=told(abs(change)))


def _count(value: float) -> str:
    return str(round(value))


def _fit(value: float) -> str:
    return f"{value:.1f}"


def _hours(value: float) -> str:
    return plain.hours(round(value * 2) / 2)


def waits(answer: WhatIf, width: int) -> list[Part]:
    """Who would have no mentor then, and whom of them has none today."""
    then = answer.then.waiting
    if not then:
        return [(_("Everybody would have a mentor."), "strong")]
    new = [name for name in then if name not in answer.today.waiting]
    said = wrap(
        [
            (_("Left without a mentor: "), "strong"),
            (ranking.waiting(new or then, answer, WAITING_NAMED), "strong" if new else ""),
        ],
        width,
    )
    still = [name for name in then if name not in new]
    if new and still:
        both = _("as today: {hires}").format(hires=ranking.waiting(still, answer, WAITING_NAMED))
        said += [BREAK, *wrap([(both, "dim")], width)]
    return said


def columns(width: int) -> str:
    """The line over the mentors."""
    name, bar, load = _widths(width)
    side = bar + 1 + load
    return f"{fit(_('Mentor'), name)} {fit(_('Today'), side)}  {fit(_('What if'), side)}  {_('Mentees')}"


def lines(answer: WhatIf, width: int) -> list[LazyLine]:
    """A line for each mentor: those who would be gone first, then the fullest."""
    before = {load.mentor: load for load in answer.today.loads}
    after = {load.mentor: load for load in answer.then.loads}
    order = (*(name for name in before if name not in after), *after)
    return [LazyLine(name, partial(_parts, name, before.get(name), after.get(name), answer, width)) for name in order]


def _parts(name: str, before: WeekLoad | None, after: WeekLoad | None, answer: WhatIf, width: int) -> tuple[Part, ...]:
    wide, bar, load = _widths(width)
    heads = f"{before.mentees if before else '–'} → {after.mentees if after else '–'}"
    over = after is not None and after.hours > after.most
    return (
        (f"{fit(clean(answer.names.get(name, name)), wide)} ", ""),
        *_side(before, bar, load, "dim"),
        *_side(after, bar, load, "strong" if over else "" if after else "dim"),
        (heads, "" if before and after and before.mentees != after.mentees else "dim"),
    )


def _side(load: WeekLoad | None, bar: int, wide: int, tone: str) -> tuple[Part, ...]:
    if load is None:
        return ((fit(_("– gone –"), bar + 1 + wide + 2), tone),)
    # In tenths of an hour: a bar counts whole numbers.
    solid, light = plain.bar(round(load.hours * 10), round(load.most * 10), bar)
    return ((solid, ""), (light, "rule"), (f" {fit(matching.load(load.hours, load.most), wide)}  ", tone))


def _widths(width: int) -> tuple[int, int, int]:
    """Cells of a name, of a bar, and of the hours beside it."""
    spare = max(width - 80, 0)
    return (18 + spare // 5, 8 + spare // 4, 13)

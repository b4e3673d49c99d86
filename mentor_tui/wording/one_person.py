"""One person, whole, in words: sections of lines, facts side by side and no verdict."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from mentor_tui.domain.areas import Part
from mentor_tui.domain.kinds_of_day import Kind
from mentor_tui.services.one_person import PersonPage
from mentor_tui.wording import days, debts, decisions, levels, plain, profiles
from mentor_tui.wording.cohorts import cohort_name
from mentor_tui.wording.growth import weeks_line
from mentor_tui.wording.language import _, ngettext

Section = tuple[str, Sequence[str]]


class LateLine(str):
    """A line of what we owe and are late with."""

    __slots__ = ()


STRIP = 52
"""Marks of days that a line has room for."""


def sections(page: PersonPage, today: date, kinds: Sequence[Kind] = ()) -> list[Section]:
    """How their days were, where that is read, and what we owe them stand first, what is known of them last."""
    known = profiles.rows(page.profile, page.names, page.standing.catalogue, today)
    return [
        *([(_("DAYS"), [days.strip(kinds, STRIP), days.legend(kinds)])] if kinds else []),
        (_("WE OWE THEM"), list(_owed(page, today)) or [_("nothing today")]),
        (_("WHERE THEY STAND"), list(_levels(page))),
        (_("SIDE TASKS"), list(_tasks(page)) or [_("none yet")]),
        (_("WITH CUSTOMERS"), [_week(page)]),
        (_("AREAS"), list(_areas(page)) or [_("none")]),
        (_("DECISIONS"), list(_decisions(page, today)) or [_("none yet")]),
        (_("WHAT IS KNOWN"), [f"{label}: {said}" for label, said in known]),
    ]


def head(page: PersonPage, today: date) -> str:
    """Who they are, in a line."""
    programme, profile = page.standing.programme, page.standing.profile
    mentor = page.names.get(page.mentor, page.mentor)
    place = page.standing.catalogue.calendar.place(profile.place)
    where = place.title if place is not None else profile.place
    parts = [
        cohort_name(programme.cohort or "", today),
        where,
        _("with {mentor}").format(mentor=mentor) if mentor else "",
    ]
    position = page.levels.position
    return " · ".join(plain.shown(part) for part in (position.label if position else profile.position, *parts) if part)


def _owed(page: PersonPage, today: date) -> Iterable[str]:
    for one in page.owed:
        said = debts.line(one, today, own=False)
        yield LateLine(said) if one.debt.late else said


def _levels(page: PersonPage) -> Iterable[str]:
    of, catalogue = page.levels, page.standing.catalogue
    yield levels.aim(of)
    asked = [row for row in of.rows if row.asked]
    missing = [row for row in asked if not row.met]
    if asked:
        shown = _("{count} of {all} shown").format(count=len(asked) - len(missing), all=len(asked))
        titles = [levels.competency_title(catalogue, row.competency) for row in missing]
        yield _("{shown}; still to show: {titles}").format(shown=shown, titles=", ".join(titles)) if missing else shown
    if missing and (near := levels.nearest(missing[0], of.standing.labels)):
        yield _("nearest: {step}").format(step=near)
    if waits := sum(len(row.standing.waiting) for row in of.rows):
        yield ngettext("{count} example waits for a yes", "{count} examples wait for a yes", waits).format(count=waits)


def _tasks(page: PersonPage) -> Iterable[str]:
    for task in page.tasks:
        done = _("{count} of {times}").format(count=min(task.fact.count, task.rung.times), times=task.rung.times)
        state = {"active": _("going"), "done": _("done")}.get(task.state) or plain.word(task.state)
        yield _("{title}: {state}, {done}").format(title=plain.shown(task.rung.full_label), state=state, done=done)


def _week(page: PersonPage) -> str:
    if page.weeks[0].share is None:
        return _("no hours here")
    return weeks_line(page.weeks, page.standing.catalogue.budget.customers_first)


def _areas(page: PersonPage) -> Iterable[str]:
    known = page.standing.catalogue.areas
    parts: dict[Part, str] = {
        "owner": _("owns it"),
        "backup": _("backs it up"),
        "contributor": _("contributes"),
        "line": _("would like to own it"),
    }
    for area, part in page.areas:
        title = known[area].label if area in known else area
        yield _("{title}: {part}").format(title=plain.shown(title), part=parts[part])


def _decisions(page: PersonPage, today: date) -> Iterable[str]:
    for read in page.decisions:
        line = decisions.line(read, page.names, page.standing.catalogue, today)
        yield _("{day} · {what}").format(day=line.day, what=" ".join(filter(None, (line.kind, line.what))))

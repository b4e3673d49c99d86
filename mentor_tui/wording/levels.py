"""Where somebody stands in competencies, in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from mentor_tui.domain.catalogue import Catalogue
from mentor_tui.domain.gap import Asked, Next
from mentor_tui.domain.goals import STAY
from mentor_tui.domain.levels import CompetencyStanding, Evidence, Example
from mentor_tui.domain.names import short_name
from mentor_tui.services.where_i_stand import LevelsPage
from mentor_tui.wording import plain
from mentor_tui.wording.language import _, ngettext


def competency_title(catalogue: Catalogue, competency: str) -> str:
    """What a competency is called; its id where it is in no file any more."""
    found = catalogue.competencies.get(competency)
    return plain.shown(found.title if found else competency)


def level(number: int) -> str:
    """A level; a dash where nobody has seen it yet, which is not the lowest."""
    return str(number) if number else "–"


def shown_by(standing: CompetencyStanding) -> str:
    """What shows a competency, counted: ``11 items, 3 signed``."""
    if not standing.shown_by and not standing.decided:
        return _("not seen yet")
    parts = [_("a decision")] if standing.decided else []
    for kind, counted in _KINDS:
        found = [one for one in standing.shown_by if one.kind == kind]
        if found:
            parts.append(counted(len(found)))
        if kind == "item" and (signed := sum(1 for one in found if one.signed_by)):
            parts.append(_("{count} signed").format(count=signed))
    return ", ".join(parts)


def other_view(standing: CompetencyStanding, viewer: str, names: Mapping[str, str]) -> str:
    """Who else sees a higher level than is shown, and has written why, "" where nobody does; it is for their next talk."""
    others = [one for one in standing.waiting if one.level > standing.level and one.by != viewer]
    if not others:
        return ""
    last = max(others, key=lambda one: one.at)
    return _("? {name} sees a {level}").format(name=plain.shown(short_name(names, last.by)), level=last.level)


def _items(count: int) -> str:
    return ngettext("{count} item", "{count} items", count).format(count=count)


def _tasks(count: int) -> str:
    return ngettext("{count} side task", "{count} side tasks", count).format(count=count)


def _areas(count: int) -> str:
    return ngettext("{count} area", "{count} areas", count).format(count=count)


def _examples(count: int) -> str:
    return ngettext("{count} example", "{count} examples", count).format(count=count)


_KINDS = (("item", _items), ("side_task", _tasks), ("area", _areas), ("example", _examples))


def nearest(row: Asked, labels: Mapping[str, str]) -> str:
    """The first step towards what is asked, "" where nothing is asked or it is shown."""
    if row.met or not row.steps:
        return ""
    return step(row.steps[0], labels)


def step(one: Next, labels: Mapping[str, str]) -> str:
    """One step: an item or side task by what lists call it, or what has to be written."""
    if one.kind != "example":
        return plain.shown(labels.get(one.id, one.id))
    if not one.number:
        return _("an example waits for a yes")
    if one.from_day is not None:
        return _("one more example, from {day}").format(day=plain.day_month(one.from_day))
    return ngettext("one example", "{count} examples", one.number).format(count=one.number)


def aim(page: LevelsPage) -> str:
    """What the levels are held against."""
    if page.aim is not None and page.aim.id == page.goal:
        return _("aiming at: {position}").format(position=plain.shown(page.aim.label))
    if page.goal == STAY:
        return _("to stay and get better here")
    if page.position is not None:
        return _("what {position} asks").format(position=plain.shown(page.position.label))
    return _("no position yet, so nothing is asked")


def cells(row: Asked, catalogue: Catalogue, labels: Mapping[str, str]) -> list[str]:
    """One competency: its title, what is shown, what is asked, what shows it, and the nearest step."""
    title = competency_title(catalogue, row.competency)
    asked = str(row.asked) if row.asked else ""
    near = _("shown") if row.asked and row.met else nearest(row, labels)
    return [title, level(row.standing.level), asked, shown_by(row.standing), near]


def fills_itself(page: LevelsPage) -> str:
    """Where the levels come from."""
    if not any(row.standing.shown_by for row in page.rows):
        own = _("This fills itself from your work; nothing to do here yet.")
        return own if page.own else _("This fills itself from their work.")
    return _("Read from what you did; only examples are typed in.") if page.own else _("Read from what they did.")


def example(one: Example, today: date) -> str:
    """An example: its day, its words, where it can be looked up."""
    said = _("{day}: {text}").format(day=plain.day_month(one.day, today), text=plain.one_line(one.text))
    return _("{said} ({ref})").format(said=said, ref=plain.shown(one.ref)) if one.ref else said


def example_by(one: Example, names: Mapping[str, str], today: date) -> str:
    """The same, with the level that it is to show and whoever wrote it."""
    name = plain.shown(names.get(one.by, one.by))
    return _("{example} · level {level}, noted by {name}").format(
        example=example(one, today), level=one.level, name=name
    )


def evidence(
    one: Evidence,
    standing: CompetencyStanding,
    labels: Mapping[str, str],
    names: Mapping[str, str],
    today: date,
) -> str:
    """One thing that shows a competency, with its day and whoever signed or confirmed it."""
    by = plain.shown(names.get(one.signed_by, one.signed_by))
    if one.kind == "example":
        found = next((example for example in standing.examples if str(example.number) == one.id), None)
        said = example(found, today) if found is not None else _("an example")
        return _("{example} · level {level}, confirmed by {name}").format(example=said, level=one.level, name=by)
    title = plain.shown(labels.get(one.id, one.id))
    when = plain.day_month(date.fromisoformat(one.on), today) if one.on else ""
    who = _("signed by {name}").format(name=by) if by else ""
    return ", ".join(filter(None, (title, when, who)))

"""Where somebody could go, in words: goals and paths, the same on screens and command line."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mentor_tui.domain.effort import effort
from mentor_tui.domain.gap import Asked, Next
from mentor_tui.domain.goals import STAY
from mentor_tui.wording import plain
from mentor_tui.wording.language import _, ngettext
from mentor_tui.wording.levels import competency_title, step

if TYPE_CHECKING:
    from mentor_tui.domain.growth_content import Position
    from mentor_tui.domain.paths import Leg
    from mentor_tui.services.goals import GoalView
    from mentor_tui.services.paths import PathsPage


def goal_word(goal: str, title: str) -> str:
    """A goal in a row of goals: a position by its title, in words that somebody wants to stay."""
    return _("to stay and get better here") if goal == STAY else plain.shown(title)


def goal_said(found: GoalView, viewer: str) -> str:
    """What somebody wants to grow into."""
    own, name = found.person.id == viewer, plain.shown(found.person.name)
    if not found.goals:
        return _("You name no goal. That is fine too.") if own else _("{name} names no goal.").format(name=name)
    named = plain.people([goal_word(goal, title) for goal, title in zip(found.goals, found.titles, strict=True)])
    return (_("Your goal: {goals}.") if own else _("{name}’s goal: {goals}.")).format(name=name, goals=named)


def stand(page: PathsPage) -> str:
    """Where somebody stands and what they aim at: ``Support rep · your goal: Senior support rep``."""
    position = plain.shown(page.position.label) if page.position is not None else _("no position yet")
    return f"{position} · {aim_said(page)}"


def aim_said(page: PathsPage) -> str:
    """What somebody aims at: ``your goal: Senior support rep``."""
    if page.aim == STAY:
        return goal_word(STAY, STAY)
    if not page.aim:
        if not page.goals:
            return _("no goal named, fine too")
        goal = plain.people([plain.shown(one) for one in page.goals])
    else:
        goal = plain.shown(page.catalogue.positions[page.aim].label)
    return (_("your goal: {goal}") if page.own else _("goal: {goal}")).format(goal=goal)


def says() -> str:
    """What the picture of all ways begins with."""
    return _("Managing people is one way of many; to stay and get better here is another.")


def edge_lines(page: PathsPage) -> list[str]:
    """Every way in a line: ``Support rep → Senior support rep: 9 of 10 to show``."""
    positions, elsewhere = page.catalogue.positions, page.catalogue.elsewhere
    found = []
    for edge in page.edges:
        if edge.origin in positions and edge.to in positions:
            origin, to = positions[edge.origin], positions[edge.to]
            way = _("{origin} → {to}").format(origin=plain.shown(origin.label), to=plain.shown(to.label))
            found.append(_("{way}: {left}").format(way=way, left=to_show(page, to)))
    if elsewhere:
        found.append(outside(page))
    return found


def outside(page: PathsPage) -> str:
    """The way out of support, and back: ``From anywhere → Sales, Product, and back again``."""
    names = ", ".join(plain.shown(one.title) for one in page.catalogue.elsewhere.values())
    return _("From anywhere → {names}, and back again").format(names=names)


def to_show(page: PathsPage, position: Position) -> str:
    """How much of what a position asks is still to show: ``9 of 10 to show``."""
    missing = page.missing(position)
    if not missing:
        return _("all of it is shown")
    return _("{missing} of {asked} to show").format(missing=missing, asked=page.asked(position))


def there_already(page: PathsPage) -> str:
    """What of the target is shown, by title; a dash where nothing is."""
    return plain.people([_title(page, row) for row in page.gap if row.met]) or "–"


def still_to_show(page: PathsPage) -> str:
    """What of the target is missing, the levels once each: ``Conversation and Ownership at 3 · Tools at 2``."""
    levels: dict[int, list[str]] = {}
    for row in page.gap:
        if not row.met:
            levels.setdefault(row.asked, []).append(_title(page, row))
    return " · ".join(
        _("{competencies} at {level}").format(competencies=plain.people(titles), level=level)
        for level, titles in sorted(levels.items(), reverse=True)
    )


def _title(page: PathsPage, row: Asked) -> str:
    return competency_title(page.catalogue, row.competency)


WayRow = tuple[str, str, str]
"""What is to do, what it is for, and about how long it takes, "" where nobody knows."""


def way_rows(page: PathsPage) -> list[WayRow]:
    """The way to the target, in lines: the basics in one, everything else each in its own, examples of a kind together."""
    rows = [_leg(page, one) for one in page.beyond if one.kind != "example"]
    if page.basics:
        count = len(page.basics)
        basics = ngettext("the basics: {count} item", "the basics: {count} items", count).format(count=count)
        rows.insert(0, (basics, _("all of it"), ""))
    examples: dict[str, list[str]] = {}
    for one in page.beyond:
        if one.kind == "example":
            said = step(Next("example", one.id, one.id, 0, one.number, one.from_day), {})
            examples.setdefault(said, []).append(competency_title(page.catalogue, one.id))
    return [*rows, *((_each(said, titles), plain.people(titles), "") for said, titles in examples.items())]


def _each(said: str, titles: list[str]) -> str:
    return _("{examples} each").format(examples=said) if len(titles) > 1 else said


def _leg(page: PathsPage, one: Leg) -> WayRow:
    for_ = plain.people([competency_title(page.catalogue, name) for name in one.competencies])
    title = plain.shown(page.standing.labels.get(one.id, one.id))
    return title, for_, plain.minutes(one.minutes) if one.minutes else ""


def in_all(page: PathsPage) -> str:
    """What the way takes beside the basics, as far as it is known; "" where nothing is known of it."""
    found = effort(one.minutes for one in page.beyond)
    minutes = found.minutes
    if not minutes:
        return ""
    hours, allowed = plain.hours(round(minutes / 60) or 1), page.standing.hours_allowed
    if found.unplanned:
        hours = _("{time} and {untimed}").format(time=hours, untimed=plain.untimed(found.unplanned))
    if page.basics:
        return _("Beside the basics about {hours}.").format(hours=hours)
    if not allowed:
        return _("In all about {hours}.").format(hours=hours)
    within = _("In all about {hours}, within {allowed} a week off the queue.")
    return within.format(hours=hours, allowed=plain.hours(allowed))


def nothing_missing(page: PathsPage) -> str:
    """What stands where all of it is shown."""
    own = _("All of it is shown. Deciding is for a lead: ask for the talk.")
    return own if page.own else _("All of it is shown. Deciding is for a lead.")


def how_others_got_there(page: PathsPage) -> str:
    """Who came to the target, the latest first: ``Joana Pinto, 1 July``."""
    if not page.went:
        return _("Nobody yet, as far as the program knows; you would be the first.") if page.own else _("Nobody yet.")
    today = page.standing.today
    return " · ".join(
        _("{name}, {day}").format(
            name=plain.shown(page.names.get(one.person, one.person)),
            day=plain.day_month(date.fromisoformat(one.on), today),
        )
        for one in page.went
    )


def no_positions() -> str:
    """What stands where the team has no file of positions."""
    return _("There are no positions. They are listed in a YAML file that begins with “positions:”.")

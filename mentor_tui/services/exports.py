"""A curriculum, or one person's way through one, as it is sent on: what is in it, its rows, and its days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Literal

from mentor_tui.domain.agenda import next_talk
from mentor_tui.domain.catalogue import Catalogue
from mentor_tui.domain.curriculum import Curriculum, Item
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.people import Person
from mentor_tui.domain.problems import Code, Refused
from mentor_tui.domain.standing import Standing
from mentor_tui.services.actor_context import ActorContext, zone_of
from mentor_tui.services.journey_access import view_of
from mentor_tui.services.programmes import need_curriculum

DayKind = Literal["phase", "basics", "talk", "closing", "milestone", "next-talk"]


class Export(NamedTuple):
    """What is sent on.

    Attributes:
        parts: part id -> title, of those beside hire, mentor and lead.
        person, standing: whose way it is, None where it is the curriculum as its file says it.

    """

    curriculum: Curriculum
    parts: dict[str, str]
    person: Person | None = None
    standing: Standing | None = None

    @property
    def done(self) -> frozenset[str]:
        """The ids of what they have done."""
        items = self.standing.items if self.standing is not None else ()
        return frozenset(now.item.id for now in items if now.state == "done")


class Dated(NamedTuple):
    """A day of somebody's plan.

    Attributes:
        key: the same on every day on which it is asked for, and nobody else's.
        title: of the phase or item, or of the curriculum; "" for the next talk.
        at: the moment at which it is, "" for what takes no certain time of its day.

    """

    kind: DayKind
    key: str
    on: date
    title: str
    link: str = ""
    at: str = ""


def curriculum_export(context: ActorContext, name: str) -> Export:
    """A curriculum as its file says it.

    Args:
        context: where the curricula are; nobody in particular has to ask.
        name: which, by id or title.

    Raises:
        BadUse: there is none of that name.

    """
    return Export(context.catalogue.curricula[need_curriculum(context, name)], _parts(context.catalogue))


def journey_export(context: ActorContext, person: str | None = None, name: str = "") -> Export:
    """Somebody's way through a curriculum, for whoever may read their status.

    Args:
        context: who asks.
        person: whose; one's own where it is None.
        name: which curriculum of theirs, by id or title; the one that they are on by default.

    Raises:
        NotYours: it is somebody else's to see.
        Refused: they are on none.
        BadUse: there is no such person, or they never had that curriculum.

    """
    access = view_of(context, person, record=True)
    ways = (access.standing, *reversed(access.standing.past))
    if name:
        wanted = need_curriculum(context, name)
        ways = tuple(way for way in ways if way.curriculum is not None and way.curriculum.id == wanted)
    standing = next((way for way in ways if way.curriculum is not None), None)
    if standing is None or standing.curriculum is None:
        raise Refused(Code.NO_CURRICULUM, person=access.person.id)
    return Export(standing.curriculum, _parts(context.catalogue), access.person, standing)


def _parts(catalogue: Catalogue) -> dict[str, str]:
    return {part.id: part.title for part in catalogue.parts.values()}


COLUMNS: tuple[str, ...] = (
    *("phase", "module", "task", "under", "who", "day", "times", "minutes", "link", "about"),
    *("optional", "in_use", "kind", "sign_off", "id"),
)
"""The heads of a table; ``curriculum import`` understands the first ones of them."""

OF_A_PERSON = ("due", "done", "times_done")


def rows(export: Export) -> list[tuple[object, ...]]:
    """A table of it, heads first; somebody's own has three columns more."""
    standing = export.standing
    items = export.curriculum.items
    found: list[tuple[object, ...]] = [COLUMNS if standing is None else COLUMNS + OF_A_PERSON]
    for item in items.values():
        phase, module = export.curriculum.places[item.id]
        row: tuple[object, ...] = (
            *(phase.title, module.title, item.title, items[item.under].title if item.under in items else ""),
            *(
                export.parts.get(item.who, item.who),
                item.by_day,
                item.times,
                item.minutes,
                " ".join(item.links),
                item.about,
            ),
            *("yes" if item.optional else "", item.state, item.kind, item.sign_off, item.id),
        )
        if standing is not None:
            now = standing.item(item)
            row += (standing.due_on(item).isoformat(), now.state, now.fact.count)
        found.append(row)
    return found


def days(export: Export) -> list[Dated]:
    """The days of somebody's plan, the first first: phases, talks, milestones, and the day on which the basics should be done."""
    standing = export.standing
    if standing is None:
        return []
    return sorted(_days(export, standing), key=lambda day: (day.on, day.key))


def _days(export: Export, standing: Standing) -> Iterator[Dated]:
    curriculum = export.curriculum

    def key(kind: DayKind, name: str) -> str:
        return f"{standing.person}.{curriculum.id}.{kind}.{name}"

    for phase in curriculum.phases:
        on = standing.calendar.date_of(standing.due_day(phase.by_day))
        yield Dated("phase", key("phase", phase.id), on, phase.title)
    basics = [item for item in curriculum.basics if item.who == "hire" or item.closes]
    if basics:
        last = max(basics, key=standing.due_on)
        yield Dated("basics", key("basics", curriculum.id), standing.due_on(last), curriculum.title)
    if at := next_talk(standing.journey, standing.today, zone := zone_of(standing.zone)):
        on = datetime.fromisoformat(at).astimezone(zone).date()
        yield Dated("next-talk", key("next-talk", "next"), on, "", at=at)
    for item in curriculum.items.values():
        if kind := _kind(item):
            yield Dated(kind, key(kind, item.id), standing.due_on(item), item.title, next(_pages(item), ""))


def _kind(item: Item) -> DayKind | None:
    if item.closes:
        return "closing"
    if item.milestone:
        return "milestone"
    return "talk" if item.kind == "meet" else None


def _pages(item: Item) -> Iterator[str]:
    return (link for link in item.links if link.startswith("http"))

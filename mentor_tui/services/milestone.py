"""The moment when the basics are done: what the hire can do now, and whether they were told."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from mentor_tui.domain.effort import Effort, effort
from mentor_tui.domain.problems import Code, Refused
from mentor_tui.domain.standing import Standing
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.journeys import JourneyPage, page
from mentor_tui.services.marks import BASICS


@dataclass(frozen=True, slots=True)
class Basics:
    """What somebody can do: at the end of their basics, or as far as they are.

    Attributes:
        name: who.
        on: the day of the closing talk, None before it; ``day`` is which working day of theirs that was, or today is.
        items: how many items are done; ``times`` how many times over, repetitions counted.
        effort: what all that took.
        kinds: kind of item -> how many times it was done.
        areas: product areas with the number of items done in each, the deepest first.
        levels: competency and its title, the level shown, and the sentence that says what it looks like.
        signers: person id, name, sign-offs given, the most first.
        opens: side tasks that can be taken now: id, track and title.
        hours: hours a week off the queue now.
        done, total: items of the basics, everybody's part counted.
        own: whether it is read by whoever it is about.

    """

    person: str
    name: str
    on: date | None
    day: int
    items: int
    times: int
    effort: Effort
    kinds: tuple[tuple[str, int], ...]
    areas: tuple[tuple[str, int], ...]
    levels: tuple[tuple[str, str, int, str], ...]
    signers: tuple[tuple[str, str, int], ...]
    opens: tuple[tuple[str, str, str], ...]
    hours: float
    done: int
    total: int
    own: bool


def can_do(context: ActorContext, person: str | None = None) -> Basics:
    """What somebody can do, for whoever may see their journey.

    Raises:
        NotYours: it is somebody else's to see.
        Refused: they have no curriculum, so that nothing of it is known here.

    """
    found = page(context, person)
    if found.standing.curriculum is None:
        raise Refused(Code.NO_CURRICULUM, person=found.person.id)
    return basics(found)


def basics(of: JourneyPage) -> Basics:
    """The page of what somebody can do."""
    standing = of.standing
    kinds: Counter[str] = Counter()
    areas: Counter[str] = Counter()
    signers: Counter[str] = Counter()
    took: list[int | None] = []
    items = 0
    # What was done in a curriculum before counts on.
    for way in (*standing.past, standing):
        for now in way.items:
            fact = now.fact
            if now.item.who != "hire" or not fact.count:
                continue
            kinds[now.item.kind] += fact.count
            took.append(None if now.item.minutes is None else now.item.minutes * fact.count)
            if now.state == "done":
                items += 1
                assert way.curriculum is not None
                module = way.curriculum.places[now.item.id][1]
                if module.area:
                    areas[module.area] += 1
            given = {entry.at: entry.signed for entry in fact.entries if entry.signed}
            signers.update(given.values())
    competencies = standing.catalogue.competencies
    levels = tuple(
        (name, competencies[name].title, level, competencies[name].levels.get(level, ""))
        for name, level in standing.levels.items()
        if name in competencies
    )
    tracks = standing.catalogue.tracks
    opens = tuple(
        (task.rung.id, tracks[task.rung.track].title, task.rung.title)
        for task in standing.tasks
        if task.state == "open"
    )
    return Basics(
        of.person.id,
        of.person.name,
        standing.basics_on,
        standing.basics_day or standing.day,
        items,
        sum(kinds.values()),
        effort(took),
        tuple(kinds.most_common()),
        tuple(areas.most_common()),
        levels,
        tuple((name, of.names.get(name, name), count) for name, count in signers.most_common()),
        opens,
        standing.hours_allowed,
        standing.basics_done,
        standing.basics_total,
        of.own,
    )


def is_news(context: ActorContext, standing: Standing) -> bool:
    """Whether the acting person's basics are done and they have not been told."""
    through = standing.basics_through.curriculum
    if not standing.basics_complete or standing.journey.person != context.actor or through is None:
        return False
    # Where it is not known, it is not told over and over.
    return context.mark().get(BASICS) != through.id and context.no_mark is None


def told(context: ActorContext, standing: Standing) -> None:
    """Remember that they were told."""
    through = standing.basics_through.curriculum
    if through is not None:
        context.remember({**context.mark(), BASICS: through.id})

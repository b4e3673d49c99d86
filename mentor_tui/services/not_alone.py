"""What is known of items over people, kept where a journey's page reads a few bytes of it: see ``domain.not_alone``.

Whoever reads courses writes it, after the first paint. It may be thrown away at any time; until somebody reads courses again,
nothing is said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import reduce
from typing import Any

from mentor_tui.domain.courses import PersonCourse, Waited
from mentor_tui.domain.journey_folds import ITEM
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.not_alone import ItemCost, Judging, NotAlone, cost, not_alone
from mentor_tui.domain.people import Person
from mentor_tui.domain.record import kind_of, name_of
from mentor_tui.domain.standing import Standing
from mentor_tui.domain.standing_rows import ItemStanding
from mentor_tui.services.actor_context import ActorContext

CACHE, JUDGED = "items", "items-judged"
"""Team -> item -> what it comes to there; team -> who judged -> item -> how often, which only they read."""

_KEY = 1


class KnownItem(NamedTuple):
    """What whoever looks may know of an item over people.

    Attributes:
        others: to its owner, where it came back or they are stuck with it: that they are not the only one.
        judging: to a mentor: how often they sent it back themselves.

    """

    others: NotAlone | None = None
    judging: Judging | None = None


NOTHING_KNOWN = KnownItem()


def keep_items(
    context: ActorContext,
    courses: Mapping[str, PersonCourse],
    items: Mapping[str, Mapping[str, Waited]],
    today: Callable[[str], str],
) -> None:
    """Keep what some people's courses say of items. Of each of their teams they are all whose items count.

    Args:
        context: who read the courses.
        courses: person -> their course.
        items: person -> item by curriculum and today's id -> what came of it, up to today.
        today: the name of an item in a record -> its name today, "" for none.

    """
    people = context.team().people
    teams: dict[str, dict[str, list[tuple[int, Waited]]]] = {}
    judged: dict[str, dict[str, dict[str, Judging]]] = {}
    for name, went in items.items():
        team = teams.setdefault(_team(people, name), {})
        judges = judged.setdefault(_team(people, name), {})
        began = min(courses[name].acted, default=0)
        for item, now in went.items():
            team.setdefault(item, []).append((began, now))
        for key, course in courses[name].things.items():
            item = today(name_of(key)) if course.judged and kind_of(key) == ITEM else ""
            for by, times, back in course.judged if item else ():
                before = judges.setdefault(by, {}).get(item, Judging())
                judges[by][item] = before.with_more(Judging(times, back))
    _put(context, CACHE, {team: {item: _row(rows) for item, rows in found.items()} for team, found in teams.items()})
    _put(
        context,
        JUDGED,
        {
            team: {by: {item: [*one] for item, one in found.items()} for by, found in judges.items()}
            for team, judges in judged.items()
        },
    )


def _row(rows: Iterable[tuple[int, Waited]]) -> list[int]:
    found = [*rows]
    said = not_alone((began, cost([now]).again > 0) for began, now in found) or (0, 0)
    return [*said, *cost([now for _began, now in found])]


def _team(people: Mapping[str, Person], name: str) -> str:
    return (people[name].team or "") if name in people else ""


def _put(context: ActorContext, name: str, fresh: dict[str, Any]) -> None:
    before = _rows(context, name)
    if (now := before | fresh) != before:
        context.store.cache(name, {"key": _KEY, "rows": now})


def _rows(context: ActorContext, name: str) -> dict[str, Any]:
    cached = context.store.cached(name)
    rows = cached.get("rows") if isinstance(cached, dict) and cached.get("key") == _KEY else None
    return rows if isinstance(rows, dict) else {}


def needs_comfort(now: ItemStanding) -> bool:
    """Whether an item came back to its owner, or they are stuck with it."""
    return now.state == "returned" or now.stuck is not None


def known_items(
    context: ActorContext, them: Person, standing: Standing, *, own: bool, mentors: bool
) -> Mapping[str, KnownItem]:
    """What whoever looks at a journey may know of its items over people, by item id.

    Args:
        context: who looks.
        them: whose journey it is.
        standing: the journey.
        own: whether it is told as to its owner.
        mentors: whether whoever looks mentors its owner.

    """
    if standing.curriculum is None:
        return {}
    here = {item: f"{standing.curriculum.id}/{item}" for item in standing.curriculum.items}
    if own:
        rows = _rows(context, CACHE).get(them.team or "", {})
        counts = {item: NotAlone(*rows[key][:2]) for item, key in here.items() if key in rows}
        return {item: KnownItem(others=one) for item, one in counts.items() if one.of}
    if mentors:
        mine = [rows[context.actor] for rows in _rows(context, JUDGED).values() if context.actor in rows]
        judged = {
            item: reduce(Judging.with_more, (Judging(*rows[key]) for rows in mine if key in rows), Judging())
            for item, key in here.items()
        }
        return {item: KnownItem(judging=one) for item, one in judged.items() if one.told}
    return {}


def costs(context: ActorContext, curriculum: str) -> Mapping[str, ItemCost]:
    """What the items of a curriculum cost, of all teams together, by item id; nothing of items that few sent."""
    found: dict[str, ItemCost] = {}
    for rows in _rows(context, CACHE).values():
        for key, row in rows.items():
            scope, _slash, item = key.partition("/")
            if scope == curriculum:
                found[item] = found.get(item, ItemCost()).with_more(ItemCost(*row[2:]))
    return {item: one for item, one in found.items() if one.told}

"""What authors of curricula want to know of the team: who is on it, and what people have done of what they go through."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from mentor_tui.catalogue.plancheck import KnownTeam
from mentor_tui.domain.journey import Journey
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.problems import Problem
from mentor_tui.domain.programmes import ON_WAY
from mentor_tui.domain.record import BROKEN, Record, person_record
from mentor_tui.domain.rules.curricula import may_change
from mentor_tui.domain.team import Team
from mentor_tui.services.actor_context import ActorContext, readable_team
from mentor_tui.services.marks import SHIPPED
from mentor_tui.store.protocol import Store

_ITEM = "item:"


class UnderWay(NamedTuple):
    """Somebody who is on their way.

    Attributes:
        curriculum: the one they are on, by the id that their record has.
        states: ``curriculum/item`` -> stored state, of every item that was touched, whichever curriculum it is of.

    """

    person: str
    curriculum: str
    states: Mapping[str, str]


def known_team(store: Store, today: date) -> KnownTeam:
    """The team as far as it can be read; who is through with their way, or cannot be read, has no part in it."""
    try:
        team = readable_team(store)
        return KnownTeam() if team is None else known(team, under_way(store, team, today))
    except Problem:
        return KnownTeam()


def hears_of_shipped(context: ActorContext) -> bool:
    """Whether to tell the acting person that the team has no curricula of its own: who may change that, once a day."""
    mark, today = context.mark(), context.today().isoformat()
    if mark.get(SHIPPED) == today or may_change(context.team().acting(context.actor)) is not None:
        return False
    context.remember({**mark, SHIPPED: today})
    return True


def under_way(store: Store, team: Team, today: date) -> tuple[UnderWay, ...]:
    """Everybody who is on their way, by their records and no history; ``doctor`` says what is wrong with a record."""
    records = store.read_many(person_record(name) for name in team.people)
    read = (_of(record, today) for _record_id, record in records if isinstance(record, Record))
    return tuple(one for one in read if one is not None)


def _of(record: Record, today: date) -> UnderWay | None:
    try:
        journey = Journey(record)
        programme = journey.programme_on(today)
        if programme.state(journey.profile.start, today) not in ON_WAY:
            return None
        states = {key[len(_ITEM) :]: fact["state"] for key, fact in record.facts.items() if key.startswith(_ITEM)}
        return UnderWay(journey.person, programme.curriculum or "", states)
    except (Problem, *BROKEN):
        return None


def known(team: Team, people: Iterable[UnderWay]) -> KnownTeam:
    """What a check of files has to know of them."""
    ticked: dict[str, dict[str, int]] = {}
    for one in people:
        for key in one.states:
            curriculum, _slash, item = key.partition("/")
            if item:
                counts = ticked.setdefault(curriculum, {})
                counts[item] = counts.get(item, 0) + 1
    return KnownTeam(ticked, frozenset(team.people))

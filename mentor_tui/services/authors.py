"""What authors of curricula want to know of the team: who is on it, and what people have ticked of what they go through."""

from __future__ import annotations

from mentor_tui.catalogue.plancheck import KnownTeam
from mentor_tui.domain.journey import Journey
from mentor_tui.domain.problems import Problem
from mentor_tui.domain.programmes import ON_WAY
from mentor_tui.domain.record import BROKEN, Record, person_record
from mentor_tui.services.actor_context import readable_team
from mentor_tui.store.protocol import Store

_ITEM = "item:"


def known_team(store: Store) -> KnownTeam:
    """The team as far as it can be read; who is through with their way, or cannot be read, has no part in it."""
    from datetime import date

    ticked: dict[str, dict[str, int]] = {}
    try:
        team = readable_team(store)
        if team is None:
            return KnownTeam()
        for _record_id, record in store.read_many(person_record(name) for name in team.people):
            if not isinstance(record, Record):
                continue
            journey, today = Journey(record), date.today()
            if journey.programme_on(today).state(journey.profile.start, today) not in ON_WAY:
                continue
            for key in record.facts:
                curriculum, _slash, item = key.removeprefix(_ITEM).partition("/")
                if key.startswith(_ITEM) and item:
                    counts = ticked.setdefault(curriculum, {})
                    counts[item] = counts.get(item, 0) + 1
    except (Problem, *BROKEN):
        # ``doctor`` says what is wrong with records; files are checked all the same.
        return KnownTeam()
    return KnownTeam(ticked, frozenset(team.people))

"""All that is known of somebody, to take along: for themselves without what is restricted, for leads with it if they ask."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from mentor_tui.domain.forgetting import Erasure, called
from mentor_tui.domain.history import bottom
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.people import Person
from mentor_tui.domain.permissions import grant
from mentor_tui.domain.problems import refuse_if
from mentor_tui.domain.record import BOARD, PEOPLE, PLANS, RESTRICTED, TEAM, Event
from mentor_tui.domain.rules import forgetting as rules
from mentor_tui.domain.team import PERSON, Team, whom_of
from mentor_tui.services.actor_context import ActorContext, find_person
from mentor_tui.services.visibility import for_viewer


class AllKnown(NamedTuple):
    """All that is known of somebody, as far as whoever asks may know it.

    Attributes:
        day, by: when it was asked, and who asked.
        restricted: whether what mentors and leads alone may read is in it.
        roster: what the team's list says of them today.
        records: id of a record -> the events in it that are theirs or about them, oldest first.
        mark: what they have looked at; their own to know alone.

    """

    person: Person
    day: date
    by: str
    restricted: bool
    roster: Mapping[str, Any]
    records: Mapping[str, tuple[Event, ...]]
    mark: Mapping[str, Any]


def known_of(context: ActorContext, person: str | None = None, *, restricted: bool = False) -> AllKnown:
    """All that is known of somebody: their records, and every event in any other that is theirs or names them.

    Args:
        context: who asks: they themselves, or a lead of theirs.
        person: whom it is about; oneself where it is None.
        restricted: whether with what mentors and leads alone may read; never about oneself.

    Raises:
        BadUse: nobody is called so.
        NotYours: it is for themselves and for their leads.
        Refused: what is restricted about oneself is not one's own to read.
        Trouble: a record cannot be read.

    """
    team = context.team()
    them = find_person(team, person or context.actor)
    refuse_if(context.no_more() or rules.may_export(context.relations(team, them.id), them, restricted=restricted))
    store = context.store
    known = called(store.history(TEAM))
    others = {other: names for other, names in known.items() if other != them.id}
    theirs = Erasure(them.id, them.id + "-", known.get(them.id, (them.name,)), others)
    families = (BOARD, PEOPLE, *((RESTRICTED, PLANS) if restricted else ()))
    found: dict[str, tuple[Event, ...]] = {}
    for record in (TEAM, *(record for family in families for record in store.ids(family))):
        events = [*store.history(record)]
        own_record = theirs.record_id(record) != record
        about = [event for event in events if own_record or theirs.event(record, event) != event]
        seen = tuple(_shown(context, team, record, events, about, restricted=restricted))
        if seen:
            found[record] = seen
    own = context.actor == them.id
    fact = team.record.facts.get(f"{PERSON}:{them.id}", {})
    roster = {key: value for key, value in fact.items() if key != "seq" and value not in ("", None, [])}
    day = context.today()
    return AllKnown(them, day, context.actor, restricted, roster, found, store.mark(them.id) if own else {})


def _shown(
    context: ActorContext, team: Team, record: str, events: list[Event], about: list[Event], *, restricted: bool
) -> Iterator[Event]:
    """Events as whoever asks may know them; what one did oneself one knows."""
    family, _, own = record.partition("/")
    by_place = {event.seq: event for event in events}
    for event in about:
        if event.by == context.actor or family in (RESTRICTED, PLANS):
            yield event
            continue
        whose = own if family == PEOPLE else whom_of(bottom(event, by_place.get)) if record == TEAM else event.by
        relations = context.relations(team, whose)
        words = grant("see journey", relations) is not None
        if family != PEOPLE or grant("see record", relations):
            shown = for_viewer(context, team, event, whose, words=words or record == BOARD)
            if shown is not None:
                yield shown


def known_doc(known: AllKnown) -> dict[str, Any]:
    """The same as the plain keys that scripts rely on. Keys are only ever added."""
    return {
        "person": {"id": known.person.id, **known.roster},
        "as_of": known.day.isoformat(),
        "by": known.by,
        "restricted": known.restricted,
        "records": {record: [_event_doc(event) for event in events] for record, events in known.records.items()},
        "looked_at": dict(known.mark),
    }


def _event_doc(event: Event) -> dict[str, Any]:
    return {
        "seq": event.seq,
        "at": event.at,
        "by": event.by,
        "event": event.kind,
        "on": event.thing,
        "terms": dict(event.terms),
        "text": event.text or None,
        "why": event.why or None,
    }

"""One item or side task of one journey, held for a verb; and finding it by what somebody typed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from mentor_tui.domain.catalogue import Rung
from mentor_tui.domain.curriculum import Item
from mentor_tui.domain.journey import ItemFact, Journey
from mentor_tui.domain.problems import BadUse, Code, Refused
from mentor_tui.domain.record import Event, Record, person_record
from mentor_tui.domain.standing import Standing
from mentor_tui.domain.text import near
from mentor_tui.services.desk import Desk, Done, check_seen, find_person, find_rung, new_op


class Held(NamedTuple):
    """One thing of one record, held for a verb."""

    desk: Desk
    record: Record
    journey: Journey
    standing: Standing
    key: str
    name: str
    item: Item | None
    rung: Rung | None
    fact: ItemFact
    op: str
    repeated: bool

    @property
    def person(self) -> str:
        """Whose journey it is."""
        return self.journey.person

    @property
    def title(self) -> str:
        """What the item or side task is called."""
        return self.item.title if self.item else self.rung.title if self.rung else self.name

    def write(self, kind: str, terms: dict[str, Any] | None = None, text: str = "", why: str = "") -> Event:
        """Append one event to the record."""
        return self.desk.write(self.record, self.op, kind, self.key, terms=terms, text=text, why=why)

    def done(self, verb: str, events: tuple[Event, ...] = (), **facts: object) -> Done:
        """The answer, with the thing as it stands after the events and what they opened."""
        after = self.desk.standing(self.journey) if events else self.standing
        before, item = self.standing, self.item
        opened: tuple[str, ...] = ()
        closed = False
        # Nothing opens, and nothing is closed, but by an item that is done now.
        if item is not None and before.curriculum is not None and after.done(item.id) and not before.done(item.id):
            items = before.curriculum.items
            opened = tuple(
                name
                for name in before.curriculum.unlocks[item.id]
                if before.state(items[name]) == "locked" and after.state(items[name]) == "open"
            )
            closed = after.basics_complete and not before.basics_complete
        return Done(
            self.op,
            verb,
            self.person,
            self.name,
            events,
            self.record.id,
            after.item(self.item) if self.item else None,
            after.task(self.rung) if self.rung else None,
            opened,
            closed,
            dict(facts),
        )


def find_item(standing: Standing, text: str) -> Item:
    """An item of somebody's curriculum by its id or one it had before.

    Raises:
        Refused: they have no curriculum.
        BadUse: it has no such item; the nearest is named.

    """
    curriculum = standing.curriculum
    if curriculum is None:
        raise Refused(Code.NO_CURRICULUM, person=standing.journey.person)
    wanted = text.strip().lower()
    wanted = curriculum.former.get(wanted, wanted)
    found = curriculum.items.get(wanted)
    if found is None:
        raise BadUse(Code.UNKNOWN_ITEM, item=text, curriculum=curriculum.id, near=near(wanted, [*curriculum.items]))
    return found


@contextmanager
def held(
    desk: Desk, person: str | None, name: str, *, op: str | None, seen: int | None, tasks: bool = True
) -> Iterator[Held]:
    who = desk.actor if person is None or person == desk.actor else find_person(desk.team(), person).id
    operation = op or new_op()
    with desk.store.edit(person_record(who)) as record:
        journey = Journey(record)
        rung = find_rung(desk, name) if tasks else None
        team = desk.team() if rung is not None else None
        standing = desk.standing(journey, team)
        item = None if rung is not None else find_item(standing, name)
        if rung is not None:
            key, fact = journey.task_key(rung.id, rung.was), journey.task(rung.id, rung.was)
        else:
            assert item is not None
            assert standing.curriculum is not None
            key, fact = journey.key(standing.curriculum, item), standing.fact(item)
        short = rung.id if rung is not None else item.id if item is not None else ""
        repeated = op is not None and record.knows(operation)  # one made here is new
        if not repeated:
            check_seen(record, key, seen)
        yield Held(desk, record, journey, standing, key, short, item, rung, fact, operation, repeated)


def titles(standing: Standing) -> dict[str, str]:
    """Id -> title of everything that a lock of this person's can name."""
    items = standing.curriculum.items if standing.curriculum else {}
    return {
        **{name: item.title for name, item in items.items()},
        **{rung.id: rung.title for rung in standing.catalogue.rungs.values()},
    }

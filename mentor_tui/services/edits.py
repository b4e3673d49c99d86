"""The team's record, held for a verb between people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from mentor_tui.domain.record import TEAM, Event, Fact, Record
from mentor_tui.domain.team import Team, ask_thing
from mentor_tui.services.desk import Desk, Done, new_op


class TeamEdit(NamedTuple):
    """The team's record while nobody else writes it.

    Attributes:
        repeated: whether the operation has been carried out before.

    """

    desk: Desk
    record: Record
    op: str
    repeated: bool

    @property
    def team(self) -> Team:
        """The team as it stands now, after what has been written."""
        return self.desk.team_of(self.record)

    def write(self, kind: str, key: str, terms: Fact | None = None, text: str = "") -> Event:
        """Append one event."""
        return self.desk.write(self.record, self.op, kind, key, terms=terms, text=text)

    def settle(self, hire: str, text: str = "") -> list[Event]:
        """Close every wish that a hire has another mentor."""
        asks = [ask for ask in self.team.asks if ask.hire == hire]
        return [self.write("settled", ask_thing(ask.hire, ask.by), text=text) for ask in asks]

    def done(self, verb: str, person: str, on: str = "", events: Sequence[Event] = (), **facts: object) -> Done:
        """The answer; one without events where the operation had been carried out before."""
        return Done(self.op, verb, person, on, tuple(events), TEAM, facts=facts)


@contextmanager
def team_edit(desk: Desk, op: str | None) -> Iterator[TeamEdit]:
    """Hold the team's record; what is written is committed at the end, all of it or none."""
    operation = op or new_op()
    with desk.store.edit(TEAM) as record:
        yield TeamEdit(desk, record, operation, record.knows(operation))

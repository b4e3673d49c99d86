"""The one way to change a record: held, read fresh, asked whether the act was done before, seen as it is, and allowed.

A verb opens a command, returns early where it is ``repeated``, has the rules say what else stands in the way, writes, and
answers. What no verb may forget is done here, after the record's lock is held and on a roster that is read after it.
(A right lives in the team's record, most acts in another: between that reading and the commit an instant stays in which a
right may go. The act then stands in the history with who did it, as if it had come a moment earlier.)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

from mentor_tui.domain.history import append, fact_seq
from mentor_tui.domain.permissions import Relation, Verb, refusal
from mentor_tui.domain.problems import BadUse, Code, NotYours, Problem, Refused, refuse_if
from mentor_tui.domain.record import TEAM, Event, Fact, Record
from mentor_tui.domain.relations import NO_CLAIMS, Claims
from mentor_tui.domain.team import Team
from mentor_tui.services.actor_context import ActorContext, Done, new_op, no_more

if TYPE_CHECKING:
    from mentor_tui.services.results import Result


class Command:
    """One act on one record, while nobody else writes it.

    Attributes:
        context: who acts.
        record: the record as it stands, to be changed.
        op: the operation id.
        repeated: whether the operation has been carried out before: nothing is to be written again.

    """

    def __init__(self, context: ActorContext, record: Record, op: str, *, repeated: bool) -> None:
        self.context = context
        self.record = record
        self.op = op
        self.repeated = repeated

    @property
    def team(self) -> Team:
        """The team as it stands now: of its own record after what has been written, of another's as it was read."""
        return self.context.team_of(self.record) if self.record.id == TEAM else self._roster

    @cached_property
    def _roster(self) -> Team:
        return self.context.team()

    def relations(self, person: str, claims: Claims = NO_CLAIMS) -> tuple[Relation, ...]:
        """What the acting person is to another or themselves, and to a thing of theirs."""
        return self.context.relations(self.team, person, claims)

    @cached_property
    def stamp(self) -> str:
        """The moment that all events of this act share."""
        return self.context.stamp()

    def write(self, kind: str, key: str, terms: Fact | None = None, *, text: str = "", why: str = "") -> Event:
        """Append one event of the acting person's; see ``Event`` for what it holds.

        Raises:
            Refused: its words look private, and nobody has said that they are meant.

        """
        if text or why:
            # Most acts are without words, and need nothing of it.
            from mentor_tui.domain.rules.private_text import looks_private

            refuse_if(looks_private(key, (text, why), self.context.sure_of))
        return append(
            self.record,
            op=self.op,
            at=self.stamp,
            by=self.context.actor,
            kind=kind,
            thing=key,
            terms=terms,
            text=text,
            why=why,
        )

    def done(
        self, verb: str, person: str, on: str = "", events: Sequence[Event] = (), result: Result | None = None
    ) -> Done:
        """The answer; one without events where the operation had been carried out before."""
        return Done(self.op, verb, person, on, tuple(events), self.record.id, result=result)


Right = Callable[[Command], Problem | None]
"""What stands in the way of an act, or None, asked once its record is held."""


def needs(verb: Verb, person: str, *, on: str = "", title: str = "") -> Right:
    """The right that the permission table gives towards a person."""
    return lambda it: refusal(verb, it.relations(person), person=person, on=on or person, title=title)


@contextmanager
def command(
    context: ActorContext,
    record_id: str,
    right: Right,
    *,
    op: str | None,
    thing: str | Callable[[Command], str] = "",
    expected_version: int | None = None,
    create: bool = False,
) -> Iterator[Command]:
    """Hold a record for one act; what is written is committed at the end, all of it or none.

    Args:
        context: who acts.
        record_id: the record.
        right: what may stand in the way; it is asked inside the lock, unless the act is repeated.
        op: operation id, for a caller that may have to ask again.
        thing: what the act is about.
        expected_version: the version of it that the person had before them; None does not ask.
        create: whether the record may be new.

    Raises:
        Problem: what the right answers, or that somebody has acted on the thing since.
        BadUse: the operation is somebody else's.

    """
    # An operation id that is made here is new.
    with context.store.edit(record_id, create=create) as record:
        it = Command(context, record, op or new_op(), repeated=op is not None and record.knows(op, context.actor))
        if not it.repeated:
            if op is not None and record.knows(op):
                raise BadUse(Code.BAD_VALUE, what="operation", value=op, known=[])
            gone = _no_more(it)
            # Whoever has left hears of that, whatever they may; a stranger only where nothing else is in the way.
            problem = gone if isinstance(gone, NotYours) else right(it) or gone
            # Whoever may not do it is not told who has acted since.
            if expected_version is not None and not isinstance(problem, NotYours):
                key = thing if isinstance(thing, str) else thing(it)
                refuse_if(changed_since(record, key, expected_version, context.actor))
            refuse_if(problem)
        yield it


def _no_more(it: Command) -> Problem | None:
    context = it.context
    return no_more(it.team, context.actor, context.today()) if it.record.id == TEAM else context.no_more()


def changed_since(record: Record, thing: str, expected_version: int, actor: str = "") -> Problem | None:
    """That somebody has acted on a thing since the acting person saw that version of it, or None.

    What the actor, where one is named, did themselves since, with keys typed ahead of the screen, is no conflict.
    """
    if fact_seq(record, thing) == expected_version:
        return None
    since = [past.event for past in record.tail if past.event.thing == thing and past.event.seq > expected_version]
    if since and expected_version >= record.sealed and all(event.by == actor for event in since):
        return None
    last = next((past.event for past in reversed(record.tail) if past.event.thing == thing), None)
    return Refused(
        Code.CHANGED_SINCE,
        on=thing,
        by=last.by if last else "",
        at=last.at if last else "",
        kind=last.kind if last else "",
    )

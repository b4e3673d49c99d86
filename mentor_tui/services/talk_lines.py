"""What becomes of the lines of an agenda in a talk, and when the next one is: all of it is part of the act that logs it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Literal

from mentor_tui.domain.journey import Journey
from mentor_tui.domain.journey_folds import ANSWERED, SETTLED
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.problems import BadUse, Code, Refused, refuse_if
from mentor_tui.domain.promises import KEPT, PROMISED, next_number, promise_thing, promises_of
from mentor_tui.domain.questions import question_thing, questions_of
from mentor_tui.domain.record import Event
from mentor_tui.domain.text import said
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.command import Command
from mentor_tui.services.item_edit import thing_edit


class Owes(NamedTuple):
    """Something that whoever logs a talk promised in it, and by which day."""

    text: str
    due: date


class Settles(NamedTuple):
    """What became of the lines of an agenda in a talk.

    Attributes:
        answers: item, side task, or the number of a question about none -> what was answered.
        settled: those to which there is nothing more to say.
        kept: numbers of promises that are kept.
        promises: what whoever logs it promised.

    """

    answers: Mapping[str, str] = {}
    settled: tuple[str, ...] = ()
    kept: tuple[int, ...] = ()
    promises: tuple[Owes, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether nothing became of any."""
        return not (self.answers or self.settled or self.kept or self.promises)


NOTHING_SETTLED = Settles()


def settle(it: Command, who: str, today: date, settles: Settles) -> tuple[list[Event], list[Event]]:
    """Write what became of the lines of somebody's agenda: what was settled, and what was promised.

    Raises:
        BadUse: nothing is said, or the day of a promise has passed.
        Refused: a question or promise is not open.

    """
    settled = [*_answered(it, settles.answers), *_settled(it, settles.settled), *_kept(it, who, settles.kept)]
    return settled, [*_promised(it, today, settles.promises)]


def moment_of(context: ActorContext, at: datetime) -> str:
    """The moment of the next talk, as events carry it; without a zone it is where whoever logs it is.

    Raises:
        BadUse: it has passed.

    """
    if at.tzinfo is None:
        me = context.journey(context.actor).profile
        at = at.replace(tzinfo=context.zone(me)) if context.zone(me) is not None else at.astimezone()
    if at <= context.now():
        raise BadUse(Code.PAST_MOMENT, value=f"{at:%Y-%m-%d %H:%M}")
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _answered(it: Command, answers: Mapping[str, str]) -> Iterator[Event]:
    for name, text in answers.items():
        words = said(text)
        if not words:
            raise BadUse(Code.EMPTY_TEXT, what="text")
        yield _on_question(it, name, ANSWERED, "answer", words)


def _settled(it: Command, names: Iterable[str]) -> Iterator[Event]:
    for name in names:
        yield _on_question(it, name, SETTLED, "settle", "")


def _on_question(it: Command, name: str, kind: str, act: Literal["answer", "settle"], text: str) -> Event:
    """Answer or settle a question, by the name of the thing that it is about, or its number."""
    if not name.isdigit():
        at = thing_edit(it, name, act, tasks=True)
        refuse_if(at.case.may(act) or at.case.lacks(act, text=text))
        return at.write(kind, text=text)
    free = next((one for one in questions_of(it.record.facts) if one.number == int(name)), None)
    if free is None or free.state != "open":
        raise Refused(
            Code.NO_QUESTION, person=Journey(it.record).person, on=name, title=free.text if free else "", free=True
        )
    return it.write(kind, question_thing(free.number), text=text)


def _kept(it: Command, who: str, numbers: Iterable[int]) -> Iterator[Event]:
    for number in numbers:
        found = next((one for one in promises_of(it.record.facts) if one.number == number), None)
        if found is None or not found.open:
            raise Refused(Code.NO_PROMISE, person=who, number=number, state=found.state if found else "")
        yield it.write(KEPT, promise_thing(number))


def _promised(it: Command, today: date, promises: Iterable[Owes]) -> Iterator[Event]:
    for one in promises:
        words = said(one.text)
        if not words:
            raise BadUse(Code.EMPTY_TEXT, what="text")
        if one.due < today:
            raise BadUse(Code.PAST_DATE, date=one.due)
        terms = {"by": it.context.actor, "due": one.due.isoformat()}
        yield it.write(PROMISED, promise_thing(next_number(it.record.facts)), terms, text=words)

"""What is written on the page of a talk, and how a week was."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from mentor_tui.domain.checkins import MOODS
from mentor_tui.domain.people import Person
from mentor_tui.domain.problems import BadUse, Code
from mentor_tui.domain.rules.items import ItemCase
from mentor_tui.domain.text import clean, parse_date, parse_moment, said
from mentor_tui.services import notes
from mentor_tui.services.actor_context import ActorContext, Done
from mentor_tui.services.agenda import bring_up
from mentor_tui.services.checkins import check_in
from mentor_tui.services.talk_lines import NOTHING_SETTLED, Owes, Settles
from mentor_tui.services.talk_paper import KINDS, talk_paper
from mentor_tui.tui.acts.telling import done_together
from mentor_tui.tui.dialogs import typed
from mentor_tui.tui.dialogs.form import Answers, Field, Form, Questions
from mentor_tui.tui.ui_context import SendTalk
from mentor_tui.wording import talks as words
from mentor_tui.wording.language import _

FIRST, LAST = 9, 16
"""Hours between which a talk is proposed."""


@dataclass(frozen=True)
class WriteUp:
    """What is to be logged of a talk, as far as it is written.

    Attributes:
        text: what was said.
        did: ids of items that were done in it.
        next_at: when the next one is, where whoever writes is; None where that is not said.
        settles: what became of the lines of the agenda.

    """

    text: str = ""
    did: tuple[str, ...] = ()
    next_at: datetime | None = None
    settles: Settles = NOTHING_SETTLED

    @property
    def empty(self) -> bool:
        """Whether there is nothing to log."""
        return not (self.text or self.did or self.next_at) and self.settles.nothing

    @property
    def lacks_words(self) -> bool:
        """Whether nothing says what it was about, nor does what became of it."""
        return not (self.text or self.did) and self.settles.nothing

    def log(self, person: str) -> Callable[[ActorContext], Done]:
        """What logs all of it."""
        return lambda context: notes.session(
            context, person, self.text, did=self.did, next_at=self.next_at, settles=self.settles
        )


def write_up(person: str, name: str, so_far: WriteUp, cases: Iterable[ItemCase], now: datetime) -> Questions[WriteUp]:
    """Ask what was said in a talk, what was done in it, and when the next one is.

    Args:
        person: the hire.
        name: what they are called.
        so_far: what is written already.
        cases: their items.
        now: the moment, where whoever writes is.

    """

    def verb(_context: ActorContext, answers: Answers) -> WriteUp:
        when = answers["next"]
        return replace(
            so_far,
            text=said(answers["text"]),
            did=answers.ticked.get("did", ()),
            next_at=parse_moment(when) if when else None,
        )

    known = f"{so_far.next_at:%Y-%m-%d %H:%M}" if so_far.next_at is not None else ""
    week = _a_week_on(now)
    fields = [
        Field("text", _("What we said, in one line"), "text", value=so_far.text),
        Field("next", _("Next time (day and time, where you are; empty: not agreed)"), value=known, keep=True,
              hint=f"{week:%Y-%m-%d} {min(max(now.hour, FIRST), LAST):02}:00"),
    ]  # fmt: skip
    if (together := done_together(cases)) is not None:
        fields.append(replace(together, ticked=so_far.did))
    title = _("Write up the talk with {name}").format(name=clean(name))
    return Questions(title, fields, verb, does=_("notes it; the page logs it"), draft=f"talk:{person}")


def _a_week_on(now: datetime) -> datetime:
    """The same time in a week; from a day of the weekend, the Monday after it."""
    week = now + timedelta(days=7)
    return week + timedelta(days=7 - week.weekday() if week.weekday() > 4 else 0)


def answer(question: str, before: str) -> Questions[str]:
    """Ask what was answered to a question."""

    def verb(_context: ActorContext, answers: Answers) -> str:
        return _some(answers["text"])

    return Questions(
        _("What did you answer?"), [Field("text", question, "text", value=before)], verb, does=_("notes it")
    )


def promise(text: str, today: date) -> Questions[Owes]:
    """Ask what whoever sits there promises, and by when; a line of the agenda stands there at first."""

    def verb(_context: ActorContext, answers: Answers) -> Owes:
        due = parse_date(answers["due"])
        if due < today:
            raise BadUse(Code.PAST_DATE, date=due)
        return Owes(_some(answers["text"]), due)

    fields = [
        Field("text", _("What you promise, in one line"), "text", value=text),
        Field("due", _("By which day (YYYY-MM-DD)"), value=typed.example(today, 7)),
    ]
    return Questions(_("A promise of yours"), fields, verb, does=_("notes it; the page logs it"))


def _some(text: str) -> str:
    words_ = said(text)
    if not words_:
        raise BadUse(Code.EMPTY_TEXT, what="text")
    return words_


def point(person: str, name: str, *, own: bool) -> Form:
    """Ask what somebody wants to bring up in the next talk."""
    title = _("For your next talk") if own else _("For the next talk with {name}").format(name=clean(name))
    return Form(
        title,
        [Field("text", _("What you want to bring up; both of you read it"), "text")],
        lambda context, answers: bring_up(context, person, answers["text"]),
        does=_("notes it"),
        draft=f"agenda:{person}",
    )


class _CheckInForm(Form):
    """It begins with the word: a digit takes it, and the line may stay empty."""

    def begins_with(self) -> Field:
        return self._fields[0]


def how_was_it() -> Form:
    """Ask how the week was."""
    choices = tuple((one, words.mood(one)) for one in MOODS)
    said_by = ", ".join(f"{place} {word}" for place, (_name, word) in enumerate(choices, 1))
    return _CheckInForm(
        _("How was your week?"),
        [
            Field("word", _("In a word ({words})").format(words=said_by), "option", options=choices),
            Field("text", _("A line, if you like. Your mentor alone reads it."), keep=True),
        ],
        lambda context, answers: check_in(context, answers["word"], answers["text"]),
        does=_("says it"),
        draft="check-in",
    )


def on_paper(send: SendTalk, person: Person, later: bool, word: str) -> Questions[Sequence[Path]]:
    """Ask where the page for the half-way or the day-90 talk is written; either may be left out.

    Args:
        send: writes it.
        person: whose talk it is.
        later: whether the half-way talk is over by now, so that the other is proposed.
        word: the team's own word for a ticket.

    """

    def verb(context: ActorContext, answers: Answers) -> Sequence[Path]:
        wanted = [kind for kind in KINDS if answers[kind]]
        if not wanted:
            raise BadUse(Code.EMPTY_TEXT, what="file")
        return [file for kind in wanted for file in send(talk_paper(context, person.id, kind), answers[kind], word)]

    labels = (
        _("For the half-way talk: one page to print or to send (empty: none)"),
        _("For the day-90 talk: the same, with what was done since (empty: none)"),
    )
    fields = []
    for place, (kind, label) in enumerate(zip(KINDS, labels, strict=True)):
        path = f"~/{person.id}-{kind}.html"
        fields.append(Field(kind, label, value=path if place == later else "", hint=path))
    return Questions(
        _("A page for the talk with {name}").format(name=clean(person.name)), fields, verb, does=_("writes it")
    )

"""What we owe a hire: answers, sign-offs, and the parts of mentor and lead. All of it follows from the facts.

What somebody is stuck for, an answer and a sign-off are owed from the moment on which somebody waits for them, and are late
when two working days have passed. These are plain weekdays: the wait is the team's, so nobody's own calendar counts it. A part
of ours has its day in the plan, and is not owed before whoever it is for came into the program. Nothing that somebody looks at
settles a debt.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Literal, get_args

from mentor_tui.domain.conditions import Voice
from mentor_tui.domain.former import name_among
from mentor_tui.domain.lines import unanswered
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.promises import promises_of
from mentor_tui.domain.rules.items import signers
from mentor_tui.domain.standing import Standing
from mentor_tui.domain.today import owed

DebtKind = Literal["stuck", "answer", "sign-off", "item", "promise", "talk"]
"""What can be owed, in the order of telling: what holds a hire up now stands first."""

DEBT_DAYS = 2
"""Working days within which somebody is answered, and something is signed off or sent back."""


class Debt(NamedTuple):
    """Something that we owe a hire.

    Attributes:
        on: item or side task, "" where it is a note that asks.
        what: its title, "" for a note; ``label`` is what lists call it.
        promise: how a part of ours reads for the hire, "" where nobody has said that.
        to: who owes it, where somebody was asked by name, or promised it.
        number: that of a promise, or of a question about no item; ``label`` is what was promised, or asked.
        missing: what somebody is stuck for; see ``stuck.WAITS_FOR``.
        who: whose part it is: a voice, or the id of a part.
        since: the moment from which it is waited for, "" where it is a part of ours, which has its day.
        due: the day by which it is owed; ``late`` once that has passed.

    """

    kind: DebtKind
    on: str
    what: str
    who: str
    since: str
    due: date
    late: bool
    label: str = ""
    promise: str = ""
    to: str = ""
    number: int = 0
    missing: str = ""

    @property
    def by_a_day(self) -> bool:
        """Whether it is told by its day; anything else by since when somebody waits for it."""
        return self.kind in ("item", "promise", "talk")


def debts(standing: Standing, paired: date | None = None) -> tuple[Debt, ...]:
    """What is owed to a hire: what is late first, kind by kind, each by its day; side tasks where their holds are known.

    Args:
        standing: the hire's.
        paired: since when whoever mentors them does, None where nobody does.

    """
    found = [*_stuck(standing), *_answers(standing), *_sign_offs(standing), *_parts(standing)]
    found += [*_promised(standing), *_first_talk(standing, paired)]
    order = get_args(DebtKind)
    return tuple(sorted(found, key=lambda debt: (not debt.late, order.index(debt.kind), debt.due, debt.since)))


def owed_by(since: str) -> date:
    """The day by which somebody who waits since a moment has what they wait for."""
    day, left = date.fromisoformat(since[:10]), DEBT_DAYS
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < 5
    return day


def last_talk(standing: Standing) -> str:
    """The day of the latest talk with a hire, "" where there was none."""
    return max((max(talk.at[:10], talk.on) for talk in standing.journey.sessions), default="")


def first_talk(paired: date | None, heard: date | None, talked: str, today: date) -> date | None:
    """The day from which the first talk of a pair is owed, None where it is not, or not yet.

    Args:
        paired: since when the two are a pair, None where nobody mentors.
        heard: the day on which the clocks of the hire's program began, None where they did not.
        talked: the day of the latest talk with the hire.
        today: the day it is.

    """
    if paired is None or heard is None:
        return None
    since = max(paired, heard)
    return since if talked < since.isoformat() and since <= today else None


def _waits(standing: Standing, kind: DebtKind, on: str, who: str, since: str) -> Debt:
    due = owed_by(since)
    title, label = standing.titles.get(on, on), standing.labels.get(on, on)
    return Debt(kind, on, title, who, since, due, due < standing.today, label)


def _stuck(standing: Standing) -> Iterator[Debt]:
    for name, stuck in standing.stuck.items():
        yield _waits(standing, "stuck", name, stuck.part, stuck.since)._replace(missing=stuck.waits_for)


def _answers(standing: Standing) -> Iterator[Debt]:
    for line in unanswered(standing):
        if line.question:
            debt = _waits(standing, "answer", line.on, "mentor", line.since)
            label = line.texts[0] if line.number else debt.label
            yield debt._replace(label=label, to=line.to, number=line.number)


def _sign_offs(standing: Standing) -> Iterator[Debt]:
    for through in (standing, *standing.past):
        items = through.curriculum.items if through.curriculum else {}
        for item in (items[name] for name, state in through.states.items() if state == "waiting" and name in items):
            who: Voice = "lead" if signers(item).turn == "lead" else "mentor"
            yield _waits(standing, "sign-off", name_among(standing, through, item), who, through.fact(item).at)
        for now in through.begun_again_now:
            if now.state == "waiting":
                who = "lead" if signers(now.item).turn == "lead" else "mentor"
                yield _waits(standing, "sign-off", name_among(standing, through, now.item), who, now.fact.at)
    for name, hold in standing.holds.items():
        rung = standing.catalogue.rungs.get(name)
        task = standing.task(rung) if rung is not None and hold.state == "held" else None
        if rung is not None and task is not None and task.sent:
            yield _waits(standing, "sign-off", name, task.open_voices[0], task.fact.at)


def _promised(standing: Standing) -> Iterator[Debt]:
    for one in promises_of(standing.journey.record.facts):
        if one.open:
            late = one.due < standing.today
            yield Debt("promise", "", one.text, "mentor", one.at, one.due, late, one.text, to=one.by, number=one.number)


def _first_talk(standing: Standing, paired: date | None) -> Iterator[Debt]:
    """The first talk of a new pair, once the hire is there."""
    state = standing.programme.state(standing.profile.start, standing.today)
    if state not in ("going", "extended"):
        return
    since = first_talk(paired, standing.clocks_from, last_talk(standing), standing.today)
    if since is not None:
        due = owed_by(since.isoformat())
        yield Debt("talk", "", "", "mentor", since.isoformat(), due, due < standing.today)


def _parts(standing: Standing) -> Iterable[Debt]:
    for part in owed(standing):
        item = part.item.item
        yield Debt("item", item.id, item.title, part.who, "", part.due, part.late, item.label, item.owed)

"""Who writes down what somebody did that shows a competency, and who confirms that it shows the level."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Literal

from mentor_tui.domain.levels import Example
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.permissions import Relation, refusal
from mentor_tui.domain.problems import BadUse, Code, NotYours, Problem, Refused

LEVEL_BY_LEADS = 4
"""From this level on only leads confirm; see ``confirm level`` in the table of permissions."""


class LevelCase(NamedTuple):
    """A competency of somebody's, as a person has it before them who wants to write an example, or to confirm a level.

    Attributes:
        person: whose it is.
        relations: what the acting person is to them.
        actor: the acting person.
        competency, title: its id and what it is called.
        levels: level -> what it looks like; empty where there is no such competency.
        examples: every example of theirs.
        today: the day it is where they are.

    """

    person: str
    relations: tuple[Relation, ...]
    actor: str
    competency: str
    title: str
    levels: Mapping[int, str]
    examples: tuple[Example, ...]
    today: date

    @property
    def about(self) -> dict[str, object]:
        """What every sentence about it names."""
        return {"person": self.person, "on": self.competency, "title": self.title}


def may_write(case: LevelCase) -> Problem | None:
    """Why somebody may not write an example for another, or themselves, or None."""
    return refusal("write example", case.relations, **case.about)


def lacks(case: LevelCase, level: int, text: str, day: date) -> Problem | None:
    """What is wrong with an example that somebody may write, or None."""
    if level not in case.levels:
        return no_such_level(case, level)
    if not text:
        return BadUse(Code.EMPTY_TEXT, what="text")
    return BadUse(Code.FUTURE_DATE, date=day) if day > case.today else None


def no_such_level(case: LevelCase, level: int) -> Problem:
    """That a competency has no such level."""
    return BadUse(Code.UNKNOWN_LEVEL, level=level, known=[str(one) for one in case.levels], **case.about)


def may_withdraw(case: LevelCase, example: Example) -> Problem | None:
    """Why an example may not be taken back, or None: whoever wrote it does, and where it counts a lead, who answers for it."""
    if "lead" in case.relations and "own" not in case.relations:
        return None
    if example.by != case.actor:
        return NotYours(Code.EXAMPLE_OF_ANOTHER, by=example.by, at=example.at, **case.about)
    if example.confirmed_by:
        return Refused(Code.EXAMPLE_CONFIRMED, by=example.confirmed_by, at=example.confirmed_at, **case.about)
    return None


def may_confirm_any(relations: Collection[Relation], about: Mapping[str, object]) -> Problem | None:
    """Why somebody confirms no level of another's at all, or None: nobody confirms their own."""
    return refusal("confirm level", relations, **about)


def to_confirm(case: LevelCase, level: int) -> tuple[Example, ...]:
    """The examples with which somebody would confirm a level: of that level, waiting, and written by somebody else."""
    return tuple(one for one in waiting(case.examples, level) if one.by != case.actor)


def confirmed_by(level: int, by: str, mentor: str | None) -> Literal["mentor", "lead"]:
    """Whose yes an example waits for: the mentor's, and a lead's where there is none, they wrote it, or it is above theirs."""
    return "lead" if mentor in (None, by) or level >= LEVEL_BY_LEADS else "mentor"


def waiting(examples: Iterable[Example], level: int) -> tuple[Example, ...]:
    """The examples of a level that nobody has confirmed."""
    return tuple(one for one in examples if one.level == level and not one.confirmed_by)


def may_confirm(case: LevelCase, level: int) -> Problem | None:
    """Why somebody may not confirm a level now, or None: another example of it waits, and it is theirs to confirm."""
    if problem := may_confirm_any(case.relations, case.about):
        return problem
    if level not in case.levels:
        return no_such_level(case, level)
    if level >= LEVEL_BY_LEADS and "lead" not in case.relations:
        return NotYours(Code.LEVEL_BY_A_LEAD, level=level, **case.about)
    if to_confirm(case, level):
        return None
    own = bool(waiting(case.examples, level))
    return Refused(Code.EXAMPLE_OF_ONES_OWN if own else Code.NO_EXAMPLE_WAITS, level=level, **case.about)

"""The rows of a standing: one item, phase or side task of one person, as it is today."""

from __future__ import annotations

from datetime import date
from typing import Literal

from mentor_tui.domain.blocks import Block
from mentor_tui.domain.catalogue import Rung
from mentor_tui.domain.conditions import Voice
from mentor_tui.domain.curriculum import Item, Phase
from mentor_tui.domain.fit import NO_FIT, Changed, Fit
from mentor_tui.domain.journey import ItemFact
from mentor_tui.domain.levels import Evidence
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.stuck import Stuck
from mentor_tui.domain.team import Hold

State = Literal["locked", "open", "started", "waiting", "returned", "done"]
TaskState = Literal["locked", "open", "active", "waiting", "done"]
PhaseState = Literal["locked", "open", "going", "done"]


class ItemStanding(NamedTuple):
    """One item of one person today.

    Attributes:
        recheck_since: the revision since which it should be looked at again, None where it is as it was.
        renew_on: the day by which it is due again, for items that renew.
        early: a lead opened it before its time.
        new: it is not done, and came into the curriculum lately, since they began.
        fit: what was changed of it for this person.
        stuck: that its owner is stuck with it.
        skipped: who skipped it for them, while that counts: what they do all the same counts as it did.
        again: what is told of it is of a later time: it was due again, and begun again. The first time stays done.
        due: it is done, and due again by now, or within days.
        renew_meant: the day by which it would be due again, where they are away then.

    """

    item: Item
    fact: ItemFact
    state: State
    recheck_since: int | None = None
    renew_on: date | None = None
    early: bool = False
    new: bool = False
    fit: Fit = NO_FIT
    skipped: Changed | None = None
    stuck: Stuck | None = None
    again: bool = False
    due: bool = False
    renew_meant: date | None = None

    @property
    def anew(self) -> ItemStanding:
        """What is due again as it is begun again."""
        return self._replace(state="open", fact=ItemFact(seq=self.fact.seq), again=True)

    @property
    def left(self) -> int:
        """Times that are left."""
        return 0 if self.state in ("done", "waiting") else max(self.item.times - self.fact.count, 1)

    @property
    def goes_left(self) -> int:
        """Times that ask for work; something that came back asks once more."""
        return 1 if self.state == "returned" else self.left

    @property
    def minutes_left(self) -> int | None:
        """Hands-on minutes that are left, None where nobody planned how long it takes."""
        if not self.goes_left:
            return 0
        return None if self.item.minutes is None else self.item.minutes * self.goes_left


class PhaseStanding(NamedTuple):
    """One phase of one person today: items done and in all, of those that have to be, everybody's part counted."""

    phase: Phase
    done: int
    total: int
    state: PhaseState
    day: int


class TaskStanding(NamedTuple):
    """One side task of one person today.

    Attributes:
        place: their place in the line, from 1, None where they are in none.
        sent: whether all pieces are in and a confirmation is awaited.
        finished: whether their programme is finished, so that nobody asks their mentor any more.
        untouched: working days of theirs since anything happened to it, while it is theirs to do something; all hands left out.
        block: the time of the week that they keep for it.

    """

    rung: Rung
    state: TaskState
    fact: ItemFact
    hold: Hold | None
    place: int | None
    sent: bool
    finished: bool = False
    untouched: int = 0
    block: Block | None = None

    @property
    def asked(self) -> tuple[Voice, ...]:
        """Whose yes ends it, all of them."""
        return self.rung.asks(finished=self.finished)

    @property
    def open_voices(self) -> tuple[Voice, ...]:
        """Whose yes has still to come before it is done; none while nobody holds it."""
        return self.hold.open_voices(self.asked) if self.hold is not None else ()


def task_state(hold: Hold, *, sent: bool) -> TaskState:
    """Where a side task stands that somebody has to do with.

    Args:
        hold: what they have to do with it.
        sent: whether all pieces are in and a confirmation is awaited.

    """
    if hold.state == "done":
        return "done"
    return "active" if hold.state == "held" and not sent else "waiting"


def dated(evidence: Evidence, hold: Hold | None, fact: ItemFact | None) -> Evidence:
    """What shows a competency with its day and who signed or confirmed it: a side task by the hold, an item by its fact."""
    if evidence.kind == "side_task" and hold is not None:
        last = max(hold.yes.values(), key=lambda yes: yes["at"], default={"by": ""})
        return evidence._replace(on=(hold.done_at or hold.since)[:10], signed_by=last["by"])
    return evidence if fact is None else evidence._replace(on=fact.happened[:10], signed_by=fact.signed_by or "")

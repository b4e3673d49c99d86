"""Who reads what one mentor hands over to the next, and who leaves a word for them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from mentor_tui.domain.mentoring import pairs_of
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.people import Pairing, Person
from mentor_tui.domain.permissions import Relation, refusal
from mentor_tui.domain.problems import Code, Problem, Refused

SEEN_FOR = timedelta(days=14)
"""For so long after a change the earlier mentor still sees what they handed over, and can add a word to it."""


class HandoverChange(NamedTuple):
    """A change of mentor: the next one that is agreed, else the latest.

    Attributes:
        old, new: person ids, None where there is nobody.
        began: the first day of the earlier mentor.
        since: the first day of the new one, None where nobody ever was a mentor.
        shared: the last day of days of overlap.

    """

    old: str | None = None
    new: str | None = None
    began: date | None = None
    since: date | None = None
    shared: date | None = None

    def by(self, actor: str, today: date) -> bool:
        """Whether somebody hands over: they were the mentor until lately, share days still, or somebody else is to come."""
        if actor != self.old or self.since is None:
            return False
        return today <= max(self.since + SEEN_FOR, self.shared or self.since)


def handover_change(pairing: Pairing, today: date) -> HandoverChange:
    """The change of mentor that is handed over: the next one that is agreed, else the latest."""
    pairs = pairs_of(pairing)
    coming = pairing.coming(today)
    since = coming.since if coming else max((pair.since for pair in pairs if pair.since <= today), default=None)
    if since is None:
        return HandoverChange()
    new = next(pair for pair in reversed(pairs) if pair.since == since)
    old = next((pair for pair in reversed(pairs) if pair.since < since), None)
    if old is None:
        return HandoverChange(None, new.mentor, None, since)
    return HandoverChange(old.mentor, new.mentor, old.since, since, old.shared)


def may_see(
    relations: Collection[Relation], them: Person, change: HandoverChange, actor: str, today: date
) -> Problem | None:
    """Why somebody may not read a handover, or None: whoever is to be the mentor does already, leads do, and whoever was."""
    also = actor == change.new or change.by(actor, today)
    return refusal("see handover", (*relations, "mentor") if also else relations, **_about(them))


def may_hand_over(
    relations: Collection[Relation], them: Person, change: HandoverChange, actor: str, today: date
) -> Problem | None:
    """Why somebody may not leave a word for the next mentor, or None: it is for the one who hands over, and for leads."""
    hands = change.by(actor, today)
    if problem := refusal("hand over", (*relations, "mentor") if hands else relations, **_about(them)):
        return problem
    return None if hands or "lead" in relations else Refused(Code.HANDS_NOTHING_OVER, **_about(them))


def _about(them: Person) -> dict[str, object]:
    return {"person": them.id, "name": them.name, "on": "", "title": ""}

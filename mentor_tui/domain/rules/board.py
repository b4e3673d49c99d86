"""What stands in the way of an act on the team's board, or None: openings and briefings."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from mentor_tui.domain.briefings import Briefing
from mentor_tui.domain.openings import Opening
from mentor_tui.domain.people import Person
from mentor_tui.domain.permissions import Relation, refusal
from mentor_tui.domain.problems import BadUse, Code, NotYours, Problem, Refused
from mentor_tui.domain.rules.people import as_lead

PLACES_MOST = 50
"""How many one opening may be for."""


def may_manage(me: Person | None) -> Problem | None:
    """Why somebody may not add or close openings, or None."""
    return refusal("openings", as_lead(me), on="", title="")


def lacks(need: str, gap: str, closes: date | None, places: int, today: date) -> Problem | None:
    """What a new opening lacks, or says wrongly, or None: it is a need, with the gap that it fills."""
    if not need:
        return BadUse(Code.EMPTY_TEXT, what="need")
    if not gap:
        return Refused(Code.NEEDS_GAP)
    if closes is not None and closes < today:
        return BadUse(Code.PAST_DATE, date=closes)
    if not 1 <= places <= PLACES_MOST:
        return BadUse(Code.BAD_VALUE, what="places", value=places, known=[f"1–{PLACES_MOST}"])
    return None


def may_be_interested(me: Person, opening: Opening, today: date) -> Problem | None:
    """Why somebody may not say that they are interested, or None."""
    if me.only_observes:
        return NotYours(Code.ONLY_OBSERVES, person=me.id, name=me.name)
    if opening.over(today):
        return Refused(Code.OPENING_OVER, title=opening.need, date=opening.closes, by=opening.by)
    return None


def said_already(opening: Opening, *, mine: bool) -> Problem:
    """That somebody has said already what they would say of an opening."""
    return Refused(Code.INTERESTED_ALREADY if mine else Code.NOT_INTERESTED, title=opening.need)


def may_brief(me: Person | None, inside: Collection[str]) -> Problem | None:
    """Why somebody may not brief the front line, or None.

    Args:
        me: who would.
        inside: ids of those who sit with the product team.

    """
    return refusal("brief", to_product_area(me, inside), on="", title="")


def to_product_area(me: Person | None, inside: Collection[str]) -> tuple[Relation, ...]:
    """What somebody is to a product area: a lead, one who sits with its team, or one of everybody else."""
    relations: tuple[Relation, ...] = as_lead(me)
    return (*relations, "owner") if me is not None and me.id in inside else relations


def lacks_briefing(text: str, on: date | None, *, nothing: bool, today: date) -> Problem | None:
    """What a briefing lacks, or says wrongly, or None."""
    if nothing and (text or on is not None):
        return BadUse(Code.NOTHING_AND_MORE)
    if not nothing and not text:
        return BadUse(Code.EMPTY_TEXT, what="briefing")
    if on is not None and on < today:
        return BadUse(Code.PAST_DATE, date=on)
    return None


def may_read(me: Person, briefing: Briefing, *, front_line: bool, read: bool) -> Problem | None:
    """Why somebody may not say that they have read a briefing, or None: it is the front line's readers that are counted.

    Args:
        me: who would.
        briefing: which.
        front_line: whether they answer customers all day.
        read: whether they have said so already.

    """
    if me.only_observes or not front_line:
        return Refused(Code.NOT_ON_FRONT_LINE)
    if briefing.by == me.id:
        return Refused(Code.BRIEFED_ONESELF)
    return Refused(Code.READ_ALREADY) if read else None

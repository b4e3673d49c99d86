"""Whom a hire can put a question to, in the order in which they would think of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentor_tui.domain.answer_clock import soonest
from mentor_tui.domain.standing_rows import ItemStanding
from mentor_tui.services.journeys import JourneyPage
from mentor_tui.tui.acts.asking import MENTOR
from mentor_tui.wording import plain
from mentor_tui.wording.debts import by_when
from mentor_tui.wording.language import _

if TYPE_CHECKING:
    from mentor_tui.services.asking import Hearers

DEEP_MOST = 3
"""So many of those who know an area well stand before the others."""


def whom(page: JourneyPage, now: ItemStanding | None, hearers: Hearers | None) -> list[tuple[str, str, str]]:
    """Whom something can be asked: each with their id, their name and why it might be they; whoever mentors first.

    Args:
        page: the journey of whoever asks.
        now: the item that it is about, None where it is about none.
        hearers: who else there is, None where that has not been read yet.

    """
    rows = _near(page, now, hearers)
    if hearers is None:
        return rows
    names = page.names
    taken = {page.person.id, page.mentor.id if page.mentor else "", *(row[0] for row in rows)}
    rows += [(one, names[one], "") for one in sorted(hearers.team, key=names.__getitem__)]
    once: dict[str, tuple[str, str, str]] = {}
    for row in rows:
        if row[0] == MENTOR or row[2] or row[0] not in taken:
            once.setdefault(row[0], row)
    return [row for row in once.values() if page.mentor is None or row[0] != page.mentor.id]


def _near(page: JourneyPage, now: ItemStanding | None, hearers: Hearers | None) -> list[tuple[str, str, str]]:
    """Those of them who have a reason to know: whoever mentors, or stands in, and a few who know the area well."""
    names = page.names
    leads = plain.either([page.called(lead) for lead in page.leads])
    first = (
        (page.called(page.mentor), _("your mentor"))
        if page.mentor
        else (leads or _("a lead"), _("you have no mentor now"))
    )
    rows = [(MENTOR, *first)]
    if page.stand_in is not None:
        rows.append((page.stand_in.id, names[page.stand_in.id], _("stands in")))
    if hearers is None:
        return rows
    curriculum = page.standing.curriculum
    module = curriculum.places[now.item.id][1] if curriculum is not None and now is not None else None
    if module is not None and module.area:
        known = page.standing.catalogue.product_areas.get(module.area)
        why = _("knows {area} well").format(area=plain.shown(known.title if known is not None else module.area))
        rows += [(one, names[one], why) for one in hearers.deep.get(module.area, ())[:DEEP_MOST]]
    return rows


def sooner(page: JourneyPage, now: ItemStanding | None, hearers: Hearers | None) -> str:
    """Who answers sooner than whoever mentors, of those who stand in or know the area well; "" where nobody is known to."""
    if hearers is None or page.mentor is None:
        return ""
    known = [row[0] for row in _near(page, now, hearers) if row[0] not in (MENTOR, page.mentor.id)]
    found = soonest(filter(None, map(hearers.times.of, known)), than=hearers.times.of(page.mentor.id))
    return found.who if found is not None else ""


def with_clock(page: JourneyPage, row: tuple[str, str, str], hearers: Hearers | None) -> tuple[str, str, str]:
    """Somebody to ask, with by when they answer, where that can be said."""
    one, name, why = row
    if hearers is None:
        return row
    asked = page.mentor.id if one == MENTOR and page.mentor else one
    answer = hearers.times.of(asked)
    if answer is None:
        return row
    return one, name, ", ".join(filter(None, (why, by_when(answer, page.standing.today))))

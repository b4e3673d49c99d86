"""The first talk of a new pair: what the two share, for both of them, until they have talked."""

from __future__ import annotations

from mentor_tui.domain.shared import Shared, shared
from mentor_tui.domain.standing import Standing
from mentor_tui.services.actor_context import ActorContext
from mentor_tui.services.journeys import JourneyPage
from mentor_tui.services.working_time import shifts_of


def to_begin_with(context: ActorContext, standing: Standing, mentor: str) -> tuple[Shared, ...]:
    """What a hire and their mentor share.

    Args:
        context: who looks.
        standing: the hire's.
        mentor: who mentors them.

    """
    theirs = context.standing(context.journey(mentor))
    mine, ours = (shifts_of(context, one.profile, one.calendar) for one in (standing, theirs))
    return shared(standing.profile, theirs.profile, mine, ours)


def of_page(context: ActorContext, page: JourneyPage) -> tuple[Shared, ...]:
    """The same for whoever looks at a journey, as long as a first talk is owed there."""
    owed = page.mentor is not None and any(owing.debt.kind == "talk" for owing in page.owed)
    return to_begin_with(context, page.standing, page.mentor.id) if owed and page.mentor is not None else ()

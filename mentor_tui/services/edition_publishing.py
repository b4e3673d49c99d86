"""The verb that tells people of an edition of a curriculum."""

from __future__ import annotations

from mentor_tui.domain.curriculum import Curriculum
from mentor_tui.domain.editions import EDITION, PUBLISHED, edition_thing
from mentor_tui.domain.problems import Problem
from mentor_tui.domain.record import TEAM
from mentor_tui.domain.rules import curricula as rules
from mentor_tui.domain.text import said
from mentor_tui.services.actor_context import ActorContext, Done
from mentor_tui.services.command import Command, command
from mentor_tui.services.results import EditionOut


def publish(
    context: ActorContext,
    curriculum: Curriculum,
    summed: str,
    *,
    word: str = "",
    theirs: bool = False,
    op: str | None = None,
) -> Done:
    """Tell people of an edition of a curriculum, which is in force already; nothing is written where they were told of it.

    Args:
        context: a lead, or whoever maintains what is changed by it.
        curriculum: as the file says it.
        summed: SHA-256 of the file.
        word: what they are told with it.
        theirs: whether nothing but modules that the acting person maintains is changed by it.
        op: operation id.

    Raises:
        NotYours: the acting person may not.

    """
    told = said(word)

    def right(it: Command) -> Problem | None:
        return rules.may_publish(it.team.acting(context.actor), curriculum, theirs=theirs)

    with command(context, TEAM, right, op=op) as it:
        result = EditionOut(curriculum.title, curriculum.version)
        before = it.team.edition(curriculum)
        if it.repeated or (before is not None and before.hash == summed):
            return it.done(EDITION, context.actor, curriculum.id, result=result)
        terms = {"version": curriculum.version, "hash": summed}
        event = it.write(PUBLISHED, edition_thing(curriculum.id), terms, text=told)
        return it.done(EDITION, context.actor, curriculum.id, (event,), result)

"""What every screen that shows somebody does with promises to them: one key makes one, or says how one ended."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from mentor_tui.domain.permissions import Relation, grant, refusal
from mentor_tui.domain.problems import Problem
from mentor_tui.domain.promises import Promise, promises_of
from mentor_tui.domain.standing import Standing
from mentor_tui.tui.base.acting import Acting
from mentor_tui.wording.language import _


def why_no_promise(relations: Collection[Relation], standing: Standing, actor: str) -> Problem | None:
    """Why somebody neither promises a hire anything nor says how a promise to them ended, or None."""
    problem = refusal("promise", relations, person=standing.person, on=standing.person, title="")
    return None if open_to(relations, standing, actor) else problem


def open_to(relations: Collection[Relation], standing: Standing, actor: str) -> Sequence[Promise]:
    """The open promises to a hire of which somebody may say how they ended, what is due first at the top."""
    whole = grant("keep promise", relations) is not None
    found = (one for one in promises_of(standing.journey.record.facts) if one.open and (whole or one.by == actor))
    return sorted(found, key=lambda one: (one.due, one.number))


def ask_promise(place: Acting, standing: Standing, relations: Collection[Relation]) -> None:
    """Ask for a promise to somebody; where some are open, first which of them it is about, or whether it is a new one."""
    from mentor_tui.tui.acts import promising

    person, name, today = standing.person, place.called(standing.person), standing.today
    found = {str(one.number): one for one in open_to(relations, standing, place.context.actor)}

    def chosen(line: str) -> None:
        known = found.get(line)
        place.ask(promising.close(person, known) if known is not None else promising.promise(person, name, today))

    if found:
        makes = grant("promise", relations) is not None
        lines = promising.lines(found.values(), today, makes=makes)
        place.choose(_("What was promised to {name}, and is open").format(name=name), lines, chosen)
    else:
        chosen("")

"""What a verb did, in one sentence or two: what stands in the row of its act, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from mentor_tui.domain.calendar import Span
from mentor_tui.domain.history import act
from mentor_tui.domain.journey_folds import ITEM
from mentor_tui.domain.record import kind_of
from mentor_tui.services.results import of
from mentor_tui.wording.acts import Fill, Names, Told, name, told, words
from mentor_tui.wording.language import N_, _, ngettext

if TYPE_CHECKING:
    from mentor_tui.services.actor_context import Done
    from mentor_tui.services.backfill import Backfill


def sentence(done: Done, names: Names) -> str:
    """What was done, for whom, and what it opened.

    Args:
        done: the answer of a service.
        names: person id -> name.

    """
    if not done.events:
        return _("This was done already; nothing was changed.")
    text = told(_told(done), done, names)
    if done.opened:
        count = len(done.opened)
        text += " " + ngettext("{count} item opened.", "{count} items opened.", count).format(count=count)
    if done.closed:
        text += " " + _("The basics are done: well done, all of you. Side tasks are open now, and nothing expires.")
    return text


def _told(done: Done) -> Told:
    if done.verb in TOLD:
        return TOLD[done.verb]
    if done.verb in _MATCHED:
        # Their sentences are long and seldom said: a tick does not load them.
        from mentor_tui.wording import acts_draft

        return acts_draft.TOLD[done.verb]
    event = done.events[0]
    return words(event.thing, event.kind).told


def backfilled(done: Backfill) -> str:
    """What was brought in from before the program."""
    ticks = ngettext("{count} tick", "{count} ticks", done.ticks).format(count=done.ticks)
    return ngettext(
        "Brought in: {ticks} for {count} person.", "Brought in: {ticks} for {count} people.", len(done.people)
    ).format(ticks=ticks, count=len(done.people))


def _leaves(done: Done, fill: Fill) -> str:
    return fill(_("{name} stays.") if of(Span, done.result).last is None else _("{name}’s last day is {last}."))


def _rewound(done: Done, fill: Fill) -> str:
    first = done.events[0]
    what = name(first.thing, act(first))
    if kind_of(first.thing) == ITEM:
        what = fill(_("{act}, {what}"), act=what)
    if done.verb == "undone":
        said = ngettext("Taken back: {what}.", "Taken back: {what} and what came with it.", len(done.events))
    else:
        said = ngettext("Done again: {what}.", "Done again: {what} and what came with it.", len(done.events))
    return said.format(what=what)


TOLD: Mapping[str, Told] = {
    "founded": N_("The team is there; {name} leads it. Add people next."),
    "leaves": _leaves,
    "undone": _rewound,
    "redone": _rewound,
}
"""Commands that are more, or another thing, than their first act -> what is said when they are done."""

_MATCHED = ("published", "leaving")
"""Those of them that move many pairs: see ``acts_draft.TOLD``."""

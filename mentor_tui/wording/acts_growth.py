"""Acts of growing in words: examples of what somebody can do, and their confirmation; see ``acts``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentor_tui.services.answers import of
from mentor_tui.services.results import Levelled
from mentor_tui.wording.acts import Fill, Words, by_themselves
from mentor_tui.wording.language import N_, _, ngettext

if TYPE_CHECKING:
    from mentor_tui.services.actor_context import Done


def _shown(done: Done, fill: Fill) -> str:
    of(Levelled, done.result)
    if by_themselves(done):
        return fill(_("Noted: {competency} at level {level}. Your mentor, the owner or a lead can confirm it."))
    return fill(_("Noted for {name}: {competency} at level {level}. Somebody else has to confirm it."))


def _confirmed(done: Done, fill: Fill) -> str:
    return fill(
        ngettext(
            "Confirmed for {name}: {examples} example for {competency} at level {level}.",
            "Confirmed for {name}: {examples} examples for {competency} at level {level}.",
            of(Levelled, done.result).examples,
        )
    )


def _withdrawn(done: Done, fill: Fill) -> str:
    of(Levelled, done.result)
    return fill(_("Taken back: an example for {competency} at level {level}."))


ROWS = {
    ("competency", "shown"): Words(
        N_("example"),
        N_("{who} noted an example for {title} at level {level}"),
        _shown,
        news=N_("{who} noted an example of what you did, for {title}"),
    ),
    ("competency", "confirmed"): Words(
        N_("level confirmed"),
        N_("{who} confirmed {title} at level {level}"),
        _confirmed,
        news=N_("{who} confirmed an example of yours, for {title}"),
    ),
    ("competency", "withdrawn"): Words(
        N_("example taken back"),
        N_("{who} took back an example for {title}"),
        _withdrawn,
    ),
}

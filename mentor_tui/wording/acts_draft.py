"""Acts on the draft of the matching in words, see ``acts``; and commands that publish many pairs at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from mentor_tui.domain.matching.draft import Size
from mentor_tui.services.answers import of
from mentor_tui.services.results import Aimed, Departed, Published
from mentor_tui.wording import matching, plain
from mentor_tui.wording.acts import Fill, Told, Words
from mentor_tui.wording.language import N_, _, ngettext

if TYPE_CHECKING:
    from mentor_tui.services.actor_context import Done

NAMED_MOST = 3


def _aimed(done: Done, fill: Fill) -> str:
    wanted, threshold = of(Aimed, done.result)
    if wanted == "only-good-pairs" and threshold is None:
        return _("The draft now aims for good pairs only.")
    return fill(_("The draft now aims for: {aim}."), aim=matching.aim(wanted, threshold or 0))


def _sized(done: Done, fill: Fill) -> str:
    hours, heads = of(Size, done.result)
    said = []
    if hours is not None:
        said.append(_("{hours} a week").format(hours=plain.hours(hours)))
    if heads is not None:
        said.append(fill(ngettext("{heads} mentee at a time", "{heads} mentees at a time", heads)))
    return fill(_("In this draft {name} takes {capacity}."), capacity=plain.people(said) or _("what they took before"))


def _pairs(pairs: Sequence[tuple[str, str]]) -> str:
    said = [_("{hire} with {mentor}").format(hire=hire, mentor=mentor) for hire, mentor in pairs[:NAMED_MOST]]
    more = len(pairs) - len(said)
    if more > 0:
        said.append(ngettext("{count} more", "{count} more", more).format(count=more))
    return plain.people(said)


def _published(done: Done, fill: Fill) -> str:
    pairs = of(Published, done.result).pairs
    text = ngettext("{count} pair published: {pairs}.", "{count} pairs published: {pairs}.", len(pairs))
    return fill(text, count=len(pairs), pairs=_pairs(pairs))


def _leaving(done: Done, fill: Fill) -> str:
    plan = of(Departed, done.result)
    if plan.for_good:
        text, moved = _("{name} leaves on {last}."), _("From {first}: {pairs}.")
    else:
        text, moved = _("{name} is away from {first} to {last}."), _("Meanwhile: {pairs}.")
    text = fill(f"{text} {moved}" if plan.pairs else text, pairs=_pairs(plan.pairs))
    if plan.waiting:
        text += " " + _("Nobody was found for {hires}.").format(hires=plain.people(plan.waiting))
    return text


ROWS = {
    ("draft", "opened"): Words(N_("start of a draft")),
    ("draft", "reviewed"): Words(N_("who joined and left"), told=N_("Noted who joined and who left.")),
    ("draft", "pinned"): Words(N_("pin"), told=N_("Pinned: {name} with {other}.")),
    ("draft", "unpinned"): Words(N_("unpin"), told=N_("{name} is matched like everybody else again.")),
    ("draft", "kept-apart"): Words(N_("pair kept apart"), told=N_("Kept apart in this draft: {name} and {other}.")),
    ("draft", "let-together"): Words(
        N_("pair allowed again"), told=N_("{name} and {other} may be a pair again in this draft.")
    ),
    ("draft", "aimed"): Words(N_("aim of the draft"), told=_aimed),
    ("draft", "sized"): Words(N_("capacity in the draft"), told=_sized),
    ("draft", "moving"): Words(
        N_("hire matched again"),
        told=N_("{name} is matched again in this draft. Nothing changes until it is published."),
    ),
    ("draft", "staying"): Words(N_("hire stays with their mentor"), told=N_("{name} stays with the mentor they have.")),
    ("draft", "published"): Words(N_("pairs published")),
    ("draft", "dropped"): Words(
        N_("draft thrown away"), told=N_("The draft is thrown away. Nothing in it was published.")
    ),
}
"""(Kind of thing, event) -> its words."""

TOLD: Mapping[str, Told] = {"published": _published, "leaving": _leaving}
"""Commands of many acts -> what is said when they are done; see ``done.TOLD``."""

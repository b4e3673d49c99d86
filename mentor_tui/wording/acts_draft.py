"""Acts on the draft of the matching in words, see ``acts``; and commands that publish many pairs at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from mentor_tui.wording import matching, plain
from mentor_tui.wording.acts import Facts, Told, Words
from mentor_tui.wording.language import N_, _, ngettext

if TYPE_CHECKING:
    from mentor_tui.services.actor_context import Done

NAMED_MOST = 3


def _aimed(_done: Done, facts: Facts) -> str:
    threshold, wanted = facts.get("threshold"), facts["aim"]
    if wanted == "only-good-pairs" and threshold is None:
        return _("The draft aims for good pairs only.")
    return _("The draft aims for: {aim}.").format(aim=matching.aim(wanted, threshold or 0))


def _sized(_done: Done, facts: Facts) -> str:
    said = []
    if facts["hours"] is not None:
        said.append(_("{hours} a week").format(hours=plain.hours(facts["hours"])))
    if facts["heads"] is not None:
        text = ngettext("{count} mentee at once", "{count} mentees at once", facts["heads"])
        said.append(text.format(count=facts["heads"]))
    capacity = plain.people(said) or _("what they had")
    return _("In this draft {mentor} has {capacity}.").format(capacity=capacity, **facts)


def _pairs(facts: Facts) -> str:
    said = [_("{hire} with {mentor}").format(hire=hire, mentor=mentor) for hire, mentor in facts["pairs"][:NAMED_MOST]]
    more = len(facts["pairs"]) - len(said)
    if more > 0:
        said.append(ngettext("{count} more", "{count} more", more).format(count=more))
    return plain.people(said)


def _published(_done: Done, facts: Facts) -> str:
    count = len(facts["pairs"])
    text = ngettext("{count} pair published: {pairs}.", "{count} pairs published: {pairs}.", count)
    return text.format(count=count, pairs=_pairs(facts))


def _leaving(_done: Done, facts: Facts) -> str:
    told = {**facts, "pairs": _pairs(facts)}
    if facts["for_good"]:
        text, moved = _("{name} leaves on {last}."), _("From {first}: {pairs}.")
    else:
        text, moved = _("{name} is away from {first} to {last}."), _("Meanwhile: {pairs}.")
    text = (f"{text} {moved}" if facts["pairs"] else text).format_map(told)
    if facts["waiting"]:
        text += " " + _("Nobody could be found for {hires}.").format(hires=plain.people(facts["waiting"]))
    return text


ROWS = {
    ("draft", "opened"): Words(N_("beginning of a draft")),
    ("draft", "reviewed"): Words(N_("look at who joined and left"), told=N_("Noted who joined and who left.")),
    ("draft", "pinned"): Words(N_("pin"), told=N_("Pinned: {hire} with {mentor}.")),
    ("draft", "unpinned"): Words(N_("end of a pin"), told=N_("{hire} is matched like the others again.")),
    ("draft", "kept-apart"): Words(N_("pair kept apart"), told=N_("Kept apart in this draft: {hire} and {mentor}.")),
    ("draft", "let-together"): Words(
        N_("pair let together"), told=N_("{hire} and {mentor} may be a pair again in this draft.")
    ),
    ("draft", "aimed"): Words(N_("aim of the draft"), told=_aimed),
    ("draft", "sized"): Words(N_("capacity in the draft"), told=_sized),
    ("draft", "moving"): Words(
        N_("hire matched anew"),
        told=N_("{hire} is matched anew in this draft; until it is published nothing changes."),
    ),
    ("draft", "staying"): Words(N_("hire left with their mentor"), told=N_("{hire} stays with the mentor they have.")),
    ("draft", "published"): Words(N_("pairs published")),
    ("draft", "dropped"): Words(
        N_("draft thrown away"), told=N_("The draft is thrown away; nothing of it was published.")
    ),
}
"""(Kind of thing, event) -> its words."""

TOLD: Mapping[str, Told] = {"published": _published, "leaving": _leaving}
"""Commands of many acts -> what is said when they are done; see ``done.TOLD``."""

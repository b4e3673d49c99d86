"""What verbs of matching did, in a sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, cast

from mentor_tui.domain.policy import Aim
from mentor_tui.wording import matching, plain
from mentor_tui.wording.language import _, ngettext

if TYPE_CHECKING:
    from mentor_tui.services.desk import Done

Names = Mapping[str, str]

NAMED_MOST = 3


def _drafted(text: Callable[[], str]) -> Callable[[Done, Names], str]:
    """A sentence that needs no more than the names in the facts."""
    return lambda done, _names: text().format_map(dict(done.facts))


def _aimed(done: Done, names: Names) -> str:
    threshold = done.facts.get("threshold")
    wanted = cast(Aim, done.facts["aim"])
    if wanted == "only-good-pairs" and threshold is None:
        return _("The draft aims for good pairs only.")
    return _("The draft aims for: {aim}.").format(aim=matching.aim(wanted, float(str(threshold or 0))))


def _sized(done: Done, names: Names) -> str:
    hours, heads = done.facts.get("hours"), done.facts.get("heads")
    said = []
    if hours is not None:
        said.append(_("{hours} a week").format(hours=plain.hours(float(str(hours)))))
    if heads is not None:
        count = int(str(heads))
        said.append(ngettext("{count} mentee at once", "{count} mentees at once", count).format(count=count))
    return _("In this draft {mentor} has {capacity}.").format(
        mentor=done.facts.get("mentor"), capacity=plain.people(said) or _("what they had")
    )


def _pairs(done: Done) -> tuple[list[tuple[str, str]], str]:
    pairs = cast("list[tuple[str, str]]", done.facts.get("pairs") or [])
    said = [_("{hire} with {mentor}").format(hire=hire, mentor=mentor) for hire, mentor in pairs[:NAMED_MOST]]
    more = len(pairs) - len(said)
    if more > 0:
        said.append(ngettext("{count} more", "{count} more", more).format(count=more))
    return pairs, plain.people(said)


def _published(done: Done, names: Names) -> str:
    pairs, said = _pairs(done)
    return ngettext("{count} pair published: {pairs}.", "{count} pairs published: {pairs}.", len(pairs)).format(
        count=len(pairs), pairs=said
    )


def _leaving(done: Done, names: Names) -> str:
    facts = done.facts
    pairs, said = _pairs(done)
    first, last = cast(date, facts["first"]), cast(date, facts["last"])
    if facts["for_good"]:
        text = _("{name} leaves on {last}.").format(name=facts["name"], last=plain.day_month(last))
        moved = _("From {first}: {pairs}.").format(first=plain.day_month(first), pairs=said)
    else:
        text = _("{name} is away from {first} to {last}.").format(
            name=facts["name"], first=plain.day_month(first), last=plain.day_month(last)
        )
        moved = _("Meanwhile: {pairs}.").format(pairs=said)
    if pairs:
        text += " " + moved
    waiting = cast("list[str]", facts.get("waiting") or [])
    if waiting:
        text += " " + _("Nobody could be found for {hires}.").format(hires=plain.people(waiting))
    return text


SPECIAL: dict[str, Callable[[Done, Names], str]] = {
    "draft-pinned": _drafted(lambda: _("Pinned: {hire} with {mentor}.")),
    "draft-unpinned": _drafted(lambda: _("{hire} is matched like the others again.")),
    "draft-kept-apart": _drafted(lambda: _("Kept apart in this draft: {hire} and {mentor}.")),
    "draft-let-together": _drafted(lambda: _("{hire} and {mentor} may be a pair again in this draft.")),
    "draft-aimed": _aimed,
    "draft-sized": _sized,
    "draft-moving": _drafted(lambda: _("{hire} is matched anew in this draft; until it is published nothing changes.")),
    "draft-staying": _drafted(lambda: _("{hire} stays with the mentor they have.")),
    "draft-reviewed": _drafted(lambda: _("Noted who joined and who left.")),
    "draft-dropped": _drafted(lambda: _("The draft is thrown away; nothing of it was published.")),
    "published": _published,
    "leaving": _leaving,
}
"""Verb -> its sentence."""

"""Problems of matching as sentences."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from mentor_tui.domain.problems import Code
from mentor_tui.wording import plain
from mentor_tui.wording.language import _, ngettext
from mentor_tui.wording.matching import rule

SHOWN = 3
"""Pairs of a batch that are named; more are counted."""


def sentences() -> dict[Code, str]:
    """Those that need nothing but their facts."""
    return {
        Code.NO_DRAFT: _("There is no draft: nothing is pinned, kept apart or changed that could be taken back."),
        Code.BEYOND_UNDO: _("Your latest command changed too much at once to be taken back. Nothing was undone."),
        Code.NOT_MATCHED_ANEW: _("{name} is not matched anew in this draft; they stay with their mentor anyway."),
        Code.NOTHING_TO_PUBLISH: _("There is no pair to publish: nothing is proposed that is not so already."),
        Code.TWICE_IN_BATCH: _("{name} is in this batch twice; a hire has one mentor. Nothing was published."),
    }


def _no_place_left(facts: Mapping[str, Any]) -> str:
    pinned = plain.people([plain.shown(name) for name in facts.get("pinned") or ()])
    if pinned:
        return _("{name} has no place left: {pinned} are pinned there. Unpin one, or raise the capacity.").format(
            name=facts["name"], pinned=pinned
        )
    return _("{name} has no place left. Raise the capacity first.").format(name=facts["name"])


def _not_to_match(facts: Mapping[str, Any]) -> str:
    if facts.get("mentor"):
        said = _("{name} has {mentor} as mentor already. Match them anew first, or reassign them.")
    else:
        said = _("{name} is not to be matched here: no hire on their way, or of another lead’s team.")
    return said.format_map(facts)


def _kept_apart_by(facts: Mapping[str, Any]) -> str:
    rules = facts.get("rules") or ()
    if not rules:
        return _("{name} and {mentor} cannot be a pair here: one of them is not among those to be matched.").format(
            name=facts["name"], mentor=plain.shown(facts.get("mentor", ""))
        )
    why = plain.people([rule(name) for name in rules])
    text = _("{name} and {mentor} cannot be a pair: {why}.").format(
        name=facts["name"], mentor=plain.shown(facts.get("mentor", "")), why=why
    )
    if "hours" in rules:
        text += " " + _("They share {shared} a week; {least} are asked.").format(
            shared=plain.hours(round(float(facts.get("shared", 0)), 1)),
            least=plain.hours(round(float(facts.get("least", 0)), 1)),
        )
    if "capacity" in rules:
        text += " " + _("Raise the capacity first.")
    return text


def _draft_stale(facts: Mapping[str, Any]) -> str:
    names: Mapping[str, str] = facts.get("names") or {}
    stale = facts["stale"]
    said = [_stale(one, names) for one in stale[:SHOWN]]
    more = len(stale) - len(said)
    if more:
        said.append(ngettext("{count} more", "{count} more", more).format(count=more))
    return _("Nothing was published, as the team has changed: {said}. Look at the new proposal.").format(
        said="; ".join(said)
    )


def _stale(one: Any, names: Mapping[str, str]) -> str:
    hire, mentor = (plain.shown(names.get(name, name)) for name in (one.hire, one.mentor))
    if one.why == ("paired",):
        return _("{hire} has a mentor by now").format(hire=hire)
    if one.why == ("joined",):
        return _("{hire} is with {mentor} by now").format(hire=hire, mentor=mentor)
    if one.why == ("gone",):
        return _("{hire} is not to be matched any more").format(hire=hire)
    return _("{hire} with {mentor}: {why}").format(
        hire=hire, mentor=mentor, why=plain.people([rule(w) for w in one.why])
    )


SPECIAL: dict[Code, Callable[[Mapping[str, Any]], str]] = {
    Code.NO_PLACE_LEFT: _no_place_left,
    Code.NOT_TO_MATCH: _not_to_match,
    Code.KEPT_APART_BY: _kept_apart_by,
    Code.DRAFT_STALE: _draft_stale,
}
"""Those that choose between sentences."""

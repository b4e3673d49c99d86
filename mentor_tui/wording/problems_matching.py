"""Problems of matching as sentences."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from mentor_tui.domain.problems import Code, Problem
from mentor_tui.wording import plain
from mentor_tui.wording.language import _, ngettext
from mentor_tui.wording.matching import rule
from mentor_tui.wording.plain import Told

SHOWN = 3
"""Pairs of a batch that are named; more are counted."""


def sentences() -> dict[Code, str]:
    """Those that need nothing but their facts."""
    return {
        Code.NO_DRAFT: _("There is no draft yet, so nothing in it can be undone."),
        Code.BEYOND_UNDO: _("Your last command changed too much at once to be undone. Nothing was changed."),
        Code.NOT_MATCHED_ANEW: _(
            "{name} is not being matched again in this draft, so they stay with their mentor anyway."
        ),
        Code.NOTHING_TO_PUBLISH: _("There is nothing to publish: every proposed pair is already in place."),
        Code.TWICE_IN_BATCH: _(
            "{name} is in this batch twice, and a hire can only have one mentor. Nothing was published."
        ),
    }


def _no_place_left(facts: Told) -> str:
    facts["pinned"] = plain.people([plain.shown(name) for name in facts["pinned"]])
    if facts["pinned"]:
        return _("{name} is full: {pinned} are pinned to them. Unpin one, or raise the capacity.")
    return _("{name} is full. Raise the capacity first.")


def _not_to_match(facts: Told) -> str:
    if facts["mentor"]:
        return _("{name} already has {mentor} as mentor. Match them again first, or reassign them.")
    return _(
        "{name} cannot be matched here: they are not a hire with a running programme, or they belong to "
        "another lead’s team."
    )


def _kept_apart_by(facts: Told) -> str:
    if not facts["rules"]:
        return _("{name} and {mentor} cannot be a pair here: one of them is not being matched.")
    facts["why"] = plain.people([rule(name) for name in facts["rules"]])
    text = _("{name} and {mentor} cannot be a pair: {why}.")
    if "hours" in facts["rules"]:
        facts |= {which: plain.hours(round(facts[which] or 0, 1)) for which in ("shared", "least")}
        text += " " + _("They share {shared} a week; the policy asks for {least}.")
    if "capacity" in facts["rules"]:
        text += " " + _("Raise the capacity first.")
    return text


def taken_from(problem: Problem) -> str:
    """That pairs take mentors whom another team’s hires need, for a lead who is about to publish them."""
    facts = Told(problem.facts)
    hires, places = [plain.shown(name) for name in facts["hires"]], facts["places"] or 0
    return _(
        "{mentors} would be taken from another team: in {there} {waiting} without a mentor, and {left} would be left."
    ).format(
        mentors=plain.people([plain.shown(name) for name in facts["mentors"]]),
        there=plain.shown(facts["there"]),
        waiting=ngettext("{hires} is", "{hires} are", len(hires)).format(hires=plain.people(hires)),
        left=ngettext("{count} place", "{count} places", places).format(count=places),
    )


def _takes_from_team(facts: Told) -> str:
    facts["fact"] = taken_from(Problem(Code.TAKES_FROM_TEAM, **facts))
    return _("{fact} Nothing was changed. Agree it with a lead of {there} first, then add --from-other-teams.")


def _draft_stale(facts: Told) -> str:
    said = [_stale(one, facts["names"] or {}) for one in facts["stale"]]
    facts["said"] = "; ".join(plain.some(said, SHOWN))
    return _("Nothing was published, because the team has changed: {said}. Look at the new proposal.")


def _stale(one: Any, names: Mapping[str, str]) -> str:
    hire, mentor = (plain.shown(names.get(name, name)) for name in (one.hire, one.mentor))
    if one.why == ("paired",):
        return _("{hire} now has a mentor").format(hire=hire)
    if one.why == ("joined",):
        return _("{hire} is now with {mentor}").format(hire=hire, mentor=mentor)
    if one.why == ("gone",):
        return _("{hire} no longer needs matching").format(hire=hire)
    return _("{hire} with {mentor}: {why}").format(
        hire=hire, mentor=mentor, why=plain.people([rule(w) for w in one.why])
    )


SPECIAL: dict[Code, Callable[[Told], str]] = {
    Code.NO_PLACE_LEFT: _no_place_left,
    Code.NOT_TO_MATCH: _not_to_match,
    Code.KEPT_APART_BY: _kept_apart_by,
    Code.DRAFT_STALE: _draft_stale,
    Code.TAKES_FROM_TEAM: _takes_from_team,
}
"""Those that choose between sentences."""

"""Matching as the plain keys that scripts rely on. Keys are only ever added."""

from __future__ import annotations

from typing import Any

from mentor_tui.domain.matching import explain
from mentor_tui.domain.matching.places import TENTHS
from mentor_tui.domain.matching.proposal import Match, Proposal
from mentor_tui.services.matching.departure import DeparturePlan
from mentor_tui.services.matching.page import MatchingPage, hire_in
from mentor_tui.services.matching.ranking import Choice
from mentor_tui.services.matching.what_if import Side, WhatIf

EXPLAINED_MOST = 200
"""Waiting hires up to which it is worked out for each what would help; a longer list would take minutes."""


def choice_doc(choice: Choice) -> dict[str, Any]:
    """Who could mentor a hire, best first."""
    return {
        "person": choice.hire.id,
        "mentor": choice.mentor,
        "candidates": [
            {
                "person": one.person.id,
                "fit": one.score / TENTHS,
                "possible": one.possible,
                "against": list(one.rules),
                "mentees": one.mentees,
                "room": one.room,
                "hours": {"now": one.load, "then": one.then, "allowed": one.most},
                "shared_hours": _rounded(one.shared),
                "needed_by_team": one.takes.facts["there"] if one.takes else None,
            }
            for one in choice.candidates
        ],
    }


def match_doc(page: MatchingPage) -> dict[str, Any]:
    """The proposal: pairs with their scores, who waits and why, the total."""
    proposal, asked = page.proposal, page.asked
    deep = len(proposal.waiting) <= EXPLAINED_MOST
    return {
        "pairs": [
            {
                **_pair(page.match, pair.hire, pair.mentor),
                "pinned": pair.pinned,
                "shared_hours": _rounded(page.match.scores.shared(pair.hire, pair.mentor)),
                "begins": page.starts[pair.hire].isoformat(),
                "other_team": page.other_team(pair.mentor) or None,
            }
            for pair in proposal.pairs
        ],
        "unmatched": [_unmatched(page, hire, deep=deep) for hire in proposal.waiting],
        "total": proposal.total / TENTHS,
        "objective": proposal.value / TENTHS,
        "aim": asked.aim,
        "threshold": asked.threshold,
        "draft": _draft(page),
        "pins_left_aside": _loose(proposal),
        "unknown_zones": list(page.seekers.zones),
        "unreadable": list(page.seekers.damaged),
    }


def _rounded(hours: float | None) -> float | None:
    return None if hours is None else round(hours, 1)


def _loose(proposal: Proposal) -> list[dict[str, Any]]:
    return [{"hire": pin.hire, "mentor": pin.mentor, "rules": list(pin.rules)} for pin in proposal.loose]


def _pair(match: Match, hire: str, mentor: str) -> dict[str, Any]:
    parts = match.scores.parts(hire, mentor)
    points = {name: tenths / TENTHS for name, tenths in parts.items()}
    return {"hire": hire, "mentor": mentor, "score": sum(parts.values()) / TENTHS, "parts": points}


def _unmatched(page: MatchingPage, hire: str, *, deep: bool) -> dict[str, Any]:
    match, asked = page.match, page.asked
    why: list[dict[str, Any]] = [
        {"rule": kept.rule, "mentors": len(kept.mentors), "who": list(kept.mentors)}
        for kept in explain.never(match, asked, hire)
    ]
    full = explain.full(match, page.proposal, hire)
    if full:
        known = next((row for row in why if row["rule"] == "capacity"), None)
        if known is None:
            why.append({"rule": "capacity", "mentors": len(full), "who": list(full)})
        else:
            known["mentors"], known["who"] = known["mentors"] + len(full), sorted({*known["who"], *full})
    changes = explain.changes(match, page.proposal, hire) if deep else ()
    after = list(explain.later(match, page.proposal, hire))
    return {
        "hire": hire,
        "why": why,
        "room_after_publishing": after,
        "would_help": [_change(change) for change in changes],
    }


def _change(change: explain.HelpfulChange) -> dict[str, Any]:
    found: dict[str, Any] = {"change": change.kind, "mentor": change.mentor}
    if change.kind in ("capacity", "hours"):
        found |= {"hours_more": change.size, "hours": change.to}
    if change.kind == "capacity":
        found |= {"mentees": change.heads, "mentees_more": change.more_heads}
    if change.kind == "threshold":
        found["threshold"] = change.to
    if change.pin:
        found["pin"] = change.pin
    return found


def _draft(page: MatchingPage) -> dict[str, Any] | None:
    draft = page.draft
    if not draft.open:
        return None
    since = page.since
    return {
        "number": draft.number,
        "saved": draft.at,
        "by": draft.by,
        "pins": dict(draft.pins),
        "apart": [list(pair) for pair in sorted(draft.apart)],
        "capacities": {
            mentor: {"hours": size.hours, "mentees": size.heads} for mentor, size in sorted(draft.sizes.items())
        },
        "matched_anew": sorted(draft.moving),
        "joined": [*since.hires, *since.mentors],
        "gone": [
            {"person": gone.person, "why": gone.why, "mentor": gone.mentor or None}
            for gone in (*since.gone_hires, *since.gone_mentors)
        ],
    }


def hire_doc(page: MatchingPage, person: str) -> dict[str, Any]:
    """One hire explained: the pair, the best other mentors and what each would cost, and whom rules keep apart.

    Raises:
        Refused: they are not to be matched.

    """
    reason = page.reason(hire_in(page, person))
    return {
        "hire": reason.hire,
        "mentor": reason.pair.mentor if reason.pair else None,
        "score": reason.pair.score / TENTHS if reason.pair else None,
        "parts": {part.name: {"points": part.points / TENTHS, "of": part.most / TENTHS} for part in reason.parts},
        "instead": [
            {
                "mentor": other.mentor,
                "score": other.score / TENTHS,
                "loss": other.loss / TENTHS,
                "fewer": other.fewer,
                "moves": [{"hire": move.hire, "from": move.before, "to": move.then} for move in other.moves],
            }
            for other in reason.alternatives
        ],
        "apart": [{"rule": kept.rule, "who": list(kept.mentors)} for kept in reason.never],
        "full": list(reason.full),
        "room_after_publishing": list(reason.later),
        "would_help": [_change(change) for change in reason.changes],
    }


def scores_doc(page: MatchingPage) -> dict[str, Any]:
    """Everything that the optimum was found from, so that anybody can check it with a solver of their own.

    With *nobody left out* as many hires as possible are matched, and then ``objective`` is the largest sum of scores less
    what the places cost; with *only good pairs* it is the largest such sum over pairs at or above the threshold. A mentor's
    places may be filled in any order. Pins are held, and what the draft keeps apart stands under ``apart``.
    """
    scores, pool, asked = page.match.scores, page.pool, page.asked
    allowed: list[dict[str, Any]] = []
    apart: list[dict[str, Any]] = []
    for hire in pool.hires:
        for mentor in pool.mentors:
            rules = page.match.against(asked, hire.id, mentor.id)
            if rules and set(rules) != {"threshold"}:
                apart.append({"hire": hire.id, "mentor": mentor.id, "rules": list(rules)})
            else:
                allowed.append(_pair(page.match, hire.id, mentor.id))
    return {
        "allowed": allowed,
        "apart": apart,
        "places": {
            mentor.id: [cost / TENTHS for cost in places]
            for mentor, places in zip(pool.mentors, scores.places, strict=True)
        },
        "own_places": [
            {"hire": pool.hires[row].id, "mentor": pool.mentors[column].id} for row, column in scores.own.items()
        ],
        "objective": page.proposal.value / TENTHS,
        "matched": len(page.proposal.pairs),
        "aim": asked.aim,
        "threshold": asked.threshold if asked.aim == "only-good-pairs" else None,
        "pinned": [{"hire": pair.hire, "mentor": pair.mentor} for pair in page.proposal.pairs if pair.pinned],
    }


def leaving_doc(plan: DeparturePlan) -> dict[str, Any]:
    """Who would take over from a mentor who goes."""
    return {
        "mentor": plan.mentor.id,
        "for_good": plan.for_good,
        "first": plan.first.isoformat(),
        "last": plan.last.isoformat(),
        "pairs": [
            {**_pair(plan.match, pair.hire, pair.mentor), "hours_then": plan.load_then(pair.mentor)}
            for pair in plan.pairs
        ],
        "unmatched": [
            {"hire": hire, "would_help": [_change(change) for change in plan.reason(hire).changes]}
            for hire in plan.waiting
        ],
        "pins_left_aside": _loose(plan.proposal),
        "needs_somebody_else": list(plan.owns),
        "needed_by_teams": [problem.facts["there"] for problem in plan.takes],
    }


def what_if_doc(answer: WhatIf) -> dict[str, Any]:
    """Two teams side by side."""
    return {"today": _side(answer.today), "then": _side(answer.then)}


def _side(side: Side) -> dict[str, Any]:
    return {
        "hires": list(side.hires),
        "unmatched": list(side.waiting),
        "pairs": side.pairs,
        "average": None if side.average is None else round(side.average, 1),
        "hours": side.hours,
        "free": side.free,
        "loads": [
            {"mentor": load.mentor, "hours": load.hours, "most": load.most, "mentees": load.mentees}
            for load in side.loads
        ],
    }

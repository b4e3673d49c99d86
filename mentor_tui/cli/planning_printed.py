"""Plans as text: who takes over from a mentor, and two teams side by side."""

from __future__ import annotations

from collections.abc import Mapping

from mentor_tui.cli.cli_context import put
from mentor_tui.cli.matching_printed import print_nobody
from mentor_tui.cli.tables import show
from mentor_tui.domain.matching import explain
from mentor_tui.services.matching.departure import DeparturePlan
from mentor_tui.services.matching.what_if import Side, WhatIf
from mentor_tui.wording import matching as words
from mentor_tui.wording import plain
from mentor_tui.wording.language import _
from mentor_tui.wording.problems_matching import taken_from


def print_leaving(plan: DeparturePlan, names: Mapping[str, str]) -> None:
    """Who would take over whom."""
    for pin in plan.proposal.loose:
        put(words.loose(pin, names) + ".", err=True)
    put(words.leaving(plan))
    headers = (_("Hire"), _("Takes over") if plan.for_good else _("Stands in"), _("Fit"), _("Load after"), _("Because"))
    rows = [
        (
            names.get(pair.hire, pair.hire),
            names.get(pair.mentor, pair.mentor),
            words.fit(pair.score),
            words.load(plan.load_then(pair.mentor), plan.seekers.capacities[pair.mentor].hours),
            words.because(explain.common(plan.match, pair.hire, pair.mentor)),
        )
        for pair in plan.pairs
    ]
    show(headers, rows, right=(2,))
    for hire in plan.waiting:
        why = plan.reason(hire)
        changes = [words.change(change, hire, names) for change in why.changes[:1]]
        print_nobody(hire, words.excluded(why.never, why.full, why.later, names), changes, names)
    for problem in plan.takes:
        put(taken_from(problem))
    if plan.owns:
        put(_("Somebody else is needed for: {things}.").format(things=plain.people(plan.owns)))
    put(_("Nothing is changed yet; --apply carries it out."))


def print_what_if(answer: WhatIf) -> None:
    """Two teams side by side."""
    today, then = answer.today, answer.then
    rows = [
        (title, told(today), told(then))
        for title, told in (
            (_("hires to match"), lambda side: str(len(side.hires))),
            (_("left without a mentor"), lambda side: str(len(side.waiting))),
            (_("pairs in all"), lambda side: str(side.pairs)),
            (_("average fit"), _average),
            (_("mentoring hours a week"), lambda side: plain.hours(round(side.hours, 1))),
            (_("mentoring hours left free"), lambda side: plain.hours(round(side.free, 1))),
        )
    ]
    show(("", _("Today"), _("What if")), rows, right=(1, 2))
    put()
    loads = {load.mentor: load for load in today.loads}
    after = {load.mentor: load for load in then.loads}
    show(
        (_("Mentor"), _("Today"), _("What if")),
        [
            (
                answer.names.get(mentor, mentor),
                words.load(loads[mentor].hours, loads[mentor].most),
                words.load(after[mentor].hours, after[mentor].most) if mentor in after else "–",
            )
            for mentor in loads
        ],
    )
    if then.waiting:
        put()
        put(
            _("Left without a mentor: {hires}.").format(
                hires=plain.people([answer.names[hire] for hire in then.waiting])
            )
        )


def _average(side: Side) -> str:
    return "–" if side.average is None else f"{side.average:.1f}"

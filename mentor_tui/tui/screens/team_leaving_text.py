"""The words of the preview: who would take over whom from a mentor who goes, and what goes with each hire."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from mentor_tui.domain.matching import explain
from mentor_tui.domain.matching.explain import Reason
from mentor_tui.domain.matching.proposal import Pair
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.text import clean
from mentor_tui.services.handover import Handover
from mentor_tui.services.matching.departure import DeparturePlan
from mentor_tui.tui.fragments.candidates import marked
from mentor_tui.tui.screens.matching_view import OtherMentor, best_first
from mentor_tui.tui.screens.matching_why import Row, help_rows, table
from mentor_tui.tui.styles import BREAK, Part, fit, fit_name, wrap
from mentor_tui.tui.widgets.lines import Line
from mentor_tui.wording import handover, matching, ranking
from mentor_tui.wording import plain as small
from mentor_tui.wording.language import _
from mentor_tui.wording.problems_matching import taken_from

Names = Mapping[str, str]


@dataclass(frozen=True)
class Shown:
    """What the preview shows besides the plan.

    Attributes:
        names: person id -> name.
        words: hire -> what the mentor who goes wants to say.
        changed: hires whose proposal another choice has changed.

    """

    names: Names
    words: Mapping[str, str]
    changed: frozenset[str]
    today: date


class HireExplained(NamedTuple):
    """What was worked out for one hire: why, and the handover, or why that cannot be read."""

    reason: Reason
    handing: Handover | None
    trouble: str


def head(plan: DeparturePlan, today: date, width: int) -> list[Part]:
    """When the new mentors are there, how many hires have somebody."""
    have, nobody = ranking.placed(plan)
    said: list[Part] = []
    for text, tone in ((ranking.from_when(plan, today), ""), (have, "strong"), (nobody, "strong")):
        if text:
            said += [*([(" · ", "dim")] if said else []), (text, tone)]
    return wrap(said, width)


def notes(plan: DeparturePlan, names: Names, width: int) -> list[Part]:
    """What else needs somebody, choices that do not hold, what could not be read."""
    said = [matching.loose(pin, names) + "." for pin in plan.proposal.loose]
    if plan.owns:
        said.append(ranking.owns(plan))
    said += [taken_from(problem) for problem in plan.takes]
    return marked([*said, *matching.left_out(plan.seekers, names)], width)


def columns(plan: DeparturePlan, width: int) -> str:
    """The line over the hires."""
    takes = _("New mentor") if plan.for_good else _("Stand-in")
    return _row(_widths(width), _("Hire"), takes, _("Fit"), _("Load after"), _("Because"))


def lines(plan: DeparturePlan, shown: Shown, width: int) -> list[Line]:
    """A line for each hire, those whom nobody can take first."""
    pairs = {pair.hire: pair for pair in plan.pairs}
    return [_line(plan, hire, pairs.get(hire), shown, _widths(width)) for hire in (*plan.waiting, *pairs)]


def _line(plan: DeparturePlan, hire: str, pair: Pair | None, shown: Shown, widths: tuple[int, int]) -> Line:
    name = fit_name(shown.names, hire, widths[0] - 1)
    tone = "strong" if hire in shown.changed else ""
    said = [_("with a message")] if hire in shown.words else []
    if pair is None:
        row = _row(widths, name, _("– nobody –"), "", "", "")
        below = _("{glyph} see below").format(glyph=small.glyph("owed"))
        return Line(((row, tone), (" · ".join((below, *said)), "strong")), (), hire)
    if pair.pinned:
        said.insert(0, _("{glyph} chosen").format(glyph=small.glyph("pinned")))
    why = matching.because(explain.common(plan.match, hire, pair.mentor))
    if why:
        said.append(why)
    most = plan.seekers.capacities[pair.mentor].hours
    row = _row(
        widths,
        name,
        fit_name(shown.names, pair.mentor, widths[1] - 1),
        matching.fit(pair.score),
        matching.load(plan.load_then(pair.mentor), most),
        "",
    )
    return Line(((row, tone), (" · ".join(said), tone)), (), hire)


def _widths(width: int) -> tuple[int, int]:
    spare = max(width - 80, 0)
    return (18 + spare // 5, 18 + spare // 5)


def _row(widths: tuple[int, int], hire: str, mentor: str, score: str, load: str, note: str) -> str:
    return (
        f"{fit(hire, widths[0] - 1)} {fit(mentor, widths[1] - 1)} {fit(score, 3, right=True)}  {fit(load, 11)} {note}"
    )


def title(plan: DeparturePlan, hire: str, names: Names) -> list[Part]:
    """Whose handover stands below: ``Ana Ferreira: from Maya to Joana``."""
    pair = next((pair for pair in plan.pairs if pair.hire == hire), None)
    name, old = matching.full_name(names, hire), matching.first_name(names, plan.mentor.id)
    if pair is None:
        return [(_("nobody yet for {name} after {old}").format(name=name, old=old), "strong")]
    new = matching.first_name(names, pair.mentor)
    if plan.for_good:
        said = _("{name}: from {old} to {new}  {score}")
    else:
        said = _("{name}: {new} for {old}  {score}")
    return [(said.format(name=name, old=old, new=new, score=matching.points(pair.score)), "strong")]


def below(plan: DeparturePlan, hire: str, known: HireExplained | None, shown: Shown, width: int) -> list[Part]:
    """Why this one, or what would help, and the handover as it stands today."""
    pair = next((pair for pair in plan.pairs if pair.hire == hire), None)
    said: list[Part] = []
    if pair is not None:
        said = wrap([(matching.parts(explain.parts(plan.match, hire, pair.mentor)), "")], width)
    if known is None:
        return [*said, *([BREAK] if said else []), (_("putting the handover together …"), "dim")]
    if pair is None:
        said = _helps(plan, hire, known.reason, shown.names, width)
    else:
        rows: list[Row] = [
            (
                _("Or {mentor}").format(mentor=matching.first_name(shown.names, other.mentor)),
                "",
                _other(other, shown.names),
            )
            for other in known.reason.alternatives
        ]
        said += table(rows, width)
    return [*said, BREAK, BREAK, *_handover(plan, hire, known, shown, width)]


def _other(other: explain.Alternative, names: Names) -> str:
    return f"{matching.fit(other.score)}  {matching.alternative(other, names)}"


def _helps(plan: DeparturePlan, hire: str, reason: Reason, names: Names, width: int) -> list[Part]:
    if not plan.seekers.capacities:
        said = _("Nobody else on the team could be a mentor. Add somebody on the Team screen, with A.")
        return wrap([(said, "")], width)
    said = matching.excluded(reason.never, reason.full, reason.later, names)
    return [*wrap([(said, "")], width), *table(help_rows(reason, hire, names), width)]


def _handover(plan: DeparturePlan, hire: str, known: HireExplained, shown: Shown, width: int) -> list[Part]:
    """The handover, with the word that is not written yet in its place."""
    title = _("HANDOVER")
    if known.handing is None:
        return [(title, "strong"), BREAK, *wrap([(known.trouble, "strong")], width)]
    handing = replace(known.handing, words=(), before=())
    said: list[Part] = [(title, "strong"), (f"  {handover.standing_line(handing)}", "")]
    word = shown.words.get(hire, "")
    old = matching.first_name(shown.names, plan.mentor.id)
    if word:
        said += [BREAK, *wrap([(_("{name} says: ").format(name=old), "dim"), (f"“{word}”", "")], width, rest="  ")]
    else:
        said += [BREAK, (_("W adds a message from {name}.").format(name=old), "dim")]
    for part, rows in handover.sections(handing):
        said += [BREAK, (part, "dim")]
        for row in rows:
            said += [BREAK, *wrap([(clean(row), "")], width, first="  ")]
    return said


def others(plan: DeparturePlan, hire: str) -> list[OtherMentor]:
    """Everybody who could take a hire over, best first; those whom something keeps apart come last, best first too."""
    return best_first(plan.match, plan.proposal, hire, plan.seekers.capacities)


def other_columns() -> str:
    """The line over those who could take a hire over."""
    return " " + _other_row(_("Mentor"), _("Fit"), _("Load after"), _("Because"))


def other_line(other: OtherMentor, plan: DeparturePlan, hire: str, names: Names) -> Line:
    """One who could take a hire over; what they would have counts the rest of the plan."""
    then = plan.load_then(other.mentor) + (0.0 if other.now or other.against else plan.cost(hire))
    if other.against:
        note, tone = ", ".join(matching.rule(rule) for rule in other.against), "dim"
    else:
        note, tone = matching.because(explain.common(plan.match, hire, other.mentor)), ""
    said = [_("proposed now")] if other.now else []
    most = plan.seekers.capacities[other.mentor].hours
    row = _other_row(
        fit_name(names, other.mentor, 20),
        matching.fit(other.score),
        matching.load(then, most),
        " · ".join((*said, note) if note else said),
    )
    return Line(((row, tone),), (), other.mentor)


def _other_row(name: str, score: str, load: str, note: str) -> str:
    return f"{fit(name, 20)} {fit(score, 3, right=True)}  {fit(load, 11)} {note}"

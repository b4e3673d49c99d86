"""Those who could mentor a hire, as lines to choose from, and the selected one explained."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from mentor_tui.domain.text import clean
from mentor_tui.tui.styles import Part, fit, paragraph
from mentor_tui.tui.widgets.lines import Line
from mentor_tui.wording import matching, plain, ranking
from mentor_tui.wording.language import _
from mentor_tui.wording.problems_matching import taken_from

if TYPE_CHECKING:
    from mentor_tui.domain.policy import Rule
    from mentor_tui.services.matching.ranking import Candidate

Names = Mapping[str, str]

STANDING_IN: frozenset[Rule] = frozenset({"oneself", "ended", "apart"})
"""The rules that hold for a stand-in too."""


def marked(said: Iterable[str], width: int) -> list[Part]:
    """What needs somebody, each on lines of its own, with a mark before it."""
    mark = f"{plain.glyph('owed')} "
    return [part for text in said for part in paragraph(text, width, first=mark)][:-1]


def columns() -> str:
    """The line over the candidates."""
    return " " + _row(_("Mentor"), _("Fit"), _("Mentees"), _("Hours a week"), _("Shared"), _("Because"))


def line(candidate: Candidate, today: date, names: Names, askers: Sequence[str]) -> Line:
    """One who could mentor a hire: how well they fit, what they would carry, and why, or what speaks against them.

    Args:
        candidate: who.
        today: the day it is.
        names: person id -> name.
        askers: who has asked that it be them.

    """
    heads, hours, note = (
        ranking.heads(candidate),
        ranking.hours(candidate),
        ranking.note(candidate, today, askers, names),
    )
    if candidate.now:
        return _line(candidate, heads, hours, note, "dim", "dim")
    row = "" if candidate.possible else "dim"
    against = candidate.barred or candidate.rules or candidate.away
    return _line(candidate, heads, hours, note, row, row or ("strong" if against or askers else ""))


def stand_in_line(candidate: Candidate, today: date) -> Line:
    """One who could stand in: what they carry now, as standing in takes up no room."""
    barred = [rule for rule in candidate.rules if rule in STANDING_IN]
    weighed = [rule for rule in candidate.rules if rule != "capacity"]
    against = ranking.against(candidate, barred or weighed, today)
    row = "dim" if barred else ""
    return _line(
        candidate,
        _("{now} of {room}").format(now=candidate.mentees, room=candidate.room),
        matching.load(candidate.load, candidate.most),
        against or matching.because(candidate.common),
        row,
        row or ("strong" if against else ""),
    )


def _line(candidate: Candidate, heads: str, hours: str, note: str, row: str, beside: str) -> Line:
    shared = plain.hours(round(candidate.shared)) if candidate.shared is not None else "–"
    text = _row(clean(candidate.person.name), matching.fit(candidate.score), heads, hours, shared, "")
    return Line(((text, row), (note, beside)), (), candidate.person.id)


def _row(name: str, score: str, heads: str, hours: str, shared: str, note: str) -> str:
    return f"{fit(name, 16)} {fit(score, 3, right=True)}  {fit(heads, 9)} {fit(hours, 13)} {fit(shared, 6)} {note}"


def explained(candidate: Candidate, today: date, names: Names, askers: Sequence[str]) -> list[Part]:
    """A candidate in words: the parts of the score, what speaks for them, and what against."""
    said: list[Part] = [
        (f"{clean(candidate.person.name)}  {matching.points(candidate.score)}", "strong"),
        (f"  {matching.parts(candidate.parts)}", ""),
    ]
    because = ranking.because(candidate, askers, names)
    if because:
        said.append((f"\n{because}", ""))
    if candidate.now:
        return [*said, ("\n" + _("Mentors them now."), "dim")]
    if candidate.barred:
        against = ranking.against(candidate, candidate.barred, today)
        return [*said, ("\n" + _("Cannot be chosen: {why}.").format(why=against), "dim")]
    against = ranking.against(candidate, candidate.rules, today)
    if against:
        said.append(("\n" + _("To consider: {why}.").format(why=against), "strong"))
    if candidate.takes:
        said.append(("\n" + taken_from(candidate.takes), "strong"))
    return said

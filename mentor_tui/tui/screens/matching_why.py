"""The lower half of the Matching place: why this pair, what instead, who never, and what would help whoever has nobody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mentor_tui.domain.matching import explain
from mentor_tui.domain.matching.explain import HelpfulChange, Reason
from mentor_tui.services.matching.page import MatchingPage
from mentor_tui.tui.screens.matching_view import doable
from mentor_tui.tui.styles import BREAK, Part, cells, fit, wrap
from mentor_tui.wording import matching as words
from mentor_tui.wording.language import _

CHANGES_MOST = 3
"""Changes that are offered for a hire whom nobody can take."""

DOT = " · "

Row = tuple[str, str, str]
"""A word or two, a score or "", and what belongs to them."""


def title(page: MatchingPage, hire: str) -> tuple[list[Part], list[Part]]:
    """Whose line is explained, and what enter does."""
    name, pair = words.full_name(page.names, hire), page.pairs.get(hire)
    if pair is None:
        return [(_("{name} has no mentor yet").format(name=name), "strong")], [(_("enter  everybody, and why"), "dim")]
    mentor = words.full_name(page.names, pair.mentor)
    said = _("{name} with {mentor}  {score}").format(name=name, mentor=mentor, score=words.points(pair.score))
    return [(said, "strong")], [(_("enter  another mentor"), "dim")]


def reasons(page: MatchingPage, hire: str, reason: Reason | None, width: int, *, cut: bool) -> list[Part]:
    """The explanation; what takes solving again is not there yet while ``reason`` is None.

    Args:
        page: what is shown.
        hire: whose line it is.
        reason: everything worked out.
        width: cells of a line.
        cut: whether another mentor gets one line, on a screen that has few; enter lists them all.

    """
    pair = page.pairs.get(hire)
    if pair is None:
        return _helpless(page, hire, reason, width)
    said: list[Part] = [(_packed(words.parts(explain.parts(page.match, hire, pair.mentor)), width), "")]
    if reason is None:
        return [*said, BREAK, (_("working out the others again …"), "dim")]
    rows: list[Row] = []
    for other in reason.alternatives:
        which = _("Or {mentor}").format(mentor=words.first_name(page.names, other.mentor))
        rows.append((which, words.fit(other.score), words.instead(other, page.names)))
    if pair.pinned:
        rows.append((_("Pinned"), "", _("space unpins; then the best mentor is proposed")))
    elif not reason.alternatives:
        rows.append((_("Or"), "", _("nobody else could")))
    if reason.never:
        rows.append((_("Never"), "", " · ".join(words.never(kept, hire, page) for kept in reason.never)))
    return [*said, *table(rows, width, cut=cut)]


def _helpless(page: MatchingPage, hire: str, reason: Reason | None, width: int) -> list[Part]:
    if not page.pool.mentors:
        return wrap([(_("Nobody on the team could be a mentor. Add somebody on the Team screen, with A."), "")], width)
    if reason is None:
        return [(_("looking for what would help …"), "dim")]
    said = wrap([(words.excluded(reason.never, reason.full, reason.later, page.names), "")], width)
    return [*said, *table(help_rows(reason, hire, page.names, here=doable(reason.changes)), width)]


def help_rows(reason: Reason, hire: str, names: Mapping[str, str], *, here: HelpfulChange | None = None) -> list[Row]:
    """What would help, smallest first; the one that can be done here says so."""
    rows: list[Row] = []
    for change in reason.changes[:CHANGES_MOST]:
        said = words.change(change, hire, names)
        if change is here:
            said = _("{change}  (+ does it)").format(change=said)
        rows.append((_("or") if rows else _("Would help"), "", said))
    return rows or [(_("Would help"), "", _("no single change would"))]


def _packed(text: str, width: int) -> str:
    """A row of pieces between dots, as many on a line as fit whole."""
    lines: list[str] = []
    for piece in text.split(DOT):
        longer = f"{lines[-1]}{DOT}{piece}" if lines else piece
        if lines and cells(longer) <= width - cells(DOT):
            lines[-1] = longer
        else:
            lines.append(piece)
    return f"{DOT.rstrip()}\n".join(lines)


def table(rows: Sequence[Row], width: int, *, cut: bool = False) -> list[Part]:
    """Rows, one under another, each begun with a line break, their columns as wide as they have to be."""
    wide = max((cells(label) for label, _score, _text in rows), default=0)
    scores = 4 if any(score for _label, score, _text in rows) else 0
    found: list[Part] = []
    for label, score, text in rows:
        first = f"{fit(label, wide)}{fit(score, scores, right=True)}  "
        said = fit(text, width - cells(first)).rstrip() if cut and score else text
        found += [BREAK, *wrap([(said, "")], width, first=first)]
    return found

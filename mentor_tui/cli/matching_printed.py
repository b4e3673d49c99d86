"""A proposal as text: a table of pairs, who waits and what would help, one hire explained."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from mentor_tui.cli.cli_context import CliContext, put
from mentor_tui.cli.tables import show
from mentor_tui.domain.matching import explain
from mentor_tui.services.matching.documents import EXPLAINED_MOST
from mentor_tui.services.matching.page import MatchingPage, hire_in
from mentor_tui.services.matching.ranking import Candidate, Choice
from mentor_tui.wording import matching as words
from mentor_tui.wording import plain, ranking
from mentor_tui.wording.language import _, ngettext


def print_candidates(choice: Choice, asked: Iterable[tuple[str | None, str]], console: CliContext) -> None:
    """Who could mentor a hire, best first, and what speaks against each.

    Args:
        choice: the hire and the candidates.
        asked: who is wished for, and by whom.
        console: names, and the day.

    """
    if not choice.candidates:
        put(_("There are no mentors here yet."), err=True)
        return
    wished: dict[str, list[str]] = {}
    for mentor, asker in asked:
        if mentor:
            wished.setdefault(mentor, []).append(asker)
    today = console.context.today()
    headers = (_("Mentor"), _("Fit"), _("Mentees"), _("Hours a week"), _("Shared"), _("Because"))
    show(headers, [_candidate(one, wished.get(one.person.id, ()), today, console.names) for one in choice.candidates])


def _candidate(one: Candidate, askers: Sequence[str], today: date, names: Mapping[str, str]) -> tuple[str, ...]:
    shared = plain.hours(round(one.shared)) if one.shared is not None else ""
    note = ranking.note(one, today, askers, names)
    return one.person.name, words.fit(one.score), ranking.heads(one), ranking.hours(one), shared, note


def print_proposal(page: MatchingPage) -> None:
    """The whole proposal."""
    proposal, names = page.proposal, page.names
    print_notes(page)
    if not page.pool.hires:
        hidden = page.seekers.damaged or any(entry.missing for entry in page.seekers.view.digests.values())
        put(_("Everybody whose record can be read has a mentor.") if hidden else _("Everybody has a mentor."))
        return
    count = len(page.pool.hires)
    put(
        ngettext("{count} hire without a mentor: {matched} matched. Aim: {aim}. Total fit {total}.",
                 "{count} hires without a mentor: {matched} matched. Aim: {aim}. Total fit {total}.", count).format(
            count=count,
            matched=len(proposal.pairs),
            aim=words.aim(page.asked.aim, page.asked.threshold),
            total=words.points(proposal.total),
        )
    )  # fmt: skip
    headers = (_("Hire"), _("From"), _("Mentor"), _("Fit"), _("Shared"), _("Load after"), _("Because"))
    rows = []
    for pair in proposal.pairs:
        _now, then, most = page.loads[pair.mentor]
        rows.append(
            (
                names.get(pair.hire, pair.hire),
                plain.day_month(page.starts[pair.hire], page.pool.today),
                words.mentor_name(page, pair.mentor),
                words.fit(pair.score),
                words.together(page.match.scores.shared(pair.hire, pair.mentor)),
                words.load(then, most),
                _("pinned") if pair.pinned else words.because(explain.common(page.match, pair.hire, pair.mentor)),
            )
        )
    show(headers, rows, right=(3, 4))
    print_waiting(page)


def print_notes(page: MatchingPage) -> None:
    """What has to be known beside a proposal, apart from what scripts read."""
    for line in words.notes(page):
        put(line, err=True)


def print_waiting(page: MatchingPage) -> None:
    """Who waits, why, and the smallest change that would help."""
    proposal, names = page.proposal, page.names
    for hire in proposal.waiting[:EXPLAINED_MOST]:
        put()
        never, full = explain.never(page.match, page.asked, hire), explain.full(page.match, proposal, hire)
        later = explain.later(page.match, proposal, hire)
        changes = [words.change(change, hire, names) for change in explain.changes(page.match, proposal, hire)[:3]]
        print_nobody(hire, words.excluded(never, full, later, names), [plain.either(changes)] if changes else [], names)
    more = len(proposal.waiting) - EXPLAINED_MOST
    if more > 0:
        put(ngettext("{count} more is waiting.", "{count} more are waiting.", more).format(count=more))


def print_nobody(hire: str, why: str, changes: Iterable[str], names: Mapping[str, str]) -> None:
    """That nobody is found for a hire, why, and what would help."""
    put(_("{hire}: nobody.").format(hire=names.get(hire, hire)))
    put("  " + (why or _("There is no mentor on the team.")))
    for change in changes:
        put("  " + _("Would help: {changes}.").format(changes=change))


def print_hire(page: MatchingPage, person: str) -> None:
    """One hire explained."""
    hire, names = hire_in(page, person), page.names
    reason = page.reason(hire)
    if reason.pair is None:
        changes = [words.change(change, hire, names) for change in reason.changes]
        print_nobody(hire, words.excluded(reason.never, reason.full, reason.later, names), changes, names)
        return
    put(
        _("{hire} with {mentor} {fit}: {parts}").format(
            hire=names.get(hire, hire),
            mentor=names.get(reason.pair.mentor, reason.pair.mentor),
            fit=words.points(reason.pair.score),
            parts=words.parts(reason.parts),
        )
    )
    for other in reason.alternatives:
        put(
            "  " + _("Or {mentor} {fit}: {what}").format(
                mentor=names.get(other.mentor, other.mentor), fit=words.points(other.score),
                what=words.alternative(other, names),
            )
        )  # fmt: skip
    for kept in reason.never:
        put("  " + _("Never {who}").format(who=words.never(kept, hire, page)))

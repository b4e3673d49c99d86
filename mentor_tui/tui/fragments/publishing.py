"""What publishing pairs would do, line by line: the pairs, who waits, what becomes so for good, what people will read."""

from __future__ import annotations

from collections.abc import Sequence

from mentor_tui.services.matching.page import MatchingPage
from mentor_tui.services.matching.publishing import messages
from mentor_tui.tui.styles import fit_name, wrap
from mentor_tui.tui.widgets.lines import Line, heading, plain
from mentor_tui.wording import matching as words
from mentor_tui.wording import plain as small
from mentor_tui.wording.language import _, ngettext

WIDTH = 74
"""Cells of a line on the smallest screen."""


def publish_lines(page: MatchingPage, pairs: Sequence[tuple[str, str]]) -> list[Line]:
    """Everything that happens, under headings; every line can be gone to, so that a long list can be read."""
    parts = [_since(page), _pairs(page, pairs), _sizes(page, pairs), _waiting(page), _read(page, pairs)]
    found: list[Line] = []
    for lines in parts:
        found += [plain(""), *lines] if found and lines else lines
    return found


def _since(page: MatchingPage) -> list[Line]:
    said = words.since(page.since, page.names, page.draft.pins)
    lines = [Line(((text, ""),), (), f"since {number}") for number, text in enumerate(said)]
    return [heading(words.since_when(page)), *lines] if lines else []


def _pairs(page: MatchingPage, pairs: Sequence[tuple[str, str]]) -> list[Line]:
    names, team = page.names, page.seekers.team
    found = [heading(ngettext("{count} pair", "{count} pairs", len(pairs)).format(count=len(pairs)))]
    for hire, mentor in pairs:
        text = f"{fit_name(names, hire, 20)} {fit_name(names, mentor, 20)} "
        text += f"{words.fit(page.pairs[hire].score):>3}"
        before = team.mentor(hire)
        note = _("with {mentor} so far").format(mentor=words.first_name(names, before)) if before else ""
        if other := page.other_team(mentor):
            note = _("of {team}").format(team=other) + (f", {note}" if note else "")
        found.append(Line(((f"{text}  {note}", ""),), (), f"pair {hire}"))
    return found


def _sizes(page: MatchingPage, pairs: Sequence[tuple[str, str]]) -> list[Line]:
    chosen = {mentor for _hire, mentor in pairs}
    found = []
    for mentor, size in sorted(page.draft.sizes.items()):
        if mentor in chosen:
            said = []
            if size.hours is not None:
                said.append(_("{hours} a week for mentees").format(hours=small.hours(size.hours)))
            if size.heads is not None:
                said.append(
                    ngettext("{count} mentee at a time", "{count} mentees at a time", size.heads).format(
                        count=size.heads
                    )
                )
            text = f"{fit_name(page.names, mentor, 20)} {', '.join(said)}"
            found.append(Line(((text, ""),), (), f"size {mentor}"))
    return [heading(_("From then on")), *found] if found else []  # fmt: skip


def _waiting(page: MatchingPage) -> list[Line]:
    found = [
        Line(((words.full_name(page.names, hire), "strong"),), (), f"waits {hire}") for hire in page.proposal.waiting
    ]
    return [heading(_("Still without a mentor")), *found] if found else []


def _read(page: MatchingPage, pairs: Sequence[tuple[str, str]]) -> list[Line]:
    found = [heading(_("What people will read"))]
    for told in messages(pairs):
        text = "".join(
            part for part, _tone in wrap([(words.message(told, page, page.pool.today), "")], WIDTH, rest="  ")
        )
        found += [Line(((line, ""),), (), f"{told.to} {number}") for number, line in enumerate(text.split("\n"))]
    return found

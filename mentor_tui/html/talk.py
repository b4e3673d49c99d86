"""The page for the half-way and the day-90 talk, to read, to print and to sign."""

from __future__ import annotations

from mentor_tui.domain.named import NamedTuple
from mentor_tui.html.rendering import rendered
from mentor_tui.services.talk_paper import DonePart, TalkPaper
from mentor_tui.wording import days
from mentor_tui.wording import talk_paper as words
from mentor_tui.wording.language import _

STRIP = 130
"""Marks of days that are shown at most: those of half a year."""


class DoneOnPage(NamedTuple):
    """Something that was done: when and signed by whom, the lines of what good looked like, what shows it."""

    title: str
    when: str
    lines: tuple[tuple[str, str], ...]
    evidence: tuple[str, ...]


class PartOnPage(NamedTuple):
    """A phase: what was done with more to say of it, and the names of the rest."""

    title: str
    things: tuple[DoneOnPage, ...]
    also: str


def talk_html(paper: TalkPaper, word: str) -> str:
    """The page.

    Args:
        paper: what is on it.
        word: the team's own word for a ticket.

    """
    return rendered(
        "talk.html.j2",
        lang="en",
        title=words.title(paper),
        said={
            "head": words.head(paper),
            "about": words.about(paper),
            "owed": _("What we owe"),
            "kept": _("What was promised before"),
            "moved": _("What moved"),
            "days": _("Days"),
            "back": _("What came back"),
            "not_back": _("Nothing came back since the half-way talk.") if paper.since else _("Nothing came back."),
            "still": _("not seen yet"),
            "questions": _("Open questions"),
            "two": _("Two questions each"),
            "stand": _("Where {name} stands").format(name=paper.of.called(paper.of.person)),
            "goal": words.goal(paper),
            "next": _("What is next"),
            "each": _("What each of us does until the next talk"),
            "signed": _("We have talked about this"),
            "date": _("Day"),
            "name": _("Signed"),
            "done": _("What was done, and what good looked like"),
            "before": words.before(paper),
            "also": _("Also done"),
        },
        owed=words.owed(paper),
        kept=words.kept(paper),
        moved=words.moved(paper),
        can=words.can(paper, word),
        strip=days.strip(paper.days, STRIP),
        legend=days.legend(paper.days) if paper.days else "",
        back=words.came_back(paper),
        questions=words.questions(paper),
        brought=words.brought(paper),
        level_heads=words.level_heads(),
        levels=words.level_rows(paper),
        next=words.coming(paper),
        signers=words.signers(paper),
        parts=[_part(paper, one) for one in paper.done],
    )


def _part(paper: TalkPaper, part: DonePart) -> PartOnPage:
    names, today = paper.of.names, paper.today
    full = [now for now in part.items if words.in_full(now)]
    return PartOnPage(
        part.title,
        tuple(
            DoneOnPage(
                now.item.title,
                words.done_when(now, names, today),
                tuple(words.lines(now)),
                tuple(words.evidence(now, today)),
            )
            for now in full
        ),
        words.also([now for now in part.items if not words.in_full(now)]),
    )

"""What every mentor carries, beside the people of the Team place where there is room for it."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical

from mentor_tui.services.team_page import MentorLoad, TeamPage
from mentor_tui.tui.screens.team_view import load_word
from mentor_tui.tui.styles import fit, fit_name
from mentor_tui.tui.widgets.lines import Line, Lines
from mentor_tui.tui.widgets.split_line import SplitLine
from mentor_tui.wording import plain
from mentor_tui.wording.language import _

WIDE = 110
"""Cells of the screen from which on they are shown."""

BESIDE = 39
"""Cells that they take."""


class MentorLoads(Vertical):
    """A line for each mentor: mentees, hours, and what else is so in a word. `m` opens them."""

    DEFAULT_CSS = f"""
    MentorLoads {{ display: none; width: {BESIDE}; border-left: solid $rule; }}
    MentorLoads SplitLine {{ color: $dim; }}
    """

    def compose(self) -> ComposeResult:
        """The columns, and the lines; only the people have keys here."""
        yield SplitLine()
        lines = Lines()
        lines.can_focus = False
        yield lines

    def tell(self, page: TeamPage, width: int) -> int:
        """Show the mentors where a screen is so wide, and say how many cells they take of it."""
        self.display = width >= WIDE and bool(page.mentors)
        if not self.display:
            return 0
        self.query_one(SplitLine).say([(_text(_("Mentor"), _("Mentees"), _("Hours"), ""), "")])
        self.query_one(Lines).show_lines(_line(load, page) for load in page.mentors)
        return BESIDE


def _line(load: MentorLoad, page: TeamPage) -> Line:
    heads = _("{count} of {room}").format(count=len(load.mentees), room=load.room)
    text = _text(fit_name(page.names, load.person.id, 14), heads, plain.hours(load.hours), load_word(load))
    return Line(((text, "dim" if load.leaves or load.away else ""),))


def _text(name: str, heads: str, hours: str, note: str) -> str:
    return f"{fit(name, 14)} {fit(heads, 7)} {fit(hours, 5, right=True)} {note}"

"""The middle of the Mentees place: one thing with evidence, thread, the lines of what good looks like, and its text."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from mentor_tui.domain.text import clean
from mentor_tui.tui.fragments.prose import prose
from mentor_tui.tui.screens import mentees_text as words
from mentor_tui.tui.screens.mentees_view import Piece
from mentor_tui.tui.styles import Part, wrap
from mentor_tui.tui.widgets.split_line import SplitLine
from mentor_tui.tui.widgets.text_pane import TextPane
from mentor_tui.tui.widgets.ticks import Ticks
from mentor_tui.wording.language import _

TIGHT = 30
"""Lines of the screen below which no line stays blank."""


class Detail(Vertical):
    """One thing, opened: evidence and thread; on a wide screen the text of the item stands beside them."""

    DEFAULT_CSS = """
    Detail { height: 1fr; }
    Detail #piece-text { height: auto; padding: 0 1; scrollbar-size: 0 1; }
    Detail #piece-beside { display: none; width: 2fr; padding: 0 2; border-left: solid $rule; scrollbar-size: 0 1; }
    Detail.-wide #piece-beside { display: block; }
    Detail #piece-left { width: 3fr; }
    Detail #piece-good { margin-top: 1; }
    Detail.-tight #piece-good { margin-top: 0; }
    """

    def compose(self) -> ComposeResult:
        """Title, evidence, lines; the item's text beside them."""
        yield SplitLine(id="piece-title")
        yield SplitLine(id="piece-under")
        with Horizontal():
            with Vertical(id="piece-left"):
                yield TextPane(id="piece-text", passed_by=True)
                yield SplitLine(id="piece-good")
                yield Ticks(words=(_("seen"), _("not yet")), id="piece-lines")
            yield TextPane(id="piece-beside", passed_by=True)

    def open(
        self,
        piece: Piece,
        ticked: frozenset[int],
        names: Mapping[str, str],
        now: datetime,
        *,
        wide: bool,
        fresh: bool,
    ) -> None:
        """Show one thing.

        Args:
            piece: the thing.
            ticked: places of the lines that are ticked.
            names: person id -> name.
            now: the moment it is where the mentor is.
            wide: whether there is room for the item's text beside it.
            fresh: whether another thing was shown before.

        """
        about = prose(piece.about, self.size.width * 2 // 5 - 6) if wide and piece.call.kind != "owed" else []
        self.set_class(bool(about), "-wide")
        self.query_one("#piece-title", SplitLine).say(
            words.title(piece), [(words.meta(piece, now), "dim")], cut_first=True, shorter=words.short_title(piece)
        )
        under = self.query_one("#piece-under", SplitLine)
        under.say(*words.under(piece, wide=wide))
        under.display = bool(under.text)
        room = (self.size.width or 80) * (3 if about else 5) // 5 - 3
        evidence: list[Part] = words.evidence(piece, now, room)
        thread = words.thread(piece.posts, piece, names, now)
        if thread:
            evidence += [("\n", ""), *thread]
        self.set_class(self.app.size.height < TIGHT, "-tight")
        text, side = self.query_one("#piece-text", TextPane), self.query_one("#piece-beside", TextPane)
        text.show(wrap(evidence, room), top=fresh)
        side.show(about, top=fresh)
        self._show_lines(piece, ticked, fresh=fresh)
        self._share()

    def _share(self) -> None:
        """Let the lines have what they need, and the text the rest."""
        ticks = self.query_one(Ticks)
        lines = len(ticks.lines) + 1 if ticks.display else 0
        top = 2 if self.query_one("#piece-under").display else 1
        gap = lines > 0 and not self.has_class("-tight")
        self.query_one("#piece-text").styles.max_height = max(self.size.height - top - lines - gap, 2)

    def on_resize(self) -> None:
        """Share the room anew."""
        self._share()

    def _show_lines(self, piece: Piece, ticked: frozenset[int], *, fresh: bool) -> None:
        good, ticks = self.query_one("#piece-good", SplitLine), self.query_one(Ticks)
        lines = piece.lines if piece.signs else ()
        good.display = ticks.display = bool(lines)
        good.say([(_("What good looks like"), "")], [(_("t ticks a line"), "dim")])
        ticks.styles.height = len(lines)
        options = [(str(place), clean(line)) for place, line in enumerate(lines)]
        ticks.offer(options, map(str, ticked), fresh=fresh)

    def show_rest(self, lines: list[Part]) -> None:
        """Show what is so while nothing waits."""
        self.query_one("#piece-title", SplitLine).say([(_("Meanwhile"), "strong")])
        self.query_one("#piece-text", TextPane).show(lines, top=True)
        self.set_class(False, "-wide")
        self.query_one("#piece-under").display = False
        self.query_one("#piece-good").display = False
        self.query_one(Ticks).display = False

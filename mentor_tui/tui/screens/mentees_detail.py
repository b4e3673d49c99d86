"""The middle of the Mentees place: one thing with evidence, thread, the lines of what good looks like, and its text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message

from mentor_tui.domain.text import clean
from mentor_tui.tui.fragments.prose import prose
from mentor_tui.tui.screens import mentees_text as words
from mentor_tui.tui.screens.mentees_view import Piece
from mentor_tui.tui.styles import Part, wrap
from mentor_tui.tui.widgets.split_line import SplitLine
from mentor_tui.tui.widgets.text_pane import TextPane
from mentor_tui.tui.widgets.ticks import Ticks
from mentor_tui.wording.language import _, ngettext

TIGHT = 30
"""Lines of the screen below which no line stays blank."""

TEXT_LEAST = 2
"""Lines that what came with it keeps, however many lines there are to tick."""


class Detail(Vertical):
    """One thing, opened: evidence and thread; on a wide screen the text of the item stands beside them.

    It knows what of it has been in sight: whoever says that they have seen all of it can only have seen what was shown.
    """

    @dataclass
    class Sighted(Message):
        """More of it has been in sight than before, or another thing is shown."""

    _key: object = None
    _needed, _of = 0, 0
    _read: frozenset[int] = frozenset()
    _seen: frozenset[int] = frozenset()

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
        viewer: str,
        wide: bool,
        fresh: bool,
    ) -> None:
        """Show one thing.

        Args:
            piece: the thing.
            ticked: places of the lines that are ticked.
            names: person id -> name.
            now: the moment it is where the mentor is.
            viewer: who looks.
            wide: whether there is room for the item's text beside it.
            fresh: whether another thing was shown before.

        """
        about = prose(piece.about, self.size.width * 2 // 5 - 6) if wide and piece.call.kind != "owed" else []
        self.set_class(bool(about), "-wide")
        self.query_one("#piece-title", SplitLine).say(
            words.title(piece), [(words.meta(piece, now), "dim")], cut_first=True, shorter=piece.label
        )
        under = self.query_one("#piece-under", SplitLine)
        under.say(*words.under(piece, wide=wide))
        under.display = bool(under.text)
        room = (self.size.width or 80) * (3 if about else 5) // 5 - 3
        evidence: list[Part] = words.evidence(piece, now, room)
        came = wrap(evidence, room)
        said = [words.asked(piece, viewer, names, now), words.thread(piece.posts, piece, names, now)]
        shown = [*came]
        for parts in filter(None, said):
            shown += [("\n", ""), *wrap(parts, room)]
        self.set_class(self.app.size.height < TIGHT, "-tight")
        text, side = self.query_one("#piece-text", TextPane), self.query_one("#piece-beside", TextPane)
        text.show(shown, top=fresh)
        side.show(about, top=fresh)
        self._show_lines(piece, ticked, now, fresh=fresh)
        self._share()
        self._look_for("".join(part[0] for part in came), wrap(words.evidence(piece.to_judge, now, room), room), piece)

    def _share(self) -> None:
        """Let the lines have what they need, and the text the rest."""
        ticks = self.query_one(Ticks)
        top = 2 if self.query_one("#piece-under").display else 1
        gap = ticks.display and not self.has_class("-tight")
        room = self.size.height - top - gap
        if ticks.display:
            height = min(len(ticks.lines), max(room - 1 - TEXT_LEAST, 1))
            ticks.styles.height = height
            room -= 1 + height
        self.query_one("#piece-text").styles.max_height = max(room, TEXT_LEAST)

    def on_mount(self) -> None:
        """What scrolls into sight, or has room now, is in sight."""
        for part in (self.query_one("#piece-text"), self.query_one(Ticks)):
            for moves in ("scroll_y", "virtual_size", "has_focus"):
                self.watch(part, moves, self._look_after, init=False)

    def on_resize(self) -> None:
        """Share the room anew."""
        self._share()
        self._look_after()

    # -- what of it has been in sight

    def _look_for(self, came: str, judged: list[Part], piece: Piece) -> None:
        """Begin anew with another thing, or where the same reads otherwise now; what was judged before need not be read."""
        key = (piece.key, piece.call.kind, came, piece.lines)
        if key != self._key:
            self._key, self._read, self._seen = key, frozenset(), frozenset()
            needed = "".join(part[0] for part in judged).rstrip("\n")
            self._needed, self._of = needed.count("\n") + 1, len(piece.lines)
            self._tell()
        self._look_after()

    def _look_after(self) -> None:
        # How far it reaches is known once it is laid out.
        self.call_after_refresh(self._look)

    def _look(self) -> None:
        if not self.is_attached or not self.screen.is_active or not self.size.height:
            return
        pane, ticks = self.query_one("#piece-text", TextPane), self.query_one(Ticks)
        read, seen = self._read | pane.in_sight, self._seen
        if ticks.display:
            seen |= ticks.in_sight
        if (read, seen) != (self._read, self._seen):
            self._read, self._seen = read, seen
            self._tell()

    def _tell(self) -> None:
        self._say_lines()
        self.post_message(self.Sighted())

    @property
    def unread(self) -> int:
        """How many lines of what came with it have not been in sight."""
        return len(frozenset(range(self._needed)) - self._read)

    @property
    def unseen(self) -> int:
        """How many lines of what good looks like have not been in sight."""
        return len(frozenset(range(self._of)) - self._seen)

    def show_the_rest(self) -> None:
        """Give the keys to the part of which something has not been in sight, so that ``↓`` shows it."""
        if self.unread:
            self.query_one("#piece-text", TextPane).focus()
        elif self.unseen:
            self.query_one(Ticks).focus()

    def _show_lines(self, piece: Piece, ticked: frozenset[int], now: datetime, *, fresh: bool) -> None:
        good, ticks = self.query_one("#piece-good", SplitLine), self.query_one(Ticks)
        lines = piece.lines if piece.signs else ()
        good.display = ticks.display = bool(lines)
        options = [(str(place), clean(line)) for place, line in enumerate(lines)]
        ticks.offer(options, map(str, ticked), fresh=fresh, words=words.line_words(piece, now))

    def _say_lines(self) -> None:
        """Say over the lines whether all of them are in sight."""
        left = self.unseen
        if left:
            said = ngettext("{left} of {count} line is further down", "{left} of {count} lines are further down", left)
        else:
            said = ngettext("the line is in sight", "all {count} lines are in sight", self._of)
        told = said.format(left=left, count=self._of)
        self.query_one("#piece-good", SplitLine).say([(_("What good looks like"), "")], [(told, "dim")])

    def show_rest(self, lines: list[Part]) -> None:
        """Show what is so while nothing waits."""
        self._key = None
        self.query_one("#piece-title", SplitLine).say([(_("Meanwhile"), "strong")])
        self.query_one("#piece-text", TextPane).show(lines, top=True)
        self.set_class(False, "-wide")
        self.query_one("#piece-under").display = False
        self.query_one("#piece-good").display = False
        self.query_one(Ticks).display = False

"""Lines that can be ticked one by one: what good looks like, or what was done in a session."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from mentor_tui.domain.text import looking_for
from mentor_tui.tui.styles import cells
from mentor_tui.tui.widgets.lines import Line, Lines
from mentor_tui.tui.widgets.lines import plain as said
from mentor_tui.wording import plain
from mentor_tui.wording.language import _


class Ticks(Lines):
    """A list in which each line is ticked or not; it shows both as a glyph and a word."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "tick", _("tick or untick"), show=False, id="ticks.tick"),
        Binding("t", "mark", _("tick"), show=False, id="ticks.mark"),
        *(Binding(str(n), f"tick_at({n})", show=False) for n in range(1, 10)),
    ]

    @dataclass
    class Changed(Message):
        """A line was ticked, or is not any more."""

        ticks: Ticks

        @property
        def control(self) -> Ticks:
            """The list."""
            return self.ticks

    def __init__(
        self,
        options: Sequence[tuple[str, str]] = (),
        ticked: Iterable[str] = (),
        *,
        words: tuple[str, str] | None = None,
        id: str | None = None,
    ) -> None:
        """A list.

        Args:
            options: id and text of each line.
            ticked: ids that are ticked at first.
            words: what stands beside a ticked line and beside one that is not.
            id: the widget's id.

        """
        super().__init__(id=id)
        self._options, self._ticked = tuple(options), set(ticked)
        self._words = words or ("", "")
        self._own_words: Mapping[str, tuple[str, str]] = {}
        self._narrowed_by = ""

    def on_mount(self) -> None:
        """Draw the lines, now that it is known which glyphs there are."""
        super().on_mount()
        self._draw()

    def offer(
        self,
        options: Sequence[tuple[str, str]],
        ticked: Iterable[str],
        *,
        fresh: bool = False,
        words: Mapping[str, tuple[str, str]] | None = None,
    ) -> None:
        """Show other lines.

        Args:
            options: id and text of each line.
            ticked: ids that are ticked.
            fresh: begin at the first that is not ticked.
            words: id -> what stands beside that line while it is ticked and while it is not, in place of the list's words.

        """
        self._options, self._ticked, self._own_words = tuple(options), set(ticked), words or {}
        self._draw()
        if fresh:
            self.action_first()
            self._to_open(0)

    def narrow(self, words: str) -> None:
        """Show only lines that have all of some words in them; ticks on the others stay."""
        self._narrowed_by = words
        self._draw()

    @property
    def _shown(self) -> list[tuple[str, str]]:
        fits = looking_for(self._narrowed_by)
        return [(name, text) for name, text in self._options if fits(text)]

    @property
    def ticked(self) -> tuple[str, ...]:
        """Ids of the lines that are ticked, in their order."""
        return tuple(name for name, _text in self._options if name in self._ticked)

    def _draw(self) -> None:
        wide = max(map(cells, chain(self._words, *self._own_words.values())))
        made = []
        for name, text in self._shown:
            on = name in self._ticked
            glyph = plain.glyph("done" if on else "open")
            word = self._own_words.get(name, self._words)[0 if on else 1]
            tone = "good" if on else "dim"
            head = f"{glyph} {word}" + " " * (wide - cells(word)) + ("  " if wide else "")
            made.append(Line(((head, tone), (text, "")), (), name))
        self.show_lines(made or [said(_("Nothing found."))] if self._narrowed_by.strip() else made)

    def action_tick(self) -> None:
        """Tick the selected line, or take the tick away; then go on to the next."""
        name = self.selected
        if not name:
            return
        self._ticked ^= {name}
        self._draw()
        self.action_move(1)
        self.post_message(self.Changed(self))

    def action_mark(self) -> None:
        """Tick the next line that is not ticked, and go on to the one after it; what is ticked stays so."""
        if not self._to_open(self.at):
            return
        self._ticked.add(self.selected)
        self._draw()
        self._to_open(self.at)
        self.post_message(self.Changed(self))

    def _to_open(self, start: int) -> bool:
        """Select the first line from a place on that is not ticked, or the first of all; whether there is one."""
        names = [line.id for line in self.lines]
        found = [name for name in (*names[start:], *names[:start]) if name and name not in self._ticked]
        return bool(found) and (self.selected == found[0] or self.select(found[0]))

    def action_tick_at(self, number: int) -> None:
        """Tick a line by its number."""
        shown = self._shown
        if number <= len(shown):
            self.select(shown[number - 1][0])
            self.action_tick()

"""The page of what somebody can do: shown on the day the basics are done, and whenever they want to read it again."""

from __future__ import annotations

from typing import ClassVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from mentor_tui.services.milestone import Basics
from mentor_tui.tui.stage import Stage
from mentor_tui.tui.styles import BREAK, Part, fit, paragraph, wrap
from mentor_tui.tui.ui_context import UiContext
from mentor_tui.tui.widgets.bars import Key, KeyLine, PlaceBar, Rule
from mentor_tui.tui.widgets.text_pane import TextPane
from mentor_tui.wording import milestone as words
from mentor_tui.wording import plain
from mentor_tui.wording.language import _

LABEL = 16


class Celebration(ModalScreen[None]):
    """The basics are done: counts, hours, areas, what was shown, who signed, what opens."""

    CSS = "Celebration { background: $background; } Celebration TextPane { height: 1fr; padding: 1 2; }"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,c", "close", _("back"), id="celebration.back"),
        Binding("q", "app.leave", _("quit"), id="celebration.quit"),
        *(Binding(str(number), f"go({number})", show=False) for number in range(1, 10)),
        Binding("y", "copy", _("copy"), id="celebration.copy"),
    ]

    def __init__(self, basics: Basics, ui: UiContext) -> None:
        super().__init__()
        self._basics, self._word = basics, ui.word

    def compose(self) -> ComposeResult:
        """A frame like that of a place, and the page."""
        basics, about = self._basics, ""
        if basics.on:
            day = plain.day_month(basics.on)
            about = _("basics done on {day}, day {number}").format(day=day, number=basics.day)
        yield PlaceBar(here=_("What {name} can do").format(name=basics.name), about=about)
        yield Rule()
        yield TextPane(id="page")
        yield Rule()
        yield KeyLine(Key("close", "esc", _("back"), True), Key("copy", "y", _("copy the page"), True))

    def on_mount(self) -> None:
        """Let the page take the keys."""
        self.query_one(TextPane).focus()
        self.call_after_refresh(self._draw)

    def on_resize(self) -> None:
        """Draw for the new width."""
        self.call_after_refresh(self._draw)

    def _draw(self) -> None:
        pane = self.query_one(TextPane)
        pane.show(page_parts(self._basics, pane.text_width, word=self._word))

    def action_close(self) -> None:
        """Back to the journey."""
        self.dismiss()

    def action_go(self, number: int) -> None:
        """Go to a place, and leave the page behind."""
        self.dismiss()
        self.app.call_later(cast(Stage, self.app).go, number)

    def action_copy(self) -> None:
        """Copy the page as text, for the first appraisal."""
        self.app.copy_to_clipboard(self.query_one(TextPane).text)

    async def on_key_line_pressed(self, event: KeyLine.Pressed) -> None:
        """A clicked key."""
        await self.run_action(event.action)


def page_parts(basics: Basics, width: int, *, word: str) -> list[Part]:
    """The page in words and tones."""
    mark = plain.glyph("done")
    parts = [*paragraph(f"{mark} {words.headline(basics)}", width, "strong"), BREAK]
    for number, block in enumerate(words.blocks(basics, word)):
        parts += [("\n", "")] if number else []
        for label, text in block:
            _blank, *rest = wrap([(text, "")], width, first=" " * LABEL)
            parts += [(fit(label, LABEL), "dim"), *rest, ("\n", "")]
    return [*parts, BREAK, *wrap([(words.last(basics), "strong")], width)]

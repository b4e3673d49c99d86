"""The page of what somebody can do: shown on the day the basics are done, and whenever they want to read it again."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from mentor_tui.services.milestone import Basics
from mentor_tui.tui.styles import BREAK, Part, fit, paragraph, wrap
from mentor_tui.tui.ui_context import UiContext
from mentor_tui.tui.widgets.bars import Key, KeyLine, PlaceBar, Rule
from mentor_tui.tui.widgets.text_pane import TextPane
from mentor_tui.wording import plain
from mentor_tui.wording.language import _, ngettext

LABEL = 16


class Celebration(ModalScreen[None]):
    """The basics are done: counts, hours, areas, what was shown, who signed, what opens."""

    CSS = "Celebration { background: $background; } Celebration TextPane { height: 1fr; padding: 1 2; }"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter,c", "close", _("back"), id="celebration.back"),
        Binding("y", "copy", _("copy"), id="celebration.copy"),
    ]

    def __init__(self, basics: Basics, ui: UiContext) -> None:
        super().__init__()
        self._basics, self._word, self._ascii = basics, ui.word, ui.ascii

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
        pane.show(page_parts(self._basics, pane.text_width, word=self._word, ascii_only=self._ascii))

    def action_close(self) -> None:
        """Back to the journey."""
        self.dismiss()

    def action_copy(self) -> None:
        """Copy the page as text, for the first appraisal."""
        self.app.copy_to_clipboard(self.query_one(TextPane).text)

    async def on_key_line_pressed(self, event: KeyLine.Pressed) -> None:
        """A clicked key."""
        await self.run_action(event.action)


def page_parts(basics: Basics, width: int, *, word: str, ascii_only: bool) -> list[Part]:
    """The page in words and tones."""
    mark, name = plain.glyph("done", ascii_only), basics.name.split(" ")[0]
    said = _("{mark} The basics are done, {name}. That was a lot of work, and it is yours.")
    parts = [*paragraph(said.format(mark=mark, name=name), width, "strong"), BREAK]
    done = ngettext("{items} thing", "{items} things", basics.items).format(items=basics.items)
    counts = _("{done}, {times} times over, {hours} of hands-on work").format(
        done=done, times=basics.times, hours=plain.minutes(basics.minutes // 60 * 60 or basics.minutes)
    )
    kinds = dict(basics.kinds)
    helped = kinds.get("ticket", 0)
    parts += _row(_("You did"), counts, width)
    if helped:
        said = ngettext("{count} {word} with a real customer", "{count} {word}s with real customers", helped)
        parts += _row("", said.format(count=helped, word=word), width)
    seen = [
        text.format(count=kinds[kind])
        for kind, text in (
            ("practise", _("{count} times practised")),
            ("drill", _("{count} drills")),
            ("shadow", _("{count} times beside somebody")),
            ("pair", _("{count} times together")),
            ("meet", _("{count} talks")),
        )
        if kinds.get(kind)
    ]
    if seen:
        parts += _row("", ", ".join(seen), width)
    if basics.areas:
        text = ", ".join(f"{area.replace('-', ' ')} ({count})" for area, count in basics.areas)
        parts += [("\n", ""), *_row(_("You know"), text, width)]
    if basics.levels:
        parts.append(("\n", ""))
        for number, (title, level, sentence) in enumerate(basics.levels):
            label = _("You have shown") if number == 0 else ""
            text = _("{title}, level {level}").format(title=title, level=level)
            parts += _row(label, f"{text}: {sentence}" if sentence else text, width)
    if basics.signers:
        names = [_("{name} ({count})").format(name=name, count=count) for name, count in basics.signers]
        parts += [("\n", ""), *_row(_("Signed by"), plain.people(names), width)]
    parts.append(("\n", ""))
    if basics.opens:
        opens = ", ".join(f"{track} · {title}" for track, title in basics.opens)
        parts += _row(_("Open now"), opens, width)
        if basics.hours:
            said = _("{hours} a week off the queue are yours for it").format(hours=plain.hours(basics.hours))
            parts += _row("", said, width)
    last = _("Nothing expires, and nothing has to be taken. The inbox is a fine place to be.")
    return [*parts, BREAK, *wrap([(last, "strong")], width)]


def _row(label: str, text: str, width: int) -> list[Part]:
    _blank, *rest = wrap([(text, "")], width, first=" " * LABEL)
    return [(fit(label, LABEL), "dim"), *rest, ("\n", "")]

"""The themes. Amber says one thing: we owe it, and it is late. The selected line is a band; everything else is calm."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter
from textual.theme import Theme

from mentor_tui.domain.named import NamedTuple


class Look(NamedTuple):
    """The colours of a theme.

    Attributes:
        ground, text: what everything stands on, and plain text.
        raised, field: behind a form, and behind what is typed.
        dim: what is later, locked or off, and the heads of columns.
        rule: lines between thoughts, the rest of a bar, scrollbars.
        band, on_band: behind the selected line, and plain text on it.
        late: what we owe and are late with, and nothing else.
        good: glyph and word of what is done, seen or kept.
        waits: glyph and word of what waits for somebody.
        band_style, field_style: how band and field stand out besides.

    """

    ground: str
    text: str
    raised: str
    field: str
    dim: str
    rule: str
    band: str
    on_band: str
    late: str
    good: str
    waits: str
    band_style: str = "bold"
    field_style: str = "none"

    @property
    def variables(self) -> dict[str, str]:
        """What style sheets and texts call these colours, and calm scrollbars."""
        return {
            "dim": self.dim,
            "rule": self.rule,
            "field": self.field,
            "band": self.band,
            "on-band": self.on_band,
            "late": self.late,
            "good": self.good,
            "waits": self.waits,
            "band-style": self.band_style,
            "field-style": self.field_style,
            "scrollbar": self.rule,
            "scrollbar-hover": self.dim,
            "scrollbar-active": self.dim,
            "scrollbar-background": self.ground,
            "scrollbar-background-hover": self.ground,
            "scrollbar-background-active": self.ground,
            "scrollbar-corner-color": self.ground,
        }


LOOKS = {
    "dark": Look(
        ground="#15171b",
        text="#d9dbe0",
        raised="#1d2026",
        field="#2a2e36",
        dim="#8b909a",
        rule="#4a4f59",
        band="#2a303b",
        on_band="#d9dbe0",
        late="#e8a33d",
        good="#8fb996",
        waits="#8ab0d8",
    ),
    "light": Look(
        ground="#faf9f6",
        text="#22252b",
        raised="#f0eee8",
        field="#ffffff",
        dim="#666b75",
        rule="#bdb9ae",
        band="#e6e0d0",
        on_band="#22252b",
        late="#9a4b00",
        good="#2f6b3c",
        waits="#2a5d8f",
    ),
    "high-contrast": Look(
        ground="#000000",
        text="#ffffff",
        raised="#000000",
        field="#303030",
        dim="#d0d0d0",
        rule="#ffffff",
        band="#ffffff",
        on_band="#000000",
        late="#ffd700",
        good="#ffffff",
        waits="#ffffff",
    ),
    "terminal": Look(
        ground="ansi_default",
        text="ansi_default",
        raised="ansi_default",
        field="ansi_default",
        dim="ansi_bright_black",
        rule="ansi_bright_black",
        band="ansi_default",
        on_band="ansi_default",
        late="ansi_yellow",
        good="ansi_green",
        waits="ansi_cyan",
        band_style="bold reverse",
        field_style="underline",
    ),
}
"""Every theme by its name; ``terminal`` has the sixteen colours of whatever terminal it is shown in."""

NAMES = tuple(LOOKS)
DEFAULT = NAMES[0]
PLAIN = "terminal"
"""What is shown where colours are not wanted: all of its colours are left out."""

ONE_TONE = frozenset({"high-contrast", "terminal"})
"""Themes in which all of the selected line has one tone, and a key that is off stands in brackets."""


_SIXTEEN = {
    "ansi-background": "ansi_black",
    "ansi-foreground": "ansi_white",
    **dict.fromkeys(
        (
            "border-blurred",
            "block-cursor-foreground",
            "block-cursor-background",
            "input-cursor-background",
            "input-cursor-foreground",
            "input-selection-background",
            "input-selection-foreground",
            "screen-selection-background",
            "screen-selection-foreground",
        ),
        "ansi_default",
    ),
    "input-cursor-text-style": "reverse",
}
"""What the library asks a theme of the terminal's own colours for."""


def _theme(name: str, look: Look) -> Theme:
    # Whatever a widget of the library would colour by itself is plain: amber is ours alone.
    return Theme(
        name=name,
        primary=look.text,
        secondary=look.dim,
        accent=look.text,
        foreground=look.text,
        background=look.ground,
        surface=look.raised,
        panel=look.raised,
        success=look.good,
        warning=look.text,
        error=look.text,
        dark=name != "light",
        ansi=name == PLAIN,
        variables={**look.variables, **(_SIXTEEN if name == PLAIN else {})},
    )


def known(name: str) -> str:
    """A theme's name; the usual one's where there is no such theme."""
    return name if name in LOOKS else DEFAULT


THEMES = tuple(_theme(*entry) for entry in LOOKS.items())


class Uncoloured(LineFilter):
    """Says without colours what only a colour would say: what is late is underlined. The colours themselves go later."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Underline what has the colour of what is late in the theme for no colours."""
        late = Color.parse(LOOKS[PLAIN].late).rich_color
        return [
            segment
            if segment.style is None or segment.style.color != late
            else segment._replace(style=segment.style + Style(bold=True, underline=True))
            for segment in segments
        ]


UNCOLOURED = Uncoloured()
"""The one that is used: what went through it before is known by it."""

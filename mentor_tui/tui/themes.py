"""The themes: one accent colour, for the selected line and for what is late by us; everything else is calm."""

from __future__ import annotations

from textual.theme import Theme

DEFAULTS = {"dim": "#8b909a", "good": "#8fb996", "rule": "#4a4f59", "field": "#2a2e36"}
"""Our own variables, for a theme that does not have them."""


def _scrollbars(ground: str, bar: str, hover: str) -> dict[str, str]:
    """Scrollbars as calm as the rules."""
    return {
        "scrollbar": bar,
        "scrollbar-hover": hover,
        "scrollbar-active": hover,
        "scrollbar-background": ground,
        "scrollbar-background-hover": ground,
        "scrollbar-background-active": ground,
        "scrollbar-corner-color": ground,
    }


_DARK = Theme(
    name="dark",
    primary="#e8a33d",
    secondary="#8b909a",
    accent="#e8a33d",
    foreground="#d9dbe0",
    background="#15171b",
    surface="#1d2026",
    panel="#262a32",
    success="#8fb996",
    warning="#e8a33d",
    error="#e8a33d",
    dark=True,
    variables={**DEFAULTS, **_scrollbars("#15171b", DEFAULTS["rule"], DEFAULTS["dim"])},
)
_LIGHT = Theme(
    name="light",
    primary="#9a4b00",
    secondary="#666b75",
    accent="#9a4b00",
    foreground="#22252b",
    background="#faf9f6",
    surface="#f0eee8",
    panel="#e5e2d9",
    success="#2f6b3c",
    warning="#9a4b00",
    error="#9a4b00",
    dark=False,
    variables={
        **{"dim": "#666b75", "good": "#2f6b3c", "rule": "#bdb9ae", "field": "#ffffff"},
        **_scrollbars("#faf9f6", "#bdb9ae", "#666b75"),
    },
)
_CONTRAST = Theme(
    name="high-contrast",
    primary="#ffd700",
    secondary="#ffffff",
    accent="#ffd700",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#1a1a1a",
    success="#ffffff",
    warning="#ffd700",
    error="#ffd700",
    dark=True,
    variables={
        **{"dim": "#d0d0d0", "good": "#ffffff", "rule": "#ffffff", "field": "#303030"},
        **_scrollbars("#000000", "#ffffff", "#d0d0d0"),
    },
)

THEMES = (_DARK, _LIGHT, _CONTRAST)
NAMES = tuple(theme.name for theme in THEMES)

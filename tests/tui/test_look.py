"""The look: one amber, a band where the keys act, one mark a screen; and the same without colours."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from mentor_tui.tui import themes
from mentor_tui.tui.app import MentorApp
from mentor_tui.tui.dialogs.choose import FILTER_FROM, Choose
from mentor_tui.tui.widgets.lines import Line
from tests.tui.conftest import settle

AppFor = Callable[..., MentorApp]
SIZES = [(80, 24), (120, 40)]
COLOURED = ("dark", "light", "high-contrast")


def brightness(name: str) -> float:
    """Relative luminance, by WCAG 2.2."""
    parts = [c / 255 for c in Color.parse(name).rgb]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, by WCAG 2.2: 1 to 21."""
    low, high = sorted((brightness(one), brightness(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", COLOURED)
@pytest.mark.parametrize("tone", ["text", "dim", "late", "good", "waits"])
def test_everything_is_readable_on_its_ground(name: str, tone: str) -> None:
    look = themes.LOOKS[name]
    assert contrast(getattr(look, tone), look.ground) >= 5
    assert contrast(look.text, look.raised) >= 5
    assert contrast(look.dim, look.raised) >= 4.5
    assert contrast(look.text, look.field) >= 5


@pytest.mark.parametrize("name", COLOURED)
def test_everything_is_readable_on_the_band(name: str) -> None:
    look = themes.LOOKS[name]
    tones = [look.on_band] if name in themes.ONE_TONE else [look.on_band, look.late, look.good, look.waits]
    assert all(contrast(tone, look.band) >= 4.7 for tone in tones)


@pytest.mark.parametrize("name", themes.NAMES)
def test_amber_is_nothing_but_late(name: str) -> None:
    look = themes.LOOKS[name]
    theme = next(theme for theme in themes.THEMES if theme.name == name)
    others = [theme.primary, theme.secondary, theme.accent, theme.warning, theme.error, theme.success, theme.foreground]
    assert look.late not in [*others, *(getattr(look, part) for part in look._fields if part != "late")]


PARTS = [(person, size) for person in ("ana", "maya", "tomas") for size in SIZES]


def marks(app: MentorApp) -> str:
    """The marks of selected lines that are in sight."""
    shown = "\n".join(strip.text for strip in app.screen._compositor.render_strips())
    return "".join(glyph for glyph in shown if glyph in "▸›")


@pytest.mark.parametrize(("person", "size"), PARTS, ids=str)
async def test_one_mark_a_screen_says_where_the_keys_act(app_for: AppFor, person: str, size: tuple[int, int]) -> None:
    async with app_for(person).run_test(size=size) as pilot:
        for number in range(1, len(pilot.app.places) + 1):
            await pilot.press(str(number))
            await settle(pilot)
            for _part in range(4):
                assert marks(pilot.app).count("▸") <= 1, (number, pilot.app.focused)
                await pilot.press("tab")
                await settle(pilot)


async def test_under_a_question_no_line_has_the_keys(app_for: AppFor) -> None:
    async with app_for("maya").run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "▸" in marks(pilot.app)
        await pilot.press("n")
        await settle(pilot)
        below = pilot.app.screen_stack[-2]
        assert "▸" not in "".join(strip.text for strip in below._compositor.render_strips())
        await pilot.press("escape")
        await settle(pilot)
        assert "▸" in marks(pilot.app)


def test_what_is_late_is_underlined_where_there_are_no_colours() -> None:
    late = Style(color=Color.parse(themes.LOOKS[themes.PLAIN].late).rich_color, bold=True)
    shown = themes.Uncoloured().apply(
        [Segment("late", late), Segment("fine", Style(italic=True))], Color.parse("black")
    )
    assert [segment.style.underline for segment in shown if segment.style] == [True, None]


async def test_no_colour_leaves_no_colour(app_for: AppFor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with app_for("ana", theme="light").run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        segments = [segment for strip in pilot.app.screen._compositor.render_strips() for segment in strip]
        colours: set[Any] = {s.style.color for s in segments if s.style} | {
            s.style.bgcolor for s in segments if s.style
        }
        assert all(colour is None or colour.is_default for colour in colours)
        assert any(s.style and s.style.reverse for s in segments)
        assert not any(s.style and s.style.dim for s in segments)


async def test_an_off_key_stands_in_brackets_where_its_tone_does_not_tell(app_for: AppFor) -> None:
    async with app_for("ana", theme="high-contrast").run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        line = pilot.app.screen._compositor.render_strips()[-1].text
        assert "(w why)" in line
        assert "(space" not in line


LABELS = ("New for you", "We owe you", "What good looks like", "So far", "Opens after")


@pytest.mark.parametrize("person", ["ana", "maya", "tomas"])
async def test_capitals_name_a_list_column_heads_are_dim_and_labels_plain(app_for: AppFor, person: str) -> None:
    async with app_for(person).run_test(size=(120, 40)) as pilot:
        ground = pilot.app.screen.styles.color
        assert ground is not None
        dim = Color.parse(themes.LOOKS["dark"].dim).rgb
        for number in range(1, len(pilot.app.places) + 1):
            await pilot.press(str(number))
            await settle(pilot)
            for strip in pilot.app.screen._compositor.render_strips():
                for segment in strip:
                    text, style = segment.text.strip(), segment.style or Style()
                    colour = style.color.triplet if style.color else None
                    if text in LABELS:
                        assert not style.bold, text
                    if text in ("COHORT", "TRACK", "NEEDS YOU", "PEOPLE", "YOUR PLAN", "TODAY"):
                        assert style.bold, text
                    if text.startswith(("Mentee  ", "Name  ", "Hire  ", "Mentor  ")) and "  " in text.strip():
                        assert colour == dim, text
                        assert not style.bold


async def test_a_list_that_is_narrowed_by_typing_says_which_line_enter_takes(app_for: AppFor) -> None:
    async with app_for("tomas").run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        lines = [Line(((f"Choice {n}", ""),), id=str(n)) for n in range(FILTER_FROM)]
        pilot.app.push_screen(Choose("Which?", lines, detail=[("Column", "dim")]))
        await settle(pilot)
        shown = [strip.text for strip in pilot.app.screen._compositor.render_strips()]
        heads = next(at for at, text in enumerate(shown) if "Column" in text)
        assert "▸Choice 0" in shown[heads + 1], "the columns are named right above what stands in them"
        await pilot.press("down")
        await settle(pilot)
        assert "▸Choice 1" in "".join(strip.text for strip in pilot.app.screen._compositor.render_strips())


@pytest.mark.parametrize("theme", themes.NAMES)
async def test_a_scrollbar_is_only_where_the_keys_act(app_for: AppFor, theme: str) -> None:
    async with app_for("ana", theme=theme).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("v")
        await settle(pilot)
        way, item = pilot.app.screen.query_one("#way"), pilot.app.screen.query_one("#item")
        assert way.show_vertical_scrollbar
        assert item.show_vertical_scrollbar
        for focused, other in ((way, item), (item, way)):
            assert focused.has_focus
            shown = {widget for widget, _where in pilot.app.screen._compositor.visible_widgets.items()}
            assert focused.vertical_scrollbar in shown
            assert other.vertical_scrollbar not in shown
            await pilot.press("enter")
            await settle(pilot)

"""Text with tones: wrapping by cells, Markdown, lists of lines."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.app import App, ComposeResult

from mentor_tui.tui import themes
from mentor_tui.tui.fragments.prose import prose
from mentor_tui.tui.styles import Part, content, fit, wrap
from mentor_tui.tui.widgets.lines import Line, Lines, heading

TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Mn", "Me", "Cf")), max_size=120)


def said(parts: list[Part]) -> str:
    """The parts without tones."""
    return "".join(text for text, _tone in parts)


@given(TEXT, st.integers(4, 60))
def test_no_line_is_wider_than_asked_and_no_letter_is_lost(text: str, width: int) -> None:
    wrapped = said(wrap([(text, "")], width))
    assert all(cell_len(line) <= width for line in wrapped.split("\n"))
    assert "".join(wrapped.split()) == "".join(text.split())


@given(TEXT, st.integers(1, 40))
def test_fit_is_exact(text: str, width: int) -> None:
    assert cell_len(fit(text, width)) == width or "\n" in text


def test_wrapping_hangs_under_what_stands_first() -> None:
    assert said(wrap([("one two three", "")], 9, first="· ")) == "· one two\n  three"


def test_tones_meet_without_a_gap() -> None:
    assert said(wrap([("a ", ""), ("bold", "strong"), (", then", "")], 40)) == "a bold, then"


def test_markdown_is_drawn_and_never_run() -> None:
    shown = said(
        prose("# Head\n\nSome *words* and **more**, [a page](https://x.example) `x`.\n\n- one\n- two\n  three", 40)
    )
    assert shown == "Head\n\nSome words and more, a page\n(https://x.example) x.\n\n · one\n · two three"
    assert said(prose("[@click=app.quit]x[/] [/]", 40)) == "[@click=app.quit]x[/] [/]"


def test_snake_case_and_asterisks_alone_stay() -> None:
    assert said(prose("some_snake_case and 2 * 3 * 4", 60)) == "some_snake_case and 2 * 3 * 4"


def test_lists_in_lists_hang_and_numbers_stand_under_each_other() -> None:
    assert (
        said(prose("- one\n  - two\n\n    more of two\n- three", 40))
        == " · one\n    · two\n\n      more of two\n · three"
    )
    assert said(prose("9. nine\n10. ten and\n    more", 12)) == "  9. nine\n 10. ten and\n     more"
    assert said(prose("- a\n\n- b\n\nend", 40)) == " · a\n\n · b\n\nend"


def test_quotes_and_code_stand_in_and_code_keeps_its_spaces() -> None:
    assert said(prose("> said by\n> one\n>\n> - and this", 40)) == "  said by one\n\n   · and this"
    assert prose("```py\nif x:\n    y = '[/]'\n```", 40) == [("  if x:\n      y = '[/]'", "dim")]


def test_a_table_stands_in_columns_where_it_fits_and_in_rows_where_not() -> None:
    table = "| a | b |\n|---|---|\n| one | *two* |"
    assert prose(table, 40) == [("a    b", "strong"), ("\n", ""), ("one  two", "")]
    assert said(prose(table, 7)) == "a · b\none ·\n  two"


def test_tones_of_markdown() -> None:
    assert prose("*a* **b *c*** `d`", 40) == [
        ("a", "em"), (" b", "strong"), (" c", "strong"), (" d", "strong")
    ]  # fmt: skip


def test_what_could_harm_a_terminal_cannot_hide_in_an_entity_or_a_link() -> None:
    hidden = said(prose("a&#x202e;b &#155;31m <https://x.example/%E2%80%AE> [c](https://x.example/&#x202e;)", 80))
    assert not {"\u202e", "\x9b", "\x1b"} & set(hidden)
    assert said(prose("[c](javascript:run) <b>x</b>", 80)) == "[c](javascript:run) <b>x</b>"


@given(TEXT, st.integers(8, 60))
def test_a_text_is_drawn_alike_with_and_without_the_parser(text: str, width: int) -> None:
    # A rule draws nothing, and has the parser read the text before it too.
    assert prose(f"{text}\n\n---", width) == prose(text, width)


def test_content_takes_brackets_as_they_are() -> None:
    assert content([("[/]", "strong"), "[b]"]).plain == "[/][b]"


class _App(App[None]):
    def compose(self) -> ComposeResult:
        yield Lines([heading("Top"), *(Line(((f"line {n}", ""),), id=str(n)) for n in range(5_000))])

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return themes.LOOKS[themes.DEFAULT].variables


async def test_a_list_moves_over_what_cannot_be_selected() -> None:
    app = _App()
    async with app.run_test(size=(40, 10)) as pilot:
        lines = app.query_one(Lines)
        lines.focus()
        assert lines.selected == "0"
        await pilot.press("k")
        assert lines.selected == "0"
        await pilot.press("end")
        assert lines.selected == "4999"
        assert lines.scroll_offset.y > 4_900
        await pilot.press("home")
        assert (lines.selected, lines.scroll_offset.y) == ("0", 0)
        await pilot.press("pagedown", "j")
        assert lines.selected == "10"


async def test_the_selection_stays_with_its_line_and_then_with_its_place() -> None:
    app = _App()
    async with app.run_test(size=(40, 10)):
        lines = app.query_one(Lines)
        lines.select("7")
        lines.show_lines([Line(((str(n), ""),), id=str(n)) for n in range(20)])
        assert lines.selected == "7"
        lines.show_lines([Line(((str(n), ""),), id=str(n)) for n in range(20) if n != 7])
        assert lines.selected in ("6", "8")
        lines.show_lines([])
        assert lines.selected == ""

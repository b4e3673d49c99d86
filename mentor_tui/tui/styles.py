"""Text with tones: what is said, and how loudly, apart from any theme. People's own words are never read as markup."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size

from mentor_tui.domain.names import short_name
from mentor_tui.domain.text import clean
from mentor_tui.tui.links import Link, links, split

if TYPE_CHECKING:
    from textual.content import Content
    from textual.widget import Widget

Part = tuple[str, str]
"""A text and its tone: "" plain, ``dim``, ``strong``, ``em``, ``rule``; for a glyph and its word ``good`` and ``waits``;
and ``late`` for what we owe and are late with, and nothing else. After a blank comes the address of what is a link."""

BREAK: Part = ("\n", "")

WIDE = 100
"""Columns from which on a second part of a page stands beside the first."""

STYLES = {
    "": "",
    "dim": "$dim",
    "strong": "bold",
    "em": "italic",
    "rule": "$rule",
    "good": "$good",
    "waits": "$waits",
    "late": "bold $late",
}
"""Tone -> style of a ``Content``."""


def state_tone(state: str) -> str:
    """The tone of the glyph and word of a state, never of what it is about."""
    return {"done": "good", "seen": "good", "waiting": "waits", "locked": "dim"}.get(state, "")


def has_keys(node: Widget) -> bool:
    """Whether the keys act on a part of the screen: it is in use, or the field above it is, and no question lies over it."""
    return (node.has_focus or node.has_class("-driven")) and node.screen.is_active


def mark(node: Widget) -> str:
    """What stands before the selected line of a part of the screen: where the keys act, or where they would act again."""
    return "▸" if has_keys(node) else "›"


def content(parts: Iterable[Part | str]) -> Content:
    """Parts as something that a ``Static`` shows."""
    from textual.content import Content

    return Content.assemble(*((p, "") if isinstance(p, str) else (p[0], style(p[1])) for p in parts))


def style(tone: str) -> str:
    """What a ``Content`` makes of a tone, and of the link after it."""
    name, _blank, url = tone.partition(" ")
    return f"{STYLES[name]} link='{url}'" if url else STYLES[name]


def fit(text: str, width: int, *, right: bool = False) -> str:
    """A text in exactly so many cells: filled with blanks, or cut with dots."""
    if cell_len(text) > width:
        text = set_cell_size(text, max(width - 1, 0)).rstrip() + "…" if width > 0 else ""
    pad = " " * (width - cell_len(text))
    return pad + text if right else text + pad


FIRST_LEAST = 4
"""Cells of a first name that stay before what tells it apart."""


def fit_name(names: Mapping[str, str], person: str, width: int) -> str:
    """Somebody's name in so many cells: in full where it fits, else as colleagues say it; a title is cut, a name is not."""
    name = clean(names.get(person, person))
    return fit(name, width) if cell_len(name) <= width else fit_short(clean(short_name(names, person)), width)


def fit_short(name: str, width: int) -> str:
    """A short name in so many cells; what tells it from a namesake’s, its end, is cut last."""
    first, _blank, end = name.rpartition(" ")
    room = width - cell_len(end) - 1
    if cell_len(name) > width and room < FIRST_LEAST and end.startswith("("):
        # Of two who have the very same name the id alone says who is meant, and most of all its end.
        who = end.strip("()")
        return fit(who, width) if cell_len(who) <= width else f"…{who[-(width - 1) :]}"
    if cell_len(name) <= width or not first or room < FIRST_LEAST:
        return fit(name, width)
    return fit(f"{fit(first, min(cell_len(first), room)).rstrip()} {end}", width)


def cells(text: str) -> int:
    """How many cells a text takes."""
    return cell_len(text)


def paragraph(
    text: str, width: int, tone: str = "", *, first: str = "", first_tone: str = "", rest: str | None = None
) -> list[Part]:
    """A text in one tone, wrapped, and the end of its last line; see ``wrap``."""
    return [*wrap([(text, tone)], width, first=first, first_tone=first_tone, rest=rest), BREAK]


def rows_of(parts: Iterable[Part]) -> int:
    """How many lines parts take that are wrapped already."""
    text = "".join(text for text, _tone in parts)
    return text.count("\n") + bool(text)


def wrap(
    parts: Iterable[Part], width: int, *, first: str = "", first_tone: str = "", rest: str | None = None
) -> list[Part]:
    """Parts broken into lines of at most so many cells, each line but the last ended by a line break.

    Args:
        parts: texts with tones; line breaks in them are kept.
        width: cells of a line, indents counted.
        first: what stands before the first line.
        first_tone: the tone of that: of a glyph and its word.
        rest: what stands before each further line; as many blanks as ``first`` where it is None.

    """
    indent = " " * cell_len(first) if rest is None else rest
    lines: list[list[Part]] = [[(first, first_tone)] if first else []]
    used = start = cell_len(first)
    gap, at = False, 0
    within: tuple[Link, ...] = ()

    def new_line() -> None:
        nonlocal used, start, gap
        lines.append([(indent, "")] if indent else [])
        used = start = cell_len(indent)
        gap = False

    def put(word: str, tone: str) -> None:
        nonlocal at
        said = f" {word}" if gap else word
        for piece, url in split(said, at - gap, within) if within else ((said, ""),):
            lines[-1].append((piece, f"{tone} {url}" if url else tone))
        at += len(word)

    for text, tone in parts:
        within, at = links(text), 0
        for number, paragraph in enumerate(text.split("\n")):
            if number:
                new_line()
            gap = gap or paragraph[:1] == " "
            for whole in paragraph.split():
                word, length = whole, cell_len(whole)
                at = text.index(whole, at) if within else at
                if used + gap + length > width and used > start:
                    new_line()
                while used + gap + length > width and length > 1:
                    piece = set_cell_size(word, max(width - used - gap, 1)).rstrip()
                    put(piece, tone)
                    word = word[len(piece) :]
                    length = cell_len(word)
                    new_line()
                put(word, tone)
                used += gap + length
                gap = True
            gap = paragraph[-1:] == " " if paragraph.strip() else gap
            gap = gap and used > start
    joined: list[Part] = []
    for number, line in enumerate(lines):
        if number:
            joined.append(("\n", ""))
        joined += line
    return joined

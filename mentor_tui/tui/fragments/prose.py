"""Markdown as parts: paragraphs, headings, lists, quotes, code, tables, emphasis and links, wrapped with hanging indents.

``markdown-it-py`` reads it; here its tree is only turned into parts. Texts are drawn at every move of the cursor, so
what was drawn once in a width is kept, and a text without a single mark is not worth loading the parser for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from rich.cells import cell_len, chop_cells

from mentor_tui.domain.text import clean
from mentor_tui.tui.styles import Part, fit, wrap

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

Block = tuple[list[Part], bool]
"""A piece of text, and whether the next one follows on the very next line."""

_MARKS = re.compile(r"[*_`<\[\\|&]|^ *(?:[-+#>~=]|\d+[.)])|^ {4}|  $", re.M)
"""What may mean something in Markdown."""


def prose(text: str, width: int) -> list[Part]:
    """A Markdown text as parts, wrapped to a width."""
    return list(_drawn(text, width))


@lru_cache(maxsize=128)
def _drawn(text: str, width: int) -> tuple[Part, ...]:
    text = clean(text, lines=True)
    if _MARKS.search(text):
        blocks = [block for node in _read(text).children for block in _block(node, width, "", "")]
    else:
        blocks = [(wrap([(" ".join(plain.split()), "")], width), False) for plain in re.split(r"\n[ \n]*\n", text)]
    joined: list[Part] = []
    for number, (parts, _tight) in enumerate(blocks):
        if number:
            joined.append(("\n" if blocks[number - 1][1] else "\n\n", ""))
        joined += parts
    return tuple(joined)


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).enable("table")


def _read(text: str) -> SyntaxTreeNode:
    from markdown_it.tree import SyntaxTreeNode

    return SyntaxTreeNode(_parser().parse(text))


def _block(node: SyntaxTreeNode, width: int, first: str, rest: str) -> Iterator[Block]:
    """What a node says, piece by piece.

    Args:
        node: a block of the tree.
        width: cells of a line.
        first: what stands before its first line.
        rest: what stands before each further line.

    """
    match node.type:
        case "paragraph":
            yield wrap(_inline(node.children), width, first=first, rest=rest), node.hidden
        case "heading":
            yield wrap(_inline(node.children, "strong"), width, first=first, rest=rest), False
        case "fence" | "code_block":
            yield _code(node.content, width, first, rest), False
        case "table":
            yield _table(node, width, first, rest), False
        case "bullet_list" | "ordered_list":
            yield from _list(node, width, first, rest)
        case "blockquote":
            yield from _within(node, width, f"{first}  ", f"{rest}  ")


def _within(node: SyntaxTreeNode, width: int, first: str, rest: str) -> Iterator[Block]:
    for child in node.children:
        for block in _block(child, width, first, rest):
            yield block
            first = rest


def _list(node: SyntaxTreeNode, width: int, first: str, rest: str) -> Iterator[Block]:
    start = int(node.attrs.get("start", 1))
    marks = [
        " · " if node.type == "bullet_list" else f" {number}{item.markup} "
        for number, item in enumerate(node.children, start)
    ]
    room = max(map(len, marks))
    tight = any(child.hidden for item in node.children for child in item.children)
    last = len(marks) - 1
    for number, (mark, item) in enumerate(zip(marks, node.children, strict=True)):
        hanging = rest + " " * room
        blocks = list(_within(item, width, (first if number == 0 else rest) + mark.rjust(room), hanging))
        # In a tight list the items follow each other; whatever stands after the list keeps its distance.
        yield from blocks[:-1]
        yield from ((parts, tight and number != last) for parts, _tight in blocks[-1:])


def _code(text: str, width: int, first: str, rest: str) -> list[Part]:
    room = max(width - cell_len(rest) - 2, 4)
    lines = [piece for line in text.rstrip("\n").split("\n") for piece in chop_cells(line, room) or [""]]
    return [(f"{first}  " + f"\n{rest}  ".join(lines), "dim")]


def _table(node: SyntaxTreeNode, width: int, first: str, rest: str) -> list[Part]:
    rows = [[_inline(cell.children) for cell in row.children] for part in node.children for row in part.children]
    texts = [["".join(text for text, _tone in cell) for cell in row] for row in rows]
    widths = [max(map(cell_len, column)) for column in zip(*texts, strict=True)]
    fits = cell_len(rest) + sum(widths) + 2 * (len(widths) - 1) <= width
    parts: list[Part] = []
    for number, row in enumerate(texts):
        lead = rest if number else first
        tone = "" if number else "strong"
        if fits:
            line = "  ".join(fit(text, room) for text, room in zip(row, widths, strict=True))
            parts.append((lead + line.rstrip(), tone))
        else:
            parts += wrap([(" · ".join(filter(None, row)), tone)], width, first=lead, rest=f"{rest}  ")
        parts.append(("\n", ""))
    return parts[:-1]


def _inline(nodes: Iterable[SyntaxTreeNode], tone: str = "") -> list[Part]:
    """Emphasis, code and links of one paragraph."""
    parts: list[Part] = []
    for node in nodes:
        match node.type:
            case "softbreak":
                parts.append((" ", tone))
            case "hardbreak":
                parts.append(("\n", tone))
            case "code_inline":
                parts.append((_harmless(node.content), "strong"))
            case "strong":
                parts += _inline(node.children, "strong")
            case "em":
                parts += _inline(node.children, tone or "em")
            case "link" | "image":
                said = _inline(node.children, tone)
                url = clean(str(node.attrs.get("href") or node.attrs.get("src") or ""))
                parts += said
                if url and node.info != "auto":
                    parts.append((f" ({url})" if said else url, "dim"))
            case "inline":
                parts += _inline(node.children, tone)
            case _:
                parts.append((_harmless(node.content), tone))
    return parts


def _harmless(text: str) -> str:
    """A piece of a line, cleaned once more: a Markdown entity can hide what was not to be seen in the text."""
    return f"{' ' if text[:1] == ' ' else ''}{clean(text)}{' ' if text[-1:] == ' ' else ''}"

"""Checklists in Markdown, read by a CommonMark parser with tables and front matter.

A box is a list item that begins with ``[ ]`` or a ballot box. Where a file has none at all, its list items are the things to
do; where it has some, a numbered list in a section without boxes is steps, and every other list is text. Whatever is neither
heading nor box stays, word for word, in the text of what it stands under. A character that is escaped stands for itself.
What stands between two comments, ``ABOUT`` and ``ABOUT_ENDS``, is text as well, whatever it looks like.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from typing import Final

import yaml
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from mentor_tui.catalogue.contents import SIZE_MOST
from mentor_tui.domain.problems import BadUse, Code
from mentor_tui.domain.text import clean, harmless, is_slug
from mentor_tui.intake.markdown_line import (
    BOX,
    BREAK,
    BULLET,
    NESTING_MOST,
    boxed,
    inline_of,
    only_boxes,
    parser,
    pieces,
    words_of,
)
from mentor_tui.intake.outline import Box, Heading, Kept, KeptAs, Outline, plain
from mentor_tui.intake.task_rows import columns_of, in_columns

_LISTS: Final = frozenset(("bullet_list", "ordered_list"))
_COMMENT: Final = re.compile(r"<!--(.*?)(?:-->|\Z)", re.S)
_LAYOUT: Final = re.compile(r"</?(?:details|aside|div|p|center|section|article|hr|br)\b[^>]*>", re.I)
_FOLDS: Final = re.compile(r"<details\b[^>]*>|</details\s*>|<summary\b[^>]*>(.*?)</summary>", re.S | re.I)
_TAG: Final = re.compile(r"<[^>]+>")
ABOUT, ABOUT_ENDS = "<!-- about -->", "<!-- /about -->"


def decoded(data: bytes) -> str:
    """The text of a checklist, with line ends of one kind.

    Raises:
        BadUse: it is too long, no text, or in an encoding that it does not name.

    """
    # What is longer would only become a curriculum that is too large to be read.
    if len(data) > SIZE_MOST:
        raise BadUse(Code.BAD_CHECKLIST, reason="too-long", most=SIZE_MOST >> 20)
    encoding = "utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        binary = b"\0" in data or data.startswith((b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0"))
        raise BadUse(Code.BAD_CHECKLIST, reason="no-text" if binary else "not-utf8", line=line) from error
    if "\0" in text or text.startswith("%PDF") or data.startswith(b"PK\x03\x04"):
        raise BadUse(Code.BAD_CHECKLIST, reason="no-text", line=1)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_markdown(data: bytes) -> Outline:
    """The outline of a checklist.

    Raises:
        BadUse: it is too long, no text, or nests too deep.

    """
    return outline_of(decoded(data))


def outline_of(text: str) -> Outline:
    """The outline of a checklist, of its text.

    Raises:
        BadUse: it nests deeper than the parser reads, which would lose what lies there.

    """
    lines = text.split("\n")
    read, abouts = _set_aside(lines)
    tokens = parser().parse("\n".join(read))
    for token in tokens:
        if token.nesting == 1 and token.level >= NESTING_MOST - 1:
            raise BadUse(Code.BAD_CHECKLIST, reason="too-deep", line=(token.map or (0,))[0] + 1)
    tree = SyntaxTreeNode(tokens)
    return _Reading(lines, abouts, any_boxes=_has_box(tree)).read(tree)


def _set_aside(lines: Sequence[str]) -> tuple[Sequence[str], Mapping[int, str]]:
    """The lines without what stands between the two comments, and that by the line of the first of them."""
    if not any(line.strip() == ABOUT for line in lines):
        return lines, {}
    left, abouts = list(lines), dict[int, str]()
    begin: int | None = None
    for number, line in enumerate(lines):
        if begin is None:
            begin = number if line.strip() == ABOUT else None
        elif line.strip() == ABOUT_ENDS:
            indent = " " * (len(lines[begin]) - len(lines[begin].lstrip(" ")))
            between = [inside.removeprefix(indent) for inside in lines[begin + 1 : number]]
            abouts[begin + 1] = "\t".join(map(harmless, "\n".join(between).split("\t")))
            left[begin + 1 : number + 1] = [""] * (number - begin)
            begin = None
    return left, abouts


def _has_box(node: SyntaxTreeNode) -> bool:
    stack = [node]
    while stack:
        one = stack.pop()
        if one.type == "list_item" and BOX.match(_first_line(one)):
            return True
        if one.type in {"td", "th"} and boxed(_inline(one).content) is not None:
            return True
        if one.type == "table":
            header = [_inline(cell).content for cell in one.children[0].children[0].children]
            if (columns := columns_of(header)) and _are_of_tasks(columns, least=2):
                return True
        if one.type == "paragraph" and only_boxes(_inline(one).content):
            return True
        stack += one.children
    return False


def _are_of_tasks(columns: Mapping[int, str], least: int) -> bool:
    """Whether columns say of tasks, without boxes, at least so much that is said of no other things."""
    telling = {"who", "minutes", "by_day", "times"}.intersection(columns.values())
    return "done" in columns.values() or len(telling) >= least


def _inline(node: SyntaxTreeNode) -> SyntaxTreeNode:
    return next((child for child in node.children if child.type == "inline"), _NOTHING)


_NOTHING: Final = SyntaxTreeNode([Token("inline", "", 0, children=[])]).children[0]


def _first_line(item: SyntaxTreeNode) -> str:
    first = item.children[0] if item.children else None
    return _inline(first).content if first is not None and first.type == "paragraph" else ""


def _closed_folds(blocks: Sequence[SyntaxTreeNode]) -> frozenset[tuple[int, int]]:
    """Each ``<details>`` that is closed somewhere: the line of its block, and which of the tags there it is."""
    open_: list[tuple[int, int]] = []
    closed = set()
    for block in (one for one in blocks if one.type == "html_block"):
        text = _COMMENT.sub("", block.content)
        for number, found in enumerate(_FOLDS.finditer(text)):
            if found[0].startswith("</") and open_:
                closed.add(open_.pop())
            elif found[0].lower().startswith("<details"):
                open_.append((_at(block), number))
    return frozenset(closed)


def _at(node: SyntaxTreeNode) -> int:
    """The line of a block, counted from 1."""
    return node.map[0] + 1 if node.map else 1


class _Reading:
    """One file on its way to an outline."""

    def __init__(self, lines: Sequence[str], abouts: Mapping[int, str], *, any_boxes: bool) -> None:
        self._lines = lines
        self._abouts = abouts
        self._any_boxes = any_boxes
        self._kept: list[Kept] = []
        self._meta: dict[str, str] = {}
        self._parts: dict[str, str] = {}
        self._root = Heading(1, 0, "")
        self._open = [self._root]
        self._folds: list[int] = []
        self._closed: frozenset[tuple[int, int]] = frozenset()

    def read(self, tree: SyntaxTreeNode) -> Outline:
        self._closed = _closed_folds(tree.children)
        self._blocks(tree.children)
        return Outline(self._root, self._meta, tuple(sorted(self._kept)), tuple(self._lines), self._parts)

    @property
    def _here(self) -> Heading:
        return self._open[-1]

    @property
    def _base(self) -> int:
        """The level of the innermost ``<details>``, under which headings begin anew; 0 outside of all."""
        return max(self._folds, default=0)

    def _blocks(self, nodes: Sequence[SyntaxTreeNode]) -> None:
        for node, following in itertools.zip_longest(nodes, nodes[1:]):
            self._block(node, following)

    def _block(self, node: SyntaxTreeNode, following: SyntaxTreeNode | None) -> None:
        if node.type == "front_matter":
            self._front_matter(node)
        elif node.type == "heading":
            self._heading(_at(node), self._base + int(node.tag[1]), words_of(_inline(node))[0])
        elif node.type in _LISTS:
            self._list(node, None)
        elif node.type == "paragraph" and following is not None and following.type in _LISTS and _is_label(node):
            self._heading(_at(node), self._base + _LABEL, words_of(_inline(node))[0].rstrip(":"))
        elif node.type == "table":
            self._table(node)
        elif node.type == "html_block":
            self._html(node)
        elif node.type == "blockquote" and _has_box(node):
            self._blocks(node.children)
        elif node.type == "paragraph" and only_boxes(_inline(node).content):
            self._line_boxes(_at(node), _inline(node).content.split("\n"), None)
        elif node.type != "hr":
            self._text(node)

    def _front_matter(self, node: SyntaxTreeNode) -> None:
        try:
            said = yaml.load(node.content, Loader=yaml.BaseLoader)
        except (yaml.YAMLError, RecursionError):
            said = None
        if isinstance(said, dict):
            said = {key: ", ".join(value) if _are_words(value) else value for key, value in said.items()}
            self._meta = {str(key).casefold(): value for key, value in said.items() if isinstance(value, str)}
            rest = {key: value for key, value in said.items() if not isinstance(value, str)}
            if _are_parts(rest.get("parts")):
                self._parts = rest.pop("parts")
            if rest:
                self._keep(_at(node), "text", yaml.safe_dump(rest, allow_unicode=True, sort_keys=False).strip())
        elif node.content.strip():
            self._keep(_at(node), "text", node.content.strip())

    def _heading(self, line: int, level: int, title: str) -> None:
        while self._here.level >= level:
            self._open.pop()
        section = Heading(line, level, title)
        self._here.sections.append(section)
        self._open.append(section)

    def _list(self, node: SyntaxTreeNode, parent: Box | None) -> None:
        steps = not self._any_boxes or (node.type == "ordered_list" and not self._here.boxes and parent is None)
        for item in node.children:
            line, first = _at(item), _first_line(item)
            marked = BOX.match(first)
            if marked or (steps and first):
                self._box(item, first[marked.end() :] if marked else first, parent)
            elif _has_box(item):
                self._group(item, first, parent)
            elif marked is None:
                self._add(parent, self._source(item, whole=True))
                self._kept.append(Kept(line, "list", clean(first)))

    def _box(self, item: SyntaxTreeNode, first: str, parent: Box | None) -> None:
        line, (first, *more) = _at(item), BREAK.split(first)
        listed = more and all(BULLET.match(piece) or boxed(piece) is not None for piece in more)
        inline = inline_of(first) if listed else _inline(item.children[0])
        words, links, struck = words_of(inline, first)
        if not words:
            self._keep(line, "empty box", " ".join(links) or self._lines[line - 1].strip(), parent)
            self._inside(item.children[1:], parent)
            return
        box = Box(line, words, links, struck=struck)
        self._put(box, parent)
        if listed:
            self._line_boxes(line, ["<br>".join(more)], box)
        self._inside(item.children[1:], box)

    def _put(self, box: Box, parent: Box | None) -> None:
        (self._here.boxes if parent is None else parent.boxes).append(box)

    def _line_boxes(self, first: int, lines: Sequence[str], parent: Box | None) -> None:
        """Boxes without a list around them, one or, with ``<br>``, several in a line; what is none of them is text."""
        last = parent
        for line, text in enumerate(lines, first):
            for piece in filter(None, BREAK.split(text.strip())):
                words, links, struck = words_of(inline_of(boxed(piece) or ""))
                if words:
                    last = Box(line, words, links, struck=struck)
                    self._put(last, parent)
                else:
                    self._add(last, piece)

    def _inside(self, nodes: Sequence[SyntaxTreeNode], box: Box | None) -> None:
        for node in nodes:
            if node.type in _LISTS and (_has_box(node) or not self._any_boxes):
                self._list(node, box)
            elif node.type == "html_block":
                self._html(node, box)
            elif node.type == "paragraph" and only_boxes(_inline(node).content):
                self._line_boxes(_at(node), _inline(node).content.split("\n"), box)
            else:
                self._add(box, self._source(node, whole=box is not None))

    def _group(self, item: SyntaxTreeNode, first: str, parent: Box | None) -> None:
        """A list item without a box that has some under it: what they are about."""
        if parent is not None or not first:
            self._add(parent, first)
            self._inside(item.children[1 if first else 0 :], parent)
            return
        outer = len(self._open)
        level = max(self._here.level, self._base + _LABEL) + 1
        words, links, _struck = words_of(_inline(item.children[0]))
        self._heading(_at(item), level, words.rstrip(":"))
        self._add(None, *links)
        for node in item.children[1:]:
            self._block(node, None)
        del self._open[outer:]

    def _table(self, node: SyntaxTreeNode) -> None:
        rows = [row for part in node.children for row in part.children]
        cells = [[words_of(_inline(cell)) for cell in row.children] for row in rows]
        header = [words for words, _links, _struck in cells[0]]
        columns = columns_of(header)
        contents = [[_inline(cell).content for cell in row.children] for row in rows[1:]]
        many = any(len([*filter(None, map(boxed, pieces(cell)))]) > 1 for row in contents for cell in row)
        any_box = any(boxed(cell) is not None for row in contents for cell in row)
        if any_box and (many or columns is None):
            self._matrix(header, rows[1:])
            return
        if columns is None or not (any_box or _are_of_tasks(columns, least=2 if self._any_boxes else 1)):
            self._text(node)
            return
        for row, made in zip(rows[1:], cells[1:], strict=True):
            texts = [words if (beside := boxed(words)) is None else beside for words, _l, _s in made]
            task, said, rest = in_columns(columns, header, texts)
            rest = [plain(text) for text in rest]
            links = tuple(link for _words_, links, _struck in made for link in links)
            if task:
                self._here.boxes.append(Box(_at(row), task, links, rest, said=said))
            elif any(texts):
                self._keep(_at(row), "text", plain(" | ".join(texts)))

    def _matrix(self, header: Sequence[str], rows: Sequence[SyntaxTreeNode]) -> None:
        """A table with boxes in its cells: a row is a section, and a column one in it where several have some."""
        outer = len(self._open)
        level = max(self._here.level, self._base + _LABEL) + 1
        cells = [[_inline(cell).content for cell in row.children] for row in rows]
        columns = {
            at for row in cells for at, cell in enumerate(row) if any(boxed(one) is not None for one in pieces(cell))
        }
        for row, texts in zip(rows, cells, strict=True):
            named = [cell for at, cell in enumerate(texts) if at not in columns and cell]
            title, *_rest = [words_of(inline_of(cell)) for cell in named] or [("", (), False)]
            if title[0]:
                self._heading(_at(row), level, title[0])
            self._add(None, *title[1], *named[1:])
            for at in sorted(columns):
                if len(columns) > 1 and texts[at] and header[at]:
                    self._heading(_at(row), level + 1, header[at])
                self._line_boxes(_at(row), [texts[at]], None)
        del self._open[outer:]

    def _html(self, node: SyntaxTreeNode, box: Box | None = None) -> None:
        text, line = node.content, _at(node)
        if text.strip() == ABOUT and line in self._abouts:
            self._add(box, self._abouts[line])
            return
        for comment in _COMMENT.findall(text):
            if comment.strip():
                self._keep(line, "comment", comment.strip(), box or self._above())
        text = _COMMENT.sub(lambda found: "\n" * found[0].count("\n"), text)
        if box is None:
            text = self._folded(text, line)
        self._keep_html(text, line, box)

    def _keep_html(self, text: str, line: int, box: Box | None = None) -> None:
        if rest := _LAYOUT.sub("", text).strip():
            self._keep(line, "html", rest, box)

    def _folded(self, text: str, line: int) -> str:
        """What stands after the last ``<details>`` or ``<summary>`` of some HTML; what stands before each is kept here."""
        at = 0
        for number, found in enumerate(_FOLDS.finditer(text)):
            self._keep_html(text[at : found.start()], line)
            at = found.end()
            if found[1] is not None:
                level = self._base + _LABEL + 1
                self._heading(line + text.count("\n", 0, at), level, clean(_TAG.sub("", found[1])))
                if self._folds and not self._folds[-1]:
                    self._folds[-1] = level
            elif found[0].startswith("</"):
                level = self._folds.pop() if self._folds else self._base + _LABEL + 1
                while level and self._here.level >= level:
                    self._open.pop()
            elif (line, number) in self._closed:
                self._folds.append(0)
        return text[at:]

    def _above(self) -> Box | None:
        """The last box of the section that is being read."""
        return self._here.boxes[-1] if self._here.boxes else None

    def _text(self, node: SyntaxTreeNode) -> None:
        if self._here.boxes:
            # Text between boxes: it may have been meant for the one before it, or for those after it.
            self._kept.append(Kept(_at(node), "text", clean(self._lines[_at(node) - 1])))
        self._add(None, self._source(node))

    def _keep(self, line: int, kind: KeptAs, text: str, box: Box | None = None) -> None:
        self._kept.append(Kept(line, kind, clean(text, lines=True)))
        self._add(box, text)

    def _add(self, box: Box | None, *texts: str) -> None:
        (self._here.about if box is None else box.about).extend(text for text in texts if text.strip())

    def _source(self, node: SyntaxTreeNode, *, whole: bool = False) -> str:
        """The lines of a block as they stand in the file, without the indent that they share."""
        begin, end = node.map or (0, 0)
        lines = [line.expandtabs(4) for line in self._lines[begin:end]]
        filled = [line for line in lines if line.strip()]
        # What a list item or a quotation puts in front of its first line is no part of the text in it.
        first = filled[0] if filled else ""
        indents = [len(line) - len(line.lstrip()) for line in (filled if whole else filled[1:] or filled)]
        shared = min(indents, default=0)
        kept = [line[shared:] if line[:shared].strip() == "" else line.lstrip() for line in lines]
        return clean("\n".join(kept), lines=True).strip("\n") if first else ""


_LABEL: Final = 10
"""The level of what is no heading of Markdown's, whose levels end at six, but stands over a list like one."""


def _is_label(node: SyntaxTreeNode) -> bool:
    """Whether a paragraph is one line in bold, or a short one that ends in a colon."""
    inline = _inline(node)
    if "\n" in inline.content:
        return False
    marks = [
        child.type
        for child in inline.children
        if child.type not in {"text", "text_special"} or child.content.strip(" :")
    ]
    return marks == ["strong"]


def _are_words(said: object) -> bool:
    return isinstance(said, list) and all(isinstance(one, str) for one in said)


def _are_parts(said: object) -> bool:
    return isinstance(said, dict) and all(is_slug(part) and isinstance(said[part], str) for part in said)

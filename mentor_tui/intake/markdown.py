"""Checklists in Markdown, read by a CommonMark parser with tables and front matter.

A box is a list item that begins with ``[ ]`` or a ballot box. Where a file has none at all, its list items are the things to
do; where it has some, a numbered list in a section without boxes is steps, and every other list is text. Whatever is neither
heading nor box stays, word for word, in the text of what it stands under. A character that is escaped stands for itself.
What stands between two comments, ``ABOUT`` and ``ABOUT_ENDS``, is text as well, whatever it looks like.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.front_matter import front_matter_plugin

from mentor_tui.domain.problems import BadUse, Code
from mentor_tui.domain.text import clean, harmless, is_slug
from mentor_tui.intake.outline import Box, Heading, Kept, KeptAs, Outline, literal, plain
from mentor_tui.intake.tables import SIZE_MOST
from mentor_tui.intake.task_rows import columns_of, in_columns

_BOX: Final = re.compile(r"(?:\\?\[[ xX✓✔\-~]?\\?\]|[☐☑☒⬜□✅])\ufe0f?(?=\s|$)\s*")
_LISTS: Final = frozenset(("bullet_list", "ordered_list"))
_COMMENT: Final = re.compile(r"<!--(.*?)(?:-->|\Z)", re.S)
_SUMMARY: Final = re.compile(r"<summary[^>]*>(.*?)</summary>", re.S | re.I)
_DETAILS: Final = re.compile(r"</?details[^>]*>", re.I)
_TAG: Final = re.compile(r"<[^>]+>")
_ADDRESS: Final = re.compile(r"<?(?:https?://|mailto:)[^\s<>]*[^\s<>.,;:!?)\]]>?")

ABOUT, ABOUT_ENDS = "<!-- about -->", "<!-- /about -->"

_NESTING_MOST: Final = 400
"""How deep blocks may lie: a list takes two levels and its text one, and people nest lists ten deep."""


def decoded(data: bytes) -> str:
    """The text of a checklist, with line ends of one kind.

    Raises:
        BadUse: it is too long, no text, or in an encoding that it does not name.

    """
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


class _Parser(MarkdownIt):
    """Addresses stay as they are written."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802  so it is called there
        return url


@cache
def parser() -> MarkdownIt:
    """The parser that reads checklists; what is escaped is a token of its own."""
    made = _Parser("commonmark", {"maxNesting": _NESTING_MOST}).enable(["table", "strikethrough"])
    return made.disable("text_join").use(front_matter_plugin)


def read_markdown(data: bytes) -> Outline:
    """The outline of a checklist.

    Raises:
        BadUse: it is too long, or no text.

    """
    return outline_of(decoded(data))


def outline_of(text: str) -> Outline:
    """The outline of a checklist, of its text."""
    lines = text.split("\n")
    read, abouts = _set_aside(lines)
    tree = SyntaxTreeNode(parser().parse("\n".join(read)))
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
        if one.type == "list_item" and _BOX.match(_first_line(one)):
            return True
        if one.type in {"td", "th"} and _BOX.match(_inline(one).content if _inline(one) else ""):
            return True
        stack += one.children
    return False


def _inline(node: SyntaxTreeNode) -> SyntaxTreeNode:
    return next((child for child in node.children if child.type == "inline"), _NOTHING)


_NOTHING: Final = SyntaxTreeNode([Token("inline", "", 0, children=[])]).children[0]


def _first_line(item: SyntaxTreeNode) -> str:
    first = item.children[0] if item.children else None
    return _inline(first).content if first is not None and first.type == "paragraph" else ""


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

    def read(self, tree: SyntaxTreeNode) -> Outline:
        self._blocks(tree.children)
        return Outline(self._root, self._meta, tuple(sorted(self._kept)), tuple(self._lines), self._parts)

    @property
    def _here(self) -> Heading:
        return self._open[-1]

    def _blocks(self, nodes: Sequence[SyntaxTreeNode]) -> None:
        after: Sequence[SyntaxTreeNode | None] = [*nodes[1:], None]
        for node, following in zip(nodes, after, strict=True):
            self._block(node, following)

    def _block(self, node: SyntaxTreeNode, following: SyntaxTreeNode | None) -> None:
        if node.type == "front_matter":
            self._front_matter(node)
        elif node.type == "heading":
            self._heading(_at(node), int(node.tag[1]), _words(_inline(node))[0])
        elif node.type in _LISTS:
            self._list(node, None)
        elif node.type == "paragraph" and following is not None and following.type in _LISTS and _is_label(node):
            self._heading(_at(node), self._label_level(), _words(_inline(node))[0].rstrip(":"))
        elif node.type == "table":
            self._table(node)
        elif node.type == "html_block":
            self._html(node)
        elif node.type == "blockquote" and _has_box(node):
            self._blocks(node.children)
        elif node.type != "hr":
            self._text(node)

    def _front_matter(self, node: SyntaxTreeNode) -> None:
        try:
            said = yaml.load(node.content, Loader=yaml.BaseLoader)
        except (yaml.YAMLError, RecursionError):
            said = None
        if isinstance(said, dict):
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

    def _label_level(self) -> int:
        """The level of a line in bold that stands over a list: below every heading."""
        real = [section.level for section in self._open if section.level < _LABEL]
        return max(real[-1] + 1, _LABEL)

    def _list(self, node: SyntaxTreeNode, parent: Box | None) -> None:
        steps = not self._any_boxes or (node.type == "ordered_list" and not self._here.boxes and parent is None)
        for item in node.children:
            line, first = _at(item), _first_line(item)
            marked = _BOX.match(first)
            if marked or (steps and first):
                self._box(item, first[marked.end() :] if marked else first, parent)
            elif _has_box(item):
                self._group(item, first, parent)
            elif marked is None:
                self._add(parent, self._source(item, whole=True))
                self._kept.append(Kept(line, "list", clean(first)))

    def _box(self, item: SyntaxTreeNode, first: str, parent: Box | None) -> None:
        words, links, struck = _words(_inline(item.children[0]), first)
        line = _at(item)
        if not words:
            self._keep(line, "empty box", " ".join(links) or self._lines[line - 1].strip(), parent)
            self._inside(item.children[1:], parent)
            return
        box = Box(line, words, links, struck=struck)
        (self._here.boxes if parent is None else parent.boxes).append(box)
        self._inside(item.children[1:], box)

    def _inside(self, nodes: Sequence[SyntaxTreeNode], box: Box | None) -> None:
        for node in nodes:
            if node.type in _LISTS and (_has_box(node) or not self._any_boxes):
                self._list(node, box)
            elif node.type == "html_block":
                self._html(node, box)
            else:
                self._add(box, self._source(node, whole=box is not None))

    def _group(self, item: SyntaxTreeNode, first: str, parent: Box | None) -> None:
        """A list item without a box that has some under it: what they are about."""
        if parent is not None or not first:
            self._add(parent, first)
            self._inside(item.children[1 if first else 0 :], parent)
            return
        outer = len(self._open)
        level = max(self._here.level, _LABEL) + 1
        words, links, _struck = _words(_inline(item.children[0]))
        self._heading(_at(item), level, words.rstrip(":"))
        self._add(None, *links)
        for node in item.children[1:]:
            self._block(node, None)
        del self._open[outer:]

    def _table(self, node: SyntaxTreeNode) -> None:
        rows = [row for part in node.children for row in part.children]
        cells = [[_words(_inline(cell)) for cell in row.children] for row in rows]
        header = [words for words, _links, _struck in cells[0]]
        columns = columns_of(header)
        boxed = any(_BOX.match(_inline(cell).content) for row in rows[1:] for cell in row.children)
        if columns is None or not (boxed or "done" in columns.values()):
            self._text(node)
            return
        for row, made in zip(rows[1:], cells[1:], strict=True):
            texts = [_BOX.sub("", words, count=1) if _BOX.match(words) else words for words, _l, _s in made]
            task, said, rest = in_columns(columns, header, texts)
            rest = [plain(text) for text in rest]
            links = tuple(link for _words_, links, _struck in made for link in links)
            if task:
                self._here.boxes.append(Box(_at(row), task, links, rest, said=said))
            elif any(texts):
                self._keep(_at(row), "text", plain(" | ".join(texts)))

    def _html(self, node: SyntaxTreeNode, box: Box | None = None) -> None:
        text, line = node.content, _at(node)
        if text.strip() == ABOUT and line in self._abouts:
            self._add(box, self._abouts[line])
            return
        for comment in _COMMENT.findall(text):
            if comment.strip():
                self._keep(line, "comment", comment.strip(), box or self._above())
        text = _COMMENT.sub("", text)
        summary = _SUMMARY.search(text)
        closes = "</details" in text.lower() and "<details" not in text.lower()
        if summary and box is None:
            self._heading(line, self._label_level() + 1, clean(_TAG.sub("", summary[1])))
        if rest := _DETAILS.sub("", _SUMMARY.sub("", text) if box is None else text).strip():
            self._keep(line, "html", rest, box)
        if closes and box is None and self._here.level > _LABEL:
            self._open.pop()

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


def _are_parts(said: object) -> bool:
    return isinstance(said, dict) and all(is_slug(part) and isinstance(said[part], str) for part in said)


def _words(inline: SyntaxTreeNode, said: str | None = None) -> tuple[str, tuple[str, ...], bool]:
    """What somebody reads of a line, where its links lead, and whether all of it is struck through."""
    texts: list[tuple[str, bool]] = []
    links: list[str] = []
    stack = [(child, False) for child in reversed(inline.children)]
    while stack:
        node, struck = stack.pop()
        if node.type == "link":
            href = str(node.attrs.get("href", ""))
            shown = "".join(inside.content for inside in node.walk() if not inside.children)
            # A link that shows where it leads has no words of its own; one into the page itself is no address.
            links.append(f"[{shown}]({href})" if href.startswith("#") and shown != href else href)
            if shown == href:
                continue
        if node.type in {"text", "code_inline", "html_inline"}:
            text = f"`{node.content}`" if node.type == "code_inline" else node.content
            if node.type == "html_inline" and not text.startswith("<!--"):
                text = "" if text.lower() in _SILENT_TAGS else text
            texts.append((text, struck))
        elif node.type == "text_special":
            stands = node.info == "escape" or node.markup.startswith("&#")
            texts.append((literal(node.content) if stands else node.content, struck))
        elif node.type in {"softbreak", "hardbreak"}:
            texts.append((" ", struck))
        elif node.type == "image":
            texts.append((node.content, struck))
            links.append(str(node.attrs.get("src", "")))
        else:
            stack += [(child, struck or node.type == "s") for child in reversed(node.children)]
    words = "".join(text for text, _struck in texts)
    unstruck = "".join(text for text, struck in texts if not struck)
    if said is not None:
        words, unstruck = (text[_box_ends(text) :] for text in (words.lstrip(), unstruck.lstrip()))
    for address in _ADDRESS.findall(words):
        links.append(address.strip("<>"))
    words = clean(_ADDRESS.sub("", words)) or next(iter(links), "")
    return words, tuple(dict.fromkeys(link for link in links if link)), bool(words) and not unstruck.strip()


def _box_ends(text: str) -> int:
    found = _BOX.match(plain(text))
    return found.end() if found else 0


_SILENT_TAGS: Final = frozenset(
    ("<br>", "<br/>", "<br />", "<b>", "</b>", "<i>", "</i>", "<kbd>", "</kbd>", "<u>", "</u>")
)

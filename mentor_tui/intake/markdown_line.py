"""What stands in a line of a checklist in Markdown: its words, its links, the box that it begins with."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.front_matter import front_matter_plugin

from mentor_tui.domain.text import clean
from mentor_tui.intake.outline import literal, plain

BOX: Final = re.compile(r"(?:\\?\[[ xX✓✔\-~]?\\?\]|[☐☑☒⬜□✅])\ufe0f?(?=\s|$)\s*")
BREAK: Final = re.compile(r"\s*<br\s*/?>\s*", re.I)
BULLET: Final = re.compile(r"(?:[-*+•·▪‣–]|\d{1,2}[.)])\s+")
_ADDRESS: Final = re.compile(r"<?(?:https?://|mailto:)[^\s<>]*[^\s<>.,;:!?)\]]>?")


NESTING_MOST: Final = 200
"""How deep blocks may lie: a list takes two levels and its text one, and people nest lists ten deep."""


class _Parser(MarkdownIt):
    """Addresses stay as they are written."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802  so it is called there
        return url


@cache
def parser() -> MarkdownIt:
    """The parser that reads checklists; what is escaped is a token of its own."""
    made = _Parser("commonmark", {"maxNesting": NESTING_MOST}).enable(["table", "strikethrough"])
    return made.disable("text_join").use(front_matter_plugin)


def boxed(text: str) -> str | None:
    """What stands beside the box that a text begins with; None where it begins with none."""
    bullet = BULLET.match(text)
    found = BOX.match(text, bullet.end() if bullet else 0)
    return text[found.end() :] if found else None


def only_boxes(text: str) -> bool:
    """Whether each line of a text is a box, as word processors copy them."""
    return boxed(text) is not None and all(boxed(line) is not None for line in pieces(text))


def pieces(text: str) -> list[str]:
    return [piece for line in text.split("\n") for piece in BREAK.split(line.strip()) if piece]


def inline_of(text: str) -> SyntaxTreeNode:
    return SyntaxTreeNode(parser().parseInline(text)).children[0]


def words_of(inline: SyntaxTreeNode, said: str | None = None) -> tuple[str, tuple[str, ...], bool]:
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
            if node.type == "html_inline" and (tag := _INLINE_TAG.fullmatch(text)):
                text = "\n" if tag[1].lower() == "br" else ""
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
    words = clean(_BROKEN.sub(" ", _ADDRESS.sub("", words))) or next(iter(links), "")
    return words, tuple(dict.fromkeys(link for link in links if link)), bool(words) and not unstruck.strip()


def _box_ends(text: str) -> int:
    found = BOX.match(plain(text))
    return found.end() if found else 0


_BROKEN: Final = re.compile(r" ?\n ?")
_INLINE_TAG: Final = re.compile(r"</?(br|b|i|em|strong|kbd|u|s|sub|sup|span|small|font)\b[^>]*>", re.I)
"""Tags that say how something looks; any other stays as it is."""

"""Markdown as parts: paragraphs, headings, lists, quotes, code, emphasis and links, wrapped with hanging indents.

It is drawn at once with the item it belongs to, at every move of the cursor; what it does not know (a table) is shown as written.
"""

from __future__ import annotations

import re

from mentor_tui.domain.text import clean
from mentor_tui.tui.tones import Part, wrap

_INLINE = re.compile(
    r"\*\*(?P<strong>.+?)\*\*|__(?P<strong2>.+?)__|(?<!\w)[*_](?P<em>[^*_\s](?:[^*_]*[^*_\s])?)[*_](?!\w)"
    r"|`(?P<code>[^`]+)`|!?\[(?P<text>[^\]]*)\]\((?P<url>[^)\s]+)[^)]*\)|<(?P<auto>https?://[^>\s]+)>"
)
_BULLET = re.compile(r"(?P<indent> *)(?P<mark>[-*+]|\d+[.)]) +(?P<text>.*)")
_HEADING = re.compile(r"#{1,6} +(?P<text>.*?) *#*$")
_RULE = re.compile(r" *([-*_])( *\1){2,} *$")


def inline(text: str) -> list[Part]:
    """Emphasis, code and links of one paragraph."""
    parts: list[Part] = []
    at = 0
    for found in _INLINE.finditer(text):
        if found.start() > at:
            parts.append((text[at : found.start()], ""))
        at = found.end()
        group = found.groupdict()
        strong = group["strong"] or group["strong2"]
        if strong:
            parts.append((strong, "strong"))
        elif group["em"]:
            parts.append((group["em"], "em"))
        elif group["code"]:
            parts.append((group["code"], "strong"))
        elif group["auto"]:
            parts.append((group["auto"], ""))
        else:
            parts.append((group["text"] or group["url"], ""))
            if group["text"] and group["text"] != group["url"]:
                parts.append((f" ({group['url']})", "dim"))
    if at < len(text):
        parts.append((text[at:], ""))
    return parts


def prose(text: str, width: int) -> list[Part]:
    """A Markdown text as parts, wrapped to a width."""
    blocks: list[list[Part]] = []
    paragraph: list[str] = []
    first = rest = ""
    fenced = False
    tight: list[bool] = []

    def end(*, close: bool = False) -> None:
        nonlocal paragraph, first, rest
        if paragraph:
            blocks.append(wrap(inline(" ".join(paragraph)), width, first=first, rest=rest or None))
            tight.append(close)
        paragraph, first, rest = [], "", ""

    for raw in clean(text, lines=True).splitlines():
        line = raw.rstrip()
        if line.lstrip().startswith("```"):
            end()
            fenced = not fenced
        elif fenced:
            blocks.append([(f"  {line}", "dim")])
            tight.append(True)
        elif not line:
            end()
        elif found := _HEADING.match(line):
            end()
            blocks.append(wrap([(found["text"], "strong")], width))
            tight.append(False)
        elif _RULE.match(line):
            end()
        elif found := _BULLET.match(line):
            end(close=True)
            mark = "·" if found["mark"] in "-*+" else found["mark"]
            first = f"{' ' * (len(found['indent']) // 2 * 2)} {mark} "
            rest = " " * len(first)
            paragraph = [found["text"]]
        elif line.startswith(">"):
            if not (first and first.startswith("  ")):
                end()
                first = rest = "  "
            paragraph.append(line.lstrip("> "))
        elif line.startswith("|"):
            end(close=True)
            blocks.append([(line[:width], "")])
            tight.append(True)
        else:
            paragraph.append(line.strip())
    end()
    joined: list[Part] = []
    for number, block in enumerate(blocks):
        if number:
            joined.append(("\n" if tight[number - 1] else "\n\n", ""))
        joined += block
    return joined

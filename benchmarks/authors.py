"""What authors wait for: a large checklist that becomes a curriculum."""

from __future__ import annotations

from benchmarks.measure import Comparison, Row, seconds
from benchmarks.sizes import Sizes
from mentor_tui.intake.importing import compose, read_whole
from mentor_tui.intake.markdown import parser

BOXES = 50
"""Boxes under a heading, each with one under it."""


def _import(sizes: Sizes) -> Comparison:
    text = _checklist(sizes.items * 5)
    data, parse = text.encode(), parser()
    return Comparison(
        f"import of {sizes.items * 5:,} items / Markdown parser",
        seconds(lambda: compose(read_whole([("checklist.md", data)]))),
        seconds(lambda: parse.parse(text)),
    )


def _checklist(items: int) -> str:
    parts = ["# Onboarding"]
    for box in range(items // 2):
        if box % BOXES == 0:
            parts.append(f"## Week {box // BOXES + 1}\n\nWhat comes first.\n")
        link = f"https://handbook.example.com/{box}"
        parts.append(f"- [ ] Read the [page {box}]({link}) (20 min)\n  - [ ] Try it once more: {box}")
    return "\n".join(parts)


ROWS = (Row("authors.import", _import, pairs=9, goal=3.0),)

"""Lines of a YAML file, as they stand there; what does not fit goes on below, set in."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from mentor_tui.domain.text import harmless
from mentor_tui.tui.styles import BREAK, Part, paragraph


def yaml_lines(lines: Sequence[str], width: int, others: Collection[str] | None = None) -> list[Part]:
    """Lines of a file, wrapped.

    Args:
        lines: what stands there.
        width: cells of a line.
        others: the lines of another edition; what is not among them stands out.

    """
    known = {line.strip() for line in others} if others is not None else None
    parts: list[Part] = []
    for line in lines:
        text = harmless(line)
        deep = " " * (len(text) - len(text.lstrip(" ")))
        tone = "" if known is None else "dim" if line.strip() in known else "strong"
        parts += paragraph(text.strip(), width, tone, first=deep, rest=f"{deep}  ") if text.strip() else [BREAK]
    return parts

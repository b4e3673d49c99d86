"""Signs in ASCII: what stands in their place where a terminal, or its font, has nothing but that."""

from __future__ import annotations

import re

SIGNS = {
    **{"▸": ">", "›": "~", "‹": "<", "■": "#", "□": "o", "━": "=", "─": "-", "│": "|", "█": "#", "▒": "w", "░": "."},
    **{"✔": "v", "○": "o", "◔": ".", "◐": ":", "↺": "<", "↻": "r", "⊘": "x", "▲": "!", "●": "*"},
    **dict.fromkeys("┌┐└┘├┤┬┴┼┏┓┗┛", "+"),
    **{"┃": "#", "╌": ".", "╎": ":"},
    **dict.fromkeys("▁▂▃▄▅▆▇▉▊▋▌▍▎▏▐▔▕", " "),
    **{"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "…": "~", "·": "-", "–": "-", "—": "-", "−": "-"},
    **{"→": ">", "←": "<", "↑": "^", "↓": "v", "×": "x", "½": "+"},
}
"""Sign -> one character for it, so that whatever was measured still fits. Parts of blocks, of which scrollbars end in, go."""

_SIGNS = str.maketrans(SIGNS)
_AT_LENGTH = {"…": "...", "½": ".5"}


NEAR = 12
"""Cells on either side of a half in which its room is looked for, so that no other column moves."""

_SPARE = re.compile(r" (?=h\b|→| )|(?<=→) ")
"""A blank that can go: before the unit, beside an arrow, or before another blank."""


def _with_a_point(text: str, half: int) -> str:
    """A half as ``.5``, in the room of the nearest blank that can go; where there is none, a plus stands for it."""
    spare = min(
        (found.start() for found in _SPARE.finditer(text)), key=lambda at: abs(at - half), default=half + NEAR + 1
    )
    if abs(spare - half) > NEAR:
        return f"{text[:half]}{SIGNS['½']}{text[half + 1 :]}"
    number, rest = f"{text[:half]}.5", text[half + 1 :]
    if spare > half:
        at = spare - half - 1
        return f"{number}{rest[:at]}{rest[at + 1 :]}"
    return f"{number[:spare]}{number[spare + 1 :]}{rest}"


def in_ascii(text: str) -> str:
    """A text with its signs in ASCII, in as many cells; letters stay as they are."""
    if text.isascii():
        return text
    while (half := text.rfind("½")) >= 0:
        text = _with_a_point(text, half)
    # A pair of angles encloses; alone one marks a place.
    return (text.replace("›", ">") if "‹" in text else text).translate(_SIGNS)


def letter(character: str, *, cells: int | None = None) -> str:
    """A character in ASCII as it sounds or is named: ``L`` for Ł.

    Args:
        character: which.
        cells: in exactly so many; None is as it comes.

    """
    from anyascii import anyascii

    said = SIGNS.get(character) or anyascii(character) or "?"
    return said if cells is None else said[:cells].ljust(cells)


def at_length(text: str) -> str:
    """A text in ASCII where nothing has to stay in its column, as what is printed: ``2.5 h``, ``Chloe...``."""
    return "".join(_AT_LENGTH.get(character) or letter(character) for character in text)

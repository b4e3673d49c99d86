"""Signs in ASCII: what stands in their place where a terminal, or its font, has nothing but that."""

from __future__ import annotations

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


def in_ascii(text: str) -> str:
    """A text with its signs in ASCII, in as many cells; letters stay as they are."""
    if text.isascii():
        return text
    # A half takes the blank after it, and a pair of angles encloses; alone one marks a place.
    text = text.replace("½ ", ".5")
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

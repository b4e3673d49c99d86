"""Links in texts: addresses, and references that the configuration makes into such."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from urllib.parse import quote

_ADDRESS = r"https?://[^\s/“”‘’\"'<>][^\s“”\"<>]*[^\s“”‘’\"'<>.,;:!?)\]}]"
_SAFE = "%/:?#[]@!$&()*+,;=~-._"

Link = tuple[int, int, str]
"""From where to where in a text, and the address."""


class References:
    """What in a text refers to something that has an address: ``conversation 48377``.

    Attributes:
        pattern: what a reference looks like, a regular expression; None where there are none.
        url: its address, with ``{}`` where the first group of the pattern goes, or all of it.

    """

    def __init__(self) -> None:
        self.pattern: re.Pattern[str] | None = None
        self.url = ""

    def take(self, told: Mapping[str, str]) -> None:
        """Take pattern and address from the configuration; nothing is none."""
        self.pattern = re.compile(told["pattern"]) if told else None
        self.url = told.get("url", "")
        links.cache_clear()

    def links(self, text: str) -> Iterator[Link]:
        """Where references stand in a text, and the address of each."""
        if self.pattern is not None:
            for found in self.pattern.finditer(text):
                if name := found.group(found.re.groups and 1):
                    yield *found.span(), self.url.replace("{}", quote(name, safe=""))


REFERENCES = References()
"""Those of this run."""


@lru_cache(maxsize=512)
def links(text: str) -> tuple[Link, ...]:
    """Where links stand in a text, and where each leads."""
    found = [*REFERENCES.links(text)]
    if "://" in text:
        found += [(*match.span(), quote(match.group(), safe=_SAFE)) for match in re.finditer(_ADDRESS, text)]
    kept: list[Link] = []
    for start, end, url in sorted(found):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end, url))
    return tuple(kept)


def split(text: str, at: int = 0, within: tuple[Link, ...] | None = None) -> list[tuple[str, str]]:
    """A text in pieces, each with the address that it links to, "" where to none.

    Args:
        text: which, or a piece of a longer one.
        at: where in the longer one it begins.
        within: the links of the longer one.

    """
    pieces: list[tuple[str, str]] = []
    done = 0
    for start, end, url in links(text) if within is None else within:
        first, last = max(start - at, 0), min(end - at, len(text))
        if first < last:
            pieces += [(text[done:first], ""), (text[first:last], url)]
            done = last
    return [piece for piece in (*pieces, (text[done:], "")) if piece[0]]

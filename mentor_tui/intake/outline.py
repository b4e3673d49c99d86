"""The outline of a checklist: headings, boxes and the text around them, each with the line that it stands in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final, Literal

from mentor_tui.domain.named import NamedTuple

KeptAs = Literal["comment", "list", "text", "html", "empty box", "left out"]
"""What was kept as text though it may have been meant otherwise, or left out because it is of no use to a hire."""


_SET_OFF: Final = 0x100000
"""What is added to the number of a character that stands for itself; a plane that no script uses."""


def literal(text: str) -> str:
    """A text that stands for itself, as what was escaped in Markdown does: nothing is read into its characters."""
    return "".join(chr(ord(one) + _SET_OFF) if 32 < ord(one) < 0xFFFE and not one.isspace() else one for one in text)


def plain(text: str) -> str:
    """The text that somebody reads, whatever of it stands for itself."""
    if text.isascii():
        return text
    return "".join(chr(ord(one) - _SET_OFF) if ord(one) > _SET_OFF else one for one in text)


class Kept(NamedTuple):
    """Something of the file that is text in the outline; ``line`` counts from 1."""

    line: int
    kind: KeptAs
    text: str


@dataclass(slots=True)
class Box:
    """A thing to do.

    Attributes:
        words: what stands beside the box, without emphasis and with links as their text; some of it may be ``literal``.
        links: where those links lead, as they stand there.
        about: the text under it, as Markdown; ``boxes`` are those under it.
        struck: whether all of it is struck through.
        said: what a table says of it in columns of their own, by what each column means.

    """

    line: int
    words: str
    links: tuple[str, ...] = ()
    about: list[str] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    struck: bool = False
    said: Mapping[str, str] = field(default_factory=dict)

    def walk(self, depth: int = 0) -> Iterator[tuple[int, Box]]:
        """The box and all under it, each with how deep it lies."""
        yield depth, self
        for box in self.boxes:
            yield from box.walk(depth + 1)


@dataclass(slots=True)
class Heading:
    """What stands under a heading; the file itself is one too, at level 0. Some of its title may be ``literal``."""

    line: int
    level: int
    title: str
    about: list[str] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    sections: list[Heading] = field(default_factory=list)

    def walk(self) -> Iterator[Heading]:
        """The section and all in it, in the order of the file."""
        yield self
        for section in self.sections:
            yield from section.walk()

    @property
    def has_boxes(self) -> bool:
        """Whether there is anything to do in it."""
        return any(section.boxes for section in self.walk())


class Outline(NamedTuple):
    """A file that was read.

    Attributes:
        meta: what its front matter says, as far as it is plain text.
        lines: the file's own, for showing them beside what they became.
        parts: part id -> title, of those that its front matter names.

    """

    root: Heading
    meta: Mapping[str, str]
    kept: tuple[Kept, ...]
    lines: tuple[str, ...]
    parts: Mapping[str, str] = MappingProxyType({})

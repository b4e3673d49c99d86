"""A curriculum as a checklist in Markdown, which ``markdown`` and ``guess`` read back as the same curriculum.

What a line says is tried on the reader itself: where it would read something else, more of the line is escaped, so that the two
cannot come apart. Kinds, sign-offs and what comes first are in no checklist; an import takes them from the earlier file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Final

import yaml

from mentor_tui.domain.curriculum import Curriculum, Item, Module, Phase
from mentor_tui.intake import guess
from mentor_tui.intake.checklist import Held
from mentor_tui.intake.markdown import ABOUT, ABOUT_ENDS, outline_of
from mentor_tui.intake.outline import Box, Heading, plain

_MARKUP: Final = re.compile(r"[\\`*_\[\]<>&~]")
_BRACKETS: Final = re.compile(r"[\\`*_\[\]<>&~()]")
_POINTS: Final = re.compile(r"[^\w\s]|_")
_ALL: Final = re.compile(r"\S")
_ASIDE: Final = re.compile(r"^<!-- /?about -->$", re.M)
_BOX_INDENT: Final = "  "


def checklist(
    curriculum: Curriculum,
    *,
    title: str = "",
    parts: Mapping[str, str] = guess.NO_PARTS,
    done: Collection[str] = (),
) -> str:
    """A curriculum as a checklist.

    Args:
        curriculum: as its file says it, or as somebody has it.
        title: what stands at the top, the curriculum's title by default.
        parts: part id -> title, of those beyond hire, mentor and lead.
        done: ids of the items whose boxes are ticked.

    """
    return _Writing(curriculum, parts, frozenset(done)).text(title or curriculum.title)


class _Writing:
    def __init__(self, curriculum: Curriculum, parts: Mapping[str, str], done: frozenset[str]) -> None:
        self._curriculum = curriculum
        asked: set[str] = {item.who for item in curriculum.items.values()}
        self._parts: dict[str, str] = {part: title for part, title in parts.items() if part in asked}
        self._done = done
        self._closed = False

    def text(self, title: str) -> str:
        head: dict[str, object] = {"curriculum": self._curriculum.id}
        if self._parts:
            head["parts"] = self._parts
        front = yaml.safe_dump(head, allow_unicode=True, sort_keys=False, width=10_000).strip()
        blocks = [f"---\n{front}\n---", _heading(1, title)]
        blocks += _about(self._curriculum.about)
        for phase in self._curriculum.phases:
            blocks += self._phase(phase)
        return "\n\n".join(blocks) + "\n"

    def _phase(self, phase: Phase) -> Iterator[str]:
        marks = f" (day {phase.by_day})"
        if phase.basics != (phase.by_day > 0 and not self._closed):
            marks += " (part of the basics)" if phase.basics else " (not of the basics)"
        heading = _heading(2, phase.title, marks)
        yield heading
        yield from _about(phase.about)
        inner = Held().under(_title(heading))._replace(by_day=None)
        for number, module in enumerate(phase.modules):
            held = inner
            if number or module.title != phase.title or module.about:
                own = _heading(3, module.title)
                held = inner.under(_title(own))
                yield own
                yield from _about(module.about)
            yield "\n".join(self._boxes(module, phase, held))
        self._closed = self._closed or any(item.closes for item in phase.items)

    def _boxes(self, module: Module, phase: Phase, held: Held) -> Iterator[str]:
        inside: dict[str, list[Item]] = {}
        here = {item.id for item in module.items}
        for item in module.items:
            # What it stands under may be nobody's any more.
            inside.setdefault(item.under if item.under in here else "", []).append(item)
        due = phase.by_day if held.by_day is None else held.by_day
        boxes: list[tuple[Item, Item | None, int]] = []
        stack: list[tuple[Item, Item | None, int]] = [(item, None, 0) for item in reversed(inside.get("", []))]
        while stack:
            item, above, depth = stack.pop()
            boxes.append((item, above, depth))
            stack += [(one, item, depth + 1) for one in reversed(inside.get(item.id, []))]
        for number, (item, above, depth) in enumerate(boxes):
            who = above.who if above is not None else held.who or "hire"
            optional = held.optional or (above is not None and above.optional)
            indent = _BOX_INDENT * depth
            line = self._line(item, who, due, optional=optional)
            yield f"{indent}- [{'x' if item.id in self._done else ' '}] {line}"
            for text in _item_about(item.about, line):
                yield ""
                yield from (f"{indent}{_BOX_INDENT}{one}" if one else "" for one in text.split("\n"))
            if item.about and number + 1 < len(boxes):
                yield ""

    def _line(self, item: Item, who: str, due: int, *, optional: bool) -> str:
        """What stands beside a box; the first way to write it that is read as what it is."""
        wanted = guess.Guess(
            item.title,
            None if item.who == who else item.who,
            item.times if item.times > 1 else None,
            item.minutes,
            None if item.by_day == due else item.by_day,
            item.optional and not optional,
            item.state == "draft",
            "",
            item.closes,
            optional and not item.optional,
        )
        lines = (
            self._written(item, wanted, title, addresses, once=once)
            for once in ((False, True) if wanted.times is None else (False,))
            for addresses in (False, True)
            for title in _ways(item.title)
        )
        return next((line for line in lines if self._reads(line, item, wanted)), next(iter(lines), item.title))

    def _reads(self, line: str, item: Item, wanted: guess.Guess) -> bool:
        box = _only_box(line)
        if box is None or box.links != tuple(dict.fromkeys(item.links)) or box.struck != (item.state == "deprecated"):
            return False
        said = guess.said(box.words, self._parts)
        return said._replace(only="", times=said.times if said.times != 1 else None) == wanted

    def _written(self, item: Item, wanted: guess.Guess, title: str, escaped: bool, *, once: bool) -> str:
        def address(link: str, shown: str = "") -> str:
            if not shown and not escaped and not link.startswith("#"):
                return f"<{link}>"
            return f"[{shown or _escaped(_MARKUP, link)}]({_target(link, escaped=escaped)})"

        whose = wanted.who and (self._parts.get(wanted.who) or wanted.who.replace("-", " ").capitalize())
        words, links = title, item.links
        if links and not links[0].startswith("#"):
            words, links = address(links[0], title), links[1:]
        text = f"{_escaped(_MARKUP, whose)}: {words}" if whose else words
        text = " ".join((text, *map(address, links)))
        text += f" (× {wanted.times})" if wanted.times else " (once)" if once else ""
        text += f" ({wanted.minutes} min)" if wanted.minutes is not None else ""
        text += f" (day {wanted.by_day})" if wanted.by_day is not None else ""
        text += " (optional)" if wanted.optional else " (required)" if wanted.required else ""
        text += " (draft)" if wanted.draft else ""
        text += " (ends the basics)" if wanted.closes else ""
        return f"~~{text}~~" if item.state == "deprecated" else text


def _ways(text: str) -> Iterator[str]:
    """A text as it is, and with more and more of it escaped."""
    yield text
    for escaped in (_MARKUP, _BRACKETS, _POINTS, _ALL):
        yield _escaped(escaped, text)


def _escaped(which: re.Pattern[str], text: str) -> str:
    def one(found: re.Match[str]) -> str:
        sign = found[0]
        return f"\\{sign}" if sign.isascii() and not sign.isalnum() else f"&#{ord(sign)};"

    return which.sub(one, text)


def _target(link: str, *, escaped: bool) -> str:
    if not escaped and not re.search(r"[\\()<>&]", link):
        return link
    return "<" + re.sub(r"[\\<>&]", lambda found: f"\\{found[0]}", link) + ">"


def _heading(level: int, title: str, marks: str = "") -> str:
    """A heading; the first way to write it that is read as its title and marks."""
    lines = [f"{'#' * level} {way}{marks}" for way in _ways(title)]
    said = guess.heading(f"_{marks}")._replace(title=title)
    return next((line for line in lines if guess.heading(_title(line)) == said), lines[0])


def _title(heading: str) -> str:
    """What the reader takes a heading for."""
    sections = outline_of(f"{heading}\n\n- [ ] x\n").root.sections
    return sections[0].title if len(sections) == 1 else ""


def _only_box(line: str) -> Box | None:
    root = outline_of(f"- [ ] {line}\n").root
    alone = len(root.boxes) == 1 and not root.sections and not root.about
    return root.boxes[0] if alone and not root.boxes[0].boxes and not root.boxes[0].about else None


def _about(text: str) -> list[str]:
    """The text under a heading: as it is, if the reader takes all of it for text."""

    def reads(written: str) -> bool:
        root = outline_of(f"# x\n\n{written}\n\n- [ ] x\n").root
        return [*map(_shape, root.walk())] == [("", [], []), ("x", [text], ["x"])]

    return _text(text, reads)


def _item_about(text: str, line: str) -> list[str]:
    def reads(written: str) -> bool:
        inside = "\n".join(f"{_BOX_INDENT}{one}" if one else "" for one in written.split("\n"))
        return all(alone(inside, under) for under in ("", f"\n\n{_BOX_INDENT}- [ ] x"))

    def alone(inside: str, under: str) -> bool:
        root = outline_of(f"- [ ] {line}\n\n{inside}{under}\n\n- [ ] x\n").root
        whole = not root.sections and not root.about and len(root.boxes) == 2
        return whole and len(root.boxes[0].boxes) == bool(under) and "\n\n".join(root.boxes[0].about) == text

    return _text(text, reads)


def _shape(section: Heading) -> tuple[str, list[str], list[str]]:
    about = "\n\n".join(section.about)
    return section.title, [about] if about else [], [plain(box.words) for box in section.boxes]


def _text(text: str, reads: Callable[[str], bool]) -> list[str]:
    if not text:
        return []
    return [text if not _ASIDE.search(text) and reads(text) else f"{ABOUT}\n{text}\n{ABOUT_ENDS}"]

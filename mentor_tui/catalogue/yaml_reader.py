"""YAML text -> plain mappings, lists and texts that know their places, within limits that are kept while reading.

PyYAML gives the events, its C parser one by one, so nothing recurses and nothing is built that the limits refuse.
Which type a plain scalar has is left to whoever knows what is expected there: ``on``, ``no``, ``9:30`` and ``1.0`` stay
the texts they are, and only what YAML 1.2 takes for a number or true and false is marked as ``Plain``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

import yaml

from mentor_tui.catalogue.faults import FaultCode, Mark, Report, SourcePlace, shown
from mentor_tui.domain.text import clean

DEPTH_MOST: Final = 40
NODES_MOST: Final = 100_000

_Events: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_NULLS: Final = frozenset(("", "~", "null", "Null", "NULL"))
_TELLING: Final = frozenset("0123456789+-.~ntfNTF")
_TYPED: Final = re.compile(
    r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|true|True|TRUE|false|False|FALSE"
)
_SUSPECT: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
_HASH: Final = re.compile(r"[ \t]+(#\S.*)")
"""What YAML takes for a comment and an author most likely did not: a comment has a space after its ``#``."""
_COLON: Final = re.compile(r"(?:^|[{,\s])[\w-]+:[ \t]+[^\s\"'{\[][^{}\[\]]*")
"""What stands before the colon that breaks a value without quotes: a key, its own colon, and the beginning of the value."""
_UNREADABLE: Final = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Plain(str):
    """A scalar without quotes that reads as a number or as true or false, in the spelling of the file."""

    __slots__ = ()


class Map(dict[str, Any]):
    """A mapping, with its own place and for each key the places of the key and of the value."""

    __slots__ = ("at", "marks")

    def __init__(self, at: Mark) -> None:
        super().__init__()
        self.at = at
        self.marks: dict[str, tuple[Mark, Mark]] = {}


class Seq(list[Any]):
    """A list, with its own place and those of its members."""

    __slots__ = ("at", "marks")

    def __init__(self, at: Mark) -> None:
        super().__init__()
        self.at = at
        self.marks: list[Mark] = []


class Broken:
    """What stands where a value was refused, so that it is not reported a second time."""


BROKEN: Final = Broken()


def compose(text: str, report: Report) -> Map | None:
    """The mapping that a file holds; None where there is none to go on with, and then ``report`` says why."""
    try:
        loader = _Events(text)
        try:
            suspicious = not text.isascii() and _SUSPECT.search(text) is not None
            root = _compose(loader, report, suspicious=suspicious, cut=_cut(text))
        finally:
            loader.dispose()
    except yaml.reader.ReaderError:
        # Its position is in bytes or characters, depending on the parser, and its line is not known.
        found = _UNREADABLE.search(text)
        offset = found.start() if found else 0
        report.fault(FaultCode.BAD_CHARACTER, place(text, offset), character=f"U+{ord(text[offset]):04X}")
        return None
    except yaml.MarkedYAMLError as error:
        _syntax(error, text, report)
        return None
    if root is None or root is BROKEN:
        return None
    if not isinstance(root, Map):
        report.fault(FaultCode.NOT_A_MAPPING, getattr(root, "at", SourcePlace()))
        return None
    return root


def place(text: str, offset: int) -> SourcePlace:
    """Line and column of a character, from zero."""
    begin = text.rfind("\n", 0, offset) + 1
    return SourcePlace(text.count("\n", 0, offset), offset - begin)


def _syntax(error: yaml.MarkedYAMLError, text: str, report: Report) -> None:
    mark = error.problem_mark or error.context_mark or SourcePlace()
    lines = text.splitlines()
    if mark.line < len(lines) and lines[mark.line][mark.column : mark.column + 1] == "\t":
        report.fault(FaultCode.TAB, mark)
        return
    if (colon := _in_a_value(lines, mark)) is not None:
        report.fault(FaultCode.COLON, colon)
        return
    facts: dict[str, Any] = {"problem": error.problem or error.context or ""}
    if error.context_mark is not None and error.context_mark.line != mark.line:
        facts |= {"context": error.context or "", "context_line": error.context_mark.line + 1}
    report.fault(FaultCode.SYNTAX, mark, **facts)


def _in_a_value(lines: list[str], mark: Mark) -> SourcePlace | None:
    """The colon within a value without quotes that the parser stumbled over; None where that is not what is wrong."""
    line = lines[mark.line] if mark.line < len(lines) else ""
    at = mark.column if line[mark.column : mark.column + 1] == ":" else -1
    return SourcePlace(mark.line, at) if at > 0 and _COLON.search(line[:at]) else None


def _cut(text: str) -> dict[tuple[int, int], str]:
    """Where a ``#`` may have cut a value off, by line and column -> what it took along."""
    if " #" not in text and "\t#" not in text:
        return {}
    return {
        (number, found.start()): found[1]
        for number, line in enumerate(text.split("\n"))
        for found in _HASH.finditer(line)
    }


def _typed(text: str) -> object:
    if text in _NULLS:
        return None
    return Plain(text) if _TYPED.fullmatch(text) else text


def _compose(loader: Any, report: Report, *, suspicious: bool, cut: Mapping[tuple[int, int], str]) -> object:
    """Read all events; the root, BROKEN where a limit stopped it, None for an empty file (reported)."""
    get = loader.get_event
    scalar, mapping, mapping_end = yaml.ScalarEvent, yaml.MappingStartEvent, yaml.MappingEndEvent
    sequence, sequence_end = yaml.SequenceStartEvent, yaml.SequenceEndEvent
    # One frame: the container, and in a mapping the key whose value is awaited (None: a key is; BROKEN: it is dropped).
    stack: list[tuple[Map | Seq | None, Any, Any]] = []
    inside: Map | Seq | None = None
    key: Any = None
    key_mark: Any = None
    in_map = False
    root: object = None
    documents = nodes = 0
    while True:
        event = get()
        kind = type(event)
        if kind is scalar:
            nodes += 1
            if nodes > NODES_MOST:
                report.fault(FaultCode.TOO_MANY_NODES, event.start_mark, most=NODES_MOST)
                return BROKEN
            mark = event.start_mark
            value: Any = event.value
            if event.tag is not None or event.anchor is not None:
                _refuse(event, report)
            if (suspicious or event.style == '"') and _SUSPECT.search(value):
                report.warn(FaultCode.HIDDEN_CHARACTERS, mark)
                value = clean(value, lines=True)
            if cut and not event.style and (event.end_mark.line, event.end_mark.column) in cut:
                report.warn(FaultCode.CUT_OFF, mark, rest=shown(cut[event.end_mark.line, event.end_mark.column]))
            if in_map and key is None:
                key, key_mark = value, mark
                if value in inside:  # type: ignore[operator]
                    first = inside.marks[value][0]  # type: ignore[union-attr]
                    report.fault(FaultCode.DUPLICATE_KEY, mark, key=shown(value), line=first.line + 1)
                    key = BROKEN
                elif value == "<<":
                    report.fault(FaultCode.MERGE_KEY, mark)
                    key = BROKEN
                continue
            if event.implicit[0] and (not value or value[0] in _TELLING):
                value = _typed(value)
                # The value of a key that was refused is dropped, whatever it is.
                if value is None and key is not BROKEN:
                    # Nothing is there to point at, so the key is.
                    mark = key_mark if in_map and not event.value else mark
                    if inside is not None:
                        report.fault(FaultCode.EMPTY_VALUE, mark, key=shown(key) if in_map else None)
                        value = BROKEN
        elif kind is mapping or kind is sequence:
            nodes += 1
            mark = event.start_mark
            if event.tag is not None or event.anchor is not None:
                _refuse(event, report)
            if len(stack) >= DEPTH_MOST or nodes > NODES_MOST:
                code = FaultCode.TOO_DEEP if len(stack) >= DEPTH_MOST else FaultCode.TOO_MANY_NODES
                report.fault(code, mark, most=DEPTH_MOST if code is FaultCode.TOO_DEEP else NODES_MOST)
                return BROKEN
            if in_map and key is None:
                report.fault(FaultCode.COMPLEX_KEY, mark)
                # The container itself arrives where a key is awaited: its end is taken for that key (see below).
            stack.append((inside, key, key_mark))
            in_map = kind is mapping
            inside = Map(mark) if in_map else Seq(mark)
            key = None
            continue
        elif kind is mapping_end or kind is sequence_end:
            value, mark = inside, inside.at  # type: ignore[union-attr]
            inside, key, key_mark = stack.pop()
            in_map = type(inside) is Map
            if in_map and key is None:
                key = BROKEN
                continue
        elif kind is yaml.AliasEvent:
            mark = event.start_mark
            report.fault(FaultCode.ALIAS, mark, name=shown(event.anchor))
            value = BROKEN
            if in_map and key is None:
                key = BROKEN
                continue
        elif kind is yaml.StreamEndEvent:
            if root is None:
                report.fault(FaultCode.EMPTY_FILE, SourcePlace())
            return root
        else:
            if kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    report.fault(FaultCode.SECOND_DOCUMENT, event.start_mark)
                    return root
            continue
        if in_map:
            if key is not BROKEN:
                inside[key] = value  # type: ignore[index]
                inside.marks[key] = (key_mark, mark)  # type: ignore[union-attr]
            key = None
        elif inside is None:
            root = value
        else:
            inside.append(value)  # type: ignore[union-attr]
            inside.marks.append(mark)  # type: ignore[union-attr]


def _refuse(event: Any, report: Report) -> None:
    if event.anchor is not None:
        report.fault(FaultCode.ANCHOR, event.start_mark, name=shown(event.anchor))
    if event.tag is not None:
        report.fault(FaultCode.TAG, event.start_mark, tag=shown(event.tag))

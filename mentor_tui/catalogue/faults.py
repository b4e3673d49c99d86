"""What is wrong with a curriculum file, as data: where, which kind, the facts. ``wording.faults`` makes the sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Protocol

from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.text import near

FAULTS_MOST = 300
"""Faults told for one file; a file with more is another kind of file."""

# The nearest word among a thousand takes milliseconds, so a hostile file must not ask for it without end.
_NEAR_MOST = 60
_NEAR_LENGTH = 64
_SHOWN = 80


class FaultCode(StrEnum):
    """Every kind of fault."""

    # files
    NO_SUCH_PATH = "no-such-path"
    UNREADABLE = "unreadable"
    NO_FILES = "no-files"
    TOO_MANY_FILES = "too-many-files"
    TOO_LARGE = "too-large"
    NOT_UTF8 = "not-utf8"
    TOO_MANY_FAULTS = "too-many-faults"
    # YAML
    SYNTAX = "syntax"
    TAB = "tab"
    COLON = "unquoted-colon"
    CUT_OFF = "cut-off"
    BAD_CHARACTER = "bad-character"
    HIDDEN_CHARACTERS = "hidden-characters"
    TOO_DEEP = "too-deep"
    TOO_MANY_NODES = "too-many-nodes"
    ANCHOR = "anchor"
    ALIAS = "alias"
    MERGE_KEY = "merge-key"
    TAG = "tag"
    COMPLEX_KEY = "complex-key"
    DUPLICATE_KEY = "duplicate-key"
    SECOND_DOCUMENT = "second-document"
    EMPTY_FILE = "empty-file"
    EMPTY_VALUE = "empty-value"
    # shape
    NOT_A_MAPPING = "not-a-mapping"
    UNKNOWN_KIND = "unknown-kind"
    UNKNOWN_KEY = "unknown-key"
    MISSING_KEY = "missing-key"
    WRONG_TYPE = "wrong-type"
    NOT_ONE_OF = "not-one-of"
    OUT_OF_RANGE = "out-of-range"
    TOO_LONG = "too-long"
    TOO_WIDE = "too-wide"
    EMPTY_LIST = "empty-list"
    EMPTY_CONDITION = "empty-condition"
    BAD_ID = "bad-id"
    BAD_LINK = "bad-link"
    BAD_DATE = "bad-date"
    BAD_SHIFT = "bad-shift"
    HOLIDAY_WHEN = "holiday-when"
    NO_WEIGHT = "no-weight"
    OTHER = "other"
    # what the parts say of each other
    DUPLICATE_ID = "duplicate-id"
    SECOND_OF_KIND = "second-of-kind"
    WAS_LIVE = "was-live"
    WAS_TWICE = "was-twice"
    REUSED_ID = "reused-id"
    UNKNOWN_REFERENCE = "unknown-reference"
    WRONG_GROUP = "wrong-group"
    CYCLE = "cycle"
    UNREACHABLE = "unreachable"
    NO_BASICS = "no-basics"
    NO_CLOSING = "no-closing"
    SECOND_CLOSING = "second-closing"
    CLOSING_OUTSIDE = "closing-outside"
    CLOSING_UNUSED = "closing-unused"
    DRAFT_NEEDED = "draft-needed"
    DRAFT_TICKED = "draft-ticked"
    DEPRECATED_NEEDED = "deprecated-needed"
    OPTIONAL_NEEDED = "optional-needed"
    NO_CLEARANCE = "no-clearance"
    EACH_WITHOUT_SIGN_OFF = "each-without-sign-off"
    NO_LOOK_FOR = "no-look-for"
    LINES_UNSIGNED = "lines-unsigned"
    SIGN_OFF_OF_OTHERS = "sign-off-of-others"
    DUE_BEFORE = "due-before"
    DUE_BEFORE_DAYS = "due-before-days"
    CLOSING_EARLY = "closing-early"
    LONG_TITLE = "long-title"
    LABEL_TWICE = "label-twice"
    OWED_BY_NOBODY = "owed-by-nobody"
    RENAMED = "renamed"
    NEAR_MISS = "near-miss"
    PART_RESERVED = "part-reserved"
    PART_TITLE = "part-title"
    UNDER_NOT_BEFORE = "under-not-before"
    NOBODY = "nobody"
    NO_SUCH_LEVEL = "no-such-level"
    LEVEL_TO_ASSESS = "level-to-assess"
    LEVELS_MOST = "levels-most"
    PATH_TO_ITSELF = "path-to-itself"
    PATH_OUT = "path-out"
    NO_LAST_RUNG = "no-last-rung"
    AREA_IN_ITEM = "area-in-item"
    AREA_OFF_TRACK = "area-off-track"
    NO_AREA_ON_TRACK = "no-area-on-track"
    AREA_CALLED_FREE = "area-called-free"
    OWNER_IN_ITEM = "owner-in-item"
    STEP_ORDER = "step-order"
    STEP_TWICE = "step-twice"
    RUNG_PREFIX = "rung-prefix"
    LEVEL_GAP = "level-gap"
    BREAK_TOO_LONG = "break-too-long"
    WEEKS_ORDER = "weeks-order"
    HOURS_ORDER = "hours-order"
    NAMED_TWICE = "named-twice"
    UNKNOWN_ZONE = "unknown-zone"
    UNKNOWN_COUNTRY = "unknown-country"
    UNKNOWN_SUBDIVISION = "unknown-subdivision"
    SUBDIVISION_ALONE = "subdivision-alone"
    HOLIDAYS_END = "holidays-end"


class Mark(Protocol):
    """A place in a file, counted from zero, as PyYAML gives it."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


class SourcePlace(NamedTuple):
    """A mark of our own making."""

    line: int = 0
    column: int = 0


START = SourcePlace()


class Fault(NamedTuple):
    """One thing that is wrong.

    Attributes:
        path: the file, as it was found.
        line, column: from 1, the column in characters.
        code: which kind of fault.
        facts: plain data for the sentence: strings, numbers, lists of strings.
        warning: it should be looked at, but the file is used all the same.

    """

    path: str
    line: int
    column: int
    code: FaultCode
    facts: Mapping[str, Any] = MappingProxyType({})
    warning: bool = False


def shown(value: object) -> str:
    """A value as a fact: its text, cut where it is long."""
    text = str(value)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


class Report:
    """The faults of one file, gathered."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._faults: list[Fault] = []
        self._many = {False: 0, True: 0}
        self._near_left = _NEAR_MOST

    def fault(self, code: FaultCode, mark: Mark, **facts: Any) -> None:
        """Note a fault at a mark."""
        self._add(code, mark, facts, warning=False)

    def warn(self, code: FaultCode, mark: Mark, **facts: Any) -> None:
        """Note a warning at a mark."""
        self._add(code, mark, facts, warning=True)

    def _add(self, code: FaultCode, mark: Mark, facts: dict[str, Any], *, warning: bool) -> None:
        # Each kind has its own bound, so that no number of warnings makes a fault, or hides one.
        alike = self._many[warning]
        if alike == FAULTS_MOST:
            code, facts = FaultCode.TOO_MANY_FAULTS, {"most": FAULTS_MOST, "warning": warning}
        if alike <= FAULTS_MOST:
            self._many[warning] += 1
            self._faults.append(Fault(self.path, mark.line + 1, mark.column + 1, code, facts, warning))

    def near(self, wanted: str, known: Iterable[str]) -> str | None:
        """The known word that was probably meant, or None; a limited number of times a file."""
        if self._near_left <= 0 or len(wanted) > _NEAR_LENGTH:
            return None
        self._near_left -= 1
        return near(wanted, list(known))

    @property
    def empty(self) -> bool:
        """Whether nothing was found yet."""
        return not self._faults

    @property
    def broken(self) -> bool:
        """Whether there is a fault that is more than a warning."""
        return any(not fault.warning for fault in self._faults)

    @property
    def faults(self) -> list[Fault]:
        """All faults in the order of the file, each once; an empty value is not told where more is known of it."""
        told: dict[tuple[int, int, str, str], Fault] = {}
        known = {_of_what(f) for f in self._faults if not f.warning and f.code is not FaultCode.EMPTY_VALUE}
        for found in self._faults:
            if found.code is FaultCode.EMPTY_VALUE and _of_what(found) in known:
                continue
            told.setdefault((found.line, found.column, found.code, repr(found.facts)), found)
        return sorted(told.values(), key=lambda f: (f.line, f.column))


def _of_what(fault: Fault) -> tuple[int, int, object]:
    return fault.line, fault.column, fault.facts.get("key")

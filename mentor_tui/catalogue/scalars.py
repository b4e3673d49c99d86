"""The kinds of value that the files hold, for the models in ``shape``: what a plain scalar means where it is expected."""

from __future__ import annotations

import re
from datetime import date, time
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from mentor_tui.catalogue.faults import FaultCode
from mentor_tui.catalogue.yaml_reader import Plain
from mentor_tui.domain.calendar import Shift
from mentor_tui.domain.item_kinds import LEVEL_MOST
from mentor_tui.domain.text import LABEL_MOST, LINK_PATTERN, SLUG_MOST, cells

PROMISE_MOST = 60
"""Cells that a hire's screen has for what is owed to them, beside who owes it and the day."""

LINK_MOST, LINKS_MOST = 2_000, 20
"""Characters of a link, and links of an item."""

SLUG_PATTERN = "^[a-z0-9]+(-[a-z0-9]+)*$"
DATE_PATTERN = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
DAY_PATTERN = "^[0-9]{2}-[0-9]{2}$"
SHIFT_PATTERN = "^([01][0-9]|2[0-3]):[0-5][0-9]-(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$"

PATTERN_CODES = {
    SLUG_PATTERN: FaultCode.BAD_ID,
    LINK_PATTERN: FaultCode.BAD_LINK,
    DATE_PATTERN: FaultCode.BAD_DATE,
    DAY_PATTERN: FaultCode.BAD_DATE,
    SHIFT_PATTERN: FaultCode.BAD_SHIFT,
}

_WHOLE = re.compile("[-+]?[0-9]{1,15}")
_NUMBER = re.compile(r"[-+]?(?:[0-9]{1,15}(?:\.[0-9]{0,15})?|\.[0-9]{1,15})")


def _wrong(wanted: str) -> PydanticCustomError:
    return PydanticCustomError("wrong-type", "wrong type", {"wanted": wanted})


def _whole(value: object) -> object:
    if type(value) is Plain and _WHOLE.fullmatch(value):
        return int(value)
    raise _wrong("whole number")


def number(value: object) -> float | None:
    """The number that a value of the file is, or None."""
    return float(value) if type(value) is Plain and _NUMBER.fullmatch(value) else None


def _number(value: object) -> object:
    if (found := number(value)) is None:
        raise _wrong("number")
    return found


def _truth(value: object) -> object:
    if type(value) is Plain and value.lower() in ("true", "false"):
        return value.lower() == "true"
    raise _wrong("true or false")


def _date(value: str) -> str:
    try:
        date.fromisoformat(value)
    except ValueError:
        raise PydanticCustomError("bad-date", "no such date") from None
    return value


def _day(value: str) -> str:
    try:
        date(2024, int(value[:2]), int(value[3:]))  # a leap year, so that 29 February has a place
    except ValueError:
        raise PydanticCustomError("bad-date", "no such day") from None
    return value


def _shift(value: str) -> str:
    begin, end = value.split("-")
    if begin == end:
        raise PydanticCustomError("bad-shift", "no time between begin and end")
    return value


def shift(value: str) -> Shift:
    """A checked ``09:00-17:30`` as a shift; ``24:00`` is the midnight that ends the day."""
    begin, end = value.split("-")
    return Shift(time.fromisoformat(begin), time.fromisoformat("00:00" if end == "24:00" else end))


def _one_line(text: str) -> str:
    return " ".join(text.split()) if "\n" in text else text


def _listed(value: object) -> object:
    """One text as a list of it."""
    return [value] if isinstance(value, str) else value


def _within(most: int) -> AfterValidator:
    def check(text: str) -> str:
        if (taken := cells(text)) > most:
            raise PydanticCustomError("too-wide", "too wide", {"taken": taken, "most": most})
        return text

    return AfterValidator(check)


Slug = Annotated[str, StringConstraints(pattern=SLUG_PATTERN, max_length=SLUG_MOST)]
Title = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200), AfterValidator(_one_line)
]
Label = Annotated[Title, _within(LABEL_MOST), Field(json_schema_extra={"maxLength": LABEL_MOST})]
Promise = Annotated[Title, _within(PROMISE_MOST), Field(json_schema_extra={"maxLength": PROMISE_MOST})]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=600), AfterValidator(_one_line)]
Prose = Annotated[str, StringConstraints(max_length=20_000), AfterValidator(str.strip)]
SLUG_SCHEMA = {"type": "string", "pattern": SLUG_PATTERN, "maxLength": SLUG_MOST}
Slugs = Annotated[
    list[Slug],
    BeforeValidator(_listed),
    Field(min_length=1),
    WithJsonSchema({"anyOf": [SLUG_SCHEMA, {"type": "array", "minItems": 1, "items": SLUG_SCHEMA}]}),
]
Link = Annotated[str, StringConstraints(pattern=LINK_PATTERN, max_length=LINK_MOST)]
LINK_SCHEMA = {"type": "string", "pattern": LINK_PATTERN, "maxLength": LINK_MOST}
Links = Annotated[
    list[Link],
    BeforeValidator(_listed),
    Field(min_length=1, max_length=LINKS_MOST),
    WithJsonSchema(
        {"anyOf": [LINK_SCHEMA, {"type": "array", "minItems": 1, "maxItems": LINKS_MOST, "items": LINK_SCHEMA}]}
    ),
]
Whole = Annotated[int, BeforeValidator(_whole)]
Positive = Annotated[Whole, Field(ge=1, le=1_000_000)]
Days = Annotated[Whole, Field(ge=-365, le=2_000)]
Level = Annotated[Whole, Field(ge=1, le=LEVEL_MOST)]
Number = Annotated[float, BeforeValidator(_number)]
Hours = Annotated[Number, Field(ge=0, le=60)]
Truth = Annotated[bool, BeforeValidator(_truth)]
DateText = Annotated[str, StringConstraints(pattern=DATE_PATTERN), AfterValidator(_date)]
DayText = Annotated[str, StringConstraints(pattern=DAY_PATTERN), AfterValidator(_day)]
ShiftText = Annotated[str, StringConstraints(pattern=SHIFT_PATTERN), AfterValidator(_shift)]

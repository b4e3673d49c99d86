"""What words of a checklist say of a thing to do: whose part it is, how often, how long, by which day, whether one must.

Only what stands there is taken. What is said in brackets or as a prefix is taken out of the title; what is part of a sentence
("at least two") stays in it. Days are working days of the person, five in a week and twenty in a month. Nothing is taken of what
stands for itself (``outline.literal``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from mentor_tui.domain.item_kinds import Kind
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.text import clean, slug
from mentor_tui.intake.outline import plain

_NUMBERS: Final = {
    word: number
    for number, words in enumerate(
        (
            "one|a|first|1st",
            "two|second|2nd",
            "three|third|3rd",
            "four|fourth|4th",
            "five|fifth|5th",
            "six|sixth|6th",
            "seven|seventh|7th",
            "eight|eighth|8th",
            "nine|ninth|9th",
            "ten|tenth|10th",
            "eleven|eleventh|11th",
            "twelve|twelfth|12th",
        ),
        1,
    )
    for word in words.split("|")
}
_COUNT: Final = r"(\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_ORDINAL: Final = "|".join(word for word in _NUMBERS if word not in {"a"})

_PARTS: Final = {
    "hire": ("new hire", "newhire", "hire", "new starter", "newcomer", "you", "employee", "new employee"),
    "mentor": ("mentor", "buddy", "onboarding buddy", "coach"),
    "lead": ("lead", "team lead", "manager", "line manager", "hiring manager", "supervisor", "team leader", "boss"),
}
"""The three parts that every curriculum has, by what checklists call them."""

_OTHERS: Final = (
    "it",
    "it support",
    "it team",
    "hr",
    "people",
    "people ops",
    "people operations",
    "facilities",
    "security",
    "finance",
    "payroll",
    "legal",
    "office",
    "office manager",
    "workplace",
    "ops",
    "operations",
    "engineering",
    "sales",
    "product",
    "admin",
    "recruiting",
    "talent",
)
"""Others that checklists give things to; each becomes a part of its own."""

_TOPICS: Final = frozenset(
    ("people", "facilities", "security", "finance", "legal", "office", "ops", "operations", "engineering", "sales",
     "product", "admin")
)  # fmt: skip
"""Of those, what a heading may be about as well: alone it gives nothing to anybody."""

_ABOUT: Final = frozenset(("security", "engineering", "sales", "product"))
"""And what the word before a colon is about more often than whose it is: “Product: sign up as a customer”."""

_PART_OF: Final = {word: part for part, words in _PARTS.items() for word in words} | {
    word: slug(word) for word in _OTHERS
}
_BEFORE_COLON: Final = "|".join(sorted(map(re.escape, {*_PART_OF} - _ABOUT), key=len, reverse=True))
_NAMED: Final = "|".join(sorted(map(re.escape, _PART_OF), key=len, reverse=True))
_PREFIX: Final = re.compile(rf"(?:for (?:the )?)?[\[(]?@?({_BEFORE_COLON})[\])]?\s*(?::|-|–|—|\])\s+(?=\S)", re.I)
_SUFFIX: Final = re.compile(rf"\s*[\[(]@?({_NAMED})[\])]\s*$", re.I)
_HEADING: Final = re.compile(
    rf"(?:for |tasks? (?:for|of) )?(?:the |your |their )?({_NAMED})(?:[’']s)?"
    r"(?: (?:tasks?|to-?dos?|checklist|steps|responsibilities|actions|items|to do|only|part))?:?",
    re.I,
)

_TIMES: Final = (
    re.compile(r"\s*[\[(]?(?<![\w.])[x×]\s?(\d{1,3})(?![\w.])[\])]?", re.I),
    re.compile(r"(?:^|\s*[\[(])(\d{1,3})\s?[x×](?:\s|[\])])", re.I),
    re.compile(rf"\s*[\[(]{_COUNT} times[\])]", re.I),
)
_TIMES_KEPT: Final = (
    re.compile(rf"\bat least {_COUNT}\b(?! (?:hours?|hrs?|minutes?|mins?|days?|weeks?|months?|years?))", re.I),
    re.compile(rf"\b{_COUNT} times\b(?! (?:a|an|per|each|every)\b)", re.I),
)
_LENGTH: Final = (
    r"(?:about |approx\.? |ca\.? |~\s?|≈\s?)?(?:\d+(?:[.,]\d+)?\s?(?:-|–|to)\s?)?"
    r"(\d+(?:[.,]\d+)?|half an|one|an|two|three|four)\s?(hours?|hrs?|h|minutes?|mins?|m|min\.)"
    r"(?:\s?(\d{1,2})\s?(?:m|mins?|minutes?)?)?(?: each)?"
)
_MINUTES: Final = re.compile(rf"\s*[\[(]\s*{_LENGTH}\s*[\])]", re.I)
_MINUTES_AT_END: Final = re.compile(rf"\s*[-–—:,]\s*{_LENGTH}\s*$", re.I)
_WHOLLY: Final = re.compile(_LENGTH, re.I)
_BARE: Final = re.compile(r"\d{1,4}")

_DAY: Final = re.compile(
    r"\b(?:by |on |until |before )?days?\s?(-?\d{1,3})(?:\s?(?:-|–|to|and|&)\s?(?:day\s?)?(\d{1,3}))?\b", re.I
)
_WEEK: Final = re.compile(r"\bweeks?\s?(\d{1,2})(?:\s?(?:-|–|to|and|&|,)\s?(?:week\s?)?(\d{1,2}))?\b", re.I)
_MONTH: Final = re.compile(r"\bmonths?\s?(\d{1,2})(?:\s?(?:-|–|to|and|&)\s?(?:month\s?)?(\d{1,2}))?\b", re.I)
_NTH: Final = re.compile(rf"\b({_ORDINAL})\s(day|week|month)\b", re.I)
_FIRST_N: Final = re.compile(
    rf"\b(?:first|within|after|by|in)\s(?:the first\s)?{_COUNT}[\s-](days?|weeks?|months?)\b", re.I
)
_SPAN: Final = re.compile(r"\b(30|60|90|120|180)[\s-]days?\b|\bdays? (?:1|31|61)\s?(?:-|–|to)\s?(30|60|90)\b", re.I)
_BEFORE: Final = re.compile(
    r"\b(?:before (?:(?:you|they|the new hire) (?:start|starts|arrive|arrives|join|joins)|starting|arrival"
    r"|(?:(?:the|your|their) )?(?:first|start) (?:day|date)|day (?:one|1))"
    r"|pre-?(?:boarding|arrival|start)|prior to (?:start|arrival|day))\b",
    re.I,
)
_DAY_ASIDE: Final = re.compile(r"\s*[\[(]((?:by |on |in )?(?:day|week|month)s?\s?-?\d{1,3})[\])]", re.I)
_DAY_MARK: Final = re.compile(r"\s*\(day (-?\d{1,4})\)", re.I)
_UNITS: Final = {"day": 1, "week": 5, "month": 20}

_OPTIONAL: Final = re.compile(
    r"\s*[\[(](?:optional|if you like|nice to have|not required)[\])]\s*|^(?:optional(?:ly)?|nice to have)\s*[:,–—-]\s*",
    re.I,
)
_OPTIONAL_HEADING: Final = re.compile(
    r"\b(?:optional|nice to have|nice-to-have|if you like|bonus|extra credit)\b", re.I
)
_DRAFT: Final = re.compile(
    r"\s*[\[(](?:draft|todo|tbd|wip|tbc)[\])]\s*|^(?:draft|todo|tbd|wip|tbc)\s*[:–—-]\s*|^(?:todo|tbd|tbc)$", re.I
)
_ONLY: Final = re.compile(
    r"[\[(]([^\])]{2,40} only|only (?:for )?[^\])]{2,40}|if (?:applicable|you are|you’re|you're)[^\])]{0,40})[\])]",
    re.I,
)
_TELLING: Final = re.compile(
    r"[()\[\]:×–—0-9]|-\s|,\s|optional|nice to|draft|todo|tbd|wip|tbc|at least|times|hour|minute", re.I
)
"""What is in all words that say anything."""
_REQUIRED: Final = re.compile(r"\s*\(required\)", re.I)
_ONCE: Final = re.compile(r"\s*\(once\)", re.I)
_OF_BASICS: Final = re.compile(r"\s*\((part|not) of the basics\)\s*$", re.I)
_GAP: Final = re.compile(r"\s+(?=[,.;:!?](?:\s|$))")
_CLOSES: Final = re.compile(r"\s*\(ends the basics\)", re.I)

_KINDS: Final[dict[Kind, str]] = {
    "read": "read review skim study browse familiarise familiarize understand learn bookmark",
    "watch": "watch view listen attend",
    "shadow": "shadow observe sit",
    "pair": "pair",
    "practise": "practise practice try explore play simulate rehearse",
    "ticket": "answer reply solve resolve handle close triage",
    "quiz": "quiz pass",
    "write": "write draft document record introduce post",
    "meet": "meet talk call chat schedule 1:1 one-to-one lunch coffee join",
}
NO_PARTS: Final[Mapping[str, str]] = MappingProxyType({})

_KIND_OF: Final = {word: kind for kind, words in _KINDS.items() for word in words.split()}


class Guess(NamedTuple):
    """What words say of a thing to do; what they do not say is None, or False.

    Attributes:
        title: the words without what was taken out of them.
        only: for whom alone it is, in the words of the file.
        closes: whether it is the talk that ends the basics.
        required: whether it is said that one must, whatever stands above it.

    """

    title: str
    who: str | None = None
    times: int | None = None
    minutes: int | None = None
    by_day: int | None = None
    optional: bool = False
    draft: bool = False
    only: str = ""
    closes: bool = False
    required: bool = False


class SaidAbove(NamedTuple):
    """What a heading says in brackets at its end: the day, and whether it is part of the basics; None where it does not."""

    title: str
    by_day: int | None = None
    basics: bool | None = None


def heading(words: str) -> SaidAbove:
    """What a heading says beside its title."""
    text, basics, by_day = words, None, None
    if found := _OF_BASICS.search(text):
        text, basics = text[: found.start()], found[1].lower() == "part"
    marks = [*_DAY_MARK.finditer(text)]
    if marks and marks[-1].end() == len(text):
        text, by_day = text[: marks[-1].start()], int(marks[-1][1])
    return SaidAbove(plain(text), by_day, basics) if text.strip() else SaidAbove(plain(words))


def said(words: str, parts: Mapping[str, str] = NO_PARTS) -> Guess:
    """What the words of a box say.

    Args:
        words: as they stand there.
        parts: part id -> title, of those that the file names itself.

    """
    # Most words say nothing of all this, and none of the patterns has to be tried.
    if not _TELLING.search(words):
        return Guess(plain(_title(words) or words))
    text, closes = _taken(_CLOSES, words)
    text, required = _taken(_REQUIRED, text)
    text, optional = _taken(_OPTIONAL, text)
    text, draft = _taken(_DRAFT, text)
    text, who = _own_part(text, parts)
    if who and not optional:
        # "Manager: optional: …"
        text, optional = _taken(_OPTIONAL, text)
    text, once = _taken(_ONCE, text)
    text, times = (text, 1) if once else _times(text)
    text, minutes = _length(text)
    by_day = None
    if marked := _DAY_MARK.search(text):
        by_day = int(marked[1])
        text = text[: marked.start()] + text[marked.end() :]
    elif aside := _DAY_ASIDE.search(text):
        by_day = day(aside[1])
        text = text[: aside.start()] + text[aside.end() :]
    only = _ONLY.search(text)
    title = _title(text) or clean(words)
    if who and title.split()[0].islower():
        title = title[0].upper() + title[1:]
    return Guess(
        plain(title),
        who,
        times,
        minutes,
        by_day,
        bool(optional),
        bool(draft),
        plain(only[1]) if only else "",
        bool(closes),
        bool(required),
    )


def _title(text: str) -> str:
    return _GAP.sub("", clean(text)).strip(" -–—:;,")


def part(words: str) -> str | None:
    """The part that a heading, or a cell of a column for it, gives things to; None for none that is known."""
    said = clean(words).strip(" *_:")
    found = _HEADING.fullmatch(said)
    return _PART_OF[found[1].casefold()] if found and said.casefold() not in _TOPICS else None


def is_optional(heading: str) -> bool:
    """Whether what stands under a heading is not a must."""
    return bool(_OPTIONAL_HEADING.search(heading))


def kind(title: str) -> Kind:
    """What the hire does, by the first words of a title; "do" where they do not tell."""
    for word in title.casefold().split()[:3]:
        if found := _KIND_OF.get(word.strip(".,:;!?“”\"'")):
            return found
    return "do"


def day(words: str) -> int | None:
    """The working day by which words say that something should be done; None where they do not."""
    if _BEFORE.search(words):
        return 0
    if span := _SPAN.search(words):
        # Plans for thirty, sixty and ninety days count those of the calendar.
        return round(int(span[1] or span[2]) * 5 / 7)
    for pattern, unit in ((_DAY, "day"), (_WEEK, "week"), (_MONTH, "month")):
        if found := pattern.search(words):
            return int(found[2] or found[1]) * _UNITS[unit]
    if found := _FIRST_N.search(words):
        return _number(found[1]) * _UNITS[found[2].lower().rstrip("s")]
    if found := _NTH.search(words):
        return _NUMBERS[found[1].lower()] * _UNITS[found[2].lower()]
    return None


def minutes(words: str) -> int | None:
    """The minutes that a cell of a column for them says; a number alone counts minutes."""
    text = clean(words)
    if _BARE.fullmatch(text):
        return _within(int(text))
    found = _WHOLLY.fullmatch(text)
    return _as_minutes(found) if found else None


def times(words: str) -> int | None:
    """How often, by a cell of a column for it."""
    text = clean(words).casefold().removesuffix("times").strip(" x×")
    return _often(text)


def _taken(pattern: re.Pattern[str], text: str) -> tuple[str, bool]:
    left, count = pattern.subn(" ", text, count=1)
    return (left.strip(), True) if count else (text, False)


def _own_part(text: str, parts: Mapping[str, str]) -> tuple[str, str | None]:
    """A part that the file names goes before one that is known by its usual name."""
    for part, title in sorted(parts.items(), key=lambda each: -len(each[1])):
        if text.casefold().startswith(f"{title}: ".casefold()):
            return text[len(title) + 2 :], part
    return _part(text)


def _part(text: str) -> tuple[str, str | None]:
    if found := _PREFIX.match(text):
        return text[found.end() :], _PART_OF[found[1].casefold()]
    if (found := _SUFFIX.search(text)) and kind(text) != "meet":
        # "Coffee (buddy)" names whom one meets.
        return text[: found.start()], _PART_OF[found[1].casefold()]
    return text, None


def _times(text: str) -> tuple[str, int | None]:
    for pattern in _TIMES:
        if (found := pattern.search(text)) and (often := _often(found[1])):
            return f"{text[: found.start()]} {text[found.end() :]}", often
    for pattern in _TIMES_KEPT:
        if (found := pattern.search(text)) and (often := _often(found[1])):
            return text, often
    return text, None


def _often(word: str) -> int | None:
    number = _number(word)
    return number if 2 <= number <= 200 else None


def _number(word: str) -> int:
    return int(word) if word.isascii() and word.isdigit() else _NUMBERS.get(word.casefold(), 0)


def _length(text: str) -> tuple[str, int | None]:
    for pattern in (_MINUTES, _MINUTES_AT_END):
        found = pattern.search(text)
        if found and (length := _as_minutes(found)) is not None:
            return text[: found.start()] + text[found.end() :], length
    return text, None


def _as_minutes(found: re.Match[str]) -> int | None:
    amount, unit, more = found[1].casefold(), found[2].casefold(), found[3]
    value = 0.5 if amount == "half an" else 1 if amount == "an" else 0
    value = value or _NUMBERS.get(amount) or float(amount.replace(",", "."))
    if unit.startswith("h"):
        return _within(round(value * 60) + int(more or 0))
    return None if more else _within(round(value))


def _within(value: int) -> int | None:
    return value if 1 <= value <= 2_400 else None

"""What words of a checklist say of a thing to do: whose part it is, how often, how long, by which day, whether one must.

Only what stands there is taken. What is said in brackets or as a prefix is taken out of the title; what is part of a sentence
("at least two") stays in it. Days are told in ``days``. Nothing is taken of what stands for itself
(``outline.literal``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from mentor_tui.domain.item_kinds import Kind
from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.text import clean, decimal, slug
from mentor_tui.intake import days
from mentor_tui.intake.outline import plain

_NUMBERS: Final = {
    word: number
    for number, word in enumerate(
        ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 2
    )
}
_COUNT: Final = rf"(\d{{1,3}}|{'|'.join(_NUMBERS)})"

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

_OFTEN: Final = re.compile(r"[x×]\s?\d|\d\s?[x×]|times|at least", re.I)
"""What is in all words that say how often."""
_TIMES: Final = (
    re.compile(r"\s*[\[(]?(?<![\w.])[x×]\s?(\d{1,3})(?![\w.])[\])]?", re.I),
    re.compile(r"(?:^|\s*[\[(])(\d{1,3})\s?[x×](?:\s|[\])])", re.I),
    re.compile(rf"\s*[\[(]{_COUNT} times[\])]", re.I),
)
_NOT_OF_TIME: Final = r"(?! (?:hours?|hrs?|minutes?|mins?|days?|weeks?|months?|years?))"
_NOT_A_RATE: Final = r"(?!.*\b(?:an?|per|each|every) (?:hour|day|week|month|shift)\b)"
_TIMES_KEPT: Final = (
    re.compile(rf"\bat least {_COUNT}\b{_NOT_OF_TIME}{_NOT_A_RATE}", re.I),
    re.compile(rf"\b{_COUNT} times\b(?! (?:a|an|per|each|every)\b)", re.I),
)
_ALONE: Final = MappingProxyType({"½": 0.5, "half an": 0.5, "half a": 0.5, "half": 0.5, "a": 1, "an": 1, "one": 1})
_HOURS: Final = r"hours?|hrs?|h|stunden?|std\.?|heures?|horas?|uur|uren"
_AMOUNT: Final = rf"(?P<amount>\d+(?:[.,]\d+)?(?:\s?½)?|{'|'.join(_ALONE)}|two|three|four)"
_UNIT: Final = rf"(?P<unit>{_HOURS}|minutes?|minuten|minutos?|mins?|m|min\.)"
_LENGTH: Final = (
    r"(?:about |approx\.? |ca\.? |~\s?|≈\s?)?(?:\d+(?:[.,]\d+)?\s?(?:-|–|to)\s?)?"
    rf"{_AMOUNT}[\s-]?{_UNIT}(?:\s?(?P<more>\d{{1,2}})\s?(?:m|mins?|minutes?)?)?(?: each)?"
)
_MINUTES: Final = re.compile(rf"\s*[\[(]\s*{_LENGTH}\s*[\])]", re.I)
_MINUTES_AT_END: Final = re.compile(rf"\s*[-–—:,]\s*{_LENGTH}\s*$", re.I)
_TALKS: Final = (
    r"1:1|call|chat|check-in|coffee|course|demo|interview|intro|introduction|lesson|lunch|meeting|presentation|quiz|retro|review"
    r"|session|sync|talk|tour|training|video|walk|walkthrough|webinar|workshop"
)
_MINUTES_KEPT: Final = (
    # "30-min intro" and "1h tour" where nothing stands before them but a sign, and "a 30-minute call" of what is known to last.
    re.compile(
        r"[^\w(\[]*(?P<amount>\d{1,3}(?:[.,]\d+)?|½|half)[\s-]?(?P<unit>hours?|hr|h|minute|mins?)(?P<more>)\b(?=:?\s\w)"
        r"(?!\s(?:before|after|prior|per|a|an|each|every|early|later?|of|ago|notice)\b)",
        re.I,
    ),
    re.compile(
        r".*?(?<![\w.,:-])(?P<amount>\d{1,3}|½|half)-(?P<unit>hour|hr|h|minute|min)(?P<more>)\b"
        rf"(?=\s(?:\w+\s)?(?:{_TALKS})s?\b)",
        re.I,
    ),
)
_LASTS_MOST: Final = 8 * 60
"""Minutes that a part of a sentence is taken to mean; “our 24-hour line” is none that somebody sits through."""
_WHOLLY: Final = re.compile(_LENGTH, re.I)
_BARE: Final = re.compile(r"\d{1,4}")

_DAY_MARK: Final = re.compile(r"\s*\(day (-?\d{1,4})\)", re.I)

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
    r"[()\[\]:×–—0-9]|-\s|,\s|optional|nice to|draft|todo|tbd|wip|tbc|at least|times|hour|minute|½", re.I
)
"""What is in all words that say anything."""
_MARKED: Final = re.compile(
    r"required|\(once|ends the|optional|if (?:you|applicable)|nice to|draft|todo|tbd|wip|tbc|only", re.I
)
"""What is in all words that say something in brackets of neither time nor part."""
_REQUIRED: Final = re.compile(r"\s*\(required\)", re.I)
_ONCE: Final = re.compile(r"\s*\(once\)", re.I)
_OF_BASICS: Final = re.compile(r"\s*\((part|not) of the basics\)\s*$", re.I)
_GAP: Final = re.compile(r"\s+(?=[,.;:!?](?:\s|$))")
_CLOSES: Final = re.compile(r"\s*\(ends the basics\)", re.I)

_VERBS: Final[dict[Kind, str]] = {
    "read": "read review skim study browse familiarise familiarize understand learn bookmark reading",
    "watch": "watch view listen attend watching listening",
    "shadow": "shadow observe sit shadowing",
    "pair": "pair pairing",
    "practise": "practise practice try explore play simulate rehearse",
    "ticket": "answer reply solve resolve handle close triage",
    "quiz": "quiz pass",
    "write": "write draft document record introduce post",
    "meet": "meet talk call chat schedule join",
}
_NOUNS: Final[dict[Kind, str]] = {
    "quiz": "quiz",
    "meet": "1:1 1-1 one-to-one one-on-one call catch-up chat check-in coffee intro lunch meet-up meeting retro talk",
}
_OTHER_VERBS: Final = (
    "add agree announce apply approve arrange ask assign book bring build buy cancel change check choose clear collect complete"
    " configure confirm connect contact copy create cover customise define delete discuss download email enable ensure enter"
    " explain fill find finish fix follow forward get give go grant help hold identify import inform install invite keep know"
    " list log look make manage mark move note notify open order organise organize own pick plan prepare present print propose"
    " provide publish put register remind remove rename report request reserve reset return run save scan search see select"
    " send set share show sign start stop submit subscribe switch teach tell test think tick turn update upload use verify visit"
    " wait walk wear work"
)
"""Verbs that say that something else is done, whatever stands after them: who books a review reads nothing."""

_BEFORE_VERB: Final = "also and carefully finally first kindly next now please then to together"
"""What may stand before the verb."""
NO_PARTS: Final[Mapping[str, str]] = MappingProxyType({})

_KIND_OF_VERB: Final = {word: kind for kind, words in _VERBS.items() for word in words.split()}
_KIND_OF_NOUN: Final = {word: kind for kind, words in _NOUNS.items() for word in words.split()}
_KIND_OF_FIRST: Final[Mapping[str, Kind]] = {**dict.fromkeys(_OTHER_VERBS.split(), "do"), **_KIND_OF_VERB}
_SKIPPED: Final = frozenset(_BEFORE_VERB.split())
_LABELS: Final = re.compile(r"[^\W\d_][\w ]{0,20}: ")
_UNVOICED: Final = ".,:;!?“”\"'’…"


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
    if marks and marks[-1].end() == len(text) and (by_day := days.within(int(marks[-1][1]))) is not None:
        text = text[: marks[-1].start()]
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
    text, closes, required, optional, draft, once = words, False, False, False, False, False
    if marked := bool(_MARKED.search(words)):
        text, closes = _taken(_CLOSES, text)
        text, required = _taken(_REQUIRED, text)
        text, optional = _taken(_OPTIONAL, text)
        text, draft = _taken(_DRAFT, text)
    text, who = _own_part(text, parts)
    if marked:
        if who and not optional:
            # "Manager: optional: …"
            text, optional = _taken(_OPTIONAL, text)
        text, once = _taken(_ONCE, text)
    text, times = (text, 1) if once else _times(text)
    text, minutes = _length(text)
    by_day: int | None
    if (found := _DAY_MARK.search(text)) and (by_day := days.within(int(found[1]))) is not None:
        text = text[: found.start()] + text[found.end() :]
    else:
        text, by_day = days.aside(text)
    only = _ONLY.search(text) if marked else None
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
    """What the hire does: the first verb says it, or else what is named soon after; "do" where they do not tell."""
    words = _spoken(title)
    if len(words) > 1 and (label := _LABELS.match(title)) and words[0] not in _KIND_OF_FIRST:
        # "Afternoon: listen to calls".
        words = _spoken(title[label.end() :])
    if words and words[1:2] != ["of"] and (said := _KIND_OF_FIRST.get(words[0])):
        return said
    # One takes a quiz, and takes chats; the second is no talk.
    named = (word for word in words[:3] if word in _KIND_OF_NOUN and (word == "quiz" or words[0] != "take"))
    return next((_KIND_OF_NOUN[word] for word in named), "do")


def _spoken(text: str) -> list[str]:
    """The first words of a text, small, from the first one that can be its verb."""
    words = [spoken for word in text.casefold().split()[:6] if any(map(str.isalnum, spoken := word.strip(_UNVOICED)))]
    while words and (words[0] in _SKIPPED or (words[0][0].isdigit() and words[0] not in _KIND_OF_NOUN)):
        del words[0]
    return words


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
    if not _OFTEN.search(text):
        return text, None
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
    for pattern in _MINUTES_KEPT:
        found = pattern.match(text)
        if found and (length := _as_minutes(found)) is not None and length <= _LASTS_MOST:
            return text, length
    return text, None


def _as_minutes(found: re.Match[str]) -> int | None:
    amount, unit, more = found["amount"].casefold(), found["unit"].casefold(), found["more"]
    value = _ALONE.get(amount) or _NUMBERS.get(amount) or decimal(amount.replace(" ", ""))
    if re.fullmatch(_HOURS, unit):
        return _within(round(value * 60) + int(more or 0))
    return None if more else _within(round(value))


def _within(value: int) -> int | None:
    return value if 1 <= value <= 2_400 else None

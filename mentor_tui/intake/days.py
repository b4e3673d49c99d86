"""The working day by which words say that something should be done, in the languages that checklists are written in.

Days are working days of the person, five in a week and twenty in a month. A language is a few words of each of the tables here;
how they stand together is much the same in all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

_UNITS: Final[Mapping[int, str]] = {
    1: "day days tag tage tagen arbeitstag arbeitstage arbeitstagen jour jours día días dia dias dag dagen werkdag",
    5: "week weeks woche wochen semaine semaines semana semanas weken",
    20: "month months monat monate monaten mois mes meses mês maand maanden",
}
"""Working days -> what so many of them are called: English, German, French, Spanish, Portuguese, Dutch."""

_ORDINALS: Final = (
    "one first 1st erste erster ersten erstes premier première premiers premières primer primera primero primeros"
    " primeras primeiro primeira primeiros primeiras eerste",
    "two second 2nd zweite zweiter zweiten zweites deuxième second seconde segundo segunda tweede",
    "three third 3rd dritte dritter dritten drittes troisième tercer tercera tercero terceiro terceira derde",
    "four fourth 4th vierte vierter vierten viertes quatrième cuarto cuarta quarto quarta vierde",
    "five fifth 5th fünfte fünfter fünften fünftes cinquième quinto quinta vijfde",
    "six sixth 6th sechste sechster sechsten sechstes sixième sexto sexta zesde",
    "seven seventh 7th siebte siebter siebten siebtes septième séptimo séptima sétimo sétima zevende",
    "eight eighth 8th achte achter achten achtes huitième octavo octava oitavo oitava achtste",
    "nine ninth 9th neunte neunter neunten neuntes neuvième noveno novena nono nona negende",
    "ten tenth 10th zehnte zehnter zehnten zehntes dixième décimo décima tiende",
    "eleven eleventh 11th elfte elfter elften elftes onzième elfde",
    "twelve twelfth 12th zwölfte zwölfter zwölften zwölftes douzième twaalfde",
)
_COUNTS: Final = (
    "",
    "two zwei deux dos dois duas twee",
    "three drei trois tres três drie",
    "four vier quatre cuatro quatro",
    "five fünf cinq cinco vijf",
    "six sechs seis zes",
    "seven sieben sept siete sete zeven",
    "eight acht huit ocho oito",
    "nine neun neuf nueve nove negen",
    "ten zehn dix diez dez tien",
    "eleven elf onze once",
    "twelve zwölf douze doce doze twaalf",
)
_NUMBERS: Final = {
    word: number for words in (_ORDINALS, _COUNTS) for number, said in enumerate(words, 1) for word in said.split()
}
_UNIT_OF: Final = {word: days for days, words in _UNITS.items() for word in words.split()}


def _one_of(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_DAYS: Final = _one_of(_UNITS[1].split())
_ANY: Final = _one_of(_UNIT_OF)
_NTH_WORD: Final = _one_of(word for words in _ORDINALS for word in words.split())
_COUNT: Final = r"\d{1,3}|" + _one_of(word for words in _COUNTS for word in words.split())
_TO: Final = r"\s?(?:-|–|&|\b(?:to|and|bis|und|à|au|et|al?|y|e|t/m|tot|en|até|ao)\b)\s?"
_NO_CLOCK: Final = r"\b(?!:\d|\s?(?:h|hrs?|hours?|min|mins|minutes?)\b)"
"""After a number that ends a span: in “Day 1 – 30 min” and “Day 1 – 9:00” there is none."""


def _numbered(words: str) -> re.Pattern[str]:
    """“Day 3”, “Weeks 2–4”, “Week 1, 2”."""
    unit, to = _one_of(words.split()), _TO if words.startswith("day") else rf"(?:{_TO}|\s?,\s?)"
    return re.compile(rf"\b(?:{unit})\s?(-?\d{{1,3}})(?:{to}(?:(?:{unit})\s?)?(\d{{1,3}}){_NO_CLOCK})?\b", re.I)


_NUMBERED: Final = tuple(map(_numbered, _UNITS.values()))
_NTH: Final = re.compile(rf"\b({_NTH_WORD})\s({_ANY})\b", re.I)
_NTH_IN_DIGITS: Final = re.compile(
    rf"\b(\d{{1,2}})(?:\.(?=\s(?:tag|arbeitstag|woche|monat)\b)|\.?[ªº]|ère|ers?|re|ème|e|de|ste)\s({_ANY})\b", re.I
)
_FIRST_N: Final = re.compile(
    rf"\b(?:(?:first|within|after|by|in|nach|innerhalb(?: von)?|après|dans|dentro de|em|binnen|na|erste[nr]?|premi(?:er|ère)s"
    rf"|primer[oa]s|primeir[oa]s|eerste)\s(?:the first\s|de eerste\s|den ersten\s|les\s)?({_COUNT})[\s-]({_ANY})"
    rf"|({_COUNT})\s(?:premi(?:er|ère)s|primer[oa]s|primeir[oa]s)\s({_ANY}))\b",
    re.I,
)
_SPAN: Final = re.compile(
    rf"\b(30|60|90|120|180)[\s-](?:(?:premiers|primeros|primeiros)\s)?(?:{_DAYS})\b"
    rf"|\b(?:{_DAYS}) (?:1|31|61){_TO}(30|60|90){_NO_CLOCK}",
    re.I,
)
_BEFORE: Final = re.compile(
    r"\b(?:before (?:(?:you|they|the new hire) (?:start|starts|arrive|arrives|join|joins)|starting|arrival"
    r"|(?:(?:the|your|their) )?(?:first|start) (?:day|date)|day (?:one|1))"
    r"|pre-?(?:boarding|arrival|start)|prior to (?:start|arrival|day)"
    r"|vor (?:dem |deinem |ihrem )?(?:ersten (?:arbeits)?tag|start|arbeitsbeginn|arbeitsantritt|(?:arbeits)?tag (?:eins|1))"
    r"|avant (?:le |son |votre |ton )?(?:premier jour|jour 1|l[’']arrivée|arrivée|son arrivée|votre arrivée)"
    r"|antes (?:del? |do )?(?:seu |tu |su )?(?:primer día|primeiro dia|día 1|dia 1|empezar|começar|la incorporación)"
    r"|v(?:oo|óó)r (?:de |je |jouw )?(?:eerste (?:werk)?dag|start|dag (?:één|1)))\b",
    re.I,
)
_ASIDE: Final = re.compile(
    rf"\s*[\[(]((?:(?:by|on|in|bis|am|an|le|el|op|até|no|na) )?(?:{_ANY})\s?-?\d{{1,3}})[\])]", re.I
)


FIRST, LAST = -365, 2_000
"""The days that something can be due on; a number beyond counts something else."""


def within(number: int) -> int | None:
    """A day, if one can be due on it."""
    return number if FIRST <= number <= LAST else None


def day(words: str) -> int | None:
    """The working day by which words say that something should be done; None where they do not."""
    said = _day(words)
    return None if said is None else within(said)


def _day(words: str) -> int | None:
    if _BEFORE.search(words):
        return 0
    if span := _SPAN.search(words):
        # Plans for thirty, sixty and ninety days count those of the calendar.
        return round(int(span[1] or span[2]) * 5 / 7)
    for pattern, unit in zip(_NUMBERED, _UNITS, strict=True):
        if found := pattern.search(words):
            return int(found[2] or found[1]) * unit
    if found := _FIRST_N.search(words):
        return _number(found[1] or found[3]) * _UNIT_OF[(found[2] or found[4]).lower()]
    if found := _NTH.search(words) or _NTH_IN_DIGITS.search(words):
        return _number(found[1]) * _UNIT_OF[found[2].lower()]
    return None


def aside(text: str) -> tuple[str, int | None]:
    """A text without the day that it says in brackets, and that day."""
    if (found := _ASIDE.search(text)) and (said := day(found[1])) is not None:
        return text[: found.start()] + text[found.end() :], said
    return text, None


def _number(word: str) -> int:
    return int(word) if word.isascii() and word.isdigit() else _NUMBERS[word.casefold()]

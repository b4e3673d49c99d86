"""Text that people typed: made harmless where it enters, and ids made from names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, time

from mentor_tui.domain.problems import BadUse, Code

TEXT_MOST = 4_000
"""Characters that one text may have: two screens, far more than a note needs."""

NAME_MOST = 80

LABEL_MOST = 24
"""Terminal cells that a list has for a title."""

YEARS = (1950, 2199)
"""The years that a date of somebody's work may be in; one beyond is a slip of the finger."""

SLUG_MOST = 64

LINK_PATTERN = r"^(https?://[^\s/]\S*|mailto:[^\s@]+@\S+|#[^\s#]+)$"
"""A link: a web address, ``mailto:``, or a channel (``#name``)."""

# Bidirectional embeddings, overrides and isolates: they make a terminal show another order than was written.
_BIDI = set(map(chr, (0x200E, 0x200F, 0x061C, *range(0x202A, 0x202F), *range(0x2066, 0x206A))))
# A whole escape sequence goes, not only its first byte, so that no "[31m" is left behind. Compiled when it is first used.
_ESCAPE = r"(?s)\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]PX^_].*?(?:\x07|\x1b\\|$)|[@-Z\\-_])|\x9b[0-?]*[ -/]*[@-~]"


def clean(text: str, *, lines: bool = False) -> str:
    """Text without escape sequences, control characters, bidi overrides and lone surrogates, trimmed.

    Args:
        text: as typed, loaded or given on a command line.
        lines: keep line breaks; otherwise they become spaces.

    """
    if text.isascii() and text.isprintable():
        return text.strip()
    text = re.sub(_ESCAPE, "", text).replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    kept = []
    for character in text:
        if character in "\n\u2028\u2029":
            kept.append("\n" if lines else " ")
        elif not gives_orders(character):
            kept.append(character)
    return "".join(kept).strip()


def is_question(text: str) -> bool:
    """Whether a line asks something: a question mark ends a word of it, as the one in an address does not."""
    return re.search(r"[?？؟](?![^\s\"'”»’)])", text) is not None


def gives_orders(character: str) -> bool:
    """Whether a terminal obeys a character, or stumbles over it: controls, overrides of the direction, lone surrogates."""
    return character in _BIDI or unicodedata.category(character) in ("Cc", "Cs")


def harmless(text: str) -> str:
    """Text of several lines made harmless for a terminal, each line with its indentation."""
    if text.isprintable():
        return text
    return "\n".join(
        line if line.isprintable() else " " * (len(line) - len(line.lstrip(" "))) + clean(line)
        for line in text.split("\n")
    )


def decimal(text: str) -> float:
    """The number that somebody typed, with a point, a comma or ½.

    Raises:
        ValueError: it is none.

    """
    return float(text.replace(",", ".").replace("½", ".5"))


def cells(text: str) -> int:
    """Terminal cells that a text takes: wide characters take two, combining ones none."""
    if text.isascii():
        return len(text)
    return sum(
        2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in text
        if not unicodedata.combining(character)
    )


def escaped(text: str) -> str:
    """JSON text in which no control character stands as it is; its meaning stays the same."""
    if text.replace("\n", "").isprintable():
        return text
    return "\n".join(line if line.isprintable() else "".join(map(_as_json, line)) for line in text.split("\n"))


def _as_json(character: str) -> str:
    return f"\\u{ord(character):04x}" if gives_orders(character) else character


def said(text: str, *, most: int = TEXT_MOST) -> str:
    """A person's text, cleaned.

    Raises:
        BadUse: it is longer than ``most`` characters.

    """
    cleaned = clean(text, lines=True)
    if len(cleaned) > most:
        raise BadUse(Code.TEXT_TOO_LONG, length=len(cleaned), most=most)
    return cleaned


def name(text: str) -> str:
    """A person's or thing's name, cleaned, on one line, its letters composed: keyboards write the same one in two ways.

    Raises:
        BadUse: nothing that can be seen is left of it, or it is longer than a name may be.

    """
    cleaned = unicodedata.normalize("NFC", " ".join(clean(text).split()))
    if not any(map(_is_seen, cleaned)):
        raise BadUse(Code.EMPTY_TEXT, what="name")
    if len(cleaned) > NAME_MOST:
        raise BadUse(Code.TEXT_TOO_LONG, length=len(cleaned), most=NAME_MOST)
    return cleaned


def short(text: str, *, most: int = NAME_MOST) -> str:
    """A word or two about somebody, cleaned, on one line; there may be none.

    Raises:
        BadUse: it is longer than ``most`` characters.

    """
    cleaned = " ".join(clean(text).split())
    if len(cleaned) > most:
        raise BadUse(Code.TEXT_TOO_LONG, length=len(cleaned), most=most)
    return cleaned


_BLANKS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Characters that look like nothing although Unicode counts them as letters, signs or marks."""


def _is_seen(character: str) -> bool:
    return unicodedata.category(character)[0] not in "CZM" and character not in _BLANKS


def is_slug(text: str) -> bool:
    """Whether a text is an id: lower-case letters, digits, single hyphens."""
    plain = len(text) <= SLUG_MOST and text.isascii() and text == text.lower()
    return plain and all(part.isalnum() for part in text.split("-"))


_SPELT = str.maketrans(
    {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)
"""Letters that do not come apart into a plain one and its mark."""

_NO_LETTERS = re.compile(r"[\W_]+")
"""What stands between words."""

_VOWEL_SIGNS = 9
"""The highest combining class of what a script writes its sounds with, in kana or Devanagari, say; accents are above it."""


def folded(text: str) -> str:
    """A text as names are compared and searched: without case, accents, invisible characters and needless blanks."""
    if text.isascii():
        return " ".join(text.lower().split())
    flat = unicodedata.normalize("NFKD", text.casefold().translate(_SPELT)).casefold()
    kept = (c for c in flat if unicodedata.combining(c) <= _VOWEL_SIGNS and unicodedata.category(c) != "Cf")
    return " ".join(unicodedata.normalize("NFC", "".join(c for c in kept if c not in _BLANKS)).split())


def looking_for(typed: str) -> Callable[[str], bool]:
    """What a filter asks of each text: whether it has every word in it that somebody typed, however they are written."""
    words = folded(typed).split()

    def fits(text: str) -> bool:
        hay = folded(text)
        return all(word in hay for word in words)

    return fits


def words_of(text: str) -> str:
    """A text as ``nearness`` looks into it: its folded words, a blank around each."""
    return f" {_NO_LETTERS.sub(' ', folded(text)).strip()} "


def nearness(typed: str) -> Callable[[str], int | None]:
    """What a list asks of the ``words_of`` each text: how near it is to what was typed, 0 being nearest; None if it lacks a word.

    Whole words come first, then words that begin with what was typed, then parts of words: for each word a 0, 2 or 4. Of two that
    are as near, the one that begins with the first word has one less.
    """
    words = words_of(typed).split()

    def near(text: str) -> int | None:
        score = 0
        for word in words:
            if f" {word}" not in text:
                if word not in text:
                    return None
                score += 4
            elif f" {word} " not in text:
                score += 2
        return score + (not text.startswith(f" {words[0]}")) if words else 0

    return near


def slug(text: str) -> str:
    """An id made from a name; ``person`` where nothing of the name can be written in one."""
    words = re.findall(r"[a-z0-9]+", re.sub(r"['’]", "", folded(text)))
    made = ""
    for word in words:
        longer = f"{made}-{word}" if made else word
        if len(longer) > SLUG_MOST - 4:
            break
        made = longer
    return made or "person"


def near(wanted: str, known: list[str], *, alike: float = 0.6) -> str | None:
    """The known word that was probably meant, or None; ``alike`` is how near it has to be, 1 being the same."""
    import difflib

    found = difflib.get_close_matches(wanted.lower(), known, n=1, cutoff=alike)
    if found:
        return found[0]
    # The beginning of one of its words will do: "fix" for "content-fix", but not "nda" for "calendar".
    inside = [word for word in known if f"-{wanted.lower()}" in f"-{word}"]
    return min(inside, key=len) if inside and len(wanted) > 2 else None


def parse_moment(text: str) -> datetime:
    """A day and a time written as YYYY-MM-DD HH:MM, without a zone.

    Raises:
        BadUse: it is not one.

    """
    day, _blank, hour = text.strip().partition(" ")
    if re.fullmatch(r"([01]?\d|2[0-3]):[0-5]\d", hour.strip(), re.ASCII):
        with suppress(BadUse):
            return datetime.combine(parse_date(day), time.fromisoformat(f"{hour.strip():0>5}"))
    raise BadUse(Code.BAD_MOMENT, value=clean(text))


def parse_date(text: str, **facts: str) -> date:
    """A date written as YYYY-MM-DD.

    Raises:
        BadUse: it is not one, or far from any that somebody works on; with the facts that are given.

    """
    day = None
    # What else ``fromisoformat`` takes is more likely a slip of the finger.
    if re.fullmatch(r"\s*\d{4}-\d\d-\d\d\s*", text, re.ASCII):
        with suppress(ValueError):
            day = date.fromisoformat(text.strip())
    if day is None or not YEARS[0] <= day.year <= YEARS[1]:
        raise BadUse(Code.BAD_DATE, date=clean(text), **facts)
    return day

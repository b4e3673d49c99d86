"""Words that look as if they held somebody's e-mail address or card: histories keep what is stored, so it is said before."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from typing import Literal

from mentor_tui.domain.named import NamedTuple
from mentor_tui.domain.problems import Code, Problem, Refused
from mentor_tui.domain.record import kind_of

ASKED_ON = frozenset(
    (
        *("item", "task", "again", "notes", "sessions", "question", "stuck", "promise"),
        *("handover", "competency", "agenda", "checkins", "closing"),
    )
)
"""Kinds of things on which people leave words about their work: evidence, notes, messages, questions."""

_MAIL = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")
_DIGITS = re.compile(r"(?<![\w-])[2-6](?:[ -]?\d){12,18}(?![\w-])")
"""As many digits as cards have, the first as theirs, in groups or not; part of no longer word."""


class _All:
    """Whatever it is."""

    def __contains__(self, found: object) -> bool:
        return True


ALL: Container[str] = _All()
"""What somebody is sure of who has said so beforehand."""


class Private(NamedTuple):
    """What looks private, as it stands in a text."""

    kind: Literal["mail", "card"]
    found: str


def private_in(text: str) -> tuple[Private, ...]:
    """What in a text looks like an e-mail address, or like a card number: as many digits, with the last one fitting."""
    mails = (Private("mail", match[0]) for match in _MAIL.finditer(text))
    cards = (Private("card", match[0]) for match in _DIGITS.finditer(text) if fits_luhn(match[0]))
    return (*mails, *cards)


def fits_luhn(text: str) -> bool:
    """Whether the last digit is the one that the others ask for (ISO/IEC 7812-1, annex B); what is no digit is passed over."""
    digits = [int(character) for character in text if character.isdecimal()]
    doubled = [digit * 2 - 9 * (digit > 4) for digit in digits[-2::-2]]
    return (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0


def looks_private(thing: str, texts: Iterable[str], sure_of: Container[str]) -> Problem | None:
    """That words which are to be stored look private, and nobody has said that they are meant, or None.

    Args:
        thing: the key of what they are left on.
        texts: the words.
        sure_of: what somebody has been told of and means.

    """
    if kind_of(thing) not in ASKED_ON:
        return None
    for text in texts:
        for private in private_in(text):
            if private.found not in sure_of:
                return Refused(Code.LOOKS_PRIVATE, kind=private.kind, found=private.found)
    return None

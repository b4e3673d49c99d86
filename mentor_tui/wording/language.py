"""The language of sentences: gettext, with English as it stands in the code where nothing is translated."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from gettext import NullTranslations
from pathlib import Path

DOMAIN = "mentor_tui"
LOCALE = Path(__file__).resolve().parent.parent / "locale"

_chosen: list[str | None] = [None]


def use(language: str | None) -> None:
    """Take a language for all sentences from here on (``de``, ``pt_BR``); None is that of the environment."""
    _chosen[0] = language


@lru_cache(maxsize=4)
def _loaded(language: str | None) -> NullTranslations:
    import gettext

    return gettext.translation(DOMAIN, LOCALE, languages=[language] if language else None, fallback=True)


def _(message: str) -> str:
    """A sentence in the language in use."""
    return _loaded(_chosen[0]).gettext(message)


def N_(message: str) -> str:  # noqa: N802 - what gettext's tools look for
    """A sentence that is translated where it is said, not here."""
    return message


def ngettext(one: str, many: str, count: int) -> str:
    """A sentence for a count, in the language in use."""
    return _loaded(_chosen[0]).ngettext(one, many, count)


def pgettext(context: str, message: str) -> str:
    """A word in the language in use, where the same English word has several meanings."""
    return _loaded(_chosen[0]).pgettext(context, message)


def row_of_words(words: Callable[[], Sequence[str]]) -> Callable[[], Sequence[str]]:
    """Words that are always looked up together, such as the names of the months: once for each language."""
    made: dict[NullTranslations, Sequence[str]] = {}

    def once() -> Sequence[str]:
        language = _loaded(_chosen[0])
        if language not in made:
            made[language] = words()
        return made[language]

    return once

"""Languages by code, by locale and by name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentor_tui.catalogue.languages import languages
from mentor_tui.domain.problems import BadUse, Code
from tests.domain.helpers import SOME

language, LANGUAGES, SAME = languages().code, languages().names, languages().same


def test_every_code_and_every_name_means_one_language() -> None:
    for code, name in LANGUAGES.items():
        assert language(code) == language(code.upper()) == language(f"{code}-XX") == SAME.get(code, code)
        assert language(name) == language(name.upper()) == language(f" {name} (somewhere) ") == SAME.get(code, code)
    assert len({name.casefold() for name in LANGUAGES.values()}) == len(LANGUAGES)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Portuguese", "pt"),
        ("pt-BR", "pt"),
        ("pt_br", "pt"),
        ("en_US.UTF-8", "en"),
        ("zh-Hant-TW", "zh"),
        ("Portuguese (Brazil)", "pt"),
        ("fil", "fil"),
        ("yue", "yue"),
        ("Lao", "lo"),
        ("Scottish  Gaelic", "gd"),
        # one language under several codes and names
        ("cmn", "zh"),
        ("Mandarin", "zh"),
        ("tl", "fil"),
        ("Tagalog", "fil"),
        ("nb-NO", "no"),
        ("Farsi", "fa"),
    ],
)
def test_it_is_given_as_people_write_it(text: str, code: str) -> None:
    assert language(text) == code


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("portugese", "Portuguese"),
        ("por", "Portuguese"),
        ("germn", "German"),
        ("klingon", None),
        ("xx", None),
        ("xx-PT", None),
        ("p t", None),
        ("", None),
    ],
)
def test_an_unknown_one_is_refused_with_the_nearest(text: str, meant: str | None) -> None:
    with pytest.raises(BadUse) as problem:
        language(text)
    assert (problem.value.code, problem.value.facts["near"]) == (Code.UNKNOWN_LANGUAGE, meant)


@SOME
@given(st.one_of(st.text(max_size=12), st.from_regex(r"[A-Za-z]{2,3}[-_][A-Za-z]{2}", fullmatch=True)))
def test_whatever_is_written_is_a_code_of_the_table_or_refused(text: str) -> None:
    try:
        found = language(text)
    except BadUse:
        return
    assert found in LANGUAGES
    assert language(found) == found

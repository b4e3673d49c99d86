"""What people type, made harmless; and ids made from names."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentor_tui.domain.problems import BadUse, Code
from mentor_tui.domain.text import NAME_MOST, SLUG_MOST, TEXT_MOST, clean, folded, is_slug, name, near, said, slug
from tests.domain.helpers import SOME

ANYTHING = st.text(st.characters(codec=None, exclude_categories=()), max_size=200)
NASTY = st.lists(
    st.one_of(
        st.sampled_from(["\x1b[31m", "\x1b]0;title\x07", "\x1b]8;;http://x\x1b\\", "\x9b2J", "\x1bc", "\x1bP+q\x1b\\"]),
        st.integers(0, 0x9F).map(chr),
        st.sampled_from([*map(chr, (0x200E, 0x200F, 0x061C, 0x202E, 0x2066, 0x2069, 0x2028, 0x2029, 0xD800, 0xDFFF))]),
        st.text(max_size=5),
    ),
    max_size=20,
).map("".join)

BIDI = {*map(chr, (0x200E, 0x200F, 0x061C, *range(0x202A, 0x202F), *range(0x2066, 0x206A)))}


@SOME
@given(ANYTHING | NASTY, st.booleans())
def test_nothing_that_moves_a_terminal_survives(text: str, lines: bool) -> None:
    found = clean(text, lines=lines)
    allowed = {"\n"} if lines else set()
    assert {c for c in found if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp")} <= allowed
    assert not BIDI & set(found)
    found.encode()  # no lone surrogate is left
    assert clean(found, lines=lines) == found


@SOME
@given(st.text(st.characters(exclude_categories=("C", "Z")), max_size=80))
def test_what_people_write_stays_as_it_is(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("a\x1b]0;owned\x07b", "ab"),
        ("a\x1b]8;;https://x.example\x1b\\link", "alink"),
        ("a\x1b]never ended", "a"),
        ("\x9b31mred", "red"),
        ("\x1b", ""),
        ("bell\x07 and nul\x00", "bell and nul"),
        ("a\tb\r\nc\rd\u2028e", "a b c d e"),
        ("\u202eevil\u202c", "evil"),
        ("\ud800x", "x"),
        ("  [/] [@click=app.quit]no markup[/]  ", "[/] [@click=app.quit]no markup[/]"),
        ("Zoë O’Neill 日本 👩‍🚀", "Zoë O’Neill 日本 👩‍🚀"),
    ],
)
def test_examples(typed: str, kept: str) -> None:
    assert clean(typed) == kept


def test_lines_are_kept_where_they_are_wanted() -> None:
    assert clean("one\r\ntwo\u2029three\x0b", lines=True) == "one\ntwo\nthree"


@pytest.mark.parametrize("piece", ["x", "\x1b", "\x1b[", "\x1b[0", "\x1b]", "\x9b", "\u202e", "\x1b[31m", "a\n"])
def test_a_hundred_kilobytes_of_anything_is_refused_and_not_stored(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    assert len(clean(text, lines=True)) <= len(text)
    if len(clean(text, lines=True)) > TEXT_MOST:
        with pytest.raises(BadUse) as problem:
            said(text)
        assert (problem.value.code, problem.value.status) == (Code.TEXT_TOO_LONG, 2)
        assert "x" * 100 not in str(problem.value)
    else:
        assert said(text) == clean(text, lines=True)


def test_a_text_of_exactly_the_most_fits() -> None:
    assert said("x" * TEXT_MOST) == "x" * TEXT_MOST
    with pytest.raises(BadUse):
        said("x" * (TEXT_MOST + 1))


def test_a_name_is_one_clean_line_of_a_sensible_length() -> None:
    assert name("  Ana \n\t Ferreira\x1b[31m ") == "Ana Ferreira"
    for nothing in ("", "   ", "\x1b[31m", "\u202e"):
        with pytest.raises(BadUse) as problem:
            name(nothing)
        assert problem.value.code == Code.EMPTY_TEXT
    with pytest.raises(BadUse) as problem:
        name("x" * (NAME_MOST + 1))
    assert problem.value.code == Code.TEXT_TOO_LONG


def test_a_name_is_kept_with_its_letters_composed() -> None:
    assert name(unicodedata.normalize("NFD", "Zoë Ångström")) == unicodedata.normalize("NFC", "Zoë Ångström")


@pytest.mark.parametrize("nothing", ["\u200b", "\u3164", "\u00ad \u2800", "\u0301"])
def test_a_name_of_which_nothing_can_be_seen_is_none(nothing: str) -> None:
    with pytest.raises(BadUse) as problem:
        name(nothing)
    assert problem.value.code == Code.EMPTY_TEXT


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("José", "jose", True),
        (unicodedata.normalize("NFD", "Łukasz"), "LUKASZ", True),
        ("Groß", "gross", True),
        ("Jose\u200b", "José", True),
        ("がく", "かく", False),
        ("किरण", "करण", False),
    ],
)
def test_accents_are_no_other_name_and_signs_of_sounds_are(one: str, other: str, same: bool) -> None:
    assert (folded(one) == folded(other)) is same


@pytest.mark.parametrize(
    ("typed", "made"),
    [
        ("Ana Ferreira", "ana-ferreira"),
        ("Maya O’Neill", "maya-oneill"),
        ("Jürgen Groß", "jurgen-gross"),
        ("Łukasz Đorđević", "lukasz-dordevic"),
        ("Søren  Ångström-Åse", "soren-angstrom-ase"),
        ("日本", "person"),
        ("", "person"),
        ("[/]", "person"),
        ("../../etc/passwd", "etc-passwd"),
        ("CON", "con"),
    ],
)
def test_ids_are_made_from_names(typed: str, made: str) -> None:
    assert slug(typed) == made
    assert is_slug(made)


@SOME
@given(ANYTHING)
def test_whatever_the_name_the_id_is_one(text: str) -> None:
    assert is_slug(slug(text))
    assert len(slug(text)) <= SLUG_MOST - 4  # room for a number behind it


@pytest.mark.parametrize(
    "bad", ["", "Ana", "ana_b", "-ana", "ana-", "a--b", "ana/..", "ána", "a" * (SLUG_MOST + 1), "a\n"]
)
def test_what_is_no_id(bad: str) -> None:
    assert not is_slug(bad)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [("refnud", "refund"), ("pass", "passing-on"), ("qqqq", None), ("re", None), ("REFUND", "refund")],
)
def test_the_word_that_was_probably_meant(wanted: str, found: str | None) -> None:
    assert near(wanted, ["refund", "passing-on", "webhooks"]) == found

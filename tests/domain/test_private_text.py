"""What looks private in words that are to be stored."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentor_tui.domain.acts import ACTS
from mentor_tui.domain.problems import Code
from mentor_tui.domain.rules.private_text import ALL, ASKED_ON, fits_luhn, looks_private, private_in


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I wrote to jo.doe+x@mail.example.co.uk, and she answered", [("mail", "jo.doe+x@mail.example.co.uk")]),
        ("mailto:jo@example.com", [("mail", "jo@example.com")]),
        ("card 4111 1111 1111 1111 was charged twice", [("card", "4111 1111 1111 1111")]),
        ("378282246310005", [("card", "378282246310005")]),
        ("5555-5555-5555-4444", [("card", "5555-5555-5555-4444")]),
        ("4111 1111 1111 1112", []),
        ("case 4711, order 4111111111111111-b", []),
        ("@maya, look at 12:30", []),
        ("me@home", []),
        ("https://desk.example.com/t/2026050812345678901234", []),
        ("phone +351 912 345 678", []),
        ("0000 0000 0000 0000", []),
        ("", []),
    ],
)
def test_what_looks_private(text: str, found: list[tuple[str, str]]) -> None:
    assert [tuple(one) for one in private_in(text)] == found


@given(st.text("0123456789", min_size=12, max_size=18))
def test_of_ten_last_digits_one_fits_and_a_slip_of_one_digit_never_does(digits: str) -> None:
    fitting = [last for last in "0123456789" if fits_luhn(digits + last)]
    assert len(fitting) == 1
    whole = digits + fitting[0]
    for at, digit in enumerate(whole):
        slipped = whole[:at] + str((int(digit) + 1) % 10) + whole[at + 1 :]
        assert not fits_luhn(slipped)


def test_it_is_said_of_words_about_work_until_somebody_is_sure() -> None:
    text = "ask jo@example.com"
    problem = looks_private("item:course/read", ("", text), ())
    assert problem is not None
    assert (problem.code, problem.facts) == (Code.LOOKS_PRIVATE, {"kind": "mail", "found": "jo@example.com"})
    assert looks_private("item:course/read", (text,), ("jo@example.com",)) is None
    assert looks_private("item:course/read", (text, "or al@example.com"), ("jo@example.com",)) is not None
    assert looks_private("item:course/read", (text,), ALL) is None
    assert looks_private("again:course/read", (text,), ()) is not None
    assert looks_private("opening:billing", (text,), ()) is None


def test_what_it_is_asked_of_is_there() -> None:
    assert {kind for kind, _ in ACTS} >= ASKED_ON

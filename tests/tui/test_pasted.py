"""What is pasted stays text, however it arrives."""

import pytest

from mentor_tui.tui.base.terminal import TypedOrPasted

START, END = "\x1b[200~", "\x1b[201~"


@pytest.mark.parametrize(
    ("typed", "passed"),
    [
        ("q\x1b[A", "q\x1b[A"),
        (f"a{START}b\x1bu\x07\nc{END}d\x1b", f"a{START}bu\nc{END}d\x1b"),
        (f"{START}x{END}q\x1bu{END}\x1b", f"{START}x[201~qu{END}\x1b"),
        (f"{START}x{END}q{START}\x1by{END}", f"{START}x{END}q{START}y{END}"),
        (f"{START}x{START}y{END}", f"{START}x[200~y{END}"),
        ("\x1b", "\x1b"),
    ],
)
def test_in_one_piece_and_in_any_two_or_letter_by_letter(typed, passed):
    assert TypedOrPasted()(typed) == passed
    if typed.count(END) < 2:
        for at in range(len(typed)):
            harmless = TypedOrPasted()
            assert harmless(typed[:at]) + harmless(typed[at:]) == passed, at
        harmless = TypedOrPasted()
        assert "".join(map(harmless, typed)) == passed

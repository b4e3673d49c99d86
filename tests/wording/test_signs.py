"""Signs in ASCII: every one that the program writes has one, and what is printed reads on."""

import ast
from pathlib import Path

import pytest
from rich.cells import cell_len

from mentor_tui.wording.signs import SIGNS, at_length, in_ascii

PROGRAM = Path(__file__).parents[2] / "mentor_tui"


def _written(path: Path) -> set[str]:
    """The characters of the strings of a module, without those of its documentation."""
    tree = ast.parse(path.read_text("utf-8"))
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    strings = (n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and id(n) not in told)
    return {character for text in strings if isinstance(text, str) for character in text}


@pytest.mark.parametrize("room", ["tui", "wording", "cli"])
def test_every_sign_that_the_program_writes_has_one_in_ascii(room):
    written = set().union(*map(_written, (PROGRAM / room).rglob("*.py")))
    # Ends of sentences in other scripts are only looked for, never written.
    without = {c for c in written if not c.isascii() and not c.isalpha() and c not in "»？؟。"} - set(SIGNS)
    assert not without


def test_signs_take_one_cell_each():
    for sign, plain in SIGNS.items():
        assert cell_len(sign) == len(plain) == 1
        assert plain.isascii()


def test_measured_text_keeps_its_cells_and_printed_text_its_sense():
    assert in_ascii("2½ h · “Take a refund…”") == '2.5h - "Take a refund~"'
    assert in_ascii("44½ → 38½ of 40 h/wk free") == "44.5>38.5 of 40 h/wk free"
    assert in_ascii("38½ of 40½ h · 3") == "38+ of 40.5h - 3", "only one blank can go"
    assert in_ascii("38½ of 40 h") == "38.5 of 40h"
    assert in_ascii("   7½  8½, and 9") == "  7.5 8.5, and 9"
    assert in_ascii("8½, and 9") == "8+, and 9"
    assert at_length("2½ h · “Take a refund…” 山田 Łukasz") == '2.5 h - "Take a refund..." ShanTian Lukasz'

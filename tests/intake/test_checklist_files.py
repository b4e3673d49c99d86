"""Checklists of many shapes, each with all that becomes of it: see the file beside it that ends in ``expected.txt``."""

from pathlib import Path

import pytest

from mentor_tui.catalogue.checking import check_text
from mentor_tui.intake.importing import Imported, compose, read_whole
from tests.intake.helpers import shown

HERE = Path(__file__).parent / "checklists"
NAMES = sorted(path.name for path in HERE.iterdir() if path.suffix != ".txt")


def made(name: str, former: str = "") -> Imported:
    return compose(read_whole([(name, (HERE / name).read_bytes())]), former=former)


@pytest.mark.parametrize("name", NAMES)
def test_a_checklist_becomes_what_a_lead_expects(name: str):
    assert shown(made(name)) == (HERE / f"{name}.expected.txt").read_text()


@pytest.mark.parametrize("name", NAMES)
def test_what_it_becomes_passes_check_and_a_second_time_nothing_changes(name: str):
    text = made(name).written.text
    assert [fault for fault in check_text(text, Path("made.yaml")) if not fault.warning] == []
    assert made(name, text).written.same

"""Checklists of many shapes, and the phases and days that they become."""

from pathlib import Path

import pytest

from mentor_tui.intake.importing import compose, read_whole

HERE = Path(__file__).parent / "checklists"


@pytest.mark.parametrize(
    ("name", "days"),
    [
        ("day-by-day.md", [1, 2, 3, 4, 5, 5]),
        ("issue-template.md", [0, 1, 5, 10, 10]),
        ("mixed-languages.md", [5, 10, 15, 20, 20]),
        ("notion-export.md", [5, 10, 15, 15]),
        ("plan-30-60-90.md", [21, 43, 64, 64]),
        ("wiki-tables.md", [5, 20, 20]),
    ],
)
def test_headings_become_phases_with_their_days(name: str, days: list[int]):
    made = compose(read_whole([(name, (HERE / name).read_bytes())]))
    assert [phase.by_day for phase in made.draft.phases] == days
